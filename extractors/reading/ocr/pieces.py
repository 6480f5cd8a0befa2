"""Recognised words as the pieces that pages are laid out from, with the size and weight that their ink shows.

Recognition tells text and boxes but no fonts. How far a line's ink reaches above its base line gives the size:
capitals, figures and ascenders reach 0.72 of it, small letters 0.52.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

import numpy as np
from numpy.typing import NDArray

from extractors.boxes import hull
from extractors.reading.ocr.engine import Recognised
from extractors.reading.ocr.ink import Ink
from extractors.reading.words import Piece, upright
from extractors.results import Box

_ASCENDER, _SMALL_LETTER, _DESCENDER = 0.72, 0.52, 0.21  # of the font size
_SMALL = frozenset("acemnorsuvwxzgpqy.,:;-–—_…")
_FULL = 0.2  # of the fullest row of a line: the body of its letters, from the base line up
_APART = 2  # rows: bodies of letters further apart are those of two lines
_LEAST_INK = 2  # pixels: rows with less hold specks
_HIGHEST = 1.5  # of the body of the letters: ascenders reach less far
_SAME_SIZE = 0.13  # of the body size: measured sizes so close to it are the body size
_LEAST_SIZE, _LARGEST_SIZE = 4.0, 72.0  # points
_SPREAD = 1.0  # pixels: what drawing and scanning add to a stroke whatever its thickness
_BOLD = 1.16  # the strokes of bold type are 1.2 to 2 times as thick as those of most text
_BOLD_SHORT = 1.29  # the same for short lines, whose strokes vary more
_SHORT, _SHORTEST = 10, 4  # characters: the strokes of fewer than the second tell nothing


class _Line:
    """The words of one line with what their ink shows."""

    def __init__(self, words: Sequence[Recognised], ink: Ink, scale: float) -> None:
        self.words = words
        self.turn = words[0].turn
        self.text = "".join(word.text for word in words)
        around = hull([word.box for word in words])
        seen = _seen(ink, around, self.turn)
        first, base = _rise(seen)
        reach = _SMALL_LETTER if set(self.text) <= _SMALL else _ASCENDER
        size = (base - first) / reach
        self.size = min(max(size * scale, _LEAST_SIZE), _LARGEST_SIZE)
        self.stroke = max(_stroke(seen[first:base]) - _SPREAD, 0.0) * scale / self.size
        foot = upright(around, self.turn)[1] + base
        self.top, self.bottom = foot - _ASCENDER * size, foot + _DESCENDER * size


def pieces_of(words: Sequence[Recognised], ink: Ink, scale: float) -> list[Piece]:
    """The words of an upright picture, in points. `scale` is the points to a pixel, `ink` that of the text alone."""
    groups = groupby(words, key=lambda word: (word.line, word.turn))
    lines = [_Line(list(group), ink, scale) for _, group in groups]
    if not lines:
        return []
    body = _usual([(line.size, len(line.text)) for line in lines])
    stroke = _usual([(line.stroke, len(line.text)) for line in lines])
    return [piece for line in lines for piece in _pieces(line, scale, body, stroke)]


def _pieces(line: _Line, scale: float, body: float, stroke: float) -> Iterator[Piece]:
    near = abs(line.size - body) <= _SAME_SIZE * body
    size = round(2 * (body if near else line.size)) / 2
    least = _BOLD if len(line.text) >= _SHORT else _BOLD_SHORT
    bold = len(line.text) >= _SHORTEST and line.stroke > least * stroke
    for word in line.words:
        x0, _, x1, _ = upright(word.box, line.turn)
        box = x0 * scale, line.top * scale, x1 * scale, line.bottom * scale
        yield Piece(word.text, box, size, bold, italic=False, turn=line.turn, confidence=round(word.confidence, 3))


def _seen(ink: Ink, box: Box, turn: int) -> Ink:
    """The ink of a line, turned so that its text runs from left to right."""
    x0, y0, x1, y1 = (max(round(side), 0) for side in box)
    cut = np.rot90(ink[y0:y1, x0:x1], turn)
    return cut if cut.size else np.zeros((1, 1), np.bool_)


def _rise(seen: Ink) -> tuple[int, int]:
    """The row that the line's letters reach up to and the row behind the one that they stand on."""
    rows = seen.sum(axis=1)
    full = np.flatnonzero(rows > _FULL * rows.max())
    if not len(full):
        return 0, len(rows)
    runs = np.split(full, np.flatnonzero(np.diff(full) > _APART) + 1)
    body = max(runs, key=lambda run: int(rows[run].sum()))  # the others reach in from the lines above and below
    first, base = int(body[0]), int(body[-1]) + 1
    highest = max(base - round(_HIGHEST * (base - first)), 0)
    while first > highest and rows[max(first - 2, highest) : first].max() >= _LEAST_INK:
        first -= 1
    return first, base


def _stroke(seen: Ink) -> float:
    """The mean thickness of the strokes in pixels: a stroke has twice its area over the length of its edges."""
    edges = int(np.count_nonzero(seen[:, 1:] != seen[:, :-1])) + int(np.count_nonzero(seen[1:] != seen[:-1]))
    return 2 * int(np.count_nonzero(seen)) / max(edges, 1)


def _usual(measures: Sequence[tuple[float, int]]) -> float:
    """The median of measures with weights."""
    values: NDArray[np.float64] = np.repeat(*map(np.array, zip(*measures, strict=True)))
    return float(median(values.tolist()))
