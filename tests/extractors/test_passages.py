from extractors.passages import find_passages
from tests.extractors.papers import L
from tests.extractors.structures import B, P, read

LONG = "The Panel heard that the bridge at Mill Lane would be closed for ten weeks while its deck was replaced."


def test_a_passage_stands_under_its_headings() -> None:
    structure = read([B("Bridges", size=16), P(LONG), B("Works"), P(LONG), B("Weirs", size=16), P(LONG)])
    found = [(passage.headings, passage.text) for passage in find_passages(structure)]
    assert found == [
        (("Bridges",), f"Bridges {LONG}"),
        (("Bridges", "Works"), f"Works {LONG}"),
        (("Weirs",), f"Weirs {LONG}"),
    ]


def test_a_passage_ends_after_about_120_words() -> None:
    structure = read([B("Bridges", size=16), *[P(LONG) for _ in range(20)]])
    passages = find_passages(structure)
    assert len(passages) > 2
    assert all(len(passage.text.split()) <= 120 for passage in passages)


def test_the_boxes_of_a_passage_are_those_of_its_lines() -> None:
    structure = read([B("Bridges", size=16), P(LONG)], [L("It was reopened in June.")])
    passage = find_passages(structure)[0]
    assert [page for page, _ in passage.boxes] == [1, 2]
    assert [len(boxes) for _, boxes in passage.boxes] == [2, 1]
    assert structure.document.text[passage.start : passage.end].startswith("Bridges\n")


def test_markers_are_part_of_a_passage() -> None:
    structure = read([B("Bridges", size=16), P("(a) that the deck be replaced;"), P("(b) that the weir be raised.")])
    assert "(a) that the deck be replaced; (b) that the weir be raised." in find_passages(structure)[0].text
