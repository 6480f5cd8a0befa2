"""Reading order: pages set in columns of running text are read column by column.

A gutter is believed where, over a run of rows, both sides are filled with running text. Lists in columns (names
beside names, labels beside values) stay row by row: their parts are told apart by tabs.
"""

import itertools
from collections.abc import Sequence

from extractors.layout import Line
from extractors.reading.lines import line_of, rows_of
from extractors.reading.words import Piece

_GUTTER = 8.0  # points: the narrowest gutter
_LEAST_ROWS = 6  # rows that a stretch in columns has at least
_FILLED = 0.62  # share of a column's width that its rows fill on average; lists stay well below
_LEAST_WORDS = 3.5  # words of a row of a column on average


def in_columns(pieces: Sequence[Piece]) -> list[Line]:
    """Lines in reading order."""
    rows = rows_of(pieces)
    lines: list[Line] = []
    at = 0
    while at < len(rows):
        end, gutter = _stretch(rows, at)
        if gutter is None:
            lines.append(line_of(rows[at]))
            at += 1
            continue
        lines += _read_stretch(rows[at:end], gutter)
        at = end
    return lines


def _read_stretch(rows: list[list[Piece]], gutter: float) -> list[Line]:
    flat = [piece for row in rows for piece in row]
    left = [piece for piece in flat if piece.box[2] <= gutter]
    right = [piece for piece in flat if piece.box[2] > gutter]
    return [line_of(row) for row in rows_of(left)] + in_columns(right)


def _stretch(rows: list[list[Piece]], start: int) -> tuple[int, float | None]:
    """The rows from `start` that share a gutter, and its middle; None where they are not set in columns."""
    for gutter in _gutters(rows[start]):
        end = start
        while end < len(rows) and not any(p.box[0] < gutter - 1 and p.box[2] > gutter + 1 for p in rows[end]):
            end += 1
        if end - start >= _LEAST_ROWS and _set_in_columns(rows[start:end], gutter):
            return end, gutter
    return start, None


def _gutters(row: list[Piece]) -> list[float]:
    gaps = [
        (after.box[0] - before.box[2], (before.box[2] + after.box[0]) / 2) for before, after in itertools.pairwise(row)
    ]
    return [middle for width, middle in gaps if width >= _GUTTER]


def _set_in_columns(rows: list[list[Piece]], gutter: float) -> bool:
    return all(_is_running_text(side) for side in _sides(rows, gutter))


def _sides(rows: list[list[Piece]], gutter: float) -> tuple[list[list[Piece]], list[list[Piece]]]:
    left = [[p for p in row if p.box[2] <= gutter + 1] for row in rows]
    right = [[p for p in row if p.box[0] >= gutter - 1] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _is_running_text(rows: list[list[Piece]]) -> bool:
    if len(rows) < _LEAST_ROWS:
        return False
    low = min(row[0].box[0] for row in rows)
    width = max(row[-1].box[2] for row in rows) - low
    filled = sum(row[-1].box[2] - low for row in rows) / (len(rows) * max(width, 1))
    words = sum(len(row) for row in rows) / len(rows)
    return filled >= _FILLED and words >= _LEAST_WORDS
