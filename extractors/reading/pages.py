"""From the bytes of a PDF to its pages, each with a fate; and what else is wanted of a PDF.

All verbs work in page processes unless told otherwise: see `extractors.reading.processes`.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Protocol

from extractors.errors import TooManyPagesError
from extractors.layout import Imprint, Page, Pages
from extractors.options import DEFAULTS, OcrEngine, ReadingOptions
from extractors.reading.furniture import set_apart
from extractors.reading.header import check_header
from extractors.reading.processes.paper import IsolatedPaper
from extractors.reading.processes.pool import POOLS

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


class _Paper(Protocol):
    """A PDF that is open somewhere."""

    pages: int

    def outline(self) -> Imprint: ...
    def drawn(self, number: int, *, scale: float) -> bytes: ...
    def unprotected(self) -> bytes | None: ...
    def read(self, numbers: Sequence[int], told: Callable[[Page], None]) -> dict[int, Page]: ...
    def recognise(self, numbers: Sequence[int], engine: OcrEngine, told: Callable[[Page], None]) -> dict[int, Page]: ...
    def close(self) -> None: ...


def read_pages(
    pdf: bytes,
    *,
    options: ReadingOptions = DEFAULTS,
    password: str | None = None,
    progress: Progress | None = None,
) -> Pages:
    """Read all pages. A page that cannot be read is given the fate `failed` with a reason; the others are read.

    With an engine in `options.ocr`, the words of scanned pages are recognised after all others are read. Raises a
    `PaperError` where the PDF does not open or has more pages than the limit.
    """
    with _opened(pdf, options, password) as paper:
        _check_count(paper.pages, options)
        count = _Count(paper.pages, options, progress)
        found = paper.read(range(1, paper.pages + 1), count.read)
        scans = [number for number in sorted(found) if _wants_recognition(found[number], options)]
        if scans and options.ocr != "off":
            recognised = paper.recognise(scans, options.ocr, count.recognised)
            found |= {number: _better(found[number], page) for number, page in recognised.items()}
        imprint = paper.outline()  # last: PDFium can lose pages of a damaged file by looking up its bookmarks
        return Pages(set_apart([found[number] for number in sorted(found)]), *imprint)


def recognise_pages(
    pdf: bytes,
    numbers: Sequence[int],
    *,
    options: ReadingOptions,
    password: str | None = None,
    progress: Progress | None = None,
) -> tuple[Page, ...]:
    """Recognise the words of some scanned pages by `options.ocr`, in the order of `numbers` (counted from 1).

    Running heads are not set apart: that takes all pages of a paper. Raises a `PaperError` where the PDF does not
    open, ValueError where there is no such page or no engine is named.
    """
    if options.ocr == "off":
        raise ValueError("no engine for recognition is named: set `ocr` in the options")
    with _opened(pdf, options, password) as paper:
        for number in numbers:
            _check_page(number, paper.pages)
        count = _Count(len(numbers), options, progress)
        found = paper.recognise(numbers, options.ocr, count.recognised)
        return tuple(found[number] for number in numbers)


def probe(pdf: bytes, *, password: str | None = None, options: ReadingOptions = DEFAULTS) -> int:
    """The number of pages. Raises a `PaperError` where the PDF does not open."""
    with _opened(pdf, options, password) as paper:
        return paper.pages


def page_image(
    pdf: bytes, page: int, *, scale: float = 2.0, password: str | None = None, options: ReadingOptions = DEFAULTS
) -> bytes:
    """A PNG of page number `page` (counted from 1), `scale` pixels to the point; a huge page is drawn smaller.

    Raises ValueError where there is no such page, a `PaperError` where the PDF does not open or the page is damaged.
    """
    with _opened(pdf, options, password) as paper:
        _check_page(page, paper.pages)
        return paper.drawn(page, scale=scale)


def unlocked(pdf: bytes, password: str | None = None, *, options: ReadingOptions = DEFAULTS) -> bytes:
    """A copy of the PDF that opens without its password; the same bytes where it has no protection.

    Raises a `PaperError` where the password does not open it.
    """
    with _opened(pdf, options, password) as paper:
        return paper.unprotected() or pdf


def warm(processes: int = 1) -> None:
    """Start page processes before the first paper comes, without waiting for them."""
    POOLS["pages"].warm(processes)


@contextmanager
def _opened(pdf: bytes, options: ReadingOptions, password: str | None) -> Iterator[_Paper]:
    check_header(pdf, most_bytes=options.limits.file_bytes)
    with closing(_paper(pdf, options, password)) as paper:
        yield paper


def _paper(pdf: bytes, options: ReadingOptions, password: str | None) -> _Paper:
    if options.isolated:
        return IsolatedPaper(pdf, password, options)
    from extractors.reading.local import LocalPaper  # brings PDFium, which this process else does without

    return LocalPaper(pdf, password, options)


def _check_count(pages: int, options: ReadingOptions) -> None:
    if pages > options.limits.pages:
        raise TooManyPagesError(f"The PDF has {pages:,} pages, {options.limits.pages:,} are read at most. Split it.")


def _check_page(number: int, pages: int) -> None:
    if not 1 <= number <= pages:
        raise ValueError(f"page {number} does not exist: the paper has pages 1 to {pages}")


def _wants_recognition(page: Page, options: ReadingOptions) -> bool:
    if options.ocr == "off":
        return False
    return page.fate == "scan_no_text" or page.reason == "text_unreliable"


def _better(page: Page, recognised: Page) -> Page:
    """The page recognised; where that failed, the page as it was before, a scan with the reason of the failure."""
    if page.fate != "scan_no_text":
        return recognised if recognised.fate == "ocr" else page
    if recognised.fate == "failed":
        return replace(page, reason=recognised.reason, detail=recognised.detail)
    return recognised


class _Count:
    """Tells how many pages are done: a page that is still to be recognised is not."""

    def __init__(self, total: int, options: ReadingOptions, progress: Progress | None) -> None:
        self._total, self._options, self._progress = total, options, progress
        self._done = 0

    def read(self, page: Page) -> None:
        if page.reason == "defect":
            log.error("reading page %d met a defect: %s", page.number, page.detail)
        self._tell(not _wants_recognition(page, self._options))

    def recognised(self, _page: Page) -> None:
        self._tell(True)

    def _tell(self, done: bool) -> None:
        self._done += done
        if self._progress:
            self._progress(self._done, self._total)
