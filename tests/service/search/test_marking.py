import pytest

from service.index.keywords import stem_set
from service.search.marking import Sought, marks_in, sought_by
from service.search.understanding.understood import Interpretation, Understood


def marked(text: str, sought: Sought) -> list[str]:
    return [text[start:end] for start, end in marks_in(text, sought)]


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        (
            "The Bridges were closed; one bridge's deck is rotten.",
            "closing a bridge",
            ["Bridges", "closed", "bridge's"],
        ),
        ("Nothing of the kind.", "bridges", []),
        ("The clerk is here.", "what is the", []),
        ("Paid 1,200 in March 2026", "march 2026", ["March", "2026"]),
        ("", "bridge", []),
    ],
)
def test_words_of_the_question_are_marked_in_all_their_forms(text: str, question: str, expected: list[str]) -> None:
    assert marked(text, Sought(stem_set(question))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lamp and Lantern Fund was spent.", ["Lamp and Lantern Fund"]),
        ("A fund for the lantern.", []),
        ("The lamp. The Lamp & Lantern fund.", ["Lamp & Lantern fund"]),
    ],
)
def test_a_term_is_marked_where_it_stands_whole(text: str, expected: list[str]) -> None:
    assert marked(text, Sought(runs=frozenset({("lamp", "lantern", "fund")}))) == expected


def test_a_word_within_a_phrase_is_marked_once() -> None:
    sought = Sought(frozenset({"hall", "villag"}), frozenset({("villag", "hall")}))
    assert marked("The village hall and another hall.", sought) == ["village hall", "hall"]


def test_what_stands_for_words_is_sought_but_names_and_days_only_as_typed() -> None:
    question = Understood(
        text="LLF Ashcombe",
        words={"llf": 1.0, "ashcomb": 1.0},
        phrases=("of the bridge",),
        interpretations=(
            Interpretation("abbreviation", "LLF", "Lamp and Lantern Fund", ("Lamp and Lantern Fund",)),
            Interpretation("body", "Ashcombe", "Ashcombe Council", ("Ashcombe Council",)),
        ),
    )
    assert sought_by(question) == Sought(
        frozenset({"llf", "ashcomb"}), frozenset({("lamp", "lantern", "fund"), ("bridg",)})
    )
