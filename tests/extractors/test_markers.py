import pytest

from extractors.blocks import Block, find_blocks
from extractors.markers import marker_of
from tests.extractors.papers import L, document_of

LONG = "The Panel heard that the bridge at Mill Lane would be closed for ten weeks while its deck"


def _markers(*lines: L | str) -> list[str | None]:
    return [block.marker.text if block.marker else None for block in _blocks(*lines)]


def _blocks(*lines: L | str) -> tuple[Block, ...]:
    return find_blocks(document_of(lines))


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("1. Apologies", "1", "Apologies"),
        ("1.2.3.4 Apologies", "1.2.3.4", "Apologies"),
        ("2.2The Clerk said", "2.2", "The Clerk said"),
        ("22/11 Minutes", "22/11", "Minutes"),
        ("22/23-014 Minutes", "22/23-014", "Minutes"),
        ("(a) that it be so", "(a)", "that it be so"),
        ("(iv) that it be so", "(iv)", "that it be so"),
        ("(12) that it be so", "(12)", "that it be so"),
        ("a) that it be so", "a)", "that it be so"),
        ("iv) that it be so", "iv)", "that it be so"),
        ("ii. that it be so", "ii", "that it be so"),
        ("b\tthat it be so", "b", "that it be so"),
        ("II. Police report", "II", "Police report"),
        ("• that it be so", "•", "that it be so"),
        ("‣ that it be so", "‣", "that it be so"),
        ("▪ that it be so", "▪", "that it be so"),
        ("– that it be so", "–", "that it be so"),
        ("o that it be so", "o", "that it be so"),
        ("\uf0b7 that it be so", "\uf0b7", "that it be so"),
        ("\ue123 that it be so", "\ue123", "that it be so"),
        ("21.05.03 Highways", "21.05.03", "Highways"),
        ("2025-26 (38) Highways", "2025-26 (38)", "Highways"),
        ("2431: Police", "2431", "Police"),
        ("7-A. HEARING", "7-A", "HEARING"),
        ("4-B Repayment of the loan", "4-B", "Repayment of the loan"),
        ("Item 4: Budget", "4", "Budget"),
        ("Q1. Do you agree?", "Q1", "Do you agree?"),
        ("§ 3 Duties", "§ 3", "Duties"),
    ],
)
def test_list_markers(line: str, marker: str, text: str) -> None:
    block = _blocks(line)[0]
    assert block.marker is not None
    assert (block.marker.text, block.text) == (marker, text)


@pytest.mark.parametrize(
    "line",
    [
        "2018 was a good year",
        "14.30 - 15.00 Tea",
        "12/01/2025 Planning",
        "19 July at noon",
        "95% of homes",
        "5.2 million pounds",
        "1.5 hours later",
        "J. Smith",
        "A. B. Ash (Chair)",
        "p. 5 of the report",
        "In the hall",
        "£5.2 million",
    ],
)
def test_numbers_and_initials_that_are_part_of_the_words_are_no_markers(line: str) -> None:
    assert _blocks(line)[0].marker is None


@pytest.mark.parametrize(
    "line", ["4). It rose.", "23/24 budgets rose.", "2018. It rose.", "12. It rose.", "I. It rose."]
)
def test_numbers_that_a_sentence_runs_into_are_no_markers(line: str) -> None:
    assert len(_blocks(f"{LONG} and (in 2022/23 and the item", line)) == 1


def test_a_year_after_its_month_is_no_marker_under_the_text_of_a_bullet() -> None:
    assert _markers(f"• {LONG} is mended by March", L("2028. It rose.", left=84)) == ["•"]


def test_a_year_at_the_start_of_a_line_counts_items_where_its_neighbours_do() -> None:
    assert _markers("22/22 Highways", L("22/23 Planning", above=1), L("22/24 Dates", above=1)) == [
        "22/22",
        "22/23",
        "22/24",
    ]


def test_letters_in_the_order_of_the_alphabet_are_a_list() -> None:
    assert _markers("A. Apologies", L("B. Minutes", above=1), L("C. Planning", above=1)) == ["A", "B", "C"]


def test_people_with_initials_are_no_list() -> None:
    assert _markers("R. Ash", L("J. Birch", above=1), L("K. Elm", above=1)) == [None, None, None]


def test_a_letter_that_a_symbol_font_prints_as_a_bullet_recurs_before_a_gap() -> None:
    lines = [L(f"x  {text}", above=1) for text in ("Roofs were mended", "Hedges were cut", "Bins were bought")]
    blocks = _blocks(*lines)
    assert [block.marker is not None and block.marker.bullet for block in blocks] == [True] * 3
    assert blocks[0].text == "Roofs were mended"


def test_a_letter_that_stands_alone_once_is_no_bullet() -> None:
    assert _markers(L("x  Roofs were mended")) == [None]


def test_a_bullet_is_no_number() -> None:
    block = _blocks("• one")[0]
    assert block.marker is not None
    assert block.number is None


def test_a_bare_number_has_no_stop() -> None:
    found = marker_of(document_of(["5     Roofs"]).lines[0].line)
    assert found is not None
    assert not found.stop
