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
_SHORTEST_GIVEN = 3  # letters of a given name that stands for a longer one
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
        alike = [entry for entry in entries if _same_person(entry.first, mention)]
        if mention.adds and len(alike) != 1:
            continue  # of nobody, or of one of two
        if not alike:
            entries.append(_Entry([mention], mention.status))
            continue
        known = alike[0]
        changed = known.status if mention.adds else _status_after(known.status, mention)
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
    """Whether a mention gives what was lacking: an office in a list, when somebody came or went, for whom."""
    role = any(each.person.role for each in entry.mentions)
    if not mention.told and not role and mention.person.role is not None:
        return True
    if mention.presence.remote and not any(each.presence.remote for each in entry.mentions):
        return True
    told = [(each.presence.joined, each.presence.left, each.person.substitute_for) for each in entry.mentions]
    new = (mention.presence.joined, mention.presence.left, mention.person.substitute_for)
    return any(value and not any(known) for value, known in zip(new, zip(*told, strict=True), strict=True))


def _same_person(first: Mention, second: Mention) -> bool:
    a, b = first.person, second.person
    if _plain(a.name) == _plain(b.name):
        return not _differ(a.honorific, b.honorific)
    if _differ(a.honorific, b.honorific):
        return False
    names_a, names_b = _plain(a.name).split(), _plain(b.name).split()
    if not names_a or not names_b or names_a[-1] != names_b[-1]:
        return False
    if len(names_a) == 1 or len(names_b) == 1:
        return second.told and (second.status not in _EXCUSED or first.status in _EXCUSED)
    return second.told and len(names_a) == len(names_b) and _are_one_given_name(names_a[0], names_b[0])


def _are_one_given_name(a: str, b: str) -> bool:
    """Whether two given names are one, written out or short: "J" and "Jane", "Tim" and "Timothy"."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and (len(short) == 1 or _SHORTEST_GIVEN <= len(short) < len(long))


def _plain(name: str) -> str:
    return " ".join(name.lower().replace(".", " ").replace("’", "'").split())


def _differ(a: str | None, b: str | None) -> bool:
    """Whether two honorifics cannot be of one person: "Mr", "Mrs"."""
    words_a, words_b = set((a or "").lower().split()), set((b or "").lower().split())
    return bool(words_a & _MEN and words_b & _WOMEN) or bool(words_a & _WOMEN and words_b & _MEN)


def _attendee(structure: Structure, entry: _Entry, number: int) -> Attendee:
    first, person = entry.first, entry.first.person
    evidence = tuple(
        found
        for mention in entry.mentions
        for found in structure.document.evidence_of(mention.words.origins, f"rule:{mention.rule}")
    )
    return Attendee(
        id=structure.record_id("attendee", f"{first.start}-{first.end}:{number}"),
        confidence=min(mention.confidence for mention in entry.mentions),
        derived=_derived(entry),
        evidence=evidence,
        page=evidence[0].page,
        name=person.name,
        honorific=person.honorific,
        role=_first(each.person.role for each in entry.mentions),
        organisation=_first(each.person.organisation for each in entry.mentions),
        status=entry.status,
        meeting=first.context.meeting,
        initials=_first(each.person.initials_key for each in entry.mentions),
        substitute_for=_first(each.person.substitute_for for each in entry.mentions),
        remote=any(each.presence.remote for each in entry.mentions),
        joined=_first(each.presence.joined for each in entry.mentions),
        left=_first(each.presence.left for each in entry.mentions),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _derived(entry: _Entry) -> tuple[str, ...]:
    """The fields that stand elsewhere than beside the name: a list's title, a status that follows from the office."""
    fields = []
    if entry.first.person.rule == "person.listed" and entry.first.person.honorific:
        fields.append("honorific")
    elif entry.first.person.rule in ("person.listed", "person.headed") and entry.first.person.role:
        fields.append("role")
    if entry.first.guessed:
        fields.append("status")
    return tuple(fields)
