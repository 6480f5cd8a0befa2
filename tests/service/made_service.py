"""A service in a process of its own that reads papers as their names tell: `made_service.py DATA_DIR PORT`.

With `dies` after that, the process dies when it is about to hand the first job to the queue.
"""

import os
import sys
from pathlib import Path

import uvicorn

from service import logs
from service.app import create_app
from service.bootstrap import Chosen
from service.ingest.queue import DurableJobs
from service.settings import Settings
from tests.service.made_engines import HashedWords
from tests.service.made_papers import TASKS


def main(data_dir: Path, port: int) -> None:
    """Serve until stopped."""
    logs.configure("info")
    settings = Settings(data_dir=data_dir, port=port, parse_processes=2)
    app = create_app(settings, Chosen(tasks=TASKS, embedder=HashedWords()))
    uvicorn.run(app, port=port, log_config=None, timeout_graceful_shutdown=2)


def die(jobs: DurableJobs, job_id: str) -> None:
    """End the process at once, in the place of `DurableJobs.submit`."""
    del jobs, job_id
    os._exit(1)


if __name__ == "__main__":
    if "dies" in sys.argv[3:]:
        DurableJobs.submit = die  # type: ignore[method-assign, assignment]
    main(Path(sys.argv[1]), int(sys.argv[2]))
