"""From a question to its answers, top-down."""

from dataclasses import dataclass

from service.embedding.port import Embedder, Vector
from service.index.port import EVERYTHING, Filter, Hit, Index
from service.search.crowding import Result, thin_out
from service.search.ranking import Candidate, rank

POOL = 200
"""Points taken by meaning and as many by words; no search gives more answers than these."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, of which points, and which of the answers are wanted."""

    text: str
    within: Filter = EVERYTHING
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Answers in order; `more` tells whether others follow. No answers: nothing here answers the question."""

    results: tuple[Result, ...]
    more: bool


class Searcher:
    """Finds passages and facts by meaning and by words."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder

    def search(self, question: Question) -> Answer:
        """The answers to a question."""
        end = question.offset + question.limit
        found = thin_out(rank(question.text, self.candidates(question)), wanted=end + 1)
        return Answer(tuple(found[question.offset : end]), more=len(found) > end)

    def candidates(self, question: Question) -> list[Candidate]:
        """The points nearest in meaning and those that share most words, each with both its scores."""
        vector = self._embedder.embed_query(question.text)
        near = self._index.nearest(vector, within=question.within, limit=POOL)
        alike = self._index.matching(question.text, within=question.within, limit=POOL)
        return self._with_both_scores(question.text, vector, near, alike)

    def _with_both_scores(self, text: str, vector: Vector, near: list[Hit], alike: list[Hit]) -> list[Candidate]:
        """A point that one search alone brought up is looked up in the other."""
        points = {hit.point.id: hit.point for hit in (*near, *alike)}
        cosines = {hit.point.id: hit.score for hit in near}
        words = {hit.point.id: hit.score for hit in alike}
        if far := points.keys() - cosines.keys():
            cosines |= {hit.point.id: hit.score for hit in self._index.nearest(vector, among=far, limit=len(far))}
        if others := points.keys() - words.keys():
            words |= {hit.point.id: hit.score for hit in self._index.matching(text, among=others, limit=len(others))}
        return [Candidate(point, cosines.get(key, 0.0), words.get(key, 0.0)) for key, point in points.items()]
