"""The stages that embed: the model is loaded while the paper is read, and a stop is no failure."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from service.embedding.errors import EmbedderClosedError
from service.embedding.port import PassageVectors
from service.ingest.stages import Engines, Reading, Stages
from service.parsing.errors import ReadingStoppedError
from service.storage import migrate
from service.storage.artefacts import write_artefact
from service.storage.database import Database
from service.storage.keys import paper_key
from service.storage.papers import FolderPapers
from tests.service.index.made_analyses import DOCUMENT, LONG, analysis, passage
from tests.service.made_engines import HashedWords

READING = Reading(job_id="job", document_id=DOCUMENT, filename="roads.pdf", pages=1)


class Watched(HashedWords):
    """Notes what it was asked; raises what it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.closed = False

    def warm(self) -> None:
        self.asked.append("warm")

    def embed_passages(self, texts: Sequence[str]) -> list[PassageVectors]:
        if self.closed:
            raise EmbedderClosedError("closed")
        self.asked.append("passages")
        return super().embed_passages(texts)


class Reader:
    """A parser that finds one passage."""

    def __init__(self, embedder: Watched) -> None:
        self._embedder = embedder

    def read(self, paper: Path, *, artefact: Path, **_: Any) -> None:
        assert paper.read_bytes() == b"paper"
        self._embedder.asked.append("read")
        write_artefact(analysis(passages=[passage(LONG, 0)]), artefact)


@pytest.fixture
def engines(tmp_path: Path) -> Iterator[Engines]:
    database, embedder = Database(f"sqlite:///{tmp_path / 'records.sqlite'}"), Watched()
    migrate.upgrade(database.engine)
    papers = FolderPapers(tmp_path / "papers")
    draft = papers.draft()
    draft.write_bytes(b"paper")
    papers.keep(draft, paper_key(DOCUMENT))
    parser: Any = SimpleNamespace(read=Reader(embedder).read)
    index: Any = None  # not asked here
    yield Engines(database, papers, parser, embedder, index)
    database.close()


def asked(engines: Engines) -> list[str]:
    assert isinstance(engines.embedder, Watched)
    return engines.embedder.asked


def test_the_model_is_loaded_while_the_paper_is_read(engines: Engines) -> None:
    Stages(engines).extract(READING)
    assert asked(engines) == ["warm", "read"]


def test_vectors_are_made_once_for_all_stages(engines: Engines) -> None:
    stages = Stages(engines)
    for stage in (stages.extract, stages.embed, stages.embed):
        stage(READING)
    stages._embedded(READING, stages._points(READING))  # as the stage `index` does
    assert asked(engines) == ["warm", "read", "passages"]


@pytest.mark.parametrize("closed", [True, False], ids=["embedder closed", "stages stopped"])
def test_a_stop_while_embedding_is_no_failure(engines: Engines, closed: bool) -> None:
    stages = Stages(engines)
    stages.extract(READING)
    assert isinstance(engines.embedder, Watched)
    if closed:
        engines.embedder.closed = True
    else:
        stages.stop()
    with pytest.raises(ReadingStoppedError):
        stages.embed(READING)
