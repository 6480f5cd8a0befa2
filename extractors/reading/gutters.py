"""White stripes that part the rows of a page into two sides.

A stripe counts over a run of rows that leave it white while words stand on both of its sides. Whether the sides are
columns, or a list with its labels, is not judged here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from extractors.reading.words import Piece

_NARROWEST = 8.0  # points: a gap within a row that may be a gutter; spaces of justified text are narrower
_NARROWEST_OF_SIZE = 0.6  # and of the font size: the spaces of headings are wide
_BIN = 2.0  # points: how finely stripes are told apart
_LEAST_ROWS = 3  # with words, on each side of a gutter
_WIDER = 2.5  # times a space: what sets a gutter off from the white that happens to run down through justified text
_WIDEST = 20_000.0  # points: no page is as wide; damaged files set words billions of points apart
_MOST = 8  # gutters to look at more closely; a page of figures has dozens

Row = Sequence[Piece]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white stripe round `middle` (points from the left) along the rows `[start, end)`."""

    middle: float
    start: int
    end: int


def gutters_of(rows: Sequence[Row]) -> list[Gutter]:
    """Gutters, those with the most rows on both sides first."""
    if len(rows) < _LEAST_ROWS:
        return []
    origin, inked = _inked(rows)
    before = ~inked & np.logical_or.accumulate(inked, axis=1)
    after = ~inked & np.logical_or.accumulate(inked[:, ::-1], axis=1)[:, ::-1]
    hopeful = (before.sum(axis=0) >= _LEAST_ROWS) & (after.sum(axis=0) >= _LEAST_ROWS)
    found = [
        (min(int(before[start:end, at].sum()), int(after[start:end, at].sum())), last - first, at, start, end)
        for first, last in _stripes(np.flatnonzero(hopeful).tolist(), inked)
        for at in [(first + last) // 2]
        for start, end in _white_runs(inked[:, at])
    ]
    found = sorted((f for f in found if f[0] >= _LEAST_ROWS), reverse=True)[:_MOST]
    gutters = (Gutter(origin + (at + 0.5) * _BIN, start, end) for _, _, at, start, end in found)
    return [gutter for gutter in gutters if not _is_river(rows, gutter)]


def _inked(rows: Sequence[Row]) -> tuple[float, Flags]:
    """The left edge of the text, and for each row and each bin from there whether words, or spaces, cover it.

    Text that is wider than any page leaves nothing white.
    """
    edges = np.array([(piece.box[0], piece.box[2], piece.size) for row in rows for piece in row])
    index = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    starts, ends = edges[:, 0], edges[:, 1].copy()
    narrow = starts[1:] - ends[:-1] < np.maximum(_NARROWEST, _NARROWEST_OF_SIZE * edges[1:, 2])
    space = narrow & (index[1:] == index[:-1])
    ends[:-1][space] = starts[1:][space]
    origin = float(starts.min())
    if float(ends.max()) - origin > _WIDEST:
        return origin, np.ones((len(rows), 1), np.bool_)
    first = ((starts - origin) // _BIN).astype(np.intp)
    last = np.maximum(np.ceil((ends - origin) / _BIN).astype(np.intp), first + 1)
    width = int(last.max()) + 1
    size = width * len(rows)
    steps = np.bincount(index * width + first, minlength=size) - np.bincount(index * width + last, minlength=size)
    inked: Flags = np.cumsum(steps.reshape(len(rows), width), axis=1) > 0
    return origin, inked


def _stripes(bins: list[int], inked: Flags) -> Iterator[tuple[int, int]]:
    """Neighbouring bins that are white in the same rows, taken as one: the first and the last."""
    for _, group in groupby(bins, key=lambda at: inked[:, at].tobytes()):
        same = list(group)
        yield same[0], same[-1]


def _white_runs(column: Flags) -> Iterator[tuple[int, int]]:
    """The runs of rows that leave a bin white."""
    edges = np.flatnonzero(np.diff(np.concatenate(([True], column, [True])).astype(np.int8)))
    for start, end in edges.reshape(-1, 2).tolist():
        if end - start >= _LEAST_ROWS:
            yield start, end


def _is_river(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Whether the stripe is made of spaces that stand below each other by chance."""
    across: list[float] = []
    spaces: list[float] = []
    for row in rows[gutter.start : gutter.end]:
        for before, after in pairwise(row):
            gap = after.box[0] - before.box[2]
            (across if before.box[0] < gutter.middle <= after.box[0] else spaces).append(gap)
    return bool(across and spaces) and median(across) < _WIDER * median(spaces)
