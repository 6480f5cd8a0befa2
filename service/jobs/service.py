"""Looks up jobs and follows them to their end."""

from collections.abc import AsyncIterator

import anyio

from service.jobs.repository import UNFINISHED, JobRepository
from service.jobs.schemas import JobError, JobProgress, JobView
from service.problems import not_found
from service.storage.database import Database
from service.storage.models import JobRow

POLL_SECONDS = 0.3
"""How often the database is asked for news while somebody follows a job."""


def view(job: JobRow) -> JobView:
    """A job's row as the outside sees it."""
    failed = job.error_code is not None
    return JobView.model_validate(
        {
            "id": job.id,
            "document_id": job.document_id,
            "kind": job.kind,
            "state": job.state,
            "progress": JobProgress.model_validate(job, from_attributes=True),
            "error": JobError(code=job.error_code or "", message=job.error_message or "") if failed else None,
            "created_at": job.created_at,
            "started_at": job.started_at,
            "finished_at": job.finished_at,
        }
    )


def find(database: Database, job_id: str) -> JobView:
    """The job with this id. Raises the problem `job_not_found`."""
    with database.session() as session:
        job = JobRepository(session).get(job_id)
        if job is None:
            raise not_found("job", job_id)
        return view(job)


async def follow(database: Database, job_id: str) -> AsyncIterator[JobView]:
    """The job now and whenever it changes, until it has ended."""
    last: JobView | None = None
    while last is None or last.state in UNFINISHED:
        news = await anyio.to_thread.run_sync(find, database, job_id)
        if news != last:
            yield news
        last = news
        if news.state in UNFINISHED:
            await anyio.sleep(POLL_SECONDS)
