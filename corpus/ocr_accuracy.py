"""How many words a reader has right: one less the word error rate, by edit distance over words (Levenshtein 1966)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PUNCTUATION = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Errors:
    """Words of the truth, and the edits that lead from them to the words read."""

    words: int
    edits: int

    def __add__(self, other: "Errors") -> "Errors":
        return Errors(self.words + other.words, self.edits + other.edits)

    @property
    def accuracy(self) -> float:
        """One less the edits to a word; below 0 where more words were made up than are there."""
        return 1 - self.edits / self.words if self.words else 1.0


@dataclass(frozen=True, slots=True)
class PageErrors:
    """A page's errors with case and punctuation as printed, and without punctuation (case kept)."""

    exact: Errors
    bare: Errors

    def __add__(self, other: "PageErrors") -> "PageErrors":
        return PageErrors(self.exact + other.exact, self.bare + other.bare)


NO_ERRORS = PageErrors(Errors(0, 0), Errors(0, 0))


def page_errors(truth: Sequence[str], read: Sequence[str]) -> PageErrors:
    """Compare the words of a page in reading order. Words that are punctuation alone count in neither."""
    truth, read = _with_letters(truth), _with_letters(read)
    bare_truth, bare_read = ([_PUNCTUATION.sub("", word) for word in words] for words in (truth, read))
    return PageErrors(
        Errors(len(truth), edits(truth, read)),
        Errors(len(truth), edits(bare_truth, bare_read)),
    )


def edits(truth: Sequence[str], read: Sequence[str]) -> int:
    """The least number of words put in, left out or changed that turns one sequence into the other."""
    before = list(range(len(read) + 1))
    for row, word in enumerate(truth, 1):
        now = [row]
        for column, other in enumerate(read, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (word != other)))
        before = now
    return before[-1]


def _with_letters(words: Sequence[str]) -> list[str]:
    return [word for word in words if _PUNCTUATION.sub("", word)]
