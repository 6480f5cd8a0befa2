import pytest

from extractors.reading.characters import UNKNOWN
from extractors.reading.soundness.ligatures import restored
from tests.extractors.reading.soundness.made import MINUTES, set_in_lines, texts

EVIDENCE = "mee8ng posi8on ac8vity Ma>ers le>er be>er A]er"
"""Words that tell what 8, > and ] stand for."""

CASES = [
    ("mee8ng", "meeting"),
    ("(mee8ng),", "(meeting),"),
    ("a>en8on", "attention"),
    ("8me", "time"),
    ("dra]", "draft"),
    ("Lowcro]", "Lowcroft"),
    ("2nd", "2nd"),
    ("8th", "8th"),
    ("A8", "A8"),
    ("18/25", "18/25"),
    ("Quarmby", "Quarmby"),
]


@pytest.mark.parametrize(("broken", "whole"), CASES)
def test_signs_are_read_as_the_ligatures_that_the_page_tells(broken: str, whole: str) -> None:
    assert texts(restored(set_in_lines(f"{EVIDENCE} {broken}")))[-1] == whole


def test_a_bracket_that_closes_one_stays() -> None:
    assert texts(restored(set_in_lines(f"{EVIDENCE} [see the le]")))[-1] == "le]"


def test_bold_text_has_its_own_ligatures() -> None:
    page = set_in_lines("mee8ng posi8on") + set_in_lines("mee7ng posi7on", bold=True)
    assert texts(restored(page)) == ["meeting", "position", "meeting", "position"]


def test_letters_for_ligatures_are_read_where_two_words_agree() -> None:
    page = set_in_lines("meecng competicon suggescons committee Ma>ers")
    assert texts(restored(page)) == ["meeting", "competition", "suggestions", "committee", "Matters"]


def test_an_unknown_letter_with_two_readings_stays() -> None:
    page = set_in_lines(f"o{UNKNOWN}er o{UNKNOWN}ce bene{UNKNOWN}t")
    assert texts(restored(page)) == [f"o{UNKNOWN}er", "office", "benefit"]


def test_ligatures_lost_without_a_trace_are_put_back_on_a_page_that_has_none() -> None:
    lost = MINUTES
    for ligature in ("ffi", "ff", "fi", "fl"):
        lost = lost.replace(ligature, "")
    mended = texts(restored(set_in_lines(lost)))
    for word in ("officer", "financial", "first", "office", "flooding"):
        assert word in mended


def test_sound_words_and_names_are_left_alone() -> None:
    page = set_in_lines(MINUTES + "Cllr Threlkeld and Mr Calon of Soules met Zosia Nowak")
    assert restored(page) == page
