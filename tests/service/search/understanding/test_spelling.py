import pytest

from service.search.understanding.spelling import corrections, usual_spellings
from service.search.understanding.typed_words import words_in
from service.search.understanding.vocabulary import Vocabulary
from tests.service.search.understanding.made_vocabulary import vocabulary

WORDS = vocabulary(
    """safeguarding committee libraries library accommodation environment budget grant playground cemetery highways
    children services parking car spending speeding ashcombe performance minutes corp flooring""",
    spending=90,
    speeding=20,
    ferrisby=1,
    committe=1,
    comite=1,
    car=30,
    parking=30,
)


def corrected(text: str, words: Vocabulary = WORDS) -> str:
    found = corrections(text, words_in(text), words, lambda word: word == "hwrc")
    for each in reversed(found):
        text = text[: each.start] + each.meant + text[each.end :]
    return text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("safegarding", "safeguarding"),
        ("Safegarding budgte", "safeguarding budget"),
        ("accomodaiton", "accommodation"),
        ("enviroment", "environment"),
        ("comitee", "committee"),
        ("cemetary", "cemetery"),
        ("hihgways", "highways"),
        ("saf eguarding", "safeguarding"),
        ("play ground", "play ground"),
        ("carparking", "car parking"),
        ("ferisby", "ferrisby"),
        ("Ferisby", "ferrisby"),
        ("waht grnat", "what grant"),
        ("LIBARIES", "libraries"),
    ],
)
def test_errors_are_corrected(typed: str, meant: str) -> None:
    assert corrected(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "childrens services",  # another inflection
        "fluoride",  # English, in no paper
        "hwrc",  # a term of the field
        "florping wibble zorp",  # nonsense stays nonsense
        "A466 0300 2024-39",
        "McBudgte",  # a name, and no common word
        "GRNAT",  # an abbreviation
        "ab cd",
    ],
)
def test_what_is_right_or_means_nothing_stays(typed: str) -> None:
    assert corrected(typed) == typed


def test_the_commoner_of_two_words_is_meant_and_the_other_told() -> None:
    (found,) = corrections("speding", words_in("speding"), WORDS, lambda _: False)
    assert (found.meant, found.perhaps) == ("spending", "speeding")


def test_a_common_word_that_no_paper_holds_is_meant_where_none_of_theirs_is() -> None:
    assert corrected("bycicle stand") == "bicycle stand"
    assert corrected("Bycicle Stand") == "Bycicle Stand", "this may be a name"


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("committe", ("committee",)),  # in a paper, but hardly in any
        ("Committe", ()),  # a name?
        ("committees", ()),  # another inflection
        ("cumittee", ()),  # in no paper: corrected or nonsense
        ("fowling", ("fouling",)),  # English, but nobody means it
        ("casting", ()),  # usual enough to be meant
        ("wether", ("whether", "weather")),  # one as likely as the other
    ],
)
def test_a_rare_word_may_be_an_error_that_is_right_by_itself(typed: str, usual: tuple[str, ...]) -> None:
    words = vocabulary("committee fouling costing weather whether", papers=20, committe=1)
    assert sorted(usual_spellings(words_in(typed)[0], words)) == sorted(usual)
