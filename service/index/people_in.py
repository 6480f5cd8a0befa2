"""Which of the people that a paper's records know are named in a text or a field of it.

A surname alone names nobody: a town or a tree may have it. A person is named by a given name or its initial before the
surname ("Ann Ash", "A. Ash"), by a title before it ("Cllr Ash", "Cllrs Ash, Birch and Elm") where the paper knows one
such person only, or by the given name after it ("Ash, Ann").
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.results import AgendaItem, Attendee
from nlp_models.naming import is_body, is_role, plain
from nlp_models.person_names import Named, read_name
from nlp_models.vocabulary import VOCABULARY

MOST_GIVEN = 3
"""Words before a surname that are looked at for given names."""
TITLES = VOCABULARY.honorifics | VOCABULARY.role_words
PLURAL_TITLES = frozenset(
    ["cllrs", "councillors", "messrs", "members", "commissioners", "trustees", "governors", "directors", "crs"]
)
MR_AND_MRS = (frozenset({"mr", "sir"}), frozenset({"mrs", "ms", "miss", "dame"}))

_WORD = re.compile(r"[^\W\d_](?:[\w'’‐‑-]*\w)?")
_BETWEEN_PEOPLE = re.compile(r"\s*(?:[,/&+;]|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a paper by the fullest name that it prints; words folded. `keys` are initials the paper calls by."""

    name: str
    given: tuple[str, ...]
    surname: str
    honorifics: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()

    def answers_to(self, given: str) -> bool:
        """Whether a given name or an initial may be this person's."""
        return any(given == own or (1 in (len(given), len(own)) and given[0] == own[0]) for own in self.given[:1])

    def may_be_called(self, title: str) -> bool:
        """Whether a title may be this person's: not Mrs Ash's where the paper has Mr Ash."""
        return not any(title in one and self.honorifics & other for one, other in (MR_AND_MRS, MR_AND_MRS[::-1]))


class People:
    """The people of one paper, from the attendance and the agenda items that may be told."""

    def __init__(self, attendees: Iterable[Attendee], items: Iterable[AgendaItem]) -> None:
        known = [*map(_of_attendee, attendees), *(p for item in items for p in _presenting(item))]
        self._people = tuple(_merged([person for person in known if person.surname and not is_role(person.name)]))
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        for person in self._people:
            self._by_surname[person.surname].append(person)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The names of those named in running text, in order, each once."""
        return tuple(dict.fromkeys(self._mentions(text)))

    def of_field(self, *fields: str | None) -> tuple[str, ...]:
        """The names of those whom fields name that are for people: there initials and surnames alone are enough.

        People whom the records do not know are named as printed, without their titles.
        """
        return tuple(dict.fromkeys(name for field in fields if field for name in self._in_field(field)))

    def _in_field(self, field: str) -> Iterator[str]:
        found = self.named_in(field)
        if found:
            yield from found
            return
        for piece in _BETWEEN_PEOPLE.split(field):
            words = piece.strip(" .").split()
            if words and words[0].casefold() != "the":
                yield from self._in_piece(words)

    def _in_piece(self, words: list[str]) -> Iterator[str]:
        if len(words) > 1:
            named = read_name(words)
            if named and named.named and _is_printed_as_name(named) and not is_body(" ".join(words)):
                yield named.name
            return
        called = [person for person in self._people if words[0] in person.keys]
        called = called or self._by_surname.get(_folded(words[0]), [])
        if len(called) == 1:
            yield called[0].name

    def _mentions(self, text: str) -> Iterator[str]:
        words = [_Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
        listed = _listed(text, words)
        for index, word in enumerate(words):
            people = self._by_surname.get(_folded(word.text)) if word.text[0].isupper() else None
            if people:
                before, after = _before(text, words, index), _after_comma(text, words, index)
                yield from _chosen(people, before, listed=index in listed, after=after)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def _listed(text: str, words: Sequence[_Word]) -> set[int]:
    """The places of words in lists of surnames under one title: "Cllrs Ash, Birch and Elm"."""
    found: set[int] = set()
    for index in range(1, len(words)):
        word, before = words[index], words[index - 1]
        begins = before.text.casefold() in PLURAL_TITLES and _is_next(text, before, word)
        goes_on = index - 1 in found and not text[before.end : word.start].strip(" ,;&\n\u00a0")
        if (begins or goes_on) and (word.text[0].isupper() or word.text == "and"):
            found.add(index)
    return found


def _is_next(text: str, word: _Word, after: _Word) -> bool:
    """Whether nothing stands between two words but space, or the stop of an initial."""
    return not text[word.end : after.start].strip(" .\n\u00a0")


def _chosen(people: Sequence[Person], before: list[str], *, listed: bool, after: str) -> list[str]:
    """The one person whom the words around a surname tell from the others of that name; else none."""
    given = [
        person for person in people if any(person.answers_to(word) for word in before) or after in person.given[:1]
    ]
    exact = [person for person in given if any(word in person.given for word in before)]
    if given:
        found = exact or given
    else:
        title = before[0] if before and before[0] in TITLES else None
        found = [person for person in people if (title and person.may_be_called(title)) or listed]
        if len(found) > 1 and title:
            found = [person for person in found if title in person.honorifics]
    return [found[0].name] if len(found) == 1 else []


def _before(text: str, words: Sequence[_Word], index: int) -> list[str]:
    """The words straight before one, folded, nearest first, as far as given names and titles go."""
    run: list[str] = []
    for here in range(index, max(0, index - MOST_GIVEN), -1):
        word = words[here - 1]
        particle = word.text in VOCABULARY.name_particles
        if not _is_next(text, word, words[here]) or not (word.text[0].isupper() or particle):
            break
        if not particle:
            run.append(_folded(word.text))
    return run


def _after_comma(text: str, words: Sequence[_Word], index: int) -> str:
    """The word after "Ash, ", folded, where it is more than an initial."""
    if index + 1 == len(words):
        return ""
    word, after = words[index], words[index + 1]
    return _folded(after.text) if text[word.end : after.start] == ", " and len(after.text) > 1 else ""


def _is_printed_as_name(named: Named) -> bool:
    """Whether a name that the records do not know is printed as names are: "Ann Ash", "Mr Ash", not "PH Staff"."""
    *given, surname = (word.strip(".") for word in named.name.split())
    told = bool(given or named.honorific or named.role)
    return told and _is_word(surname) and all(len(word) == 1 or _is_word(word) for word in given)


def _is_word(word: str) -> bool:
    return len(word) > 1 and any(char.islower() for char in word)


def _of_attendee(attendee: Attendee) -> Person:
    person = _person(attendee.name, attendee.honorific)
    return replace(person, keys=frozenset({attendee.initials} - {None}))  # type: ignore[arg-type]


def _presenting(item: AgendaItem) -> Iterator[Person]:
    """Those who present an item by their full names: "Ann Ash, Head of Finance, and Bob Elm"."""
    for piece in _BETWEEN_PEOPLE.split(item.presenter or ""):
        named = read_name(piece.split("(")[0].split()) if piece else None
        if named and named.named and " " in named.name and not is_body(named.name):
            yield _person(named.name, named.honorific)


def _person(name: str, honorific: str | None) -> Person:
    words = [_folded(found[0]) for found in _WORD.finditer(name)]
    given = tuple(word for word in words[:-1] if word not in VOCABULARY.name_particles)
    titles = frozenset(map(plain, honorific.split())) if honorific else frozenset()
    return Person(name, given, words[-1] if words else "", titles)


def _merged(people: Sequence[Person]) -> Iterator[Person]:
    """One person for "Ann Ash", "A Ash" and "Ash" where nobody else could be meant."""
    merged: dict[str, Person] = {}
    for person in sorted(people, key=_fullness, reverse=True):
        same = [other for other in merged.values() if _may_be_same(other, person)]
        if len(same) == 1 or any(other.name == person.name for other in same):
            other = same[0] if len(same) == 1 else merged[person.name]
            merged[other.name] = replace(
                other, honorifics=other.honorifics | person.honorifics, keys=other.keys | person.keys
            )
        else:
            merged[person.name] = person
    yield from merged.values()


def _fullness(person: Person) -> tuple[bool, bool, int, str]:
    return bool(person.given and len(person.given[0]) > 1), bool(person.given), len(person.name), person.name


def _may_be_same(fuller: Person, person: Person) -> bool:
    if fuller.surname != person.surname:
        return False
    return not person.given or fuller.answers_to(person.given[0])


def _folded(word: str) -> str:
    plain_word = unicodedata.normalize("NFKD", word.casefold()).replace("’", "'")
    return "".join(char for char in plain_word if not unicodedata.combining(char))
