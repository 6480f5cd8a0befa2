import pytest

from extractors.reading.soundness.spacing import joined, letter_spaced, parted, run_on
from tests.extractors.reading.soundness.made import MINUTES, letter_by_letter, run_together, set_in_lines, texts

PARTED = [
    ("thecouncilagreed", ["the", "council", "agreed"]),
    ("TheCouncilAgreed", ["The", "Council", "Agreed"]),
    ("membersnotedthereport,andthebudget", ["members", "noted", "the", "report,", "and", "the", "budget"]),
    ("thereport(attached)wasnoted", ["the", "report", "(attached)", "was", "noted"]),
    ("recommendations", ["recommendations"]),
    ("internationalisation", ["internationalisation"]),
    ("Llanfairpwllgwyngyll", ["Llanfairpwllgwyngyll"]),
]


@pytest.mark.parametrize(("run", "words"), PARTED)
def test_run_on_words_are_parted_where_the_parts_are_words(run: str, words: list[str]) -> None:
    assert texts(parted(set_in_lines(run))) == words


def test_parts_share_the_width_of_the_run_by_their_letters() -> None:
    first, second = parted(set_in_lines("illicitmammoth"))
    assert first.box[0] == 72
    assert first.box[2] == second.box[0]
    assert first.box[2] - first.box[0] < second.box[2] - second.box[0]


def test_only_pages_with_many_run_on_words_lack_spaces() -> None:
    assert run_on(" ".join(texts(run_together(set_in_lines(MINUTES)))))
    assert not run_on(MINUTES)
    assert not run_on(MINUTES + " ashcombeminutesnovember budgetreportfinalversion")


def test_a_heading_spelled_letter_by_letter_is_joined() -> None:
    page = set_in_lines("The") + letter_by_letter(set_in_lines("\nMINUTES")) + set_in_lines("\n\nof")
    assert letter_spaced(" ".join(texts(page)))
    assert texts(joined(page)) == ["The", "MINUTES", "of"]


def test_words_of_a_spelled_line_are_parted_at_its_wide_gaps() -> None:
    assert texts(joined(letter_by_letter(set_in_lines("ANNUAL GENERAL MEETING")))) == ["ANNUAL", "GENERAL", "MEETING"]


@pytest.mark.parametrize("text", ["Y N Y N Y N", "A B C D E F", "x y z w", "J B M T R S"])
def test_letters_that_spell_no_word_stay(text: str) -> None:
    page = set_in_lines(MINUTES + text)
    assert texts(joined(page)) == texts(page)


def test_letters_set_one_back_over_another_are_a_word_whose_box_holds_them_all() -> None:
    letters = letter_by_letter(set_in_lines("minutes"))
    back = [
        letter._replace(box=(72 - 3 * at, letter.box[1] + at % 2, 76 - 3 * at, letter.box[3] + at % 2))
        for at, letter in enumerate(letters)
    ]
    (word,) = joined(back)
    assert word.text == "minutes"
    assert word.box == (72 - 3 * 6, 100, 76, 112)
