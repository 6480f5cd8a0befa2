"""Tasks in the running text of minutes: action lines, and sentences that set somebody a task."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.actions.doers import doing_of
from extractors.records.actions.logs import cell_due
from extractors.records.actions.sentences import set_tasks
from extractors.records.actions.tasks import NO_DUE, Due, Task, day_of
from extractors.records.runs import Run, find_runs
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


def names_of(attendees: Sequence[Attendee]) -> frozenset[str]:
    """The lower-case words of the names of everybody who attended, initials left out."""
    return frozenset(word for each in attendees for word in re.findall(r"\w{3,}", each.name.lower()))


def find_minuted(
    structure: Structure, reader: Reader, blocks: Sequence[Block], known: AbstractSet[str]
) -> tuple[Task, ...]:
    """The tasks that the running text of minutes sets, in reading order."""
    return tuple(_tasks(structure, reader, blocks, known))


def _tasks(structure: Structure, reader: Reader, blocks: Sequence[Block], known: AbstractSet[str]) -> Iterator[Task]:
    places = {block.index: place for place, block in enumerate(blocks)}
    for run in find_runs(structure, blocks):
        today = day_of(structure, run.context)
        reading = reader.read(run.lead.text)
        if reading.of("action.label"):
            place = places[run.blocks[0].index]
            line = _action_line(reader, reading, run, blocks[place + 1 : place + 1 + _LABELLED_ROWS], today)
            if line:
                yield line
            continue
        if reading.of("action.due_label") or (run.blocks[0].is_heading and not reading.of("action.cue.to")):
            continue
        for text in (_body(run), *run.clauses):
            for found in set_tasks(reader, text, today, known):
                yield Task((found.text,), "minutes", found.rule, found.confidence, found.owner, found.due)


def _body(run: Run) -> Folded:
    """A run's opening paragraph without an item's title."""
    start = run.context.body
    return run.lead.cut(start, len(run.lead.text)) if 0 < start < len(run.lead.text) else run.lead


def _action_line(
    reader: Reader, reading: TextReading, run: Run, below: Sequence[Block], today: date | None
) -> Task | None:
    """The task of "Action: Ash to ring the owner", with the "Due:" and "Owner:" lines under it."""
    task = run.lead.cut(reading.of("action.label")[0].end, len(run.lead.text))
    if len(task.text.split()) < _SHORTEST_TASK:
        return None
    owner, due = _labelled(reader, below, today)
    marked = reading.part(reading.of("action.label")[0], "owner")
    owner = owner or (reading.words(marked) if marked else None)
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
