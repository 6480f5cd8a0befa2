"""The shard that is asked, and how another one takes its place while it is asked and changed."""

import logging
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from service.embedding.port import PassageVectors
from service.index.edge_shard import EnginePoint, Shard, lots, open_shard
from service.index.errors import IndexClosedError, IndexInUseError, SuccessionError
from service.index.generations import Generations, GenerationsInUseError, drop
from service.index.port import Point
from service.index.tuning import Tuning

log = logging.getLogger(__name__)

FEW = 8
"""Documents that are carried over while writers wait; more are carried over before, while they write."""


class LiveShard:
    """The current generation of a folder. Safe to call from several threads.

    Two locks: `_writing` is held while a document is changed, `_asking` for one call into the engine, which holds the
    interpreter's lock anyway. So questions come between the lots of a write, and go on while writers wait.
    """

    def __init__(self, folder: Path, tuning: Tuning) -> None:
        self._generations = Generations(folder)
        self._tuning = tuning
        self._shard: Shard | None = None
        self._at: Path | None = None
        self._dimension = 0
        self._writing = threading.RLock()
        self._asking = threading.RLock()
        self._changed: set[str] | None = None

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        return self._dimension

    @property
    def is_open(self) -> bool:
        """Whether it was opened and not closed."""
        return self._shard is not None

    def ensure(self, dimension: int) -> None:
        """Open the current generation, made if there is none. Raises IndexInUseError or IndexMismatchError."""
        with self._writing, self._asking:
            if self._shard is not None:
                return
            try:
                self._generations.take()
            except GenerationsInUseError as error:
                raise IndexInUseError(
                    f"another process has the index in {error} open: stop it, or ask it over HTTP"
                ) from error
            try:
                self._open(dimension)
            except BaseException:
                self._generations.release()
                raise

    def close(self) -> None:
        """Flush and release the folder."""
        with self._writing, self._asking:
            if self._shard is not None:
                self._shard.flush()
                self._shard.close()
                self._shard = None
                self._generations.release()

    @contextmanager
    def asked(self) -> Iterator[Shard]:
        """The shard, for one call into the engine. Raises IndexClosedError."""
        with self._asking:
            if self._shard is None:
                raise IndexClosedError(f"the index in {self._generations.folder} is not open: call ensure first")
            yield self._shard

    def replace_document(
        self, document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors], edition: str
    ) -> None:
        """Write the new points, then drop those of the document that are not among them."""
        with self._writing:
            try:
                for lot in lots(points, vectors, edition):
                    with self.asked() as shard:
                        shard.put(lot)
                with self.asked() as shard:
                    shard.drop_document(document_id, but=[point.id for point in points])
            finally:  # not before: what was carried over in the midst of this would be half of it
                self.note_change(document_id)

    def note_change(self, document_id: str) -> None:
        """Have a successor that is under way take a document as it is here then."""
        with self._writing:
            if self._changed is not None:
                self._changed.add(document_id)

    def begin(self) -> Path:
        """A folder for a successor; from now on changes are noted for it. Raises SuccessionError."""
        with self._writing, self.asked():
            if self._changed is not None:
                raise SuccessionError("another successor of the index is being made: wait until it has taken over")
            self._changed = set()
            return self._generations.begin()

    def begin_copy(self) -> Path:
        """A successor that is a copy of the current generation. Writers wait for it, questions do not."""
        with self._writing:
            self.begin()
            try:
                with self.asked() as shard:
                    shard.flush()
                assert self._at is not None
                return self.copy(self._at)
            except BaseException:
                self._changed = None
                raise

    def copy(self, generation: Path) -> Path:
        """A copy of a generation that nothing is written to meanwhile."""
        copied = self._generations.begin()
        try:
            shutil.copytree(generation, copied)
        except BaseException:
            drop(copied)
            raise
        return copied

    def succeed(self, successor: Path) -> None:
        """Let the shard in a folder take over, with the documents that were changed since it was begun."""
        try:
            old, at = self._replace(successor)
        except BaseException:
            self.give_up(successor)
            raise
        old.close()
        drop(at)

    def give_up(self, successor: Path) -> None:
        """Drop a successor."""
        with self._writing:
            self._changed = None
        drop(successor)

    def _open(self, dimension: int) -> None:
        self._generations.sweep()
        at = self._generations.current()
        fresh = at is None
        at = at or self._generations.begin()
        self._shard = open_shard(at, dimension, self._tuning)
        if fresh:
            self._generations.switch(at)
        self._at, self._dimension = at, dimension

    def _replace(self, successor: Path) -> tuple[Shard, Path]:
        """What was current until now."""
        heir = open_shard(successor, self._dimension, self._tuning)
        try:
            while self._changed is not None and len(self._changed) > FEW:
                self._carry_noted(heir, FEW)
            with self._writing:
                self._carry_noted(heir, None)
                heir.flush()
                return self._take_over(heir, successor)
        except BaseException:
            heir.close()
            raise

    def _take_over(self, heir: Shard, successor: Path) -> tuple[Shard, Path]:
        """What was current until now."""
        with self._asking:
            if self._shard is None or self._at is None:
                raise IndexClosedError("the index was closed before its successor was ready: open it and try again")
            self._generations.switch(successor)
            old, at = self._shard, self._at
            self._shard, self._at, self._changed = heir, successor, None
            return old, at

    def _carry_noted(self, heir: Shard, most: int | None) -> None:
        """Bring noted documents into the successor as they are here."""
        for document_id in self._noted(most):
            ids: list[str] = []
            for lot in self._lots_of(document_id):
                heir.put(lot)
                ids += (str(point.id) for point in lot)
            heir.drop_document(document_id, but=ids)

    def _lots_of(self, document_id: str) -> Iterator[list[EnginePoint]]:
        """A document's points, between which others may ask."""
        with self.asked() as shard:
            lot, following = shard.lot_of(document_id)
        while lot:
            yield lot
            if following is None:
                return
            with self.asked() as shard:
                lot, following = shard.lot_of(document_id, after=following)

    def _noted(self, most: int | None) -> list[str]:
        """Take up to so many from the note."""
        with self._writing:
            noted = self._changed if self._changed is not None else set()
            return [noted.pop() for _ in range(min(len(noted), most if most is not None else len(noted)))]
