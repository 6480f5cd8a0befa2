"""The place of tables in the reading order of a page."""

from collections.abc import Sequence

from extractors.layout import Line
from extractors.results import Box


def woven(flow: Sequence[Line], tables: Sequence[tuple[Box, Sequence[Line]]]) -> list[Line]:
    """The lines of the flow with each table's lines beside the nearer of the lines above and below it.

    On a page in columns only lines that share some of the table's width tell: those of its own column.
    """
    lines = list(flow)
    for box, cells in tables:
        at = _place(lines, box)
        while _within_table(lines, at):
            at += 1
        lines[at:at] = cells
    return lines


def _within_table(lines: Sequence[Line], at: int) -> bool:
    """Whether lines of one table stand on both sides; tables come from top to bottom, so the next goes after it."""
    if not 0 < at < len(lines):
        return False
    before, after = lines[at - 1].cell, lines[at].cell
    return before is not None and after is not None and before.table == after.table


def _place(lines: Sequence[Line], table: Box) -> int:
    """The index before which the lines of a table are read."""
    left, top, right, bottom = table
    column = [at for at, line in enumerate(lines) if line.box[0] < right and line.box[2] > left]
    above = [at for at in column if lines[at].box[1] < top]
    below = [at for at in column if lines[at].box[1] >= top]
    if not above:
        return next((at for at, line in enumerate(lines) if line.box[1] >= top), len(lines)) if not below else below[0]
    if not below or top - lines[above[-1]].box[3] <= lines[below[0]].box[1] - bottom:
        return above[-1] + 1
    return below[0]
