"""Lets a record grow to a given size: its papers stay, and others are made of them."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from service import bootstrap
from service.index.points import points_of
from service.indexing.holdings import Holdings
from service.indexing.repository import KeptReading
from service.ingest.vectors import PaperVectors
from service.measuring.multiplying import MadePaper, Paper, Vectors, first_points, made_of
from service.measuring.notes import Notes
from service.measuring.repository import MadePaperRepository
from service.settings import Settings
from service.storage.artefacts import read_analysis
from service.storage.keys import artefact_key

SEED = 5
PAPERS_A_COMMIT = 100
NOBODY = "Council"
"""Meets where no real paper tells of a body."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What was put into the index: `put_seconds` of the engine's time alone, that of making it left out."""

    passages: int
    papers: int
    real_passages: int
    added: int
    put_seconds: float


def grow(settings: Settings, *, passages: int, told: Callable[[int], None] = lambda _: None) -> Growth:
    """Fill the record in the data folder up to so many passages and facts, without a graph.

    Papers that are made have no reading: the service leaves them as they are. Raises ValueError where the record has
    nothing to grow from, or has grown before.
    """
    with bootstrap.holding(settings.model_copy(update={"index_graph_points": 0})) as holdings:
        readings = {reading.document_id: reading for reading in holdings.readings()}
        originals = [paper for reading in readings.values() if (paper := _paper(holdings, reading)).points]
        real = sum(len(paper.points) for paper in originals)
        if not originals or real != holdings.index.count():
            raise ValueError(f"{settings.data_dir} does not hold just papers that were read: begin with a fresh folder")
        papers, seconds = len(originals), 0.0
        with Notes(settings.data_dir, passages=max(passages, real), dimension=holdings.embedder.dimension) as notes:
            for paper in originals:
                notes.note(paper)
            for batch in _batches(_made(holdings, originals), left=passages - real):
                papers += len(batch)
                seconds += _put(batch, readings, holdings) + _flushed(holdings)
                for made in batch:
                    notes.note(made.paper)
                told(notes.noted)
        with holdings.database.session() as session:
            MadePaperRepository(session).multiply_words(max(1, notes.noted // real))
        return Growth(notes.noted, papers, real, notes.noted - real, seconds)


def _made(holdings: Holdings, originals: Sequence[Paper]) -> Iterator[MadePaper]:
    with holdings.database.session() as session:
        bodies = MadePaperRepository(session).bodies()
    return made_of(originals, bodies or [NOBODY], np.random.default_rng(SEED))


def _flushed(holdings: Holdings) -> float:
    """The seconds that it took."""
    began = time.perf_counter()
    holdings.index.flush()
    return time.perf_counter() - began


def _paper(holdings: Holdings, reading: KeptReading) -> Paper:
    artefact = holdings.papers.find(artefact_key(reading.document_id, reading.name))
    points = points_of(read_analysis(artefact, with_words=False)) if artefact else []
    vectors = PaperVectors(holdings.papers, holdings.embedder)
    texts = [point.embedding_text for point in points]
    return Paper(
        reading.document_id,
        points,
        Vectors.of(vectors.of(reading.document_id, texts, before_each_lot=lambda: None)),
    )


def _batches(made: Iterator[MadePaper], *, left: int) -> Iterator[list[MadePaper]]:
    """As many papers as make up so many points, of the last one only a part."""
    while left > 0:
        batch: list[MadePaper] = []
        for paper in islice(made, PAPERS_A_COMMIT):
            batch.append(first_points(paper, left))
            left -= len(batch[-1].paper.points)
            if left <= 0:
                break
        yield batch


def _put(batch: Sequence[MadePaper], readings: Mapping[str, KeptReading], holdings: Holdings) -> float:
    """The seconds that the index took."""
    seconds = 0.0
    with holdings.database.session() as session:
        rows = MadePaperRepository(session)
        for made in batch:
            rows.add(made)
            paper = made.paper
            vectors, edition = paper.vectors.listed(), holdings.edition(readings[made.original])
            began = time.perf_counter()
            holdings.index.replace_document(paper.document_id, paper.points, vectors, edition=edition)
            seconds += time.perf_counter() - began
    return seconds
