"""What the service asks of an embedding model."""

from collections.abc import Sequence
from typing import Protocol

Vector = Sequence[float]
"""Of length 1, so that the dot product of two is their cosine."""


class Embedder(Protocol):
    """Makes vectors of texts. Safe to call from several threads; a query does not wait for passages."""

    @property
    def name(self) -> str:
        """Names the model: vectors of equal names can be compared, others cannot."""
        ...

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> list[Vector]:
        """One vector a text, in the order of the texts."""
        ...

    def embed_query(self, text: str) -> Vector:
        """The vector of a question."""
        ...

    def warm(self) -> None:
        """Begin to load the model without waiting for it."""
        ...
