"""Tables with their rows joined over pages, headers told apart from the rows that they head.

A table is the rest of one on the page before where it has the same columns at the head of the page, or repeats its
titles. Its first row is the rest of the last one there where it leaves the first column empty, or goes on in the middle
of a sentence; both are then one row, whose cells stand on both pages.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.document import Document, PlacedLine
from extractors.folding import Folded, Vocabulary, fold_lines, join, words_of
from extractors.layout import Table
from nlp_models import Reader

_ALIGNED = 6.0  # points by which the sides of two tables may differ and still be one table
_MOST_SHIFT = 40.0  # points by which a page's margins differ from those of the page before
_HEAD = 0.25  # of the page's height: a table that begins lower is no rest of one
_FOOT = 0.75  # of the page's height: a table that ends higher does not go on
_FOOT_REPEATED = 0.6  # the same where titles are repeated: a tall row may leave more room
_MOST_SKIPPED = 2  # pages that a table with repeated titles goes on after
_HEADER_WORDS = 9  # header cells are short
_MOST_TITLE_ROWS = 3
_KEYED = 0.7  # share of the rows that fill the first column, in tables whose rows begin there
_OPEN_END = re.compile(r"(?:[^\W\d_]|[,–-])$")
_NUMBERED = re.compile(r"^\(?\d{1,3}(?:\.\d{1,2})*[.)]\s")


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

    def __add__(self, rest: "GridCell") -> "GridCell":
        """The cell with its rest on the next page."""
        return GridCell(join((self.folded, rest.folded)), (*self.lines, *rest.lines))

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
    """A row: a cell or None for every column. `page` is the one on which it starts, `table` its table's index there."""

    page: int
    table: int
    cells: tuple[GridCell | None, ...]

    @property
    def filled(self) -> tuple[GridCell, ...]:
        """The cells that hold text."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def last_page(self) -> int:
        """The page on which it ends."""
        return max(cell.lines[-1].page for cell in self.filled)

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of every column, empty where there is none."""
        return tuple(cell.text if cell else "" for cell in self.cells)

    def __add__(self, rest: "GridRow") -> "GridRow":
        """The row with its rest on the next page."""
        both = zip(self.cells, rest.cells, strict=True)
        return replace(self, cells=tuple(a + b if a and b else a or b for a, b in both))

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
    """A table over one or more pages; `header` holds the column titles, empty where it has none.

    Titles over several columns stand before those of each column ("2026 Target"). `tables` are the page and the index
    there of every table that it was joined from.
    """

    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    columns: int
    tables: tuple[tuple[int, int], ...]

    @property
    def page(self) -> int:
        """The page on which it starts."""
        return self.rows[0].page

    def column(self, pattern: re.Pattern[str]) -> int | None:
        """The first column whose title the pattern matches."""
        return next((i for i, title in enumerate(self.header) if pattern.search(title)), None)


@dataclass(frozen=True, slots=True)
class _Part:
    """A table of one page, or those of several that are one; `first` and `last` are its tables there."""

    first: Table
    last: Table
    rows: tuple[GridRow, ...]
    tables: tuple[tuple[int, int], ...]


def find_grids(document: Document, reader: Reader) -> tuple[Grid, ...]:
    """The tables of a document in reading order, those that go on over a page joined."""
    joined: list[_Part] = []
    for part in _parts(document):
        alike = [i for i, before in enumerate(joined) if before.last.columns == part.first.columns]
        at = max(alike, key=lambda i: joined[i].tables[-1], default=None)
        rest = _rest(document, joined[at], part) if at is not None else None
        if at is None or rest is None:
            joined.append(part)
        else:
            joined[at] = replace(joined[at], last=part.last, rows=rest, tables=(*joined[at].tables, *part.tables))
    return tuple(_with_header(part, reader) for part in joined)


def _parts(document: Document) -> Iterator[_Part]:
    vocabulary = words_of(document.text)
    by_table: dict[tuple[int, int], list[PlacedLine]] = defaultdict(list)
    for line in document.lines:
        if line.line.cell:
            by_table[line.page, line.line.cell.table].append(line)
    for (page, index), lines in by_table.items():
        table = document.pages[page - 1].tables[index]
        rows = tuple(_rows(page, table, index, lines, vocabulary))
        if rows:
            yield _Part(table, table, rows, ((page, index),))


def _rows(page: int, table: Table, index: int, lines: list[PlacedLine], vocabulary: Vocabulary) -> Iterator[GridRow]:
    by_cell: dict[tuple[int, int], list[PlacedLine]] = defaultdict(list)
    for line in lines:
        if line.line.cell:
            by_cell[line.line.cell.row, line.line.cell.column].append(line)
    for _, places in groupby(sorted(by_cell), key=lambda place: place[0]):
        cells: list[GridCell | None] = [None] * table.columns
        for place in places:
            folded = fold_lines(by_cell[place], vocabulary)
            if folded.text:
                cells[place[1]] = GridCell(folded, tuple(by_cell[place]))
        if any(cells):
            yield GridRow(page, index, tuple(cells))


def _rest(document: Document, before: _Part, part: _Part) -> tuple[GridRow, ...] | None:
    """The rows of both tables where the second is the rest of the first; None where it is another."""
    away = part.rows[0].page - before.rows[-1].last_page
    repeated = _repeated(before.rows, part.rows)
    if not 0 < away <= (_MOST_SKIPPED if repeated else 1) or not _over_page(document, before, part, bool(repeated)):
        return None
    if not repeated and not _aligned(before.last, part.first):
        return None
    rows = part.rows[repeated:]
    if rows and away == 1 and _is_rest(before.rows, rows[0]):
        return (*before.rows[:-1], before.rows[-1] + rows[0], *rows[1:])
    return (*before.rows, *rows)


def _repeated(before: Sequence[GridRow], rows: Sequence[GridRow]) -> int:
    """The number of rows of titles that a table repeats at the head of a page."""
    count = 0
    for above, row in zip(before[:_MOST_TITLE_ROWS], rows, strict=False):
        if above.texts != row.texts:
            break
        count += 1
    return count if any(len(row.filled) > 1 for row in rows[:count]) else 0


def _over_page(document: Document, before: _Part, part: _Part, repeated: bool) -> bool:
    """Whether one table reaches to the foot of its page and the other begins at the head of its own."""
    last, first = document.pages[before.rows[-1].last_page - 1], document.pages[part.rows[0].page - 1]
    foot = _FOOT_REPEATED if repeated else _FOOT
    return before.last.box[3] > last.height * foot and part.first.box[1] < first.height * _HEAD


def _aligned(above: Table, below: Table) -> bool:
    """Whether two tables have their sides in one place, or as far aside as all their columns."""
    shift = below.box[0] - above.box[0]
    if abs(shift) > _MOST_SHIFT or abs(below.box[2] - above.box[2] - shift) > _ALIGNED:
        return False
    return abs(shift) <= _ALIGNED or _same_columns(above, below, shift)


def _same_columns(above: Table, below: Table, shift: float) -> bool:
    """Whether every column begins as far aside as the table does."""
    lefts = [{cell.column: cell.box[0] for cell in table.cells} for table in (above, below)]
    return all(abs(x + shift - lefts[1].get(column, x + shift)) <= _ALIGNED for column, x in lefts[0].items())


def _is_rest(rows: Sequence[GridRow], first: GridRow) -> bool:
    """Whether the first row of a page is the rest of the last one of the page before."""
    last = rows[-1]
    on = [(a.text, b.text) for a, b in zip(last.cells, first.cells, strict=True) if a and b]
    if not on or _NUMBERED.match(first.filled[0].text) or any(map(_new_figure, on)):
        return False
    if first.cells[0] is not None:
        going_on = [bool(_OPEN_END.search(before)) and after[:1].islower() for before, after in on]
        return len(on) == len(first.filled) and all(going_on)
    keyed = sum(row.cells[0] is not None for row in rows)
    return last.cells[0] is not None and keyed >= _KEYED * len(rows)


def _new_figure(texts: tuple[str, str]) -> bool:
    """Whether two cells each hold a figure: no figure runs over a page."""
    return all(any(c.isdigit() for c in text) and not any(c.isalpha() for c in text) for text in texts)


def _with_header(part: _Part, reader: Reader) -> Grid:
    columns = part.first.columns
    count = _title_rows(part, reader)
    titles = {row.texts for row in part.rows[:count]}
    rest = tuple(row for row in part.rows[count:] if row.texts not in titles)
    if not count or not rest:
        return Grid((), part.rows, columns, part.tables)
    return Grid(_titles(part.first, part.rows[:count]), rest, columns, part.tables)


def _title_rows(part: _Part, reader: Reader) -> int:
    """The number of rows of titles: more than one where the upper ones span columns or leave some to the lower."""
    rows = part.rows
    marked = {line.line.cell.row for row in rows for cell in row.filled for line in cell.lines if line.line.cell}
    headed = {cell.row for cell in part.first.cells if cell.header} & marked
    count = 0
    while count < min(len(headed), _MOST_TITLE_ROWS) and len(rows[count].filled) < part.first.columns:
        count += 1
    if 0 < count < len(headed) and _is_header(rows[count], rows[count + 1 :], reader):
        return count + 1
    return 1 if _is_header(rows[0], rows[1:], reader) else 0


def _titles(table: Table, rows: Sequence[GridRow]) -> tuple[str, ...]:
    """The title of every column, those that span several columns before its own; one over all of them is left out."""
    spans = {(cell.row, cell.column): cell.column_span for cell in table.cells}
    titles: list[list[str]] = [[] for _ in range(table.columns)]
    for row in rows:
        for column, cell in enumerate(row.cells):
            place = cell.lines[0].line.cell if cell else None
            if cell is None or place is None:
                continue
            across = spans.get((place.row, place.column), 1)
            if across < table.columns:
                for each in titles[column : column + across]:
                    each.append(cell.text)
    return tuple(" ".join(each) for each in titles)


def _is_header(row: GridRow, others: Sequence[GridRow], reader: Reader) -> bool:
    """Whether a row is a header: short cells without figures in most columns, bold or unlike the rows below."""
    filled = row.filled
    if len(filled) < 2 or any(len(cell.text.split()) > _HEADER_WORDS for cell in filled):
        return False
    if all(cell.bold for cell in filled):
        return not others or not all(cell.bold for cell in others[0].filled)
    known = sum(bool(reader.read(cell.text).of("column.title")) for cell in filled)
    return known >= 2 or (known >= 1 and len(filled) <= 3)
