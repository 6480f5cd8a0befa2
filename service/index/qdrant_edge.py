"""The embedded engine: a Qdrant shard in a folder of this machine. The only module that imports `qdrant_edge`.

One process owns the folder. Every call into the engine holds the interpreter's lock, so writes go in small lots and
`optimize()`, which takes minutes, is never called: search by meaning is exact (15 ms at 100,000 points).
"""

import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import qdrant_edge as qe

from service.embedding.port import Vector
from service.index.errors import IndexClosedError, IndexInUseError, IndexMismatchError
from service.index.keywords import point_vector, query_vector
from service.index.payloads import (
    BODY,
    DAY,
    DENSE,
    DOCUMENT,
    INDEXED_FIELDS,
    KEYWORDS,
    KIND,
    body_key,
    check_points,
    day_number,
    payload_of,
    point_of,
)
from service.index.port import EVERYTHING, Filter, Hit, Point

LOT = 128
"""Points a write: some 6 ms in which no other thread of the process runs."""
NEVER_KB = 2**40
"""Above any segment's size: segments stay without a graph, and search exact."""
SCHEMAS = {"keyword": qe.PayloadSchemaType.Keyword, "integer": qe.PayloadSchemaType.Integer}


class EdgeIndex:
    """An index in a folder, which is made by `ensure`; one process at a time can have it open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shard: qe.EdgeShard | None = None
        self._lock = threading.RLock()

    def ensure(self, dimension: int) -> None:
        """Open or make the shard. Raises IndexInUseError or IndexMismatchError."""
        with self._lock:
            if self._shard is None:
                self._shard = self._open(dimension)
            known = self._shard.info().payload_schema
            for field, schema in INDEXED_FIELDS.items():
                if field not in known:
                    self._shard.update(qe.UpdateOperation.create_field_index(field, SCHEMAS[schema]))

    def replace_document(self, document_id: str, points: Sequence[Point], vectors: Sequence[Vector]) -> None:
        """Write the new points, then drop those of the document that are not among them."""
        check_points(document_id, points, vectors)
        pairs = list(zip(points, vectors, strict=True))
        with self._open_shard() as shard:
            for first in range(0, len(pairs), LOT):
                lot = [_to_engine(point, vector) for point, vector in pairs[first : first + LOT]]
                shard.update(qe.UpdateOperation.upsert_points(lot))
            fresh: set[qe.PointId] = {point.id for point in points}
            stale = qe.Filter(must=[_is(DOCUMENT, document_id)], must_not=[qe.HasIdCondition(fresh)])
            shard.update(qe.UpdateOperation.delete_points_by_filter(stale))

    def delete_document(self, document_id: str) -> None:
        """Drop a document's points."""
        with self._open_shard() as shard:
            shard.update(qe.UpdateOperation.delete_points_by_filter(qe.Filter(must=[_is(DOCUMENT, document_id)])))

    def nearest(
        self, vector: Vector, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points nearest in meaning, with their cosines."""
        return self._query(qe.Query.Nearest(list(vector), using=DENSE), _conditions(within, among), limit)

    def matching(
        self, text: str, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points that share words with a text, with their BM25 scores."""
        words = query_vector(text)
        if not words.indices:
            return []
        sparse = qe.SparseVector(list(words.indices), list(words.values))
        return self._query(qe.Query.Nearest(sparse, using=KEYWORDS), _conditions(within, among), limit)

    def count(self, within: Filter = EVERYTHING) -> int:
        """How many points there are."""
        with self._open_shard() as shard:
            return shard.count(qe.CountRequest(exact=True, filter=_conditions(within, None)))

    def flush(self) -> None:
        """Write all to disk."""
        with self._open_shard() as shard:
            shard.flush()

    def close(self) -> None:
        """Flush and release the folder."""
        with self._lock:
            if self._shard is not None:
                self._shard.flush()
                self._shard.close()
                self._shard = None

    def _query(self, query: "qe.Query", conditions: qe.Filter, limit: int) -> list[Hit]:
        request = qe.QueryRequest(
            limit=limit, query=query, filter=conditions, with_payload=True, params=qe.SearchParams(exact=True)
        )
        with self._open_shard() as shard:
            found = shard.query(request)
        return [Hit(point_of(str(one.id), one.payload or {}), one.score) for one in found]

    @contextmanager
    def _open_shard(self) -> Iterator[qe.EdgeShard]:
        with self._lock:
            if self._shard is None:
                raise IndexClosedError(f"the index in {self._folder} is not open: call ensure first")
            yield self._shard

    def _open(self, dimension: int) -> qe.EdgeShard:
        """The engine tells its errors apart by their words alone."""
        self._folder.mkdir(parents=True, exist_ok=True)
        made = (self._folder / "edge_config.json").exists()
        config = _config(dimension)
        try:
            return (
                qe.EdgeShard.load(str(self._folder), config) if made else qe.EdgeShard.create(str(self._folder), config)
            )
        except Exception as error:
            if "WouldBlock" in str(error):
                raise IndexInUseError(
                    f"another process has the index in {self._folder} open: stop it, or ask it over HTTP"
                ) from error
            if "incompatible" in str(error).casefold():
                raise IndexMismatchError(
                    f"the index in {self._folder} was not made for vectors of {dimension} numbers: "
                    "use the embedding model it was made with, or delete the folder and index the papers again"
                ) from error
            raise


def _config(dimension: int) -> qe.EdgeConfig:
    return qe.EdgeConfig(
        vectors={DENSE: qe.EdgeVectorParams(size=dimension, distance=qe.Distance.Cosine)},
        sparse_vectors={KEYWORDS: qe.EdgeSparseVectorParams(modifier=qe.Modifier.Idf)},
        optimizers=qe.EdgeOptimizersConfig(indexing_threshold=NEVER_KB),
    )


def _to_engine(point: Point, vector: Vector) -> qe.Point:
    words = point_vector(point.keyword_text)
    sparse = qe.SparseVector(list(words.indices), list(words.values))
    return qe.Point(point.id, {DENSE: list(vector), KEYWORDS: sparse}, payload_of(point))


def _conditions(within: Filter, among: Collection[str] | None) -> qe.Filter:
    must: list[qe.ConditionType] = []
    if within.document_id is not None:
        must.append(_is(DOCUMENT, within.document_id))
    if within.body is not None:
        must.append(_is(BODY, body_key(within.body)))
    if within.kinds:
        must.append(qe.FieldCondition(KIND, match=qe.MatchAny([str(kind) for kind in within.kinds])))
    if within.date_from is not None:
        must.append(qe.FieldCondition(DAY, range=qe.RangeFloat(gte=day_number(within.date_from))))
    if within.date_to is not None:
        must.append(qe.FieldCondition(DAY, range=qe.RangeFloat(lte=day_number(within.date_to))))
    if among is not None:
        must.append(qe.HasIdCondition(set(among)))
    return qe.Filter(must=must)


def _is(field: str, value: str) -> qe.FieldCondition:
    return qe.FieldCondition(field, match=qe.MatchValue(value))
