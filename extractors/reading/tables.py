"""Tables from rulings, by pdfplumber's geometry.

The rulings come from PDFium, so the page is parsed once; pdfplumber's functions merge them to edges, find where they
cross and which crossings frame a cell.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pdfplumber import table as plumber

from extractors.layout import Cell, CellRef, Line, Table
from extractors.reading.lines import lines_of
from extractors.reading.rulings import Ruling
from extractors.reading.words import Piece
from extractors.results import Box

_SNAP = 3.0  # points: pdfplumber's own default for edges that nearly meet
_SHORTEST = 3.0  # points: shorter lines are dots and dashes
_TALL = 12.0  # points: a vertical line at least as high as a row
_LEAST_UPRIGHT = 3  # vertical lines that end at one height and so frame two columns
_MOST_EDGES = 4_000  # drawings beyond are charts; crossing them all would take minutes
_LEAST_COLUMNS = 2  # with text in them: else it is a frame round text


def tables_of(rulings: Sequence[Ruling], pieces: Sequence[Piece]) -> list[tuple[Table, list[Line], list[Piece]]]:
    """Each table from top to bottom with its lines, cell by cell, and the words that they are made of.

    `pieces` are upright words; a word belongs to the cell that holds its middle. Frames with less than two
    columns are not tables.
    """
    found: list[tuple[Table, list[Line], list[Piece]]] = []
    for cells in sorted(_cell_groups(rulings), key=lambda group: (group[0][1], group[0][0])):
        grid = _grid(cells)
        if grid is None:
            continue
        lines, used = _fill(grid, pieces, len(found))
        if len({line.cell.column for line in lines if line.cell}) < _LEAST_COLUMNS:
            continue
        found.append((grid, lines, used))
    return found


def _cell_groups(rulings: Sequence[Ruling]) -> list[list[Box]]:
    edges = [_edge(r) for r in (*rulings, *_open_ends(rulings)) if max(r.x1 - r.x0, r.bottom - r.top) >= 1]
    if len(edges) > _MOST_EDGES:
        return []
    merged = plumber.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    merged = [e for e in merged if max(e["width"], e["height"]) >= _SHORTEST]
    if not {"h", "v"} <= {e["orientation"] for e in merged}:
        return []
    crossings = plumber.edges_to_intersections(merged, _SNAP, _SNAP)
    return [list(group) for group in plumber.cells_to_tables(plumber.intersections_to_cells(crossings))]


def _open_ends(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Horizontal lines where three or more long vertical ones end together: rows cut by the page have none."""
    upright = [r for r in rulings if not r.horizontal and r.bottom - r.top >= _TALL]
    level = [r.top for r in rulings if r.horizontal and r.x1 - r.x0 >= _TALL]
    closing = []
    for end in ("top", "bottom"):
        ends: dict[int, list[Ruling]] = defaultdict(list)
        for ruling in upright:
            ends[round(getattr(ruling, end) / _SNAP)].append(ruling)
        for group in ends.values():
            y = getattr(group[0], end)
            open_end = not any(abs(y - drawn) < _TALL for drawn in level)
            if open_end and len({round(r.x0 / _SNAP) for r in group}) >= _LEAST_UPRIGHT:
                closing.append(Ruling(min(r.x0 for r in group), y, max(r.x1 for r in group), y))
    return closing


def _edge(ruling: Ruling) -> dict[str, object]:
    """The ruling as the record that pdfplumber's functions take."""
    flat = ruling.horizontal
    top = (ruling.top + ruling.bottom) / 2
    x = (ruling.x0 + ruling.x1) / 2
    x0, x1 = (ruling.x0, ruling.x1) if flat else (x, x)
    top, bottom = (top, top) if flat else (ruling.top, ruling.bottom)
    return {
        "object_type": "line", "orientation": "h" if flat else "v",
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _grid(cells: list[Box]) -> Table | None:
    """Rows and columns from the cells' sides; None where there is only a frame."""
    lefts = _steps([c[0] for c in cells] + [c[2] for c in cells])
    tops = _steps([c[1] for c in cells] + [c[3] for c in cells])
    rows, columns = len(tops) - 1, len(lefts) - 1
    if columns < _LEAST_COLUMNS:
        return None
    placed = []
    for box in sorted(cells, key=lambda c: (_nearest(tops, c[1]), c[0])):
        row, column = _nearest(tops, box[1]), _nearest(lefts, box[0])
        row_span = max(1, _nearest(tops, box[3]) - row)
        column_span = max(1, _nearest(lefts, box[2]) - column)
        placed.append(Cell(row, column, _rounded(box), row_span, column_span))
    hull = (lefts[0], tops[0], lefts[-1], tops[-1])
    return Table(_rounded(hull), rows, columns, tuple(placed))


def _fill(table: Table, pieces: Sequence[Piece], index: int) -> tuple[list[Line], list[Piece]]:
    inside = [p for p in pieces if _holds(table.box, p.box)]
    lines: list[Line] = []
    used: list[Piece] = []
    for cell in table.cells:
        mine = [p for p in inside if _holds(cell.box, p.box)]
        lines += lines_of(mine, CellRef(index, cell.row, cell.column))
        used += mine
    return lines, used


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x < outer[2] and outer[1] <= y < outer[3]


def _steps(values: list[float]) -> list[float]:
    """Distinct positions, those within the snap distance taken as one."""
    ordered = sorted(values)
    steps = [ordered[0]]
    for before, value in pairwise(ordered):
        if value - before > _SNAP:
            steps.append(value)
    return steps


def _nearest(steps: Sequence[float], value: float) -> int:
    return min(range(len(steps)), key=lambda i: abs(steps[i] - value))


def _rounded(box: Box) -> Box:
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
