"""Tasks that somebody is to do: out of action logs, the action column of minutes, minutes' sentences and plans."""

from collections.abc import Iterable, Sequence

from extractors.records.actions.assignees import initials_of
from extractors.records.actions.boxes import find_boxed
from extractors.records.actions.calendars import calendars_of
from extractors.records.actions.committed import find_committed
from extractors.records.actions.entries import find_entries
from extractors.records.actions.labels import find_labelled
from extractors.records.actions.logs import find_logged
from extractors.records.actions.margin import find_margined
from extractors.records.actions.minuted import find_minuted, maybe_minutes, minutes_blocks, names_of
from extractors.records.actions.tasks import Task, action_of
from extractors.records.actions.trailing import find_trailed
from extractors.results import Action, Attendee
from extractors.structure import Structure
from nlp_models import Reader


def find_actions(structure: Structure, reader: Reader, attendees: Sequence[Attendee]) -> tuple[Action, ...]:
    """The actions of a paper in reading order."""
    minutes = minutes_blocks(structure, attendees)
    calendars, known = calendars_of(structure), names_of(structure, attendees)
    initials = frozenset[str]().union(*(initials_of(attendee) for attendee in attendees))
    found = _first_come(
        [
            *find_logged(structure, reader, calendars),
            *find_entries(structure, reader, calendars),
            *find_boxed(structure, reader, calendars),
            *find_margined(structure, reader, minutes, calendars),
            *find_labelled(structure, reader, maybe_minutes(structure, minutes), calendars, known),
            *find_trailed(structure, reader, minutes, calendars, initials),
            *find_minuted(structure, reader, minutes, calendars, known),
            *find_committed(structure, reader, calendars),
        ]
    )
    return tuple(action_of(structure, task, attendees) for task in sorted(found, key=lambda task: task.start))


def _first_come(tasks: Iterable[Task]) -> list[Task]:
    """The tasks without those that share words with one found before: tables and columns tell more than sentences."""
    kept: list[Task] = []
    taken: list[tuple[int, int]] = []
    for task in tasks:
        spans = task.spans
        if not any(start < end_taken and start_taken < end for start, end in spans for start_taken, end_taken in taken):
            kept.append(task)
            taken += spans
    return kept
