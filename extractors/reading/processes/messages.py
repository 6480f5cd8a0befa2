"""What a page process is told and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extractors.errors import PaperError
from extractors.layout import Page
from extractors.options import OcrEngine
from extractors.results import PageReason


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one step may cost: seconds by the clock, bytes of memory beyond what the process began with.

    `result` is the most bytes that a page may take as it is sent.
    """

    seconds: float
    memory: int
    result: int


@dataclass(frozen=True, slots=True)
class Open:
    """Open the PDF whose file comes along. Answered by its number of pages."""

    password: str | None


@dataclass(frozen=True, slots=True)
class ReadPages:
    """Read pages one after the other. Answered by a `PageRead` for each."""

    numbers: Sequence[int]


@dataclass(frozen=True, slots=True)
class RecognisePages:
    """Recognise the words of scanned pages with an engine. Answered as `ReadPages` is."""

    numbers: Sequence[int]
    engine: OcrEngine


@dataclass(frozen=True, slots=True)
class Outline:
    """Answered by an `Imprint`: what the PDF says of itself."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw a page. Answered by the bytes of a PNG."""

    number: int
    scale: float
    most_pixels: int


@dataclass(frozen=True, slots=True)
class Unprotect:
    """Answered by the bytes of a copy without protection, None where the PDF has none."""


@dataclass(frozen=True, slots=True)
class Close:
    """Close the PDF. Not answered."""


Task = ReadPages | RecognisePages | Outline | Draw | Unprotect
"""What is done with an open PDF."""


@dataclass(frozen=True, slots=True)
class Order:
    """Something to do, and what each page of it, or all of it where it has none, may cost."""

    do: Open | Close | Task
    allowance: Allowance


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page, with the memory that the process holds by now in bytes."""

    page: Page
    resident: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """What an order that is not about reading pages came to."""

    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the PDF cannot be opened, drawn or copied."""

    error: PaperError


Answer = PageRead | Done | Refused

OUT_OF_MEMORY_STATUS = 71
"""Exit status of a page process that was given no more memory."""


def failed_page(number: int, reason: PageReason, detail: str | None = None) -> Page:
    """A page that could not be read."""
    return Page(number, 0, 0, "failed", reason=reason, detail=detail)
