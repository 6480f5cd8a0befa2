"""What an index finds, held against all vectors."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from service.embedding.port import PassageVectors
from service.index.port import EVERYTHING, Filter
from service.index.qdrant_edge import EdgeIndex
from service.measuring.graphs import recall
from service.measuring.notes import Noted
from tests.service.index.made_points import make_point

COUNT, DIMENSION = 300, 8
BODIES = ("Harbour Board", "Cabinet")


@pytest.fixture
def noted() -> Noted:
    rows = np.random.default_rng(4).standard_normal((COUNT, DIMENSION))
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)
    return Noted(vectors, [make_point(row, "").id for row in range(COUNT)], [BODIES[row % 2] for row in range(COUNT)])


@pytest.fixture
def index(noted: Noted, tmp_path: Path) -> Iterator[EdgeIndex]:
    """A paper for each passage."""
    index = EdgeIndex(tmp_path)
    index.ensure(DIMENSION)
    for row, vector in enumerate(noted.vectors.tolist()):
        point = replace(make_point(row, "Dredging."), document_id=f"paper-{row}", body=noted.bodies[row])
        index.replace_document(f"paper-{row}", [point], [PassageVectors(vector, (vector,))], edition="1")
    yield index
    index.close()


def test_an_exact_search_finds_all(index: EdgeIndex, noted: Noted) -> None:
    questions = noted.vectors[:20].astype(np.float32)
    assert recall(index, noted, questions, np.arange(COUNT), EVERYTHING) == pytest.approx({10: 1, 100: 1}, abs=0.01)
    there = np.arange(0, COUNT, 2)
    within = Filter(bodies=BODIES[:1])
    assert recall(index, noted, questions, there, within) == pytest.approx({10: 1, 100: 1}, abs=0.01)


def test_what_is_not_found_is_told(index: EdgeIndex, noted: Noted) -> None:
    for row in range(0, COUNT, 2):
        index.delete_document(f"paper-{row}")
    shares = recall(index, noted, noted.vectors[:50].astype(np.float32), np.arange(COUNT), EVERYTHING)
    assert shares == pytest.approx({10: 0.5, 100: 0.5}, abs=0.1)
