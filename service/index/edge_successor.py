"""An embedded index that is filled beside the live one, to take its place."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from service.embedding.port import PassageVectors
from service.index.edge_shard import Shard, open_shard, write_document
from service.index.errors import SuccessionError
from service.index.generations import drop
from service.index.live_shard import LiveShard
from service.index.payloads import check_points
from service.index.port import Point
from service.index.tuning import Tuning

FLUSHED_POINTS = 10_000
"""Points written between two flushes: the engine's log of what is not flushed grows by some 20 KB a point."""


class EdgeSuccessor:
    """A new generation in the live index's folder."""

    def __init__(
        self, live: LiveShard, tuning: Tuning, *, build: Callable[[Path], bool], ended: Callable[[], None]
    ) -> None:
        """`build` gives the shard in a folder its graph, or tells that it could not. Raises SuccessionError."""
        self._live = live
        self._tuning = tuning
        self._build = build
        self._ended = ended
        self._lock = threading.RLock()
        self._unflushed = 0
        self._folder = live.begin()
        try:
            self._shard: Shard | None = open_shard(self._folder, live.dimension, tuning)
        except BaseException:
            live.give_up(self._folder)
            raise

    def replace_document(
        self, document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors], *, edition: str
    ) -> None:
        """Write the new points, then drop those of the document that are not among them."""
        check_points(document_id, points, vectors)
        with self._lock:
            write_document(self._open, document_id, points, vectors, edition)
            self._unflushed += len(points)
            if self._unflushed >= FLUSHED_POINTS:
                self._open.flush()
                self._unflushed = 0

    def carry_over(self, document_id: str) -> None:
        """Have a document brought over as it is when this one takes the live one's place."""
        self._live.note_change(document_id)

    def switch(self) -> None:
        """Take the live one's place, with a graph if one is due: then this takes as long as building it."""
        with self._lock:
            due = self._open.points_without_graph() > self._tuning.graph_points > 0
            self._release()
            try:
                self._live.succeed(self._with_graph() if due else self._folder)
            except BaseException:
                self._live.give_up(self._folder)
                raise
            finally:
                self._ended()

    def abandon(self) -> None:
        """Drop what was filled."""
        with self._lock:
            if self._shard is not None:
                self._release()
                self._live.give_up(self._folder)
                self._ended()

    @property
    def _open(self) -> Shard:
        if self._shard is None:
            raise SuccessionError("this successor was switched or abandoned before: begin another")
        return self._shard

    def _release(self) -> None:
        shard, self._shard = self._open, None
        shard.flush()
        shard.close()

    def _with_graph(self) -> Path:
        """The folder to switch to: a graph that fails halfway must not cost what was filled."""
        copied = self._live.copy(self._folder)
        if not self._build(copied):
            drop(copied)
            return self._folder
        drop(self._folder)
        return copied
