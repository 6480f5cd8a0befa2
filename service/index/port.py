"""What the service asks of an index engine, and the values that pass through it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from extractors.results import Box
from service.embedding.port import PassageVectors, Vector

PointKind = Literal["passage", "decision", "action", "target", "recommendation"]
PageBoxes = tuple[int, tuple[Box, ...]]
"""A page's number and boxes on it, in points."""


@dataclass(frozen=True, slots=True)
class Point:
    """A passage or a fact of a public paper, as it is found and shown.

    `start` and `end` are its half-open range in the document's text, where its evidence begins for a fact that runs
    over pages. `details` are words of the fact that `text` lacks (owner, due date, metric); `expansions` are what
    abbreviations in its text stand for in its paper, and the other way round. `category` is the kind of decision, the
    source of an action or the direction of a target; `paper_kind` is the kind of the part of the paper it stands in.
    `date` (its meeting's) and `due_date` are ISO 8601. `people` and `organisations` are those named in it that the
    paper's records know. `substance` tells how much it says: 1, towards 0 for set phrases ("that the report be noted").
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
    paper_kind: str | None = None
    owner: str | None = None
    status: str | None = None
    state: str | None = None
    due_date: str | None = None
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    expansions: str = ""
    substance: float = 1.0

    @property
    def embedding_text(self) -> str:
        """What stands for its meaning. A fact's text may be as short as "Agreed": it goes under its heading."""
        return self.text if self.kind == "passage" else "\n".join((*self.headings[-1:], self.text))

    @property
    def keyword_text(self) -> str:
        """The words by which it is found: also those of its paper, body, date, owner and metric."""
        about = (self.title, self.body, self._day, *self.headings)
        return "\n".join(filter(None, (*about, self.text, self.details, self.expansions)))

    @property
    def _day(self) -> str:
        """The date in words, as people ask for it."""
        if self.date is None:
            return ""
        day = date.fromisoformat(self.date)
        return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which points may be found; empty tuples for all, several values of one field for any of them.

    Days are inclusive; points without a date are outside any range. `overdue_on` keeps actions that were due before
    that day and are not done. Names of bodies, owners, people and organisations compare without case and spacing.
    """

    bodies: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None
    kinds: tuple[PointKind, ...] = ()
    paper_kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    overdue_on: date | None = None
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()


EVERYTHING = Filter()


Words = Mapping[str, float]
"""Weights of stems in a question; 1 for a word that was asked for, less for one that may stand for it."""


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

    def replace_document(
        self, document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors], *, edition: str
    ) -> None:
        """Put a document's points, vectors for each, in the place of all that it had before.

        `edition` names what they were made with (reading, model): `documents` tells it again. Repeating it
        changes nothing. Raises ExemptPointError, and changes nothing, where a point is not public.
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
        self, words: Words, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points that share words, best first by BM25. `among` are the ids of the points asked."""
        ...

    def closest(self, vector: Vector, *, among: Collection[str]) -> dict[str, float]:
        """The cosine of each point's best window, by id: a few words of it may be nearer than the whole."""
        ...

    def retrieve(self, ids: Sequence[str]) -> list[Point]:
        """The points of these ids, in their order; those that are gone are left out."""
        ...

    def vectors(self, ids: Sequence[str]) -> dict[str, Vector]:
        """The vectors of points by id; those that are gone are left out."""
        ...

    def windows(self, ids: Sequence[str]) -> dict[str, tuple[Vector, ...]]:
        """The vectors of points' windows, in the order of their words, by id; those that are gone are left out."""
        ...

    def documents(self) -> dict[str, tuple[str, int]]:
        """Edition and number of points of every document that has points; all editions where a stop left several."""
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


class Successor(Protocol):
    """An index that is filled beside the one that is asked, to take its place. Raises `IndexingError`s."""

    def replace_document(
        self, document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors], *, edition: str
    ) -> None:
        """Put a document's points into it, as `Index.replace_document` does; the index that is asked keeps its own."""
        ...

    def carry_over(self, document_id: str) -> None:
        """Have a document as it is in the index that is asked, where its points cannot be made anew."""
        ...

    def switch(self) -> None:
        """Take the place of the index that is asked, for good and at once; its old points are dropped.

        Documents that were changed or deleted there since the successor was begun are carried over as they are there.
        """
        ...

    def abandon(self) -> None:
        """Drop what was filled; nothing happens after `switch`."""
        ...


class Rebuildable(Index, Protocol):
    """An index that can be made anew from the store while it goes on being asked and changed."""

    def begin_successor(self) -> Successor:
        """An empty successor of the open index. Raises SuccessionError where another one is under way."""
        ...
