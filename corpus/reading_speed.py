"""How fast several readers read the same PDFs, each in a process of its own, taking turns file by file.

The readers' processes stand side by side and one reads at a time, so that whatever else the machine does hits all alike
and their ratios hold. All are tied to one core: a reader that uses more would be measured by the size of the machine.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pypdfium2

from corpus.answering import AnsweringProcess, answering_process
from corpus.readers import FileReading, ReaderName, Started


class ReaderFailedError(Exception):
    """A reader could read none of the PDFs."""


@dataclass(frozen=True, slots=True)
class RunSpeed:
    """What one reader took for all PDFs in one run. `pages` and `words` are of the PDFs that it did read."""

    pages: int
    words: int
    startup_seconds: float
    seconds: float
    cpu_seconds: float
    peak_bytes: int
    faults: tuple[str, ...]

    @property
    def pages_per_second(self) -> float:
        """Pages read in a second by the clock, once ready."""
        return self.pages / self.seconds


@dataclass(frozen=True, slots=True)
class ReaderSpeed:
    """The runs of one reader; its figures are their medians."""

    name: ReaderName
    runs: tuple[RunSpeed, ...]

    @property
    def pages_per_second(self) -> float:
        """Pages read in a second by the clock, once ready."""
        return median(run.pages_per_second for run in self.runs)

    @property
    def startup_seconds(self) -> float:
        """Seconds until the reader is ready."""
        return median(run.startup_seconds for run in self.runs)

    @property
    def peak_bytes(self) -> int:
        """The most memory that any run took."""
        return max(run.peak_bytes for run in self.runs)

    def times(self, other: "ReaderSpeed") -> float:
        """How many times as fast as another reader this one is, run by run."""
        pairs = zip(self.runs, other.runs, strict=True)
        return median(mine.pages_per_second / theirs.pages_per_second for mine, theirs in pairs)


def measure_readers(
    names: Sequence[ReaderName], pdfs: Sequence[Path], *, repeat: int, told: Callable[[ReaderName], None]
) -> tuple[ReaderSpeed, ...]:
    """Have each reader read the PDFs `repeat` times, each time in fresh processes.

    `told` is called with the reader after each file. Raises NoAnswerError where a reader's process ends,
    ReaderFailedError where a reader reads none.
    """
    pages = [_page_count(pdf) for pdf in pdfs]
    runs = [_run(names, pdfs, pages, told) for _ in range(repeat)]
    return tuple(ReaderSpeed(name, tuple(run[place] for run in runs)) for place, name in enumerate(names))


def _run(
    names: Sequence[ReaderName], pdfs: Sequence[Path], pages: Sequence[int], told: Callable[[ReaderName], None]
) -> tuple[RunSpeed, ...]:
    with ExitStack() as open_readers:
        readers = [open_readers.enter_context(reading_process(name)) for name in names]
        readings: list[list[FileReading]] = [[] for _ in names]
        for pdf in pdfs:
            for reader, found in zip(readers, readings, strict=True):
                found.append(reader.read(pdf))
                told(reader.name)
        return tuple(_summed(reader, found, pdfs, pages) for reader, found in zip(readers, readings, strict=True))


def _summed(
    reader: "ReadingProcess", readings: Sequence[FileReading], pdfs: Sequence[Path], pages: Sequence[int]
) -> RunSpeed:
    done = [(reading, count) for reading, count in zip(readings, pages, strict=True) if not reading.fault]
    if not done:
        raise ReaderFailedError(f"{reader.name} read none of {len(pages)} PDFs: {readings[0].fault}")
    return RunSpeed(
        pages=sum(count for _, count in done),
        words=sum(reading.words for reading, _ in done),
        startup_seconds=reader.startup_seconds,
        seconds=sum(reading.seconds for reading, _ in done),
        cpu_seconds=sum(reading.cpu_seconds for reading, _ in done),
        peak_bytes=readings[-1].peak_bytes,
        faults=tuple(f"{pdf.name}: {each.fault}" for pdf, each in zip(pdfs, readings, strict=True) if each.fault),
    )


def _page_count(pdf: Path) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


class ReadingProcess:
    """A reader that waits for PDFs in a process of its own, which should do nothing else."""

    def __init__(self, name: ReaderName, process: AnsweringProcess) -> None:
        self.name = name
        self._process = process
        self.startup_seconds = process.answer(Started).seconds

    def read(self, pdf: Path) -> FileReading:
        """Have one PDF read. Raises NoAnswerError where the process ends."""
        return self._process.ask(str(pdf.resolve()), FileReading)


@contextmanager
def reading_process(name: ReaderName) -> Iterator[ReadingProcess]:
    """Start a reader, wait until it is ready, and end it afterwards."""
    with answering_process("corpus.readers", name) as process:
        yield ReadingProcess(name, process)
