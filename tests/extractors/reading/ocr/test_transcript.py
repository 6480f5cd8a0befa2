import numpy as np
import pytest
from numpy.typing import NDArray

from extractors.reading.ocr.repairs import repaired
from extractors.reading.ocr.transcript import STEP, transcript_of

ALPHABET = ["", *"8abPudt2Council.-ersé中", " "]
BLANK = "_"


def chances(steps: str, *, sure: float = 0.9) -> NDArray[np.float32]:
    """One letter a step, `_` where the model sees nothing."""
    told = np.full((len(steps), len(ALPHABET)), 0.001, np.float32)
    for step, letter in enumerate(steps):
        told[step, 0 if letter == BLANK else ALPHABET.index(letter)] = sure
    return told


def inked(steps: str, *, paper_at: tuple[int, ...] = ()) -> NDArray[np.bool_]:
    columns = np.ones(len(steps) * STEP, np.bool_)
    for step in paper_at:
        columns[step * STEP : (step + 1) * STEP] = False
    return columns


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ("aab", ["ab"]),  # repeats count once
        ("a_a", ["aa"]),  # unless nothing stands between them
        ("ab ba", ["ab", "ba"]),
        ("ab 中", ["ab"]),  # a seal
        ("_a_ _b_", ["a", "b"]),
        ("___", []),
        ("", []),
    ],
)
def test_steps_are_joined_to_words(steps: str, words: list[str]) -> None:
    read = transcript_of(chances(steps), ALPHABET, inked(steps))
    assert [word.text for word in read.words] == words


@pytest.mark.parametrize(
    ("steps", "paper_at", "words"),
    [
        ("8._Purcts", (2,), ["8.", "Purcts"]),
        ("8.Purcts", (), ["8.Purcts"]),  # the next letter follows at once
        ("Counci_l_2", (8,), ["Council", "2"]),
        ("Counci_l_2", (), ["Council2"]),
        ("a_-", (1,), ["a", "-"]),
        ("a_-b", (1,), ["a-b"]),  # a dash within a word
        ("a_b", (1,), ["ab"]),  # letters are parted by the model alone
    ],
)
def test_spaces_that_the_model_missed_are_seen_in_the_ink(
    steps: str, paper_at: tuple[int, ...], words: list[str]
) -> None:
    read = transcript_of(chances(steps), ALPHABET, inked(steps, paper_at=paper_at))
    assert [word.text for word in read.words] == words


def test_words_know_their_place_and_confidence() -> None:
    steps = "aba___ bab"
    told = chances(steps)
    told[7:, :] *= 0.5
    read = transcript_of(told, ALPHABET, inked(steps))
    first, second = read.words
    assert 0 <= first.start < first.end < second.start < second.end <= 1
    assert first.end == pytest.approx(0.3, abs=0.05)
    assert second.start == pytest.approx(0.7, abs=0.05)
    assert first.confidence == pytest.approx(0.9)
    assert second.confidence == pytest.approx(0.45)


@pytest.mark.parametrize(("sure", "word"), [(0.99, "Coué"), (0.7, "Coue")])
def test_accents_that_the_model_is_not_sure_of_are_specks(sure: float, word: str) -> None:
    read = transcript_of(chances("Coué", sure=sure), ALPHABET, inked("Coué"))
    assert [each.text for each in read.words] == [word]


def test_padding_is_not_read() -> None:
    steps = "ab" + "u" * 4
    read = transcript_of(chances(steps), ALPHABET, inked("ab"))
    assert [word.text for word in read.words] == ["ab"]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("APPRoVED", "APPROVED"),
        ("REsoLvED", "RESOLVED"),
        ("ACTioN:", "ACTION:"),
        ("Vw", "VW"),
        ("Mx", "Mx"),
        ("ClIr", "Cllr"),
        ("ltem", "Item"),
        ("一", "—"),
        ("PCSOs", "PCSOs"),
        ("McKINSEY", "McKINSEY"),
        ("FoI", "FoI"),
        ("TfGM", "TfGM"),
        ("Llan", "Llan"),
        ("level", "level"),
    ],
)
def test_known_mistakes_are_put_right_and_nothing_else(read: str, printed: str) -> None:
    assert repaired(read) == printed
