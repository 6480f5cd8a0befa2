import numpy as np
import pytest

from service.search.features import CANDIDATE_FEATURES, QUESTION_FEATURES, Weighed
from service.search.learning.collection import Paper
from service.search.learning.examples import Example
from service.search.learning.fitting import CLOSE_KEEPS, NEAREST_KEEPS, fit
from service.search.learning.questions import PlacedAnswer, PlacedQuestion, labelled, placed_questions
from service.search.ranking import chance_of_answer, match_of, rank
from service.search.retrieval import Candidate
from service.search.scoring import UNANSWERABLE, Labelled
from tests.service.search.made_index import point

TEXT = "First line. The shelter shall be mended. Last line."


def example(number: int, *, kind: str = "topic", nearest: float = 0.8, gains: tuple[int, ...] = (0, 3, 0)) -> Example:
    """Of three candidates the second has the best window; the others have the words."""
    candidates = tuple(Candidate(point(n, f"Passage {n}."), 0.5, 0.5, 1.0) for n in range(3))
    table = np.zeros((3, len(CANDIDATE_FEATURES)))
    table[:, CANDIDATE_FEATURES.index("window")] = [0.3, 0.7, 0.2 + number / 1000]
    table[:, CANDIDATE_FEATURES.index("words")] = [0.2, 0.1, 0.2]
    question = np.zeros(len(QUESTION_FEATURES))
    question[QUESTION_FEATURES.index("nearest")] = nearest + number / 1000
    asked = Labelled(id=f"{kind}{number}", query="shelter", type=kind, relevant=[])
    return Example(asked, Weighed(candidates, table, question), gains, body=f"Body {number % 7}")


ANSWERED = [example(number) for number in range(40)]
NONSENSE = [example(number, kind="nonsense", nearest=0.2, gains=(0, 0, 0)) for number in range(20)]


def test_weights_put_what_answers_first_and_refuse_what_nothing_answers() -> None:
    weights = fit(ANSWERED, [*ANSWERED, *NONSENSE])
    assert all(rank(one.weighed, weights)[0].point.page == 1 for one in ANSWERED)
    assert {match_of(one.weighed, weights) for one in NONSENSE} == {"none"}


def test_the_cut_offs_keep_their_shares() -> None:
    weights = fit(ANSWERED, [*ANSWERED, *NONSENSE])
    chances = [chance_of_answer(one.weighed, weights) for one in ANSWERED]
    assert np.mean([chance >= weights.nearest_from for chance in chances]) >= NEAREST_KEEPS
    assert np.mean([chance >= weights.close_from for chance in chances]) >= CLOSE_KEEPS


def test_all_questions_of_a_body_are_in_one_fold() -> None:
    assert len({(one.body, one.fold) for one in ANSWERED}) == 7


def test_a_question_whose_answers_are_left_out_is_not_answered() -> None:
    assert ANSWERED[0].is_answered
    emptied = Example(ANSWERED[0].question, ANSWERED[0].weighed, (0, 0, 0), "", emptied=True)
    assert not emptied.is_answered


def test_a_placed_answer_has_its_words_from_the_paper() -> None:
    start = TEXT.index("The shelter")
    question = PlacedQuestion(
        id="x1",
        query="bus stop",
        type="topic",
        relevant=(PlacedAnswer(document="sha256:1", page=2, start=start, end=start + 28, grade=2),),
    )
    found = labelled(question, {"sha256:1": Paper("a.pdf", TEXT, ())})
    assert found
    assert [(label.paper, label.page, label.quote) for label in found.relevant] == [
        ("a.pdf", 2, "The shelter shall be mended.")
    ]
    assert labelled(question, {}) is None


def test_our_own_questions_are_sound() -> None:
    questions = placed_questions()
    assert len({question.id for question in questions}) == len(questions)
    for question in questions:
        assert bool(question.relevant) is (question.type not in UNANSWERABLE), question.id
        assert all(answer.start < answer.end for answer in question.relevant), question.id


@pytest.mark.parametrize("kind", UNANSWERABLE)
def test_our_own_questions_have_many_without_an_answer(kind: str) -> None:
    assert sum(question.type == kind for question in placed_questions()) >= 60
