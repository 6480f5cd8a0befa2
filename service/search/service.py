"""From a question to its answers, top-down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from service.embedding.port import Embedder
from service.index.port import EVERYTHING, Filter, Index, Point
from service.search.crowding import Result, thin_out
from service.search.features import weigh
from service.search.pointing import Stretch
from service.search.ranking import Match, Ranked, Weights, match_of, packaged_weights, rank, scored
from service.search.retrieval import Retrieval
from service.search.understanding.knowledge import Known
from service.search.understanding.suggesting import suggest
from service.search.understanding.understanding import understand
from service.search.understanding.understood import InterpretationKind, Understood

MOST_ANSWERS = 60
"""No search gives more answers: what comes after is guesswork."""

Sorting = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, of which points; `leave_out` are the kinds of interpretation that are not to be made."""

    text: str
    within: Filter = EVERYTHING
    sort: Sorting = "relevance"
    leave_out: frozenset[InterpretationKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """All answers in order, how closely they match, and what the question was taken for.

    Where nothing matches, `results` is empty and `suggestions` are other questions to try, the likeliest first.
    """

    match: Match
    results: tuple[Result, ...]
    understood: Understood
    suggestions: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Alike:
    """Answers that are like a point, nearest first."""

    to: Point
    results: tuple[Result, ...]


class Searcher:
    """Finds passages and facts by meaning and by words."""

    def __init__(
        self,
        index: Index,
        embedder: Embedder,
        known: Callable[[], Known],
        weights: Callable[[], Weights] = packaged_weights,
    ) -> None:
        self._retrieval = Retrieval(index, embedder)
        self._known = known
        self._weights = weights

    def search(self, question: Question) -> Answer:
        """The answers to a question."""
        known = self._known()
        understood = _understood(question, known)
        if not understood.text:
            return Answer("none", (), understood)
        weighed = weigh(understood, self._retrieval.candidates(understood, question.within))
        weights = self._weights()
        match: Match = "close" if understood.phrases and weighed.candidates else match_of(weighed, weights)
        if match == "none":
            return Answer("none", (), understood, suggest(understood, known.vocabulary))
        results = thin_out(rank(weighed, weights), wanted=MOST_ANSWERS)
        return Answer(match, tuple(_sorted(results, question.sort)), understood)

    def found_before(self, question: Question, ids: Sequence[str]) -> Answer:
        """Answers that a search found before, in that order; those whose papers are gone are left out."""
        understood = _understood(question, self._known())
        candidates = self._retrieval.among(understood, ids)
        weighed = weigh(understood, candidates, looked_into=len(candidates))
        found = {one.point.id: one for one in scored(weighed, self._weights())}
        return Answer("close", tuple(Result(found[one.point.id], ()) for one in candidates), understood)

    def sentences(self, question: Understood, points: Sequence[Point]) -> dict[str, Stretch]:
        """The sentence of each point that is nearest in meaning to a question, by the point's id."""
        return self._retrieval.sentences(question, points)

    def like(self, point_id: str, within: Filter = EVERYTHING) -> Alike | None:
        """The points of other places that are nearest in meaning to a point; None where it is gone."""
        point = self._retrieval.point(point_id)
        if point is None:
            return None
        near = [one for one in self._retrieval.like(point_id, within) if not _overlap(one.point, point)]
        results = thin_out([Ranked(one, max(0.0, one.cosine)) for one in near], wanted=MOST_ANSWERS)
        return Alike(point, tuple(results))


def _understood(question: Question, known: Known) -> Understood:
    return understand(question.text, known.vocabulary, known.bodies, leave_out=question.leave_out)


def _overlap(one: Point, other: Point) -> bool:
    """Whether both are of the same words of a paper: a fact and its passage, two facts of one sentence."""
    return one.document_id == other.document_id and one.start < other.end and other.start < one.end


def _sorted(results: Sequence[Result], sort: Sorting) -> list[Result]:
    """By day, those without one last; answers of one day stay in order of relevance."""
    if sort == "relevance":
        return list(results)
    dated = [one for one in results if one.point.date]
    ordered = sorted(dated, key=_day, reverse=sort == "newest")
    return ordered + [one for one in results if not one.point.date]


def _day(result: Result) -> str:
    return result.point.date or ""
