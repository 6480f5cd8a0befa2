from extractors.reading.soundness.doubles import twins, without_twins
from tests.extractors.reading.soundness.made import MINUTES, printed_twice, set_in_lines, texts


def test_the_shadow_of_words_goes() -> None:
    page = set_in_lines("Annual report of the council")
    assert twins(printed_twice(page)) > 0
    assert texts(without_twins(printed_twice(page))) == ["Annual", "report", "of", "the", "council"]


def test_a_word_that_stands_again_elsewhere_stays() -> None:
    page = set_in_lines(MINUTES) + set_in_lines("noted noted\nnoted noted", size=9)
    assert without_twins(page) == page
    assert twins(set_in_lines(MINUTES)) == 0


def test_of_a_hidden_and_a_printed_word_the_printed_one_stays() -> None:
    printed = set_in_lines("Minutes")
    hidden = [piece._replace(hidden=True) for piece in printed]
    assert without_twins([*hidden, *printed]) == printed
