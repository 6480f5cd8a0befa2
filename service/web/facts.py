"""Records as people read them: a sentence, what belongs to it, and the places on the pages that it was read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never
from urllib.parse import quote

from extractors.results import (
    Action,
    AgendaItem,
    Attendee,
    Decision,
    Evidence,
    Meeting,
    Recommendation,
    Target,
    Vote,
    Votes,
)
from service.days import day_words
from service.records.rows import Fact
from service.records.schemas import DocumentRecords
from service.storage.models import RecordKind
from service.web import wording

TELLING = frozenset({"Role", "Organisation", "For", "Part 2", "Date", "Venue"})
"""Labels of details whose values tell by themselves what they are."""


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that belongs to a fact; `worked_out` where it is not printed as such."""

    label: str
    value: str
    worked_out: bool = False

    @property
    def in_line(self) -> str:
        """The detail in a list that names none: the label is left out where the value tells what it is."""
        return self.value if self.label in TELLING else f"{self.label.lower()} {self.value}"


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact; `anchor` names its boxes within a page, `link` leads to them from elsewhere.

    `meeting` is empty where the paper tells of one meeting only. `text` ends where `clauses` begin.
    """

    kind: RecordKind
    kind_word: str
    category: str | None
    anchor: str
    text: str
    clauses: tuple[str, ...]
    details: tuple[Detail, ...]
    meeting: str
    confidence: str
    doubtful: bool
    evidence: tuple[Evidence, ...]
    link: str

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that it stands on."""
        return tuple(sorted({entry.page for entry in self.evidence}))


@dataclass(frozen=True, slots=True)
class FactGroup:
    """All facts of a kind in a paper."""

    kind: RecordKind
    title: str
    facts: tuple[FactView, ...]

    @property
    def by_meeting(self) -> tuple[tuple[str, tuple[FactView, ...]], ...]:
        """The facts with the meeting that they belong to, meetings in the order of the paper."""
        meetings = dict.fromkeys(fact.meeting for fact in self.facts)
        return tuple((name, tuple(fact for fact in self.facts if fact.meeting == name)) for name in meetings)


@dataclass(frozen=True, slots=True)
class _Wording:
    kind: RecordKind
    category: str | None
    text: str
    details: tuple[tuple[str, str | None, str], ...]
    """Label, value, and the field of the record that it is, to tell whether it was worked out."""
    clauses: tuple[str, ...] = ()


def page_link(document_id: str, number: int) -> str:
    """The path of a page's view."""
    return f"/documents/{quote(document_id, safe=':')}/pages/{number}"


def fact_groups(records: DocumentRecords) -> tuple[FactGroup, ...]:
    """The facts of a paper by kind, the weightiest kinds first; kinds without facts are left out."""
    every: dict[RecordKind, Sequence[Fact]] = {
        "decision": records.decisions,
        "action": records.actions,
        "target": records.targets,
        "recommendation": records.recommendations,
        "attendee": records.attendees,
        "agenda_item": records.agenda_items,
        "meeting": records.meetings,
    }
    return tuple(
        FactGroup(kind, wording.GROUP_WORDS[kind], tuple(_view(fact, records) for fact in facts))
        for kind, facts in every.items()
        if facts
    )


def _view(fact: Fact, records: DocumentRecords) -> FactView:
    words = _wording(fact)
    text, clauses = _parted(words)
    return FactView(
        kind=words.kind,
        kind_word=wording.FACT_WORDS[words.kind],
        category=words.category,
        anchor=fact.id,
        text=text,
        clauses=clauses,
        details=tuple(Detail(label, value, field in fact.derived) for label, value, field in words.details if value),
        meeting=_meeting_of(fact, records),
        confidence=wording.confidence_words(fact.confidence),
        doubtful=wording.is_doubtful(fact.confidence),
        evidence=fact.evidence,
        link=f"{page_link(records.document.id, fact.page)}#{quote(fact.id, safe=':')}",
    )


def _parted(words: _Wording) -> tuple[str, tuple[str, ...]]:
    """The text up to its clauses, and the clauses, where they end it; else the whole text, which holds them anyway."""
    text, clauses = words.text, words.clauses
    if clauses and clauses[0] in text and text.endswith(clauses[-1]):
        return text[: text.index(clauses[0])].rstrip(), clauses
    return text, tuple(clause for clause in clauses if clause not in text)


def _meeting_of(fact: Fact, records: DocumentRecords) -> str:
    index = None if isinstance(fact, Meeting | Recommendation | Target) else fact.meeting
    return meeting_words(records.meetings[index]) if index is not None and len(records.meetings) > 1 else ""


def meeting_words(meeting: Meeting) -> str:
    """A meeting in short: its body and day."""
    return ", ".join(filter(None, (meeting.body, day_words(meeting.date))))


def _wording(fact: Fact) -> _Wording:
    match fact:
        case Decision():
            return _decision(fact)
        case Action():
            return _action(fact)
        case Target():
            return _target(fact)
        case Recommendation():
            return _Wording("recommendation", None, fact.text, ())
        case Attendee():
            return _attendee(fact)
        case AgendaItem():
            return _agenda_item(fact)
        case Meeting():
            return _meeting(fact)
    assert_never(fact)


def _decision(fact: Decision) -> _Wording:
    kind = wording.category_words(fact.kind)
    details = (
        ("Item", fact.item, "item"),
        ("Moved by", fact.mover, "mover"),
        ("Seconded by", fact.seconder, "seconder"),
        ("Votes", _votes(fact.votes), "votes"),
        ("Unanimous", {True: "yes", False: "no", None: None}[fact.unanimous], "unanimous"),
        *((words, _voters(fact, vote), "named_votes") for vote, words in wording.VOTE_WORDS.items()),
    )
    return _Wording("decision", f"amendment, {kind}" if fact.amendment else kind, fact.text, details, fact.clauses)


def _votes(votes: Votes | None) -> str | None:
    if votes is None:
        return None
    sides = ((votes.for_, "for"), (votes.against, "against"), (votes.abstain, "abstaining"))
    return ", ".join(f"{count} {side}" for count, side in sides if count is not None)


def _voters(fact: Decision, vote: Vote) -> str:
    return ", ".join(named.name for named in fact.named_votes if named.vote == vote)


def _action(fact: Action) -> _Wording:
    details = (
        ("Reference", fact.reference, "reference"),
        ("Owner", fact.owner, "owner"),
        ("Owner's name", fact.assignee, "assignee"),
        ("Due", fact.due, "due"),
        ("Due date", _unless_said(day_words(fact.due_date), fact.due), "due_date"),
        ("Status", fact.status, "status"),
        ("State", _unless_said(fact.state and wording.STATE_WORDS[fact.state], fact.status), "state"),
        ("RAG status", fact.rag, "rag"),
        ("Item", fact.item, "item"),
    )
    return _Wording("action", wording.category_words(fact.source), fact.text, details)


def _unless_said(words: str | None, printed: str | None) -> str | None:
    """What follows from printed words, where they do not say it themselves."""
    return words if words and words.lower() not in (printed or "").lower() else None


def _target(fact: Target) -> _Wording:
    details = (
        ("Measure", fact.metric if fact.metric != fact.text else None, "metric"),
        ("Level", _level(fact), "value"),
        ("Baseline", fact.baseline, "baseline"),
        ("Baseline measured", fact.baseline_date, "baseline_date"),
        ("Level reached", fact.actual, "actual"),
        ("Level reached in", fact.period, "period"),
        ("RAG status", fact.rag, "rag"),
        ("Deadline", fact.deadline, "deadline"),
        ("Deadline date", _unless_said(day_words(fact.deadline_date), fact.deadline), "deadline_date"),
    )
    return _Wording("target", None, fact.text, details)


def _level(fact: Target) -> str:
    """The direction and the level with its unit: "at least 95%", "reduce 12 days", "reach 20 to 30 visits"."""
    number = " to ".join(f"{end:,.12g}" for end in (fact.value, fact.highest) if end is not None)
    amount = f"{number}%" if fact.unit == "%" else f"{number} {fact.unit or ''}"
    return f"{wording.category_words(fact.direction)} {amount}".strip()


def _attendee(fact: Attendee) -> _Wording:
    details = (
        ("Role", fact.role, "role"),
        ("Organisation", fact.organisation, "organisation"),
        ("Initials", fact.initials, "initials"),
        ("In place of", fact.substitute_for, "substitute_for"),
        ("Took part", "by video or telephone" if fact.remote else None, "remote"),
        ("Joined", fact.joined, "joined"),
        ("Left", fact.left, "left"),
    )
    name = " ".join(filter(None, (fact.honorific, fact.name)))
    return _Wording("attendee", wording.category_words(fact.status), name, details)


def _agenda_item(fact: AgendaItem) -> _Wording:
    details = (
        ("For", fact.purpose, "purpose"),
        ("Presented by", fact.presenter, "presenter"),
        ("Part 2", None if fact.public else _exemption(fact), "public"),
    )
    title = " ".join(filter(None, (fact.number, fact.title)))
    return _Wording("agenda_item", None, title, details)


def _exemption(fact: AgendaItem) -> str:
    paragraphs = wording.listed([str(number) for number in fact.exempt_paragraphs])
    return f"exempt under Schedule 12A, paragraph {paragraphs}" if paragraphs else "exempt"


def _meeting(fact: Meeting) -> _Wording:
    details = (
        ("Date", day_words(fact.date), "date"),
        ("Began", fact.start, "start"),
        ("Ended", fact.end, "end"),
        ("Venue", fact.venue, "venue"),
    )
    return _Wording("meeting", wording.MEETING_WORDS[fact.kind], fact.body, details)
