"""The records' rows: written a paper at a time, listed across papers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, delete, false, func, or_, select
from sqlalchemy.orm import Session

from service.storage.models import DocumentRow, IssueRow, PageRow, RecordKind, RecordRow

Found = tuple[RecordRow, DocumentRow]


@dataclass(frozen=True, slots=True)
class RecordQuery:
    """Which records to list; None leaves a filter out. Names of persons match in part, the others whole."""

    kind: RecordKind
    document: str | None = None
    body: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    item: str | None = None
    category: str | None = None
    status: str | None = None
    person: str | None = None
    due_from: date | None = None
    due_to: date | None = None
    state: str | None = None
    rag: str | None = None
    amendment: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in a listing: newest meeting first, then by paper and order within it."""

    date: str
    document_id: str
    position: int


class RecordRepository:
    """Reads and writes records, pages and issues."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def replace(
        self,
        document_id: str,
        *,
        records: Iterable[RecordRow],
        pages: Iterable[PageRow],
        issues: Iterable[IssueRow],
    ) -> None:
        """Put these rows in the place of all that the document had, so that repeating changes nothing."""
        for table in (RecordRow, PageRow, IssueRow):
            self._session.execute(delete(table).where(table.document_id == document_id))
        self._session.add_all([*records, *pages, *issues])

    def list_public(self, query: RecordQuery, *, after: Place | None, limit: int) -> Sequence[Found]:
        """Up to `limit` records that are not exempt, from the one after `after` on."""
        statement = (
            select(RecordRow, DocumentRow)
            .join(DocumentRow, DocumentRow.id == RecordRow.document_id)
            .where(RecordRow.public, *_conditions(query))
            .order_by(RecordRow.date.desc(), RecordRow.document_id, RecordRow.position)
            .limit(limit)
        )
        if after:
            statement = statement.where(_beyond(after))
        return self._session.execute(statement).all()

    def of_document(self, document_id: str) -> Sequence[RecordRow]:
        """All public records of a document, in order."""
        return self._session.scalars(
            select(RecordRow)
            .where(RecordRow.document_id == document_id, RecordRow.public)
            .order_by(RecordRow.kind, RecordRow.position)
        ).all()

    def pages(self, document_id: str) -> Sequence[PageRow]:
        """The document's pages, in order."""
        return self._session.scalars(
            select(PageRow).where(PageRow.document_id == document_id).order_by(PageRow.number)
        ).all()

    def page(self, document_id: str, number: int) -> PageRow | None:
        """One page of the document."""
        return self._session.get(PageRow, (document_id, number))

    def issues(self, document_id: str) -> Sequence[IssueRow]:
        """What could not be read of the document."""
        return self._session.scalars(
            select(IssueRow).where(IssueRow.document_id == document_id).order_by(IssueRow.position)
        ).all()


def _conditions(query: RecordQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool] | None] = [
        RecordRow.kind == query.kind,
        None if query.document is None else RecordRow.document_id == query.document,
        None if query.body is None else func.lower(RecordRow.body) == query.body.lower(),
        None if query.date_from is None else RecordRow.date >= query.date_from.isoformat(),
        None if query.date_to is None else and_(RecordRow.date != "", RecordRow.date <= query.date_to.isoformat()),
        None if query.item is None else RecordRow.item == query.item,
        None if query.category is None else RecordRow.category == query.category,
        None if query.status is None else func.lower(RecordRow.status) == query.status.lower(),
        None if query.person is None else func.lower(RecordRow.person).contains(query.person.lower(), autoescape=True),
        None if query.due_from is None else RecordRow.due_date >= query.due_from.isoformat(),
        None if query.due_to is None else RecordRow.due_date <= query.due_to.isoformat(),
        None if query.state is None else RecordRow.payload["state"].as_string() == query.state,
        None if query.rag is None else RecordRow.payload["rag"].as_string() == query.rag,
        None if query.amendment is None else _amendment() == query.amendment,
    ]
    return [condition for condition in conditions if condition is not None]


def _amendment() -> ColumnElement[bool]:
    """Whether the decision is on an amendment; readings of older versions do not say so, and have none."""
    return func.coalesce(RecordRow.payload["amendment"].as_boolean(), false())


def _beyond(place: Place) -> ColumnElement[bool]:
    same_day = RecordRow.date == place.date
    same_paper = and_(same_day, RecordRow.document_id == place.document_id)
    return or_(
        RecordRow.date < place.date,
        and_(same_day, RecordRow.document_id > place.document_id),
        and_(same_paper, RecordRow.position > place.position),
    )
