"""Titles of items that nothing but their words parts from the text which goes on after them."""

from tests.extractors.structures import B, P, read

HEAD = (B("ELMBY PARISH COUNCIL"), P("Minutes of the meeting held on 4 June 2015 in the Old Hall"))


def _items(*lines: str) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in read([*HEAD, *(P(line) for line in lines)]).items]


def test_a_title_ends_where_a_sentence_begins() -> None:
    assert _items(
        "1. Election of Chairman Ann Elm was nominated and seconded, and duly took the chair.",
        "2. Approval of Minutes The minutes of the last meeting were agreed as a true record.",
        "3. Handrail at the ford No further news had been received from the county.",
        "4. Allotments The Clerk reported that two plots were free and it was agreed to let them.",
    ) == [
        ("1", "Election of Chairman"),
        ("2", "Approval of Minutes"),
        ("3", "Handrail at the ford"),
        ("4", "Allotments"),
    ]


def test_a_title_in_capitals_ends_with_them() -> None:
    assert _items(
        "5. CORRESPONDENCE i. Letters: one from Mr Ash was read and noted.",
        "6. LOCAL REPORTS No further reports were received.",
        "7. MEMBERS’ INTERESTS Nothing was declared by those who were present.",
    ) == [("5", "CORRESPONDENCE"), ("6", "LOCAL REPORTS"), ("7", "MEMBERS’ INTERESTS")]


def test_numbered_paragraphs_without_titles_are_no_items() -> None:
    assert (
        _items(
            "1. The Clerk said that the stile had been mended and was safe again.",
            "2. It was agreed that the hedge would be cut before the spring.",
            "3. Members had walked the path and were pleased with it.",
        )
        == []
    )
