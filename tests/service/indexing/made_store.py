"""A store of papers that were read, and its index, as the stages leave them; without a service."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from extractors import EXTRACTOR_VERSION
from service.documents.repository import DocumentRepository
from service.embedding.port import PassageVectors
from service.index.points import points_of
from service.index.port import Rebuildable
from service.indexing.holdings import Holdings, Made, put
from service.indexing.making import Maker
from service.ingest.vectors import PaperVectors
from service.jobs.repository import JobRepository, new_job
from service.search.understanding.vocabulary import words_of
from service.storage import migrate
from service.storage.artefacts import write_artefact
from service.storage.database import Database
from service.storage.keys import ReadingName, artefact_key
from service.storage.models import DocumentRow, Stage
from service.storage.papers import FolderPapers
from tests.service.made_engines import HashedWords
from tests.service.made_papers import document_id, pdf, reading


class WatchedWords(HashedWords):
    """Keeps the texts that it was given, and calls `before` first, if that is set."""

    def __init__(self, name: str = HashedWords.name) -> None:
        self.name = name
        self.texts: list[str] = []
        self.before: Callable[[], None] | None = None

    def embed_passages(self, texts: Sequence[str]) -> list[PassageVectors]:
        if self.before:
            self.before()
        self.texts += texts
        return super().embed_passages(texts)


class MadeStore:
    """Papers in a folder, and an index that is open."""

    def __init__(self, folder: Path, index: Rebuildable, *, model: str = HashedWords.name) -> None:
        self.folder = folder
        self.database = Database(f"sqlite:///{folder / 'minutebook.sqlite'}")
        migrate.upgrade(self.database.engine)
        self.embedder = WatchedWords(model)
        self.holdings = Holdings(self.database, FolderPapers(folder / "papers"), self.embedder, index)
        index.ensure(self.embedder.dimension)

    @property
    def index(self) -> Rebuildable:
        return self.holdings.index

    def take_in(self, name: str) -> str:
        """A paper whose reading waits; its id."""
        identity, job = document_id(pdf(name)), new_job(document_id(pdf(name)), pages=2)
        row = DocumentRow(
            id=identity, filename=name, size=9, pages=2, job_id=job.id, created_at=datetime(2026, 3, 2, tzinfo=UTC)
        )
        with self.database.session() as session:
            DocumentRepository(session).add(row)
            JobRepository(session).add(job)
        return identity

    def at(self, identity: str, stage: Stage) -> None:
        """Note that the paper's job is at a stage."""
        with self.database.session() as session:
            JobRepository(session).enter(DocumentRepository(session).require(identity).job_id, stage)

    def finish(self, identity: str) -> None:
        """Note that the paper's job is done."""
        with self.database.session() as session:
            JobRepository(session).finish(DocumentRepository(session).require(identity).job_id)

    def save(self, name: str, *, ocr: bool = False, version: str = EXTRACTOR_VERSION) -> ReadingName:
        """Keep a reading of the paper, which is in use from now on."""
        content, kept = pdf(name), ReadingName(version, ocr)
        analysis = reading(content, name, ocr=ocr)
        draft = self.holdings.papers.draft()
        write_artefact(analysis, draft)
        self.holdings.papers.keep(draft, artefact_key(document_id(content), kept))
        result = analysis.result.model_copy(update={"extractor_version": version})
        with self.database.session() as session:
            DocumentRepository(session).describe(result, recognised=ocr)
        return kept

    def put(self, name: str, *, ocr: bool = False) -> None:
        """Put the paper's reading in use into the index, as its job does."""
        analysis = reading(pdf(name), name, ocr=ocr)
        points = points_of(analysis)
        identity = document_id(pdf(name))
        kept = self.holdings.reading(identity)
        assert kept is not None
        vectors = PaperVectors(self.holdings.papers, HashedWords()).of(
            identity, [point.embedding_text for point in points], before_each_lot=lambda: None
        )
        made = Made(identity, points, vectors, self.holdings.edition(kept), words_of(points))
        put(made, database=self.database, into=self.index)

    def read(self, name: str) -> str:
        """A paper that was taken in, read and indexed; its id."""
        identity = self.take_in(name)
        self.save(name)
        self.put(name)
        self.finish(identity)
        return identity

    def lose_reading(self, identity: str) -> None:
        """Remove the file of the reading in use."""
        self._reading_of(identity).unlink()

    def damage_reading(self, identity: str) -> None:
        """Cut the file of the reading in use short."""
        path = self._reading_of(identity)
        path.write_bytes(path.read_bytes()[:400])

    def _reading_of(self, identity: str) -> Path:
        kept = self.holdings.reading(identity)
        assert kept is not None
        path = self.holdings.papers.find(artefact_key(identity, kept.name))
        assert path is not None
        return path

    def maker(self) -> "closing[Maker]":
        return closing(Maker(self.holdings))

    def close(self) -> None:
        self.index.close()
        self.database.close()
