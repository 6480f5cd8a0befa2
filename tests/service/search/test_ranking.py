import numpy as np
import pytest

from nlp_models.logistic import Logistic
from service.search.features import CANDIDATE_FEATURES, QUESTION_FEATURES, weigh
from service.search.ranking import Match, Weights, expand, match_of, packaged_weights, rank, vector_of
from service.search.retrieval import Candidate
from service.search.understanding.understood import Understood
from tests.service.search.made_index import WEIGHTS, point

NEAR = Candidate(point(1, "Nobody may cross the river while its planks are being replaced."), 0.6, 0.6, 0.0)
WORDY = Candidate(point(2, "The bridge and the ferry were both mentioned in passing by a member."), 0.35, 0.35, 9.0)
HALF = Candidate(point(3, "A bridge club meets in the hall every other Tuesday evening."), 0.4, 0.4, 4.0)

BY_CASE = Weights(
    scattered={"cosine": 5.0},
    together={"words": 5.0},
    answered=Logistic(bias=0.0, weights={}),
    close_from=0.5,
    nearest_from=0.2,
    reach=50.0,
)


def asked(*stems: str) -> Understood:
    return Understood(" ".join(stems), dict.fromkeys(stems, 1.0), rarity=dict.fromkeys(stems, 0.5))


def order(question: Understood, *candidates: Candidate) -> list[int]:
    return [one.point.page for one in rank(weigh(question, candidates), BY_CASE)]


def test_words_decide_where_they_stand_together() -> None:
    assert order(asked("bridg", "ferri"), NEAR, WORDY, HALF) == [2, 3, 1]


def test_meaning_decides_where_the_words_are_scattered() -> None:
    assert order(asked("bridg", "ferri", "timet", "repair", "closur"), NEAR, WORDY, HALF) == [1, 3, 2]


def test_what_lies_between_takes_of_both() -> None:
    weighed = weigh(asked("bridg", "ferri", "timet"), [NEAR, WORDY, HALF])
    table, count = expand(weighed), len(CANDIDATE_FEATURES)
    assert np.allclose(table[:, :count] + table[:, count:], weighed.table)
    assert table[:, :count].any()
    assert table[:, count:].any()


def test_scores_are_between_0_and_1_and_fall() -> None:
    scores = [one.score for one in rank(weigh(asked("bridg", "ferri"), [NEAR, WORDY, HALF]), WEIGHTS)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1
    assert all(0 <= score <= 1 for score in scores)


def test_what_is_out_of_reach_of_the_best_is_no_answer() -> None:
    question = asked("bridg", "ferri", "timet", "repair", "closur")
    near = rank(weigh(question, [NEAR, WORDY, HALF]), BY_CASE.model_copy(update={"reach": 1.1}))
    assert [one.point.page for one in near] == [1, 3]


@pytest.mark.parametrize(("cosine", "match"), [(0.9, "close"), (0.6, "nearest"), (0.1, "none")])
def test_how_near_the_best_is_decides_the_match(cosine: float, match: Match) -> None:
    text = "Nobody may cross the river while its planks are being replaced."
    weighed = weigh(asked("footbridg"), [Candidate(point(1, text), cosine, cosine, 0.0)])
    by_cosine = Logistic(bias=-3.0, weights={"nearest": 4.0})
    assert match_of(weighed, WEIGHTS.model_copy(update={"answered": by_cosine, "nearest_from": 0.3})) == match


def test_nothing_matches_where_there_are_no_candidates() -> None:
    sure = WEIGHTS.model_copy(update={"answered": Logistic(bias=9.0, weights={})})
    assert match_of(weigh(asked("bridg"), []), sure) == "none"


def test_packaged_weights_name_the_numbers_that_there_are() -> None:
    weights = packaged_weights()
    assert set(weights.scattered) == set(weights.together) == set(CANDIDATE_FEATURES)
    assert set(weights.answered.weights) == set(QUESTION_FEATURES)
    assert weights.nearest_from < weights.close_from
    assert vector_of(weights).shape == (2 * len(CANDIDATE_FEATURES),)
