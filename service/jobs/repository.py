"""The jobs' rows."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.storage.models import JobKind, JobRow, Stage

UNFINISHED = ("queued", "running")


def new_job(document_id: str, *, pages: int, kind: JobKind = "read") -> JobRow:
    """A job to read a document or to recognise its scanned pages, queued, not yet stored."""
    return JobRow(
        id=uuid4().hex,
        document_id=document_id,
        kind=kind,
        state="queued",
        stage="store" if kind == "read" else "recognise",
        pages_done=0,
        pages_total=pages,
        created_at=datetime.now(UTC),
    )


def kind_of(job: JobRow) -> JobKind:
    """The kind of a stored job."""
    return "recognise" if job.kind == "recognise" else "read"


class JobRepository:
    """Reads and writes jobs. A finished job never changes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, job: JobRow) -> None:
        """Add a job; its document is there already."""
        self._session.add(job)

    def get(self, job_id: str) -> JobRow | None:
        """The job with this id."""
        return self._session.get(JobRow, job_id)

    def require(self, job_id: str) -> JobRow:
        """The job with this id, which must be there. Raises LookupError."""
        job = self.get(job_id)
        if job is None:
            raise LookupError(f"no job {job_id}")
        return job

    def unfinished(self) -> Sequence[JobRow]:
        """All jobs that are queued or running, oldest first."""
        return self._session.scalars(
            select(JobRow).where(JobRow.state.in_(UNFINISHED)).order_by(JobRow.created_at, JobRow.id)
        ).all()

    def enter(self, job_id: str, stage: Stage) -> None:
        """Note that the job is at a stage."""
        job = self._session.get(JobRow, job_id)
        if job is not None and job.state in UNFINISHED:
            job.state, job.stage = "running", stage
            job.started_at = job.started_at or datetime.now(UTC)

    def count_pages(self, job_id: str, *, done: int, total: int) -> None:
        """Note how many pages are read."""
        self._session.execute(
            update(JobRow)
            .where(JobRow.id == job_id, JobRow.state.in_(UNFINISHED))
            .values(pages_done=done, pages_total=total)
        )

    def finish(self, job_id: str) -> bool:
        """Note that the paper is read and can be found. False where the job had ended before."""
        finished = self._session.execute(
            update(JobRow)
            .where(JobRow.id == job_id, JobRow.state.in_(UNFINISHED))
            .values(state="done", pages_done=JobRow.pages_total, finished_at=datetime.now(UTC))
            .returning(JobRow.id)
        )
        return finished.first() is not None

    def fail(self, job_id: str, *, code: str, message: str) -> None:
        """Note why the paper could not be read."""
        self._session.execute(
            update(JobRow)
            .where(JobRow.id == job_id, JobRow.state.in_(UNFINISHED))
            .values(state="failed", error_code=code, error_message=message, finished_at=datetime.now(UTC))
        )
