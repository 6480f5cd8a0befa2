"""Engines made for tests."""

import hashlib
from collections.abc import Sequence

from service.embedding.port import PassageVectors, Vector
from service.index.keywords import stem_set

DIMENSION = 64


class HashedWords:
    """An embedder without a model: the more words two texts share, the nearer they are."""

    name = "hashed-words"
    dimension = DIMENSION

    def embed_passages(self, texts: Sequence[str]) -> list[PassageVectors]:
        """The vectors of each text: one window is all of it."""
        return [PassageVectors(vector, (vector,)) for vector in map(self.embed_query, texts)]

    def embed_query(self, text: str) -> Vector:
        """A vector of length 1: the sum of those of its words, which are far from each other."""
        words = sorted(stem_set(text)) or [""]
        summed = [sum(signs) for signs in zip(*map(_signs, words), strict=True)]
        length = sum(value * value for value in summed) ** 0.5
        return [value / length for value in summed] if length else self.embed_query("")

    def warm(self) -> None:
        """There is nothing to load."""

    def close(self) -> None:
        """There is nothing to release."""


def _signs(word: str) -> list[int]:
    bits = int.from_bytes(hashlib.sha256(word.encode()).digest()[: DIMENSION // 8])
    return [1 if bits >> place & 1 else -1 for place in range(DIMENSION)]
