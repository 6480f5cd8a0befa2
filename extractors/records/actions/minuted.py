"""Tasks in the running text of minutes: sentences that set somebody a task."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.actions.assignees import initials_of
from extractors.records.actions.calendars import Calendars
from extractors.records.actions.labels import is_label
from extractors.records.actions.sentences import set_tasks
from extractors.records.actions.tasks import Task
from extractors.records.runs import Run, find_runs
from extractors.results import Attendee
from extractors.structure import Structure
from nlp_models import Reader

# What the papers of a meeting are also taken for; the attendance tells that they are its minutes.
_MAY_BE_MINUTES = frozenset({"agenda", "other", "report", "briefing", "action_log"})

# It must read: Minutes from 12th meeting | Notes: March 2024 Mill Group Meeting | Mill Group meeting notes
_NOTED = re.compile(r"^(?:draft\s+)?(?:minutes|notes)\b(?!\s+on\b)|\bmeeting\s+(?:minutes|notes)\b", re.IGNORECASE)
_MAY_BE_NOTES = frozenset({"agenda", "other", "action_log"})


def minutes_blocks(structure: Structure, attendees: Sequence[Attendee]) -> tuple[Block, ...]:
    """The blocks of all parts that are minutes, by their kind or because they record who was there."""
    met = {attendee.meeting for attendee in attendees if attendee.status in {"present", "in_attendance"}}
    minuted = {
        index
        for index, part in enumerate(structure.parts)
        if part.kind == "minutes"
        or (part.kind in _MAY_BE_MINUTES and (part.meeting in met or _NOTED.search(part.title or "")))
    }
    return tuple(block for block in structure.blocks if structure.contexts[block.index].part in minuted)


def maybe_minutes(structure: Structure, minutes: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of minutes and of all parts that may be: a label is a task's in notes that record nobody too."""
    sure = {structure.contexts[block.index].part for block in minutes}
    parts = {index for index, part in enumerate(structure.parts) if index in sure or part.kind in _MAY_BE_NOTES}
    return tuple(block for block in structure.blocks if structure.contexts[block.index].part in parts)


def names_of(structure: Structure, attendees: Sequence[Attendee]) -> frozenset[str]:
    """The lower-case words of all attendees' names; in capitals their initials and those of the bodies."""
    words = {word for each in attendees for word in re.findall(r"\w{3,}", each.name.lower())}
    bodies = ["".join(re.findall(r"\b[A-Z]", meeting.body)) for meeting in structure.meetings]
    printed = [word for meeting in structure.meetings for word in re.findall(r"\b[A-Z]{2,}\b", meeting.body)]
    return frozenset(words.union(bodies, printed, *(initials_of(each) for each in attendees)))


def find_minuted(
    structure: Structure, reader: Reader, blocks: Sequence[Block], calendars: Calendars, known: AbstractSet[str]
) -> tuple[Task, ...]:
    """The tasks that the running text of minutes sets, in reading order."""
    return tuple(_tasks(structure, reader, blocks, calendars, known))


def _tasks(
    structure: Structure, reader: Reader, blocks: Sequence[Block], calendars: Calendars, known: AbstractSet[str]
) -> Iterator[Task]:
    for run in find_runs(structure, blocks):
        reading = reader.read(run.lead.text)
        if is_label(reading) or (run.blocks[0].is_heading and not reading.of("action.cue.to")):
            continue
        calendar = calendars[run.context.meeting]
        for text in (_body(run), *run.clauses):
            for found in set_tasks(reader, text, calendar, known):
                yield Task((found.text,), "minutes", found.rule, found.confidence, found.owner, found.due)


def _body(run: Run) -> Folded:
    """A run's opening paragraph without an item's title."""
    start = run.context.body
    return run.lead.cut(start, len(run.lead.text)) if 0 < start < len(run.lead.text) else run.lead
