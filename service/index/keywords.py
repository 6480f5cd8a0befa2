"""BM25 as sparse vectors, the same for every engine: words are stemmed, hashed and weighted here.

The engine multiplies by inverse document frequency (its IDF modifier), so that a dot product of a question's vector
and a point's is the BM25 score of Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009).
"""

import re
import threading
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import snowballstemmer

SATURATION = 1.2
LENGTH_WEIGHT = 0.4
"""Below the usual 0.75, which puts headings and single lines before the passages that answer."""
MEAN_LENGTH = 120
"""Stems in a point of medium length; fixed, so that a point's vector does not depend on the others."""

STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an and any are as at be been being but by can could did do does for from had has have having he her hers
    him his how i if in into is it its itself me my no nor not of on or our ours out over own she should so some such
    than that the their theirs them then there these they this those through to too under until up upon very was
    we were what when where which while who whom whose why will with would you your yours""",
    )
)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_stemmer = snowballstemmer.stemmer("english")
_stemming = threading.Lock()  # the stemmer keeps the word it works on


@dataclass(frozen=True, slots=True)
class SparseVector:
    """Weights of words by their 32-bit hash, in ascending order of the hashes."""

    indices: tuple[int, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class StemAt:
    """A stem and the half-open range of its word in the text that was read."""

    stem: str
    start: int
    end: int


def stems_of(text: str) -> list[StemAt]:
    """The stems of a text's words in order, without stop words."""
    found = ((fold(match[0]), match) for match in WORD.finditer(text))
    return [StemAt(stem(word), match.start(), match.end()) for word, match in found if word not in STOP_WORDS]


def stem_set(text: str) -> frozenset[str]:
    """The different stems of a text."""
    return frozenset(at.stem for at in stems_of(text))


def point_vector(text: str) -> SparseVector:
    """The sparse vector of a point's text: frequencies, saturated and set against the text's length."""
    counts = Counter(at.stem for at in stems_of(text))
    damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * counts.total() / MEAN_LENGTH)
    return _vector((word, count * (SATURATION + 1) / (count + damping)) for word, count in counts.items())


def query_vector(text: str) -> SparseVector:
    """The sparse vector of a question: each different stem counts 1. Empty where there are stop words only."""
    return _vector((word, 1.0) for word in stem_set(text))


def fold(word: str) -> str:
    """A word in lower case without accents, apostrophes and possessive ending."""
    plain = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode() or plain


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball English stem of a folded word; numbers are left as they are."""
    if word.isdigit():
        return word
    with _stemming:
        return str(_stemmer.stemWord(word))


def _vector(weights: Iterable[tuple[str, float]]) -> SparseVector:
    """Two words of one hash (one pair in some hundred thousand words) count as the weightier."""
    hashed = sorted((zlib.crc32(word.encode()), weight) for word, weight in weights)
    unique = [(key, max(weight for _, weight in group)) for key, group in groupby(hashed, key=lambda pair: pair[0])]
    return SparseVector(tuple(key for key, _ in unique), tuple(weight for _, weight in unique))
