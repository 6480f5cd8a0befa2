"""Carries a job through its stages and notes how it ended. Never logs or keeps the words of a paper."""

import logging
import time
from collections.abc import Sequence

from sqlalchemy.orm import Session

from extractors import PaperError
from service.documents.repository import DocumentRepository
from service.ingest.recognisable import RECOGNISABLE
from service.ingest.stages import Stages
from service.jobs.repository import UNFINISHED, JobRepository, kind_of, new_job
from service.logs import what_and_where
from service.records.repository import RecordRepository
from service.storage.database import Database
from service.storage.models import JobKind, JobRow, Stage

log = logging.getLogger(__name__)

LAST: Stage = "index"


class StageError(Exception):
    """A stage met something that is not the paper's fault: worth another try. Tells what and where, quotes nothing."""


class Worker:
    """Runs one stage of one job at a time; the queue decides when.

    With `recognises`, a paper whose reading left scanned pages gets a job to recognise them once it is read.
    """

    def __init__(self, database: Database, stages: Stages, *, recognises: bool) -> None:
        self._database = database
        self._begin = stages.begin
        self._orders = {kind: tuple(stage for stage, _ in named) for kind, named in stages.of.items()}
        self._stages = {stage: run for named in stages.of.values() for stage, run in named}
        self._recognises = recognises

    def order(self, kind: JobKind) -> Sequence[Stage]:
        """The stages of a kind of job."""
        return self._orders[kind]

    def run(self, stage: Stage, job_id: str) -> bool:
        """Run a stage. False where the paper cannot be read: the job has failed then. Raises `StageError`."""
        began = time.perf_counter()
        try:
            reading = self._begin(job_id, stage)
            self._stages[stage](reading)
        except PaperError as error:
            self.fail(job_id, code=error.code, message=str(error))
            return False
        except Exception as error:
            raise StageError(what_and_where(error)) from None
        log.info("job %s: %s took %.2f s", job_id, stage, time.perf_counter() - began)
        if stage == LAST:
            self._finish(job_id)
        return True

    def next_job(self, job_id: str) -> str | None:
        """The job, waiting or under way, that recognises the scanned pages of the paper that a job has read."""
        with self._database.session() as session:
            job = JobRepository(session).get(job_id)
            found = DocumentRepository(session).find(job.document_id) if job else None
            recognition = found.recognition if found else None
            return recognition.id if recognition and recognition.state in UNFINISHED else None

    def fail(self, job_id: str, *, code: str, message: str) -> None:
        """Note why the job failed."""
        log.warning("job %s failed: %s", job_id, code)
        with self._database.session() as session:
            JobRepository(session).fail(job_id, code=code, message=message)

    def give_up(self, job_id: str, stage: Stage) -> None:
        """Note that a stage failed whenever it was tried."""
        self.fail(
            job_id,
            code=f"{stage}_failed",
            message=f"The service failed at the stage '{stage}' for a reason of its own, which its log tells. "
            "The paper is kept: once that is put right, upload it again.",
        )

    def _finish(self, job_id: str) -> None:
        with self._database.session() as session:
            jobs = JobRepository(session)
            job = jobs.require(job_id)
            if jobs.finish(job_id) and kind_of(job) == "read" and self._recognises:
                _ask_for_recognition(session, job)
        log.info("job %s done", job_id)


def _ask_for_recognition(session: Session, job: JobRow) -> None:
    """Note a job for the pages that are pictures, in the transaction in which their reading is done: none is lost."""
    issues = RecordRepository(session).issues(job.document_id)
    waiting = sum(1 for issue in issues if issue.code in RECOGNISABLE)
    if waiting:
        recognition = new_job(job.document_id, pages=waiting, kind="recognise")
        JobRepository(session).add(recognition)
        DocumentRepository(session).recognise(job.document_id, job=recognition.id)
