"""What a list says of a person: present, in attendance, excused, absent, or a member of the body on its agenda."""

import re
from collections.abc import Iterable, Iterator

from extractors.records.attendance.mentions import Mention
from extractors.records.attendance.readings import Kind
from extractors.records.attendance.sections import Entry
from extractors.results import AttendanceStatus
from extractors.structure import Structure
from nlp_models import Reader
from nlp_models.people import Person

_CONFIDENT, _FAIR, _UNNAMED = 0.94, 0.8, 0.5
_POLICE = frozenset({"pc", "pcso", "cso", "sgt", "sergeant", "insp", "inspector", "supt", "superintendent"})
_NOTED = re.compile(r"\b(?:(?P<apologies>apolog)|(?P<absent>absent|did not attend))", re.IGNORECASE)


def mentions_of(structure: Structure, entries: Iterable[Entry], reader: Reader) -> Iterator[Mention]:
    """The entries of lists as mentions with a status."""
    for entry in entries:
        person, context = entry.listed.person, entry.block.context
        agenda = structure.parts[context.part].kind == "agenda"
        status, guessed = _status(entry.kind, person, reader, agenda=agenda)
        confidence = _UNNAMED if not person.named else _FAIR if guessed else _CONFIDENT
        yield Mention(
            person, status, entry.listed.start, entry.listed.end, context, entry.rule, confidence, guessed=guessed
        )


def _status(kind: Kind, person: Person, reader: Reader, *, agenda: bool) -> tuple[AttendanceStatus, bool]:
    """The status, and whether it follows from the person's office rather than from the heading."""
    noted = _NOTED.search(person.note or "")
    if noted:
        return ("apologies" if noted["apologies"] else "absent"), False
    match kind:
        case Kind.APOLOGIES:
            return "apologies", False
        case Kind.ABSENT:
            return "absent", False
        case Kind.IN_ATTENDANCE | Kind.OTHERS:
            return "in_attendance", False
        case Kind.PRESENT | Kind.ATTENDEES | Kind.MEMBERS:
            if _is_official(person, reader):
                return "in_attendance", True
            return ("member" if agenda and kind is not Kind.PRESENT else "present"), False


def _is_official(person: Person, reader: Reader) -> bool:
    if person.honorific and person.honorific.lower() in _POLICE:
        return True
    return person.role is not None and bool(reader.read(person.role).of("attendance.official"))
