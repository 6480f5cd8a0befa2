"""Lists in which the surname stands first: "Ash, Ann; Birch, Bob (Chair)", or a line each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp_models.people import Person, parse_person

_FEWEST = 2  # names that show the order
_WORD = r"[^\W\d_][\w'’-]*\.?"
_INVERTED = re.compile(
    rf"""(?P<surname> (?: (?: van | de | der | von | le | la | Mc | Mac | St\.? ) \s )* {_WORD} ) , \s
         (?P<given> {_WORD} (?: \s {_WORD} ){{0,2}} ) (?P<rest> \s* (?: [(–,-] .* )? )""",
    re.VERBOSE,
)


def read_inverted(entries: Sequence[str]) -> tuple[Person, ...]:
    """One person an entry, the name turned round; none unless all entries have the surname first.

    That they do is told by surnames in capitals, or by the order of the alphabet: "Ash, Birch" may be two surnames.
    """
    found = [_INVERTED.fullmatch(entry.strip(" ;•")) for entry in entries]
    if len(found) < _FEWEST or not all(found):
        return ()
    surnames = [each["surname"] for each in found if each]
    in_order = [name.casefold() for name in surnames] == sorted(name.casefold() for name in surnames)
    if not all(name.isupper() for name in surnames) and not (in_order and len(surnames) > _FEWEST):
        return ()
    people = [parse_person(f"{each['given']} {each['surname']}{each['rest']}") for each in found if each]
    if not all(person and len(person.name.split()) > 1 for person in people):
        return ()
    return tuple(replace(person, rule="person.inverted") for person in people if person)
