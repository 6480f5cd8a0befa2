"""Text to labelled spans: the pipeline and its rules. Knows text only; pages and papers are the extractors' matter."""

import nlp_models.lean_spacy  # noqa: F401  before any module that imports spaCy
from nlp_models.reader import Reader, Span, TextReading, load_reader

__all__ = ["Reader", "Span", "TextReading", "load_reader"]
