"""The papers' rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from extractors import ExtractionResult
from service.jobs.repository import UNFINISHED
from service.storage.models import DocumentRow, IssueRow, JobRow


@dataclass(frozen=True, slots=True)
class DocumentFound:
    """A paper with its latest job and recognition; `status` is derived from them and the issues."""

    row: DocumentRow
    job: JobRow
    recognition: JobRow | None
    status: str


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """Which papers to list; None leaves a filter out."""

    status: str | None = None
    kind: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """Where a paper stands in the list: last taken in, first listed."""

    created_at: datetime
    id: str


Recognition = aliased(JobRow)
DERIVED_STATUS: ColumnElement[str] = case(
    (JobRow.state.in_(UNFINISHED), "reading"),
    (JobRow.state == "failed", "failed"),
    (Recognition.state.in_(UNFINISHED), "recognising"),
    (exists().where(IssueRow.document_id == DocumentRow.id), "partial"),
    else_="complete",
)


class DocumentRepository:
    """Reads and writes papers."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: DocumentRow) -> None:
        """Add a paper. Raises IntegrityError at the flush where it is there already."""
        self._session.add(row)
        self._session.flush()

    def find(self, document_id: str) -> DocumentFound | None:
        """The paper with this id."""
        found = self._session.execute(_documents().where(DocumentRow.id == document_id)).one_or_none()
        return _found(found) if found else None

    def require(self, document_id: str) -> DocumentRow:
        """The paper with this id, which must be there. Raises LookupError."""
        row = self._session.get(DocumentRow, document_id)
        if row is None:
            raise LookupError(f"no document {document_id}")
        return row

    def everything(self) -> Sequence[str]:
        """The ids of all papers, first taken in first."""
        return self._session.scalars(select(DocumentRow.id).order_by(DocumentRow.created_at, DocumentRow.id)).all()

    def read_by_others(self, version: str) -> Sequence[str]:
        """The ids of the papers that were read, but by another version of the extractor."""
        return self._session.scalars(
            select(DocumentRow.id)
            .where(DocumentRow.extractor_version != version)
            .order_by(DocumentRow.created_at, DocumentRow.id)
        ).all()

    def not_recognised(self, codes: Sequence[str]) -> Sequence[str]:
        """The ids of the papers that have an issue of these codes, and no recognition done or under way."""
        issue = exists().where(IssueRow.document_id == DocumentRow.id, IssueRow.code.in_(codes))
        return self._session.scalars(
            select(DocumentRow.id)
            .outerjoin(Recognition, Recognition.id == DocumentRow.recognition_id)
            .where(or_(Recognition.id.is_(None), Recognition.state == "failed"), issue)
            .order_by(DocumentRow.created_at, DocumentRow.id)
        ).all()

    def list_newest(self, query: DocumentQuery, *, after: DocumentPlace | None, limit: int) -> Sequence[DocumentFound]:
        """Up to `limit` papers, from the one after `after` on."""
        statement = (
            _documents().where(*_conditions(query)).order_by(DocumentRow.created_at.desc(), DocumentRow.id).limit(limit)
        )
        if after:
            same_moment = and_(DocumentRow.created_at == after.created_at, DocumentRow.id > after.id)
            statement = statement.where(or_(DocumentRow.created_at < after.created_at, same_moment))
        return [_found(row) for row in self._session.execute(statement)]

    def switch_job(self, document_id: str, *, old: str, new: str) -> bool:
        """Make another job the latest one. False where somebody else switched before: theirs stands."""
        switched = self._session.execute(
            update(DocumentRow)
            .where(DocumentRow.id == document_id, DocumentRow.job_id == old)
            .values(job_id=new)
            .returning(DocumentRow.id)
        )
        return switched.first() is not None

    def recognise(self, document_id: str, *, job: str) -> None:
        """Make a job the latest that recognises the paper's scanned pages."""
        self._session.execute(update(DocumentRow).where(DocumentRow.id == document_id).values(recognition_id=job))

    def describe(self, result: ExtractionResult, *, recognised: bool) -> None:
        """Note what a reading tells of the paper as a whole, and that it is the one in use."""
        self._session.execute(
            update(DocumentRow)
            .where(DocumentRow.id == result.document.id)
            .values(
                title=result.document.title,
                kind=result.document.kind,
                language=result.document.language,
                pages=result.document.pages,
                extractor_version=result.extractor_version,
                recognised=recognised,
                points=None,
            )
        )


def _found(row: Row[DocumentRow, JobRow, JobRow | None, str]) -> DocumentFound:
    document, job, recognition, status = row
    return DocumentFound(document, job, recognition, status)


def _documents() -> Select[DocumentRow, JobRow, JobRow | None, str]:
    return (
        select(DocumentRow, JobRow, Recognition, DERIVED_STATUS)
        .join(JobRow, JobRow.id == DocumentRow.job_id)
        .outerjoin(Recognition, Recognition.id == DocumentRow.recognition_id)
    )


def _conditions(query: DocumentQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool] | None] = [
        None if query.status is None else DERIVED_STATUS.in_([query.status]),
        None if query.kind is None else DocumentRow.kind == query.kind,
        None if query.title is None else _titled(query.title.lower()),
    ]
    return [condition for condition in conditions if condition is not None]


def _titled(part: str) -> ColumnElement[bool]:
    return or_(
        func.lower(DocumentRow.title).contains(part, autoescape=True),
        func.lower(DocumentRow.filename).contains(part, autoescape=True),
    )
