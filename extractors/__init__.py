"""Board papers in, records out: `extract(pdf)` reads one PDF and returns everything found in it.

`analyse` gives besides the text, the passages and the places of the words, for search and display.

The verbs are loaded when first used: they bring the PDF libraries and the language pipeline, which a process that
only passes results on does without. PDFs are opened in page processes (`extractors.reading.processes`), under the
`Limits` of `ReadingOptions`: whatever is in one, the process that calls is unhurt.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from extractors.analysis import Analysis, PageWords, Passage
from extractors.errors import PaperError
from extractors.options import Limits, OcrChoice, ReadingOptions
from extractors.results import ExtractionResult
from extractors.version import EXTRACTOR_VERSION

if TYPE_CHECKING:
    from extractors.extraction import analyse, document_id, extract
    from extractors.reading import page_image, probe, unlocked

__all__ = [
    "EXTRACTOR_VERSION",
    "Analysis",
    "ExtractionResult",
    "Limits",
    "OcrChoice",
    "PageWords",
    "PaperError",
    "Passage",
    "ReadingOptions",
    "analyse",
    "document_id",
    "extract",
    "page_image",
    "probe",
    "unlocked",
]

_VERBS = {
    "analyse": "extractors.extraction",
    "document_id": "extractors.extraction",
    "extract": "extractors.extraction",
    "page_image": "extractors.reading",
    "probe": "extractors.reading",
    "unlocked": "extractors.reading",
}
"""The module of each verb."""


def __getattr__(name: str) -> Any:
    if name not in _VERBS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_VERBS[name]), name)
