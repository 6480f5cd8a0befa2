"""Whether what stands on the two sides of a gutter are columns, to be read one after the other.

Two signs tell columns from lists: lines that go on in lower case where the one above ended (running text does, names,
labels and figures do not), and lines whose feet are not level with those across the gutter (the words of a list's row
are). Cells of a table without lines are running text as well: there both sides begin anew at the same heights.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.reading.words import Piece

_LEAST_PROSE = 4  # rows from which lines that go on in lower case tell running text
_GOES_ON = 0.3  # share of such lines; a bulleted list has a third, names and labels hardly one
_WORDS = 2.2  # of a row on average: narrow boxes of slides have as few
_FILLED = 0.5  # share of the side's width that its rows fill on average
_FIGURES = 0.4  # share of words without letters that makes a side a column of figures
_LEAST_BOX = 3  # rows of a box that stands beside others at heights of its own
_NOT_LEVEL = 0.6  # share of rows whose feet miss those across; lists and tables stay near 0
LEVEL = 1.5
"""Points that the feet or tops of level words differ by."""
_CLOSE = 0.9  # of the font size: the leading up to which rows are of one piece
_BREAK = 0.35  # of the font size: how much wider the gap between paragraphs is than that between lines
_LEAST_CELLS = 2  # breaks at the same height on both sides, and their share, that tell cells
_CELLS = 0.6

Row = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Side:
    """The rows on one side of a gutter with what tells running text: shares (0 to 1) and words a row."""

    rows: Sequence[Row]
    words: float
    goes_on: float
    filled: float
    figures: float

    @property
    def is_prose(self) -> bool:
        """Whether it is running text."""
        return (
            len(self.rows) >= _LEAST_PROSE
            and self.goes_on >= _GOES_ON
            and self.words >= _WORDS
            and self.filled >= _FILLED
            and self.figures < _FIGURES
        )

    @property
    def is_box(self) -> bool:
        """Whether its rows stand closely together, like those of a box of text."""
        if len(self.rows) < _LEAST_BOX or self.words < _WORDS or self.figures >= _FIGURES:
            return False
        return median(_gaps(self.rows)) <= _CLOSE * median(row[0].size for row in self.rows)


def side_of(rows: Sequence[Row]) -> Side:
    """The side that has these rows, at least one."""
    count = sum(len(row) for row in rows)
    low = min(row[0].box[0] for row in rows)
    width = max(row[-1].box[2] for row in rows) - low
    going_on = sum(1 for row in rows[1:] if row[0].text[:1].islower())
    return Side(
        rows=rows,
        words=count / len(rows),
        goes_on=going_on / max(len(rows) - 1, 1),
        filled=sum(row[-1].box[2] - low for row in rows) / (len(rows) * max(width, 1)),
        figures=sum(1 for row in rows for p in row if not re.search(r"[^\W\d_]", p.text)) / count,
    )


def are_columns(left: Side, right: Side) -> bool:
    """Whether the left side is read before the right one rather than row by row."""
    if left.is_prose and right.is_prose:
        return True
    return left.is_box and right.is_box and _misses(left.rows, right.rows) >= _NOT_LEVEL


def cell_breaks(left: Side, right: Side) -> list[float]:
    """The heights at which both sides begin anew, if they do so together as cells do; empty for columns."""
    starts = _starts(left.rows), _starts(right.rows)
    both = [y for y in starts[0] if any(abs(y - other) <= LEVEL for other in starts[1])]
    most = max(len(starts[0]), len(starts[1]))
    return both if len(both) >= _LEAST_CELLS and len(both) >= _CELLS * most else []


def _misses(left: Sequence[Row], right: Sequence[Row]) -> float:
    """The share of the rows beside others across the gutter that are level with none of them; 0 where few are."""
    beside = level = 0
    for row in left:
        top, foot = row[0].box[1], row[0].box[3]
        feet = [other[0].box[3] for other in right if other[0].box[1] < foot and other[0].box[3] > top]
        beside += bool(feet)
        level += any(abs(foot - other) <= LEVEL for other in feet)
    return 1 - level / beside if beside >= _LEAST_BOX else 0.0


def _starts(rows: Sequence[Row]) -> list[float]:
    """The tops of the rows that follow a gap wider than those between lines."""
    usual = median(_gaps(rows)) if len(rows) > 1 else 0.0
    return [b[0].box[1] for a, b in pairwise(rows) if b[0].box[1] - a[0].box[3] > usual + _BREAK * b[0].size]


def _gaps(rows: Sequence[Row]) -> Iterator[float]:
    return (after[0].box[1] - before[0].box[3] for before, after in pairwise(rows))
