"""A task on its way to an action: where it is printed and what is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extractors.folding import Folded
from extractors.results import Action, ActionSource, Evidence
from extractors.structure import Context, Structure
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

    `derived` names the fields that are not printed with the task.
    """

    pieces: tuple[Folded, ...]
    source: ActionSource
    rule: str
    confidence: float
    owner: str | None = None
    due: Due = NO_DUE
    status: str | None = None
    in_item: bool = True
    derived: tuple[str, ...] = field(default=())

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


def action_of(structure: Structure, task: Task) -> Action:
    """The record of a task."""
    context = structure.context_at(task.start)
    evidence: list[Evidence] = []
    for piece in task.pieces:
        evidence += structure.document.evidence_of(piece.origins, f"rule:{task.rule}")
    derived = {*task.derived, *(("due_date",) if task.due.derived else ())}
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
        source=task.source,
        item=structure.item_number(context) if task.in_item else None,
        public=context.public,
        meeting=context.meeting,
    )


def day_of(structure: Structure, context: Context) -> date | None:
    """The day that a block speaks from: that of its meeting, else of the paper's first meeting with a date."""
    meetings = structure.meetings if context.meeting is None else (structure.meetings[context.meeting],)
    found = next((meeting.date for meeting in meetings if meeting.date), None)
    return date.fromisoformat(found) if found else None


def printed_due(text: str, mentions: Sequence[DueMention], today: date | None) -> Due:
    """The due of the words from the first to the last of `mentions`; the day is the last one's.

    A day without a printed year lies in the year of `today`.
    """
    first, last = mentions[0], mentions[-1]
    if last.day is None:
        return Due(text[first.start : last.end])
    printed_year = str(last.day.year) in last.phrase or f"{last.day.year % 100:02d}" in last.phrase
    return Due(text[first.start : last.end], last.day.isoformat(), derived=today is not None and not printed_year)


def dues_in(text: str, today: date | None) -> tuple[DueMention, ...]:
    """The dues of a text read from `today`."""
    return find_due(text, default_year=today.year if today else None)
