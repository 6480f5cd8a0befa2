"""The points that may answer a question: those nearest in meaning and those that share most words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from service.embedding.port import Embedder, Vector
from service.index.keywords import holds_run, stem_set, stems_in_order
from service.index.port import EVERYTHING, Filter, Hit, Index, Point, Words
from service.search.pointing import Stretch, sentence_nearest
from service.search.understanding.understood import Understood

POOL, WORDS_POOL = 100, 60
"""Points taken by meaning and by words; by meaning more, since their best windows may change the order."""
NAMED_POOL = 40
"""As many more of each from the bodies and days that the question names."""
PHRASE_POOL = 150
"""Points that share most words with a phrase, among which those that hold it word for word are sought."""
VARIANT_WEIGHT = 0.5
"""What another wording of the question weighs in its vector beside the question itself."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A point with its cosine, that of its best window, and its BM25 score; 0 where there is nothing in common."""

    point: Point
    cosine: float
    window: float
    words: float


class Retrieval:
    """Asks the index for candidates."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder
        self._last: tuple[Understood | None, Vector] = (None, ())

    def candidates(self, question: Understood, within: Filter = EVERYTHING) -> list[Candidate]:
        """The candidates for a question among the points of a filter, in no order."""
        vector = self._vector(question)
        words = question.searched
        among = self._holding(question.phrases, within)
        if among is not None and not among:
            return []
        near = self._index.nearest(vector, among=among, within=within, limit=POOL)
        alike = self._index.matching(words, among=among, within=within, limit=WORDS_POOL) if words else []
        if question.named != EVERYTHING and among is None:
            there = both(within, question.named)
            near += self._index.nearest(vector, within=there, limit=NAMED_POOL)
            alike += self._index.matching(words, within=there, limit=NAMED_POOL) if words else []
        found = self._with_both_scores(vector, words, near, alike)
        unwanted = stem_set("\n".join(question.without))
        return [one for one in found if not unwanted & stem_set(one.point.keyword_text)] if unwanted else found

    def among(self, question: Understood, ids: Sequence[str]) -> list[Candidate]:
        """The points of these ids as candidates, in their order; those that are gone are left out."""
        vector = self._vector(question)
        words = question.searched
        near = self._index.nearest(vector, among=ids, limit=len(ids))
        found = {one.point.id: one for one in self._with_both_scores(vector, words, near, [])}
        return [found[one] for one in ids if one in found]

    def sentences(self, question: Understood, points: Sequence[Point]) -> dict[str, Stretch]:
        """The sentence of each point that is nearest in meaning to a question, by the point's id."""
        if not points:
            return {}
        vector, windows = self._vector(question), self._index.windows([point.id for point in points])
        return {one.id: sentence_nearest(one, vector, windows[one.id]) for one in points if one.id in windows}

    def point(self, point_id: str) -> Point | None:
        """The point of an id; None where it is gone."""
        return next(iter(self._index.retrieve([point_id])), None)

    def like(self, point_id: str, within: Filter = EVERYTHING) -> list[Candidate]:
        """The points nearest in meaning to a point, itself left out; none where the point is gone."""
        vectors = self._index.vectors([point_id])
        if point_id not in vectors:
            return []
        near = self._index.nearest(vectors[point_id], within=within, limit=POOL + 1)
        return [Candidate(hit.point, hit.score, hit.score, 0.0) for hit in near if hit.point.id != point_id]

    def _vector(self, question: Understood) -> Vector:
        """The vector of a question; that of the last one is at hand, since its sentences are asked for after it."""
        last, vector = self._last
        if last is not question:
            vector = self._embedded(question)
            self._last = question, vector
        return vector

    def _embedded(self, question: Understood) -> Vector:
        own = np.asarray(self._embedder.embed_query(question.text))
        others = [VARIANT_WEIGHT * np.asarray(self._embedder.embed_query(variant)) for variant in question.variants]
        summed = np.sum([own, *others], axis=0)
        return list((summed / np.linalg.norm(summed)).tolist())

    def _holding(self, phrases: Iterable[str], within: Filter) -> list[str] | None:
        """The ids of the points that hold all phrases; None where there are none to hold."""
        wanted = [phrase for phrase in (stems_in_order(phrase) for phrase in phrases) if phrase]
        if not wanted:
            return None
        words: Words = {stem: 1.0 for phrase in wanted for stem in phrase}
        hits = self._index.matching(words, within=within, limit=PHRASE_POOL)
        texts = ((hit.point.id, stems_in_order(hit.point.keyword_text)) for hit in hits)
        return [point_id for point_id, text in texts if all(holds_run(text, phrase) for phrase in wanted)]

    def _with_both_scores(
        self, vector: Vector, words: Words, near: Sequence[Hit], alike: Sequence[Hit]
    ) -> list[Candidate]:
        """A point that one search alone brought up is looked up in the other."""
        points = {hit.point.id: hit.point for hit in (*near, *alike)}
        cosines = {hit.point.id: hit.score for hit in near}
        scores = {hit.point.id: hit.score for hit in alike}
        if far := points.keys() - cosines.keys():
            cosines |= {hit.point.id: hit.score for hit in self._index.nearest(vector, among=far, limit=len(far))}
        if words and (others := points.keys() - scores.keys()):
            scores |= {hit.point.id: hit.score for hit in self._index.matching(words, among=others, limit=len(others))}
        windows = self._index.closest(vector, among=points.keys()) if points else {}
        return [
            Candidate(point, cosines.get(key, 0.0), windows.get(key, 0.0), scores.get(key, 0.0))
            for key, point in points.items()
        ]


def both(one: Filter, other: Filter) -> Filter:
    """A filter for what two let through; where both name values of a field, the first one's stand."""
    starts = [day for day in (one.date_from, other.date_from) if day]
    ends = [day for day in (one.date_to, other.date_to) if day]
    return replace(
        one,
        bodies=one.bodies or other.bodies,
        date_from=max(starts, default=None),
        date_to=min(ends, default=None),
    )


def stand_together(text: Sequence[str], words: Sequence[str]) -> bool:
    """Whether some stretch of a text holds all words, in any order, with at most as many others among them."""
    wanted, length = set(words), 2 * len(words)
    places = [place for place, stem in enumerate(text) if stem in wanted]
    return any(wanted <= set(text[place : place + length]) for place in places)
