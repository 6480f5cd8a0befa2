"""A list that is open: what its heading says of those under it, and how far it has come."""

import re
from dataclasses import dataclass, field

from extractors.folding import Folded
from extractors.records.attendance.entries import Entry
from extractors.records.attendance.readings import Heading, Kind, ReadBlock
from nlp_models.naming import collective_title, is_office
from nlp_models.presence import NOTHING_NOTED, Presence, read_presence

_EXCUSED = frozenset({Kind.APOLOGIES, Kind.ABSENT})
_LABEL = re.compile(r"\s(?=[A-Z]{4,}(?: [A-Z&]{3,})*:)")  # a heading in capitals into which the list ran
_TAKER = re.compile(r"(?:minutes?|note)[ -]?taker", re.IGNORECASE)


@dataclass(slots=True)
class OpenList:
    """An open list: what heads it, how many people it has given, and its last stretch of running text.

    `title` is what the heading calls those under it ("Councillor"), empty where it only lets surnames stand alone;
    `office` is that of the first of them ("Chair").
    """

    kind: Kind
    rule: str
    bare: bool  # nothing stood beside the heading
    title: str | None = None
    office: str | None = None
    presence: Presence = NOTHING_NOTED
    by_label: bool = False
    people: int = 0
    row: tuple[int, int] | None = None
    alone: bool = False  # whether the last name stood by itself
    awaits: bool = False  # whether sentences stand between the heading and the list
    singly: bool = True  # whether no line has named two people
    tail: Folded | None = None  # the last stretch of text
    tail_entries: list[Entry] = field(default_factory=list)


def list_under(heading: Heading, kind: Kind, text: str, *, bare: bool) -> OpenList:
    """The list that a heading in a text opens; `bare` where nothing stands beside it."""
    words = text[heading.start : heading.end]
    remote = read_presence(text[heading.end : heading.body].strip(" :()")).remote or read_presence(words).remote
    office = words if is_office(words.split()) and not words.lower().endswith("s") else None
    office = office or (words if _TAKER.fullmatch(words) else None)
    return OpenList(kind, heading.rule, bare, collective_title(words), office, Presence(remote))


def kind_within(kind: Kind, before: OpenList | None) -> Kind:
    """What a heading means under another: "Officers" right under "Apologies" are officers with apologies."""
    if before is None or before.people or not before.bare or not kind.is_group:
        return kind
    members_of_guests = kind is Kind.MEMBERS and before.kind is Kind.IN_ATTENDANCE
    return before.kind if before.kind in _EXCUSED or members_of_guests else kind


def end_of_list(block: ReadBlock, start: int, end: int) -> int:
    """Where a list ends in a block that goes on in sentences: before the first of these, or before "who"."""
    for sentence in block.reading.sentences:
        low = max(sentence.start, start)
        if sentence.end <= start or sentence.start >= end or not block.told_as_prose(low, sentence.end):
            continue
        label = _LABEL.search(block.block.text, low, sentence.end)
        if label and not block.told_as_prose(low, label.start()):
            return label.start()
        relative = re.search(r",?\s(?:who|which|whose)\b", block.block.text[low : sentence.end])
        return low + relative.start() if relative else low
    return end
