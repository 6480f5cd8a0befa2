"""How deep list items are nested, told by their indents and by the forms of their markers."""

import re
from collections.abc import Iterable

from extractors.markers import Marker

_STEP = 6.0  # points by which a nested list stands farther in


def levels_of(blocks: Iterable[tuple[float, Marker | None, tuple[int, object, bool]]]) -> list[int]:
    """The level of each block in order: 0 outside lists and for the items of outermost lists, 1 within these.

    A block is told by its left edge in points, its marker, and its frame (the page, the cell, whether it is a note).
    """
    levels: list[int] = []
    open_lists: list[tuple[float, str]] = []  # left edge and form of each open list, outermost first
    place: tuple[object, bool] | None = None
    for left, marker, (_, cell, note) in blocks:
        if place != (cell, note):
            open_lists, place = [], (cell, note)
        if marker is None:
            while open_lists and left < open_lists[-1][0] + _STEP:
                open_lists.pop()
        else:
            _enter(open_lists, left, form_of(marker))
        levels.append(max(len(open_lists) - 1, 0))
    return levels


def form_of(marker: Marker) -> str:
    """What a marker looks like, its letters and figures folded to one of each: "(a)" for "(c)", "1.1" for "2.13"."""
    if marker.bullet:
        return marker.text
    return re.sub(r"[ivxl]{2,}|[a-z]", "a", re.sub(r"\d+", "1", marker.text))


def _enter(open_lists: list[tuple[float, str]], left: float, form: str) -> None:
    """Go to the list that a marker belongs to: leave those farther in, open one that is new."""
    while open_lists:
        edge, open_form = open_lists[-1]
        same_edge = abs(left - edge) <= _STEP
        if same_edge and open_form == form:
            return
        elsewhere = any(abs(left - other) <= _STEP and each == form for other, each in open_lists)
        if left > edge + _STEP or (same_edge and not elsewhere):
            break
        open_lists.pop()
    open_lists.append((left, form))
