from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.document import Document, compose
from extractors.layout import Cell, CellRef, Page, Pages, Table
from extractors.paragraphs import Row, find_paragraphs, rows_of
from tests.extractors.papers import CHARACTER, L, document_of

FULL = "The Panel heard that the bridge at Mill Lane would be closed for ten weeks while its"
SHORT = "It was closed in June"
MEASURE = len(FULL) * CHARACTER


def _rows(document: Document, margins: dict[int, int] | None = None) -> list[Row]:
    return rows_of(document.lines, margins or {}, document)


def _lengths(document: Document) -> list[int]:
    """The number of lines of each paragraph."""
    return [len(paragraph) for paragraph in find_paragraphs(_rows(document))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([FULL, FULL, SHORT], [3]),
        ([SHORT, FULL, FULL], [1, 2]),
        ([FULL, FULL, L(FULL, above=0.8), FULL], [2, 2]),
        ([L(FULL, above=0.6) for _ in range(3)], [3]),
        ([FULL, L("deck was mended", size=14)], [1, 1]),
        ([FULL, L("deck was mended", size=11.5)], [2]),
        ([L(FULL, bold=True), FULL], [1, 1]),
        ([f"3. {FULL}", L(FULL, left=90), L(FULL, left=90)], [3]),
        ([f"3. {FULL}", L(FULL, left=140)], [1, 1]),
        ([FULL, FULL, L(FULL[:-5], left=100)], [2, 1]),
        ([f"1. {FULL}", f"2. {FULL}"], [1, 1]),
        ([FULL, "Present: Cllr Ash and Cllr Elm"], [1, 1]),
        ([FULL, "PRESENT"], [1, 1]),
        ([FULL, "Present members were thanked"], [2]),
        ([f"Present:\t{FULL}", L(SHORT, left=72 + 9 * CHARACTER)], [2]),
        ([f"Present:\t{FULL}", L(SHORT, left=72)], [1, 1]),
        ([FULL, L(FULL[:64], left=72 + 10 * CHARACTER)], [2]),
    ],
    ids=[
        "full lines", "a line that ends early", "a wider gap", "wide gaps throughout", "larger type",
        "hardly larger type", "bold, then plain", "under the text of its marker", "farther in than that",
        "an indent", "markers", "a label", "a label alone", "no label", "under the text after a tab",
        "under the word before a tab",
        "centred lines",
    ],
)  # fmt: skip
def test_where_paragraphs_begin(lines: Sequence[L | str], expected: list[int]) -> None:
    assert _lengths(document_of([L(FULL), L(FULL, above=2), *_set_off(lines)])) == [1, 1, *expected]


def _set_off(lines: Sequence[L | str]) -> list[L]:
    """The lines, the first of them well below what stands above."""
    first, *others = (line if isinstance(line, L) else L(line) for line in lines)
    return [replace(first, above=first.above + 2), *others]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (FULL, "deck was mended.", [2]),
        (f"{FULL[:-1]}.", "deck was mended.", [1, 1]),
        (FULL, "Members were thanked.", [1, 1]),
        (f"{FULL[:-4]} the", "Members were thanked.", [2]),
        (FULL, "2. deck was mended", [1, 1]),
        (SHORT, "deck was mended.", [2]),
    ],
    ids=["in lower case", "after a stop", "in capitals", "after the", "with a marker", "after a short line"],
)
def test_what_goes_on_over_a_page(before: str, after: str, expected: list[int]) -> None:
    assert _lengths(document_of([before], [after])) == expected


def test_a_paragraph_goes_on_at_the_head_of_the_next_column() -> None:
    page = document_of([FULL[:40], FULL[:40], "deck was mended.", "The weir was not mended at all."]).pages[0]
    right = [
        replace(
            line,
            box=(line.box[0] + 300, line.box[1] - 28, line.box[2] + 300, line.box[3] - 28),
            words=tuple(
                word._replace(box=(word.box[0] + 300, word.box[1] - 28, word.box[2] + 300, word.box[3] - 28))
                for word in line.words
            ),
        )
        for line in page.lines[2:]
    ]
    document = compose(Pages((replace(page, lines=(*page.lines[:2], *right)),)))
    assert _lengths(document) == [3, 1]


def _in_cells(lines: Sequence[str], columns: Sequence[int], width: float) -> Document:
    """Lines in the cells of a table of one row, cells `width` points wide."""
    page = document_of(lines).pages[0]
    cells = tuple(Cell(0, column, (68, 98, 72 + width, 200)) for column in sorted(set(columns)))
    placed = tuple(replace(line, cell=CellRef(0, 0, column)) for line, column in zip(page.lines, columns, strict=True))
    table = Table((68, 98, 600, 200), 1, len(cells), cells)
    return compose(Pages((Page(1, page.width, page.height, "text", placed, (table,)),)))


def test_a_heading_over_two_columns_does_not_say_how_far_the_first_reaches() -> None:
    column = FULL[:40]
    first = [L(column, above=1), *(L(column) for _ in range(5))]
    second = [L(column, left=340, above=-len(first)), *(L(column, left=340) for _ in range(5))]
    assert _lengths(document_of([L(FULL, bold=True), *first, *second])) == [1, 6, 6]


def test_names_beside_their_offices_are_no_columns_of_running_text() -> None:
    names = [L(f"{letter} Ash", above=2 * (at == 0)) for at, letter in enumerate("ABCDEFGH")]
    offices = [L("Clerk", left=340, above=-8 * (at == 0)) for at in range(8)]
    assert _lengths(document_of([L(FULL), *names, *offices]))[:9] == [1] * 9


def test_no_paragraph_leaves_its_cell() -> None:
    assert _lengths(_in_cells([FULL, "deck was mended."], [0, 1], MEASURE)) == [1, 1]


@pytest.mark.parametrize(("width", "expected"), [(MEASURE / 2, [2]), (MEASURE, [1, 1])], ids=["narrow", "wide"])
def test_in_a_cell_lines_reach_to_its_side(width: float, expected: list[int]) -> None:
    assert _lengths(_in_cells([FULL[:40], "deck was mended"], [0, 0], width)) == expected


def test_initials_in_the_margin_are_no_part_of_a_row() -> None:
    document = document_of([f"{FULL}\tAB", FULL])
    first, second = _rows(document, {0: document.text.index("AB")})
    assert first.end == second.end == len(FULL)
    assert first.box == document.lines[0].line.box[:2] + second.box[2:3] + document.lines[0].line.box[3:]
    assert (first.tab, first.right) == (False, second.right)
    assert _lengths(document) == [1, 1]


def test_the_text_of_a_row_begins_after_its_marker() -> None:
    (row,) = _rows(document_of(["3. The bridge"]))
    assert row.marker is not None
    assert row.text_left == 72 + 3 * CHARACTER
    assert row.box[0] == 72
