"""`minutebook serve` and `minutebook worker`."""

import signal
import threading
from pathlib import Path
from types import FrameType

import uvicorn

from service import bootstrap, logs
from service.app import create_app
from service.commands.samples import load_when_serving
from service.settings import Settings
from service.storage.lock import FolderLock

GRACE_SECONDS = 5
"""How long open requests, such as event streams, may go on once the service is told to stop."""


def serve(settings: Settings, *, samples: Path | None) -> None:
    """Serve until told to stop; with `samples`, load the papers of that folder. Raises FolderInUseError."""
    logs.configure(settings.log_level)
    if settings.embedded_engines:
        lock = FolderLock(settings.data_dir)
        lock.take()  # here for its plain message; the app takes it again as it starts
        lock.release()
    if samples:
        load_when_serving(samples, settings)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def work(settings: Settings, name: str) -> None:
    """Work the queue of a shared database until told to stop."""
    logs.configure(settings.log_level)
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    with bootstrap.running(settings, executor=name):
        stop.wait()


def why_no_worker(settings: Settings) -> str | None:
    """Why these settings leave nothing to a worker of its own; None where they do not."""
    if not settings.embedded_engines:
        return None
    missing = ", ".join(f"MINUTEBOOK_{name.upper()}" for name in settings.embedded_engines)
    return (
        "With embedded engines `minutebook serve` works the queue itself, so there is nothing for a worker to do: "
        f"to run workers beside it, set {missing} and keep MINUTEBOOK_DATA_DIR on a folder that all of them share."
    )
