"""A service in a process of its own that reads papers as their names tell: `made_service.py DATA_DIR PORT`."""

import sys
from pathlib import Path

import uvicorn

from service import logs
from service.app import create_app
from service.bootstrap import Chosen
from service.settings import Settings
from tests.service.made_engines import HashedWords
from tests.service.made_papers import TASKS


def main(data_dir: Path, port: int) -> None:
    """Serve until stopped."""
    logs.configure("info")
    settings = Settings(data_dir=data_dir, port=port, parse_processes=2)
    app = create_app(settings, Chosen(tasks=TASKS, embedder=HashedWords()))
    uvicorn.run(app, port=port, log_config=None, timeout_graceful_shutdown=2)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
