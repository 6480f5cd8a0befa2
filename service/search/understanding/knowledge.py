"""What the serving process knows of all papers when it reads a question: their words and bodies, kept fresh."""

import logging
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from service.search.understanding.bodies_named import Bodies
from service.search.understanding.repository import WordRepository
from service.search.understanding.understanding import understand
from service.search.understanding.vocabulary import Vocabulary
from service.storage.database import Database

log = logging.getLogger(__name__)

FIRST_QUESTION = "frist"
"""An error, so that the lists of English words and of terms are read for it."""
REFRESH_SECONDS = 5.0
OVERLAP = timedelta(minutes=1)
"""How long a change may take from its time to its commit, clocks of several machines included."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words and the bodies of the papers at one moment."""

    vocabulary: Vocabulary
    bodies: Bodies


class Knowledge:
    """Reads the words and bodies when first asked; later beside the questions, when papers have come."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known = Known(Vocabulary(), Bodies())
        self._names: frozenset[str] = frozenset()
        self._changed: datetime | None = None
        self._looked: float | None = None
        self._looking = threading.Lock()

    def start(self) -> None:
        """Begin to read the words and bodies, so that the first question does not wait for them; does not wait."""
        threading.Thread(target=self._warm, name="load-vocabulary", daemon=True).start()

    def current(self) -> Known:
        """The words and bodies as of some seconds ago; the first to ask waits until they are read."""
        if self._looked is None:
            with self._looking:
                self._look()
        elif time.monotonic() - self._looked > REFRESH_SECONDS and self._looking.acquire(blocking=False):
            threading.Thread(target=self._refresh, name="refresh-vocabulary", daemon=True).start()
        return self._known

    def _warm(self) -> None:
        known = self.current()
        understand(FIRST_QUESTION, known.vocabulary, known.bodies)

    def _refresh(self) -> None:
        try:
            self._look()
        finally:
            self._looking.release()

    def _look(self) -> None:
        """Read what has changed. Where the database does not answer, what was known serves on."""
        try:
            with self._database.session() as session:
                self._read(WordRepository(session))
        except SQLAlchemyError as error:
            log.warning("the words of the papers cannot be read: %s", type(error).__name__)
        self._looked = time.monotonic()

    def _read(self, words: WordRepository) -> None:
        changed = words.changed_last()
        if changed is None or changed == self._changed:
            return
        new = words.changed_since(self._changed and self._changed - OVERLAP)
        names = frozenset(words.bodies())
        bodies = self._known.bodies if names == self._names else Bodies(names)
        self._known = Known(self._known.vocabulary.with_words(new), bodies)
        self._names, self._changed = names, changed
