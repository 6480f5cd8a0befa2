"""A service of our own to be measured: started on a free port over a folder of its own, stopped afterwards."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import httpx

SERVE = "from service.cli import app; app(['serve'])"
"""What the console script `minutebook serve` runs, also where the script is not installed."""

START_SECONDS = 120
"""A first start loads the embedding model and makes the databases."""
STOP_SECONDS = 20
LOG_LINES = 20
ACCESS = " uvicorn.access "
"""Marks the lines of the log that tell of requests: of no use to who looks for what went wrong."""
NO_SETTINGS: Mapping[str, str] = MappingProxyType({})


class ServiceFailedError(Exception):
    """The service did not start or did not do what was asked; the message ends with the last lines of its log."""


@dataclass(frozen=True, slots=True)
class RunningService:
    """A service that answers: its process, address and log, and the seconds from its start to its first answer."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path
    answered_seconds: float

    def failure(self, message: str) -> ServiceFailedError:
        """An error with the end of the service's log."""
        return ServiceFailedError(f"{message}\n{_end_of(self.log)}")


@contextmanager
def running_service(data: Path | None = None, settings: Mapping[str, str] = NO_SETTINGS) -> Iterator[RunningService]:
    """Start `minutebook serve` and stop it afterwards; the data folder is a fresh one where none is given.

    `settings` are environment variables (`MINUTEBOOK_…`). Raises ServiceFailedError where it does not answer.
    """
    with tempfile.TemporaryDirectory(prefix="minutebook-bench-", ignore_cleanup_errors=True) as folder:
        log = Path(folder) / "service.log"
        port = _free_port()
        environment = {
            **os.environ,
            "MINUTEBOOK_DATA_DIR": str(data or Path(folder) / "data"),
            "MINUTEBOOK_HOST": "127.0.0.1",
            "MINUTEBOOK_PORT": str(port),
            **settings,
        }
        with log.open("wb") as output:
            started = time.perf_counter()
            process = subprocess.Popen(  # noqa: S603  our own interpreter and code
                [sys.executable, "-c", SERVE],
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            address = f"http://127.0.0.1:{port}"
            _await_answer(process, address, log)
            yield RunningService(process, address, log, time.perf_counter() - started)
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_answer(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServiceFailedError(f"the service ended with code {process.returncode}\n{_end_of(log)}")
        try:
            if httpx.get(f"{address}/healthz", timeout=5).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise ServiceFailedError(f"the service did not answer within {START_SECONDS} seconds\n{_end_of(log)}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the service to end; after a while end it and all that it started."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _end_of(log: Path) -> str:
    told = [line for line in log.read_text(errors="replace").splitlines() if ACCESS not in line]
    return "\n".join(told[-LOG_LINES:])
