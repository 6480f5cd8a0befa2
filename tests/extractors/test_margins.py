from dataclasses import replace

import pytest

from extractors.document import Document, compose
from extractors.layout import CellRef, Pages
from extractors.margins import margin_notes
from tests.extractors.papers import L, document_of

TEXT = "The Panel heard that the bridge at Mill Lane would be closed for ten weeks"
REST = [TEXT] * 4


def _notes(document: Document) -> list[str]:
    return [note.text for note in margin_notes(document.lines).values()]


@pytest.mark.parametrize("initials", ["AB", "ABC", "ABc", "CD/EF", "CD, EF", "CD & EF", "All", "ALL", "AB+CD"])
def test_what_initials_in_the_margin_look_like(initials: str) -> None:
    assert _notes(document_of([f"{TEXT}\t{initials}", f"{TEXT}\tAB", *REST])) == [initials, "AB"]


@pytest.mark.parametrize("word", ["A", "Ab", "ab", "2024", "ABCDE", "(AB)", "AB."])
def test_what_no_initials_look_like(word: str) -> None:
    assert _notes(document_of([f"{TEXT}\t{word}", f"{TEXT}\t{word}", *REST])) == []


@pytest.mark.parametrize(
    "lines",
    [
        [f"{TEXT}\tAB", *REST],
        [f"{TEXT}\tAB", f"{TEXT} and for ten more\tCD", *REST],
        [f"{TEXT[:40]} AB", f"{TEXT[:40]} CD", *REST],
        [f"{TEXT}\tAB", f"{TEXT}\tCD"],
        ["AB", "CD", *REST],
    ],
    ids=["one alone", "in no column", "short of the edge of the text", "on a page with little text", "nothing beside"],
)
def test_initials_that_are_no_notes(lines: list[str]) -> None:
    assert _notes(document_of(lines)) == []


def test_the_column_of_notes_is_that_of_the_whole_paper() -> None:
    document = document_of([f"{TEXT}\tAB", *REST], [f"{TEXT}\tCD", *REST])
    assert _notes(document) == ["AB", "CD"]


def test_a_note_is_where_the_document_has_it() -> None:
    document = document_of([*REST, f"{TEXT}\tAB", f"{TEXT}\tCD/EF"])
    notes = margin_notes(document.lines)
    assert sorted(notes) == [4, 5]
    assert [document.text[note.start : note.end] for note in notes.values()] == ["AB", "CD/EF"]


@pytest.mark.parametrize("aside", ["cell", "note"])
def test_tables_and_footnotes_have_no_margin(aside: str) -> None:
    page = document_of([f"{TEXT}\tAB", f"{TEXT}\tCD", *REST]).pages[0]
    lines = [
        replace(line, cell=CellRef(0, 0, 0)) if aside == "cell" else replace(line, note=True) for line in page.lines
    ]
    assert _notes(compose(Pages((replace(page, lines=tuple(lines)),)))) == []


def test_bold_is_as_good_as_plain() -> None:
    assert _notes(document_of([L(f"{TEXT}\tAB", bold=True), f"{TEXT}\tCD", *REST])) == ["AB", "CD"]
