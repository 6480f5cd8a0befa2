"""Mentions made attendees: one entry a person a meeting.

A list comes before what sentences tell. Apologies and absence win over a list of those present, for such a list is
often the membership; somebody absent who came later was present. Two names are one person where they are alike, where
one has initials for given names, or where a sentence uses the surname of somebody listed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.records.attendance.mentions import Mention
from extractors.results import AttendanceStatus, Attendee
from extractors.structure import Structure

_MEN = frozenset({"mr", "sir", "lord"})
_WOMEN = frozenset({"mrs", "ms", "miss", "dame", "lady", "baroness"})
_EXCUSED = frozenset({"apologies", "absent"})


@dataclass(slots=True)
class _Entry:
    """A person of one meeting while mentions come in, the first of them first."""

    mentions: list[Mention]
    status: AttendanceStatus

    @property
    def first(self) -> Mention:
        return self.mentions[0]


def merge_mentions(structure: Structure, mentions: Iterable[Mention]) -> tuple[Attendee, ...]:
    """One attendee a person a meeting, in the order of their first mention."""
    meetings: dict[int | None, list[_Entry]] = {}
    for mention in mentions:
        entries = meetings.setdefault(mention.context.meeting, [])
        known = next((entry for entry in entries if _same_person(entry.first, mention)), None)
        if known is None:
            entries.append(_Entry([mention], mention.status))
            continue
        changed = _status_after(known.status, mention)
        if changed != known.status or _says_more(known, mention):
            known.mentions.append(mention)
            known.status = changed
    entries = sorted((entry for each in meetings.values() for entry in each), key=lambda entry: entry.first.start)
    return tuple(_attendee(structure, entry, number) for number, entry in enumerate(entries))


def _status_after(status: AttendanceStatus, mention: Mention) -> AttendanceStatus:
    if mention.status in _EXCUSED and status not in _EXCUSED:
        return mention.status
    if status == "absent" and mention.status == "apologies":
        return "apologies"
    if status in _EXCUSED and mention.came:
        return "present"
    return status


def _says_more(entry: _Entry, mention: Mention) -> bool:
    """Whether a mention in a list gives an office or a body that was lacking."""
    role = any(each.person.role for each in entry.mentions)
    return not mention.told and not role and mention.person.role is not None


def _same_person(first: Mention, second: Mention) -> bool:
    a, b = first.person, second.person
    if _plain(a.name) == _plain(b.name):
        return not _differ(a.honorific, b.honorific)
    if _differ(a.honorific, b.honorific):
        return False
    names_a, names_b = _plain(a.name).split(), _plain(b.name).split()
    if names_a[-1] != names_b[-1]:
        return False
    if len(names_a) == 1 or len(names_b) == 1:
        return second.told and second.status not in _EXCUSED
    initial = len(names_a[0]) == 1 or len(names_b[0]) == 1
    return initial and names_a[0][0] == names_b[0][0] and len(names_a) == len(names_b) and second.told


def _plain(name: str) -> str:
    return " ".join(name.lower().replace(".", " ").replace("’", "'").split())


def _differ(a: str | None, b: str | None) -> bool:
    """Whether two honorifics cannot be of one person: "Mr", "Mrs"."""
    words_a, words_b = set((a or "").lower().split()), set((b or "").lower().split())
    return bool(words_a & _MEN and words_b & _WOMEN) or bool(words_a & _WOMEN and words_b & _MEN)


def _attendee(structure: Structure, entry: _Entry, number: int) -> Attendee:
    first, person = entry.first, entry.first.person
    roles = [each.person.role for each in entry.mentions if each.person.role]
    bodies = [each.person.organisation for each in entry.mentions if each.person.organisation]
    evidence = tuple(
        found
        for mention in entry.mentions
        for found in structure.document.evidence(mention.start, mention.end, f"rule:{mention.rule}")
    )
    return Attendee(
        id=structure.record_id("attendee", f"{first.start}-{first.end}:{number}"),
        confidence=min(mention.confidence for mention in entry.mentions),
        derived=_derived(entry),
        evidence=evidence,
        page=evidence[0].page,
        name=person.name,
        honorific=person.honorific,
        role=roles[0] if roles else None,
        organisation=bodies[0] if bodies else None,
        status=entry.status,
        meeting=first.context.meeting,
    )


def _derived(entry: _Entry) -> tuple[str, ...]:
    """The fields that stand elsewhere than beside the name: a list's title, a status that follows from the office."""
    fields = []
    if entry.first.person.rule == "person.listed" and entry.first.person.honorific:
        fields.append("honorific")
    elif entry.first.person.rule == "person.listed" and entry.first.person.role:
        fields.append("role")
    if entry.first.guessed:
        fields.append("status")
    return tuple(fields)
