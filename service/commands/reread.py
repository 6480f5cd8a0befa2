"""`minutebook reread`: papers of the record, read again from the files that it keeps."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from service import bootstrap
from service.commands.failures import Failure, err, report
from service.documents.repository import DocumentFound, DocumentRepository
from service.documents.rereading import ask_again, outdated
from service.ingest.queue import hand_in
from service.jobs.repository import UNFINISHED, kind_of
from service.settings import Settings
from service.storage.database import Database
from service.storage.lock import FolderLock
from service.storage.models import JobRow

LOOK_SECONDS = 0.5


HandIn = Callable[[Sequence[JobRow]], None]


class UnknownPaperError(Exception):
    """There is no paper of this id."""


def reread(document_ids: Sequence[str], *, everything: bool, settings: Settings) -> int:
    """Have papers read again and wait until they are. The exit code. Raises UnknownPaperError and `CANNOT_START`."""
    with _working(settings) as (database, hand):
        jobs = _jobs(database, document_ids, everything=everything, recognises=settings.recognises)
        hand(jobs)
        failures = _follow(database, [job.document_id for job in jobs])
    if len(failures) < len(jobs) or not jobs:
        err.print(f"{len(jobs) - len(failures)} of {len(jobs)} papers read again", highlight=False)
    return report(failures)


@contextmanager
def _working(settings: Settings) -> Iterator[tuple[Database, HandIn]]:
    """The database, and how jobs are handed in: to the process that works there, else to engines started here."""
    if not settings.embedded_engines or FolderLock(settings.data_dir).is_taken():
        with closing(Database(settings.records_url)) as database:
            yield database, lambda jobs: hand_in(settings.jobs_url, jobs)
        return
    with bootstrap.running(settings) as services:

        def submit(jobs: Sequence[JobRow]) -> None:
            for job in jobs:
                services.jobs.submit(job.id, kind_of(job))

        yield services.database, submit


def _jobs(database: Database, given: Sequence[str], *, everything: bool, recognises: bool) -> list[JobRow]:
    """A job for each paper that is to be read again; all are noted, or none."""
    with database.session() as session:
        if given:
            chosen = given
        elif everything:
            chosen = DocumentRepository(session).everything()
        else:
            chosen = outdated(session, recognises=recognises)
        jobs = []
        for document_id in dict.fromkeys(chosen):
            job = ask_again(session, document_id, recognises=recognises)
            if job is None:
                raise UnknownPaperError(
                    f"There is no paper {document_id}: 'GET /v1/documents' lists them with their ids."
                )
            jobs.append(job)
        return jobs


def _follow(database: Database, document_ids: Sequence[str]) -> list[Failure]:
    """Wait until the papers are read, scanned pages too."""
    columns = (TextColumn("{task.fields[paper]}"), BarColumn(), MofNCompleteColumn(), TextColumn("papers"))
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("", total=len(document_ids), paper="")
        while True:
            found = _found(database, document_ids)
            left = [job for paper in found for job in _jobs_of(paper) if job.state in UNFINISHED]
            over = len(document_ids) - len({job.document_id for job in left})
            progress.update(task, completed=over, paper=_now(found, left))
            if not left:
                return [failure for paper in found if (failure := _failure(paper))]
            time.sleep(LOOK_SECONDS)


def _found(database: Database, document_ids: Sequence[str]) -> list[DocumentFound]:
    with database.session() as session:
        documents = DocumentRepository(session)
        return [found for document_id in document_ids if (found := documents.find(document_id))]


def _jobs_of(found: DocumentFound) -> Iterator[JobRow]:
    yield found.job
    if found.recognition is not None:
        yield found.recognition


def _now(found: Sequence[DocumentFound], left: Sequence[JobRow]) -> str:
    """What is being read: "minutes.pdf, recognise, page 3 of 40"."""
    at_work = next((job for job in left if job.state == "running"), None)
    if at_work is None:
        return ""
    name = next(paper.row.filename for paper in found if paper.row.id == at_work.document_id)
    return f"{name}, {at_work.stage}, page {at_work.pages_done} of {at_work.pages_total}"


def _failure(found: DocumentFound) -> Failure | None:
    error = next((job for job in _jobs_of(found) if job.error_code), None)
    return Failure(Path(found.row.filename), error.error_code or "", error.error_message or "") if error else None
