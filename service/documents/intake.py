"""Takes papers in: kept on disk and in the queue before the answer is given, each paper once.

A paper that needs a password is kept as it came, and beside it a copy without its protection, to be read and shown;
the password is not kept.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from extractors import EXTRACTOR_VERSION, PaperError
from extractors.errors import EncryptedPdfError, TooManyPagesError
from service.documents.repository import DocumentFound, DocumentRepository
from service.documents.rereading import read_again, recognise_again
from service.documents.upload import Received
from service.jobs.repository import JobRepository, kind_of, new_job
from service.routing import Services
from service.storage.keys import paper_key, unlocked_key
from service.storage.models import DocumentRow, JobRow


class Taken(Enum):
    """What taking a paper in came to."""

    NEW = "new"
    KNOWN = "known"
    AGAIN = "again"
    """Known, but its reading or recognition failed or is by an older version of the extractor: read once more."""


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
        if known is not None:
            return _take_known(services, known)
        with opened(services, file, most=services.settings.max_pages) as paper:
            return _take_new(services, file, paper)
    finally:
        services.papers.discard(file.draft)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that opens: its pages, and where it needed a password a copy that needs none, as a draft."""

    pages: int
    unlocked: Path | None


@contextmanager
def opened(services: Services, file: Received, *, most: int, instead: str = "Split it.") -> Iterator[Opened]:
    """A file, opened. Raises a `PaperError` that names it; for more pages than `most`, it says what to do instead."""
    with ExitStack() as discarding:
        with _named(file):
            paper = _open(services, file, discarding)
        if paper.pages > most:
            raise TooManyPagesError(
                f"{file.filename} has {paper.pages} pages, {most} are taken here at most. {instead}"
            )
        yield paper


def _open(services: Services, file: Received, discarding: ExitStack) -> Opened:
    try:
        return Opened(services.parser.count_pages(file.draft), None)
    except EncryptedPdfError:
        if file.password is None:
            raise
    unlocked = services.papers.draft()
    discarding.callback(services.papers.discard, unlocked)
    services.parser.unlock(file.draft, password=file.password.get_secret_value(), unlocked=unlocked)
    return Opened(services.parser.count_pages(unlocked), unlocked)


@contextmanager
def _named(file: Received) -> Iterator[None]:
    try:
        yield
    except PaperError as error:
        raise type(error)(f"{file.filename}: {error}") from error


def _take_new(services: Services, file: Received, paper: Opened) -> Intake:
    if paper.unlocked:
        services.papers.keep(paper.unlocked, unlocked_key(file.document_id))
    services.papers.keep(file.draft, paper_key(file.document_id))
    job = new_job(file.document_id, pages=paper.pages)
    try:
        with services.database.session() as session:
            DocumentRepository(session).add(_row(file, paper.pages, job.id))
            JobRepository(session).add(job)
    except IntegrityError:  # the same bytes came in beside us, and theirs were first
        return Intake(Taken.KNOWN, _found(services, file.document_id))
    services.jobs.submit(job.id)
    return Intake(Taken.NEW, _found(services, file.document_id))


def _take_known(services: Services, known: DocumentFound) -> Intake:
    recognises = services.settings.recognises
    stale = known.job.state == "done" and known.row.extractor_version != EXTRACTOR_VERSION
    job: JobRow | None = None
    with services.database.session() as session:
        if known.job.state == "failed" or stale:
            job = read_again(session, known, recognises=recognises)
        elif recognises and known.recognition is not None and known.recognition.state == "failed":
            job = recognise_again(session, known)
    if job is not None:
        services.jobs.submit(job.id, kind_of(job))
    return Intake(Taken.AGAIN if job is not None else Taken.KNOWN, _found(services, known.row.id))


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
