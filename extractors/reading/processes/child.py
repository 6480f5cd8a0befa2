"""The program of a page process: orders in, answers out, until the process that started it is gone.

Its limits hold whatever the PDF libraries are doing: time is kept by the kernel's timer, whose signal ends the
process, memory by the kernel's limit, and a thread that waits for the other end of the socket to be closed ends the
process with all that it started.
"""

import contextlib
import gc
import os
import resource
import select
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from extractors.errors import PaperError
from extractors.reading.collecting import OBJECTS_BETWEEN_COLLECTIONS
from extractors.reading.processes.channel import encode, receive_order, wait
from extractors.reading.processes.messages import (
    OUT_OF_MEMORY_STATUS,
    Allowance,
    Answer,
    Close,
    Done,
    Open,
    PageRead,
    Refused,
    Task,
    failed_page,
)
from extractors.reading.processes.tasks import OpenPaper

IDLE_SECONDS = 300.0
"""A process without work for so long ends, to give its memory back."""

DEFECT_STATUS = 72
"""Exit status of a process that met a defect in something else than a page."""

_KIBIBYTE = 1024
_FIRST_TO_GO = b"500"  # of 1,000: whom the kernel ends first where the machine has no memory left


def main() -> None:
    """Serve the process at the other end of standard input."""
    end = socket.socket(fileno=os.dup(0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):  # what a library reads or prints stays apart from orders and answers
        os.dup2(nowhere, standard)
    signal.pthread_sigmask(signal.SIG_SETMASK, {signal.SIGINT})
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):  # Linux alone has it
        Path("/proc/self/oom_score_adj").write_bytes(_FIRST_TO_GO)
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    threading.Thread(target=_end_with, args=(end,), daemon=True).start()
    os._exit(_served(end))  # at once: the other side takes the end of the socket for that of the process


def _served(end: socket.socket) -> int:
    """Serve until there is nothing more to do. Gives the status to end with."""
    try:
        end.sendall(encode(Done("ready")))
        _Server(end).serve()
    except (EOFError, ConnectionError):
        return 0
    except MemoryError:
        return OUT_OF_MEMORY_STATUS
    except Exception:
        return DEFECT_STATUS
    return 0


def _end_with(end: socket.socket) -> None:
    """End this process and what it started as soon as nobody holds the other end."""
    watch = select.poll()
    watch.register(end, getattr(select, "POLLRDHUP", 0))  # nothing asked of what arrives: only the end wakes this
    watch.poll()
    os.killpg(0, signal.SIGKILL)


class _Server:
    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._paper: OpenPaper | None = None
        self._file: int | None = None
        self._memory_at_start = _data_bytes()

    def serve(self) -> None:
        while wait(self._end, IDLE_SECONDS):
            order, files = receive_order(self._end)
            match order.do:
                case Open(password):
                    self._open(files[0], password, order.allowance)
                case Close():
                    self._close(order.allowance)
                case task:
                    self._carry_out(task, order.allowance)

    def _open(self, file: int, password: str | None, allowance: Allowance) -> None:
        self._close(allowance)
        self._file = file
        answer: Answer
        with self._within(allowance):
            try:
                self._paper = OpenPaper(Path(f"/dev/fd/{file}"), password)
                answer = Done(self._paper.pages)
            except PaperError as error:
                answer = Refused(error)
        self._end.sendall(encode(answer))

    def _close(self, allowance: Allowance) -> None:
        if self._paper:
            with self._within(allowance):
                self._paper.close()
        self._paper = None
        if self._file is not None:
            os.close(self._file)
        self._file = None

    def _carry_out(self, task: Task, allowance: Allowance) -> None:
        assert self._paper is not None, "no paper is open"
        answers = self._paper.carry_out(task)
        while (sent := self._next(answers, allowance)) is not None:
            self._end.sendall(sent)

    def _next(self, answers: Iterator[Answer], allowance: Allowance) -> bytes | None:
        with self._within(allowance):
            answer = next(answers, None)
            if answer is None:
                return None
            if isinstance(answer, PageRead):
                return _bounded(replace(answer, resident=_resident_bytes()), allowance.result)
            return encode(answer)

    @contextlib.contextmanager
    def _within(self, allowance: Allowance) -> Iterator[None]:
        most = resource.getrlimit(resource.RLIMIT_DATA)[1]
        wanted = self._memory_at_start + allowance.memory
        resource.setrlimit(
            resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )
        signal.setitimer(signal.ITIMER_REAL, allowance.seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _bounded(answer: PageRead, most_bytes: int) -> bytes:
    sent = encode(answer)
    if len(sent) <= most_bytes:
        return sent
    page = failed_page(answer.page.number, "too_large")
    return encode(replace(answer, page=page))


def _data_bytes() -> int:
    """The memory that the kernel's limit counts; 0 where the kernel does not tell."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * _KIBIBYTE for line in status.splitlines() if line.startswith("VmData:")), 0)


def _resident_bytes() -> int:
    """The memory that this process holds by now; 0 where the kernel does not tell."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


if __name__ == "__main__":
    main()
