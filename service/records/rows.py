"""From an extraction result to the rows that listings are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from extractors import ExtractionResult
from extractors.results import (
    Action,
    AgendaItem,
    Attendee,
    Decision,
    Meeting,
    PageReport,
    Recommendation,
    Target,
)
from service.storage.models import IssueRow, PageRow, RecordKind, RecordRow

Fact = Meeting | AgendaItem | Attendee | Decision | Recommendation | Action | Target


@dataclass(frozen=True, slots=True)
class _Columns:
    """What a kind of record offers to filters."""

    kind: RecordKind
    meeting: int | None = None
    item: str | None = None
    category: str | None = None
    status: str | None = None
    person: str | None = None
    due_date: str | None = None
    public: bool = True


def record_rows(result: ExtractionResult) -> list[RecordRow]:
    """A row for each record of the paper, exempt ones too: what is shown is decided when it is asked for."""
    groups: tuple[Sequence[Fact], ...] = (
        result.meetings,
        result.agenda_items,
        result.attendees,
        result.decisions,
        result.recommendations,
        result.actions,
        result.targets,
    )
    return [_row(result, fact, position) for facts in groups for position, fact in enumerate(facts)]


def page_rows(result: ExtractionResult) -> list[PageRow]:
    """A row for each page; pages of exempt parts are marked."""
    exempt = set(exempt_pages(result))
    return [_page(result.document.id, page, page.number not in exempt) for page in result.pages]


def issue_rows(result: ExtractionResult) -> list[IssueRow]:
    """A row for each issue, in order."""
    return [
        IssueRow(
            document_id=result.document.id, position=position, code=issue.code, page=issue.page, message=issue.message
        )
        for position, issue in enumerate(result.issues)
    ]


def exempt_pages(result: ExtractionResult) -> Iterator[int]:
    """The pages that hold exempt matter: those of exempt parts, and those that exempt records quote."""
    for part in result.parts:
        if not part.public:
            yield from range(part.first_page, part.last_page + 1)
    for group in (result.decisions, result.recommendations, result.actions, result.targets):
        for record in group:
            if not record.public:
                yield from (entry.page for entry in record.evidence)


def _page(document_id: str, page: PageReport, public: bool) -> PageRow:
    return PageRow(
        document_id=document_id,
        number=page.number,
        fate=page.fate,
        width=page.width,
        height=page.height,
        public=public,
        confidence=page.confidence,
    )


def _row(result: ExtractionResult, fact: Fact, position: int) -> RecordRow:
    columns = _columns(fact)
    meeting = _meeting(result, fact, columns.meeting)
    return RecordRow(
        document_id=result.document.id,
        kind=columns.kind,
        position=position,
        record_id=fact.id,
        page=fact.page,
        date=(meeting.date if meeting else None) or "",
        body=meeting.body if meeting else None,
        item=columns.item,
        category=columns.category,
        status=columns.status,
        person=columns.person,
        due_date=columns.due_date,
        public=columns.public,
        payload=fact.model_dump(mode="json"),
    )


def _meeting(result: ExtractionResult, fact: Fact, index: int | None) -> Meeting | None:
    if isinstance(fact, Meeting):
        return fact
    return None if index is None else result.meetings[index]


def _owners(action: Action) -> str | None:
    """The owner as printed and the name that printed initials stand for: either is asked for."""
    return " · ".join(filter(None, (action.owner, action.assignee))) or None


def _columns(fact: Fact) -> _Columns:
    match fact:
        case Meeting():
            return _Columns("meeting", category=fact.kind)
        case AgendaItem():
            return _Columns(
                "agenda_item", fact.meeting, fact.number, fact.purpose, person=fact.presenter, public=fact.public
            )
        case Attendee():
            return _Columns("attendee", fact.meeting, category=fact.status, person=fact.name)
        case Decision():
            return _Columns("decision", fact.meeting, fact.item, fact.kind, person=fact.mover, public=fact.public)
        case Recommendation():
            return _Columns("recommendation", public=fact.public)
        case Action():
            return _Columns(
                "action", fact.meeting, fact.item, fact.source, fact.status, _owners(fact), fact.due_date, fact.public
            )
        case Target():
            return _Columns("target", category=fact.direction, due_date=fact.deadline_date, public=fact.public)
    assert_never(fact)
