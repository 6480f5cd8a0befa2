"""Tasks in the running text of minutes: action lines, and sentences that set somebody a task."""

from collections.abc import Iterator, Sequence
from datetime import date

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.actions.doers import doing_of
from extractors.records.actions.logs import cell_due
from extractors.records.actions.sentences import set_tasks
from extractors.records.actions.tasks import NO_DUE, Due, Task, day_of
from extractors.results import Attendee
from extractors.structure import Structure
from nlp_models import Reader, TextReading

_LABELLED_ROWS = 3  # blocks after an action line that may say its due and its owner
_SHORTEST_TASK = 2  # words


def minutes_blocks(structure: Structure, attendees: Sequence[Attendee]) -> tuple[Block, ...]:
    """The blocks of all parts that are minutes, by their kind or because they record who was there."""
    met = {attendee.meeting for attendee in attendees if attendee.status in {"present", "in_attendance"}}
    minuted = {
        index
        for index, part in enumerate(structure.parts)
        if part.kind == "minutes" or (part.kind in {"agenda", "other"} and part.meeting in met)
    }
    return tuple(block for block in structure.blocks if structure.contexts[block.index].part in minuted)


def find_minuted(structure: Structure, reader: Reader, blocks: Sequence[Block]) -> tuple[Task, ...]:
    """The tasks that the running text of minutes sets, in reading order."""
    return tuple(_tasks(structure, reader, blocks))


def _tasks(structure: Structure, reader: Reader, blocks: Sequence[Block]) -> Iterator[Task]:
    for place, block in enumerate(blocks):
        today = day_of(structure, structure.contexts[block.index])
        reading = reader.read(block.text)
        if reading.of("action.label"):
            line = _action_line(reader, reading, blocks, place, today)
            if line:
                yield line
            continue
        if block.is_heading and not reading.of("action.cue.to"):
            continue
        for found in set_tasks(reader, _body(structure, block), today):
            yield Task((found.text,), "minutes", found.rule, found.confidence, found.owner, found.due)


def _body(structure: Structure, block: Block) -> Folded:
    """A block's running text without an item's title."""
    start = max(structure.contexts[block.index].body, 0)
    return block.folded.cut(start, len(block.text)) if 0 < start < len(block.text) else block.folded


def _action_line(
    reader: Reader, reading: TextReading, blocks: Sequence[Block], place: int, today: date | None
) -> Task | None:
    """The task of "Action: Ash to ring the owner", with the "Due:" and "Owner:" lines under it."""
    block = blocks[place]
    task = block.folded.cut(reading.of("action.label")[0].end, len(block.text))
    if len(task.text.split()) < _SHORTEST_TASK:
        return None
    owner, due = _labelled(reader, blocks[place + 1 : place + 1 + _LABELLED_ROWS], today)
    said = doing_of(reader, task.text)
    if due is NO_DUE:
        within = set_tasks(reader, task, today)
        due = within[0].due if within else NO_DUE
    return Task((task,), "minutes", "action.line_label", 0.95, owner or (said.doer if said else None), due)


def _labelled(reader: Reader, blocks: Sequence[Block], today: date | None) -> tuple[str | None, Due]:
    owner, due = None, NO_DUE
    for block in blocks:
        reading = reader.read(block.text)
        due_labels, owner_labels = reading.of("action.due_label"), reading.of("action.owner_label")
        if due_labels:
            due = cell_due(block.text[due_labels[0].end :].strip(" ."), today)
        elif owner_labels:
            owner = block.text[owner_labels[0].end :].strip(" .")
        else:
            break
    return owner, due
