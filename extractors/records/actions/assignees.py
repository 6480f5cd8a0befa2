"""Who the initials of an owner stand for, by the attendees of the meeting.

An attendee's initials are those that the paper prints beside the name; without such, those that the name gives: of all
its words, of the first and the last, with the halves of a double name counted as one and as two.
"""

import re
from collections.abc import Iterable, Sequence

from extractors.results import Attendee

_BETWEEN = re.compile(r"\s*(?:[/,&+;]|\band\b)\s*|\s+")
_INITIALS = re.compile(r"[A-Z]{2,4}[a-z]?")


def assignee_of(owner: str | None, attendees: Sequence[Attendee], meeting: int | None) -> str | None:
    """The names for which the initials of an owner stand, with commas between them.

    None where he is not printed as initials, or where not exactly one attendee fits any of them.
    """
    pieces = [piece for piece in _BETWEEN.split((owner or "").strip(" .")) if piece]
    if not pieces or not all(_INITIALS.fullmatch(piece) for piece in pieces):
        return None
    there = [each for each in attendees if meeting is None or each.meeting == meeting]
    names = [_fitting(piece, there) for piece in pieces]
    return ", ".join(name for name in names if name) if all(names) else None


def _fitting(initials: str, attendees: Iterable[Attendee]) -> str | None:
    there = list(attendees)
    fitting = [each for each in there if initials.upper() in initials_of(each)]
    found = {each.name for each in fitting if each.initials} or {each.name for each in fitting}
    return found.pop() if len(found) == 1 else None


def initials_of(attendee: Attendee) -> frozenset[str]:
    """The initials that an attendee may be called by, in capitals: those that are printed, else those of the name."""
    if attendee.initials:
        return frozenset({attendee.initials.upper()})
    words = [word for word in re.split(r"[\s.]+", attendee.name) if word[:1].isalpha()]
    if len(words) < 2:
        return frozenset()
    single = [word[0] for word in words]
    double = [half[0] for word in words for half in word.split("-") if half]
    return frozenset("".join(letters).upper() for letters in (single, double, (single[0], single[-1])))
