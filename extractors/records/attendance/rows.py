"""The rows of tables as the walk over attendance sees them: what stands before, beside and below a cell."""

import re
from collections.abc import Sequence

from extractors.layout import CellRef
from extractors.records.attendance.lists import people_in
from extractors.records.attendance.readings import ReadBlock
from nlp_models.naming import is_body, is_name

_ROW_BLOCKS = 40  # blocks that one row of a table may hold
_TOLD = re.compile(r"\d|:|[.]$")  # what no such line holds
_LONGEST_ALONE = 100  # characters of a line with a person and an office
_FEWEST_ALONE = 3  # people that make a list without a heading


class Rows:
    """The blocks of a paper, asked for the neighbours of one of them by its place."""

    def __init__(self, blocks: Sequence[ReadBlock], text: str) -> None:
        self._blocks = blocks
        self._text = text

    def after(self, at: int) -> Sequence[ReadBlock]:
        """The blocks after one that may be of its row."""
        return self._blocks[at + 1 : at + _ROW_BLOCKS]

    def before(self, at: int, cell: CellRef) -> Sequence[ReadBlock]:
        """The blocks of the same row before a cell, the first of them first."""
        low = at
        while low > 0 and at - low < _ROW_BLOCKS:
            other = self._blocks[low - 1].block.cell
            if other is None or (other.table, other.row) != (cell.table, cell.row):
                break
            low -= 1
        return [each for each in self._blocks[low:at] if each.block.cell and each.block.cell.column < cell.column]

    def heads_names(self, at: int, cell: CellRef) -> bool:
        """Whether the next cell of the column names somebody."""
        below = (each for each in self.after(at) if each.block.cell)
        column = (each for each in below if each.block.cell and each.block.cell.column == cell.column)
        under = next((each for each in column if each.block.cell and each.block.cell.table == cell.table), None)
        return under is not None and bool(people_in(under.block.folded, self._text))

    def names_beside(self, at: int, cell: CellRef) -> bool:
        """Whether the next cell of the row names somebody."""
        beside = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
        other = beside.block.cell if beside else None
        if beside is None or other is None or (other.table, other.row) != (cell.table, cell.row):
            return False
        return bool(people_in(beside.block.folded, self._text))

    def under_body(self, at: int) -> bool:
        """Whether the heading above is the name of a body: "Parks Committee", as it heads its members on an agenda."""
        above = self._blocks[at - 1].block if at else None
        return above is not None and above.is_heading and above.marker is None and is_body(above.text)

    def people_alone(self, at: int, *, in_item: bool = False) -> bool:
        """Whether three people or more stand with their offices from here on, a line each, under no heading.

        Two with their offices and a third with the name alone do as well. `in_item`: they may stand in an item.
        """
        candidates, lines = [], 0
        for block in self._blocks[at : at + _FEWEST_ALONE]:
            if lines >= _FEWEST_ALONE or not _may_be_alone(block, in_item=in_item):
                break
            candidates.append(block)
            lines += len(block.block.lines)
        if lines < 2 or not candidates:
            return False
        *first, last = map(self._holders_in, candidates)
        return sum(first) + last >= _FEWEST_ALONE or (sum(first) == 2 and is_name(candidates[-1].block.text.split()))

    def _holders_in(self, block: ReadBlock) -> int:
        """How many people with an office or a title a block names, if it is of nothing else: one a line at least."""
        listed = people_in(block.block.folded, self._text)
        office = all(each.person.role or each.person.honorific for each in listed)
        return len(listed) if office and len(listed) >= len(block.block.lines) else -_FEWEST_ALONE


def _may_be_alone(block: ReadBlock, *, in_item: bool) -> bool:
    """Whether a block can be lines of a person and an office each; cheap, for it is asked of every block at a head."""
    text, lines = block.block.text, len(block.block.lines)
    free = (in_item or block.context.item is None) and block.block.cell is None and not block.headings
    short = len(text) <= _LONGEST_ALONE * lines and text[:1].isupper()
    return free and short and not _TOLD.search(text)
