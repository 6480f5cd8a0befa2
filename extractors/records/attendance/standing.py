"""What a list says of a person: present, in attendance, excused, absent, or a member of the body on its agenda."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractors.records.attendance.entries import Entry
from extractors.records.attendance.mentions import Mention
from extractors.records.attendance.readings import Kind
from extractors.records.attendance.sections import ROSTER
from extractors.results import AttendanceStatus
from extractors.structure import Structure
from nlp_models import Reader
from nlp_models.people import Person, parse_person
from nlp_models.presence import Presence, read_presence

_CONFIDENT, _FAIR, _UNNAMED = 0.94, 0.8, 0.5
_POLICE = frozenset({"pc", "pcso", "cso", "sgt", "sergeant", "insp", "inspector", "supt", "superintendent"})
_COUNCILLORS = frozenset({"cllr", "councillor", "cr", "clr", "alderman", "ald", "cynghorydd", "cyng"})
_NOTED = re.compile(r"\b(?:(?P<apologies>apolog|excused)|(?P<absent>absent|did not attend))", re.IGNORECASE)
_PRESIDING = re.compile(r"presid(?:ing|ed)|(?:\w+ )?in the chair|chairing", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\b(?:county|district|borough|unitary|city)\b", re.IGNORECASE)
_BOARD_MEMBER = re.compile(r"\b(?:board|council|committee|panel) ?member\b", re.IGNORECASE)
_SEAT = re.compile(r"\b(?:member|boardmember|commissioner|trustee|councillor|president|chair)", re.IGNORECASE)
_STAFF = re.compile(r"\b(?:manager|engineer|attorney|counsel|superintendent|assistant|officer)\b", re.IGNORECASE)
_MEMBERS = frozenset({Kind.PRESENT, Kind.ATTENDEES, Kind.MEMBERS})


@dataclass(slots=True)
class _Meeting:
    """What the lists of one meeting are like, by which one person's place in them is understood."""

    kinds: set[Kind] = field(default_factory=set)
    councillors: int = 0
    board: int = 0  # those called members beside their name, in a list of all who attended
    of_county: int = 0  # those called "County Councillor", "Borough Cllr"

    @property
    def only_attended(self) -> bool:
        """Whether all were "in attendance", so that the members among them were present."""
        return Kind.IN_ATTENDANCE in self.kinds and not self.kinds & _MEMBERS

    @property
    def recorded(self) -> bool:
        """Whether a list says who was present, so that one without a heading is of the membership."""
        return bool(self.kinds & {Kind.PRESENT, Kind.ATTENDEES})

    @property
    def is_of_county(self) -> bool:
        """Whether its members are county or borough councillors, who are guests at a parish's."""
        return 2 * self.of_county > self.councillors


def mentions_of(structure: Structure, entries: Iterable[Entry], reader: Reader) -> Iterator[Mention]:
    """The entries of lists as mentions with a status."""
    entries = tuple(entries)
    meetings = _meetings(entries)
    entries = tuple(each for each in entries if each.rule != ROSTER or not meetings[each.context.meeting].recorded)
    replaced: list[Mention] = []
    for entry in entries:
        person, context = entry.listed.person, entry.context
        agenda = structure.parts[context.part].kind == "agenda"
        status, guessed = _status(entry, meetings[context.meeting], reader, agenda=agenda)
        confidence = _UNNAMED if not person.named else _FAIR if guessed or entry.rule == ROSTER else _CONFIDENT
        presence = read_presence(person.note or "")
        presence = Presence(
            presence.remote or entry.presence.remote, presence.joined or entry.presence.joined, presence.left
        )
        words = entry.listed.folded
        yield Mention(person, status, words, context, entry.rule, confidence, guessed=guessed, presence=presence)
        if person.substitute:
            yield from _stand_in(entry, person.substitute)
        if person.substitute_for and status == "present" and _is_councillor(person):
            replaced += _replaced(entry, person.substitute_for)
    yield from replaced  # after the lists, which say more of them


def _meetings(entries: tuple[Entry, ...]) -> dict[int | None, _Meeting]:
    meetings: dict[int | None, _Meeting] = defaultdict(_Meeting)
    for entry in entries:
        meeting, person = meetings[entry.context.meeting], entry.listed.person
        meeting.kinds.add(entry.kind)
        meeting.board += entry.kind is Kind.ATTENDEES and bool(_BOARD_MEMBER.search(person.role or ""))
        if entry.kind in _MEMBERS and _is_councillor(person):
            meeting.councillors += 1
            meeting.of_county += bool(person.role and _OF_ANOTHER.search(person.role))
    return meetings


def _stand_in(entry: Entry, name: str) -> Iterator[Mention]:
    """The person who took the place of somebody who sent apologies: "Cllr Elm (Cllr Oak substituting)"."""
    person = parse_person(name)
    if person and entry.kind is Kind.APOLOGIES:
        person = replace(person, substitute_for=entry.listed.person.name)
        words, context = entry.listed.folded, entry.context
        yield Mention(person, "present", words, context, "attendance.stand_in", _FAIR, told=True)


def _replaced(entry: Entry, name: str) -> Iterator[Mention]:
    """The councillor who is not there because another took the place: "Cllr Elm (as substitute for Cllr Oak)"."""
    person = parse_person(name, title=entry.listed.person.honorific)
    if person:
        words, context = entry.listed.folded, entry.context
        yield Mention(person, "apologies", words, context, "attendance.replaced", _FAIR, told=True, guessed=True)


def _status(entry: Entry, meeting: _Meeting, reader: Reader, *, agenda: bool) -> tuple[AttendanceStatus, bool]:
    """The status, and whether it follows from the person's office rather than from the heading."""
    person, kind = entry.listed.person, entry.kind
    noted = _NOTED.search(person.note or "")
    if noted and not (kind is Kind.ABSENT and noted["apologies"]):
        return ("apologies" if noted["apologies"] else "absent"), False
    if kind in (Kind.APOLOGIES, Kind.ABSENT) and _PRESIDING.fullmatch(person.role or ""):
        return "present", False  # "Provost Ash, presiding." below the apologies
    match kind:
        case Kind.APOLOGIES:
            return "apologies", False
        case Kind.ABSENT:
            return "absent", False
        case Kind.IN_ATTENDANCE | Kind.OTHERS:
            member = meeting.only_attended and kind is Kind.IN_ATTENDANCE and _is_councillor(person)
            guest = person.role is not None and bool(_OF_ANOTHER.search(person.role))
            return ("present", True) if member and not guest else ("in_attendance", False)
        case Kind.PRESENT | Kind.ATTENDEES | Kind.MEMBERS:
            if _is_official(entry, meeting, reader):
                return "in_attendance", True
            return ("member" if agenda and kind is not Kind.PRESENT else "present"), False


def _is_councillor(person: Person) -> bool:
    return any(word in _COUNCILLORS for word in (person.honorific or "").lower().replace(".", "").split())


def _is_official(entry: Entry, meeting: _Meeting, reader: Reader) -> bool:
    person = entry.listed.person
    if person.honorific and person.honorific.lower() in _POLICE:
        return True
    if meeting.board > 1 and entry.kind is Kind.ATTENDEES and _STAFF.search(person.role or ""):
        return not _SEAT.search(person.role or "")
    if person.role is None or (meeting.is_of_county and _is_councillor(person)):
        return False
    return bool(reader.read(person.role).of("attendance.official"))
