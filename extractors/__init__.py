"""Board papers in, records out: `extract(pdf)` reads one PDF and returns everything found in it.

`analyse` gives besides the text, the passages and the places of the words, for search and display.
"""

from extractors.analysis import Analysis, PageWords, Passage
from extractors.errors import PaperError
from extractors.extraction import EXTRACTOR_VERSION, analyse, document_id, extract, page_image, probe
from extractors.results import ExtractionResult

__all__ = [
    "EXTRACTOR_VERSION",
    "Analysis",
    "ExtractionResult",
    "PageWords",
    "PaperError",
    "Passage",
    "analyse",
    "document_id",
    "extract",
    "page_image",
    "probe",
]
