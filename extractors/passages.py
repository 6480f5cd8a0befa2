"""Running text cut into passages that can be searched: about 120 words, never across a heading or a part."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.analysis import Passage
from extractors.blocks import Block
from extractors.document import Document
from extractors.results import Box
from extractors.structure import Context, Structure

_WORDS = 120  # of a passage: the embedding model reads 256 word pieces, about 180 words of such papers
_MOST_WORDS = 170


def find_passages(structure: Structure) -> tuple[Passage, ...]:
    """The passages in reading order; rows of tables are kept whole."""
    pairs = list(zip(structure.blocks, structure.contexts, strict=True))
    found: list[Passage] = []
    for (_, _, context), group in groupby(pairs, key=lambda pair: _place(pair[1])):
        blocks = [block for block, _ in group]
        found += [_passage(structure.document, run, context) for run in _runs(blocks)]
    return tuple(found)


def _place(context: Context) -> tuple[int, tuple[str, ...], Context]:
    plain = Context(context.part, context.meeting, context.item, context.headings, context.public)
    return context.part, context.headings, plain


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    run: list[Block] = []
    words = 0
    for block in blocks:
        length = len(block.text.split())
        same_row = bool(run and block.cell and run[-1].cell and block.cell.row == run[-1].cell.row)
        if run and words + length > (_MOST_WORDS if same_row else _WORDS):
            yield run
            run, words = [], 0
        run.append(block)
        words += length
    if run:
        yield run


def _passage(document: Document, run: Sequence[Block], context: Context) -> Passage:
    start, end = run[0].start, max(block.end for block in run)
    text = " ".join(f"{block.marker.text} {block.text}" if block.marker else block.text for block in run)
    boxes: dict[int, list[Box]] = {}
    for line in (line for block in run for line in block.lines):
        boxes.setdefault(line.page, []).extend(document.boxes(line.start, line.end))
    placed = tuple((page, tuple(found)) for page, found in boxes.items())
    return Passage(text, context.headings, start, end, placed, context.public, context.part, context.meeting)
