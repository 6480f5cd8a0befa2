"""Titles of an agenda that run over a second line, where a column for pages stands to their right.

The page's text reaches farther right than the titles do, so the end of their first line looks like the end of a
paragraph. A line below goes on with the title where it hangs under the title's words in the same type and its first
word would not have fitted beside them.
"""

from collections.abc import Collection, Sequence

from extractors.blocks import Block
from extractors.folding import Folded, join
from extractors.structure.titles import Title

_HANGS = 5.0  # points between the left edges of the title's words and of the line below
_TIGHT = 0.6  # of the font size: a larger gap begins a paragraph
_SPACE = 0.3  # of the font size, between two words
_LONGEST = 120  # characters of the line below


def right_edge(titles: Collection[Title]) -> float:
    """How far the words of an agenda's titles reach, in points."""
    return max((_right(title.block) for title in titles if title.number), default=0.0)


def words_of_title(title: Title, below: Sequence[Block], right: float) -> Folded:
    """The words of a title, with the line below it where that goes on with them."""
    folded = title.block.folded.cut(title.start, title.end)
    if title.number and not title.body and below and _goes_on(title.block, below[0], right):
        return join((folded, below[0].folded))
    return folded


def _goes_on(block: Block, below: Block, right: float) -> bool:
    alike = block.bold == below.bold and abs(block.size - below.size) < 0.5 and block.page == below.page
    if not alike or block.cell or below.cell or below.marker or len(below.text) > _LONGEST:
        return False
    above, line = block.lines[-1].line, below.lines[0].line
    gap = line.box[1] - above.box[3]
    if block.text.endswith((".", ":", ";")) or gap > _TIGHT * block.size or abs(below.left - _left(block)) > _HANGS:
        return False
    first = line.words[0].box
    return _right(block) + _SPACE * block.size + first[2] - first[0] > right


def _left(block: Block) -> float:
    """The left edge of a block's words after its marker."""
    skip = block.marker.length if block.marker else 0
    words = block.lines[0].line.words
    return next((word.box[0] for word in words if word.start >= skip), block.left)


def _right(block: Block) -> float:
    """The right edge of the words of a block's last line before any wide gap."""
    line = block.lines[-1]
    skip = block.marker.length if block.marker and len(block.lines) == 1 else 0
    end = line.text.find("\t", skip)
    return max((w.box[2] for w in line.line.words if end < 0 or w.start < end), default=block.left)
