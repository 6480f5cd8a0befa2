"""`minutebook serve` and `minutebook worker`."""

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import uvicorn

from service import bootstrap, logs
from service.app import create_app
from service.commands.failures import DONE, SOME_FAILED, err
from service.commands.samples import load_when_serving
from service.settings import Settings

GRACE_SECONDS = 5
"""How long open requests, such as event streams, may go on once the service is told to stop."""


class AddressError(Exception):
    """The address to listen on cannot be had. The message says why and what to do."""


def serve(settings: Settings, *, samples: Path | None) -> int:
    """Serve until told to stop; with `samples`, load the papers of that folder. The exit code. Raises AddressError."""
    logs.configure(settings.log_level)
    with _bound(settings) as listener:
        settings = settings.model_copy(update={"port": listener.getsockname()[1]})
        err.print(
            f"Minutebook on {settings.address} (API: {settings.address}/docs); Ctrl-C stops it",
            highlight=False,
            soft_wrap=True,
        )
        if samples:
            load_when_serving(samples, settings)
        config = uvicorn.Config(create_app(settings), log_config=None, timeout_graceful_shutdown=GRACE_SECONDS)
        server = uvicorn.Server(config)
        with suppress(KeyboardInterrupt, SystemExit):  # raised by the server after it has stopped, or did not start
            server.run(sockets=[listener])
        return DONE if server.started else SOME_FAILED


@contextmanager
def _bound(settings: Settings) -> Iterator[socket.socket]:
    """A socket at the address to listen on, had before anything else starts. Raises AddressError."""
    with _told(settings):
        [family, *_, address], *_ = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:  # named, for asyncio to know it:
        # else it leaves Nagle's algorithm on, and each answer waits 40 ms for its client's acknowledgement
        with _told(settings):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
        yield listener


@contextmanager
def _told(settings: Settings) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise AddressError(
            f"Cannot listen on {settings.host}, port {settings.port} ({error.strerror}): choose another address with "
            "--host and --port, or stop what listens there."
        ) from error


def work(settings: Settings, name: str) -> int:
    """Work the queue of a shared database until told to stop. The exit code."""
    logs.configure(settings.log_level)
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    with bootstrap.running(settings, executor=name):
        stop.wait()
    return DONE


def why_no_worker(settings: Settings) -> str | None:
    """Why these settings leave nothing to a worker of its own; None where they do not."""
    if not settings.embedded_engines:
        return None
    missing = ", ".join(f"MINUTEBOOK_{name.upper()}" for name in settings.embedded_engines)
    return (
        "With embedded engines `minutebook serve` works the queue itself, so there is nothing for a worker to do: "
        f"to run workers beside it, set {missing} and keep MINUTEBOOK_DATA_DIR on a folder that all of them share."
    )
