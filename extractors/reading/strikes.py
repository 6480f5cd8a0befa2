"""Words that are struck out: a ruling runs through their middle, neither under nor above them."""

from collections.abc import Sequence

import numpy as np

from extractors.reading.rulings import Ruling
from extractors.reading.words import Piece

_HIGHEST, _LOWEST = 0.4, 0.75  # of a word's height, from its top: underlines are lower, rules of tables outside
_COVERED = 0.6  # of a word's width: how much of it the ruling crosses at least
_LONGEST = 40.0  # points by which a ruling may stick out of the words that it strikes: rules of tables go further
_MOST = 2_000  # rulings of a page: beyond it is a drawing


def with_strikes(pieces: list[Piece], rulings: Sequence[Ruling]) -> list[Piece]:
    """The pieces, those that a ruling strikes out marked as such. All of them upright."""
    level = [r for r in rulings if r.horizontal and not r.side and r.x1 - r.x0 >= 3]
    if not level or not pieces or len(level) > _MOST:
        return pieces
    x0, top, x1, bottom = np.array([piece.box for piece in pieces]).T
    struck: set[int] = set()
    for ruling in level:
        height = (ruling.top + ruling.bottom) / 2 - top
        crossed = np.minimum(x1, ruling.x1) - np.maximum(x0, ruling.x0)
        tall = bottom - top
        through = (height > _HIGHEST * tall) & (height < _LOWEST * tall) & (crossed > _COVERED * (x1 - x0))
        hit = np.flatnonzero(through)
        if len(hit) and x0[hit].min() - ruling.x0 < _LONGEST and ruling.x1 - x1[hit].max() < _LONGEST:
            struck.update(hit.tolist())
    return [p._replace(struck=True) if i in struck else p for i, p in enumerate(pieces)] if struck else pieces
