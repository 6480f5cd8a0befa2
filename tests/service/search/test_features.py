from datetime import date

import pytest

from service.index.port import Filter
from service.search.features import CANDIDATE_FEATURES, LOOKED_INTO, QUESTION_FEATURES, weigh
from service.search.retrieval import Candidate
from service.search.understanding.understood import Interpretation, Understood
from tests.service.search.made_index import point

TEXT = "The bus shelter at Pell Lane shall be mended before the winter."


def asked(*stems: str, **changes: object) -> Understood:
    rarity = dict.fromkeys(stems, 0.5)
    made = {"text": " ".join(stems), "words": dict.fromkeys(stems, 1.0), "rarity": rarity, **changes}
    return Understood(**made)  # type: ignore[arg-type]


def of_candidate(question: Understood, candidate: Candidate, name: str) -> float:
    return float(weigh(question, [candidate]).table[0, CANDIDATE_FEATURES.index(name)])


def of_question(question: Understood, *candidates: Candidate, name: str) -> float:
    return float(weigh(question, candidates).question[QUESTION_FEATURES.index(name)])


def candidate(text: str = TEXT, *, cosine: float = 0.5, words: float = 3.0, **changes: object) -> Candidate:
    return Candidate(point(1, text, **changes), cosine, cosine, words)


def test_coverage_is_the_share_of_words_and_rare_ones_count_more() -> None:
    question = asked("bus", "shelter", "vandal", rarity={"bus": 0.2, "shelter": 0.3, "vandal": 0.5})
    assert of_candidate(question, candidate(), "coverage") == pytest.approx(0.5)


def test_words_of_headings_cover_but_are_not_in_the_text() -> None:
    question = asked("highway")
    assert of_candidate(question, candidate(), "coverage") == 1
    assert of_candidate(question, candidate(), "in_headings") == 1
    assert of_candidate(question, candidate(), "in_text") == 0


def test_neighbours_in_the_question_are_neighbours_in_the_text() -> None:
    assert of_candidate(asked("bus", "shelter", "lane"), candidate(), "adjacent") == 0.5


def test_an_abbreviation_is_covered_by_its_long_form() -> None:
    step = Interpretation("abbreviation", "BCF", "Better Care Fund", ("Better Care Fund",))
    passage = candidate("The Better Care Fund paid for the lift in the hall last year.")
    assert of_candidate(asked("bcf"), passage, "coverage") == 0
    assert of_candidate(asked("bcf", interpretations=(step,)), passage, "coverage") == 1


def test_the_cosine_of_a_few_words_does_not_count() -> None:
    assert of_candidate(asked("span"), candidate("The span.", cosine=0.9, headings=()), "cosine") == 0


@pytest.mark.parametrize(
    ("named", "share"),
    [
        (Filter(), 0.0),
        (Filter(bodies=("Ashcombe Council",)), 1.0),
        (Filter(bodies=("Vale Council",)), 0.0),
        (Filter(bodies=("Ashcombe Council",), date_from=date(1999, 1, 1), date_to=date(1999, 12, 31)), 0.5),
    ],
)
def test_points_of_what_the_question_names_are_told(named: Filter, share: float) -> None:
    assert of_candidate(asked("bus", named=named), candidate(), "named") == share


def test_a_settled_name_that_no_candidate_holds_is_absent() -> None:
    names = ((("blue", "badg"), ("park", "badg")),)
    question = asked("blue", "badg", "renew", "onlin", "scheme", subjects=names)
    assert of_question(question, candidate(cosine=0.4), name="absent") == pytest.approx(0.4)
    held = candidate("A parking badge was stolen from a car in the market place.", cosine=0.4)
    assert of_question(question, held, name="absent") == 0
    text = "A badge was found in the village hall in May, whose new door shall be painted blue."
    assert of_question(question, candidate(text, cosine=0.4), name="absent") == pytest.approx(0.4)


def test_an_absent_name_says_less_the_nearer_a_passage_is_in_meaning() -> None:
    question = asked("blue", "badg", subjects=((("blue", "badg"),),))
    found = [of_question(question, candidate(cosine=each), name="absent") for each in (0.4, 0.5, 0.7)]
    assert found[0] == 0.5
    assert 0 < found[1] < 0.5
    assert found[2] == 0


def test_the_rarest_missing_word_is_that_of_the_best_candidate_by_words() -> None:
    question = asked("bus", "crematorium", rarity={"bus": 0.1, "crematorium": 0.9})
    assert of_question(question, candidate(), name="rarest_missing") == 0.9


def test_what_either_search_finds_best_is_looked_into() -> None:
    many = [Candidate(point(n, f"{TEXT} {n}"), 0.9 - n / 1000, 0.9, 0.0) for n in range(2 * LOOKED_INTO)]
    wordy = Candidate(point(999, TEXT), 0.0, 0.0, 5.0)
    weighed = weigh(asked("bus"), [*many, wordy])
    assert wordy in weighed.candidates[:3]
    assert len(weighed.table) == LOOKED_INTO


def test_without_candidates_there_are_no_numbers_to_rank() -> None:
    assert weigh(asked("bus"), []).table.shape == (0, len(CANDIDATE_FEATURES))
