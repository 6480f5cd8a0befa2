"""From the bytes of a PDF to its records, top-down."""

import hashlib
from collections.abc import Callable

from extractors.analysis import Analysis
from extractors.results import ExtractionResult

EXTRACTOR_VERSION = "0.1.0"

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


def extract(pdf: bytes, *, filename: str = "paper.pdf") -> ExtractionResult:
    """Read one paper. Raises a `PaperError` where the file as a whole cannot be read."""
    return analyse(pdf, filename=filename).result


def analyse(pdf: bytes, *, filename: str = "paper.pdf", progress: Progress | None = None) -> Analysis:
    """Read one paper and keep its text, passages and word places. Raises a `PaperError` like `extract`."""
    raise NotImplementedError


def page_image(pdf: bytes, page: int, *, scale: float = 2.0) -> bytes:
    """A PNG of page number `page`, `scale` pixels to the point. Raises ValueError where there is no such page."""
    raise NotImplementedError


def document_id(pdf: bytes) -> str:
    """The id of a document: `sha256:` and the hash of its bytes."""
    return "sha256:" + hashlib.sha256(pdf).hexdigest()
