"""One page process, as seen by the process that started it."""

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pickle import UnpicklingError

from extractors.reading.processes.channel import Inbox, encode, wait
from extractors.reading.processes.messages import OUT_OF_MEMORY_STATUS, Answer, Order, PageRead
from extractors.results import PageReason

PROGRAM = "extractors.reading.processes.child"
MOST_PAGES = 2_000
"""Pages after which a process is replaced: the PDF libraries never give all of their memory back."""

MOST_RESIDENT = 350 * 1024 * 1024
"""Bytes of memory held after a page from which a process is replaced likewise. It begins with 60 MiB."""

MOST_RESIDENT_WITH_MODELS = 1024 * 1024 * 1024
"""The same for a process that recognises scans. It begins with 450 MiB."""

START_SECONDS = 20.0
"""Patience besides, for the first answer of a new process on a busy machine."""

GRACE_SECONDS = 5.0
"""Patience besides, for the process to end itself where it has used up its time."""

_OUT_OF_MEMORY = {OUT_OF_MEMORY_STATUS, -signal.SIGABRT, -signal.SIGKILL}
"""PDFium aborts where it is given no memory; the kernel kills where the machine has none left."""


class CannotStartError(RuntimeError):
    """Page processes do not work on this machine. The message says what was the matter."""


class ProcessEndedError(Exception):
    """A page process ended without an answer: by itself, or because it took too long."""

    def __init__(self, reason: PageReason | None) -> None:
        super().__init__(reason)
        self.reason = reason


class PageProcess:
    """A child process that opens and reads PDFs. For one thread at a time."""

    def __init__(self, program: str = PROGRAM, *, most_resident: int = MOST_RESIDENT) -> None:
        self._most_resident = most_resident
        self._end, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-P", "-m", program],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,  # until it has started: then it keeps what libraries say to itself
                env=_environment(),
                start_new_session=True,  # Ctrl-C is not for it, and what it starts can be ended with it
            )
        self._inbox = Inbox(self._end)
        self._started = False
        self._pages = 0
        self._resident = 0
        self._overdue_at = 0.0

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return not self._closed()

    @property
    def used(self) -> bool:
        """Whether it has read a page: what went wrong after that may be an earlier page's doing."""
        return self._pages > 0

    @property
    def worn(self) -> bool:
        """Whether it should be replaced."""
        return self._pages >= MOST_PAGES or self._resident >= self._most_resident

    @property
    def overdue_at(self) -> float:
        """When it should have answered, by `time.monotonic()`."""
        return self._overdue_at

    def fileno(self) -> int:
        """The file descriptor to wait at for answers."""
        return self._end.fileno()

    def send(self, order: Order, *, file: int | None = None) -> None:
        """Send an order. A process that has ended does not take it: its answers tell."""
        self._be_patient(order)
        message = encode(order)
        with contextlib.suppress(ConnectionError):
            sent = socket.send_fds(self._end, [message], [file]) if file is not None else 0
            self._end.sendall(message[sent:])

    def answers(self, order: Order) -> Iterator[tuple[Answer, int]]:
        """What it has answered by now to an order, each with its length. Raises as `Inbox.answers` does."""
        for answer, length in self._inbox.answers():
            self._be_patient(order)
            if not self._started:
                self._started = True
                continue
            if isinstance(answer, PageRead):
                self._pages += 1
                self._resident = answer.resident
            yield answer, length

    def ask(self, order: Order, *, file: int | None = None) -> Answer:
        """The one answer to an order. Raises `ProcessEndedError` where there is none; the process has ended then."""
        self.send(order, file=file)
        try:
            while (left := self._overdue_at - time.monotonic()) > 0:
                if wait(self._end, left):
                    for answer, _ in self.answers(order):
                        return answer
        except (EOFError, UnpicklingError) as error:
            raise ProcessEndedError(self.end()) from error
        raise ProcessEndedError(self.end())

    def end(self) -> PageReason | None:
        """End the process with all that it started. Tells why it failed, None where it ended for want of work.

        Raises `CannotStartError` where it never began to work.
        """
        ended_itself = self._closed()
        self._kill_group()
        status = self._process.returncode if ended_itself else -signal.SIGALRM
        said = self._process.stderr.read() if self._process.stderr else b""
        self._close()
        if status == 0:
            return None
        if not self._started:
            last = said.decode(errors="replace").strip().splitlines()[-1:] or [f"it ended with status {status}"]
            raise CannotStartError(f"a page process could not start: {last[0]}")
        if status == -signal.SIGALRM:
            return "too_slow"
        return "out_of_memory" if status in _OUT_OF_MEMORY else "crashed"

    def kill(self) -> None:
        """End the process with all that it started."""
        self._kill_group()
        self._close()

    def forget(self) -> None:
        """Let go of a process that is another one's child, after a fork."""
        self._close()
        self._process.returncode = 0

    def _close(self) -> None:
        self._end.close()
        if self._process.stderr:
            self._process.stderr.close()

    def _kill_group(self) -> None:
        if self._process.returncode is None:  # else its number may be another's by now
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _be_patient(self, order: Order) -> None:
        grace = GRACE_SECONDS + (0 if self._started else START_SECONDS)
        self._overdue_at = time.monotonic() + order.allowance.seconds + grace

    def _closed(self) -> bool:
        """Whether the process has closed its end, which it does by ending; it may have left answers."""
        if self._end.fileno() < 0:
            return True
        watch = select.poll()
        watch.register(self._end, 0)
        return bool(watch.poll(0))


def _environment() -> dict[str, str]:
    """This process' environment and import path, so that both find the same code; one thread for each library."""
    path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path)  # noqa: PTH100 - "" is the working folder
    return os.environ | {"PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
