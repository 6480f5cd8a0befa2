"""A PDF that page processes have open. The process that asks never opens it."""

import tempfile
from collections.abc import Sequence
from typing import Any

from extractors.errors import BrokenPdfError, PaperError
from extractors.layout import Imprint, Page
from extractors.options import Limits, OcrEngine, ReadingOptions
from extractors.reading.processes.gathering import Gathering, Plan, Told
from extractors.reading.processes.messages import (
    Allowance,
    Close,
    Done,
    Draw,
    Open,
    Order,
    Outline,
    ReadPages,
    RecognisePages,
    Refused,
    Task,
    Unprotect,
)
from extractors.reading.processes.pool import POOLS
from extractors.reading.processes.process import PageProcess, ProcessEndedError
from extractors.results import PageReason

MOST_RUN = 16
"""Pages handed to a process at a time: enough to keep it busy, few enough to share out a paper evenly."""

LEAST_SHARE = 8
"""Pages for which another process is worth its start."""

_RUNS_EACH = 4  # runs for each process, so that all end at about the same time
_WHY: dict[PageReason | None, str] = {
    "too_slow": "it takes longer than allowed",
    "out_of_memory": "it takes more memory than allowed",
}


class IsolatedPaper:
    """A PDF, open in page processes. Raises a `PaperError` where it does not open.

    The processes read it from a file without a name, so that nothing is left of it whatever ends them or this one.
    """

    def __init__(self, pdf: bytes, password: str | None, options: ReadingOptions) -> None:
        self._options = options
        self._open = Order(Open(password), _to_open(options.limits))
        self._file = tempfile.TemporaryFile(prefix="minutebook-")  # noqa: SIM115 - closed with this
        self._process: PageProcess | None = None
        try:
            self._file.write(pdf)
            self._file.flush()
            self.pages: int = self._opened()
        except BaseException:
            self._file.close()
            raise

    def outline(self) -> Imprint:
        """What the PDF says of itself; nothing where it cannot be read."""
        try:
            imprint: Imprint = self._ask(Outline())
        except ProcessEndedError:
            return Imprint()
        return imprint

    def drawn(self, number: int, *, scale: float) -> bytes:
        """A PNG of a page."""
        try:
            return bytes(self._ask(Draw(number, scale, self._options.limits.pixels)))
        except ProcessEndedError as error:
            why = _WHY.get(error.reason, "it brings the drawing program down")
            raise BrokenPdfError(f"Page {number} cannot be drawn: {why}. Print the paper to a new PDF.") from error

    def unprotected(self) -> bytes | None:
        """A copy of the PDF without protection, None where it has none."""
        try:
            copy: bytes | None = self._ask(Unprotect())
        except ProcessEndedError as error:
            why = _WHY.get(error.reason, "it brings the program down")
            raise BrokenPdfError(
                f"The protection of the PDF cannot be taken off: {why}. Print it to a new PDF and upload that."
            ) from error
        return copy

    def read(self, numbers: Sequence[int], told: Told) -> dict[int, Page]:
        """Pages by number, each read or failed."""
        limits = self._options.limits
        hands = min(self._options.processes, -(-len(numbers) // LEAST_SHARE)) or 1
        plan = Plan(
            task=ReadPages,
            allowance=Allowance(limits.page_seconds, limits.page_memory, limits.page_result),
            run=max(min(-(-len(numbers) // (hands * _RUNS_EACH)), MOST_RUN), 1),
            processes=hands,
            seconds=limits.paper_seconds,
            result=limits.paper_result,
        )
        first, self._process = self._process, None
        return Gathering(numbers, plan, POOLS["pages"], self._reopen, told).pages(first)

    def recognise(self, numbers: Sequence[int], engine: OcrEngine, told: Told) -> dict[int, Page]:
        """Scanned pages by number, each recognised or failed."""
        limits = self._options.limits
        plan = Plan(
            task=lambda run: RecognisePages(run, engine),
            allowance=Allowance(limits.scan_seconds, limits.scan_memory, limits.page_result),
            run=1,
            processes=self._options.processes,
            seconds=limits.paper_seconds,
            result=limits.paper_result,
        )
        return Gathering(numbers, plan, POOLS["scans"], self._reopen, told).pages()

    def close(self) -> None:
        """Close the PDF everywhere."""
        if self._process:
            self._process.send(Order(Close(), self._open.allowance))
            POOLS["pages"].give_back(self._process)
        self._file.close()

    def _ask(self, task: Task) -> Any:
        if self._process is None:
            self._opened()
        assert self._process is not None
        return self._answer(self._process, Order(task, self._open.allowance))

    def _opened(self) -> int:
        """Have a process open the PDF. Gives the number of pages."""
        while True:
            self._process = POOLS["pages"].take()
            used = self._process.used
            try:
                return int(self._answer(self._process, self._open, self._file.fileno()))
            except ProcessEndedError as error:
                if error.reason is not None and not used:  # else it was not the PDF's doing, or may not have been
                    why = _WHY.get(error.reason, "it brings the reading program down")
                    raise BrokenPdfError(
                        f"The PDF is damaged and cannot be opened: {why}. Print it to a new PDF and upload that."
                    ) from error
            except PaperError:
                self.close()
                raise

    def _reopen(self, process: PageProcess) -> Order:
        process.send(self._open, file=self._file.fileno())
        return self._open

    def _answer(self, process: PageProcess, order: Order, file: int | None = None) -> Any:
        try:
            answer = process.ask(order, file=file)
        except BaseException:
            POOLS["pages"].drop(process)
            self._process = None
            raise
        if isinstance(answer, Refused):
            raise answer.error
        assert isinstance(answer, Done)
        return answer.value


def _to_open(limits: Limits) -> Allowance:
    return Allowance(limits.open_seconds, limits.page_memory, limits.page_result)
