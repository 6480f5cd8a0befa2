"""The durable queues: DBOS. The only module that imports it.

A job is a DBOS workflow with the job's id, a stage is a step of it. After a stop, however hard, an executor of the
same name takes its jobs up again at the step that was under way. DBOS keeps its queues in global state, so a process
has at most one started `DurableJobs`.

Scanned pages take seconds each, so papers wait for their recognition in a queue of their own, where they hold up no
paper that can be read at once.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dbos import DBOS, DBOSClient, DBOSConfig, SetWorkflowID, error

from service.ingest.worker import Worker
from service.jobs.repository import kind_of
from service.storage.models import JobKind, JobRow

log = logging.getLogger(__name__)

QUEUES: Mapping[JobKind, str] = {"read": "papers", "recognise": "recognition"}
WORKFLOWS: Mapping[JobKind, str] = {"read": "read_paper", "recognise": "recognise_paper"}
APPLICATION = "minutebook"
FORMAT = "1"
"""Version of the stages' names and order. DBOS takes up only jobs of its own version, so a release must not change
it by itself; change it where a half-done job of an older release could not go on."""

MOST_RECOVERIES = 20
"""Starts of the service in the middle of one job, after which the job is taken for the cause of the stops."""

TRIES = 3
POLL_SECONDS = 0.25
LOST = ("ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")


@dataclass(frozen=True, slots=True)
class Concurrency:
    """Papers read at a time, and papers whose scanned pages are recognised at a time."""

    read: int
    recognise: int


class DurableJobs:
    """Works off jobs. `executor` names this process, the same after each start."""

    def __init__(self, *, url: str, worker: Worker, concurrency: Concurrency, executor: str) -> None:
        self._worker = worker
        self._url, self._concurrency, self._executor = url, concurrency, executor
        self._workflows = {kind: self._register(kind) for kind in QUEUES}

    def start(self) -> None:
        """Begin to work, first on what an earlier run left."""
        config: DBOSConfig = {
            "name": APPLICATION,
            "system_database_url": self._url,
            "executor_id": self._executor,
            "application_version": FORMAT,
            "log_level": "ERROR",
        }
        DBOS(config=config)
        DBOS.launch()
        papers_at_a_time: Mapping[JobKind, int] = {
            "read": self._concurrency.read,
            "recognise": self._concurrency.recognise,
        }
        for kind, most in papers_at_a_time.items():
            DBOS.register_queue(QUEUES[kind], worker_concurrency=most, polling_interval_sec=POLL_SECONDS)

    def submit(self, job_id: str, kind: JobKind = "read") -> None:
        """Hand in a job; handing it in again changes nothing."""
        with SetWorkflowID(job_id):
            DBOS.enqueue_workflow(QUEUES[kind], self._workflows[kind], job_id)

    def resubmit(self, jobs: Iterable[JobRow]) -> None:
        """Hand in jobs that an earlier run may have been stopped before handing in, and fail those it lost."""
        for job in jobs:
            status = DBOS.get_workflow_status(job.id)
            if status is None:
                self.submit(job.id, kind_of(job))
            elif status.status in LOST:
                self._worker.fail(
                    job.id,
                    code="job_lost",
                    message="The service was stopped again and again while it read this paper. Upload it once more; "
                    "if the service stops again, keep the paper out and report it.",
                )

    def stop(self) -> None:
        """Stop working; what is under way goes on at the next start."""
        DBOS.destroy(destroy_registry=True)

    def _register(self, kind: JobKind) -> Callable[[str], str]:
        @DBOS.workflow(name=WORKFLOWS[kind], max_recovery_attempts=MOST_RECOVERIES)
        def work_off(job_id: str) -> str:
            return self._work_off(job_id, kind)

        return work_off

    def _work_off(self, job_id: str, kind: JobKind) -> str:
        for stage in self._worker.order(kind):
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
        if kind == "read" and (recognition := DBOS.run_step({"name": "hand_on"}, self._worker.next_job, job_id)):
            self.submit(recognition, "recognise")
        return "done"


def hand_in(url: str, jobs: Iterable[JobRow]) -> None:
    """Hand jobs to the queue of another process, which works on the same database of jobs."""
    client = DBOSClient(system_database_url=url, application_name=APPLICATION)
    try:
        for job in jobs:
            kind = kind_of(job)
            client.enqueue(
                {
                    "queue_name": QUEUES[kind],
                    "workflow_name": WORKFLOWS[kind],
                    "workflow_id": job.id,
                    "app_version": FORMAT,
                },
                job.id,
            )
    finally:
        client.destroy()
