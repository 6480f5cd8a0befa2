from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from service.index.port import Filter, Index
from service.index.qdrant_edge import EdgeIndex
from service.search.service import Question, Searcher
from tests.service.search.made_index import BINS, BRIDGE, CHASE, LAMPS, POINTS, FewMeanings, point

EMBEDDER = FewMeanings()


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = EdgeIndex(tmp_path / "index")
    made.ensure(EMBEDDER.dimension)
    for document_id in {one.document_id for one in POINTS}:
        points = [one for one in POINTS if one.document_id == document_id]
        made.replace_document(document_id, points, EMBEDDER.embed_passages([one.embedding_text for one in points]))
    yield made
    made.close()


@pytest.fixture
def searcher(index: Index) -> Searcher:
    return Searcher(index, EMBEDDER)


def pages(searcher: Searcher, question: Question) -> list[int]:
    return [result.point.page for result in searcher.search(question).results]


def test_words_find_the_passage(searcher: Searcher) -> None:
    assert searcher.search(Question("Pell Lane planks")).results[0].point == BRIDGE


def test_meaning_finds_what_no_word_names(searcher: Searcher) -> None:
    assert searcher.search(Question("crossing")).results[0].point == BRIDGE


def test_a_fact_comes_before_its_passage(searcher: Searcher) -> None:
    assert searcher.search(Question("chase contractor date")).results[0].point == CHASE


def test_nonsense_finds_nothing(searcher: Searcher) -> None:
    answer = searcher.search(Question("zorbic flimp quandary"))
    assert (answer.results, answer.more) == ((), False)


@pytest.mark.parametrize(
    ("within", "allowed"),
    [
        (Filter(kinds=("passage",)), {BRIDGE, LAMPS, BINS}),
        (Filter(body="ashcombe and vale"), {BINS}),
        (Filter(date_to=date(2025, 12, 31)), {BINS}),
        (Filter(document_id=BRIDGE.document_id), {BRIDGE, LAMPS, CHASE}),
    ],
)
def test_answers_keep_to_the_filter(searcher: Searcher, within: Filter, allowed: set[object]) -> None:
    found = {result.point for result in searcher.search(Question("contractor bins lamps bridge", within)).results}
    assert found
    assert found <= allowed


def test_candidates_carry_both_scores_wherever_they_came_from(index: Index) -> None:
    many = [point(n, f"Lamp {n} shines and shines through the whole of the night.") for n in range(10, 260)]
    index.replace_document(many[0].document_id, many, EMBEDDER.embed_passages([one.text for one in many]))
    candidates = Searcher(index, EMBEDDER).candidates(Question("lamp number 250"))
    assert len(candidates) > 200
    assert all(one.words > 0 and one.cosine > 0.5 for one in candidates if one.point.kind == "passage" and one.words)
    assert max(candidates, key=lambda one: one.words).point.text.startswith("Lamp 250")


def test_pages_of_answers_follow_on_each_other(searcher: Searcher) -> None:
    every = pages(searcher, Question("contractor lamp bins bridge"))
    first = searcher.search(Question("contractor lamp bins bridge", limit=1))
    second = searcher.search(Question("contractor lamp bins bridge", limit=10, offset=1))
    assert first.more
    assert not second.more
    assert [r.point.page for r in (*first.results, *second.results)] == every


def test_an_empty_index_answers_nothing(tmp_path: Path) -> None:
    empty = EdgeIndex(tmp_path / "empty")
    empty.ensure(EMBEDDER.dimension)
    assert Searcher(empty, EMBEDDER).search(Question("bridge")).results == ()
    empty.close()
