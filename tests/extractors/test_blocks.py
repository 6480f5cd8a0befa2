import pytest

from extractors.blocks import Block, find_blocks
from tests.extractors.papers import L, document_of

LONG = "The Panel heard that the bridge at Mill Lane would be closed for ten weeks while its deck"


def _texts(*lines: L | str) -> list[str]:
    return [block.text for block in find_blocks(document_of(lines))]


def _first(*lines: L | str) -> Block:
    return find_blocks(document_of(lines))[0]


def test_lines_that_fill_the_measure_are_one_paragraph() -> None:
    assert _texts(LONG, "was replaced.") == [f"{LONG} was replaced."]


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    assert _texts(LONG, "was replaced.", "Members thanked the engineers for their work on the bridge, and") == [
        f"{LONG} was replaced.",
        "Members thanked the engineers for their work on the bridge, and",
    ]


def test_a_gap_begins_a_paragraph() -> None:
    assert len(_texts(LONG, L(LONG, above=1))) == 2


def test_a_change_of_weight_begins_a_block() -> None:
    assert _texts(L("Bridges", bold=True), LONG) == ["Bridges", LONG]


def test_a_change_of_slant_begins_a_block() -> None:
    assert _texts(LONG, L("OPEN ITEMS", italic=True)) == [LONG, "OPEN ITEMS"]


def test_a_phrase_in_another_slant_does_not() -> None:
    assert len(_texts(LONG, L("was replaced in May.", italic=True))) == 1


def test_text_hanging_under_its_marker_belongs_to_it() -> None:
    block = _first(f"1.  {LONG}"[:88], L("was replaced.", left=72 + 4 * 6))
    assert block.number == "1"
    assert block.text.endswith("was replaced.")


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("1. Apologies", "1", "Apologies"),
        ("22/11 Minutes", "22/11", "Minutes"),
        ("(a) that it be so", "(a)", "that it be so"),
        ("iv) that it be so", "iv)", "that it be so"),
        ("• that it be so", "•", "that it be so"),
        ("21.05.03 Highways", "21.05.03", "Highways"),
        ("2025-26 (38) Highways", "2025-26 (38)", "Highways"),
        ("2431: Police", "2431", "Police"),
        ("7-A. HEARING", "7-A", "HEARING"),
    ],
)
def test_list_markers(line: str, marker: str, text: str) -> None:
    block = _first(line)
    assert block.marker is not None
    assert (block.marker.text, block.text) == (marker, text)


@pytest.mark.parametrize(
    "line", ["2018 was a good year", "14.30 - 15.00 Tea", "12/01/2025 Planning", "19 July at noon", "95% of homes"]
)
def test_numbers_that_are_part_of_the_sentence_are_no_markers(line: str) -> None:
    assert _first(line).marker is None


def test_a_number_that_a_sentence_runs_into_is_no_marker() -> None:
    assert len(_texts(LONG + " and of its piers (see item", "4). It rose.")) == 1


def test_bullets_are_no_numbers() -> None:
    assert _first("• one").number is None


def test_a_paragraph_goes_on_over_the_page() -> None:
    document = document_of([LONG], ["was replaced in June."])
    blocks = find_blocks(document)
    assert [(block.page, block.last_page) for block in blocks] == [(1, 2)]


def test_furniture_is_in_no_block() -> None:
    assert _texts(L("Page 3", furniture="running"), LONG) == [LONG]


def test_in_a_paper_set_in_bold_weight_tells_nothing() -> None:
    blocks = find_blocks(document_of([L(LONG, bold=True), L("A short line", bold=True, above=1)]))
    assert not any(block.bold for block in blocks)


def test_tabs_part_columns() -> None:
    assert _texts("Cllr Ash\tCllr Birch", "Cllr Elm\tCllr Oak") == ["Cllr Ash Cllr Birch", "Cllr Elm Cllr Oak"]
