"""The durable queue: DBOS. The only module that imports it.

A job is a DBOS workflow with the job's id, a stage is a step of it. After a stop, however hard, an executor of the
same name takes its jobs up again at the step that was under way. DBOS keeps one queue a process in global state, so a
process has at most one started `DurableJobs`.
"""

import logging
from collections.abc import Callable

from dbos import DBOS, DBOSConfig, SetWorkflowID, error

from service.ingest.worker import Worker

log = logging.getLogger(__name__)

QUEUE = "papers"
FORMAT = "1"
"""Version of the stages' names and order. DBOS takes up only jobs of its own version, so a release must not change
it by itself; change it where a half-done job of an older release could not go on."""

MOST_RECOVERIES = 20
"""Starts of the service in the middle of one job, after which the job is taken for the cause of the stops."""

TRIES = 3
POLL_SECONDS = 0.25
LOST = ("ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")


class DurableJobs:
    """Works off jobs, up to `concurrency` at a time. `executor` names this process, the same after each start."""

    def __init__(self, *, url: str, worker: Worker, concurrency: int, executor: str) -> None:
        self._worker = worker
        self._url, self._concurrency, self._executor = url, concurrency, executor
        self._workflow = self._register()

    def start(self) -> None:
        """Begin to work, first on what an earlier run left."""
        config: DBOSConfig = {
            "name": "minutebook",
            "system_database_url": self._url,
            "executor_id": self._executor,
            "application_version": FORMAT,
            "log_level": "ERROR",
        }
        DBOS(config=config)
        DBOS.launch()
        DBOS.register_queue(QUEUE, worker_concurrency=self._concurrency, polling_interval_sec=POLL_SECONDS)

    def submit(self, job_id: str) -> None:
        """Hand in a job; handing it in again changes nothing."""
        with SetWorkflowID(job_id):
            DBOS.enqueue_workflow(QUEUE, self._workflow, job_id)

    def resubmit(self, job_ids: list[str]) -> None:
        """Hand in jobs that an earlier run may have been stopped before handing in, and fail those it lost."""
        for job_id in job_ids:
            status = DBOS.get_workflow_status(job_id)
            if status is None:
                self.submit(job_id)
            elif status.status in LOST:
                self._worker.fail(
                    job_id,
                    code="job_lost",
                    message="The service was stopped again and again while it read this paper. Upload it once more; "
                    "if the service stops again, keep the paper out and report it.",
                )

    def stop(self) -> None:
        """Stop working; what is under way goes on at the next start."""
        DBOS.destroy(destroy_registry=True)

    def _register(self) -> Callable[[str], str]:
        @DBOS.workflow(name="read_paper", max_recovery_attempts=MOST_RECOVERIES)
        def read_paper(job_id: str) -> str:
            return self._read_paper(job_id)

        return read_paper

    def _read_paper(self, job_id: str) -> str:
        for stage in self._worker.order:
            try:
                goes_on = DBOS.run_step(
                    {"name": stage, "retries_allowed": True, "max_attempts": TRIES}, self._worker.run, stage, job_id
                )
            except error.DBOSMaxStepRetriesExceeded as exceeded:
                log.error("job %s gave up: %s", job_id, exceeded.errors[-1])  # a StageError, which quotes nothing
                self._worker.give_up(job_id, stage)
                return f"failed at {stage}"
            if not goes_on:
                return f"refused at {stage}"
        return "done"
