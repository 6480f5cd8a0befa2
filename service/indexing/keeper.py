"""Keeps the index in agreement with the store, in a thread beside the serving.

At each start it compares the two and indexes again what disagrees; afterwards it makes the rebuilds that are asked for.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from service.embedding.errors import ModelError
from service.index.errors import IndexingError
from service.indexing.agreement import Disagreement, compare
from service.indexing.holdings import Holdings
from service.indexing.making import Maker
from service.indexing.rebuilding import rebuild
from service.indexing.reconciling import reconcile
from service.indexing.repository import RebuildRepository
from service.indexing.turns import turn
from service.logs import what_and_where
from service.parsing.errors import ReadingStoppedError
from service.storage.database import Database

log = logging.getLogger(__name__)

RETRY_SECONDS = 60.0
"""Pause after something went wrong that may pass, such as a server that does not answer."""

TOLD_EVERY_SECONDS = 30.0
COUNTED_EVERY_SECONDS = 0.5
STOP_SECONDS = 5.0
"""How long a stop waits for what is under way; the engines, which are closed then, end what takes longer."""
MOST_STARTS = 5
"""Of one rebuild; then it is taken for the cause of the stops."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of the papers that were read the index holds as it should, and what keeps it from holding the others.

    Papers of which nothing can be made wait for the next start, or to be read again.
    """

    agreeing: int = 0
    papers: int = 0
    trouble: str = ""

    @property
    def waiting(self) -> int:
        """Papers that cannot be found yet, or are found as they were before."""
        return self.papers - self.agreeing

    def __str__(self) -> str:
        """`ok`, or "120 of 400 papers", with what is wrong after a colon."""
        told = [f"{self.agreeing} of {self.papers} papers"] if self.waiting else []
        return ": ".join(filter(None, (*told, self.trouble))) or "ok"


class Keeper:
    """The thread, from `start` to `stop`. `standing` tells how far it is."""

    def __init__(self, holdings: Holdings, folder: Path) -> None:
        """`folder` is the data folder: of the processes on it, one at a time changes the index as a whole."""
        self.holdings, self._folder = holdings, folder
        self._due = threading.Event()
        self._stopping = threading.Event()
        self._maker: Maker | None = None
        self._thread = threading.Thread(target=self._run, name="keep-index", daemon=True)
        self.standing = Standing()

    def start(self) -> None:
        """Begin to compare; does not wait."""
        self._thread.start()

    def wake(self) -> None:
        """Look for rebuilds that were asked for, once what is under way is done."""
        self._due.set()

    def stop(self) -> None:
        """End the thread; what is under way is done again after the next start."""
        self._stopping.set()
        self._due.set()
        maker = self._maker
        if maker is not None:
            maker.close()
        if self._thread.is_alive():
            self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        with suppress(ReadingStoppedError):
            while not self._stopping.is_set():
                self._due.clear()
                self._due.wait(None if self._keep() else RETRY_SECONDS)

    def _keep(self) -> bool:
        """Do what is to be done. False where that failed and may go better later."""
        try:
            with turn(self._folder, heed_stop=self._heed_stop), self._making() as maker:
                self._rebuild_as_asked(maker)
                self._reconcile(maker)
        except Exception as error:
            self._heed_stop()
            trouble = _told(error)
            log.error("the index is left as it is for %d seconds: %s", RETRY_SECONDS, trouble)
            self.standing = replace(self.standing, trouble=trouble)
            return False
        return True

    def _reconcile(self, maker: Maker) -> None:
        comparison = compare(self.holdings)
        mendable = comparison.mendable
        self.standing = Standing(comparison.papers - sum(1 for one in mendable if one.reading), comparison.papers)
        if not mendable:
            return
        log.info("indexing %d of %d papers again", len(mendable), comparison.papers)
        telling = _Every(TOLD_EVERY_SECONDS)

        def done(disagreement: Disagreement) -> None:
            if disagreement.reading is not None:
                self.standing = replace(self.standing, agreeing=self.standing.agreeing + 1)
            if telling.is_due():
                log.info("in the index: %s", self.standing)

        reconcile(mendable, self.holdings, maker, done=done)
        log.info("in the index: %d of %d papers", self.standing.agreeing, self.standing.papers)

    def _rebuild_as_asked(self, maker: Maker) -> None:
        while rebuild_id := self._begun():
            log.info("rebuild %s of the index begins", rebuild_id)
            try:
                not_made = rebuild(self.holdings, maker, _Counter(self.holdings.database, rebuild_id))
            except Exception as error:
                self._heed_stop()
                self._fail(rebuild_id, _told(error))
            else:
                with self.holdings.database.session() as session:
                    RebuildRepository(session).finish(rebuild_id, failed=len(not_made))
                log.info("rebuild %s is in use", rebuild_id)

    def _begun(self) -> str | None:
        """The rebuild to make next; None where there is none."""
        with self.holdings.database.session() as session:
            rebuilds = RebuildRepository(session)
            while row := rebuilds.unfinished():
                if row.starts < MOST_STARTS:
                    rebuilds.begin(row.id)
                    return row.id
                rebuilds.fail(row.id, f"the service was stopped {row.starts} times in the midst of it: ask again")
        return None

    def _fail(self, rebuild_id: str, why: str) -> None:
        log.error("rebuild %s failed, the index is as it was: %s", rebuild_id, why)
        with self.holdings.database.session() as session:
            RebuildRepository(session).fail(rebuild_id, why)

    @contextmanager
    def _making(self) -> Iterator[Maker]:
        """A maker that `stop` stops."""
        maker = self._maker = Maker(self.holdings)
        try:
            self._heed_stop()  # it may have come before there was a maker to be stopped
            yield maker
        finally:
            maker.close()

    def _heed_stop(self) -> None:
        if self._stopping.is_set():
            raise ReadingStoppedError


class _Every:
    """Due once in so many seconds, first after so many."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._next = time.monotonic() + seconds

    def is_due(self) -> bool:
        """Whether it is time again; to be asked often."""
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + self._seconds
        return True


class _Counter:
    """Notes and tells how far a rebuild is, not more often than anybody looks."""

    def __init__(self, database: Database, rebuild_id: str) -> None:
        self._database, self._rebuild_id = database, rebuild_id
        self._counting, self._telling = _Every(COUNTED_EVERY_SECONDS), _Every(TOLD_EVERY_SECONDS)

    def __call__(self, done: int, total: int) -> None:
        if self._telling.is_due():
            log.info("rebuild %s: %d of %d papers", self._rebuild_id, done, total)
        if self._counting.is_due() or done == total:
            with self._database.session() as session:
                RebuildRepository(session).count(self._rebuild_id, done=done, total=total)


def _told(error: Exception) -> str:
    """Messages of others may quote a paper."""
    return str(error) if isinstance(error, IndexingError | ModelError) else what_and_where(error)
