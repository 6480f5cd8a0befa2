"""The engine when one machine is outgrown: a Qdrant server or cluster. The only module that imports `qdrant_client`.

The server builds its graphs by itself, beside the search.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import ApiException

from service.embedding.port import Vector
from service.index.errors import IndexClosedError, IndexMismatchError, IndexUnreachableError
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
"""Points a request: some 2 MB."""
TIMEOUT_SECONDS = 30
IN_MEMORY = ":memory:"
SCHEMAS = {"keyword": models.PayloadSchemaType.KEYWORD, "integer": models.PayloadSchemaType.INTEGER}


class ServerIndex:
    """An index in a collection of a Qdrant server; `:memory:` as the address keeps it in this process, for tests."""

    def __init__(self, url: str, *, collection: str, api_key: str | None = None) -> None:
        self._url = url
        self._collection = collection
        self._api_key = api_key
        self._client: QdrantClient | None = None

    def ensure(self, dimension: int) -> None:
        """Open or make the collection. Raises IndexMismatchError or IndexUnreachableError."""
        client = self._client or self._connect()
        with self._reached():
            if client.collection_exists(self._collection):
                self._check_dimension(client, dimension)
            else:
                _create(client, self._collection, dimension)
        self._client = client

    def replace_document(self, document_id: str, points: Sequence[Point], vectors: Sequence[Vector]) -> None:
        """Write the new points, then drop those of the document that are not among them."""
        check_points(document_id, points, vectors)
        engine_points = [_to_engine(point, vector) for point, vector in zip(points, vectors, strict=True)]
        with self._reached():
            for first in range(0, len(engine_points), LOT):
                self._open.upsert(self._collection, engine_points[first : first + LOT], wait=True)
        stale = models.Filter(
            must=[_is(DOCUMENT, document_id)],
            must_not=[models.HasIdCondition(has_id=[point.id for point in points])] if points else None,
        )
        with self._reached():
            self._open.delete(self._collection, models.FilterSelector(filter=stale), wait=True)

    def delete_document(self, document_id: str) -> None:
        """Drop a document's points."""
        self.replace_document(document_id, (), ())

    def nearest(
        self, vector: Vector, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points nearest in meaning, with their cosines."""
        return self._query(list(vector), DENSE, _conditions(within, among), limit)

    def matching(
        self, text: str, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points that share words with a text, with their BM25 scores."""
        words = query_vector(text)
        if not words.indices:
            return []
        sparse = models.SparseVector(indices=list(words.indices), values=list(words.values))
        return self._query(sparse, KEYWORDS, _conditions(within, among), limit)

    def count(self, within: Filter = EVERYTHING) -> int:
        """How many points there are."""
        with self._reached():
            return self._open.count(self._collection, count_filter=_conditions(within, None), exact=True).count

    def flush(self) -> None:
        """Nothing to do: writes wait for the server, which keeps a log of them."""

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    @property
    def _open(self) -> QdrantClient:
        if self._client is None:
            raise IndexClosedError(f"the index {self._collection} on {self._url} is not open: call ensure first")
        return self._client

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except ApiException as error:
            raise IndexUnreachableError(
                f"the Qdrant server at {self._url} does not answer or refuses: check MINUTEBOOK_QDRANT_URL and "
                "MINUTEBOOK_QDRANT_API_KEY, and whether it runs"
            ) from error

    def _connect(self) -> QdrantClient:
        if self._url == IN_MEMORY:
            return QdrantClient(IN_MEMORY)
        return QdrantClient(url=self._url, api_key=self._api_key, timeout=TIMEOUT_SECONDS)

    def _check_dimension(self, client: QdrantClient, dimension: int) -> None:
        vectors = client.get_collection(self._collection).config.params.vectors
        found = vectors[DENSE].size if isinstance(vectors, dict) and DENSE in vectors else None
        if found != dimension:
            raise IndexMismatchError(
                f"the collection {self._collection} on {self._url} holds vectors of {found} numbers, not {dimension}: "
                "use the embedding model it was made with, or delete the collection and index the papers again"
            )

    def _query(
        self, query: list[float] | models.SparseVector, using: str, conditions: models.Filter, limit: int
    ) -> list[Hit]:
        with self._reached():
            answer = self._open.query_points(
                self._collection,
                query=query,
                using=using,
                query_filter=conditions,
                limit=limit,
                with_payload=True,
            )
        return [Hit(point_of(str(one.id), one.payload or {}), one.score) for one in answer.points]


def _create(client: QdrantClient, collection: str, dimension: int) -> None:
    client.create_collection(
        collection,
        vectors_config={DENSE: models.VectorParams(size=dimension, distance=models.Distance.COSINE)},
        sparse_vectors_config={KEYWORDS: models.SparseVectorParams(modifier=models.Modifier.IDF)},
    )
    for field, schema in INDEXED_FIELDS.items():
        client.create_payload_index(collection, field, SCHEMAS[schema], wait=True)


def _to_engine(point: Point, vector: Vector) -> models.PointStruct:
    words = point_vector(point.keyword_text)
    sparse = models.SparseVector(indices=list(words.indices), values=list(words.values))
    return models.PointStruct(id=point.id, vector={DENSE: list(vector), KEYWORDS: sparse}, payload=payload_of(point))


def _conditions(within: Filter, among: Collection[str] | None) -> models.Filter:
    must: list[models.Condition] = []
    if within.document_id is not None:
        must.append(_is(DOCUMENT, within.document_id))
    if within.body is not None:
        must.append(_is(BODY, body_key(within.body)))
    if within.kinds:
        must.append(models.FieldCondition(key=KIND, match=models.MatchAny(any=list(within.kinds))))
    if within.date_from is not None:
        must.append(models.FieldCondition(key=DAY, range=models.Range(gte=day_number(within.date_from))))
    if within.date_to is not None:
        must.append(models.FieldCondition(key=DAY, range=models.Range(lte=day_number(within.date_to))))
    if among is not None:
        must.append(models.HasIdCondition(has_id=list(among)))
    return models.Filter(must=must)


def _is(field: str, value: str) -> models.FieldCondition:
    return models.FieldCondition(key=field, match=models.MatchValue(value=value))
