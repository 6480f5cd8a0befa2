"""A collection of a Qdrant server. It and `server_generations` alone import `qdrant_client`."""

from collections.abc import Collection as Several
from collections.abc import Iterable, Sequence
from typing import assert_never

from qdrant_client import QdrantClient, models

from service.embedding.port import PassageVectors, Vector
from service.index.conditions import Between, IsAny, IsNot, conditions_of
from service.index.ids import possible_ids
from service.index.keywords import point_vector, query_vector
from service.index.payloads import (
    DENSE,
    DOCUMENT,
    EDITION,
    KEYWORDS,
    WINDOWS,
    documents_in,
    payload_of,
    point_of,
)
from service.index.port import EVERYTHING, Filter, Hit, Point, Words
from service.index.tuning import ASKING_EF, FILTERED_EF, OVERSAMPLING, Tuning

LOT = 128
"""Points a request: some 2 MB."""
EVERY_VALUE = 2**31 - 1


class Collection:
    """The points of one collection, or of the one that an alias stands for."""

    def __init__(self, client: QdrantClient, name: str, tuning: Tuning) -> None:
        self.name = name
        self._client = client
        rescoring = models.QuantizationSearchParams(rescore=True, oversampling=OVERSAMPLING[tuning.quantisation])
        self._walk = models.SearchParams(hnsw_ef=ASKING_EF, quantization=rescoring)
        self._filtered_walk = models.SearchParams(hnsw_ef=FILTERED_EF, quantization=rescoring)

    def write_document(
        self, document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors], edition: str
    ) -> None:
        """Write a document's points, then drop those that it had besides."""
        pairs = list(zip(points, vectors, strict=True))
        for first in range(0, len(pairs), LOT):
            self._put([_to_engine(point, vector, edition) for point, vector in pairs[first : first + LOT]])
        self._drop(document_id, but=[point.id for point in points])

    def carry(self, document_id: str, origin: "Collection") -> None:
        """Make a document what it is in another collection."""
        points = origin._document(document_id)
        for first in range(0, len(points), LOT):
            self._put(points[first : first + LOT])
        self._drop(document_id, but=[str(point.id) for point in points])

    def nearest(self, vector: Vector, among: Several[str] | None, within: Filter, limit: int) -> list[Hit]:
        """The points nearest in meaning, with their cosines."""
        walk = self._walk if within == EVERYTHING else self._filtered_walk
        return self._query(list(vector), DENSE, _filter(within, among), limit, walk)

    def matching(self, words: Words, among: Several[str] | None, within: Filter, limit: int) -> list[Hit]:
        """The points that share words, with their BM25 scores."""
        asked = query_vector(words)
        if not asked.indices:
            return []
        sparse = models.SparseVector(indices=list(asked.indices), values=list(asked.values))
        return self._query(sparse, KEYWORDS, _filter(within, among), limit, None)

    def closest(self, vector: Vector, among: Several[str]) -> dict[str, float]:
        """The cosine of each point's best window, by id."""
        answer = self._client.query_points(
            self.name,
            query=[list(vector)],
            using=WINDOWS,
            query_filter=_filter(EVERYTHING, among),
            limit=max(1, len(among)),
            with_payload=False,
            search_params=models.SearchParams(exact=True),
        )
        return {str(one.id): one.score for one in answer.points}

    def retrieve(self, ids: Sequence[str]) -> list[Point]:
        """The points of these ids, in their order."""
        records = self._client.retrieve(self.name, possible_ids(ids), with_payload=True)
        found = {str(one.id): point_of(str(one.id), one.payload or {}) for one in records}
        return [found[id_] for id_ in ids if id_ in found]

    def vectors(self, ids: Sequence[str]) -> dict[str, Vector]:
        """The vectors of points by id."""
        records = self._client.retrieve(self.name, possible_ids(ids), with_payload=False, with_vectors=[DENSE])
        return {str(one.id): _dense(one.vector) for one in records}

    def windows(self, ids: Sequence[str]) -> dict[str, tuple[Vector, ...]]:
        """The vectors of the windows of points, by id."""
        records = self._client.retrieve(self.name, possible_ids(ids), with_payload=False, with_vectors=[WINDOWS])
        return {str(one.id): _windows(one.vector) for one in records}

    def documents(self) -> dict[str, tuple[str, int]]:
        """Edition and number of points of every document."""
        hits = self._client.facet(self.name, EDITION, limit=EVERY_VALUE, exact=True).hits
        return documents_in((str(hit.value), hit.count) for hit in hits)

    def count(self, within: Filter) -> int:
        """How many points there are."""
        return self._client.count(self.name, count_filter=_filter(within, None), exact=True).count

    def dimension(self) -> int | None:
        """Numbers in a vector; None for a collection that is none of ours."""
        vectors = self._client.get_collection(self.name).config.params.vectors
        return vectors[DENSE].size if isinstance(vectors, dict) and DENSE in vectors else None

    def _document(self, document_id: str) -> list[models.PointStruct]:
        only = models.Filter(must=[_is_any(DOCUMENT, [document_id])])
        found: list[models.PointStruct] = []
        offset = None
        while True:
            records, offset = self._client.scroll(
                self.name, only, limit=LOT, offset=offset, with_payload=True, with_vectors=True
            )
            found += [models.PointStruct(id=one.id, vector=one.vector or {}, payload=one.payload) for one in records]
            if offset is None:
                return found

    def _put(self, points: list[models.PointStruct]) -> None:
        self._client.upsert(self.name, points, wait=True)

    def _drop(self, document_id: str, *, but: Sequence[str]) -> None:
        kept: list[models.Condition] = [models.HasIdCondition(has_id=list(but))] if but else []
        doomed = models.Filter(must=[_is_any(DOCUMENT, [document_id])], must_not=kept)
        self._client.delete(self.name, models.FilterSelector(filter=doomed), wait=True)

    def _query(
        self,
        query: list[float] | models.SparseVector,
        using: str,
        conditions: models.Filter,
        limit: int,
        walk: models.SearchParams | None,
    ) -> list[Hit]:
        answer = self._client.query_points(
            self.name,
            query=query,
            using=using,
            query_filter=conditions,
            limit=limit,
            with_payload=True,
            search_params=walk,
        )
        return [Hit(point_of(str(one.id), one.payload or {}), one.score) for one in answer.points]


def _to_engine(point: Point, vectors: PassageVectors, edition: str) -> models.PointStruct:
    words = point_vector(point.keyword_text)
    named = {
        DENSE: list(vectors.whole),
        WINDOWS: [list(window) for window in vectors.windows],
        KEYWORDS: models.SparseVector(indices=list(words.indices), values=list(words.values)),
    }
    return models.PointStruct(id=point.id, vector=named, payload=payload_of(point, edition=edition))


def _dense(vector: object) -> Vector:
    """The one of a record's vectors that stands for its meaning."""
    assert isinstance(vector, dict)
    return tuple(vector[DENSE])


def _windows(vector: object) -> tuple[Vector, ...]:
    assert isinstance(vector, dict)
    return tuple(map(tuple, vector[WINDOWS]))


def _filter(within: Filter, among: Several[str] | None) -> models.Filter:
    must: list[models.Condition] = []
    must_not: list[models.Condition] = []
    for condition in conditions_of(within):
        match condition:
            case IsAny(field, values):
                must.append(_is_any(field, values))
            case Between(field, low, high):
                must.append(models.FieldCondition(key=field, range=models.Range(gte=low, lte=high)))
            case IsNot(field, values):
                must_not.append(_is_any(field, values))
            case _:
                assert_never(condition)
    if among is not None:
        must.append(models.HasIdCondition(has_id=[*possible_ids(among)]))
    return models.Filter(must=must, must_not=must_not)


def _is_any(field: str, values: Iterable[str]) -> models.FieldCondition:
    return models.FieldCondition(key=field, match=models.MatchAny(any=list(values)))
