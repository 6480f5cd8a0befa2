"""Carries a job through its stages and notes how it ended. Never logs or keeps the words of a paper."""

import logging

from extractors import PaperError
from service.ingest.stages import Stages
from service.jobs.repository import JobRepository
from service.logs import what_and_where
from service.storage.database import Database
from service.storage.models import Stage

log = logging.getLogger(__name__)


class StageError(Exception):
    """A stage met something that is not the paper's fault: worth another try. Tells what and where, quotes nothing."""


class Worker:
    """Runs one stage of one job at a time; the queue decides when."""

    def __init__(self, database: Database, stages: Stages) -> None:
        self._database = database
        self._stages = dict(stages.all)
        self._begin = stages.begin
        self.order: tuple[Stage, ...] = tuple(self._stages)

    def run(self, stage: Stage, job_id: str) -> bool:
        """Run a stage. False where the paper cannot be read: the job has failed then. Raises `StageError`."""
        try:
            reading = self._begin(job_id, stage)
            self._stages[stage](reading)
        except PaperError as error:
            self.fail(job_id, code=error.code, message=str(error))
            return False
        except Exception as error:
            raise StageError(what_and_where(error)) from None
        if stage == self.order[-1]:
            self._finish(job_id)
        return True

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
            JobRepository(session).finish(job_id)
        log.info("job %s done", job_id)
