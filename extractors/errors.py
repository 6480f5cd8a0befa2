"""Why a file cannot be read at all. A page that cannot be read is an issue on the result, not an error.

PaperError
├── EmptyFileError           no bytes
├── NotAPdfError             the bytes are something else
├── BrokenPdfError           a PDF whose structure cannot be followed
├── EncryptedPdfError        a PDF that opens with a password only
│   └── WrongPasswordError   ... and not with the one given
├── NoPagesError             a PDF with no page in it
├── TooManyPagesError        more pages than the limit
└── TooLargeError            more bytes than the limit
"""


class PaperError(Exception):
    """A file that cannot be read. `code` is stable; the message names the file and says what to do next."""

    code = "paper_unreadable"


class EmptyFileError(PaperError):
    """The file has no bytes."""

    code = "paper_empty"


class NotAPdfError(PaperError):
    """The bytes are not a PDF."""

    code = "paper_not_pdf"


class BrokenPdfError(PaperError):
    """The PDF's structure cannot be followed."""

    code = "paper_broken"


class EncryptedPdfError(PaperError):
    """The PDF opens with a password only."""

    code = "paper_encrypted"


class WrongPasswordError(EncryptedPdfError):
    """The password given does not open the PDF."""

    code = "paper_password_wrong"


class NoPagesError(PaperError):
    """The PDF has no pages."""

    code = "paper_no_pages"


class TooManyPagesError(PaperError):
    """The PDF has more pages than the limit."""

    code = "paper_too_many_pages"


class TooLargeError(PaperError):
    """The file has more bytes than the limit."""

    code = "paper_too_large"
