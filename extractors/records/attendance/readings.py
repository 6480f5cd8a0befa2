"""The blocks of the parts that tell of a meeting, read by the rules, with the headings that are set off in them."""

import re
from dataclasses import dataclass
from enum import Enum

from extractors.blocks import Block
from extractors.structure import Context, Structure
from nlp_models import Reader, Span, TextReading
from nlp_models.people import parse_person, read_people

MEETING_PARTS = frozenset({"agenda", "minutes", "action_log", "decision_notice"})
_HEADINGS = ("attendance.heading", "attendance.group")
OFFICE_LABEL = "attendance.chair"  # the label is read with the list: it names the office of the first person
_THERE = re.compile(r"\s(?:also |all )?(?:present|absent|excused|in attendance)\b")
_LONGEST_STATUS = 9  # characters: "apologies"
_SET_OFF = frozenset(":;-–—‒/")  # what ends a heading on its line
_LABEL = re.compile(r"\s?:")
_REFERENCE = re.compile(r"(?=\S*\d)[\w./-]{1,14}")  # "1", "QS14/74"
_ENDS_BEFORE = frozenset(".;:]-–—[)(•*|/")  # what stands before a heading within a line


class Kind(Enum):
    """What a heading says of the people under it."""

    PRESENT = "present"
    ATTENDEES = "attendees"
    IN_ATTENDANCE = "in_attendance"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    MEMBERS = "members"
    OTHERS = "others"

    @property
    def is_group(self) -> bool:
        """Whether it only parts a list that is open."""
        return self in (Kind.MEMBERS, Kind.OTHERS)


@dataclass(frozen=True, slots=True)
class Heading:
    """The words that head a list: characters `[start, end)` of a block's text; the list begins at `body`."""

    kind: Kind
    rule: str
    start: int
    end: int
    body: int


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block with its context, what the rules found in it, and its headings in reading order."""

    block: Block
    context: Context
    reading: TextReading
    headings: tuple[Heading, ...]

    @property
    def is_heading_only(self) -> bool:
        """Whether it holds a heading and nothing else."""
        return len(self.headings) == 1 and self.headings[0].start == 0 and self.headings[0].body >= len(self.block.text)

    def _records_presence(self, at: int) -> bool:
        """Whether the last heading before a character of the block is of those present or absent."""
        kinds = [heading.kind for heading in self.headings if heading.body <= at]
        return bool(kinds) and kinds[-1] in (Kind.PRESENT, Kind.ATTENDEES, Kind.ABSENT)

    def told_as_prose(self, start: int, end: int) -> bool:
        """Whether characters `[start, end)` hold the words of a sentence, outside brackets."""
        text = self.block.text
        for span in self.reading.of("attendance.prose"):
            before = text[start : span.start]
            if self._records_presence(span.start) and _THERE.match(text, span.end):
                continue  # "Present: Mr Ash and Mrs Elm were present"
            if start <= span.start < end and before.count("(") <= before.count(")"):
                return True
        return False


def read_blocks(structure: Structure, reader: Reader) -> tuple[ReadBlock, ...]:
    """The blocks of the parts that are of a meeting, in reading order."""
    found = []
    for block, context in zip(structure.blocks, structure.contexts, strict=True):
        if structure.parts[context.part].kind in MEETING_PARTS:
            reading = reader.read(block.text)
            found.append(ReadBlock(block, context, reading, _headings(structure, block, reading)))
    return tuple(found)


def _headings(structure: Structure, block: Block, reading: TextReading) -> tuple[Heading, ...]:
    """The spans of headings that stand by themselves, the longest where they overlap."""
    spans = [span for prefix in _HEADINGS for span in reading.starting(prefix)]
    found: list[Heading] = []
    for span in sorted(spans, key=lambda x: (x.start, -x.end)):
        if found and span.start < found[-1].end:
            continue
        with_list = span.rule == OFFICE_LABEL and block.text[span.end :].strip(" :")
        goes_on = bool(found) and _LABEL.match(block.text, span.end) is not None
        body = 0 if with_list else _set_off(structure, block, span, within=goes_on)
        if body is not None:
            found.append(Heading(_kind(span), span.rule, span.start, span.end, body))
    return tuple(found)


def _kind(span: Span) -> Kind:
    return Kind(span.label.rsplit(".", 1)[1])


def _set_off(structure: Structure, block: Block, span: Span, *, within: bool) -> int | None:
    """Where the list under a heading begins, or None where its words are part of a sentence.

    `within`: its colon sets it off within a run of lists ("Present: Ash, Elm Absent: Oak").
    """
    text = block.text
    if not text[span.start].isupper() or not (within or _begins(structure, block, span.start)):
        return None
    if _notes_person(block, span):
        return None
    end = span.start + len(text[span.start : span.end].rstrip("".join(_SET_OFF)))  # "Present:-" is one token
    bracket = text[end:].lstrip()
    if bracket.startswith("(") and ")" in bracket and len(bracket.split(")")[0]) < 40:  # "Present (48):"
        end = text.index(")", end) + 1
    rest = text[end:]
    mark = rest.lstrip()[:1]
    if not mark or mark in _SET_OFF:
        after = rest.lstrip().lstrip("".join(_SET_OFF) + " ")
        return len(text) - len(after)
    if _broken(structure, block, end, "\t") or (block.title and abs(block.title - end) <= 1):
        return len(text) - len(rest.lstrip())
    if _broken(structure, block, end, "\n") and _is_first(text, span):
        return len(text) - len(rest.lstrip())
    return _before_person(text, span)


def _notes_person(block: Block, span: Span) -> bool:
    """Whether a status ends the line of the person of whom it tells: "Commissioner Ash: Present"."""
    if span.start == 0 or span.end - span.start > _LONGEST_STATUS:
        return False
    offset = block.folded.origins[span.start]
    line = next((line for line in block.lines if line.start <= offset < line.end), None)
    if line is None:
        return False
    before, after = line.text[: offset - line.start], line.text[block.folded.origins[span.end - 1] + 1 - line.start :]
    if after.strip(" .\t") or not re.search(r"(?:[:–-]|\t|\.{2,})\s*$", before):
        return False
    person = parse_person(before.strip(" :–-.\t"))
    return person is not None and person.named and (person.role or person.honorific or " " in person.name) is not None


def _is_first(text: str, span: Span) -> bool:
    """Whether nothing but a number stands before a heading ("1 Apologies")."""
    before = text[: span.start].strip(" .")
    return not before or _REFERENCE.fullmatch(before) is not None


def _before_person(text: str, span: Span) -> int | None:
    """Where the list begins that follows a heading without any mark ("Present Rob Ash"): a named person at once."""
    if not _is_first(text, span) or span.label.startswith("attendance.group") or span.end >= len(text):
        return None
    rest = text[span.end :].lstrip(" .")
    people = read_people(rest)
    at_once = bool(people) and people[0].start == 0 and people[0].named
    full = at_once and (len(people[0].name.split()) > 1 or people[0].honorific is not None)
    return len(text) - len(rest) if full else None


def _begins(structure: Structure, block: Block, start: int) -> bool:
    before = block.text[:start].rstrip()
    if not before or before[-1] in _ENDS_BEFORE or _REFERENCE.fullmatch(before):
        return True
    return _broken(structure, block, len(before), "\t\n")


def _broken(structure: Structure, block: Block, at: int, breaks: str) -> bool:
    """Whether the white space at a place of the folded text is one of `breaks` on the page."""
    origins = block.folded.origins
    if not 0 < at < len(origins):
        return False
    low = origins[at - 1] + 1
    high = next((origin for origin, char in zip(origins[at:], block.text[at:], strict=True) if char != " "), low)
    between = structure.document.text[low:high]
    return any(mark in between for mark in breaks)
