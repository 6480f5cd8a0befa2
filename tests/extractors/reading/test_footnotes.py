"""Footnotes are told from text and read after it."""

import pytest

from extractors.layout import Line
from extractors.reading import read_pages
from tests.extractors.pdfs import Draw, lines, pdf_of, together

_TEXT = [f"the council agreed the matter of line {n} and went on to the next" for n in range(20)]


def _lines(*draws: Draw) -> tuple[Line, ...]:
    return read_pages(pdf_of(together(*draws))).pages[0].lines


@pytest.mark.parametrize("mark", ["1 ", "* ", "[2] ", "†"])
def test_small_lines_with_a_mark_at_the_foot_are_notes(mark: str) -> None:
    notes = [f"{mark}See the report to the Board of last year, which sets out", "the costs in full."]
    read = _lines(lines(*_TEXT), lines(*notes, top=720, size=8))
    assert [line.text for line in read if line.note] == notes
    assert [line.text for line in read] == [*_TEXT, *notes]


def test_notes_under_the_left_column_are_read_after_the_right_one() -> None:
    left = [f"{'l' if n else 'L'}eft text goes on to the edge in line {n}" for n in range(20)]
    right = [f"{'r' if n else 'R'}ight text goes on to the edge in line {n}" for n in range(30)]
    note = "1 As agreed by the Board in the spring"
    read = _lines(
        lines(*left, left=50, size=10), lines(*right, left=310, size=10), lines(note, left=50, top=478, size=7)
    )
    assert [line.text for line in read] == [*left, *right, note]
    assert [line.text for line in read if line.note] == [note]


def test_notes_stand_before_the_running_foot() -> None:
    notes = ["1 Where the Board met", "2 In the old mill", "3 As the clerk recalls"]

    def page(number: int) -> Draw:
        return together(lines(*_TEXT), lines(notes[number - 1], top=740, size=8), lines(f"Page {number}", top=800))

    for read in read_pages(pdf_of(*(page(n) for n in range(1, 4)))).pages:
        assert [line.text for line in read.lines][-2:] == [notes[read.number - 1], f"Page {read.number}"]
        assert [line.note for line in read.lines][-2:] == [True, False]


@pytest.mark.parametrize(
    ("text", "size", "top"),
    [
        ("1 See the report to the Board", 11.0, 720.0),
        ("There being no other business the meeting closed", 8.0, 720.0),
        ("3. Apologies were received", 8.0, 720.0),
        ("2 of each kind were bought", 8.0, 720.0),
        ("* Provisional figures", 8.0, 60.0),
    ],
    ids=["size of the text", "no mark", "item of a list", "count", "at the top"],
)
def test_other_lines_are_not_notes(text: str, size: float, top: float) -> None:
    read = _lines(lines(*_TEXT), lines(text, top=top, size=size))
    assert not any(line.note for line in read)


def test_a_note_under_a_table_within_the_text_stays_where_it_is() -> None:
    note = "* Provisional figures"
    below = ["The Board noted the figures.", "It asked for the final ones in June."]
    read = _lines(lines(*_TEXT), lines(note, top=450, size=8), lines(*below, top=480))
    assert [line.text for line in read] == [*_TEXT, note, *below]
    assert not any(line.note for line in read)
