"""Ways of reading a PDF, to be measured one at a time: `python -m corpus.readers NAME PDF...`.

Each reader is imported only when it is measured, so that its memory is its own. Prints `ReaderSpeed` as JSON.
"""

import logging
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel

ReaderName = Literal["pdfium", "minutebook", "pdfplumber"]
READERS: tuple[ReaderName, ...] = get_args(ReaderName)
ReadPages = Callable[[Path], int]
"""Reads a PDF and gives the number of its pages."""

KIBIBYTE = 1024


class ReaderSpeed(BaseModel):
    """What reading some PDFs took: pages, seconds to get ready and to read, and peak memory in bytes."""

    pages: int
    startup_seconds: float
    seconds: float
    peak_bytes: int

    @property
    def pages_per_second(self) -> float:
        """Pages read in a second, once ready."""
        return self.pages / self.seconds


def pdfium_text() -> ReadPages:
    """The bare text of each page by PDFium: no words, boxes or tables."""
    import pypdfium2

    def read(path: Path) -> int:
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                text = page.get_textpage()
                text.get_text_bounded()
                text.close()
                page.close()
            return len(pdf)

    return read


def minutebook_analysis() -> ReadPages:
    """Everything that Minutebook reads: text, tables, structure, records with evidence."""
    from extractors import analyse

    def read(path: Path) -> int:
        return len(analyse(path.read_bytes(), filename=path.name).result.pages)

    return read


def pdfplumber_words_and_tables() -> ReadPages:
    """The words and tables of each page by pdfplumber: no structure, no records."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font

    def read(path: Path) -> int:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.extract_tables()
                page.close()
            return len(pdf.pages)

    return read


_READERS: dict[ReaderName, Callable[[], ReadPages]] = {
    "pdfium": pdfium_text,
    "minutebook": minutebook_analysis,
    "pdfplumber": pdfplumber_words_and_tables,
}


def measure(name: ReaderName, pdfs: list[Path]) -> ReaderSpeed:
    """Read the PDFs in this process, which should do nothing else: the peak is that of its whole life."""
    started = time.perf_counter()
    read = _READERS[name]()
    ready = time.perf_counter()
    pages = sum(read(pdf) for pdf in pdfs)
    done = time.perf_counter()
    return ReaderSpeed(pages=pages, startup_seconds=ready - started, seconds=done - ready, peak_bytes=peak_bytes())


def peak_bytes() -> int:
    """The most memory that this process ever held.

    Linux hands the peak of the starting process down to `ru_maxrss` of the one it starts; `VmHWM` begins afresh.
    """
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) * KIBIBYTE
    unit = 1 if sys.platform == "darwin" else KIBIBYTE  # macOS counts bytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    asked = next(name for name in READERS if name == sys.argv[1])
    sys.stdout.write(measure(asked, [Path(argument) for argument in sys.argv[2:]]).model_dump_json())
