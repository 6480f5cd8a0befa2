"""Tables of a page: those that rulings frame, and those that only rules or aligned columns tell.

A word belongs to the cell that holds its middle; of a table inside another's cell, to the inner one.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.boxes import rounded
from extractors.layout import Cell, CellRef, Line, Table
from extractors.reading.borderless import FIGURE, Layout, layouts_of
from extractors.reading.edges import Edges, cells_of, closed, edges_of, tables_among
from extractors.reading.half_ruled import half_ruled
from extractors.reading.lines import lines_of
from extractors.reading.row_parting import part_rows
from extractors.reading.rulings import Ruling
from extractors.reading.words import Piece
from extractors.results import Box

_LEAST_CELL = 5.0  # points: what double rules part is no row or column
_MOST_SHIFT = 40.0  # points by which rows of one table may differ in where a column begins
_LEAST_ROWS = 2  # of each of two tables that touch
_LEAST_COLUMNS = 2  # fewer are a frame round text
_FULL_COLUMNS = 3  # one row in as many columns is a table though one alone holds text: the rest of a cut row


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with the words of each of its cells, in the order of its cells."""

    table: Table
    words: tuple[tuple[Piece, ...], ...]


def tables_of(rulings: Sequence[Ruling], pieces: Sequence[Piece]) -> list[tuple[Table, list[Line], list[Piece]]]:
    """Each table from top to bottom with its lines, cell by cell, and the words that they are made of.

    `pieces` are upright words. Frames with less than two columns are not tables.
    """
    edges = edges_of(rulings)
    found, free = _ruled(edges, pieces)
    for table in half_ruled(edges.level, free):
        filled, free = _fill(table, free)
        found.append(with_titles(filled))
    found += [_laid_out(layout) for layout in layouts_of(free, edges.level)]
    found.sort(key=lambda filled: (filled.table.box[1], filled.table.box[0]))
    return [_read(index, filled) for index, filled in enumerate(found)]


def _read(index: int, filled: Filled) -> tuple[Table, list[Line], list[Piece]]:
    lines: list[Line] = []
    for cell, words in zip(filled.table.cells, filled.words, strict=True):
        if words:
            lines += lines_of(words, CellRef(index, cell.row, cell.column))
    return filled.table, lines, [piece for words in filled.words for piece in words]


def _ruled(edges: Edges, pieces: Sequence[Piece]) -> tuple[list[Filled], list[Piece]]:
    """The tables that rulings frame, and the words outside them."""
    groups = tables_among(cells_of(closed(edges)))
    grids = [grid for group in groups for part in _apart(group) if (grid := _grid(part))]
    grids.sort(key=lambda table: (table.box[2] - table.box[0]) * (table.box[3] - table.box[1]))
    found: list[Filled] = []
    free = list(pieces)
    for table in grids:
        filled, free = _fill(table, free)
        if _is_table(filled):
            found.append(with_titles(_rows_parted(filled)))
        else:
            free += [piece for words in filled.words for piece in words]
    return found, free


def _rows_parted(filled: Filled) -> Filled:
    cells = part_rows(tuple(zip(filled.table.cells, filled.words, strict=True)))
    if len(cells) == len(filled.words):
        return filled
    rows = filled.table.rows + max(cell.row + cell.row_span for cell, _ in cells) - _last_row(filled.table)
    table = replace(filled.table, rows=rows, cells=tuple(cell for cell, _ in cells))
    return Filled(table, tuple(words for _, words in cells))


def _last_row(table: Table) -> int:
    return max(cell.row + cell.row_span for cell in table.cells)


def _is_table(filled: Filled) -> bool:
    """Whether some row holds text in two columns: else it is a frame round text, or the shade behind its lines."""
    table = filled.table
    texts = Counter(cell.row for cell, words in zip(table.cells, filled.words, strict=True) if words)
    if table.rows == 1 and table.columns >= _FULL_COLUMNS:
        return bool(texts)
    return max(texts.values(), default=0) >= _LEAST_COLUMNS


def _laid_out(layout: Layout) -> Filled:
    """The table of a layout: its cells end halfway to the next column and row."""
    edges = [line for row in layout.rows for line in row]
    tops = _between([(min(x.top for x in row), max(x.bottom for x in row)) for row in layout.rows])
    low = min(layout.columns[0][0], *(line.spans[0].x0 for line in edges))
    high = max(layout.columns[-1][1], *(line.spans[-1].x1 for line in edges))
    lefts = _between([(low, layout.columns[0][1]), *layout.columns[1:-1], (layout.columns[-1][0], high)])
    cells: dict[tuple[int, int], tuple[int, list[Piece]]] = {}
    for index, row in enumerate(layout.rows):
        for span in (span for line in row for span in line.spans):
            over = [i for i, (x0, x1) in enumerate(layout.columns) if span.x0 < x1 and span.x1 > x0]
            first = over[0] if over else min(max(bisect_right(lefts, span.x0) - 1, 0), len(lefts) - 2)
            across, words = cells.get((index, first), (1, []))
            cells[index, first] = max(across, len(over)), [*words, *span.words]
    placed = sorted(cells.items())
    return Filled(
        Table(
            rounded((lefts[0], tops[0], lefts[-1], tops[-1])), len(layout.rows), len(layout.columns),
            tuple(
                Cell(row, column, rounded((lefts[column], tops[row], lefts[column + across], tops[row + 1])),
                     column_span=across, header=row < layout.headers)
                for (row, column), (across, _) in placed
            ), ruled=False,
        ),
        tuple(tuple(words) for _, (_, words) in placed),
    )  # fmt: skip


def _between(ranges: Sequence[tuple[float, float]]) -> list[float]:
    """Borders halfway between ranges, and at the outer ends."""
    middles = [(before[1] + after[0]) / 2 for before, after in pairwise(ranges)]
    return [ranges[0][0], *middles, ranges[-1][1]]


def _apart(cells: list[Box]) -> list[list[Box]]:
    """Tables set without a gap one under the other: where no border between columns goes on below a line."""
    for y in sorted({cell[1] for cell in cells})[1:]:
        above, below = [c for c in cells if c[3] <= y + _LEAST_CELL], [c for c in cells if c[1] >= y - _LEAST_CELL]
        if len(above) + len(below) < len(cells) or min(_rows(above), _rows(below)) < _LEAST_ROWS:
            continue
        inner, others = _inner_borders(above), _inner_borders(below)
        if inner and others and not any(abs(a - b) <= _LEAST_CELL for a in inner for b in others):
            return [above, *_apart(below)]
    return [cells]


def _rows(cells: Sequence[Box]) -> int:
    return len({cell[1] for cell in cells})


def _inner_borders(cells: Sequence[Box]) -> set[float]:
    low, high = min(cell[0] for cell in cells), max(cell[2] for cell in cells)
    sides = {side for cell in cells for side in (cell[0], cell[2])}
    return {side for side in sides if low + _LEAST_CELL < side < high - _LEAST_CELL}


def _grid(cells: list[Box]) -> Table | None:
    """Rows and columns from the cells' sides; None where there is only a frame."""
    lefts = _parting([(c[0], c[2]) for c in cells])
    tops = _parting([(c[1], c[3]) for c in cells])
    rows, columns = len(tops) - 1, len(lefts) - 1
    if columns < _LEAST_COLUMNS or rows < 1:
        return None
    placed = []
    for box in cells:
        row, column = _step(tops, box[1]), _step(lefts, box[0])
        row_span, column_span = _step(tops, box[3]) - row, _step(lefts, box[2]) - column
        if row_span and column_span:
            placed.append(Cell(row, column, rounded(box), row_span, column_span))
    placed.sort(key=lambda cell: (cell.row, cell.column))
    return Table(rounded((lefts[0], tops[0], lefts[-1], tops[-1])), rows, columns, tuple(placed))


def _fill(table: Table, pieces: Iterable[Piece]) -> tuple[Filled, list[Piece]]:
    """The table with its words, and the words that are left."""
    tops = sorted({cell.box[1] for cell in table.cells})
    by_top: dict[float, list[int]] = defaultdict(list)
    for index, cell in enumerate(table.cells):
        for top in tops[bisect_right(tops, cell.box[1]) - 1 : bisect_right(tops, cell.box[3] - 0.01)]:
            by_top[top].append(index)
    words: list[list[Piece]] = [[] for _ in table.cells]
    left: list[Piece] = []
    x0, y0, x1, y1 = table.box
    for piece in pieces:
        x, y = (piece.box[0] + piece.box[2]) / 2, (piece.box[1] + piece.box[3]) / 2
        place = None
        if x0 <= x < x1 and y0 <= y < y1:
            nearby = by_top[tops[max(bisect_right(tops, y) - 1, 0)]]
            place = next((index for index in nearby if _holds(table.cells[index].box, x, y)), None)
        (left if place is None else words[place]).append(piece)
    return Filled(table, tuple(map(tuple, words))), left


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def with_titles(filled: Filled) -> Filled:
    """The table with its titles marked: first rows all in bold, else a first row of words above columns of figures."""
    bold: dict[int, bool] = {}
    for cell, words in zip(filled.table.cells, filled.words, strict=True):
        if words:
            bold[cell.row] = bold.get(cell.row, True) and all(piece.bold for piece in words)
    headers = 0
    for row in sorted(bold):
        if not bold[row]:
            break
        headers = row + 1
    if all(bold.values()) or not headers:
        headers = int(_heads_figures(filled))
    if not headers:
        return filled
    cells = tuple(replace(cell, header=True) if cell.row < headers else cell for cell in filled.table.cells)
    return replace(filled, table=replace(filled.table, cells=cells))


def _heads_figures(filled: Filled) -> bool:
    """Whether the first row holds words alone, and every column but the first only figures under them."""
    texts: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for cell, words in zip(filled.table.cells, filled.words, strict=True):
        if words and cell.column:
            texts[cell.column].append((cell.row, all(map(FIGURE.match, (piece.text for piece in words)))))
    return len(texts) > 0 and all(
        len(column) > _LEAST_ROWS and column[0] == (0, False) and all(figure for _, figure in column[1:])
        for column in texts.values()
    )


def _parting(sides: Sequence[tuple[float, float]]) -> list[float]:
    """The positions that part rows or columns, out of where each cell begins and ends.

    Where no cell stands between two that are near each other, rows merely differ in where they part one column from
    the next: both count as the first.
    """
    steps: list[float] = []
    for value in sorted({value for side in sides for value in side}):
        if not steps or value - steps[-1] > _LEAST_CELL:
            steps.append(value)
    own = {_step(steps, low) for low, high in sides if _step(steps, high) - _step(steps, low) == 1}
    kept = steps[:1]
    for index in range(1, len(steps)):
        shifted = index - 1 not in own and index > 1 and steps[index] - kept[-1] <= _MOST_SHIFT
        if not shifted:
            kept.append(steps[index])
    return kept


def _step(steps: Sequence[float], value: float) -> int:
    """The index of the position that a value was taken for."""
    return max(bisect_right(steps, value) - 1, 0)
