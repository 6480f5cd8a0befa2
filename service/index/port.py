"""What the service asks of an index engine, and the values that pass through it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from extractors.results import Box
from service.embedding.port import Vector

PointKind = Literal["passage", "decision", "action", "target", "recommendation"]
PageBoxes = tuple[int, tuple[Box, ...]]
"""A page's number and boxes on it, in points."""


@dataclass(frozen=True, slots=True)
class Point:
    """A passage or a fact of a public paper, as it is found and shown.

    `start` and `end` are its half-open range in the document's text, where its evidence begins for a fact that runs
    over pages. `details` are words of the fact that `text` lacks (owner, due date, metric); `category` is the kind of
    decision, the source of an action or the direction of a target; `date` is its meeting's, ISO 8601.
    """

    id: str
    document_id: str
    kind: PointKind
    text: str
    headings: tuple[str, ...]
    page: int
    boxes: tuple[PageBoxes, ...]
    start: int
    end: int
    body: str | None
    date: str | None
    title: str
    filename: str
    record_id: str | None = None
    category: str | None = None
    details: str = ""
    public: bool = True

    @property
    def embedding_text(self) -> str:
        """What stands for its meaning. A fact's text may be as short as "Agreed": it goes under its heading."""
        return self.text if self.kind == "passage" else "\n".join((*self.headings[-1:], self.text))

    @property
    def keyword_text(self) -> str:
        """The words by which it is found: also those of its paper, body, date, owner and metric."""
        return "\n".join(filter(None, (self.title, self.body, self._day, *self.headings, self.text, self.details)))

    @property
    def _day(self) -> str:
        """The date in words, as people ask for it."""
        if self.date is None:
            return ""
        day = date.fromisoformat(self.date)
        return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which points may be found; days inclusive, no kinds for all. Points without a date are outside any range."""

    body: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    kinds: tuple[PointKind, ...] = ()
    document_id: str | None = None


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Hit:
    """A point that was found, with its cosine (`nearest`) or its BM25 score (`matching`)."""

    point: Point
    score: float


class Index(Protocol):
    """Points with their vectors. Safe to call from several threads. Raises `IndexingError`s."""

    def ensure(self, dimension: int) -> None:
        """Open the index, made if there is none, for vectors of so many numbers. Repeating it changes nothing."""
        ...

    def replace_document(self, document_id: str, points: Sequence[Point], vectors: Sequence[Vector]) -> None:
        """Put a document's points, one vector each, in the place of all that it had before.

        Repeating it changes nothing. Raises ExemptPointError, and changes nothing, where a point is not public.
        """
        ...

    def delete_document(self, document_id: str) -> None:
        """Drop a document's points; nothing happens where it has none."""
        ...

    def nearest(
        self, vector: Vector, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points nearest in meaning, best first. `among` are the ids of the points asked."""
        ...

    def matching(
        self, text: str, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points that share words with a text, best first. `among` are the ids of the points asked."""
        ...

    def count(self, within: Filter = EVERYTHING) -> int:
        """How many points there are."""
        ...

    def flush(self) -> None:
        """Return when everything put so far outlives a power cut."""
        ...

    def close(self) -> None:
        """Release the engine; nothing but `ensure` may follow."""
        ...
