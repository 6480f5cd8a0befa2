"""Tasks of minutes whose owners stand in an action column beside the text.

The column is a table's last one under the title "Action", or initials set off by a tab at the right of running text
under a line that ends in that title. The task is what the text says at the height of the owner: the sentence there
that sets one, else the paragraph. A cell that itself states a task is the task.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from extractors.blocks import Block
from extractors.folding import Folded, join
from extractors.grids import Grid, GridRow
from extractors.records.actions.columns import columns_of
from extractors.records.actions.doers import doing_of
from extractors.records.actions.sentences import set_tasks
from extractors.records.actions.tasks import NO_DUE, Due, Task, day_of
from extractors.structure import Structure
from nlp_models import Reader

_TITLE = re.compile(r"^actions?(?:\s+(?:by|points?|required|owner|lead|on))?\s*:?$|^by\s+whom\s*:?$", re.IGNORECASE)
_LINE_TITLE = re.compile(r"\t\s*actions?(?:\s+by)?\s*:?$", re.IGNORECASE)
_INITIALS = re.compile(r"^[A-Z]{2,3}[a-z]?(?:\s*(?:[/,&]|and|\s)\s*[A-Z]{2,3}[a-z]?)*$")
# It must read: KV | TB/AW | ALL | Derek Ritchie & KC | Richard/Mandy | Secretary | Head of Parks
_OWNERS = re.compile(
    r"^(?:[A-Z][\w'’.-]*|&|/|and|of|the|,|workmen|all)(?:[\s/,&]+(?:[A-Z][\w'’.-]*|&|/|and|of|the|workmen|all))*\.?$"
)
_MOST_OWNER_WORDS = 8
_PARAGRAPH_WORDS = 45  # a longer paragraph is not one task: then its last sentence counts
_SHORTEST_TASK = 4  # words
_NOTHING = re.compile(r"^(?:nothing|none|no\s+(?:report|update|matters))\b", re.IGNORECASE)
_CONFIDENCE = 0.8


def find_margined(structure: Structure, reader: Reader, blocks: Sequence[Block]) -> tuple[Task, ...]:
    """The tasks of all action columns of minutes, in reading order."""
    return (*_beside_tables(structure, reader, blocks), *_beside_lines(structure, reader, blocks))


def _beside_tables(structure: Structure, reader: Reader, blocks: Sequence[Block]) -> Iterator[Task]:
    starts = {block.start for block in blocks}
    open_until: int | None = None  # the last page to which a column's title holds
    for grid in structure.grids:
        column = _column(grid) if any(row.start in starts for row in grid.rows) else None
        goes_on = open_until is not None and open_until + 1 >= grid.page
        if column is None and goes_on and not grid.header and grid.columns > 1:
            column = grid.columns - 1
        if column is None or columns_of(grid.header):
            continue
        open_until = grid.rows[-1].last_page
        for row in grid.rows:
            yield from _row_tasks(structure, reader, blocks, row, column)


def _column(grid: Grid) -> int | None:
    titles = [grid.header, *([row.text(i) for i in range(grid.columns)] for row in grid.rows)]
    for texts in titles:
        filled = [i for i, text in enumerate(texts) if text]
        if filled and filled[-1] > 0 and _TITLE.match(texts[filled[-1]]):
            return filled[-1]
    return None


def _row_tasks(
    structure: Structure, reader: Reader, blocks: Sequence[Block], row: GridRow, column: int
) -> Iterator[Task]:
    inside = [
        block
        for block in blocks
        if block.cell and row.page <= block.page <= row.last_page and row.start <= block.start < row.end
    ]
    owners = [block for block in inside if block.cell and block.cell.column == column]
    text = [block for block in inside if block.cell and block.cell.column < column and len(block.text) > 2]
    for entry in owners:
        if _TITLE.match(entry.text):
            continue
        today = day_of(structure, structure.contexts[entry.index])
        if len(entry.text.split()) > _MOST_OWNER_WORDS or not _OWNERS.match(entry.text):
            said = doing_of(reader, entry.text)
            if said:
                yield Task(
                    (entry.folded,),
                    "minutes",
                    "action.margin_task",
                    0.85,
                    said.doer,
                    _first_due(reader, entry.folded, today),
                )
            continue
        beside = _beside(text, entry)
        if beside:
            yield from _owned(reader, beside, entry.text, today)


def _first_due(reader: Reader, text: Folded, today: date | None) -> Due:
    found = set_tasks(reader, text, today)
    return found[0].due if found else NO_DUE


def _beside(text: Sequence[Block], entry: Block) -> Folded | None:
    """The paragraph at the height of an owner; a heading there is joined to the paragraph under it."""
    middle = _middle(entry)
    near = [(_distance(block, middle), i) for i, block in enumerate(text)]
    if not near:
        return None
    index = min(near)[1]
    block = text[index]
    if block.is_heading and index + 1 < len(text) and not text[index + 1].is_heading:
        return join((block.folded, text[index + 1].folded))
    return block.folded


def _middle(block: Block) -> float:
    box = block.lines[0].line.box
    return (box[1] + box[3]) / 2


def _distance(block: Block, height: float) -> float:
    """How far a height is from a block's lines, in points; 0 within them."""
    top, bottom = block.lines[0].line.box[1], block.lines[-1].line.box[3]
    return max(top - height, height - bottom, 0.0)


def _owned(reader: Reader, paragraph: Folded, owner: str, today: date | None) -> Iterator[Task]:
    """The tasks of a paragraph under one owner."""
    found = set_tasks(reader, paragraph, today)
    if found:
        for each in found:
            yield Task((each.text,), "minutes", "action.margin", _CONFIDENCE, owner, each.due)
        return
    yield from _whole(reader, paragraph, owner)


def _whole(reader: Reader, paragraph: Folded, owner: str) -> Iterator[Task]:
    """A paragraph that sets no task in words, but has an owner beside it; of a long one the last sentence."""
    sentences = reader.read(paragraph.text).sentences
    low = 0 if len(paragraph.text.split()) <= _PARAGRAPH_WORDS or not sentences else sentences[-1].start
    text = paragraph.cut(low, len(paragraph.text))
    if len(text.text.split()) >= _SHORTEST_TASK and not _NOTHING.match(text.text):
        yield Task((text,), "minutes", "action.margin", 0.65, owner)


def _beside_lines(structure: Structure, reader: Reader, blocks: Sequence[Block]) -> Iterator[Task]:
    titled: set[int] = set()
    for place, block in enumerate(blocks):
        part = structure.contexts[block.index].part
        if any(_LINE_TITLE.search(line.text) for line in block.lines):
            titled.add(part)
        if part not in titled or block.cell:
            continue
        for owner, start, end in _owners_beside(block):
            paragraph, at = _paragraph(blocks, place, start, end)
            if paragraph.text:
                today = day_of(structure, structure.contexts[block.index])
                yield from _owned_at(reader, paragraph, at, owner, today)


def _owners_beside(block: Block) -> Iterator[tuple[str, int, int]]:
    """The initials beside a block, each with its half-open range in the document's text."""
    noted = {note.start: note for note in block.margin}
    for line in block.lines:
        before, tab, tail = line.text.rpartition("\t")
        owner, start = tail.strip(), line.start + len(before)
        if note := next((note for at, note in noted.items() if line.start <= at < line.end), None):
            yield note.text, note.start, note.end
        elif tab and _INITIALS.match(owner):
            yield owner, start, start + 1 + len(tail)


def _paragraph(blocks: Sequence[Block], place: int, start: int, end: int) -> tuple[Folded, int]:
    """The paragraph beside initials that stand at `[start, end)`, without them, and where in it they stood."""
    folded = blocks[place].folded
    head = _from_its_start(blocks, place, folded.cut(0, folded.index(start)))
    rest = folded.cut(folded.index(end), len(folded.text))
    pieces = [head, rest]
    stops = re.search(r"[.:;!?]$", (rest if rest.text else head).text)
    if not stops and place + 1 < len(blocks) and blocks[place + 1].text[:1].islower() and not blocks[place + 1].marker:
        pieces.append(blocks[place + 1].folded)
    return join(pieces), len(head.text)


def _from_its_start(blocks: Sequence[Block], place: int, text: Folded) -> Folded:
    """A paragraph's end joined to the block before it where that stops in mid-sentence."""
    before = blocks[place - 1]
    stops = re.search(r"[.:;!?]$", before.text) or "\t" in before.lines[-1].text or before.cell
    if place and not stops and not before.is_heading and not blocks[place].marker:
        return join((before.folded, text))
    return text


def _owned_at(reader: Reader, paragraph: Folded, at: int, owner: str, today: date | None) -> Iterator[Task]:
    """The task of a paragraph with its owner beside character `at`: the sentence there or after it that sets one."""
    offset = paragraph.origins[min(max(at - 1, 0), len(paragraph.origins) - 1)]
    found = [each for each in set_tasks(reader, paragraph, today) if each.text.origins[-1] >= offset]
    if found:
        yield Task((found[0].text,), "minutes", "action.margin", _CONFIDENCE, owner, found[0].due)
    else:
        yield from _whole(reader, paragraph, owner)
