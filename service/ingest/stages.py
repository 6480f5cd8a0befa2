"""What happens to a paper, stage by stage. Each stage can be repeated: it ends the same from any start.

store     the paper is there and whole
extract   the parser writes the reading (an artefact) beside the paper
save      the reading's records, pages and issues replace those in the database
embed     the vectors of the reading's points are written beside it
index     the points replace those of the paper in the index
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from extractors import EXTRACTOR_VERSION
from service.documents.repository import DocumentRepository
from service.embedding.port import Embedder, Vector
from service.index.points import points_of
from service.index.port import Index, Point
from service.ingest.progress import PageCounter
from service.ingest.vectors import read_vectors, write_vectors
from service.jobs.repository import JobRepository
from service.parsing.errors import ReadingStoppedError
from service.ports import Papers, Parser
from service.records.repository import RecordRepository
from service.records.rows import issue_rows, page_rows, record_rows
from service.storage.artefacts import read_analysis, read_result
from service.storage.database import Database
from service.storage.keys import FileKey, artefact_key, paper_key, vectors_key
from service.storage.models import Stage

LOT = 64
"""Texts embedded at a time: about a second, after which a stop is heeded."""


@dataclass(frozen=True, slots=True)
class Engines:
    """What the stages work with."""

    database: Database
    papers: Papers
    parser: Parser
    embedder: Embedder
    index: Index


@dataclass(frozen=True, slots=True)
class Reading:
    """The paper that a job is about."""

    job_id: str
    document_id: str
    filename: str

    @property
    def artefact(self) -> FileKey:
        """Where its reading is kept."""
        return artefact_key(self.document_id, EXTRACTOR_VERSION)


class Stages:
    """The stages of one reading after the other, over the same engines."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._stopping = Event()
        self.all: tuple[tuple[Stage, Callable[[Reading], None]], ...] = (
            ("store", self.store),
            ("extract", self.extract),
            ("save", self.save),
            ("embed", self.embed),
            ("index", self.index),
        )

    def stop(self) -> None:
        """Make every stage under way, and any begun later, raise `ReadingStoppedError` soon."""
        self._stopping.set()

    def begin(self, job_id: str, stage: Stage) -> Reading:
        """Note that the job is at this stage and say which paper it is about."""
        self._heed_stop()
        with self._engines.database.session() as session:
            jobs = JobRepository(session)
            jobs.enter(job_id, stage)
            job = jobs.require(job_id)
            found = DocumentRepository(session).require(job.document_id)
            return Reading(job_id, job.document_id, found.filename)

    def store(self, reading: Reading) -> None:
        """Make sure that the paper is where the upload put it."""
        self._kept(paper_key(reading.document_id))

    def extract(self, reading: Reading) -> None:
        """Read the paper. Raises a `PaperError` where that cannot be done."""
        engines = self._engines
        paper = self._kept(paper_key(reading.document_id))
        draft = engines.papers.draft()
        try:
            counter = PageCounter(engines.database, reading.job_id)
            engines.parser.read(paper, filename=reading.filename, artefact=draft, progress=counter)
            engines.papers.keep(draft, reading.artefact)
        finally:
            engines.papers.discard(draft)

    def save(self, reading: Reading) -> None:
        """Put the records into the database."""
        result = read_result(self._kept(reading.artefact))
        with self._engines.database.session() as session:
            RecordRepository(session).replace(
                reading.document_id,
                records=record_rows(result),
                pages=page_rows(result),
                issues=issue_rows(result),
            )
            DocumentRepository(session).describe(result)

    def embed(self, reading: Reading) -> None:
        """Make the vectors of the public passages and facts."""
        points = self._points(reading)
        vectors: list[Vector] = []
        for first in range(0, len(points), LOT):
            self._heed_stop()
            lot = points[first : first + LOT]
            vectors += self._engines.embedder.embed_passages([point.embedding_text for point in lot])
        draft = self._engines.papers.draft()
        write_vectors(draft, vectors)
        self._engines.papers.keep(draft, self._vectors(reading))

    def index(self, reading: Reading) -> None:
        """Make the paper findable, durably."""
        engines = self._engines
        vectors = read_vectors(self._kept(self._vectors(reading)), dimension=engines.embedder.dimension)
        engines.index.replace_document(reading.document_id, self._points(reading), vectors)
        engines.index.flush()

    def _points(self, reading: Reading) -> list[Point]:
        return points_of(read_analysis(self._kept(reading.artefact), with_words=False))

    def _vectors(self, reading: Reading) -> FileKey:
        return vectors_key(reading.document_id, EXTRACTOR_VERSION, self._engines.embedder.name)

    def _kept(self, key: FileKey) -> Path:
        path = self._engines.papers.find(key)
        if path is None:
            raise FileNotFoundError(f"{key.name} of {key.document_id} is not among the papers")
        return path

    def _heed_stop(self) -> None:
        if self._stopping.is_set():
            raise ReadingStoppedError
