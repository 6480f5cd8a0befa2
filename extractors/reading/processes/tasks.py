"""What is done with an open PDF, be it in a page process or in the calling one. Here PDFium is at work."""

from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

import pypdfium2

from extractors.errors import PaperError
from extractors.options import OcrEngine
from extractors.reading.ocr import EngineNotInstalledError, RecognitionError, engine, read_scan
from extractors.reading.opening import open_document, outline_of, protected, unprotected_copy
from extractors.reading.page import read_page
from extractors.reading.picture import draw_page
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
    failed_page,
)

_FRESH_AFTER = 64
"""Pages after which the PDF is opened anew: PDFium keeps all objects of the pages that it has loaded, 70 KiB a page."""


class OpenPaper:
    """A PDF, open in this process. Raises a `PaperError` where it does not open."""

    def __init__(self, source: bytes | Path, password: str | None) -> None:
        self._source, self._password = source, password
        self._document = open_document(source, password)
        self._pages_read = 0

    @property
    def pages(self) -> int:
        """The number of pages."""
        return len(self._document)

    def carry_out(self, task: Task) -> Iterator[Answer]:
        """The answers to a task, each made when it is asked for."""
        match task:
            case ReadPages(numbers):
                yield from (_read(self._refreshed(), number) for number in numbers)
            case RecognisePages(numbers, name):
                yield from (_recognised(self._refreshed(), number, name) for number in numbers)
            case _:
                yield self._answer(task)

    def close(self) -> None:
        """Close the PDF."""
        self._document.close()

    def _refreshed(self) -> pypdfium2.PdfDocument:
        if self._pages_read >= _FRESH_AFTER:
            self._document.close()
            self._document = open_document(self._source, self._password)
            self._pages_read = 0
        self._pages_read += 1
        return self._document

    def _answer(self, task: Outline | Draw | Unprotect) -> Answer:
        try:
            match task:
                case Outline():
                    return Done(outline_of(self._document))
                case Draw(number, scale, most_pixels):
                    return Done(draw_page(self._document, number, scale=scale, most_pixels=most_pixels))
                case Unprotect():
                    return Done(unprotected_copy(self._document) if protected(self._document) else None)
                case _:
                    assert_never(task)
        except PaperError as error:
            return Refused(error)


def _read(document: pypdfium2.PdfDocument, number: int) -> PageRead:
    try:
        return PageRead(read_page(document, number))
    except MemoryError:
        raise  # a page process ends by it, and a fresh one goes on
    except Exception as defect:  # one page must not take the paper's other pages along
        return PageRead(failed_page(number, "defect", _what_and_where(defect)))


def _recognised(document: pypdfium2.PdfDocument, number: int, name: OcrEngine) -> PageRead:
    try:
        sheet = document[number - 1]
        try:
            return PageRead(read_scan(sheet, number, engine(name)))
        finally:
            sheet.close()
    except MemoryError:
        raise  # as above
    except EngineNotInstalledError as error:
        return PageRead(failed_page(number, "no_engine", str(error)))
    except RecognitionError:
        return PageRead(failed_page(number, "no_text"))
    except pypdfium2.PdfiumError:
        return PageRead(failed_page(number, "damaged"))
    except Exception as defect:  # as above
        return PageRead(failed_page(number, "defect", _what_and_where(defect)))


def _what_and_where(defect: Exception) -> str:
    """The type of an exception and where it was raised; its message may hold the paper's words."""
    at = defect.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    place = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else "an unknown place"
    return f"{type(defect).__name__} at {place}"
