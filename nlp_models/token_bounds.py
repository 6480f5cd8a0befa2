"""Where the tokens and sentences of a doc begin and end, as plain lists."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
from spacy.attrs import IDX, LENGTH, SENT_START
from spacy.tokens import Doc

TEXT_KEY = "minutebook_text"
"""`doc.user_data` key: the text that a doc was made of. Without it the doc joins its text anew each time."""
_BOUNDS_KEY = "minutebook_bounds"
_OPENS = 1  # SENT_START of the first token of a sentence; 0 stands where nobody has said


def text_of(doc: Doc) -> str:
    """The text of a doc: the one that it was made of where that was kept."""
    text: str | None = doc.user_data.get(TEXT_KEY)
    return doc.text if text is None else text


@dataclass(frozen=True, slots=True)
class TokenBounds:
    """Offsets of a doc's tokens, read at one go: to ask token by token takes longer than to match the rules.

    `opening` has the places of the tokens with which sentences begin; it is empty where no sentences are set.
    """

    text: str
    starts: list[int]
    ends: list[int]
    opening: list[int]

    @classmethod
    def of(cls, doc: Doc) -> "TokenBounds":
        """The bounds of a doc's tokens: those kept with it, else read off it."""
        kept: TokenBounds | None = doc.user_data.get(_BOUNDS_KEY)
        return kept or cls._read(doc)

    @classmethod
    def _read(cls, doc: Doc) -> "TokenBounds":
        if not len(doc):
            return cls("", [], [], [])
        starts, lengths, marks = doc.to_array([IDX, LENGTH, SENT_START]).astype(np.int64).T
        said = len(marks) == 1 or bool(marks[1:].any())
        opening = [0, *(np.flatnonzero(marks[1:] == _OPENS) + 1).tolist()] if said else []
        return cls(text_of(doc), starts.tolist(), (starts + lengths).tolist(), opening)

    def keep_with(self, doc: Doc) -> None:
        """Keep the bounds with their doc, whose sentences are final, for those who ask for them again."""
        doc.user_data[_BOUNDS_KEY] = self

    def sentences(self) -> list[tuple[int, int]]:
        """The half-open ranges of characters of the sentences."""
        following = [*self.opening[1:], len(self.starts)]
        return [
            (self.starts[first], self.ends[after - 1]) for first, after in zip(self.opening, following, strict=False)
        ]

    def covering(self, start: int, end: int) -> tuple[int, int, bool]:
        """The half-open range of the tokens that cover `[start, end)` less white space at its ends, and if exactly."""
        while self.text[start].isspace():
            start += 1
        while self.text[end - 1].isspace():
            end -= 1
        first = bisect_right(self.starts, start) - 1
        last = bisect_left(self.ends, end)
        return first, last + 1, self.starts[first] == start and self.ends[last] == end
