"""Structures made of lines and tables, without a PDF, for tests of records."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import compose
from extractors.layout import Cell, CellRef, Line, Page, Pages, Table, Word
from extractors.structure import Structure, find_structure
from nlp_models import load_reader
from tests.extractors.papers import HEIGHT, LINE, WIDTH, L, document_of

_COLUMN = 180.0  # points: the width of a column of a table
HEAD = (L("Ashcombe Parish Council", bold=True), L("Minutes of the meeting held on 4 March 2025 at 7.30pm", above=1))
AGENDA = (
    L("Ashcombe Parish Council", bold=True),
    L("Agenda", bold=True, above=1),
    L("Date: 4 March 2025", above=1),
)


@dataclass(frozen=True)
class Rows:
    """A ruled table: rows of cells; a cell may hold several lines, some of them empty; an empty cell holds none."""

    rows: Sequence[Sequence[str]]
    bold_rows: frozenset[int] = frozenset()


def structure_of(*content: L | str | Rows, head: Sequence[L] = HEAD) -> Structure:
    """The structure of a paper of one page: a head that names the meeting, then lines and tables."""
    return structure_of_pages((*head, *content))


def structure_of_pages(*contents: Sequence[L | str | Rows]) -> Structure:
    """The structure of a paper with the lines and tables of each of its pages."""
    pages = tuple(_page(number, content) for number, content in enumerate(contents, start=1))
    return find_structure(compose(Pages(pages)), "sha256:" + "0" * 64, load_reader())


def _page(number: int, content: Sequence[L | str | Rows]) -> Page:
    lines: list[Line] = []
    tables: list[Table] = []
    top = 60.0
    for given in content:
        if isinstance(given, Rows):
            table, cell_lines, top = _table(given, len(tables), top + LINE)
            tables.append(table)
            lines += cell_lines
        else:
            line, top = _set(given if isinstance(given, L) else L(given), top)
            lines.append(line)
    return Page(number, WIDTH, HEIGHT, "text", tuple(lines), tuple(tables))


def _set(given: L, top: float) -> tuple[Line, float]:
    placed = document_of([given]).lines[0].line
    down = top + given.above * LINE - placed.box[1]
    return _moved(placed, 0, down, None), top + (given.above + 1) * LINE


def _table(given: Rows, index: int, top: float) -> tuple[Table, list[Line], float]:
    columns = max(len(row) for row in given.rows)
    cells, lines, start = [], [], top
    for at, row in enumerate(given.rows):
        height = LINE * max(1, *(len(text.splitlines()) for text in row))
        for column, text in enumerate(row):
            left = 72 + column * _COLUMN
            cells.append(Cell(at, column, (left - 4, top - 2, left + _COLUMN - 4, top + height)))
            for number, words in enumerate(text.splitlines()):
                if not words:
                    continue
                placed = document_of([L(words, bold=at in given.bold_rows)]).lines[0].line
                down = top + number * LINE - placed.box[1]
                lines.append(_moved(placed, column * _COLUMN, down, CellRef(index, at, column)))
        top += height + 4
    box = (68.0, start - 2, 68.0 + columns * _COLUMN, top)
    return Table(box, len(given.rows), columns, tuple(cells)), lines, top + LINE


def _moved(line: Line, right: float, down: float, cell: CellRef | None) -> Line:
    def moved(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        return box[0] + right, box[1] + down, box[2] + right, box[3] + down

    words = tuple(Word(word.start, word.end, moved(word.box), word.bold) for word in line.words)
    return Line(line.text, words, moved(line.box), line.size, bold=line.bold, cell=cell)
