"""Reading order: columns and boxes of text are read one after the other, all else row by row.

Where a white stripe parts a run of rows (`gutters`) and its sides are columns (`sides`), the left side is read before
the right one, each of them in the same way. Lists in columns (names beside names, labels beside values) stay row by
row: their parts are told apart by tabs. A paragraph that runs round a box of text is read to its end before the box.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout import Line
from extractors.reading.gutters import Gutter, Row, gutters_of
from extractors.reading.lines import line_of, rows_of
from extractors.reading.sides import LEVEL, are_columns, cell_breaks, side_of
from extractors.reading.words import Piece

_BAND = 2.5  # of the font size: white across both sides that sets a stretch off from the next
_GOES_ON = 0.75  # of the font size: the widest gap between two lines of a paragraph
_LEAST_TAIL = 3  # rows of a column that goes on below a band where the other one has ended
_DEEPEST = 4  # columns within columns


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows with their words parted to the two sides of a gutter; those of one side only where the other is empty."""

    left: Sequence[Row]
    right: Sequence[Row]


def in_columns(pieces: Sequence[Piece]) -> list[Line]:
    """Lines in reading order."""
    return [line_of(row) for row in _ordered(rows_of(pieces), _DEEPEST)]


def _ordered(rows: Sequence[Row], depth: int) -> list[Row]:
    gutter, cuts = _believed(rows) if depth else (None, [])
    if gutter is None:
        return list(rows)
    read = _ordered(rows[: gutter.start], depth)
    after = list(rows[gutter.end :])
    for start, end in pairwise([gutter.start, *cuts, gutter.end]):
        left, right = _parted(rows[start:end], gutter.middle)
        if not left or not right or end - start == 1:
            read += rows[start:end]
            continue
        if read and _goes_on(read[-1], right[0]) and not _goes_on(read[-1], left[0]):
            left, right = right, left
        rest = _rest_of_paragraph(left[-1], after) if end == gutter.end else []
        read += [*_ordered(left, depth - 1), *rest, *_ordered(right, depth - 1)]
        after = after[len(rest) :]
    return read + _ordered(after, depth)


def _believed(rows: Sequence[Row]) -> tuple[Gutter | None, list[int]]:
    """The gutter whose sides are columns, and the rows at which its stretch is cut; None where all is read in rows."""
    for gutter in gutters_of(rows):
        run = rows[gutter.start : gutter.end]
        left, right = (side_of(side) for side in _parted(run, gutter.middle))
        if are_columns(left, right):
            cells = cell_breaks(left, right)
            cuts = _at_heights(run, cells) if cells else _at_bands(run, gutter.middle)
            return gutter, [gutter.start + cut for cut in cuts]
    return None, []


def _parted(rows: Sequence[Row], middle: float) -> tuple[list[Row], list[Row]]:
    """The rows on the left and on the right of a gutter, made anew: those across are often not level."""
    flat = [piece for row in rows for piece in row]
    left = [piece for piece in flat if piece.box[0] < middle]
    right = [piece for piece in flat if piece.box[0] >= middle]
    return list(rows_of(left)), list(rows_of(right))


def _at_heights(rows: Sequence[Row], heights: Sequence[float]) -> list[int]:
    """The rows in which a word begins a cell: the first with one at or below each height."""
    tops = [max(piece.box[1] for piece in row) for row in rows]
    first = (next(at for at, top in enumerate(tops) if top >= height - LEVEL) for height in heights)
    return sorted(set(first) - {0})


def _at_bands(rows: Sequence[Row], middle: float) -> list[int]:
    """The rows that follow a band of white across both sides, but for the tail of the left column."""
    bottom = max(piece.box[3] for piece in rows[0])
    cuts = []
    for at, row in enumerate(rows[1:], 1):
        top = min(piece.box[1] for piece in row)
        if top - bottom > _BAND * row[0].size and not _is_tail(rows[at:], middle):
            cuts.append(at)
        bottom = max(bottom, *(piece.box[3] for piece in row))
    return cuts


def _is_tail(rows: Sequence[Row], middle: float) -> bool:
    """Whether rows are of the left column alone, but for a page number at the foot of the right one."""
    beyond = sum(1 for row in rows if row[-1].box[0] >= middle)
    return len(rows) >= _LEAST_TAIL + beyond and beyond <= 1


def _rest_of_paragraph(last: Row, after: Sequence[Row]) -> list[Row]:
    """The rows below a stretch that go on with the paragraph that ends one of its sides."""
    rest: list[Row] = []
    for row in after:
        if not _goes_on(rest[-1] if rest else last, row):
            break
        rest.append(row)
    return rest


def _goes_on(before: Row, row: Row) -> bool:
    """Whether a row goes on with the sentence of the row before."""
    gap = row[0].box[1] - before[0].box[3]
    close = -row[0].size < gap < _GOES_ON * row[0].size and abs(before[0].size - row[0].size) < 1
    return close and row[0].text[:1].islower()
