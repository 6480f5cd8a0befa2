from datetime import date
from typing import get_args

import pytest

from service.index.port import EVERYTHING, Filter
from service.search.understanding import Bodies, Vocabulary, understand
from service.search.understanding.understood import Interpretation, InterpretationKind
from tests.service.search.understanding.made_vocabulary import vocabulary

WORDS = vocabulary("lease village hall council refuse collection repairs bridge minutes libraries library")
BODIES = Bodies(["Ashcombe Council"])


def test_a_plain_question_is_its_words() -> None:
    understood = understand("the repairs of the bridge", WORDS, BODIES)
    assert understood.text == "the repairs of the bridge"
    assert dict(understood.words) == {"repair": 1.0, "bridg": 1.0}
    assert (understood.expansions, understood.variants, understood.interpretations) == ({}, (), ())
    assert understood.named == EVERYTHING


def test_everything_is_understood_at_once() -> None:
    understood = understand(
        '"village hall" leese by the HWB -parking in Ashcombe since 2018', WORDS, BODIES, today=date(2026, 5, 20)
    )
    assert understood.text == "village hall lease by the HWB in Ashcombe since 2018"
    assert (understood.phrases, understood.without) == (("village hall",), ("parking",))
    assert {"leas", "ashcomb", "2018", "hwb"} <= set(understood.words), "what is named stays a word"
    assert set(understood.expansions) == {"health", "wellb", "board"}
    assert understood.variants == ("village hall lease by the Health and Wellbeing Board in Ashcombe since 2018",)
    assert understood.named == Filter(bodies=("Ashcombe Council",), date_from=date(2018, 1, 1))
    assert dict(understood.corrected) == {"leese": "lease"}
    assert understood.interpretations == (
        Interpretation("spelling", "leese", "lease", ("lease",)),
        Interpretation("abbreviation", "HWB", "Health and Wellbeing Board", ("Health and Wellbeing Board",)),
        Interpretation("body", "Ashcombe", "Ashcombe Council", ("Ashcombe Council",)),
        Interpretation("date", "since 2018", "from 1 January 2018"),
    )


EACH_KIND = "leese HWB bin day ashcombe 2018"


def test_each_kind_of_step_is_taken() -> None:
    found = understand(EACH_KIND, WORDS, BODIES).interpretations
    assert {each.kind for each in found} == set(get_args(InterpretationKind))


@pytest.mark.parametrize("kind", get_args(InterpretationKind))
def test_a_kind_of_step_can_be_left_out(kind: InterpretationKind) -> None:
    found = understand(EACH_KIND, WORDS, BODIES, leave_out=[kind]).interpretations
    assert {each.kind for each in found} == {*get_args(InterpretationKind)} - {kind}


def test_what_is_left_out_leaves_no_trace() -> None:
    understood = understand(EACH_KIND, WORDS, BODIES, leave_out=get_args(InterpretationKind))
    assert understood.text == EACH_KIND
    assert (understood.expansions, understood.variants, understood.named) == ({}, (), EVERYTHING)
    assert understood.corrected == {}


def test_rare_words_are_told_from_common_ones() -> None:
    words = vocabulary("bridge lamp council", council=200, lamp=1)
    rarity = understand("bridges lamp council of Nowhere 2018", words, BODIES).rarity
    assert rarity["council"] == 0
    assert 0 < rarity["bridg"] < rarity["lamp"] < rarity["nowher"] == 1
    assert "2018" not in rarity, "numbers are not counted"


def test_a_phrase_is_not_corrected() -> None:
    assert understand('"leese"', WORDS, BODIES).text == "leese"


def test_lay_terms_within_a_name_stand_for_nothing() -> None:
    named = understand("Ferrisby library board", vocabulary("loans", libraries=2), Bodies(["Ferrisby Library Board"]))
    assert [each.kind for each in named.interpretations] == ["body"]


def test_variants_write_out_the_first_and_then_the_second_term() -> None:
    words = vocabulary("refuse collection household waste")
    assert understand("bin day", words, BODIES).variants == ("refuse collection", "waste collection")


def test_a_second_likely_word_is_searched_too() -> None:
    words = vocabulary("spending speeding", spending=90, speeding=20)
    understood = understand("speding", words, BODIES)
    assert (understood.text, understood.variants) == ("spending", ("speeding",))
    assert "speed" in understood.expansions


@pytest.mark.parametrize("text", ["", "   ", "-", '""', "…", "the", "-parking"])
def test_a_question_may_say_nothing(text: str) -> None:
    assert understand(text, Vocabulary(), Bodies()).words == {}
