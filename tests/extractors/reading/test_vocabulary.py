import subprocess
import sys

import pytest

from extractors.reading import vocabulary

COUNCIL_WORDS = (
    "councillor programme organisation minuted scrutiny safeguarding behaviour neighbourhood byelaw precept virement "
    "ofsted whilst cllr wellbeing outturn signposting councillor's"
)


@pytest.mark.parametrize("word", COUNCIL_WORDS.split())
def test_words_of_councils_and_british_spellings_are_known(word: str) -> None:
    assert vocabulary.known(word)


@pytest.mark.parametrize("word", ["compeccon", "ofce", "mee8ng", "thecouncil", "b", "fi", "qzx"])
def test_what_is_no_word_is_not_known(word: str) -> None:
    assert not vocabulary.known(word)


def test_common_words_cost_less() -> None:
    costs = vocabulary.costs()
    assert costs["the"] < costs["council"] < costs["skatepark"]


def test_the_list_is_not_loaded_before_it_is_needed_and_its_package_never() -> None:
    code = (
        "import sys; from extractors.reading import vocabulary as v;"
        "assert v.words.cache_info().currsize == 0; assert v.known('minutes');"
        "assert 'symspellpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
