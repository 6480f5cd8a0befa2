"""Tables with their rows joined over pages, headers told apart from the rows that they head."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.document import Document, PlacedLine
from extractors.folding import Folded, fold_lines, words_of
from extractors.layout import Table
from nlp_models import Reader

_ALIGNED = 6.0  # points by which the sides of two tables may differ and still be one table
_NEAR_EDGE = 0.25  # of the page's height: how near to foot and head a table goes over the page
_HEADER_WORDS = 9  # header cells are short


@dataclass(frozen=True, slots=True)
class GridCell:
    """The text of a cell with the way back to the document."""

    folded: Folded
    lines: tuple[PlacedLine, ...]

    @property
    def text(self) -> str:
        """The running text."""
        return self.folded.text

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.line.bold for line in self.lines)

    @property
    def start(self) -> int:
        """The offset of its first character in the document's text."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.lines[-1].end


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: a cell or None for every column. `table` is the index of the table on the page."""

    page: int
    table: int
    cells: tuple[GridCell | None, ...]

    @property
    def filled(self) -> tuple[GridCell, ...]:
        """The cells that hold text."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def start(self) -> int:
        """The offset of its first character in the document's text."""
        return min(cell.start for cell in self.filled)

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return max(cell.end for cell in self.filled)

    def text(self, column: int | None) -> str:
        """The text of a column, empty where there is none."""
        cell = self.cells[column] if column is not None and column < len(self.cells) else None
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table over one or more pages; `header` holds the column titles, empty where it has none."""

    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    columns: int

    @property
    def page(self) -> int:
        """The page on which it starts."""
        return self.rows[0].page

    def column(self, pattern: re.Pattern[str]) -> int | None:
        """The first column whose title the pattern matches."""
        return next((i for i, title in enumerate(self.header) if pattern.search(title)), None)


def find_grids(document: Document, reader: Reader) -> tuple[Grid, ...]:
    """The tables of a document in reading order, those that go on over a page joined."""
    vocabulary = words_of(document.text)
    joined: list[tuple[Table, list[GridRow]]] = []
    for page in document.pages:
        lines = [line for line in document.lines if line.page == page.number and line.line.cell]
        by_table = groupby(lines, key=lambda x: x.line.cell.table if x.line.cell else -1)
        for index, table_lines in by_table:
            rows = list(_rows(page.number, page.tables[index], list(table_lines), vocabulary))
            if not rows:
                continue
            if joined and _goes_on(document, joined[-1], page.tables[index], rows[0]):
                joined[-1][1].extend(rows)
                joined[-1] = (page.tables[index], joined[-1][1])
            else:
                joined.append((page.tables[index], rows))
    return tuple(_with_header(table.columns, rows, reader) for table, rows in joined)


def _rows(page: int, table: Table, lines: list[PlacedLine], vocabulary: frozenset[str]) -> Iterator[GridRow]:
    for _, row_lines in groupby(lines, key=lambda x: x.line.cell.row if x.line.cell else -1):
        cells: list[GridCell | None] = [None] * table.columns
        for column, cell_lines in groupby(row_lines, key=lambda x: x.line.cell.column if x.line.cell else -1):
            found = tuple(cell_lines)
            cells[column] = GridCell(fold_lines(found, vocabulary), found)
        first = next(cell for cell in cells if cell)
        yield GridRow(page, first.lines[0].line.cell.table if first.lines[0].line.cell else 0, tuple(cells))


def _goes_on(document: Document, before: tuple[Table, list[GridRow]], table: Table, first: GridRow) -> bool:
    """Whether a table is the rest of the one before: same sides and columns, at the head of the next page."""
    last, rows = before
    if first.page != rows[-1].page + 1 or last.columns != table.columns:
        return False
    if abs(last.box[0] - table.box[0]) > _ALIGNED or abs(last.box[2] - table.box[2]) > _ALIGNED:
        return False
    above, below = document.pages[rows[-1].page - 1], document.pages[first.page - 1]
    return last.box[3] > above.height * (1 - _NEAR_EDGE) and table.box[1] < below.height * _NEAR_EDGE


def _with_header(columns: int, rows: Sequence[GridRow], reader: Reader) -> Grid:
    first = rows[0]
    titles = tuple(first.text(i) for i in range(columns))
    if not _is_header(first, rows[1:], reader):
        return Grid((), tuple(rows), columns)
    rest = tuple(row for row in rows[1:] if tuple(row.text(i) for i in range(columns)) != titles)
    return Grid(titles, rest, columns) if rest else Grid((), tuple(rows), columns)


def _is_header(row: GridRow, others: Sequence[GridRow], reader: Reader) -> bool:
    """Whether a row is a header: short cells without figures in most columns, bold or unlike the rows below."""
    filled = row.filled
    if len(filled) < 2 or any(len(cell.text.split()) > _HEADER_WORDS for cell in filled):
        return False
    if all(cell.bold for cell in filled):
        return not others or not all(cell.bold for cell in others[0].filled)
    known = sum(bool(reader.read(cell.text).of("column.title")) for cell in filled)
    return known >= 2 or (known >= 1 and len(filled) <= 3)
