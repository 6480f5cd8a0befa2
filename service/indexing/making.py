"""From a kept reading to its points and vectors, beside the serving process.

Points are made in a process that gives way to everything else: in a thread of this one they would hold the
interpreter's lock, for which every question would wait.
"""

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from extractors import PaperError
from service.embedding.errors import EmbedderClosedError, EmbeddingFailedError
from service.index.port import Point
from service.indexing.errors import NotMadeError, ReadingUnusableError
from service.indexing.holdings import Holdings, Made
from service.indexing.repository import KeptReading
from service.ingest.vectors import PaperVectors
from service.parsing.errors import ReadingStoppedError
from service.parsing.messages import Order
from service.parsing.process import ReadingProcess
from service.storage.keys import artefact_key

GIVING_WAY = 10
"""Steps of priority, of 19, by which the process comes after others."""

STALL_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Parsed:
    """The points of a reading, and their words for the vocabulary."""

    points: list[Point]
    words: frozenset[str]


class Maker:
    """Makes what belongs into the index, a paper at a time, until `close`. For one thread, but for `close`."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._vectors = PaperVectors(holdings.papers, holdings.embedder)
        self._process = ReadingProcess(load_points, STALL_SECONDS)
        self._stopping = threading.Event()

    def make(self, reading: KeptReading) -> Made:
        """What a reading makes findable. Raises a NotMadeError, a ModelError, ReadingStoppedError."""
        self.heed_stop()
        parsed = self._parsed(reading)
        texts = [point.embedding_text for point in parsed.points]
        try:
            vectors = self._vectors.of(reading.document_id, texts, before_each_lot=self.heed_stop)
        except EmbedderClosedError as error:
            raise ReadingStoppedError from error
        except EmbeddingFailedError as error:
            raise NotMadeError(reading.document_id, f"got no vectors: {error}") from error
        edition = self._holdings.edition(reading)
        return Made(reading.document_id, parsed.points, vectors, edition, parsed.words)

    def heed_stop(self) -> None:
        """Raise ReadingStoppedError once `close` was called."""
        if self._stopping.is_set():
            raise ReadingStoppedError

    def close(self) -> None:
        """End the process; a paper under way, or any made later, raises ReadingStoppedError."""
        self._stopping.set()
        self._process.stop()

    def _parsed(self, reading: KeptReading) -> Parsed:
        artefact = self._holdings.papers.find(artefact_key(reading.document_id, reading.name))
        if artefact is None:
            raise ReadingUnusableError(reading.document_id, "is lost")
        try:
            parsed: Parsed | None = self._process.carry_out(Order(parse, (artefact,)))
        except PaperError as error:  # the process died, or met a defect
            raise ReadingUnusableError(reading.document_id, f"gave no points ({error.code})") from error
        if parsed is None:
            raise ReadingUnusableError(reading.document_id, "is damaged, or too old to be understood")
        return parsed


def load_points() -> None:
    """Load the code that makes points, in the process that does so."""
    os.nice(GIVING_WAY)
    sys.modules["torch"] = None  # type: ignore[assignment]  # else spaCy loads it, unused: 190 MB and a second
    import service.index.knowledge
    import service.index.points
    import service.search.understanding.vocabulary  # noqa: F401


def parse(artefact: Path) -> Parsed | None:
    """The points of the reading in a file; None where the file is damaged, or of a shape no longer known."""
    from service.index.points import points_of
    from service.search.understanding.vocabulary import words_of
    from service.storage.artefacts import read_analysis

    try:
        analysis = read_analysis(artefact, with_words=False)
    except (BadZipFile, KeyError, ValueError, OSError):  # no zip, a member missing, another shape, gone meanwhile
        return None
    points = points_of(analysis)
    return Parsed(points, words_of(points))
