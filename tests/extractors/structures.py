"""Structures of papers made of lines of text, without a PDF."""

from collections.abc import Sequence

from extractors.structure import Structure, find_structure
from nlp_models import load_reader
from tests.extractors.papers import L, document_of

DOCUMENT_ID = "sha256:" + "0" * 64


def read(*pages: Sequence[L | str]) -> Structure:
    """The structure of a paper of pages of lines."""
    return find_structure(document_of(*pages), DOCUMENT_ID, load_reader())


def B(text: str, *, left: float = 72, size: float = 11) -> L:  # noqa: N802
    """A bold line with a blank line above it."""
    return L(text, left=left, size=size, bold=True, above=1)


def P(text: str, *, left: float = 72) -> L:  # noqa: N802
    """A plain line with a blank line above it."""
    return L(text, left=left, above=1)
