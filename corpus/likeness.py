"""Texts and names as bags of words: case, accents, punctuation and courtesy titles do not tell them apart."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Self

# "The Council spent 1,200.50 at St Ann's" -> the, council, spent, 1,200.50, at, st, anns
_WORD = re.compile(
    r"""
    [a-z0-9]+         # a word or the head of a number
    (?:[.,][0-9]+)*   # 1,200.50 stays in one piece
    """,
    re.VERBOSE,
)

_TITLES = (
    "ald", "alderman", "alderwoman", "baroness", "capt", "cdr", "cllr", "cllrs", "col", "councilor", "councillor",
    "councillors", "dame", "deputy", "dr", "hon", "honourable", "lady", "lord", "mayor", "miss", "mr", "mrs", "ms",
    "mx", "prof", "professor", "rev", "revd", "reverend", "right", "rt", "sir", "the", "worshipful",
)  # fmt: skip
_LEADING_TITLES = re.compile(rf"^(?:(?:{'|'.join(_TITLES)})\b\.?\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: in order, and counted."""

    in_order: tuple[str, ...]
    counts: Counter[str]

    @classmethod
    def of(cls, words: list[str]) -> Self:
        """Count the words."""
        return cls(tuple(words), Counter(words))

    @property
    def count(self) -> int:
        """The number of words."""
        return len(self.in_order)


def tokens(text: str) -> Tokens:
    """The words of a text in lower case, accents folded, punctuation and apostrophes dropped."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return Tokens.of(_WORD.findall(folded.replace("'", "")))


def shared_tokens(a: Tokens, b: Tokens) -> int:
    """How many words the two have in common, each counted as often as both have it."""
    return sum(min(a.counts[word], b.counts[word]) for word in a.counts.keys() & b.counts.keys())


def token_f1(a: Tokens, b: Tokens) -> float:
    """Twice the shared words by the words of both: 1 for the same bag of words, 0 where either is empty."""
    if not a.count or not b.count:
        return 0.0
    return 2 * shared_tokens(a, b) / (a.count + b.count)


def bare_name(name: str) -> str:
    """A person's name without courtesy titles in front: "Cllr Dr Ann O'Hara" is "ann ohara"."""
    return " ".join(tokens(_LEADING_TITLES.sub("", name)).in_order)
