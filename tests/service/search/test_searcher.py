from datetime import date

import pytest

from service.embedding.port import Vector
from service.index.port import Filter
from service.search.service import Question, Searcher
from service.search.understanding import Bodies, Vocabulary
from service.search.understanding.knowledge import Known
from tests.service.search.made_index import (
    BINS,
    BRIDGE,
    CHASE,
    LAMPS,
    POINTS,
    WEIGHTS,
    FewMeanings,
    ListIndex,
    made_searcher,
    point,
)


@pytest.fixture
def searcher() -> Searcher:
    return made_searcher(ListIndex(POINTS))


def found(searcher: Searcher, question: Question) -> list[int]:
    return [result.point.page for result in searcher.search(question).results]


def test_words_find_the_passage(searcher: Searcher) -> None:
    answer = searcher.search(Question("Pell Lane planks"))
    assert (answer.match, answer.results[0].point) == ("close", BRIDGE)


def test_meaning_finds_what_no_word_names(searcher: Searcher) -> None:
    assert searcher.search(Question("crossing")).results[0].point == BRIDGE


def test_a_fact_comes_before_its_passage(searcher: Searcher) -> None:
    assert searcher.search(Question("chase contractor date")).results[0].point == CHASE


def test_what_nothing_matches_closely_is_told_apart_from_nonsense(searcher: Searcher) -> None:
    sure = made_searcher(ListIndex(POINTS), WEIGHTS.model_copy(update={"close_from": 1.0}))
    near = sure.search(Question("rotten planks"))
    assert (near.match, near.results[0].point) == ("nearest", BRIDGE)
    nothing = searcher.search(Question("zorbic flimpish quandaries"))
    assert (nothing.match, nothing.results) == ("none", ())


def test_a_phrase_must_stand_word_for_word(searcher: Searcher) -> None:
    assert {one.point for one in searcher.search(Question('"chase the contractor"')).results} <= {CHASE, LAMPS}
    assert searcher.search(Question('"contractor chase"')).match == "none"


def test_a_word_left_out_is_in_no_answer(searcher: Searcher) -> None:
    results = searcher.search(Question("contractor -lamp")).results
    assert BINS in [one.point for one in results]
    assert LAMPS not in [one.point for one in results]


@pytest.mark.parametrize(
    ("within", "allowed"),
    [
        (Filter(kinds=("passage",)), {BRIDGE, LAMPS, BINS}),
        (Filter(bodies=("ashcombe and vale",)), {BINS}),
        (Filter(date_to=date(2025, 12, 31)), {BINS}),
        (Filter(document_ids=(BRIDGE.document_id,)), {BRIDGE, LAMPS, CHASE}),
    ],
)
def test_answers_keep_to_the_filter(searcher: Searcher, within: Filter, allowed: set[object]) -> None:
    answers = {result.point for result in searcher.search(Question("contractor bins lamps bridge", within)).results}
    assert answers
    assert answers <= allowed


@pytest.mark.parametrize(("sort", "first"), [("newest", BRIDGE.date), ("oldest", BINS.date)])
def test_answers_are_put_in_order_of_their_days(searcher: Searcher, sort: str, first: str) -> None:
    results = searcher.search(Question("contractor bins bridge", sort=sort)).results  # type: ignore[arg-type]
    assert len({one.point.date for one in results}) == 2
    assert results[0].point.date == first


def test_answers_found_before_come_in_their_order_without_those_that_are_gone(searcher: Searcher) -> None:
    gone = point(99, "").id
    again = searcher.found_before(Question("contractor"), [BINS.id, gone, CHASE.id])
    assert [one.point for one in again.results] == [BINS, CHASE]


def test_like_finds_other_places_of_that_meaning(searcher: Searcher) -> None:
    alike = searcher.like(LAMPS.id)
    assert alike is not None
    assert alike.to == LAMPS
    points = [one.point for one in alike.results]
    assert BRIDGE in points
    assert LAMPS not in points
    assert CHASE not in points  # of the same words of the same paper


def test_nothing_is_like_what_is_gone(searcher: Searcher) -> None:
    assert searcher.like(point(99, "").id) is None


def test_an_empty_index_answers_nothing() -> None:
    assert made_searcher(ListIndex()).search(Question("bridge")).match == "none"


class CountingMeanings(FewMeanings):
    """An embedder that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def embed_query(self, text: str) -> Vector:
        self.asked += 1
        return super().embed_query(text)


def test_a_question_is_asked_of_the_model_once() -> None:
    embedder = CountingMeanings()
    searcher = Searcher(ListIndex(POINTS), embedder, lambda: Known(Vocabulary(), Bodies()), lambda: WEIGHTS)
    answer = searcher.search(Question("crossing", leave_out=frozenset({"lay_term"})))
    assert searcher.sentences(answer.understood, [BRIDGE]) == {BRIDGE.id: (0, len(BRIDGE.text))}
    assert embedder.asked == 1


def test_what_was_found_before_is_all_there_again_however_far_it_lies_below_the_best() -> None:
    many = [point(number, f"A bridge of {number} planks was mended by the contractor.") for number in range(100, 180)]
    far = point(200, "The minutes of the meeting before were taken as read by all who were there.")
    searcher = made_searcher(ListIndex([*many, far]), WEIGHTS.model_copy(update={"reach": 0.001}))
    ids = [one.id for one in (*many, far)]
    assert [one.point.id for one in searcher.found_before(Question("bridge contractor"), ids).results] == ids
