"""What a recognition model says of a line: the best character of each step, joined to words.

The model slides along the line and tells at each step how likely each character is (connectionist temporal
classification, Graves et al. 2006). Repeats of a character count once unless "nothing here" stands between them.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.reading.ocr.repairs import repaired

STEP = 8  # pixel columns to a step of the model
_NOTHING = 0  # the class of "nothing here"
_ACCENTED = 0.95  # printed accents are read with 0.99, specks above a letter with 0.6 to 0.9
_IDEOGRAPHS = "\u2e80"  # the first of the signs of East Asia, which the model sees in pictures and seals
_CLOSING = frozenset(".:;)]")
_DASHES = frozenset("-–—")
_SPACE = 7  # pixel columns of paper, of a line 48 high: a space has 8 or more, letters and marks stand 5 apart at most


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word with the part of the line's width that it takes (0 to 1) and the mean confidence of its characters."""

    text: str
    start: float
    end: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of a line; `confidence` is the mean over all characters, 0 where there are none."""

    words: tuple[ReadWord, ...]
    confidence: float


def transcript_of(chances: NDArray[np.float32], alphabet: Sequence[str], inked: NDArray[np.bool_]) -> Transcript:
    """Read the chances (steps, classes) of a line of which the pixel columns `inked` hold ink.

    The model is shown the line with padding behind it, `STEP` columns a step.
    """
    steps = len(inked) / STEP
    best = chances.argmax(axis=1)
    starts = np.flatnonzero((best != _NOTHING) & np.concatenate(([True], best[1:] != best[:-1])))
    starts = starts[starts < steps]
    sure = chances[starts, best[starts]]
    letters = [_without_specks(alphabet[best[at]], float(chances[at, best[at]])) for at in starts]
    words: list[ReadWord] = []
    run: list[int] = []
    for index, letter in enumerate(letters):
        if run and (letter.isspace() or _parted(letters, starts, index, inked)):
            words += _word(letters, starts, sure, run, steps)
            run = []
        if not letter.isspace():
            run.append(index)
    words += _word(letters, starts, sure, run, steps)
    return Transcript(tuple(words), float(sure.mean()) if len(sure) else 0.0)


def _without_specks(character: str, sure: float) -> str:
    """The character without its accent where the model is not sure of it: "Ovèrsight" under a speck of dust."""
    base = unicodedata.normalize("NFD", character)[:1]
    return base if sure < _ACCENTED and base.isascii() and base.isalpha() else character


def _parted(letters: Sequence[str], at: NDArray[np.intp], index: int, inked: NDArray[np.bool_]) -> bool:
    """Whether a space that the model did not see stands before a character: "8.Purchase", "Council2", "FL- Doctor"."""
    before, after = letters[index - 1], letters[index]
    ends = index + 1 == len(letters) or letters[index + 1].isspace()
    likely = (
        (before in _CLOSING and after.isupper())
        or (before.isalpha() and after.isdigit())
        or (before.isalnum() and after in _DASHES and ends)
    )
    if not likely:
        return False
    between = inked[round((at[index - 1] + 0.5) * STEP) : round((at[index] + 0.5) * STEP)]
    paper = np.diff(np.flatnonzero(np.concatenate(([True], between, [True]))))
    return int(paper.max()) - 1 >= _SPACE


def _word(
    letters: list[str], at: NDArray[np.intp], sure: NDArray[np.float32], run: list[int], steps: float
) -> list[ReadWord]:
    """The word of the characters `run`, each taken to stand about its step; none where they are no Latin script."""
    text = repaired(unicodedata.normalize("NFKC", "".join(letters[i] for i in run)))
    if not text or max(text) >= _IDEOGRAPHS:
        return []
    first, last = float(at[run[0]]), float(at[run[-1]])
    half = (last - first) / (len(run) - 1) / 2 if len(run) > 1 else 1.0
    start, end = max(first + 0.5 - half, 0.0), min(last + 0.5 + half, steps)
    return [ReadWord(text, start / steps, max(end, start) / steps, float(sure[run].mean()))]
