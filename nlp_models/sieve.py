"""Which of many rules can match in a text, told by the words that it holds."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from nlp_models.anchors import DIGIT, LEAST

_WORD = re.compile(r"\w+")
# What a pattern without regard to case takes for i, k or s, though the lower case of it is another letter.
_ODD_CASES = frozenset("\u0130\u0131\u017f\u212a\u03a3")  # and the sigma, whose lower case hangs on its place
_REMEMBERED_WORDS = 50_000
_OPENING = 4  # characters by which anchors are looked up: few words hold those of one that they do not hold themselves
_OPENINGS = range(LEAST, _OPENING + 1)


class Sieve:
    """Rules by the words without which they cannot match: `anchors` of each, None for one that always may.

    Sets of rules are bit masks by their places.
    """

    def __init__(self, anchors: Sequence[frozenset[str] | None]) -> None:
        self._all = (1 << len(anchors)) - 1
        self._always = 0
        masks: dict[str, int] = {}
        for place, needed in enumerate(anchors):
            if needed is None:
                self._always |= 1 << place
            for anchor in needed or ():
                masks[anchor] = masks.get(anchor, 0) | 1 << place
        self._digit = masks.pop(DIGIT, 0)
        self._by_opening: dict[str, list[tuple[str, int]]] = {}
        for anchor, mask in masks.items():
            self._by_opening.setdefault(anchor[:_OPENING], []).append((anchor, mask))
        self._of_chunk = lru_cache(maxsize=_REMEMBERED_WORDS)(self._mask_of_chunk)
        self._of_word = lru_cache(maxsize=_REMEMBERED_WORDS)(self._mask_of)

    def passing(self, text: str) -> int:
        """The rules that may match in the text; the others do not."""
        if not _ODD_CASES.isdisjoint(text):
            return self._all
        mask = self._always
        for chunk in set(text.lower().split()):
            mask |= self._of_chunk(chunk)
        return mask

    def _mask_of_chunk(self, chunk: str) -> int:
        mask = 0
        for word in _WORD.findall(chunk):
            mask |= self._of_word(word)
        return mask

    def _mask_of(self, word: str) -> int:
        mask, marked = 0, f"<{word}>"
        if self._digit and any(map(str.isdecimal, word)):
            mask = self._digit
        for at in range(len(marked) - LEAST + 1):
            for length in _OPENINGS:
                for anchor, patterns in self._by_opening.get(marked[at : at + length], ()):
                    if marked.startswith(anchor, at):
                        mask |= patterns
        return mask


def places(mask: int) -> Iterator[int]:
    """The places of the rules in a set, in order."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
