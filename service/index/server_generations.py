"""The collections of an index on a Qdrant server: generations side by side, and an alias for the one that is asked."""

from typing import assert_never

from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import ApiException

from service.index.payloads import DENSE, INDEXED_FIELDS, KEYWORDS, WINDOWS
from service.index.server_collection import Collection
from service.index.tuning import Quantisation, Tuning

TIMEOUT_SECONDS = 30
IN_MEMORY = ":memory:"
SCHEMAS = {"keyword": models.PayloadSchemaType.KEYWORD, "integer": models.PayloadSchemaType.INTEGER}
UNREACHED = (ApiException,)
"""What goes wrong on the way to a server, or there."""


class ServerGenerations:
    """Collections `ALIAS-g1`, `ALIAS-g2`, … on a server. Raises `UNREACHED`."""

    def __init__(self, url: str, api_key: str | None, alias: str, tuning: Tuning) -> None:
        self._client = (
            QdrantClient(IN_MEMORY)
            if url == IN_MEMORY
            else QdrantClient(url=url, api_key=api_key, timeout=TIMEOUT_SECONDS, check_compatibility=False)
        )
        self._alias = alias
        self._tuning = tuning

    def asked(self) -> Collection:
        """The current collection by its alias: a question needs no look at which it is."""
        return self._collection(self._alias)

    def current(self) -> Collection | None:
        """The current collection by its own name, so that what is written in steps goes into one; None before any."""
        every = self._client.get_aliases().aliases
        return next((self._collection(one.collection_name) for one in every if one.alias_name == self._alias), None)

    def begin(self, dimension: int) -> Collection:
        """A new collection, which is not current."""
        number = 1 + max((int(name.removeprefix(self._prefix)) for name in self._all()), default=0)
        name = f"{self._prefix}{number}"
        self._client.create_collection(
            name,
            vectors_config=_vectors(dimension, self._tuning),
            sparse_vectors_config={KEYWORDS: models.SparseVectorParams(modifier=models.Modifier.IDF)},
            shard_number=self._tuning.shards,
            replication_factor=self._tuning.replicas,
        )
        for field, schema in INDEXED_FIELDS.items():  # before any graph, which then has links for what filters leave
            self._client.create_payload_index(name, field, SCHEMAS[schema], wait=True)
        return self._collection(name)

    def switch(self, to: Collection) -> None:
        """Let the alias stand for a collection, at once for everybody who asks by it."""
        named = models.CreateAlias(collection_name=to.name, alias_name=self._alias)
        self._client.update_collection_aliases([models.CreateAliasOperation(create_alias=named)])

    def drop(self, collection: Collection) -> None:
        """Delete a collection."""
        self._client.delete_collection(collection.name)

    def drop_all_but(self, kept: Collection) -> None:
        """Delete all others, also those that a process left which ended midway."""
        for name in self._all():
            if name != kept.name:
                self._client.delete_collection(name)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    @property
    def _prefix(self) -> str:
        return f"{self._alias}-g"

    def _all(self) -> list[str]:
        names = (one.name for one in self._client.get_collections().collections)
        return [name for name in names if name.removeprefix(self._prefix).isdigit()]

    def _collection(self, name: str) -> Collection:
        return Collection(self._client, name, self._tuning)


def _vectors(dimension: int, tuning: Tuning) -> dict[str, models.VectorParams]:
    """Of each point one vector, and those of its windows: these without a graph, and on disk."""
    return {
        DENSE: models.VectorParams(
            size=dimension,
            distance=models.Distance.COSINE,
            on_disk=tuning.on_disk,
            quantization_config=_quantisation(tuning.quantisation),
        ),
        WINDOWS: models.VectorParams(
            size=dimension,
            distance=models.Distance.COSINE,
            on_disk=True,
            datatype=models.Datatype.FLOAT16,
            multivector_config=models.MultiVectorConfig(comparator=models.MultiVectorComparator.MAX_SIM),
            hnsw_config=models.HnswConfigDiff(m=0),
        ),
    }


def _quantisation(chosen: Quantisation) -> "models.QuantizationConfig | None":
    match chosen:
        case "none":
            return None
        case "scalar":
            scalar = models.ScalarQuantizationConfig(type=models.ScalarType.INT8, always_ram=True)
            return models.ScalarQuantization(scalar=scalar)
        case "binary":
            return models.BinaryQuantization(binary=models.BinaryQuantizationConfig(always_ram=True))
    assert_never(chosen)
