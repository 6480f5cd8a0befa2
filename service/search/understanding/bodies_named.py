"""The bodies that a question names, among those whose papers are here.

A body is named by its whole name, by its initials (HWB), or by what tells it from others: its place ("Tintern") with
as much of the rest as was typed ("Alameda library board"). Words that could as well be a subject name nothing alone:
"rent review" is no committee, "rent review committee" is one.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from extractors.reading.vocabulary import costs
from service.search.understanding.typed_words import TypedWord, telling, words_in

UNUSUAL = 10.2
"""Surprise of a word (negative logarithm of its share in English books) from which it is a name rather than a word."""
SHORTEST_INITIALS = 3


def _stems_of(words: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_in(words))


_KINDS_OF_BODY = _stems_of(
    """council councils board boards cabinet committee subcommittee panel commission group forum authority trust
    assembly executive meeting partnership trustees directors society union club association conference"""
)
_KINDS_OF_PLACE = _stems_of("city county borough district town parish community village")
_SAYING_LITTLE = _stems_of("joint sub advisory select standing special annual general ltd limited plc inc cic ips")
_COMMON = _KINDS_OF_BODY | _KINDS_OF_PLACE | _SAYING_LITTLE
_ALONE = _stems_of("cabinet")
"""Kinds of body that name one when typed alone."""

# "Ayton Community Council", "Kent County Council": what stands before is a place; so is what follows "City of".
_PLACE_BEFORE = re.compile(
    r"^(.+?) \s+ (?: (?:city|county|borough|district|town|parish|community|village|metropolitan|royal) \s+ )*"
    r"council \b",
    re.VERBOSE | re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    r"\b (?: city | county | university | borough | town ) \s+ of \s+ (\w+)", re.VERBOSE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NamedBody:
    """Names of the bodies that characters `[start, end)` of a question may mean, as the papers print them."""

    start: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    """A name as printed, its telling stems in order, the places among them, its initials, and whether it holds a word
    that is not used for much else."""

    name: str
    stems: tuple[str, ...]
    places: frozenset[str]
    initials: str
    unusual: bool


class Bodies:
    """The bodies whose papers are here."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        distinct = sorted(set(names), key=lambda name: (name.isupper(), name))
        read = [words_in(name) for name in distinct]
        places = _places(distinct)
        self._bodies = [_body(name, words, places) for name, words in zip(distinct, read, strict=True)]
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for number, body in enumerate(self._bodies):
            for key in {*_keys(body), body.initials}:
                self._by_key[key].append(number)
        self.words = frozenset(word.folded for words in read for word in words)

    def __len__(self) -> int:
        return len(self._bodies)

    def named_in(self, words: Sequence[TypedWord]) -> list[NamedBody]:
        """The bodies that a text names; what is said by fewer words goes where more words say it."""
        asked = telling(words)
        keys = {key for word in asked for key in (word.stem, word.folded)}
        named: dict[frozenset[int], list[str]] = defaultdict(list)
        for number in sorted({number for key in keys for number in self._by_key.get(key, ())}):
            if places := _match(self._bodies[number], asked):
                named[places].append(self._bodies[number].name)
        return [
            NamedBody(asked[min(places)].start, asked[max(places)].end, tuple(names))
            for places, names in sorted(named.items(), key=lambda each: sorted(each[0]))
            if not any(places < other for other in named)
        ]


def _places(names: Iterable[str]) -> frozenset[str]:
    """Stems of the words that are places in some name: the first before a council's kind, the one after "City of", and
    any that is no English word."""
    found = [match[1] for name in names for match in (_PLACE_BEFORE.search(name), _PLACE_AFTER.search(name)) if match]
    placed = {telling(words_in(place))[0] for place in found if telling(words_in(place))}
    unusual = {word for name in names for word in words_in(name) if word.folded not in costs()}
    return frozenset(word.stem for word in placed | unusual if word.folded.isalpha()) - _COMMON


def _body(name: str, words: Sequence[TypedWord], places: frozenset[str]) -> _Body:
    said = telling(words)
    stems = tuple(word.stem for word in said)
    unusual = any(_surprise(word) >= UNUSUAL for word in said if word.stem not in _COMMON)
    return _Body(name, stems, places.intersection(stems), "".join(word.folded[0] for word in said), unusual)


def _keys(body: _Body) -> Collection[str]:
    """Stems one of which must stand in a question that names the body."""
    return body.places or frozenset([stem for stem in body.stems if stem not in _COMMON][:1]) or body.stems[:1]


def _surprise(word: TypedWord) -> float:
    return costs().get(word.folded, math.inf)


def _match(body: _Body, asked: Sequence[TypedWord]) -> frozenset[int]:
    """The places of the words that name the body; empty where it is not named."""
    if len(body.initials) >= SHORTEST_INITIALS:
        initials = [at for at, word in enumerate(asked) if word.folded == body.initials and _is_initials(word)]
        if initials:
            return frozenset(initials[:1])
    if whole := _whole(body, asked):
        return whole
    held = frozenset(at for at, word in enumerate(asked) if word.stem in body.stems)
    if any(asked[at].stem in body.places and _is_name(asked, at) for at in held):
        return held
    return held if _by_subject(body, {asked[at].stem for at in held}) else frozenset()


def _whole(body: _Body, asked: Sequence[TypedWord]) -> frozenset[int]:
    """The whole name, word by word."""
    length = len(body.stems)
    if length == 1 and body.stems[0] in _COMMON - _ALONE:
        return frozenset()
    stems = tuple(word.stem for word in asked)
    at = next((at for at in range(len(stems) - length + 1) if stems[at : at + length] == body.stems), None)
    return frozenset() if at is None or not length else frozenset(range(at, at + length))


def _by_subject(body: _Body, held: set[str]) -> bool:
    """All that tells the body from others; and what kind of body it is, or two words and one that is unusual."""
    subject = {stem for stem in body.stems if stem not in _COMMON}
    kinds = {stem for stem in body.stems if stem in _KINDS_OF_BODY}
    told = bool(kinds & held) or (body.unusual and len(subject) > 1)
    return bool(subject) and subject <= held and told


def _is_initials(word: TypedWord) -> bool:
    return word.typed.isupper() or word.folded not in costs()


def _is_name(asked: Sequence[TypedWord], at: int) -> bool:
    """A place that is also a common word ("Reading") needs its capital, or the kind of body after it."""
    word = asked[at]
    if _surprise(word) >= UNUSUAL or word.typed[0].isupper():
        return True
    return at + 1 < len(asked) and asked[at + 1].stem in _COMMON
