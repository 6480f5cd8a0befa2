"""Builds the graph of a record's embedded index, as the service does, and holds what it finds against all vectors."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service import bootstrap
from service.index.payloads import name_key
from service.index.port import EVERYTHING, Filter, Index
from service.index.qdrant_edge import EdgeIndex
from service.measuring.multiplying import strayed
from service.measuring.notes import Noted, noted_in
from service.settings import Settings

SEED = 6
QUESTIONS = 200
DEPTHS = (10, 100)
"""100 is what a search takes by meaning."""
ROWS = 50_000
"""Vectors compared at a time."""


class NoGraphError(Exception):
    """The graph could not be built; the log tells why."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Seconds to build it, bytes of the index on disk, and how many of the nearest are found, by how many are asked.

    `recall` is over all passages, `recall_in_body` over those of one body.
    """

    seconds: float
    disk_bytes: int
    recall: dict[int, float]
    recall_in_body: dict[int, float]


def build(settings: Settings) -> Graph:
    """Build the graph of a record that `grow` filled, with the quantisation of the settings. Raises NoGraphError."""
    with bootstrap.holding(settings.model_copy(update={"index_graph_points": 0})) as holdings:
        index = holdings.index
        if not isinstance(index, EdgeIndex):
            raise NoGraphError("a server builds its graphs by itself: leave MINUTEBOOK_QDRANT_URL out")
        began = time.perf_counter()
        if not index.build_graph():
            raise NoGraphError(f"the graph of the index in {settings.data_dir} could not be built")
        seconds = time.perf_counter() - began
        noted = noted_in(settings.data_dir)
        dice = np.random.default_rng(SEED)
        asked = dice.integers(len(noted.ids), size=QUESTIONS)
        questions = strayed(noted.vectors[asked].astype(np.float32), dice)
        body = name_key(noted.bodies[int(asked[0])])
        there = np.flatnonzero([name_key(one) == body for one in noted.bodies])
        return Graph(
            seconds,
            _disk_bytes(settings),
            recall(index, noted, questions, np.arange(len(noted.ids)), EVERYTHING),
            recall(index, noted, questions, there, Filter(bodies=(body,))),
        )


def recall(
    index: Index, noted: Noted, questions: NDArray[np.float32], rows: NDArray[np.intp], within: Filter
) -> dict[int, float]:
    """The share of the truly nearest of some rows that an index finds, by depth; `rows` are those `within`."""
    most = min(max(DEPTHS), len(rows))
    found = [[hit.point.id for hit in index.nearest(one.tolist(), within=within, limit=most)] for one in questions]
    truly = [[noted.ids[row] for row in nearest] for nearest in _nearest(noted, questions, rows, most)]
    return {depth: _overlap(found, truly, min(depth, most)) for depth in DEPTHS}


def _overlap(found: Sequence[Sequence[str]], truly: Sequence[Sequence[str]], depth: int) -> float:
    shares = [len({*ours[:depth]} & {*theirs[:depth]}) / depth for ours, theirs in zip(found, truly, strict=True)]
    return float(np.mean(shares))


def _nearest(noted: Noted, questions: NDArray[np.float32], rows: NDArray[np.intp], most: int) -> NDArray[np.intp]:
    """The rows nearest to each question (questions × most), nearest first, by comparing all."""
    best = np.full((len(questions), most), -np.inf, dtype=np.float32)
    places = np.zeros((len(questions), most), dtype=np.intp)
    for first in range(0, len(rows), ROWS):
        part = rows[first : first + ROWS]
        cosines = questions @ noted.vectors[part].astype(np.float32).T
        scores = np.concatenate((best, cosines), axis=1)
        whence = np.concatenate((places, np.broadcast_to(part, cosines.shape)), axis=1)
        order = np.argsort(-scores, axis=1, kind="stable")[:, :most]
        best, places = np.take_along_axis(scores, order, axis=1), np.take_along_axis(whence, order, axis=1)
    return places


def _disk_bytes(settings: Settings) -> int:
    """Of the index alone: blocks in use, since the engine's files are longer than what is in them."""
    files = (path.stat() for path in bootstrap.index_folder(settings).rglob("*") if path.is_file())
    return sum(512 * file.st_blocks for file in files)
