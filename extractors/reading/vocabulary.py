"""The words of English, and how common each is: for judging whether text is language, and for parting run-on words.

The list (82,000 words with their counts in books, British spellings among them) is a file of the symspellpy package,
which is not imported; words of councils and boards that books lack stand in `council_words.txt`. Both load when they
are first asked for: 25 ms and 10 MB.
"""

import math
import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PACKAGE, _COUNTED_WORDS = "symspellpy", "frequency_dictionary_en_82_765.txt"
_COUNCIL_WORDS = Path(__file__).with_name("council_words.txt")
_COUNCIL_WORD_COUNT = 1_000_000  # the count taken for a word of `council_words.txt`: that of "lobbyist" in the list
_SHORT = frozenset(["a", "i"])  # the list has all other letters, too, as words
_WORD_OF_LINE = re.compile(r"^\S{2,}", re.MULTILINE)


def known(word: str) -> bool:
    """Whether a word is in the list; `word` is lower case, with straight apostrophes or none."""
    return word in words() or (word.endswith("'s") and word[:-2] in words())


@cache
def words() -> frozenset[str]:
    """The words, lower case."""
    listed = _WORD_OF_LINE.findall(counted_words_file().read_text(encoding="utf-8-sig"))
    return frozenset(listed) | _SHORT | _council_words()


@cache
def costs() -> Mapping[str, float]:
    """Each word's surprise: the negative logarithm of its share of all words."""
    counts = dict.fromkeys(_council_words(), _COUNCIL_WORD_COUNT)
    for line in counted_words_file().read_text(encoding="utf-8-sig").splitlines():
        word, _, count = line.partition(" ")
        if len(word) > 1 or word in _SHORT:
            counts[word] = int(count)
    total = math.log(sum(counts.values()))
    return {word: total - math.log(max(count, 1)) for word, count in counts.items()}


def counted_words_file() -> Path:
    """The file of words and counts, one pair a line. Raises FileNotFoundError where the package is not installed."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the list of words is missing: install {_PACKAGE} (it is among the requirements)")
    return Path(spec.submodule_search_locations[0]) / _COUNTED_WORDS


@cache
def _council_words() -> frozenset[str]:
    return frozenset(_COUNCIL_WORDS.read_text(encoding="utf-8").split())
