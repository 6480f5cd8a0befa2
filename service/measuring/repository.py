"""The rows of made papers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from service.measuring.multiplying import MadePaper
from service.storage.models import DocumentRow, JobRow, PageRow, RecordRow, Table, WordRow


class MadePaperRepository:
    """Writes of a made paper what a search tells of it, after the rows of its original."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def bodies(self) -> Sequence[str]:
        """The names of the bodies that met."""
        met = select(RecordRow.body).where(RecordRow.kind == "meeting", RecordRow.body.is_not(None)).distinct()
        return sorted(body for body in self._session.scalars(met) if body)

    def add(self, made: MadePaper) -> None:
        """The paper, the job that read it, its pages, and its meetings, all of one body and day."""
        document_id, job_id = made.paper.document_id, uuid4().hex
        now = datetime.now(UTC)
        original = self._session.get_one(DocumentRow, made.original)
        job = JobRow(id=job_id, document_id=document_id, kind="read", state="done", stage="index", created_at=now)
        job.pages_done = job.pages_total = original.pages
        own = {"id": document_id, "job_id": job_id, "created_at": now, "points": len(made.paper.points)}
        self._session.execute(insert(DocumentRow), [_values(original) | own])
        self._session.add(job)
        self._copy(PageRow, made, {})
        self._copy(RecordRow, made, {"body": made.body, "date": made.day})

    def multiply_words(self, times: int) -> None:
        """Count each word's papers so many times."""
        self._session.execute(update(WordRow).values(papers=WordRow.papers * times))

    def _copy(self, table: type[PageRow] | type[RecordRow], made: MadePaper, changes: dict[str, object]) -> None:
        rows = select(table).where(table.document_id == made.original)
        if table is RecordRow:
            rows = rows.where(RecordRow.kind == "meeting")
        copies = [
            _values(row) | {"document_id": made.paper.document_id} | changes for row in self._session.scalars(rows)
        ]
        if copies:
            self._session.execute(insert(table), copies)


def _values(row: Table) -> dict[str, object]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}
