"""The meeting that a part stands for: body, date, times and venue from its head, the end from its last words."""

import re
from collections.abc import Iterable, Sequence

from extractors.blocks import Block
from extractors.document import Document
from extractors.results import Meeting, MeetingKind, Part
from extractors.structure.model import record_id
from nlp_models.dates import DateMention, find_dates
from nlp_models.times import find_times

_HEAD = 22  # blocks of a part in which its meeting is named

# It must read the name in "Minutes of the meeting of the Vale Scrutiny Committee held at ...", "ASHCOMBE PARISH COUNCIL",
# "Vale Health and Wellbeing Board - 3 June 2025", "Corporate Parenting Panel".
_BODY_WORD = (
    r"(?:council|committee|sub-committee|board|panel|group|partnership|commission|forum|cabinet|authority|trust|"
    r"assembly|executive|society|association|club|governors|trustees)"
)
_BODY_NAME = re.compile(
    rf"\b(?:[A-Z][\w’'&,.-]*\s+|and\s+|of\s+|the\s+|for\s+|on\s+|&\s+|[-–]\s+)*{_BODY_WORD}\b(?:\s+\([A-Z]+\))?",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(
    rf"\b(?:minutes|meeting|agenda|notes?)\s+(?:of\s+(?:the\s+|a\s+)?(?:\w+\s+){{0,3}}?(?:meeting\s+)?(?:of\s+)?)(?:the\s+)?"
    rf"(?P<body>(?:(?!\b(?:held|on|at|meeting)\b)[^.:;]){{3,90}}?{_BODY_WORD}(?:\s+of\s+the(?:\s+[A-Z]\w+|\s+of){{1,5}})?)\b",
    re.IGNORECASE,
)
# It must read "VHWB" in "VHWB Action Log – 3 June 2025" and in "VHWB 3 June 2025".
_ACRONYM = re.compile(
    r"^(?P<body>[A-Z][A-Z&]{1,7}(?:\s[A-Z][A-Z&]{1,7})?)\s+(?:Action|Minutes|Agenda|Meeting|\d{1,2}(?:st|nd|rd|th)?\s)"
)
_LABEL = {
    "date": re.compile(r"^\s*(?:date(?: of meeting)?|meeting date)\b\s*[:–-]?\s*", re.IGNORECASE),
    "time": re.compile(r"^\s*time\b\s*[:–-]?\s*", re.IGNORECASE),
    "venue": re.compile(r"^\s*(?:venue|place|location|held at)\b\s*[:–-]?\s*", re.IGNORECASE),
    "body": re.compile(
        r"^\s*(?:(?:title|name) of (?:the )?meeting\b\s*[:–-]?|(?:meeting|committee|board)\s*:)\s*", re.IGNORECASE
    ),
}
_HELD = re.compile(r"\b(?:held|take place|be held)\s+(?:at|in|via|on)\s+(?:the\s+)?", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:meeting|business|chair\w*)\b[^.]{0,60}?\b(?:ended|closed|concluded|finished|adjourned|terminated|rose|close)\b|"
    r"\b(?:adjournment|close of meeting|meeting closed|adjourned)\b",
    re.IGNORECASE,
)


def find_meeting(document: Document, part: Part, blocks: Sequence[Block], document_id: str) -> Meeting | None:
    """The part's meeting, or None where no body is named."""
    head = list(blocks[:_HEAD])
    body = _body(head)
    if body is None:
        return None
    name, block = body
    when = _date(head)
    start, end = _times(head, when[1] if when else None)
    return Meeting(
        id=record_id(document_id, "meeting", str(block.start)),
        confidence=0.9 if when else 0.6,
        evidence=document.evidence(block.start, block.end, "rule:meeting.head"),
        page=part.first_page,
        body=name,
        kind=_kind(part),
        date=when[0].first_day.isoformat() if when and when[0].first_day else None,
        start=start,
        end=end or _end(blocks),
        venue=_venue(head, when[0] if when else None),
    )


def _kind(part: Part) -> MeetingKind:
    if part.kind in ("agenda", "minutes", "action_log", "decision_notice"):
        return part.kind
    raise ValueError(f"a part of kind {part.kind} is not of a meeting")


def _body(head: Sequence[Block]) -> tuple[str, Block] | None:
    for block, text in _labelled(head, "body"):
        return _clean(text), block
    for block in head[:12]:
        stated = _MEETING_OF.search(block.text)
        if stated and "above" not in stated["body"].lower():
            return _clean(stated["body"]), block
    for block in head[:12]:
        if len(block.text) < 120:
            found = _BODY_NAME.search(block.text)
            if found and found.group()[:1].isupper():
                return _clean(found.group()), block
    for block in head[:4]:
        acronym = _ACRONYM.match(block.text)
        if acronym:
            return acronym["body"], block
    return None


def _clean(name: str) -> str:
    name = re.sub(r"^(?:the|a|of|meeting of the|minutes of the)\s+", "", name.strip(" -–,."), flags=re.IGNORECASE)
    return re.sub(r"\s+meeting$", "", name, flags=re.IGNORECASE)


def _labelled(head: Sequence[Block], label: str) -> Iterable[tuple[Block, str]]:
    """Values after a label on the line, or in the cell beside it."""
    for at, block in enumerate(head):
        found = _LABEL[label].match(block.text)
        if not found:
            continue
        value = block.text[found.end() :].strip()
        if value:
            yield block, value
        elif at + 1 < len(head) and found.end() == len(block.text):
            yield head[at + 1], head[at + 1].text


def _date(head: Sequence[Block]) -> tuple[DateMention, Block] | None:
    for block, text in _labelled(head, "date"):
        for mention in find_dates(text):
            if mention.precision == "day":
                return mention, block
    for block in head:
        for mention in find_dates(block.text):
            if mention.precision == "day" and mention.first_day:
                return mention, block
    return None


def _times(head: Sequence[Block], dated: Block | None) -> tuple[str | None, str | None]:
    texts = [text for _, text in _labelled(head, "time")]
    if dated:
        near = [block for block in head if abs(block.index - dated.index) <= 2]
        texts += [block.text for block in [dated, *near]]
    for text in texts:
        times = find_times(text)
        if times:
            ends = len(times) > 1 and times[1].start - times[0].end < 6
            return times[0].clock, times[1].clock if ends else None
    return None, None


def _end(blocks: Sequence[Block]) -> str | None:
    for block in reversed(blocks):
        ended = _ENDED.search(block.text)
        if ended:
            times = [t for t in find_times(block.text) if t.start >= ended.start()] or list(find_times(block.text))
            if times:
                return times[0].clock
    return None


def _venue(head: Sequence[Block], when: DateMention | None) -> str | None:
    for _, text in _labelled(head, "venue"):
        return text
    for block in head:
        held = _HELD.search(block.text)
        if held:
            rest = block.text[held.end() :]
            dates = [d.start for d in find_dates(rest)]
            stop = min([*dates, len(rest)])
            venue = re.split(r"\s+(?:on|at)\s*(?:\w+day,?\s*)?$|\.\s", rest[:stop].strip())[0].strip(" ,.")
            if stop == 0:
                after = re.search(r"\b(?:in|at)\s+(?:the\s+)?([A-Z][^.]{3,80})", rest)
                venue = after.group(1).strip() if after else ""
            if venue and when:
                return venue
    return None
