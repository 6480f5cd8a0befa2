"""A vocabulary made for tests."""

from service.index.keywords import stem
from service.search.understanding.vocabulary import KnownWord, Vocabulary


def vocabulary(text: str, *, papers: int = 9, **counts: int) -> Vocabulary:
    """The words of a text, each in so many papers, unless it is counted by name."""
    words = {**dict.fromkeys(text.split(), papers), **counts}
    return Vocabulary(KnownWord(word, stem(word), count) for word, count in words.items())
