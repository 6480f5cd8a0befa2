"""Lists printed side by side without a table: "Members present:" at the left, "In attendance:" at the right."""

from collections.abc import Iterator, Sequence

from extractors.blocks import Block
from extractors.document import PlacedLine
from extractors.folding import Folded, join

_SLACK = 12.0  # points by which a name may begin left of its heading


def left_of(block: Block, offset: int) -> float:
    """How far from the left, in points, the word at a character of the document begins that stands in the block."""
    for line in block.lines:
        if line.start <= offset < line.end:
            return _left(line, offset - line.start)
    return block.left


def by_side(block: Block, lefts: Sequence[float]) -> Iterator[tuple[int, Folded]]:
    """What a block has in each of the columns that begin at `lefts`, the leftmost first: its number and its text."""
    texts: dict[int, Folded] = {}
    for line in block.lines:
        start = 0
        for piece in line.text.split("\t"):
            folded = _within(block.folded, line.start + start, line.start + start + len(piece))
            if folded.text:
                left = _left(line, start)
                side = max((at for at, edge in enumerate(lefts) if edge - _SLACK <= left), default=0)
                texts[side] = join((texts[side], folded)) if side in texts else folded
            start += len(piece) + 1
    yield from sorted(texts.items())


def _left(line: PlacedLine, at: int) -> float:
    return next((word.box[0] for word in line.line.words if word.end > at), line.line.box[0])


def _within(folded: Folded, start: int, end: int) -> Folded:
    """The part of a folded text that stands for characters `[start, end)` of the document."""
    return folded.cut(folded.index(start), folded.index(end))
