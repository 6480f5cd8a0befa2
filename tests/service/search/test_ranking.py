import pytest

from service.search.ranking import Candidate, rank
from tests.service.search.made_index import point

NEAR = Candidate(point(1, "Nobody may cross the river while its planks are being replaced."), 0.6, 0.0)
WORDY = Candidate(point(2, "The bridge and the ferry were both mentioned in passing by a member."), 0.35, 9.0)
HALF = Candidate(point(3, "A bridge club meets in the hall every other Tuesday evening."), 0.4, 4.0)


def order(question: str, *candidates: Candidate) -> list[int]:
    return [one.point.page for one in rank(question, candidates)]


def test_words_decide_where_they_stand_together() -> None:
    assert order("bridge ferry", NEAR, WORDY, HALF) == [2, 3, 1]


def test_meaning_decides_where_the_words_are_scattered() -> None:
    assert order("bridge ferry crossing repairs closure", NEAR, WORDY, HALF) == [1, 3, 2]


def test_scores_are_between_0_and_1_and_fall() -> None:
    scores = [one.score for one in rank("bridge ferry", [NEAR, WORDY, HALF])]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def candidate(cosine: float, words: float, text: str = "A bridge club meets in the hall every Tuesday.") -> Candidate:
    return Candidate(point(1, text), cosine, words)


@pytest.mark.parametrize(
    ("question", "cosine", "words", "answered"),
    [
        ("zorbic flimp", 0.45, 0.0, False),  # no word in common, not near
        ("spanning structure", 0.55, 0.0, True),  # no word in common, but near
        ("bridge", 0.0, 5.0, True),  # every word in common: need not be near
        ("bridge tariff for dragons and unicorns", 0.3, 2.0, False),  # one word in four
        ("bridge tariff for dragons and unicorns", 0.4, 2.0, True),
        ("what is the", 0.3, 0.0, False),
    ],
)
def test_nothing_is_found_where_evidence_is_thin(question: str, cosine: float, words: float, answered: bool) -> None:
    assert bool(rank(question, [candidate(cosine, words)])) is answered


def test_the_cosine_of_a_few_words_does_not_count() -> None:
    assert rank("what spans the river", [candidate(0.9, 0.0, "The span.")]) == []


def test_no_candidates_no_answers() -> None:
    assert rank("bridge", []) == []


def test_equal_scores_come_in_a_fixed_order() -> None:
    one, other = Candidate(point(1, HALF.point.text), 0.5, 3.0), Candidate(point(2, HALF.point.text), 0.5, 3.0)
    assert order("bridge", one, other) == order("bridge", other, one) == [1, 2]
