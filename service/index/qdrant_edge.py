"""The embedded index: Qdrant Edge in a folder of this machine, which one process owns.

Search by meaning is exact until there are enough points for a graph. A graph is built by a process of its own on a
copy of the folder, which then takes over, while questions and changes go on.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from service.embedding.port import PassageVectors, Vector
from service.index.edge_successor import EdgeSuccessor
from service.index.graph_building import GraphProcess, GraphWatch
from service.index.graph_order import GraphOrder
from service.index.live_shard import LiveShard
from service.index.payloads import check_points
from service.index.port import EVERYTHING, Filter, Hit, Point, Successor, Words
from service.index.tuning import UNTUNED, Tuning


class EdgeIndex:
    """An index in a folder, which is made by `ensure`; one process at a time can have it open."""

    def __init__(self, folder: Path, tuning: Tuning = UNTUNED, *, graphs: GraphProcess | None = None) -> None:
        self._tuning = tuning
        self._live = LiveShard(folder, tuning)
        self._graphs = graphs or GraphProcess()
        self._watch: GraphWatch | None = None

    def ensure(self, dimension: int) -> None:
        """Open or make the index. Raises IndexInUseError or IndexMismatchError."""
        self._live.ensure(dimension)
        self._start_watch()

    def replace_document(
        self, document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors], *, edition: str
    ) -> None:
        """Write the new points, then drop those of the document that are not among them."""
        check_points(document_id, points, vectors)
        self._live.replace_document(document_id, points, vectors, edition)
        if self._watch is not None:
            self._watch.written()

    def delete_document(self, document_id: str) -> None:
        """Drop a document's points."""
        self._live.replace_document(document_id, (), (), edition="")

    def nearest(
        self, vector: Vector, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points nearest in meaning, with their cosines."""
        with self._live.asked() as shard:
            return shard.nearest(vector, among, within, limit)

    def matching(
        self, words: Words, *, among: Collection[str] | None = None, within: Filter = EVERYTHING, limit: int
    ) -> list[Hit]:
        """The points that share words, with their BM25 scores."""
        with self._live.asked() as shard:
            return shard.matching(words, among, within, limit)

    def closest(self, vector: Vector, *, among: Collection[str]) -> dict[str, float]:
        """The cosine of each point's best window, by id."""
        with self._live.asked() as shard:
            return shard.closest(vector, among)

    def retrieve(self, ids: Sequence[str]) -> list[Point]:
        """The points of these ids, in their order."""
        with self._live.asked() as shard:
            return shard.retrieve(ids)

    def vectors(self, ids: Sequence[str]) -> dict[str, Vector]:
        """The vectors of points by id."""
        with self._live.asked() as shard:
            return shard.vectors(ids)

    def windows(self, ids: Sequence[str]) -> dict[str, tuple[Vector, ...]]:
        """The vectors of the windows of points, by id."""
        with self._live.asked() as shard:
            return shard.windows(ids)

    def documents(self) -> dict[str, tuple[str, int]]:
        """Edition and number of points of every document."""
        with self._live.asked() as shard:
            return shard.documents()

    def count(self, within: Filter = EVERYTHING) -> int:
        """How many points there are."""
        with self._live.asked() as shard:
            return shard.count(within)

    def flush(self) -> None:
        """Write all to disk."""
        with self._live.asked() as shard:
            shard.flush()

    def build_graph(self) -> bool:
        """Have a graph built for all points, and put to use; whether it was. Done by itself when one is due."""
        copy = self._live.begin_copy()
        if not self._build(copy):
            self._live.give_up(copy)
            return False
        self._live.succeed(copy)
        return True

    def points_without_graph(self) -> int:
        """How many points a search by meaning goes through one by one."""
        with self._live.asked() as shard:
            return shard.points_without_graph()

    def begin_successor(self) -> Successor:
        """An empty successor. A graph under way is given up for it. Raises SuccessionError."""
        self._stop_watch()
        self._graphs.allow()
        return EdgeSuccessor(self._live, self._tuning, build=self._build, ended=self._start_watch)

    def close(self) -> None:
        """Flush and release the folder; a graph under way is given up."""
        self._stop_watch()
        self._graphs.stop()
        self._live.close()

    def _build(self, folder: Path) -> bool:
        return self._graphs.build(GraphOrder(folder, self._live.dimension, self._tuning))

    def _start_watch(self) -> None:
        if self._tuning.graph_points and self._watch is None and self._live.is_open:
            self._graphs.allow()
            self._watch = GraphWatch(
                due_at=self._tuning.graph_points, lacking=self.points_without_graph, build=self.build_graph
            )
            self._watch.start()

    def _stop_watch(self) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            self._graphs.stop()
            watch.stop()
