"""One reading process, started when first needed and again after it died."""

import multiprocessing
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, assert_never

from service.interrupts import interrupts_held
from service.parsing import child
from service.parsing.errors import ParserDefectError, ParserDiedError, ParserStuckError, ReadingStoppedError
from service.parsing.messages import Answer, Crashed, Finished, Order, PageDone, Refused, Task
from service.ports import Progress

MOST_ORDERS = 200
"""Orders after which a process is replaced, so that what PDF libraries never give back stays bounded."""

START_SECONDS = 60.0
"""Patience besides, for the first answer of a new process: it loads code and models, on a busy machine slowly."""

EXIT_SECONDS = 5.0
WATCH_SECONDS = 0.2
"""How often a wait looks whether the service stops."""


class ReadingProcess:
    """A process that carries out one order at a time; not for several threads at once, but for `stop`.

    It calls `load` as it starts.
    """

    def __init__(self, load: Task, stall_seconds: float) -> None:
        self._load = load
        self._stall_seconds = stall_seconds
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._orders = 0
        self._answered = False
        self._stopped = False

    def start(self) -> None:
        """Start the process before its first order, which then need not wait for it to load its code."""
        self._ready()

    def carry_out(self, order: Order, progress: Progress | None = None) -> Any:
        """The task's value. Raises the task's `PaperError`, or one of `service.parsing.errors`."""
        pipe = self._ready()
        self._orders += 1
        try:
            pipe.send(order)
            return self._await(pipe, progress)
        except (EOFError, OSError) as error:
            self._give_up()
            if self._stopped:
                raise ReadingStoppedError from error
            raise ParserDiedError(
                "The process that read this paper ended before it was done, most often for want of memory. "
                "Upload the paper again; if it fails again, split it or give the service more memory."
            ) from error

    def stop(self) -> None:
        """End the process; an order under way raises `ReadingStoppedError`."""
        self._stopped = True
        self._give_up()

    def _ready(self) -> Connection:
        if self._orders >= MOST_ORDERS:
            self._give_up()
        if self._stopped:
            raise ReadingStoppedError
        if self._pipe is None:
            self._start()
        assert self._pipe is not None
        return self._pipe

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would copy the locks of threads that do not exist in it
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=child.work, args=(theirs, self._load), daemon=True, name="minutebook-reading"
        )
        with interrupts_held():
            self._process.start()
        theirs.close()
        self._orders, self._answered = 0, False

    def _await(self, pipe: Connection, progress: Progress | None) -> Any:
        while True:
            match self._answer(pipe):
                case PageDone(done, total):
                    if progress:
                        progress(done, total)
                case Finished(value):
                    return value
                case Refused(error):
                    raise error
                case Crashed(what_and_where):
                    raise ParserDefectError(
                        f"Reading this paper met a defect of Minutebook ({what_and_where}). "
                        "Please report it with that place; the paper is kept and can be uploaded again."
                    )
                case unknown:
                    assert_never(unknown)

    def _answer(self, pipe: Connection) -> Answer:
        patience = time.monotonic() + self._stall_seconds + (0 if self._answered else START_SECONDS)
        while not pipe.poll(WATCH_SECONDS):
            if self._stopped:
                raise ReadingStoppedError
            if time.monotonic() > patience:
                self._give_up()
                raise ParserStuckError(
                    f"No page of this paper was read for {self._stall_seconds:g} seconds, so reading it was stopped. "
                    "Split the paper, or raise MINUTEBOOK_PARSE_STALL_SECONDS and upload it again."
                )
        answer: Answer = pipe.recv()
        self._answered = True
        return answer

    def _give_up(self) -> None:
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None and not self._stopped:
            pipe.close()
        if process is not None:
            process.kill()
            process.join(EXIT_SECONDS)
