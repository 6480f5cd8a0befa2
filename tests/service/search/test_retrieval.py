from datetime import date

import pytest

from service.index.keywords import holds_run, stems_in_order
from service.index.port import Filter
from service.search.retrieval import Retrieval, both
from service.search.understanding.understood import Understood
from tests.service.search.made_index import BINS, BRIDGE, CHASE, LAMPS, POINTS, FewMeanings, ListIndex


@pytest.fixture
def retrieval() -> Retrieval:
    return Retrieval(ListIndex(POINTS), FewMeanings())


def asked(text: str, **changes: object) -> Understood:
    return Understood(text, dict.fromkeys(stems_in_order(text), 1.0), **changes)  # type: ignore[arg-type]


def test_every_candidate_has_both_scores(retrieval: Retrieval) -> None:
    found = {one.point.id: one for one in retrieval.candidates(asked("bridge contractor"))}
    assert found[BRIDGE.id].cosine > found[BINS.id].cosine
    assert found[CHASE.id].words > 0
    assert all(one.window >= 0 for one in found.values())


def test_expansions_are_searched_too(retrieval: Retrieval) -> None:
    question = asked("overpass", expansions={"bridg": 0.5})
    assert max(retrieval.candidates(question), key=lambda one: one.words).point == BRIDGE


def test_another_wording_pulls_the_question_towards_it(retrieval: Retrieval) -> None:
    plain = max(retrieval.candidates(asked("bridge")), key=lambda one: one.cosine)
    worded = {one.point.id: one for one in retrieval.candidates(asked("bridge", variants=("refuse",)))}
    assert worded[BRIDGE.id].cosine < plain.cosine
    assert worded[BINS.id].cosine > 0


def test_a_phrase_that_stands_nowhere_leaves_no_candidate(retrieval: Retrieval) -> None:
    assert retrieval.candidates(asked("contractor chase", phrases=("contractor chase",))) == []


def test_unwanted_words_leave_points_out(retrieval: Retrieval) -> None:
    found = [one.point for one in retrieval.candidates(asked("contractor", without=("lamps",)))]
    assert found
    assert LAMPS not in found


def test_points_found_before_come_in_their_order_and_gone_ones_are_left_out(retrieval: Retrieval) -> None:
    ids = [LAMPS.id, "00000000-0000-0000-0000-999999999999", BRIDGE.id]
    assert [one.point for one in retrieval.among(asked("bridge"), ids)] == [LAMPS, BRIDGE]


def test_points_like_another_are_without_it(retrieval: Retrieval) -> None:
    found = [one.point for one in retrieval.like(BRIDGE.id)]
    assert found
    assert BRIDGE not in found
    assert retrieval.like("00000000-0000-0000-0000-999999999999") == []


def test_the_narrower_days_and_the_askers_own_bodies_stand() -> None:
    own = Filter(bodies=("A",), date_from=date(2020, 1, 1))
    named = Filter(bodies=("B",), date_from=date(2019, 1, 1), date_to=date(2021, 1, 1))
    assert both(own, named) == Filter(bodies=("A",), date_from=date(2020, 1, 1), date_to=date(2021, 1, 1))


@pytest.mark.parametrize(("run", "held"), [(("b", "c"), True), (("c", "b"), False), (("a", "c"), False)])
def test_a_run_stands_unbroken(run: tuple[str, ...], held: bool) -> None:
    assert holds_run(("a", "b", "c"), run) is held
