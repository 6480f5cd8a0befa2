"""An index made for tests: points of made-up papers, with an embedder that knows a handful of meanings."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from nlp_models.logistic import Logistic
from service.embedding.port import PassageVectors, Vector
from service.index.conditions import Between, Condition, IsAny, conditions_of
from service.index.keywords import stem_set
from service.index.payloads import payload_of
from service.index.port import EVERYTHING, Filter, Hit, Point, Words
from service.search.ranking import Weights
from service.search.service import Searcher
from service.search.understanding.bodies_named import Bodies
from service.search.understanding.knowledge import Known
from service.search.understanding.vocabulary import vocabulary_of

MEANINGS = ("bridge crossing footbridge span", "money cost pound price budget", "lamp light dark", "bin refuse waste")
"""Words of one meaning lie in one direction."""
OTHER_PASSAGES, OTHER_QUESTIONS = (0.0, 0.0, 0.0, 0.0, 1.0, 0.0), (0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
"""Without a known word, a question is far from everything."""


class FewMeanings:
    """An embedder that tells four meanings apart."""

    name = "few-meanings"
    dimension = len(OTHER_PASSAGES)

    def embed_passages(self, texts: Sequence[str]) -> list[PassageVectors]:
        vectors = [_direction(text) or OTHER_PASSAGES for text in texts]
        return [PassageVectors(vector, (vector,)) for vector in vectors]

    def embed_query(self, text: str) -> Vector:
        return _direction(text) or OTHER_QUESTIONS

    def warm(self) -> None:
        """There is nothing to load."""

    def close(self) -> None:
        """There is nothing to release."""


def _direction(text: str) -> Vector | None:
    stems = stem_set(text)
    counts = [float(len(stems & stem_set(words))) for words in MEANINGS]
    length = sum(count * count for count in counts) ** 0.5
    return [*(count / length for count in counts), 0.0, 0.0] if length else None


class ListIndex:
    """All points in a list, looked through one by one; a word counts the more, the fewer points have it."""

    def __init__(self, points: Iterable[Point] = ()) -> None:
        self.points = {one.id: one for one in points}

    def nearest(
        self, vector: Vector, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        hits = [Hit(one, _cosine(vector, self._vector(one))) for one in self._asked(among, within)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.point.id))[:limit]

    def matching(
        self, words: Words, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        stems = {one.id: stem_set(one.keyword_text) for one in self.points.values()}
        rarity = {word: math.log(1 + len(stems) / (1 + sum(word in held for held in stems.values()))) for word in words}
        hits = [
            Hit(one, sum(rarity[word] * weight for word, weight in words.items() if word in stems[one.id]))
            for one in self._asked(among, within)
        ]
        return sorted((hit for hit in hits if hit.score), key=lambda hit: (-hit.score, hit.point.id))[:limit]

    def closest(self, vector: Vector, *, among: Collection[str]) -> dict[str, float]:
        return {one.id: _cosine(vector, self._vector(one)) for one in self._asked(among, EVERYTHING)}

    def retrieve(self, ids: Sequence[str]) -> list[Point]:
        return [self.points[each] for each in ids if each in self.points]

    def vectors(self, ids: Sequence[str]) -> dict[str, Vector]:
        return {one.id: self._vector(one) for one in self.retrieve(ids)}

    def windows(self, ids: Sequence[str]) -> dict[str, tuple[Vector, ...]]:
        return {one.id: _in_thirds(one.embedding_text) for one in self.retrieve(ids)}

    def documents(self) -> dict[str, tuple[str, int]]:
        raise NotImplementedError

    def count(self, within: Filter = EVERYTHING) -> int:
        return len(list(self._asked(None, within)))

    def ensure(self, dimension: int) -> None:
        """It is there."""

    def replace_document(
        self, document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors], *, edition: str
    ) -> None:
        del vectors, edition
        self.delete_document(document_id)
        self.points |= {one.id: one for one in points}

    def delete_document(self, document_id: str) -> None:
        self.points = {key: one for key, one in self.points.items() if one.document_id != document_id}

    def flush(self) -> None:
        """There is nothing to write."""

    def close(self) -> None:
        """There is nothing to release."""

    def _vector(self, one: Point) -> Vector:
        return FewMeanings().embed_passages([one.embedding_text])[0].whole

    def _asked(self, among: Collection[str] | None, within: Filter) -> Iterable[Point]:
        conditions = conditions_of(within)
        for one in self.points.values():
            payload = payload_of(one, edition="1")
            if (among is None or one.id in among) and all(_meets(payload, condition) for condition in conditions):
                yield one


def _in_thirds(text: str) -> tuple[Vector, ...]:
    """Two windows, each of two thirds of the words."""
    words = text.split()
    third = len(words) // 3
    halves = (" ".join(words[: 2 * third]), " ".join(words[third:]))
    return tuple(one.whole for one in FewMeanings().embed_passages(halves))


def _cosine(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _meets(payload: Mapping[str, object], condition: Condition) -> bool:
    value = payload.get(condition.field)
    match condition:
        case IsAny(_, values):
            return bool(set(value if isinstance(value, list) else [value]) & set(values))
        case Between(_, low, high):
            return isinstance(value, int) and (low is None or low <= value) and (high is None or value <= high)
        case _:
            return value not in condition.values


WEIGHTS = Weights(
    scattered={"cosine": 4.0, "words": 2.0, "coverage": 2.0, "fact": 0.1},
    together={"cosine": 2.0, "words": 4.0, "coverage": 4.0, "fact": 0.1},
    answered=Logistic(bias=-3.0, weights={"nearest": 4.0, "together": 8.0}),
    close_from=0.5,
    nearest_from=0.2,
    reach=50.0,
)
"""Close from all words or one meaning; nearest from a third of the words."""


def made_searcher(index: ListIndex, weights: Weights = WEIGHTS) -> Searcher:
    """A searcher that knows the words and bodies of the points."""
    every = list(index.points.values())
    papers = [[one for one in every if one.document_id == paper] for paper in {one.document_id for one in every}]
    known = Known(vocabulary_of(papers), Bodies(one.body for one in every if one.body))
    return Searcher(index, FewMeanings(), lambda: known, lambda: weights)


def point(number: int, text: str, **changes: object) -> Point:
    made = Point(
        id=f"00000000-0000-0000-0000-{number:012}",
        document_id="sha256:" + "a" * 64,
        kind="passage",
        text=text,
        headings=("Highways",),
        page=number,
        boxes=((number, ((72.0, 100.0, 400.0, 112.0),)),),
        start=number * 1000,
        end=number * 1000 + len(text),
        body="Ashcombe Council",
        date="2026-03-02",
        title="Minutes of the Council",
        filename="minutes.pdf",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


BRIDGE = point(1, "The footbridge at Pell Lane is closed until the rotten planks have been replaced.")
LAMPS = point(2, "Three lamp posts in Mill Road stay dark; the clerk is to chase the contractor for a date.")
BINS = point(
    3,
    "The waste contractor missed the Hill Farm bins twice and has been asked to explain it.",
    document_id="sha256:" + "b" * 64,
    body="Ashcombe and Vale",
    date="2025-11-20",
    filename="board.pdf",
)
CHASE = point(
    4,
    "The clerk is to chase the contractor for a date.",
    kind="action",
    page=2,
    start=LAMPS.start + 39,
    end=LAMPS.end,
    record_id="action-1",
    category="minutes",
)
POINTS = (BRIDGE, LAMPS, BINS, CHASE)
