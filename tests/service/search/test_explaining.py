from dataclasses import replace
from datetime import date

import pytest

from service.index.port import EVERYTHING, Filter
from service.search.explaining import MEANT_FROM, reasons_of, shows_words_of
from service.search.retrieval import Candidate
from service.search.understanding.understood import Interpretation, Understood
from tests.service.search.made_index import BRIDGE, CHASE

QUESTION = Understood("closing Pell Lane bridge", {"close": 1.0, "pell": 1.0, "lane": 1.0, "bridg": 1.0})


def told(
    question: Understood, within: Filter = EVERYTHING, *, cosine: float = 0.1, **changes: object
) -> list[tuple[str, str]]:
    point = replace(BRIDGE, **changes)  # type: ignore[arg-type]
    return [(one.kind, one.detail) for one in reasons_of(Candidate(point, cosine, cosine, 1.0), question, within)]


def test_words_are_told_as_typed_where_they_matter_most() -> None:
    assert told(QUESTION, headings=("Bridges",), title="Lanes and bridges") == [
        ("words", "“closing”, “Pell” and “Lane” in the text"),
        ("words", "“bridge” in the heading"),
    ]


def test_meaning_is_told_where_it_is_close_or_nothing_else_is() -> None:
    assert ("meaning", "close in meaning") in told(QUESTION, cosine=MEANT_FROM)
    assert told(Understood("spanning", {"span": 1.0})) == [("meaning", "a little near in meaning")]


def test_a_term_is_told_with_what_it_stands_for() -> None:
    step = Interpretation("abbreviation", "PLF", "Pell Lane Footway, Pell Lane Ford", ("Pell Lane Ford", "Pell Lane"))
    question = Understood("PLF", {"plf": 1.0}, interpretations=(step,))
    assert told(question) == [("words", "“Pell Lane” for “PLF”")]


def test_a_correction_is_told_as_a_word_alone() -> None:
    step = Interpretation("spelling", "plamks", "planks", ("planks",))
    question = Understood("planks", {"plank": 1.0}, corrected={"plamks": "planks"}, interpretations=(step,))
    assert told(question) == [("words", "“planks” in the text")]


def test_what_is_named_in_the_question_is_told_where_the_answer_is_of_it() -> None:
    march = Filter(bodies=("ASHCOMBE COUNCIL",), date_from=date(2026, 3, 1), date_to=date(2026, 3, 31))
    question = replace(QUESTION, named=march)
    assert told(question)[-2:] == [
        ("named", "of Ashcombe Council, as named in the question"),
        ("named", "of 2 March 2026, as named in the question"),
    ]
    assert not [one for one in told(question, body="Ashcombe and Vale", date="2026-04-01") if one[0] == "named"]


def test_filters_are_told_by_what_the_answer_has_of_them() -> None:
    within = Filter(kinds=("action", "target"), people=("orla  fenn",), overdue_on=date(2026, 4, 1))
    point = replace(CHASE, people=("Orla Fenn", "A Thorne"), due_date="2026-03-09")
    reasons = reasons_of(Candidate(point, 0.0, 0.0, 1.0), QUESTION, within)
    assert [one.detail for one in reasons if one.kind == "filter"] == [
        "kind action",
        "person Orla Fenn",
        "overdue since 9 March 2026",
    ]


def test_words_of_what_is_named_are_not_told_twice() -> None:
    steps = (Interpretation("body", "Ashcombe", "Ashcombe Council", ("Ashcombe Council",)),)
    question = replace(QUESTION, text="Ashcombe bridge", words={"ashcomb": 1.0, "bridg": 1.0}, interpretations=steps)
    named = replace(question, named=Filter(bodies=("Ashcombe Council",)))
    text = "The bridge of Ashcombe."
    assert told(named, text=text) == [
        ("words", "“bridge” in the text"),
        ("named", "of Ashcombe Council, as named in the question"),
    ]
    assert told(named, text=text, body="Vale")[0] == ("words", "“Ashcombe” and “bridge” in the text")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The bridge is closed.", True),
        ("Lanes and lamps.", False),
        ("Pell Lane Ford was closed.", True),
        ("The span is shut.", False),
    ],
)
def test_a_text_shows_by_its_words_why_it_answers(text: str, shown: bool) -> None:
    steps = (
        Interpretation("abbreviation", "PLF", "Pell Lane Ford", ("Pell Lane Ford",)),
        Interpretation("date", "March 2026", "1 March 2026 to 31 March 2026"),
    )
    words = dict.fromkeys(("close", "bridg", "plf", "march", "2026"), 1.0)
    question = Understood("closing PLF bridge March 2026", words, interpretations=steps)
    assert shows_words_of(question, text) is shown
