"""A PDF open in the calling process: quicker to start, and without limits."""

from collections.abc import Iterator, Sequence
from typing import Any

from extractors.layout import Imprint, Page
from extractors.options import OcrEngine, ReadingOptions
from extractors.reading.collecting import collected_rarely
from extractors.reading.processes.gathering import Told
from extractors.reading.processes.messages import (
    Answer,
    Done,
    Draw,
    Outline,
    PageRead,
    ReadPages,
    RecognisePages,
    Refused,
    Task,
    Unprotect,
)
from extractors.reading.processes.tasks import OpenPaper


class LocalPaper:
    """A PDF, open in this process. Raises a `PaperError` where it does not open."""

    def __init__(self, pdf: bytes, password: str | None, options: ReadingOptions) -> None:
        self._paper = OpenPaper(pdf, password)
        self._pixels = options.limits.pixels
        self.pages = self._paper.pages

    def outline(self) -> Imprint:
        """What the PDF says of itself."""
        imprint: Imprint = self._ask(Outline())
        return imprint

    def drawn(self, number: int, *, scale: float) -> bytes:
        """A PNG of a page."""
        return bytes(self._ask(Draw(number, scale, self._pixels)))

    def unprotected(self) -> bytes | None:
        """A copy of the PDF without protection, None where it has none."""
        copy: bytes | None = self._ask(Unprotect())
        return copy

    def read(self, numbers: Sequence[int], told: Told) -> dict[int, Page]:
        """Pages by number, each read or failed."""
        with collected_rarely():
            return _pages(self._paper.carry_out(ReadPages(numbers)), told)

    def recognise(self, numbers: Sequence[int], engine: OcrEngine, told: Told) -> dict[int, Page]:
        """Scanned pages by number, each recognised or failed."""
        return _pages(self._paper.carry_out(RecognisePages(numbers, engine)), told)

    def close(self) -> None:
        """Close the PDF."""
        self._paper.close()

    def _ask(self, task: Task) -> Any:
        answer = next(self._paper.carry_out(task))
        if isinstance(answer, Refused):
            raise answer.error
        assert isinstance(answer, Done)
        return answer.value


def _pages(answers: Iterator[Answer], told: Told) -> dict[int, Page]:
    found: dict[int, Page] = {}
    for answer in answers:
        assert isinstance(answer, PageRead)
        found[answer.page.number] = answer.page
        told(answer.page)
    return found
