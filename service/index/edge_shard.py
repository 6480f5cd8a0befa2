"""A shard of Qdrant Edge, the embedded engine. The only module that imports `qdrant_edge`.

Every call into the engine holds the interpreter's lock until it is done: writes go in small lots, and `build_graph`,
which takes minutes, is for a process of its own.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, assert_never, cast

import qdrant_edge as qe

from service.embedding.port import PassageVectors, Vector
from service.index.conditions import Between, IsAny, IsNot, conditions_of
from service.index.errors import IndexInUseError, IndexMismatchError
from service.index.ids import possible_ids
from service.index.keywords import point_vector, query_vector
from service.index.payloads import (
    DENSE,
    DOCUMENT,
    EDITION,
    INDEXED_FIELDS,
    KEYWORDS,
    WINDOWS,
    documents_in,
    payload_of,
    point_of,
)
from service.index.port import EVERYTHING, Filter, Hit, Point, Words
from service.index.tuning import ASKING_EF, FILTERED_EF, OVERSAMPLING, Quantisation, Tuning

EnginePoint = qe.Point

LOT = 64
"""Points a write: some 5 ms in which no other thread of the process runs."""
NEVER_KB = 2**40
"""Above any segment's size."""
ANY_KB = 1
SEGMENTS = 4
"""Segments with a graph of their own, before two are made one: a new graph then covers the new points only."""
LINKS, BUILDING_EF = 16, 128
"""Links of a point in the graph, and candidates weighed for each as it is built."""
SCANNED_KB = 50_000
"""Up to so much, what a filter leaves is scanned (33,000 vectors of 384 numbers in 3 ms), and the graph has no links
of its own for it."""
EVERY_VALUE = 2**31
GRAPHED = "graphed"
"""File beside the shard: the engine's count of vectors found without a scan, when the graph was built."""
SCHEMAS: 'Final[Mapping[Literal["keyword", "integer"], qe.PayloadSchemaParams]]' = {
    "keyword": qe.KeywordIndexParams(memory=qe.Memory.Cached),
    "integer": qe.IntegerIndexParams(lookup=True, range=True, memory=qe.Memory.Cached),
}
"""Read from mapped files once a graph is built: as quick as from the heap, and opened four times as fast."""


class Shard:
    """Points in a folder, from `open_shard` to `close`. Not for several threads at the same time."""

    def __init__(self, shard: "qe.EdgeShard", folder: Path, tuning: Tuning) -> None:
        self._shard = shard
        self._folder = folder
        rescoring = qe.QuantizationSearchParams(rescore=True, oversampling=OVERSAMPLING[tuning.quantisation])
        self._walk = qe.SearchParams(hnsw_ef=ASKING_EF, quantization=rescoring)
        self._filtered_walk = qe.SearchParams(hnsw_ef=FILTERED_EF, quantization=rescoring)

    def put(self, lot: list[EnginePoint]) -> None:
        """Write points over those of the same ids."""
        self._shard.update(qe.UpdateOperation.upsert_points(lot))

    def drop_document(self, document_id: str, *, but: Collection[str] = ()) -> None:
        """Drop the points of a document, except those of some ids."""
        kept: list[qe.ConditionType] = [qe.HasIdCondition(set(but))] if but else []
        doomed = qe.Filter(must=[_is_any(DOCUMENT, [document_id])], must_not=kept)
        self._shard.update(qe.UpdateOperation.delete_points_by_filter(doomed))

    def lot_of(
        self, document_id: str, *, after: "qe.PointId | None" = None
    ) -> "tuple[list[EnginePoint], qe.PointId | None]":
        """Some of a document's points as `put` takes them, and where the next of them begin, None at the end."""
        records, following = self._shard.scroll(
            qe.ScrollRequest(
                offset=after,
                limit=LOT,
                filter=qe.Filter(must=[_is_any(DOCUMENT, [document_id])]),
                with_payload=True,
                with_vector=True,
            )
        )
        return [qe.Point(str(one.id), one.vector or {}, one.payload) for one in records], following

    def nearest(self, vector: Vector, among: Collection[str] | None, within: Filter, limit: int) -> list[Hit]:
        """The points nearest in meaning, with their cosines."""
        return self._query(qe.Query.Nearest(list(vector), using=DENSE), among, within, limit)

    def matching(self, words: Words, among: Collection[str] | None, within: Filter, limit: int) -> list[Hit]:
        """The points that share words, with their BM25 scores."""
        asked = query_vector(words)
        if not asked.indices:
            return []
        sparse = qe.SparseVector(list(asked.indices), list(asked.values))
        return self._query(qe.Query.Nearest(sparse, using=KEYWORDS), among, within, limit)

    def closest(self, vector: Vector, among: Collection[str]) -> dict[str, float]:
        """The cosine of each point's best window, by id."""
        request = qe.QueryRequest(
            limit=max(1, len(among)),
            query=qe.Query.Nearest(list(vector), using=WINDOWS),
            filter=_filter(EVERYTHING, among),
            with_payload=False,
            params=qe.SearchParams(exact=True),
        )
        return {str(one.id): one.score for one in self._shard.query(request)}

    def retrieve(self, ids: Sequence[str]) -> list[Point]:
        """The points of these ids, in their order."""
        records = self._shard.retrieve([*possible_ids(ids)], with_payload=True, with_vector=False)
        found = {str(one.id): point_of(str(one.id), one.payload or {}) for one in records}
        return [found[id_] for id_ in ids if id_ in found]

    def vectors(self, ids: Sequence[str]) -> dict[str, Vector]:
        """The vectors of points by id."""
        records = self._shard.retrieve([*possible_ids(ids)], with_payload=False, with_vector=[DENSE])
        return {str(one.id): _dense(one) for one in records}

    def windows(self, ids: Sequence[str]) -> dict[str, tuple[Vector, ...]]:
        """The vectors of the windows of points, by id."""
        records = self._shard.retrieve([*possible_ids(ids)], with_payload=False, with_vector=[WINDOWS])
        return {str(one.id): _windows(one) for one in records}

    def documents(self) -> dict[str, tuple[str, int]]:
        """Edition and number of points of every document."""
        hits = self._shard.facet(qe.FacetRequest(EDITION, limit=EVERY_VALUE, exact=True)).hits
        return documents_in((str(hit.value), hit.count) for hit in hits)

    def count(self, within: Filter = EVERYTHING) -> int:
        """How many points there are. Without a filter the engine knows, with one it looks."""
        return self._shard.count(qe.CountRequest(exact=within != EVERYTHING, filter=_filter(within, None)))

    def points_without_graph(self) -> int:
        """How many points were put since the graph was built; all where there is none.

        The engine counts the vectors that it finds without a scan: each point's words, and in a graph its meaning.
        """
        note = self._folder / GRAPHED
        then = int(note.read_text()) if note.exists() else 0
        return max(0, self._shard.info().indexed_vectors_count - then)

    def build_graph(self) -> None:
        """Give all points of a shard opened for it a graph: minutes, in which this process does nothing else."""
        self._shard.optimize()
        self._shard.flush()
        (self._folder / GRAPHED).write_text(str(self._shard.info().indexed_vectors_count))

    def flush(self) -> None:
        """Write all to disk."""
        self._shard.flush()

    def close(self) -> None:
        """Release the folder."""
        self._shard.close()

    def _query(self, query: "qe.Query", among: Collection[str] | None, within: Filter, limit: int) -> list[Hit]:
        found = self._shard.query(
            qe.QueryRequest(
                limit=limit,
                query=query,
                filter=_filter(within, among),
                with_payload=True,
                params=self._walk if within == EVERYTHING else self._filtered_walk,
            )
        )
        return [Hit(point_of(str(one.id), one.payload or {}), one.score) for one in found]


def open_shard(folder: Path, dimension: int, tuning: Tuning, *, building: bool = False) -> Shard:
    """The shard in a folder, made if there is none; `building` for one that gets its graph, and nothing else.

    Raises IndexInUseError or IndexMismatchError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = _config(dimension, tuning, building=building)
    try:
        made = (folder / "edge_config.json").exists()
        shard = qe.EdgeShard.load(str(folder), config) if made else qe.EdgeShard.create(str(folder), config)
    except Exception as error:  # the engine tells its errors apart by their words alone
        if "WouldBlock" in str(error):
            raise IndexInUseError(
                f"another process has the index in {folder} open: stop it, or ask it over HTTP"
            ) from error
        if "incompatible" in str(error).casefold():
            raise IndexMismatchError(
                f"the index in {folder} was not made for vectors of {dimension} numbers: "
                "use the embedding model it was made with, or delete the folder and index the papers again"
            ) from error
        raise
    known = shard.info().payload_schema
    for field, schema in INDEXED_FIELDS.items():
        if field not in known:  # before any graph, which then has links for what filters leave
            shard.update(qe.UpdateOperation.create_field_index(field, SCHEMAS[schema]))
    return Shard(shard, folder, tuning)


def lots(points: Sequence[Point], vectors: Sequence[PassageVectors], edition: str) -> Iterator[list[EnginePoint]]:
    """Points as `Shard.put` takes them, made as they are asked for."""
    for first in range(0, len(points), LOT):
        pairs = zip(points[first : first + LOT], vectors[first : first + LOT], strict=True)
        yield [_to_engine(point, vector, edition) for point, vector in pairs]


def write_document(
    shard: Shard, document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors], edition: str
) -> None:
    """Write a document's points, then drop those that it had besides."""
    for lot in lots(points, vectors, edition):
        shard.put(lot)
    shard.drop_document(document_id, but=[point.id for point in points])


def _config(dimension: int, tuning: Tuning, *, building: bool) -> qe.EdgeConfig:
    dense = qe.EdgeVectorParams(
        size=dimension,
        distance=qe.Distance.Cosine,
        quantization_config=_quantisation(tuning.quantisation),
        memory=_placement(tuning),
    )
    windows = qe.EdgeVectorParams(  # asked of some hundred points at a time, by id: no graph, and on disk
        size=dimension,
        distance=qe.Distance.Cosine,
        memory=qe.Memory.Cold,
        datatype=qe.VectorStorageDatatype.Float16,
        multivector_config=qe.MultiVectorConfig(qe.MultiVectorComparator.MaxSim),
        hnsw_config=qe.HnswIndexConfig(m=0, ef_construct=BUILDING_EF, full_scan_threshold=SCANNED_KB),
    )
    return qe.EdgeConfig(
        vectors={DENSE: dense, WINDOWS: windows},
        sparse_vectors={KEYWORDS: qe.EdgeSparseVectorParams(modifier=qe.Modifier.Idf)},
        hnsw_config=qe.HnswIndexConfig(m=LINKS, ef_construct=BUILDING_EF, full_scan_threshold=SCANNED_KB),
        optimizers=qe.EdgeOptimizersConfig(
            indexing_threshold=ANY_KB if building else NEVER_KB,
            default_segment_number=SEGMENTS,
            max_segment_size=NEVER_KB,
        ),
        payload_memory=_placement(tuning),
        id_tracker_memory=qe.Memory.Cold,
    )


def _placement(tuning: Tuning) -> qe.Memory:
    """Of what a question reads here and there: from mapped files, filled at once or, to save memory, as needed."""
    return qe.Memory.Cold if tuning.on_disk else qe.Memory.Cached


def _quantisation(chosen: Quantisation) -> "qe.QuantizationConfigType | None":
    match chosen:
        case "none":
            return None
        case "scalar":
            return qe.ScalarQuantizationConfig(qe.ScalarType.Int8, memory=qe.Memory.Pinned)
        case "binary":
            return qe.BinaryQuantizationConfig(memory=qe.Memory.Pinned)
    assert_never(chosen)


def _to_engine(point: Point, vectors: PassageVectors, edition: str) -> EnginePoint:
    words = point_vector(point.keyword_text)
    named: dict[str, qe.NamedVector] = {
        DENSE: list(vectors.whole),
        WINDOWS: [list(window) for window in vectors.windows],
        KEYWORDS: qe.SparseVector(list(words.indices), list(words.values)),
    }
    return qe.Point(point.id, named, payload_of(point, edition=edition))


def _dense(record: qe.Record) -> Vector:
    """The one of a record's vectors that stands for its whole meaning."""
    assert isinstance(record.vector, dict)
    return tuple(cast("list[float]", record.vector[DENSE]))


def _windows(record: qe.Record) -> tuple[Vector, ...]:
    assert isinstance(record.vector, dict)
    return tuple(map(tuple, cast("list[list[float]]", record.vector[WINDOWS])))


def _filter(within: Filter, among: Collection[str] | None) -> qe.Filter:
    must: list[qe.ConditionType] = []
    must_not: list[qe.ConditionType] = []
    for condition in conditions_of(within):
        match condition:
            case IsAny(field, values):
                must.append(_is_any(field, values))
            case Between(field, low, high):
                must.append(qe.FieldCondition(field, range=qe.RangeFloat(gte=low, lte=high)))
            case IsNot(field, values):
                must_not.append(_is_any(field, values))
            case _:
                assert_never(condition)
    if among is not None:
        must.append(qe.HasIdCondition(set(possible_ids(among))))
    return qe.Filter(must=must, must_not=must_not)


def _is_any(field: str, values: Iterable[str]) -> qe.FieldCondition:
    return qe.FieldCondition(field, match=qe.MatchAny(list(values)))
