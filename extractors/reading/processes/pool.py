"""The page processes of this process, kept for the next paper."""

import atexit
import os
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Literal

from extractors.reading.processes.process import MOST_RESIDENT_WITH_MODELS, PageProcess

Kind = Literal["pages", "scans"]
"""Processes that recognise scans hold the models of the engine, so they are kept apart."""


class PageProcesses:
    """Page processes of one kind, started when needed and kept for reuse. Safe for threads."""

    def __init__(self, start: Callable[[], PageProcess] = PageProcess) -> None:
        self._start = start
        self._lock = Lock()
        self._idle: list[PageProcess] = []
        self._all: set[PageProcess] = set()

    def take(self) -> PageProcess:
        """A running process without work, to be given back."""
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.alive:
                    return process
                self._discard(process)
            process = self._start()
            self._all.add(process)
            return process

    def give_back(self, process: PageProcess) -> None:
        """Give back a process that has answered all its orders, or has ended."""
        with self._lock:
            if process.alive and not process.worn and len(self._idle) < _most_idle():
                self._idle.append(process)
            else:
                self._discard(process)

    def drop(self, process: PageProcess) -> None:
        """Give back a process that is not to be used again."""
        with self._lock:
            self._discard(process)

    def warm(self, count: int) -> None:
        """Start processes before they are needed, so that `count` are there. Does not wait for them."""
        with self._lock:
            while len(self._all) < count:
                process = self._start()
                self._all.add(process)
                self._idle.insert(0, process)

    def close(self) -> None:
        """End all processes, also those at work."""
        with self._lock:
            for process in list(self._all):
                self._discard(process)
            self._idle.clear()

    def forget(self) -> None:
        """Let go of all processes, in a fork of the process that started them."""
        self._lock = Lock()
        for process in self._all:
            process.forget()
        self._all.clear()
        self._idle.clear()

    def _discard(self, process: PageProcess) -> None:
        self._all.discard(process)
        process.kill()


def _most_idle() -> int:
    return os.cpu_count() or 1


POOLS: dict[Kind, PageProcesses] = {
    "pages": PageProcesses(),
    "scans": PageProcesses(partial(PageProcess, most_resident=MOST_RESIDENT_WITH_MODELS)),
}
"""Those of this process."""


def _close_all() -> None:
    for pool in POOLS.values():
        pool.close()


def _forget_all() -> None:
    for pool in POOLS.values():
        pool.forget()


atexit.register(_close_all)
os.register_at_fork(after_in_child=_forget_all)
