"""Tasks of minutes whose owners stand in an action column beside the text.

The column is a table's (see `cells`), or initials or a name at the right of running text, set off by a tab or on a
line of its own, under a line that ends in the title "Action". There the task is what the text says at the height of the
owner: the sentence that sets one, else the paragraph.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.blocks import Block
from extractors.folding import Folded, join
from extractors.records.actions.calendars import Calendar, Calendars
from extractors.records.actions.cells import find_in_cells
from extractors.records.actions.owners import names_owner
from extractors.records.actions.sentences import due_in, set_tasks
from extractors.records.actions.tasks import Task
from extractors.structure import Structure
from nlp_models import Reader

_LINE_TITLE = re.compile(r"\t\s*actions?(?:\s+by)?\s*:?$", re.IGNORECASE)
_INITIALS = re.compile(r"^[A-Z]{2,3}[a-z]?(?:\s*(?:[/,&]|and|\s)\s*[A-Z]{2,3}[a-z]?)*$")
_TITLE_ALONE = re.compile(r"^actions?(?:\s+by)?\s*:?$", re.IGNORECASE)
_ASIDE = 0.6  # of the width of the text: what begins farther right stands in a column of its own
_STOPS = re.compile(r"[.:;!?)]$")
_PARAGRAPH_WORDS = 45  # a longer paragraph is not one task: then its last sentence counts
_SHORTEST_TASK = 4  # words
_NOTHING = re.compile(r"^(?:nothing|none|no\s+(?:report|update|matters))\b", re.IGNORECASE)
_CONFIDENCE = 0.8


def find_margined(
    structure: Structure, reader: Reader, blocks: Sequence[Block], calendars: Calendars
) -> tuple[Task, ...]:
    """The tasks of all action columns of minutes, in reading order."""
    return (*find_in_cells(structure, reader, blocks, calendars), *_beside_lines(structure, reader, blocks, calendars))


def _beside_lines(
    structure: Structure, reader: Reader, blocks: Sequence[Block], calendars: Calendars
) -> Iterator[Task]:
    titled: set[int] = set()
    for place, block in enumerate(blocks):
        part = structure.contexts[block.index].part
        aside = block.left > _ASIDE * structure.right_margins[block.page]
        if any(_LINE_TITLE.search(line.text) for line in block.lines) or (aside and _TITLE_ALONE.match(block.text)):
            titled.add(part)
        if part not in titled or block.cell:
            continue
        if aside and place and names_owner(reader, block.text):
            before = blocks[place - 1].folded
            if _STOPS.search(before.text):
                calendar = calendars[structure.contexts[block.index].meeting]
                yield from _owned_at(reader, before, len(before.text), block.text, calendar)
            continue
        for owner, start, end in _owners_beside(reader, block):
            paragraph, at = _paragraph(blocks, place, start, end)
            if paragraph.text:
                calendar = calendars[structure.contexts[block.index].meeting]
                yield from _owned_at(reader, paragraph, at, owner, calendar)


def _owners_beside(reader: Reader, block: Block) -> Iterator[tuple[str, int, int]]:
    """The initials or names beside a block, each with its half-open range in the document's text."""
    noted = {note.start: note for note in block.margin}
    for line in block.lines:
        before, tab, tail = line.text.rpartition("\t")
        owner, start = tail.strip(), line.start + len(before)
        if note := next((note for at, note in noted.items() if line.start <= at < line.end), None):
            yield note.text, note.start, note.end
        elif tab and (_INITIALS.match(owner) or names_owner(reader, owner)):
            yield owner, start, start + 1 + len(tail)


def _paragraph(blocks: Sequence[Block], place: int, start: int, end: int) -> tuple[Folded, int]:
    """The paragraph beside initials that stand at `[start, end)`, without them, and where in it they stood."""
    folded = blocks[place].folded
    head = _from_its_start(blocks, place, folded.cut(0, folded.index(start)))
    rest = folded.cut(folded.index(end), len(folded.text))
    pieces = [head, rest]
    stops = _STOPS.search((rest if rest.text else head).text)
    if not stops and place + 1 < len(blocks) and blocks[place + 1].text[:1].islower() and not blocks[place + 1].marker:
        pieces.append(blocks[place + 1].folded)
    return join(pieces), len(head.text)


def _from_its_start(blocks: Sequence[Block], place: int, text: Folded) -> Folded:
    """A paragraph's end joined to the block before it where that stops in mid-sentence."""
    before = blocks[place - 1]
    stops = _STOPS.search(before.text) or "\t" in before.lines[-1].text or before.cell
    if place and not stops and not before.is_heading and not blocks[place].marker:
        return join((before.folded, text))
    return text


def _owned_at(reader: Reader, paragraph: Folded, at: int, owner: str, calendar: Calendar) -> Iterator[Task]:
    """The task of a paragraph with its owner beside character `at`: the sentence there or after it that sets one."""
    offset = paragraph.origins[min(max(at - 1, 0), len(paragraph.origins) - 1)]
    found = [each for each in set_tasks(reader, paragraph, calendar) if each.text.origins[-1] >= offset]
    if found:
        yield Task((found[0].text,), "minutes", "action.margin", _CONFIDENCE, owner, found[0].due)
    else:
        yield from _whole(reader, paragraph, owner, calendar)


def _whole(reader: Reader, paragraph: Folded, owner: str, calendar: Calendar) -> Iterator[Task]:
    """A paragraph that sets no task in words, but has an owner beside it; of a long one the last sentence."""
    sentences = reader.read(paragraph.text).sentences
    low = 0 if len(paragraph.text.split()) <= _PARAGRAPH_WORDS or not sentences else sentences[-1].start
    text = paragraph.cut(low, len(paragraph.text))
    if len(text.text.split()) >= _SHORTEST_TASK and not _NOTHING.match(text.text):
        yield Task((text,), "minutes", "action.margin", 0.65, owner, due_in(text.text, calendar))
