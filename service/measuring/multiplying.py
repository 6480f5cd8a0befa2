"""Papers made of real ones: their words again, under other bodies and days, with vectors a little way off."""

import hashlib
import itertools
import math
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from service.embedding.port import PassageVectors
from service.embedding.windows import normalised
from service.index.port import Point

COSINE = 0.9
"""Of a made vector to the one it is made of: as near as two passages on the same matter in two years' papers."""
FIRST_DAY, DAYS = date(1995, 1, 1), 31 * 365
"""Thirty years of meetings."""
MADE = uuid.UUID("0d3f3c62-3f0a-57f5-9b0c-6a5c1a0d9a51")
"""Namespace of the ids of made points."""

_STRAYING = math.tan(math.acos(COSINE))


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of points: one each (points × dimension), and those of their windows one after the other."""

    wholes: NDArray[np.float32]
    windows: NDArray[np.float32]
    counts: Sequence[int]

    @classmethod
    def of(cls, vectors: Sequence[PassageVectors]) -> "Vectors":
        """As arrays: as lists they take eight times the memory."""
        return cls(
            np.array([one.whole for one in vectors], dtype=np.float32),
            np.array([window for one in vectors for window in one.windows], dtype=np.float32),
            [len(one.windows) for one in vectors],
        )

    def listed(self) -> list[PassageVectors]:
        """As an index takes them."""
        windows = iter(self.windows.tolist())
        pairs = zip(self.wholes.tolist(), self.counts, strict=True)
        return [PassageVectors(whole, tuple(itertools.islice(windows, count))) for whole, count in pairs]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's points with their vectors."""

    document_id: str
    points: Sequence[Point]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper that was made of the `original`, of a meeting of `body` on a day (ISO 8601)."""

    paper: Paper
    original: str
    body: str
    day: str


def made_of(originals: Sequence[Paper], bodies: Sequence[str], dice: np.random.Generator) -> Iterator[MadePaper]:
    """Papers without end: each original in turn, and again."""
    for number in itertools.count(1):
        for original in originals:
            body = bodies[int(dice.integers(len(bodies)))]
            day = FIRST_DAY + timedelta(days=int(dice.integers(DAYS)))
            yield _made(original, number, body, day.isoformat(), dice)


def first_points(made: MadePaper, count: int) -> MadePaper:
    """The paper with no more than its first points."""
    paper = made.paper
    counts = paper.vectors.counts[:count]
    vectors = Vectors(paper.vectors.wholes[:count], paper.vectors.windows[: sum(counts)], counts)
    return replace(made, paper=replace(paper, points=paper.points[:count], vectors=vectors))


def strayed(vectors: NDArray[np.float32], dice: np.random.Generator) -> NDArray[np.float32]:
    """Vectors of length 1 whose cosine to those given (one a row) is about `COSINE`."""
    noise = dice.standard_normal(vectors.shape, dtype=np.float32)
    return normalised(vectors + noise * np.float32(_STRAYING / math.sqrt(vectors.shape[1])))


def _made(original: Paper, number: int, body: str, day: str, dice: np.random.Generator) -> MadePaper:
    digest = hashlib.sha256(f"{original.document_id}|{number}".encode()).hexdigest()
    document_id = f"sha256:{digest}"
    others = dice.permutation(len(original.points)).tolist()
    points = [
        _with_facets_of(
            replace(
                point, id=str(uuid.uuid5(MADE, f"{document_id}|{place}")), document_id=document_id, body=body, date=day
            ),
            original.points[other],
        )
        for place, (point, other) in enumerate(zip(original.points, others, strict=True))
    ]
    vectors = original.vectors
    made = Vectors(strayed(vectors.wholes, dice), strayed(vectors.windows, dice), vectors.counts)
    return MadePaper(Paper(document_id, points, made), original.document_id, body, day)


def _with_facets_of(point: Point, other: Point) -> Point:
    """What filters ask for is another point's: so a filter leaves what stands anywhere in a paper."""
    return replace(
        point,
        kind=other.kind,
        category=other.category,
        owner=other.owner,
        status=other.status,
        state=other.state,
        due_date=other.due_date,
        paper_kind=other.paper_kind,
    )
