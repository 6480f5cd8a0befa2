"""BM25 as sparse vectors, the same for every engine: words are stemmed, hashed and weighted here.

The engine multiplies by inverse document frequency (its IDF modifier), so that a dot product of a question's vector
and a point's is the BM25 score of Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009).
"""

import re
import threading
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

SATURATION = 1.2
LENGTH_WEIGHT = 0.4
"""Below the usual 0.75, which puts headings and single lines before the passages that answer."""
MEAN_LENGTH = 120
"""Stems in a point of medium length; fixed, so that a point's vector does not depend on the others."""

TEXTS_REMEMBERED = 4096
"""A search looks into the same texts several times: to rank, to group and to mark them. Some 10 MB."""

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
    found = ((_telling_stem(match[0]), match) for match in WORD.finditer(text))
    return [StemAt(stem, match.start(), match.end()) for stem, match in found if stem is not None]


@lru_cache(maxsize=TEXTS_REMEMBERED)
def stems_in_order(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order, without stop words and places: a third of the work of `stems_of`."""
    return tuple(stem for word in WORD.findall(text) if (stem := _telling_stem(word)) is not None)


def stem_set(text: str) -> frozenset[str]:
    """The different stems of a text."""
    return frozenset(stems_in_order(text))


def places_of(run: Sequence[str], stems: Sequence[str]) -> Iterator[int]:
    """Where a run of stems stands unbroken in others; a run without stems stands nowhere."""
    for place, stem in enumerate(stems):
        if run and stem == run[0] and tuple(stems[place : place + len(run)]) == tuple(run):
            yield place


def holds_run(stems: Sequence[str], run: Sequence[str]) -> bool:
    """Whether a run of stems stands unbroken in others."""
    return next(places_of(run, stems), None) is not None


def point_vector(text: str) -> SparseVector:
    """The sparse vector of a point's text: frequencies, saturated and set against the text's length."""
    counts = _counts(text)
    damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * counts.total() / MEAN_LENGTH)
    return _vector((word, count * (SATURATION + 1) / (count + damping)) for word, count in counts.items())


def query_vector(words: Mapping[str, float]) -> SparseVector:
    """The sparse vector of a question's stems with their weights."""
    return _vector(words.items())


def fold(word: str) -> str:
    """A word in lower case without accents, apostrophes and possessive ending."""
    plain = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode() or plain


@lru_cache(maxsize=65536)
def _telling_stem(word: str) -> str | None:
    """The stem of a word as printed; None for a stop word."""
    folded = fold(word)
    return None if folded in STOP_WORDS else stem(folded)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball English stem of a folded word; numbers are left as they are."""
    if word.isdigit():
        return word
    with _stemming:
        return str(_stemmer.stemWord(word))


def _counts(text: str) -> Counter[str]:
    """How often a text has which stem."""
    return Counter(known for known in map(_printed_stem, WORD.findall(text)) if known is not None)


@lru_cache(maxsize=131072)
def _printed_stem(word: str) -> str | None:
    """The stem of a word as printed, None for a stop word. Most words of a paper were met before."""
    folded = fold(word)
    return None if folded in STOP_WORDS else stem(folded)


def _vector(weights: Iterable[tuple[str, float]]) -> SparseVector:
    """Two words of one hash (one pair in some hundred thousand words) count as the weightier."""
    hashed: dict[int, float] = {}
    for word, weight in weights:
        key = zlib.crc32(word.encode())
        hashed[key] = max(weight, hashed.get(key, 0.0))
    keys = sorted(hashed)
    return SparseVector(tuple(keys), tuple(hashed[key] for key in keys))
