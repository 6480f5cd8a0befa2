"""Several reading processes behind the `Parser` port."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue

from service.parsing.messages import Order, Task
from service.parsing.process import ReadingProcess
from service.parsing.tasks import Tasks
from service.ports import Progress

QUICK_PROCESSES = 1
"""Page counts and pictures have a process of their own: a person waits for them while packs are read."""


class ParserPool:
    """Reads up to `processes` papers at the same time. Safe for threads; a call waits until a process is free."""

    def __init__(self, *, processes: int, stall_seconds: float, tasks: Tasks | None = None) -> None:
        self._tasks = tasks or Tasks()
        self._reading = _Processes(self._tasks.load_reader, processes, stall_seconds)
        self._quick = _Processes(self._tasks.load_pages, QUICK_PROCESSES, stall_seconds)

    def warm(self) -> None:
        """Start one process of each sort, without waiting for them."""
        for processes in (self._quick, self._reading):
            with processes.borrow() as process:
                process.start()

    def read(self, paper: Path, *, filename: str, artefact: Path, progress: Progress | None = None) -> None:
        """Read a paper and write what was found to `artefact`."""
        order = Order(self._tasks.read_paper, (paper, filename, artefact), reports=True)
        with self._reading.borrow() as process:
            process.carry_out(order, progress)

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
