import random
from dataclasses import replace

import pytest
from rapidfuzz.distance import OSA

from service.index.keywords import stem
from service.index.port import Point
from service.search.understanding.vocabulary import KnownWord, Vocabulary, vocabulary_of, words_kept, words_of
from tests.service.search.made_index import point
from tests.service.search.understanding.made_vocabulary import vocabulary


def test_words_are_kept_folded_without_numbers_stop_words_and_run_on_text() -> None:
    kept = words_kept(["The Café’s lease of 2019, a A466 and the " + "x" * 40])
    assert kept == {"cafe", "lease", "a466"}


def test_the_words_of_a_point_are_those_of_its_paper_too() -> None:
    made: Point = replace(
        point(1, "Resolved"), title="Minutes", body="Ashcombe Council", headings=("Bridges",), details="Clerk"
    )
    assert words_of([made]) == {"resolved", "minutes", "ashcombe", "council", "bridges", "clerk"}


def test_a_word_is_counted_once_for_each_paper() -> None:
    made = vocabulary_of([[point(1, "bridge bridge"), point(2, "bridge")], [point(3, "bridge lamp")]])
    assert (made.papers("bridge"), made.papers("lamp"), made.papers("tower")) == (2, 1, 0)


def test_a_word_is_held_in_any_inflection() -> None:
    made = vocabulary("repairing")
    assert made.holds("repairs")
    assert not made.holds("reply")


def test_near_words_are_those_that_the_distance_says() -> None:
    """The letters in common rule out no word that is near."""
    chance = random.Random(5)
    words = sorted({"".join(chance.choices("abcde", k=chance.randint(3, 7))) for _ in range(3000)})
    made = vocabulary(" ".join(words))
    for asked in chance.sample(words, 50):
        near = {each.word for each in made.near(asked, within=2)}
        told = {word: OSA.distance(asked, word) for word in words}
        assert near == {word for word, far in told.items() if far <= 1 or (far == 2 and word[0] == asked[0])}


def test_letters_beyond_ascii_rule_nothing_out() -> None:
    assert [each.word for each in vocabulary("дорога").near("дорого", within=1)] == ["дорога"]


def test_swapped_letters_are_one_step() -> None:
    assert vocabulary("council").near("cuoncil", within=1)[0].distance == 1


def test_counts_change_and_words_come_and_go() -> None:
    made = vocabulary("bridge lamp")
    grown = made.with_words([KnownWord("tower", stem("tower"), 1), KnownWord("lamp", stem("lamp"), 0)])
    assert (grown.papers("tower"), grown.papers("bridge"), grown.papers("lamp")) == (1, 9, 0)
    assert [each.word for each in grown.near("towr", within=1)] == ["tower"]
    assert grown.near("lmp", within=1) == []
    assert len(made) == 2


@pytest.mark.parametrize("asked", ["bridge", "x" * 50])
def test_an_empty_vocabulary_knows_nothing(asked: str) -> None:
    assert Vocabulary().near(asked, within=2) == []
    assert not Vocabulary().holds(asked)
