"""Several reading processes behind the `Parser` port."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from queue import LifoQueue

from extractors.options import DEFAULTS, ReadingOptions
from service.parsing.messages import Order, Task
from service.parsing.process import ReadingProcess
from service.parsing.tasks import Tasks
from service.ports import Progress

QUICK_PROCESSES = 1
"""Page counts and pictures have a process of their own: a person waits for them while packs are read."""

SCANS_PATIENCE = 1.5
"""Times the longest that one scanned page may take, after which a recognising process is stopped."""

RECOGNISING_PROCESSES = 1
"""Papers whose scanned pages are recognised at the same time; how many pages of one, the options tell."""


class ParserPool:
    """Reads up to `processes` papers at the same time. Safe for threads; a call waits until a process is free.

    `options` tell how papers are recognised; `read` takes their limits, but reads one page after the other.
    """

    def __init__(
        self,
        *,
        processes: int,
        stall_seconds: float,
        tasks: Tasks | None = None,
        options: ReadingOptions = DEFAULTS,
    ) -> None:
        self._tasks = tasks or Tasks()
        self._reading = _Processes(self._tasks.load_reader, processes, stall_seconds)
        self._recognition = options
        self._text = replace(options, ocr="off", processes=1)
        patience = max(stall_seconds, SCANS_PATIENCE * options.limits.scan_seconds)
        self._recognising = _Processes(self._tasks.load_recogniser, RECOGNISING_PROCESSES, patience)
        self._quick = _Processes(self._tasks.load_pages, QUICK_PROCESSES, stall_seconds)

    def warm(self) -> None:
        """Start one process of each sort, without waiting for them."""
        for processes in (self._quick, self._reading):
            with processes.borrow() as process:
                process.start()

    def read(
        self,
        paper: Path,
        *,
        filename: str,
        artefact: Path,
        document_id: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Read a paper, but its scanned pages, and write what was found to `artefact`."""
        order = Order(self._tasks.read_paper, (paper, filename, artefact, document_id, self._text), reports=True)
        with self._reading.borrow() as process:
            process.carry_out(order, progress)

    def recognise(
        self,
        paper: Path,
        *,
        filename: str,
        artefact: Path,
        document_id: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Read a paper with its scanned pages, in a process of those that do nothing else."""
        order = Order(self._tasks.read_paper, (paper, filename, artefact, document_id, self._recognition), reports=True)
        with self._recognising.borrow() as process:
            process.carry_out(order, progress)

    def unlock(self, paper: Path, *, password: str, unlocked: Path) -> None:
        """Write a copy of a paper that opens without its password."""
        with self._quick.borrow() as process:
            process.carry_out(Order(self._tasks.unlock_paper, (paper, password, unlocked)))

    def count_pages(self, paper: Path) -> int:
        """Open a paper and count its pages."""
        with self._quick.borrow() as process:
            return int(process.carry_out(Order(self._tasks.count_pages, (paper,))))

    def draw_page(self, paper: Path, page: int, image: Path) -> None:
        """Write page number `page` as a PNG to `image`."""
        with self._quick.borrow() as process:
            process.carry_out(Order(self._tasks.draw_page, (paper, page, image)))

    def close(self) -> None:
        """Stop all processes; orders under way raise `ReadingStoppedError`."""
        self._reading.stop()
        self._recognising.stop()
        self._quick.stop()


class _Processes:
    def __init__(self, load: Task, count: int, stall_seconds: float) -> None:
        self._all = [ReadingProcess(load, stall_seconds) for _ in range(count)]
        self._free: LifoQueue[ReadingProcess] = LifoQueue()  # last used, first taken: it has its models loaded
        for process in self._all:
            self._free.put(process)

    @contextmanager
    def borrow(self) -> Iterator[ReadingProcess]:
        process = self._free.get()
        try:
            yield process
        finally:
            self._free.put(process)

    def stop(self) -> None:
        for process in self._all:
            process.stop()
