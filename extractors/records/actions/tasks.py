"""A task on its way to an action: where it is printed and what is known of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.folding import Folded
from extractors.records.actions.assignees import assignee_of
from extractors.records.actions.calendars import Calendar
from extractors.records.actions.states import state_of
from extractors.results import Action, ActionSource, Attendee, Evidence, Rag
from extractors.structure import Structure
from nlp_models.due import DueMention, find_due


@dataclass(frozen=True, slots=True)
class Due:
    """When a task is due: the words as printed and the day in ISO form, None where they fix none."""

    phrase: str | None = None
    day: str | None = None
    derived: bool = False


NO_DUE = Due()


@dataclass(frozen=True, slots=True)
class Task:
    """A task as found. `pieces` are its texts in reading order, more than one where a row runs over a page.

    `beside` are the words outside of them that say whose it is, when it is due and how far it has come. `derived` names
    the fields that are not printed with the task.
    """

    pieces: tuple[Folded, ...]
    source: ActionSource
    rule: str
    confidence: float
    owner: str | None = None
    due: Due = NO_DUE
    status: str | None = None
    in_item: bool = True
    reference: str | None = None
    rag: Rag | None = None
    derived: tuple[str, ...] = field(default=())
    beside: tuple[Folded, ...] = ()

    @property
    def start(self) -> int:
        """The offset of its first character in the document's text."""
        return self.pieces[0].origins[0]

    @property
    def text(self) -> str:
        """The running text."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The half-open ranges of the document's text that it covers."""
        return tuple(piece.span(0, len(piece.text)) for piece in self.pieces)


def action_of(structure: Structure, task: Task, attendees: Sequence[Attendee]) -> Action:
    """The record of a task; `attendees` are those for whom the initials of its owner may stand."""
    context = structure.context_at(task.start)
    evidence: list[Evidence] = []
    for piece in (*task.pieces, *task.beside):
        evidence += structure.document.evidence_of(piece.origins, f"rule:{task.rule}")
    state = state_of(task.status)
    assignee = assignee_of(task.owner, attendees, context.meeting)
    told = {"due_date": task.due.derived, "state": state is not None, "assignee": assignee is not None}
    derived = {*task.derived, *(name for name, is_told in told.items() if is_told)}
    return Action(
        id=structure.record_id("action", f"{task.start}-{task.spans[-1][1]}"),
        confidence=task.confidence,
        derived=tuple(sorted(derived)),
        evidence=tuple(evidence),
        page=evidence[0].page,
        text=task.text,
        owner=task.owner,
        due=task.due.phrase,
        due_date=task.due.day,
        status=task.status,
        assignee=assignee,
        reference=task.reference,
        state=state,
        rag=task.rag,
        source=task.source,
        item=structure.item_number(context) if task.in_item else None,
        public=context.public,
        meeting=context.meeting,
    )


# "by the next meeting", "to the next Board meeting": no meeting but the next of the same body.
_NEXT_MEETING = re.compile(
    r"""^(?: (?: by|for|at|to|before|until|prior\s+to|ahead\s+of|in\s+time\s+for|in\s+advance\s+of )\s+ )?
        (?: (?:the|its|our|their|a)\s+ )? next\s+
        (?: (?:board|committee|council|group|panel|ordinary|monthly|scheduled|regular|full|parish)\s+ ){0,2}
        (?: meeting|agenda|session )$""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\s+of\s+(?!the\s+(?:board|committee|council|group|panel)\b\W*)", re.IGNORECASE)


def printed_due(text: str, mentions: Sequence[DueMention], calendar: Calendar) -> Due:
    """The due of the words from the first to the last of `mentions`; the day is the last one's.

    A day without a printed year lies in the year of the calendar; "the next meeting" is on its day.
    """
    first, last = mentions[0], mentions[-1]
    phrase = text[first.start : last.end]
    if last.day is None:
        own = _NEXT_MEETING.match(phrase) and not _OF_OTHERS.match(text, last.end)
        meets = calendar.next_meeting if own else None
        return Due(phrase, meets.isoformat() if meets else None, derived=meets is not None)
    return Due(phrase, last.day.isoformat(), derived=last.derived)


def dues_in(text: str, calendar: Calendar) -> tuple[DueMention, ...]:
    """The dues of a text read by a calendar."""
    since = calendar.today if calendar.looks_ahead else None
    return find_due(text, default_year=calendar.year, month_first=calendar.month_first, since=since)
