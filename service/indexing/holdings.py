"""The store, and the index that is made of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from service.embedding.port import Embedder, PassageVectors
from service.index.port import Index, Point, Rebuildable, Successor
from service.indexing.editions import edition_of
from service.indexing.repository import KeptReading, ReadingRepository
from service.ports import Papers
from service.search.understanding.repository import WordRepository
from service.storage.database import Database
from service.storage.keys import artefact_key

Stamp = tuple[str, int, int]
"""Tells one reading of a paper from any other, also where both were made by the same version."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a paper's reading makes findable: its points, one vector each, their edition, and the words in them."""

    document_id: str
    points: Sequence[Point]
    vectors: Sequence[PassageVectors]
    edition: str
    words: Collection[str]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Database and papers, which are the store; the index, and the model that makes its vectors."""

    database: Database
    papers: Papers
    embedder: Embedder
    index: Rebuildable

    def readings(self) -> Sequence[KeptReading]:
        """The readings in use."""
        with self.database.session() as session:
            return ReadingRepository(session).everything()

    def reading(self, document_id: str) -> KeptReading | None:
        """The reading of a paper that is in use; None where it has none."""
        with self.database.session() as session:
            return ReadingRepository(session).find(document_id)

    def stamp(self, reading: KeptReading) -> Stamp | None:
        """The stamp of a reading; None where its file is lost."""
        path = self.papers.find(artefact_key(reading.document_id, reading.name))
        if path is None:
            return None
        try:
            status = path.stat()
        except FileNotFoundError:
            return None
        return reading.name.stem, status.st_mtime_ns, status.st_ino

    def edition(self, reading: KeptReading) -> str:
        """The edition that its points should have."""
        return edition_of(reading.name, self.embedder.name)


def put(made: Made, *, database: Database, into: Index | Successor) -> None:
    """Put what was made of a paper into the vocabulary and an index; repeating it changes nothing.

    How many points it has is noted before, so that a stop midway is told.
    """
    with database.session() as session:
        ReadingRepository(session).note_points(made.document_id, len(made.points))
        WordRepository(session).replace(made.document_id, made.words)
    into.replace_document(made.document_id, made.points, made.vectors, edition=made.edition)
