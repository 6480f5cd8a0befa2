"""The words of a question as they were typed, beside the forms that they are compared by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.index.keywords import STOP_WORDS, WORD, fold, stem


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word at characters `[start, end)` of a question; `folded` lacks case, accents and apostrophes."""

    typed: str
    folded: str
    stem: str
    start: int
    end: int

    @property
    def says_little(self) -> bool:
        """Whether it is a stop word, which no search looks for."""
        return self.folded in STOP_WORDS


def words_in(text: str) -> list[TypedWord]:
    """The words of a text in order, stop words too."""
    return list(_words(text))


def telling(words: Sequence[TypedWord]) -> list[TypedWord]:
    """The words that are looked for, in order."""
    return [word for word in words if not word.says_little]


def _words(text: str) -> Iterator[TypedWord]:
    for match in WORD.finditer(text):
        folded = fold(match[0])
        yield TypedWord(match[0], folded, stem(folded), match.start(), match.end())
