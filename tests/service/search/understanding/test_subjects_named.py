from collections import Counter

import pytest

from service.index.keywords import stems_in_order
from service.search.understanding.bodies_named import Bodies
from service.search.understanding.subjects_named import subjects_named_in
from service.search.understanding.term_lists import subjects
from service.search.understanding.understanding import understand
from service.search.understanding.vocabulary import Vocabulary


def named_in(question: str) -> list[str]:
    return [" ".join(names[0]) for names in subjects_named_in(stems_in_order(question))]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("how do I renew a blue badge", ["blue badg"]),
        ("crematorium fees", ["crematorium"]),
        ("JSNA refresh", ["jsna"]),  # an abbreviation of the field
        ("the thing that restarts a heart", []),  # described, not named
    ],
)
def test_things_are_told_by_their_settled_names(question: str, named: list[str]) -> None:
    assert [name for name in named_in(question) if name in named] == named
    assert bool(named_in(question)) is bool(named)


def test_a_name_brings_all_names_of_the_thing() -> None:
    [names] = subjects_named_in(stems_in_order("disabled parking badge"))
    assert names[0] == stems_in_order("disabled parking badge")
    assert stems_in_order("blue badge") in names


def test_the_longest_name_is_taken() -> None:
    assert named_in("bouncy castle at the fete")[0] == "bounci castl"


def test_what_a_question_names_is_part_of_how_it_is_understood() -> None:
    assert understand("blue badge", Vocabulary(), Bodies()).subjects[0][0] == ("blue", "badg")


def test_each_thing_is_listed_once() -> None:
    names = Counter(stems_in_order(name) for subject in subjects() for name in dict.fromkeys(subject.names))
    assert [name for name, count in names.items() if count > 1 and len(name) > 1] == []
    assert all(stems_in_order(name) for subject in subjects() for name in subject.names)
