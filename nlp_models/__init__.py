"""Text to labelled spans: the pipeline and its rules. Knows text only; pages and papers are the extractors' matter.

The reader is loaded when first used: it brings the language pipeline, which a process that only tells how well papers
are read does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

import nlp_models.lean_spacy  # noqa: F401  before any module that imports spaCy

if TYPE_CHECKING:
    from nlp_models.reader import Reader, Span, TextReading, load_reader

__all__ = ["Reader", "Span", "TextReading", "load_reader"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("nlp_models.reader"), name)
