"""What the abbreviations of a paper stand for, as the paper itself says: "Better Care Fund (BCF)", "BCF (Better ...)".

A pair counts where the letters of the short form are, in order, the initials of the words beside it, from the first
to the last; small words may be passed over. That is the stricter half of Schwartz and Hearst, "A simple algorithm for
identifying abbreviation definitions in biomedical text" (2003), which takes letters from anywhere in the words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_WORDS = 12
"""Words of the longest form looked for."""
SURE_LETTERS = 3
"""Fewer letters fit words by chance: their words must be in capitals, or each be counted."""
PASSED_OVER = frozenset(
    ["a", "an", "and", "at", "by", "de", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&"]
)

_SHORT = r"(?! \w* [a-z]{3} ) (?P<short> [A-Z] [\w&]{1,9}? ) s?"
# as in: the Better Care Fund (BCF), a joint needs assessment (the “JSNA”)
_SHORT_AFTER = re.compile(rf"\( (?: the \s )? [\"'“‘]? {_SHORT} [\"'”’]? \)", re.VERBOSE)
# as in: BCF (Better Care Fund)
_LONG_AFTER = re.compile(rf"\b {_SHORT} \s? \( (?P<long> [A-Z] [^()]{{5,90}} ) \)", re.VERBOSE)
_STOP = re.compile(r"[.;:!?()•|\n]")
_MAY_BE_SHORT = re.compile(r"(?<![\w&])(?<!\d\s)[A-Z][\w&]+")
_WORD = re.compile(r"&|[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for, as the paper prints them."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a long form with its place; `inner` where a hyphen joins it to the word before."""

    text: str
    start: int
    inner: bool

    @property
    def may_be_passed_over(self) -> bool:
        return self.inner or self.text in PASSED_OVER


class Abbreviations:
    """The abbreviations of one paper."""

    def __init__(self, texts: Iterable[str]) -> None:
        pairs = {(a.short, _singular(_key(a.long))): a for text in texts for a in abbreviations_in(text)}
        self._all = tuple((f" {long}", a) for (_, long), a in pairs.items())
        self.shorts = frozenset(a.short for a in pairs.values())

    def expansions_of(self, text: str) -> str:
        """The long forms of short ones in a text, and short forms of long ones, each once; nothing it holds already."""
        if not self._all:
            return ""
        key, shorts = f" {_key(text)}", _shorts_in(text)
        found = []
        for long, abbreviation in self._all:
            in_full, in_short = long in key, abbreviation.short in shorts
            if in_full != in_short:
                found.append(abbreviation.short if in_full else abbreviation.long)
        return " · ".join(dict.fromkeys(found))


def abbreviations_in(text: str) -> Iterator[Abbreviation]:
    """The pairs that a text gives, in order."""
    for found in _SHORT_AFTER.finditer(text):
        long = _long_form_before(text[: found.start()], found["short"])
        if long:
            yield Abbreviation(found["short"], long)
    for found in _LONG_AFTER.finditer(text):
        if _stands_for(_words(found["long"]), found["short"]):
            yield Abbreviation(found["short"], " ".join(found["long"].split()))


def _long_form_before(text: str, short: str) -> str | None:
    """The fewest words at the end of a text for which a short form can stand."""
    begin = max((stop.end() for stop in _STOP.finditer(text)), default=0)
    words = _words(text, begin)[-MOST_WORDS:]
    for first in range(len(words) - 1, -1, -1):
        if _stands_for(words[first:], short):
            return " ".join(text[words[first].start :].split())
    return None


def _words(text: str, begin: int = 0) -> list[_Word]:
    return [
        _Word(found[0], found.start(), inner=found.start() > begin and text[found.start() - 1] in "-‐‑")
        for found in _WORD.finditer(text, begin)
    ]


def _stands_for(words: list[_Word], short: str) -> bool:
    letters = short.replace("&", "")
    capitals = sum(char.isupper() or char.isdigit() for char in letters)
    if capitals < 2 or len(words) < 2 or words[0].may_be_passed_over:
        return False
    if len(letters) < SURE_LETTERS and len(words) > len(letters) and not _in_capitals(words):
        return False
    return any(_fits(words[1:], letters[taken:]) for taken in _taken(words[0].text, letters))


def _in_capitals(words: list[_Word]) -> bool:
    return all(word.text[0].isupper() for word in words if not word.may_be_passed_over)


def _fits(words: list[_Word], letters: str) -> bool:
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if any(_fits(rest, letters[taken:]) for taken in _taken(word.text, letters)):
        return True
    return bool(rest) and word.may_be_passed_over and _fits(rest, letters)


def _taken(word: str, letters: str) -> Iterator[int]:
    """How many letters a word can account for: its initial; more where they go on in lower case, as "Eq" in EqIA.

    A word in capitals or a number accounts for all it has: the NHS of NHSE, the 106 of S106.
    """
    if not letters or word[0].casefold() != letters[0].casefold():
        return
    yield 1
    if (word.isupper() or word.isdigit()) and len(word) > 1 and letters.startswith(word):
        yield len(word)
    for taken in range(2, len(letters) + 1):
        if not letters[taken - 1].islower() or letters[1:taken] != word[1:taken]:
            return
        yield taken


def _shorts_in(text: str) -> set[str]:
    """What may be short forms, also out of their plurals. Not after a figure: "2 PM" is no Paul Moss."""
    found = set(_MAY_BE_SHORT.findall(text))
    return found | {word.removesuffix("s") for word in found}


def _singular(key: str) -> str:
    """Without an s at its end, so that as a beginning it stands for the plural too."""
    return key if key.endswith("ss") else key.removesuffix("s")


def _key(text: str) -> str:
    """Words alone, so that a comma or a line break makes no other form."""
    return " ".join(found[0] for found in _WORD.finditer(text.casefold()))
