import pytest

from service.search.understanding.standing_for import StandIn, abbreviations_in, lay_terms_in
from service.search.understanding.term_lists import abbreviations, lay_terms
from service.search.understanding.typed_words import words_in
from service.search.understanding.vocabulary import Vocabulary
from tests.service.search.understanding.made_vocabulary import vocabulary

NOTHING = Vocabulary()


def short_forms(text: str, words: Vocabulary = NOTHING) -> list[StandIn]:
    return abbreviations_in(text, words_in(text), words)


def test_each_abbreviation_is_read_in_its_example() -> None:
    unread = [entry.short for entry in abbreviations() if not set(entry.long) & _written_out(entry.example)]
    assert unread == []


def _written_out(text: str) -> set[str]:
    return {term for found in short_forms(text) if not found.is_short_form for term in found.terms}


def test_no_abbreviation_and_no_lay_term_is_listed_twice() -> None:
    shorts = [entry.short for entry in abbreviations()]
    lays = [lay.casefold() for entry in lay_terms() for lay in entry.lay]
    assert len(shorts) == len(set(shorts))
    assert len(lays) == len(set(lays))


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("who chairs the HWB", ["Health and Wellbeing Board"]),
        ("who chairs the hwb", ["Health and Wellbeing Board"]),
        ("SEND transport", ["Special Educational Needs and Disabilities"]),
        ("send transport", []),
        ("A&E waits", ["Accident and Emergency"]),
        ("a visit and an e", []),
    ],
)
def test_short_forms_are_written_out(text: str, long: list[str]) -> None:
    assert [term for found in short_forms(text) for term in found.terms] == long


def test_of_several_long_forms_those_that_papers_hold_are_meant() -> None:
    both = short_forms("the GPC")[0]
    one = short_forms("the GPC", vocabulary("general power competence"))[0]
    assert set(both.terms) > {"General Power of Competence"}
    assert one.terms == ("General Power of Competence",)
    assert one.weight > both.weight


def test_long_forms_are_abbreviated_as_words_only() -> None:
    (found,) = short_forms("plan of the better care fund")
    assert (found.typed, found.terms, found.is_short_form) == ("better care fund", ("BCF",), True)


def test_long_forms_whose_abbreviation_is_a_word_are_not() -> None:
    assert short_forms("rents of the parish council") == [], "PC is a computer, too"


def lay(text: str, words: Vocabulary) -> list[StandIn]:
    return lay_terms_in(text, words_in(text), words)


def test_lay_terms_stand_for_what_papers_print() -> None:
    (found,) = lay("when is bin day", vocabulary("refuse collection"))
    assert (found.typed, found.terms) == ("bin day", ("refuse collection",))


def test_printed_terms_that_no_paper_holds_are_left_out() -> None:
    assert lay("when is bin day", vocabulary("bridge")) == []


def test_a_lay_term_that_papers_hold_weighs_less() -> None:
    unknown = lay("dustbins", vocabulary("refuse collection council", council=100))[0]
    known = lay("dustbins", vocabulary("refuse collection council dustbins", council=100))[0]
    assert unknown.weight > known.weight


def test_a_single_word_that_many_papers_print_is_no_lay_term() -> None:
    assert lay("dustbins", vocabulary("refuse collection dustbins")) == []


def test_another_word_of_one_stem_is_no_lay_term() -> None:
    words = vocabulary("nightlife economy night time economy licensed premises", council=100)
    assert lay("clubbing", words)
    assert not lay("club", words)


def test_lay_terms_of_stop_words_are_the_whole_question_or_none() -> None:
    words = vocabulary("attendance council", council=100)
    assert lay("who was there", words)
    assert not lay("who was there when the bridge fell", words)
