"""Takes papers in: kept on disk and in the queue before the answer is given, each paper once."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from sqlalchemy.exc import IntegrityError

from extractors import EXTRACTOR_VERSION, PaperError
from extractors.errors import TooManyPagesError
from service.documents.repository import DocumentFound, DocumentRepository
from service.documents.upload import Received
from service.jobs.repository import JobRepository, new_job
from service.routing import Services
from service.storage.keys import paper_key
from service.storage.models import DocumentRow


class Taken(Enum):
    """What taking a paper in came to."""

    NEW = "new"
    KNOWN = "known"
    AGAIN = "again"
    """Known, but its reading failed or is by an older version of the extractor: read once more."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A paper taken in."""

    taken: Taken
    document: DocumentFound


def take_in(services: Services, file: Received) -> Intake:
    """Keep the paper and queue its reading. Raises a `PaperError` where it cannot be read; nothing is kept then."""
    if file.refused:
        raise file.refused
    try:
        known = _find(services, file.document_id)
        if known is None:
            return _take_new(services, file, count_pages(services, file, most=services.settings.max_pages))
        return _take_known(services, known)
    finally:
        services.papers.discard(file.draft)


def count_pages(services: Services, file: Received, *, most: int, instead: str = "Split it.") -> int:
    """The pages of a file. Raises a `PaperError` that names the file; for more than `most`, it says what to do."""
    try:
        pages = services.parser.count_pages(file.draft)
    except PaperError as error:
        raise type(error)(f"{file.filename}: {error}") from error
    if pages > most:
        raise TooManyPagesError(f"{file.filename} has {pages} pages, {most} are taken here at most. {instead}")
    return pages


def _take_new(services: Services, file: Received, pages: int) -> Intake:
    services.papers.keep(file.draft, paper_key(file.document_id))
    job = new_job(file.document_id, pages=pages)
    try:
        with services.database.session() as session:
            DocumentRepository(session).add(_row(file, pages, job.id))
            JobRepository(session).add(job)
    except IntegrityError:  # the same bytes came in beside us, and theirs were first
        return Intake(Taken.KNOWN, _found(services, file.document_id))
    services.jobs.submit(job.id)
    return Intake(Taken.NEW, _found(services, file.document_id))


def _take_known(services: Services, known: DocumentFound) -> Intake:
    stale = known.job.state == "done" and known.row.extractor_version != EXTRACTOR_VERSION
    if known.job.state != "failed" and not stale:
        return Intake(Taken.KNOWN, known)
    job = new_job(known.row.id, pages=known.row.pages)
    with services.database.session() as session:
        ours = DocumentRepository(session).switch_job(known.row.id, old=known.job.id, new=job.id)
        if ours:
            JobRepository(session).add(job)
    if ours:
        services.jobs.submit(job.id)
    return Intake(Taken.AGAIN if ours else Taken.KNOWN, _found(services, known.row.id))


def _row(file: Received, pages: int, job_id: str) -> DocumentRow:
    return DocumentRow(
        id=file.document_id,
        filename=file.filename,
        size=file.size,
        pages=pages,
        job_id=job_id,
        created_at=datetime.now(UTC),
    )


def _find(services: Services, document_id: str) -> DocumentFound | None:
    with services.database.session() as session:
        return DocumentRepository(session).find(document_id)


def _found(services: Services, document_id: str) -> DocumentFound:
    found = _find(services, document_id)
    assert found is not None
    return found
