"""What a text must hold for a pattern to match in it, read off the pattern: a cheap no before a costly search.

Of a pattern only what every match must contain is kept: a word or part of one, and of alternatives one each. An anchor
is written with `<` where a word must begin and `>` where it must end: `<to>` is the word, `resol` any word with these
letters. A pattern of which nothing is certain is always searched for. The rules are many and most texts hold the words
of few of them, so most searches never start.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined]  # no public module gives a pattern's parse tree
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Tree = Sequence[tuple[Any, Any]]
"""A sequence as the parser of patterns gives it: codes, each with what belongs to it."""

LEAST = 2
"""Least characters of an anchor, marks of words counted: a single letter is in every text."""
DIGIT = "0"
"""The anchor that stands for any digit: the least that is asked of a text, and more than many texts hold."""
_LONG_ENOUGH = 6  # from here on a longer anchor rules out little more, and fewer alternatives are worth more
_COMMON = re.compile(  # anchors that most texts hold
    "<?(?:a|also|an|and|are|as|at|be|been|by|for|from|has|have|in|is|it|no|not|of|on|or|our|that|the|this|to|was|were"
    "|will|with)>?"
)
_MOST = 64  # spellings of one stretch of a pattern
_EDGE, _OTHER = "\b", " "  # in a spelling: a boundary of words; a character that is part of none
_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"([\b ]?)(\w+)(?=([\b ]?))")
_SPACE = (codes.CATEGORY, codes.CATEGORY_SPACE)
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)

Spellings = tuple[str, ...]


def anchors_of(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Words and parts of words in lower case, one of which each text with a match holds; None if nothing is certain."""
    return _needed(parser.parse(pattern.pattern, pattern.flags))


def anchors_of_phrases(phrases: Iterable[str]) -> frozenset[str] | None:
    """The longest word of each phrase, in lower case; None where one has no word."""
    longest = [max(_WORD.findall(phrase.lower()), key=len, default="") for phrase in phrases]
    return frozenset(longest) if min(map(len, longest)) >= LEAST else None


def only_at_start(pattern: re.Pattern[str]) -> bool:
    """Whether the pattern can match at the beginning of a text alone."""
    return not pattern.flags & re.MULTILINE and _begins(parser.parse(pattern.pattern, pattern.flags))


def _needed(tree: Tree) -> frozenset[str] | None:
    """The best of what a sequence needs: its own words, and what its parts need."""
    return max(_offers(tree), key=_worth, default=None)


def _worth(anchors: frozenset[str]) -> tuple[int, int]:
    return min(map(_rareness, anchors)), -len(anchors)


def _rareness(anchor: str) -> int:
    """How seldom a text holds the anchor, told by its length."""
    return 0 if _COMMON.fullmatch(anchor) else min(len(anchor), _LONG_ENOUGH)


def _offers(tree: Tree) -> Iterator[frozenset[str]]:
    run: Spellings = ("",)
    for code, what in _opened(tree):
        more = _spelled(code, what)
        joined = more and _joined(run, more)
        if joined:
            run = joined
        elif more:
            yield from _cut(run)
            run = more
        else:
            yield from _cut(_joined(run, _first(code, what)) or run)
            run = ("",)
        yield from _of_part(code, what)
        if _is_digit(code, what):
            yield frozenset((DIGIT,))
    yield from _cut(run)


def _is_digit(code: Any, what: Any) -> bool:
    """Whether a part of a pattern matches nothing but a digit."""
    if code is codes.LITERAL:
        return chr(what).isdecimal()
    if code is codes.RANGE:
        return bool(chr(what[0]) >= "0" and chr(what[1]) <= "9")
    if code is codes.CATEGORY:
        return what is codes.CATEGORY_DIGIT
    return code is codes.IN and all(_is_digit(*each) for each in what)


def _of_part(code: Any, what: Any) -> Iterator[frozenset[str]]:
    """What a part needs for itself, whatever stands beside it."""
    needs: list[frozenset[str] | None] = []
    if code is codes.BRANCH:
        needs = [_needed(branch) for branch in what[1]]
    elif code is codes.ASSERT or (code in _REPEATS and what[0] >= 1):
        needs = [_needed(what[-1])]
    certain = [anchors for anchors in needs if anchors is not None]
    if needs and len(certain) == len(needs):
        yield frozenset[str]().union(*certain)


def _cut(run: Spellings) -> Iterator[frozenset[str]]:
    """The longest word of each spelling, if all have one."""
    anchors = [max(_words(spelling), key=_rareness, default="") for spelling in run]
    if min(map(len, anchors)) >= LEAST:
        yield frozenset(anchors)


def _words(spelling: str) -> list[str]:
    return [f"{'<' if before else ''}{word}{'>' if after else ''}" for before, word, after in _PIECE.findall(spelling)]


def _spelled(code: Any, what: Any) -> Spellings | None:
    """All that a part of a pattern can match, spelled out; None where that is too much or unknown."""
    if code is codes.LITERAL:
        return _letter(what)
    if code is codes.IN:
        return _of_set(what)
    if code is codes.AT:
        return (_EDGE,) if what is codes.AT_BOUNDARY else ("",)
    if code in (codes.ASSERT, codes.ASSERT_NOT):  # they take no room: what stands on both sides are neighbours
        return ("",)
    if code is codes.BRANCH:
        return _either([_spelled_out(branch) for branch in what[1]])
    if code in _REPEATS:
        return _repeated(*what)
    return None


def _spelled_out(tree: Tree) -> Spellings | None:
    run: Spellings | None = ("",)
    for code, what in _opened(tree):
        more = _spelled(code, what)
        run = _joined(run, more) if run and more else None
    return run


def _letter(code: int) -> Spellings | None:
    letter = chr(code).lower()
    if not letter.isascii():
        return None
    return (letter,) if letter.isalnum() or letter == "_" else (_OTHER,)


def _of_set(what: Tree) -> Spellings | None:
    return _either([_letter(each[1]) if each[0] is codes.LITERAL else _space(each) for each in what])


def _space(of_set: tuple[Any, Any]) -> Spellings | None:
    return (_OTHER,) if of_set == _SPACE else None


def _repeated(least: int, most: int, tree: Tree) -> Spellings | None:
    once = _spelled_out(tree)
    if once and (least, most) == (0, 1):
        return _either([once, ("",)])
    return once if once == (_OTHER,) and least else None


def _first(code: Any, what: Any) -> Spellings:
    """How a part that cannot be spelled out begins."""
    if code is not codes.BRANCH:
        return ("",)
    return _either([_opening(branch) for branch in what[1]]) or ("",)


def _opening(tree: Tree) -> Spellings:
    run: Spellings = ("",)
    for code, what in _opened(tree):
        more = _spelled(code, what)
        joined = _joined(run, more or _first(code, what))
        if not joined:
            return run
        run = joined
        if not more:
            return run
    return run


def _either(each: Sequence[Spellings | None]) -> Spellings | None:
    found = dict.fromkeys(spelling for spellings in each if spellings for spelling in spellings)
    return tuple(found) if all(each) and len(found) <= _MOST else None


def _joined(run: Spellings, more: Spellings) -> Spellings | None:
    return tuple(first + then for first, then in product(run, more)) if len(run) * len(more) <= _MOST else None


def _opened(tree: Tree) -> Iterator[tuple[Any, Any]]:
    """The parts of a sequence, with groups opened."""
    for code, what in tree:
        if code is codes.SUBPATTERN:
            yield from _opened(what[3])
        elif code is codes.ATOMIC_GROUP:
            yield from _opened(what)
        else:
            yield code, what


def _begins(tree: Tree) -> bool:
    """Whether a sequence begins with the beginning of the text, in each of its alternatives."""
    if not len(tree):
        return False
    code, what = tree[0]
    if code is codes.AT:
        return what in (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING)
    if code is codes.SUBPATTERN:
        return not what[1] & re.MULTILINE and _begins(what[3])
    return code is codes.BRANCH and all(_begins(branch) for branch in what[1])
