"""Engines made for tests."""

import hashlib
from collections.abc import Sequence

from service.embedding.port import Vector

DIMENSION = 8


class HashedWords:
    """An embedder without a model: same words, same vector."""

    name = "hashed-words"
    dimension = DIMENSION

    def embed_passages(self, texts: Sequence[str]) -> list[Vector]:
        """One vector a text."""
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> Vector:
        """A vector of length 1 from the text's hash."""
        digest = hashlib.sha256(text.encode()).digest()[:DIMENSION]
        length = sum(byte * byte for byte in digest) ** 0.5
        return [byte / length for byte in digest]

    def warm(self) -> None:
        """There is nothing to load."""
