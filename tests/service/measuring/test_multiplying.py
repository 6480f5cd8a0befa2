"""Papers made of others."""

from dataclasses import replace
from datetime import date
from itertools import islice

import numpy as np
import pytest

from service.embedding.port import PassageVectors
from service.measuring.multiplying import (
    COSINE,
    MadePaper,
    Paper,
    Vectors,
    first_points,
    made_of,
    strayed,
)
from tests.service.index.made_points import BRIDGE, LAMPS, PAPER

DIMENSION = 384


def unit_vectors(count: int) -> list[list[float]]:
    rows = np.random.default_rng(1).standard_normal((count, DIMENSION))
    listed: list[list[float]] = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).tolist()
    return listed


@pytest.fixture
def original() -> Paper:
    first, second, third = unit_vectors(3)
    vectors = Vectors.of([PassageVectors(first, (first, third)), PassageVectors(second, (second,))])
    return Paper(PAPER, [BRIDGE, replace(LAMPS, document_id=PAPER)], vectors)


def made(original: Paper, count: int) -> list[MadePaper]:
    return list(islice(made_of([original], ["Harbour Board", "Cabinet"], np.random.default_rng(3)), count))


def test_vectors_stray_by_the_cosine_that_is_told() -> None:
    before = np.array(unit_vectors(200), dtype=np.float32)
    after = strayed(before, np.random.default_rng(2))
    assert np.linalg.norm(after, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.sum(before * after, axis=1).mean() == pytest.approx(COSINE, abs=0.01)


def test_made_papers_say_the_same_on_other_days(original: Paper) -> None:
    papers = made(original, 20)
    for one in papers:
        assert one.original == PAPER
        assert [point.text for point in one.paper.points] == [point.text for point in original.points]
        assert {point.body for point in one.paper.points} == {one.body}
        assert 1995 <= date.fromisoformat(one.day).year <= 2025
    assert {one.body for one in papers} == {"Harbour Board", "Cabinet"}
    assert len({one.day for one in papers}) > 10


def test_no_two_made_points_have_one_id_and_each_run_makes_the_same(original: Paper) -> None:
    papers = made(original, 20)
    ids = [point.id for one in papers for point in one.paper.points]
    assert len({*ids, *(point.id for point in original.points)}) == len(ids) + 2
    assert all(point.document_id == one.paper.document_id for one in papers for point in one.paper.points)
    assert [one.paper.points for one in made(original, 20)] == [one.paper.points for one in papers]


def test_facets_are_those_of_points_of_the_same_paper(original: Paper) -> None:
    for one in made(original, 20):
        assert sorted(point.kind for point in one.paper.points) == ["action", "passage"]
    assert {one.paper.points[0].kind for one in made(original, 20)} == {"action", "passage"}


def test_a_part_of_a_paper_has_the_windows_of_its_points(original: Paper) -> None:
    part = first_points(made(original, 1)[0], 1).paper
    assert [len(vectors.windows) for vectors in part.vectors.listed()] == [2]
    assert len(part.points) == 1
