"""Has papers that are kept read again."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from extractors import EXTRACTOR_VERSION
from service.documents.repository import DocumentFound, DocumentRepository
from service.ingest.recognisable import RECOGNISABLE
from service.jobs.repository import UNFINISHED, JobRepository, new_job
from service.storage.models import JobKind, JobRow


def outdated(session: Session, *, recognises: bool) -> Sequence[str]:
    """The papers that an older version read, and those whose scanned pages were not recognised, for whatever reason."""
    documents = DocumentRepository(session)
    found = documents.read_by_others(EXTRACTOR_VERSION)
    if recognises:
        found = [*found, *documents.not_recognised(RECOGNISABLE)]
    return list(dict.fromkeys(found))


def ask_again(session: Session, document_id: str, *, recognises: bool) -> JobRow | None:
    """The job that reads a paper again, noted but not handed in; the one under way where there is one already.

    None where there is no such paper.
    """
    found = DocumentRepository(session).find(document_id)
    if found is None:
        return None
    return _under_way(found) or read_again(session, found, recognises=recognises)


def read_again(session: Session, found: DocumentFound, *, recognises: bool) -> JobRow | None:
    """A job to read a paper again, noted but not handed in; None where somebody else asked for it just before.

    Where scanned pages can be found already, the job recognises them again before it takes the place of what was read.
    """
    kind: JobKind = "recognise" if recognises and found.row.recognised else "read"
    job = new_job(found.row.id, pages=found.row.pages, kind=kind)
    if not DocumentRepository(session).switch_job(found.row.id, old=found.job.id, new=job.id):
        return None
    JobRepository(session).add(job)
    return job


def recognise_again(session: Session, found: DocumentFound) -> JobRow:
    """A job to recognise a paper's scanned pages once more, noted but not handed in."""
    job = new_job(found.row.id, pages=found.recognition.pages_total if found.recognition else 0, kind="recognise")
    JobRepository(session).add(job)
    DocumentRepository(session).recognise(found.row.id, job=job.id)
    return job


def _under_way(found: DocumentFound) -> JobRow | None:
    jobs = (found.job, found.recognition)
    return next((job for job in jobs if job is not None and job.state in UNFINISHED), None)
