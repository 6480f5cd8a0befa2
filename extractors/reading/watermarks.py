"""Watermarks that run level across the text: words in very large type printed over words of the page."""

from collections.abc import Sequence
from statistics import median

from extractors.reading.words import Piece

_LARGE = 2.5  # times the size of most words
_LEAST_SIZE = 24.0  # points
_LEAST_BELOW = 2  # words of the text whose middle a watermark covers; a title touches none


def across_text(pieces: Sequence[Piece]) -> list[Piece]:
    """The words of watermarks among level words, most often none."""
    if not pieces or max([piece.size for piece in pieces]) < _LEAST_SIZE:
        return []
    least = max(_LEAST_SIZE, _LARGE * median([piece.size for piece in pieces]))
    large = [piece for piece in pieces if piece.size >= least]
    text = [piece for piece in pieces if piece.size < least]
    sizes = {piece.size for piece in large if _covers(piece, text)}
    return [piece for piece in large if piece.size in sizes]


def _covers(large: Piece, text: Sequence[Piece]) -> bool:
    x0, top, x1, bottom = large.box
    below = 0
    for piece in text:
        left, up, right, down = piece.box
        below += x0 < (left + right) / 2 < x1 and top < (up + down) / 2 < bottom
    return below >= _LEAST_BELOW
