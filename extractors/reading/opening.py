"""Opening a PDF with PDFium, with every way that this can fail named."""

import io
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from extractors.errors import BrokenPdfError, EncryptedPdfError, NoPagesError, PaperError, WrongPasswordError
from extractors.layout import Bookmark, Imprint

Source = bytes | Path
"""The bytes of a PDF, or the path of a file that holds them."""

_MOST_BOOKMARKS = 5_000
_CREATED = re.compile(r"(?:D:)?(\d{4})-?(\d\d)-?(\d\d)")  # "D:20240509101500+01'00'"
_UNPROTECTED = -1  # the revision of the security handler of a PDF that has none


@contextmanager
def opened(source: Source, password: str | None = None) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF, open for as long as the block runs. Raises a `PaperError` that says why it does not open.

    A password that the PDF does not need is not looked at.
    """
    with closing(open_document(source, password)) as document:
        yield document


def open_document(source: Source, password: str | None = None) -> pypdfium2.PdfDocument:
    """The PDF, to be closed by the caller, who keeps its bytes until then. Raises like `opened`."""
    try:
        document = _loaded(source, password)
    except pypdfium2.PdfiumError as error:
        raise _why(error, password) from error
    if len(document) == 0:
        document.close()
        raise NoPagesError("The PDF has no pages. Check the file in a viewer and export it again.")
    return document


def outline_of(document: pypdfium2.PdfDocument) -> Imprint:
    """The title that the file states of itself, its bookmarks, and the day on which it was made."""
    title = (document.get_metadata_value("Title") or "").strip()
    found: list[Bookmark] = []
    for entry in document.get_toc():
        if len(found) >= _MOST_BOOKMARKS:
            break
        target = entry.get_dest()
        index = target.get_index() if target else None
        found.append(Bookmark(entry.get_title(), entry.level, None if index is None else index + 1))
    return Imprint(title or None, tuple(found), _created(document.get_metadata_value("CreationDate") or ""))


def _created(stated: str) -> date | None:
    """The day of a PDF's creation, None where none is stated or no day of the calendar."""
    found = _CREATED.match(stated.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def protected(document: pypdfium2.PdfDocument) -> bool:
    """Whether the PDF is encrypted, be it only against changes."""
    return bool(raw.FPDF_GetSecurityHandlerRevision(document) != _UNPROTECTED)


def unprotected_copy(document: pypdfium2.PdfDocument) -> bytes:
    """The PDF anew, without its protection. Raises `BrokenPdfError` where it cannot be written."""
    out = io.BytesIO()
    try:
        document.save(out, flags=raw.FPDF_REMOVE_SECURITY)
    except pypdfium2.PdfiumError as error:
        raise BrokenPdfError(
            "The PDF is damaged: its protection cannot be taken off. Print it to a new PDF and upload that."
        ) from error
    return out.getvalue()


def _loaded(source: Source, password: str | None) -> pypdfium2.PdfDocument:
    # Not by pypdfium2's own class, which resolves links: the paths that come here lead to files without a name.
    key = None if password is None else password.encode()
    if isinstance(source, bytes):
        handle = raw.FPDF_LoadMemDocument64(source, len(source), key)
    else:
        handle = raw.FPDF_LoadDocument(str(source).encode(), key)
    if not handle:
        raise pypdfium2.PdfiumError("PDFium does not open it", err_code=raw.FPDF_GetLastError())
    return pypdfium2.PdfDocument(handle)


def _why(error: pypdfium2.PdfiumError, password: str | None) -> PaperError:
    match getattr(error, "err_code", None):
        case raw.FPDF_ERR_PASSWORD if password:
            return WrongPasswordError("The password does not open this PDF. Ask its sender for the right one.")
        case raw.FPDF_ERR_PASSWORD:
            return EncryptedPdfError(
                "The PDF is protected by a password. Give its password, or save a copy without protection and use that."
            )
        case raw.FPDF_ERR_SECURITY:
            return EncryptedPdfError(
                "The PDF is protected in a way that cannot be opened here, such as by a certificate. "
                "Save a copy without protection and use that."
            )
        case _:
            return BrokenPdfError(
                "The PDF is damaged: its structure cannot be read. Print it to a new PDF and upload that."
            )
