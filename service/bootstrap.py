"""The composition root: the one place where engines are chosen and put together."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from service.embedding.errors import EmbeddingError, ModelError
from service.embedding.port import Embedder
from service.embedding.sentence_transformer import SentenceTransformerEmbedder
from service.health.warming import Warming
from service.index.errors import IndexingError
from service.index.payloads import index_name
from service.index.port import Rebuildable
from service.indexing.coverage import IndexCoverage
from service.indexing.holdings import Holdings
from service.indexing.keeper import Keeper
from service.ingest.queue import Concurrency, DurableJobs
from service.ingest.stages import Engines, Stages
from service.ingest.worker import Worker
from service.jobs.repository import JobRepository
from service.parsing.pool import ParserPool
from service.parsing.tasks import Tasks
from service.routing import Services
from service.search.repository import DatabaseCoverage
from service.search.understanding.knowledge import Knowledge
from service.settings import Settings
from service.storage import migrate
from service.storage.database import Database
from service.storage.lock import FolderInUseError, FolderLock
from service.storage.papers import FolderPapers

log = logging.getLogger(__name__)

RECOGNISED_AT_ONCE = 1
"""Papers whose scanned pages are recognised at the same time; MINUTEBOOK_OCR_PROCESSES pages of one."""

SERVING = "serve"
"""Name of the serving process in the queue: the same after each start, so that it takes its own jobs up again."""


class EngineError(Exception):
    """An engine cannot be used. The message names the setting to look at."""


CANNOT_START = (EngineError, FolderInUseError, IndexingError, ModelError, EmbeddingError)
"""Why a process does not start, each told by its message alone."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Engines to use in the place of those that the settings name."""

    tasks: Tasks | None = None
    embedder: Embedder | None = None
    index: Rebuildable | None = None


@contextmanager
def running(settings: Settings, chosen: Chosen | None = None, *, executor: str = SERVING) -> Iterator[Services]:
    """All engines of one process, started; stopped again in reverse order. Raises one of `CANNOT_START`."""
    chosen = chosen or Chosen()
    with ExitStack() as closing:
        if settings.embedded_engines:
            lock = FolderLock(settings.data_dir)
            with _named(f"The data folder {settings.data_dir}", "MINUTEBOOK_DATA_DIR"):
                lock.take()
            closing.callback(lock.release)
        holdings = _holdings(settings, chosen, closing)
        engines = _engines(settings, chosen, holdings, closing)
        keeper = Keeper(holdings, settings.data_dir)
        closing.callback(keeper.stop)
        jobs = _jobs(settings, engines, executor, closing)
        warming = Warming(engines.embedder)
        warming.start()
        knowledge = Knowledge(engines.database)
        knowledge.start()
        if executor == SERVING:
            keeper.start()
        log.info("working in %s as %s", settings.data_dir, executor)
        yield Services(
            settings=settings,
            database=engines.database,
            papers=engines.papers,
            parser=engines.parser,
            jobs=jobs,
            embedder=engines.embedder,
            index=engines.index,
            warming=warming,
            knowledge=knowledge,
            coverage=IndexCoverage(DatabaseCoverage(engines.database), keeper),
            keeper=keeper,
        )


@contextmanager
def holding(settings: Settings) -> Iterator[Holdings]:
    """Store and index alone, without what reads papers: also beside a service, unless that has the index open.

    Raises one of `CANNOT_START`.
    """
    with ExitStack() as closing:
        with suppress(FolderInUseError):
            lock = FolderLock(settings.data_dir)
            lock.take()  # so that no service starts meanwhile, and sweeps away what is half-written
            closing.callback(lock.release)
        yield _holdings(settings, Chosen(), closing)


def open_index(settings: Settings, model: str) -> Rebuildable:
    """The index that the settings name, for vectors of a model; not opened yet."""
    name = index_name(model)
    if settings.qdrant_url is None:
        from service.index.qdrant_edge import EdgeIndex

        return EdgeIndex(index_folder(settings) / name, settings.index_tuning)
    from service.index.qdrant_server import ServerIndex

    key = settings.qdrant_api_key
    return ServerIndex(
        settings.qdrant_url,
        collection=name,
        api_key=key.get_secret_value() if key else None,
        tuning=settings.index_tuning,
    )


def index_folder(settings: Settings) -> Path:
    """The folder of the embedded index, with a folder in it for each embedding model."""
    return settings.data_dir / "index"


def open_embedder(settings: Settings) -> Embedder:
    """The embedding model that the settings name; not loaded yet."""
    return SentenceTransformerEmbedder(Path(settings.embedding_model) if settings.embedding_model else None)


def open_papers(settings: Settings) -> FolderPapers:
    """The papers' folder."""
    return FolderPapers(settings.data_dir / "papers")


@contextmanager
def _named(engine: str, setting: str) -> Iterator[None]:
    """Name an engine that cannot be used, and its setting. Not its address, which may hold a password."""
    try:
        yield
    except (OSError, SQLAlchemyError, ImportError) as error:
        why = error.strerror if isinstance(error, OSError) else type(error).__name__
        raise EngineError(f"{engine} cannot be used ({why}): check {setting}.") from error


def _holdings(settings: Settings, chosen: Chosen, closing: ExitStack) -> Holdings:
    with _named("The database of the records", "MINUTEBOOK_DATABASE_URL"):
        database = Database(settings.records_url)
        closing.callback(database.close)
        migrate.upgrade(database.engine)
    papers = open_papers(settings)
    embedder = chosen.embedder or open_embedder(settings)
    closing.callback(embedder.close)
    index = chosen.index or open_index(settings, embedder.name)
    index.ensure(embedder.dimension)
    closing.callback(index.close)
    return Holdings(database, papers, embedder, index)


def _engines(settings: Settings, chosen: Chosen, holdings: Holdings, closing: ExitStack) -> Engines:
    if settings.embedded_engines:
        open_papers(settings).discard_drafts()
    parser = ParserPool(
        processes=settings.processes,
        stall_seconds=settings.parse_stall_seconds,
        tasks=chosen.tasks,
        options=settings.reading_options,
    )
    closing.callback(parser.close)
    parser.warm()
    return Engines(holdings.database, holdings.papers, parser, holdings.embedder, holdings.index)


def _jobs(settings: Settings, engines: Engines, executor: str, closing: ExitStack) -> DurableJobs:
    stages = Stages(engines)
    worker = Worker(engines.database, stages, recognises=settings.recognises)
    concurrency = Concurrency(read=settings.processes, recognise=RECOGNISED_AT_ONCE)
    jobs = DurableJobs(url=settings.jobs_url, worker=worker, concurrency=concurrency, executor=executor)
    with _named("The database of the jobs", "MINUTEBOOK_JOBS_DATABASE_URL"):
        jobs.start()
    closing.callback(jobs.stop)
    closing.callback(engines.embedder.close)  # before the queue stops: what is under way is not taken for failed
    closing.callback(engines.parser.close)
    closing.callback(stages.stop)
    with engines.database.session() as session:
        unfinished = JobRepository(session).unfinished()
    jobs.resubmit(unfinished)
    return jobs
