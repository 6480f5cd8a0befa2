"""What happens to a paper, stage by stage. Each stage can be repeated: it ends the same from any start.

store     the paper is there and whole
extract   the parser writes the reading (an artefact) beside the paper
save      the reading's records, pages and issues replace those in the database
embed     the vectors of the reading's points are made, and kept beside the paper
index     the points replace those of the paper in the index, and its words those that it had in the vocabulary

A paper with scanned pages can be found by its other pages then. Its recognition is a job of its own:

recognise the parser writes a reading with the scanned pages beside the first one
save, embed, index as above: the fuller reading takes the place of the first
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from extractors import EXTRACTOR_VERSION
from service.documents.repository import DocumentRepository
from service.embedding.errors import EmbedderClosedError
from service.embedding.port import Embedder, PassageVectors
from service.index.points import points_of
from service.index.port import Index, Point
from service.indexing.editions import edition_of
from service.indexing.holdings import Made, put
from service.ingest.progress import PageCounter
from service.ingest.vectors import PaperVectors
from service.jobs.repository import JobRepository, kind_of
from service.parsing.errors import ReadingStoppedError
from service.ports import Papers, Parser, Progress
from service.records.repository import RecordRepository
from service.records.rows import issue_rows, page_rows, record_rows
from service.search.understanding.vocabulary import words_of
from service.storage.artefacts import read_analysis, read_result
from service.storage.database import Database
from service.storage.keys import FileKey, ReadingName, artefact_key, paper_key, unlocked_key
from service.storage.models import JobKind, Stage


@dataclass(frozen=True, slots=True)
class Engines:
    """What the stages work with."""

    database: Database
    papers: Papers
    parser: Parser
    embedder: Embedder
    index: Index


NamedStage = tuple[Stage, Callable[["Reading"], None]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of a paper that a job makes; `pages` are those that it has to read."""

    job_id: str
    document_id: str
    filename: str
    pages: int
    recognised: bool = False

    @property
    def name(self) -> ReadingName:
        """Which of the paper's readings it is."""
        return ReadingName(EXTRACTOR_VERSION, self.recognised)

    @property
    def artefact(self) -> FileKey:
        """Where it is kept."""
        return artefact_key(self.document_id, self.name)


class Stages:
    """The stages of each kind of job, one after the other, over the same engines."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._vectors = PaperVectors(engines.papers, engines.embedder)
        self._stopping = Event()
        finding: Sequence[NamedStage] = (("save", self.save), ("embed", self.embed), ("index", self.index))
        self.of: Mapping[JobKind, Sequence[NamedStage]] = {
            "read": (("store", self.store), ("extract", self.extract), *finding),
            "recognise": (("recognise", self.recognise), *finding),
        }

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
            return Reading(
                job_id, job.document_id, found.filename, job.pages_total, recognised=kind_of(job) == "recognise"
            )

    def store(self, reading: Reading) -> None:
        """Make sure that the paper is where the upload put it."""
        self._kept(paper_key(reading.document_id))

    def extract(self, reading: Reading) -> None:
        """Read the paper's pages that have text. Raises a `PaperError` where that cannot be done."""
        self._engines.embedder.warm()  # the model is loaded while the paper is read
        self._read(reading, self._engines.parser.read, PageCounter(self._engines.database, reading.job_id))

    def recognise(self, reading: Reading) -> None:
        """Read all of the paper's pages, scanned ones too. Raises a `PaperError` where that cannot be done."""
        counter = PageCounter(self._engines.database, reading.job_id)

        def count(done: int, total: int) -> None:
            """The scanned pages come last."""
            counter(max(0, done - (total - reading.pages)), reading.pages)

        self._read(reading, self._engines.parser.recognise, count)

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
            DocumentRepository(session).describe(result, recognised=reading.recognised)

    def embed(self, reading: Reading) -> None:
        """Make the vectors of the public passages and facts."""
        self._embedded(reading, self._points(reading))

    def index(self, reading: Reading) -> None:
        """Make the paper findable, durably."""
        engines = self._engines
        points = self._points(reading)
        vectors = self._embedded(reading, points)
        edition = edition_of(reading.name, engines.embedder.name)
        made = Made(reading.document_id, points, vectors, edition, words_of(points))
        put(made, database=engines.database, into=engines.index)
        engines.index.flush()

    def _read(self, reading: Reading, read: Callable[..., None], progress: Progress) -> None:
        engines = self._engines
        unlocked = engines.papers.find(unlocked_key(reading.document_id))
        draft = engines.papers.draft()
        try:
            read(
                unlocked or self._kept(paper_key(reading.document_id)),
                filename=reading.filename,
                artefact=draft,
                document_id=reading.document_id if unlocked else None,
                progress=progress,
            )
            engines.papers.keep(draft, reading.artefact)
        finally:
            engines.papers.discard(draft)

    def _points(self, reading: Reading) -> list[Point]:
        return points_of(read_analysis(self._kept(reading.artefact), with_words=False))

    def _embedded(self, reading: Reading, points: Sequence[Point]) -> list[PassageVectors]:
        texts = [point.embedding_text for point in points]
        try:
            return self._vectors.of(reading.document_id, texts, before_each_lot=self._heed_stop)
        except EmbedderClosedError as error:
            raise ReadingStoppedError from error

    def _kept(self, key: FileKey) -> Path:
        path = self._engines.papers.find(key)
        if path is None:
            raise FileNotFoundError(f"{key.name} of {key.document_id} is not among the papers")
        return path

    def _heed_stop(self) -> None:
        if self._stopping.is_set():
            raise ReadingStoppedError
