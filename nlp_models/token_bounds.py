"""Where the tokens and sentences of a text begin and end, as plain lists, for which no doc need be made."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from spacy.attrs import IDX, LENGTH, SENT_START
from spacy.tokens import Doc

Cut = Callable[[str], tuple[int, ...]]
"""The lengths of the tokens of a chunk: characters between two spaces."""
_OPENS = 1  # SENT_START of the first token of a sentence; 0 stands where nobody has said


@dataclass(frozen=True, slots=True)
class TokenBounds:
    """Offsets of a text's tokens, and the places of those with which sentences begin: none where no sentences are set.

    To ask a doc token by token takes longer than to match the rules.
    """

    text: str
    starts: list[int]
    ends: list[int]
    opening: list[int]

    @classmethod
    def of(cls, doc: Doc) -> "TokenBounds":
        """The bounds of a doc's tokens."""
        if not len(doc):
            return cls("", [], [], [])
        starts, lengths, marks = doc.to_array([IDX, LENGTH, SENT_START]).astype(np.int64).T
        said = len(marks) == 1 or bool(marks[1:].any())
        opening = [0, *(np.flatnonzero(marks[1:] == _OPENS) + 1).tolist()] if said else []
        return cls(doc.text, starts.tolist(), (starts + lengths).tolist(), opening)

    @classmethod
    def of_text(cls, text: str, cut: Cut, sentence_starts: tuple[int, ...]) -> "TokenBounds":
        """The bounds of a folded text's tokens, the same as those of the doc that spaCy would make of it.

        Its tokenizer looks at each chunk by itself, and few chunks are new: no doc need be made.
        """
        starts, ends, at = [], [], 0
        for chunk in text.split(" "):
            for length in cut(chunk) if chunk else ():
                starts.append(at)
                at += length
                ends.append(at)
            at += 1
        if text.startswith(" "):  # a space before everything is a token of its own
            starts.insert(0, 0)
            ends.insert(0, 1)
        opening = {bisect_left(starts, start) for start in sentence_starts}
        return cls(text, starts, ends, sorted(place for place in opening if place < len(starts)))

    def sentences(self) -> list[tuple[int, int]]:
        """The half-open ranges of characters of the sentences."""
        following = [*self.opening[1:], len(self.starts)]
        return [
            (self.starts[first], self.ends[after - 1]) for first, after in zip(self.opening, following, strict=False)
        ]

    def words(self) -> list[str]:
        """The tokens as printed."""
        return [self.text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    def covering(self, start: int, end: int) -> tuple[int, int, bool]:
        """The range of the whole tokens that hold `[start, end)` less white space at its ends, and if exactly."""
        while self.text[start].isspace():
            start += 1
        while self.text[end - 1].isspace():
            end -= 1
        low = self.starts[bisect_right(self.starts, start) - 1]
        high = self.ends[bisect_left(self.ends, end)]
        return low, high, (low, high) == (start, end)
