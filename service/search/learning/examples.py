"""Labelled questions asked of a collection: the numbers of their candidates, and what each is worth."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.index.port import EVERYTHING, Filter, Point
from service.search.features import Weighed, weigh
from service.search.learning.collection import Collection
from service.search.retrieval import Retrieval
from service.search.scoring import UNANSWERABLE, Labelled, answers
from service.search.understanding.understanding import understand

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A question as it was asked. `gains` are 2^grade - 1 of what each looked-into candidate answers best, 0 for none.

    `body` is that of its answers, empty without any. `emptied`: the papers that answer it were left out.
    """

    question: Labelled
    weighed: Weighed
    gains: tuple[int, ...]
    body: str
    emptied: bool = False

    @property
    def is_answered(self) -> bool:
        """Whether anything that was searched answers it."""
        return self.question.type not in UNANSWERABLE and not self.emptied

    @property
    def fold(self) -> int:
        """The same for all questions that one body answers."""
        return _hash(self.body or self.question.id) % FOLDS

    @property
    def half(self) -> int:
        """0 or 1 by the question's id."""
        return _hash(self.question.id) % 2


def examples_of(questions: Iterable[Labelled], collection: Collection) -> list[Example]:
    """Each question asked of all papers."""
    retrieval = Retrieval(collection.index, collection.embedder)
    return [_example(question, retrieval, collection) for question in questions]


def emptied_examples_of(questions: Iterable[Labelled], collection: Collection) -> list[Example]:
    """Each question that has answers asked of the papers that hold none of them."""
    retrieval = Retrieval(collection.index, collection.embedder)
    found = []
    for question in questions:
        answering = {label.paper for label in question.relevant}
        others = [key for key, paper in collection.papers.items() if paper.filename not in answering]
        if answering:
            found.append(_example(question, retrieval, collection, Filter(document_ids=tuple(others)), emptied=True))
    return found


def _example(
    question: Labelled,
    retrieval: Retrieval,
    collection: Collection,
    within: Filter = EVERYTHING,
    *,
    emptied: bool = False,
) -> Example:
    understood = understand(question.query, collection.known.vocabulary, collection.known.bodies)
    weighed = weigh(understood, retrieval.candidates(understood, within))
    points = [one.point for one in weighed.candidates[: len(weighed.table)]]
    return Example(question, weighed, _gains(question, points), _body(question, collection), emptied)


def _gains(question: Labelled, points: Sequence[Point]) -> tuple[int, ...]:
    return tuple(
        max((2**label.grade - 1 for label in question.relevant if answers(point, label)), default=0) for point in points
    )


def _body(question: Labelled, collection: Collection) -> str:
    answering = {label.paper for label in question.relevant}
    bodies = sorted(
        (paper.bodies or (paper.filename,))[0] for paper in collection.papers.values() if paper.filename in answering
    )
    return bodies[0] if bodies else ""


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)
