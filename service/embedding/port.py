"""What the service asks of an embedding model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Vector = Sequence[float]
"""Of length 1, so that the dot product of two is their cosine."""


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """The vector of a passage and those of its windows, a few words each as the model reads them in the passage."""

    whole: Vector
    windows: tuple[Vector, ...]


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

    def embed_passages(self, texts: Sequence[str]) -> list[PassageVectors]:
        """One vector a text, in the order of the texts. Raises EmbedderClosedError once it is closed."""
        ...

    def embed_query(self, text: str) -> Vector:
        """The vector of a question."""
        ...

    def warm(self) -> None:
        """Begin to load what passages need, without waiting for it."""
        ...

    def close(self) -> None:
        """Release the model; passages under way raise EmbedderClosedError. Repeating it changes nothing."""
        ...
