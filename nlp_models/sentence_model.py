"""How much a sentence sounds like a decision, an action or a target: a linear model over its marks, words and place.

The model is a logistic regression over hashed clues: what the rules marked in the sentence and in the one before it
(a verb of deciding, somebody who is to do), its words and pairs of words, how it begins and ends, and what stands above
it. The marks carry over from body to body where words do not. Names and figures are folded, so that it learns forms and
not people. Chosen by cross-validation that leaves whole bodies out; `nlp_models/README.md` has the figures.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from nlp_models.reader import TextReading

SentenceKind = Literal["decision", "action", "target"]
SENTENCE_KINDS: Final[tuple[SentenceKind, ...]] = get_args(SentenceKind)
MARKED: Final = ("decision", "action", "target", "context", "recommendation")
"""The topics whose marks are clues."""
CLUES = 1 << 15
"""Buckets that clues are hashed into: a sentence has about a hundred, the labelled papers some 60,000."""
_LONGEST = 60  # words: what a long sentence is shows in its first words
_LAST = 3  # words of the sentence before, and words at either end, that are clues of their own
_HEADING_WORDS = 6
_REMEMBERED = 65_536

# "Cllr Ash to report 3 times." -> Cllr, Ash, to, report, 0, times, .
_WORD = re.compile(r"[^\W\d_]+|\d[\d,.]*|[:;.?()–-]")


Clues = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence where it stands: `before` is the sentence before it, `heading` the nearest one above.

    `marks` and `marks_before` are the labels and rules of the spans in both, as `marks_of` gives them.
    """

    text: str
    before: str = ""
    marks: frozenset[str] = frozenset()
    marks_before: frozenset[str] = frozenset()
    heading: str = ""
    part: str = "other"
    listed: bool = False
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """Weights of `len(SENTENCE_KINDS)` rows and `CLUES` columns, and one bias a row."""

    weights: NDArray[np.float32]
    biases: NDArray[np.float32]

    def scores(self, clues: Clues) -> dict[SentenceKind, float]:
        """The log odds that a sentence with these clues states a fact of each kind."""
        sums = self.weights[:, clues].sum(axis=1) + self.biases
        return dict(zip(SENTENCE_KINDS, sums.tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write the weights, halved in precision, without any time stamp: the same weights give the same bytes."""
        rows = np.hstack([self.weights, self.biases[:, None]]).astype(np.float16)
        path.write_bytes(zlib.compress(rows.tobytes(), 9))


def load_sentence_model(path: Path) -> SentenceModel:
    """The model in a file that `SentenceModel.save` wrote. Raises ValueError where the file holds another shape."""
    rows = np.frombuffer(zlib.decompress(path.read_bytes()), dtype=np.float16)
    if rows.size != len(SENTENCE_KINDS) * (CLUES + 1):
        raise ValueError(f"{path} holds {rows.size} weights, not those of this version: train it anew (make train)")
    table = rows.reshape(len(SENTENCE_KINDS), CLUES + 1).astype(np.float32)
    return SentenceModel(table[:, :-1], table[:, -1])


def marks_of(reading: "TextReading", start: int, end: int) -> frozenset[str]:
    """What the rules marked between two offsets of a block: labels, and the rules that gave them."""
    spans = [span for topic in MARKED for span in reading.starting(topic) if span.start < end and start < span.end]
    return frozenset(name for span in spans for name in (f"label {span.label}", f"rule {span.rule}"))


def clues_of(sentence: Sentence) -> Clues:
    """The clues of a sentence as numbers below `CLUES`, sorted, each once."""
    return np.array(sorted({_bucket(clue) for clue in _clues(sentence)}), dtype=np.int32)


def _clues(sentence: Sentence) -> Iterator[str]:
    words = _WORD.findall(sentence.text)[:_LONGEST]
    plain = [_plain(word) for word in words]
    forms = [_form(word, index) for index, word in enumerate(words)]
    for word in plain:
        yield "word " + word
    for pair in pairwise(plain):
        yield "pair " + " ".join(pair)
    for pair in pairwise(forms):
        yield "form " + " ".join(pair)
    for length in range(1, _LAST + 1):
        yield f"first{length} " + " ".join(forms[:length])
    yield "last " + " ".join(plain[-2:])
    for mark in sentence.marks:
        yield "mark " + mark
        yield f"mark {mark} in {sentence.part}"
    yield from ("before " + mark for mark in sentence.marks_before)
    yield f"part {sentence.part}"
    yield f"place {sentence.listed} {sentence.in_table}"
    yield f"length {min(len(words) // 8, 6)}"
    before = [_plain(word) for word in _WORD.findall(sentence.before)]
    yield from (f"before {word}" for word in before[-_LAST:])
    yield "before begins " + " ".join(before[:2])
    yield from (f"heading {_plain(word)}" for word in _WORD.findall(sentence.heading)[:_HEADING_WORDS])


def _plain(word: str) -> str:
    return "0" if word[0].isdigit() else word.lower()


def _form(word: str, index: int) -> str:
    """The word where it is in lower case, begins the sentence or shouts; else what it looks like."""
    if word[0].isdigit():
        return "0"
    if index == 0 or not word[0].isupper():
        return word.lower()
    return word if word.isupper() and len(word) > 1 else "Name"


@lru_cache(maxsize=_REMEMBERED)
def _bucket(clue: str) -> int:
    return zlib.crc32(clue.encode()) % CLUES
