"""Boxes put together and rounded: `(x0, top, x1, bottom)` in points."""

from collections.abc import Sequence

from extractors.results import Box


def hull(boxes: Sequence[Box]) -> Box:
    """The smallest box round all of them. Raises ValueError where there is none."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def rounded(box: Box) -> Box:
    """The box to hundredths of a point."""
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
