"""Attendance told in sentences: "Apologies were received from Mr Ash", "Dr Oak joined the meeting at 7.15pm"."""

import re
from collections.abc import Iterable, Iterator

from extractors.records.attendance.mentions import Mention
from extractors.records.attendance.readings import ReadBlock
from extractors.results import AttendanceStatus, PaperKind
from extractors.structure import Structure
from nlp_models import Span
from nlp_models.people import Person, read_people
from nlp_models.presence import NOTHING_NOTED, read_presence

_RECORDS: frozenset[PaperKind] = frozenset({"minutes", "action_log"})  # kinds of part that tell what happened
_MEMBERS = frozenset({"cllr", "councillor", "councilmember", "member", "boardmember", "commissioner", "trustee"})
_SURE, _FAIR = 0.9, 0.7
_TOLD: tuple[tuple[str, AttendanceStatus, float], ...] = (
    ("attendance.told.apologies", "apologies", _SURE),
    ("attendance.told.present", "present", _SURE),
    ("attendance.told.absent", "absent", _FAIR),
    ("attendance.told.there", "in_attendance", _FAIR),
    ("attendance.told.left", "present", _FAIR),
)
_LEFT = "attendance.told.left"  # adds to what lists tell: somebody who goes need not have been counted
_GROUPS = (
    "people",
    "substitutes",
    "senders",
    "others",
    "missing",
    "comers",
    "guests",
    "arrivals",
    "leavers",
    "members",
    "chairs",
    "crowd",
    "there",
    "headed",
    "listed",
    "named",
)


def find_told(structure: Structure, blocks: Iterable[ReadBlock]) -> tuple[Mention, ...]:
    """The people of whom a sentence of the minutes tells that they came or sent apologies."""
    return tuple(
        mention
        for block in blocks
        if structure.parts[block.context.part].kind in _RECORDS
        for label, status, confidence in _TOLD
        for span in block.reading.of(label)
        for mention in _mentions(block, span, status, confidence)
    )


def _mentions(block: ReadBlock, span: Span, status: AttendanceStatus, confidence: float) -> Iterator[Mention]:
    sentence = block.reading.sentence_of(span)
    if status == "in_attendance" and any(sentence.covers(each) for each in block.reading.of("attendance.denied")):
        return
    moves = span.label in (_LEFT, "attendance.told.there")
    came = any(span.start <= each.start < sentence.end for each in block.reading.of("attendance.arrival"))
    for group in _GROUPS:
        stretch = block.reading.part(span, group)
        if stretch is None:
            continue
        low, high = _names(block, stretch, subject=stretch.start == span.start or group == "others")
        for person in _named(block.block.text[low:high]):
            presence = read_presence(block.block.text[low + person.start : sentence.end]) if moves else NOTHING_NOTED
            told = presence != NOTHING_NOTED
            words = block.block.folded.cut(low + person.start, sentence.end if told else low + person.end)
            own: AttendanceStatus = "present" if came and _is_member(person) else status
            yield Mention(
                person, own, words, block.context, span.rule, confidence,
                told=True, came=came, adds=span.label == _LEFT, presence=presence,
            )  # fmt: skip


def _names(block: ReadBlock, stretch: Span, *, subject: bool) -> tuple[int, int]:
    """The stretch that can hold names: up to the next verb; a subject with a verb in it holds none ("Mr Ash said")."""
    verbs = [each.start for each in block.reading.of("attendance.prose") if stretch.start <= each.start < stretch.end]
    if not verbs:
        return stretch.start, stretch.end
    if subject:
        return stretch.start, stretch.start
    return stretch.start, _before_clause(block.block.text, stretch.start, min(verbs))


# Where names end before a verb: "from Mr Ash; Mrs Elm came instead", but "from Mr Ash and Mrs Elm were received".
_CLAUSE = re.compile(r"[;,]\s|\s(?:and|as|who|but)\s")
_PASSIVE = re.compile(r"(?:were|was|are|had been|have been)\b")


def _before_clause(text: str, start: int, verb: int) -> int:
    """Where the names of a stretch end whose clause goes on to the verb of another."""
    if _PASSIVE.match(text, verb):
        return verb
    marks = [found.start() for found in _CLAUSE.finditer(text, start, verb)]
    return marks[-1] if marks else verb


def _named(text: str) -> Iterator[Person]:
    for person in read_people(text):
        if person.named and (
            len(person.name.split()) > 1 or person.honorific or person.role or "," in text or " and " in text
        ):
            yield person


def _is_member(person: Person) -> bool:
    words = f"{person.honorific or ''} {person.role or ''}".lower().split()
    return any(word in _MEMBERS for word in words)
