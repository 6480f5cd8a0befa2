"""Opening a PDF, with every way that this can fail named."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from pypdfium2 import raw

from extractors.errors import BrokenPdfError, EmptyFileError, EncryptedPdfError, NoPagesError, NotAPdfError

HEADER_WITHIN = 1024  # bytes; readers accept junk before the header up to here
_ENCRYPTION_ERRORS = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF, open for as long as the block runs. Raises a `PaperError` that says why it does not open."""
    if not pdf:
        raise EmptyFileError("The file is empty (0 bytes). Save or export it again and upload the new copy.")
    if b"%PDF-" not in pdf[:HEADER_WITHIN]:
        raise NotAPdfError(f"The file is not a PDF: it begins with {pdf[:8]!r}. Export the paper as PDF and try again.")
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise _why(error) from error
    try:
        if len(document) == 0:
            raise NoPagesError("The PDF has no pages. Check the file in a viewer and export it again.")
        yield document
    finally:
        document.close()


def probe(pdf: bytes) -> int:
    """The number of pages. Raises a `PaperError` where the PDF does not open."""
    with opened(pdf) as document:
        return len(document)


def _why(error: pypdfium2.PdfiumError) -> Exception:
    if getattr(error, "err_code", None) in _ENCRYPTION_ERRORS:
        return EncryptedPdfError("The PDF is protected by a password. Save a copy without protection and upload that.")
    return BrokenPdfError("The PDF is damaged: its structure cannot be read. Print it to a new PDF and upload that.")
