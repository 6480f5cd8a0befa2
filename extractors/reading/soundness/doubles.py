"""Words printed twice at one place: a shadow, a layer over a layer."""

from collections.abc import Sequence

from extractors.reading.words import Piece
from extractors.results import Box

_LEAST_LETTERS = 3  # shorter words may stand twice by right: ticks, dashes, figures in narrow columns
_ALL_DOUBLED = 0.25  # share of longer words with a twin from which the short ones are looked at, too
_CELL = 6.0  # points: words whose corners lie in one square of this size are looked at as twins
_COVERED = 0.6  # of a word's area that its twin must cover


def twins(pieces: Sequence[Piece]) -> int:
    """A quick count of words that stand twice at about one place: some are missed, none is made up."""
    long = [piece for piece in pieces if len(piece.text) >= _LEAST_LETTERS]
    return len(long) - len({(piece.text, piece.box[0] // _CELL, piece.box[1] // _CELL) for piece in long})


def without_twins(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those that repeat one at its place; where one of the two is hidden, the other is kept."""
    long = sum(1 for piece in pieces if len(piece.text) >= _LEAST_LETTERS)
    least = 1 if twins(pieces) >= _ALL_DOUBLED * long else _LEAST_LETTERS
    kept: dict[tuple[str, int, int, int], list[Box]] = {}
    dropped: set[int] = set()
    for piece in sorted(pieces, key=lambda p: p.hidden):
        if len(piece.text) < least:
            continue
        column, row = _square(piece.box)
        near = [
            other
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in kept.get((piece.text, piece.turn, x, y), ())
        ]
        if any(_overlap(piece.box, other) >= _COVERED for other in near):
            dropped.add(id(piece))
        else:
            kept.setdefault((piece.text, piece.turn, column, row), []).append(piece.box)
    return [piece for piece in pieces if id(piece) not in dropped]


def _square(box: Box) -> tuple[int, int]:
    """The column and row of the page, as wide and as high as the word, in which it begins."""
    return int(box[0] // max(box[2] - box[0], 1.0)), int(box[1] // max(box[3] - box[1], 1.0))


def _overlap(box: Box, other: Box) -> float:
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return across * down / area if area > 0 and across > 0 and down > 0 else 0
