"""The index when one machine is outgrown: a Qdrant server or cluster.

The index's name is an alias; the points are in a collection `NAME-g1`, and after a rebuild in `NAME-g2`. The server
builds its graphs by itself, beside the search. Other processes may write at any time.
"""

from collections.abc import Collection as Several
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from service.embedding.port import PassageVectors, Vector
from service.index.errors import IndexClosedError, IndexMismatchError, SuccessionError
from service.index.payloads import check_points
from service.index.port import EVERYTHING, Filter, Hit, Point, Successor, Words
from service.index.server_generations import ServerGenerations
from service.index.server_successor import ServerSuccessor, reached
from service.index.tuning import UNTUNED, Tuning


class ServerIndex:
    """An index on a Qdrant server; `:memory:` as the address keeps it in this process, for tests."""

    def __init__(self, url: str, *, collection: str, api_key: str | None = None, tuning: Tuning = UNTUNED) -> None:
        self._url = url
        self._name = collection
        self._api_key = api_key
        self._tuning = tuning
        self._generations: ServerGenerations | None = None
        self._dimension = 0
        self._successor: ServerSuccessor | None = None

    def ensure(self, dimension: int) -> None:
        """Open or make the collection. Raises IndexMismatchError or IndexUnreachableError."""
        generations = self._generations or ServerGenerations(self._url, self._api_key, self._name, self._tuning)
        with reached(self._url):
            if generations.current() is None:
                generations.switch(generations.begin(dimension))
            found = generations.asked().dimension()
        if found != dimension:
            raise IndexMismatchError(
                f"the collection {self._name} on {self._url} holds vectors of {found} numbers, not {dimension}: "
                "use the embedding model it was made with, or delete the collection and index the papers again"
            )
        self._generations, self._dimension = generations, dimension

    def replace_document(
        self, document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors], *, edition: str
    ) -> None:
        """Write the new points, then drop those of the document that are not among them."""
        check_points(document_id, points, vectors)
        with self._open() as generations:
            current = generations.current() or generations.asked()
            current.write_document(document_id, points, vectors, edition)

    def delete_document(self, document_id: str) -> None:
        """Drop a document's points."""
        self.replace_document(document_id, (), (), edition="")

    def nearest(
        self, vector: Vector, *, among: Several[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points nearest in meaning, with their cosines."""
        with self._open() as generations:
            return generations.asked().nearest(vector, among, within, limit)

    def matching(
        self, words: Words, *, among: Several[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points that share words, with their BM25 scores."""
        with self._open() as generations:
            return generations.asked().matching(words, among, within, limit)

    def closest(self, vector: Vector, *, among: Several[str]) -> dict[str, float]:
        """The cosine of each point's best window, by id."""
        with self._open() as generations:
            return generations.asked().closest(vector, among)

    def retrieve(self, ids: Sequence[str]) -> list[Point]:
        """The points of these ids, in their order."""
        with self._open() as generations:
            return generations.asked().retrieve(ids)

    def vectors(self, ids: Sequence[str]) -> dict[str, Vector]:
        """The vectors of points by id."""
        with self._open() as generations:
            return generations.asked().vectors(ids)

    def windows(self, ids: Sequence[str]) -> dict[str, tuple[Vector, ...]]:
        """The vectors of the windows of points, by id."""
        with self._open() as generations:
            return generations.asked().windows(ids)

    def documents(self) -> dict[str, tuple[str, int]]:
        """Edition and number of points of every document."""
        with self._open() as generations:
            return generations.asked().documents()

    def count(self, within: Filter = EVERYTHING) -> int:
        """How many points there are."""
        with self._open() as generations:
            return generations.asked().count(within)

    def flush(self) -> None:
        """Nothing to do: writes wait for the server, which keeps a log of them."""

    def begin_successor(self) -> Successor:
        """An empty successor. Raises SuccessionError where this process has one under way.

        Of successors that several processes fill at the same time, the last to switch stays; the others fail.
        """
        if self._successor is not None and self._successor.is_open:
            raise SuccessionError("another successor of the index is being made: wait until it has taken over")
        with self._open() as generations:
            self._successor = ServerSuccessor(generations, url=self._url, dimension=self._dimension)
        return self._successor

    def close(self) -> None:
        """Close the connections."""
        if self._generations is not None:
            self._generations.close()
            self._generations = None

    @contextmanager
    def _open(self) -> Iterator[ServerGenerations]:
        if self._generations is None:
            raise IndexClosedError(f"the index {self._name} on {self._url} is not open: call ensure first")
        with reached(self._url):
            yield self._generations
