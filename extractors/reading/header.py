"""Whether bytes are worth opening as a PDF. Needs no PDF library."""

from extractors.errors import EmptyFileError, NotAPdfError, TooLargeError

HEADER_WITHIN = 1024  # bytes; readers accept junk before the header up to here
_MEBIBYTE = 1024 * 1024


def check_header(pdf: bytes, *, most_bytes: int) -> None:
    """Raise a `PaperError` where the file is empty, too large, or something else than a PDF."""
    if not pdf:
        raise EmptyFileError("The file is empty (0 bytes). Save or export it again and upload the new copy.")
    if len(pdf) > most_bytes:
        raise TooLargeError(
            f"The file has {len(pdf) / _MEBIBYTE:.0f} MiB, {most_bytes / _MEBIBYTE:.0f} are read at most. Split it."
        )
    if b"%PDF-" not in pdf[:HEADER_WITHIN]:
        raise NotAPdfError(f"The file is not a PDF: it begins with {pdf[:8]!r}. Export the paper as PDF and try again.")
