"""`python -m corpus.ocr [--engine NAME] [--dpi N] [PDF...]` measures recognition against papers whose text is known.

Each page of a born-digital paper is drawn, tilted, blurred, made grainy and squeezed as a cheap scanner would, and read
back; its own text layer is the truth, laid out by the same code. Scans, whose text no file states, are measured where
`--truth FOLDER` holds their text as NAME.txt, its pages set apart by form feeds.
"""

import argparse
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import pypdfium2

from corpus.ocr_accuracy import NO_ERRORS, PageErrors, page_errors
from corpus.ocr_pictures import scanned_page
from corpus.sets import SAMPLES
from extractors.layout import Page
from extractors.options import OcrEngine
from extractors.reading.ocr import Engine, EngineNotInstalledError, engine, read_scan
from extractors.reading.page import read_page

_DOTS_PER_INCH = (150, 200)
_PAGES = 2
_SCAN = "scan"  # what the names of scanned samples hold


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one paper at one resolution."""

    name: str
    pages: int
    errors: PageErrors
    seconds: float
    processor_seconds: float

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(
            self.name,
            self.pages + other.pages,
            self.errors + other.errors,
            self.seconds + other.seconds,
            self.processor_seconds + other.processor_seconds,
        )

    def __str__(self) -> str:
        exact, bare = self.errors.exact, self.errors.bare
        return (
            f"{self.name[:52]:52} {self.pages:5} {exact.words:7} {exact.accuracy:8.2%} {bare.accuracy:8.2%}"
            f" {self.pages / max(self.seconds, 0.001):8.2f} {self.pages / max(self.processor_seconds, 0.001):8.2f}"
        )


_HEAD = f"{'paper':52} {'pages':>5} {'words':>7} {'words':>8} {'bare':>8} {'pages/s':>8} {'of CPU':>8}"


def words_of(page: Page) -> list[str]:
    """The words of a page in reading order, furniture included."""
    return [word for line in page.lines for word in line.text.split()]


def measured(pdf: Path, reader: Engine, *, dpi: int, pages: int) -> Measured:
    """Read the first pages of a born-digital paper back from pictures of them."""
    total = Measured(pdf.name, 0, NO_ERRORS, 0.0, 0.0)
    document = pypdfium2.PdfDocument(pdf)
    for number in range(1, min(pages, len(document)) + 1):
        truth = read_page(document, number)
        sheet = document[number - 1]
        scan = scanned_page(sheet, dpi=dpi, name=f"{pdf.name} page {number}")
        sheet.close()
        total += _measured(pdf.name, scan.pdf, 1, words_of(truth), reader)
    document.close()
    return total


def measured_scan(pdf: Path, text: str, reader: Engine) -> Measured:
    """Read the pages of a scanned paper whose text is known, its pages set apart by form feeds."""
    total = Measured(pdf.name, 0, NO_ERRORS, 0.0, 0.0)
    source = pdf.read_bytes()
    for number, page in enumerate(text.split("\f"), 1):
        if page.strip():
            total += _measured(pdf.name, source, number, page.split(), reader)
    return total


def _measured(name: str, pdf: bytes, number: int, truth: Sequence[str], reader: Engine) -> Measured:
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[number - 1]
    start, processor_start = time.perf_counter(), _processor_seconds()
    page = read_scan(sheet, number, reader)
    seconds, processor_seconds = time.perf_counter() - start, _processor_seconds() - processor_start
    sheet.close()
    document.close()
    return Measured(name, 1, page_errors(truth, words_of(page)), seconds, processor_seconds)


def _processor_seconds() -> float:
    """Of this process and of the programs that it ran."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the word accuracy of each paper and the speed; exit 2 where an engine is not installed."""
    options = _parser().parse_args(arguments)
    names: Sequence[OcrEngine] = options.engine or ("rapidocr",)
    try:
        readers = [engine(name, threads=options.threads) for name in names]
    except EngineNotInstalledError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for reader in readers:
        for dpi in options.dpi or _DOTS_PER_INCH:
            _print(f"{reader.name}, {dpi} dots to the inch", _measurements(options, reader, dpi))
        _print(f"{reader.name}, scans as they are", _scans(options, reader))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"\nmost memory: {memory:.0f} MiB\n")
    return 0


def _measurements(options: argparse.Namespace, reader: Engine, dpi: int) -> Iterator[Measured]:
    papers = options.papers or [path for path in sorted(SAMPLES.glob("*.pdf")) if _SCAN not in path.stem]
    for pdf in papers:
        if not _truth_of(pdf, options.truth):
            yield measured(pdf, reader, dpi=dpi, pages=options.pages)


def _scans(options: argparse.Namespace, reader: Engine) -> Iterator[Measured]:
    for pdf in options.papers:
        text = _truth_of(pdf, options.truth)
        if text:
            yield measured_scan(pdf, text, reader)


def _truth_of(pdf: Path, folder: Path | None) -> str | None:
    file = folder / f"{pdf.stem}.txt" if folder else None
    return file.read_text(encoding="utf-8") if file and file.is_file() else None


def _print(title: str, measurements: Iterator[Measured]) -> None:
    total: Measured | None = None
    for each in measurements:
        if total is None:
            sys.stdout.write(f"\n{title}\n{_HEAD}\n")
        total = each if total is None else total + each
        sys.stdout.write(f"{each}\n")
        sys.stdout.flush()
    if total:
        sys.stdout.write(f"{replace(total, name='all')}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus.ocr", description=__doc__)
    parser.add_argument("papers", nargs="*", type=Path, metavar="PDF", help="papers (default: the samples)")
    parser.add_argument("--engine", action="append", choices=get_args(OcrEngine), help="may be given more than once")
    parser.add_argument("--dpi", action="append", type=int, help="may be given more than once (default 150 and 200)")
    parser.add_argument("--pages", type=int, default=_PAGES, help=f"of each paper (default {_PAGES})")
    parser.add_argument("--threads", type=int, default=1, help="of the engine (default 1)")
    parser.add_argument("--truth", type=Path, metavar="FOLDER", help="holds the text of scans as NAME.txt")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
