"""Ways of reading a PDF, to be measured: `python -m corpus.readers NAME`, driven by `corpus.reading_speed`.

Each reader is imported only in the process that measures it, so that its start and its memory are its own. The paths of
PDFs come on standard input, a line each; a `Started` and then a `FileReading` for each go to standard output as JSON.
"""

import logging
import os
import sys
import time
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel

from corpus.answering import answer_lines
from corpus.memory import peak_bytes

ReaderName = Literal["pdfium", "page_layer", "minutebook", "pdfplumber", "kreuzberg", "pymupdf4llm", "markitdown"]
READERS: tuple[ReaderName, ...] = get_args(ReaderName)
ReadPaper = Callable[[Path], str]
"""Reads a PDF and gives its text."""


class Started(BaseModel):
    """The seconds that a reader took to get ready, from the first import on."""

    seconds: float


class FileReading(BaseModel):
    """What reading one PDF took, and how many words came of it; `fault` says why it was not read.

    `seconds` is by the clock, `cpu_seconds` the work of all cores; `peak_bytes` is that of the reader's life so far.
    """

    seconds: float
    cpu_seconds: float
    words: int
    peak_bytes: int
    fault: str | None = None


def pdfium_text() -> ReadPaper:
    """The bare text of each page by PDFium: no words, boxes or tables."""
    import pypdfium2

    def read(path: Path) -> str:
        texts = []
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                text = page.get_textpage()
                texts.append(text.get_text_bounded())
                text.close()
                page.close()
        return "\n".join(texts)

    return read


def minutebook_pages() -> ReadPaper:
    """The structure of the pages by Minutebook: lines, tables, columns, running heads, headings, paragraphs, lists."""
    from extractors.blocks import find_blocks
    from extractors.document import compose
    from extractors.options import ReadingOptions
    from extractors.reading import read_pages

    def read(path: Path) -> str:
        document = compose(read_pages(path.read_bytes(), options=ReadingOptions(isolated=False)))
        find_blocks(document)
        return document.text

    return read


def minutebook_analysis() -> ReadPaper:
    """Everything that Minutebook reads: the pages, and the structure and records of the paper with their evidence."""
    from extractors import analyse
    from extractors.options import ReadingOptions
    from nlp_models import load_reader

    load_reader()

    def read(path: Path) -> str:
        return analyse(path.read_bytes(), filename=path.name, options=ReadingOptions(isolated=False)).text

    return read


def pdfplumber_words_and_tables() -> ReadPaper:
    """The words and tables of each page by pdfplumber: no structure, no records."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font

    def read(path: Path) -> str:
        words = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                words += [word["text"] for word in page.extract_words()]
                page.extract_tables()
                page.close()
        return " ".join(words)

    return read


def kreuzberg_text() -> ReadPaper:
    """The text and tables of a PDF by kreuzberg as it comes, without its cache of files that it read before."""
    from kreuzberg import ExtractionConfig, extract_file_sync

    config = ExtractionConfig(use_cache=False)

    def read(path: Path) -> str:
        return str(extract_file_sync(path, config=config).content)

    return read


def pymupdf4llm_markdown() -> ReadPaper:
    """Markdown by pymupdf4llm, with its tables and headings: no pictures written."""
    import pymupdf4llm

    def read(path: Path) -> str:
        return str(pymupdf4llm.to_markdown(str(path), show_progress=False))

    return read


def markitdown_markdown() -> ReadPaper:
    """Markdown by markitdown, with its tables."""
    from markitdown import MarkItDown

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    converter = MarkItDown(enable_plugins=False)

    def read(path: Path) -> str:
        return str(converter.convert_local(path).text_content)

    return read


_READERS: dict[ReaderName, Callable[[], ReadPaper]] = {
    "pdfium": pdfium_text,
    "page_layer": minutebook_pages,
    "minutebook": minutebook_analysis,
    "pdfplumber": pdfplumber_words_and_tables,
    "kreuzberg": kreuzberg_text,
    "pymupdf4llm": pymupdf4llm_markdown,
    "markitdown": markitdown_markdown,
}
_OTHERS: tuple[ReaderName, ...] = ("kreuzberg", "pymupdf4llm", "markitdown")
"""Readers that only the `bench` extra brings."""


def installed(name: ReaderName) -> bool:
    """Whether a reader is at hand: other people's come with the extra `bench`."""
    return name not in _OTHERS or find_spec(name) is not None


def _timed(read: ReadPaper, path: Path) -> FileReading:
    started, worked = time.perf_counter(), time.process_time()
    text, fault = "", None
    try:
        text = read(path)
    except Exception as error:  # other people's readers, whose errors are of all kinds
        fault = f"{type(error).__name__}: {error}"
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - worked
    words = len(text.split())
    return FileReading(seconds=seconds, cpu_seconds=cpu_seconds, words=words, peak_bytes=peak_bytes(), fault=fault)


def _keep_to_one_core() -> None:
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _prepare() -> tuple[Started, Callable[[str], FileReading]]:
    asked = next(name for name in READERS if name == sys.argv[1])
    started = time.perf_counter()
    read = _READERS[asked]()
    return Started(seconds=time.perf_counter() - started), lambda path: _timed(read, Path(path))


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # of other people's readers
    _keep_to_one_core()
    answer_lines(_prepare)
