"""The meeting that a part stands for: body, date, times and venue from its head, the end from its last words.

Every date and every body of the head is weighed by where it stands: behind its label, after "held on", in the title,
on a short line; the dates of other meetings (the next, the last) and those inside items lose. Where nothing tells,
the first one counts.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.blocks import Block
from extractors.document import Document
from extractors.results import Meeting, MeetingKind, Part
from extractors.structure.bodies import BodyName, body_names, meeting_of, titled_body
from extractors.structure.calendar import Calendar
from extractors.structure.cues import Cues
from extractors.structure.heads import before_business, before_people, columns_of, head_of, labelled
from extractors.structure.model import record_id
from extractors.structure.venues import find_venue
from nlp_models.dates import DateMention, find_dates
from nlp_models.naming import is_role
from nlp_models.times import TimeMention, find_times

# It must read what stands before the name in "Minutes of the annual meeting of the ...", "summoned to attend a ...".
_LEADS_TO_BODY = re.compile(
    r"\b(?:meetings?|minutes|agenda|notes?|record|summons|summoned)(?:\s+(?!(?:held|on|at|in|which|was|is)\b)[a-z]+){1,7}\s+$",
    re.IGNORECASE,
)
_TITLE_BLOCKS = 4  # blocks of a title that names who meets
_TELLING = 40  # blocks of a text without a head that name the body
_NAMING = 12  # blocks in which the body is named
_LONGEST_TITLE = 120  # characters of a line that names a body by itself
_LONGEST_DATE_LINE = 80  # characters of a line that is a date, with a weekday or a time
_LONGEST_HOUR = 30  # characters of a line that tells the hour and nothing else
_NEAR = 2  # blocks around the date that tell the time
_AFTER_HEAD = 9.0  # what a date loses that stands after the people or the first number
_NO_END_BEFORE = "09:00"
_LEAST_TOLD = 2.0  # a date in running text without a head is no meeting's unless its own words say so
_LEAST = -5.0  # a date that weighs less is that of another meeting


@dataclass(frozen=True, slots=True)
class _Body:
    name: str
    block: Block
    rule: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _When:
    mention: DateMention
    block: Block
    weight: float


def find_meeting(
    document: Document,
    part: Part,
    blocks: Sequence[Block],
    cues: Cues,
    document_id: str,
    *,
    calendar: Calendar,
    before: Meeting | None = None,
) -> Meeting | None:
    """The part's meeting, or None where no body is named.

    `before` is the meeting of the part before it: of the same body where none is named, on the same day where both
    share a page and no day is named.
    """
    head = head_of(blocks)
    body = _find_body(head, blocks, part, cues)
    if head and before and (body is None or body.rule == "body.told"):
        body = _Body(before.body, head[0], "body.part_before", sure=False)
    if body is None:
        return None
    when = _find_date(head, calendar, part, cues)
    if when and body.rule == "body.told" and when.weight < _LEAST_TOLD:
        when = None
    start, end = _times(head, when, part, cues)
    told, guessed = _end(blocks, start, cues) if part.kind == "minutes" or not end else (None, False)
    end = told or end
    inherited = body.rule == "body.part_before"
    day = when.mention.first_day.isoformat() if when and when.mention.first_day else None
    same_day = before.date if day is None and before and before.evidence[-1].page == part.first_page else None
    guessed_day = bool(when and when.mention.derived) or same_day is not None
    derived = ("body", inherited), ("date", guessed_day), ("end", guessed)
    return Meeting(
        id=record_id(document_id, "meeting", str(body.block.start)),
        confidence=_confidence(when, body),
        derived=tuple(name for name, given in derived if given),
        evidence=document.evidence(body.block.start, body.block.end, f"rule:{body.rule}"),
        page=part.first_page,
        body=body.name,
        kind=_kind(part),
        date=day or same_day,
        start=start,
        end=end,
        venue=find_venue(head, cues),
    )


def _kind(part: Part) -> MeetingKind:
    if part.kind in ("agenda", "minutes", "action_log", "decision_notice"):
        return part.kind
    raise ValueError(f"a part of kind {part.kind} is not of a meeting")


def _confidence(when: _When | None, body: _Body) -> float:
    """How sure: a stated date and a stated body, less for each that was only found near the top."""
    sure = 0.95 if when and when.weight >= 4 else 0.8 if when else 0.6
    return round(sure - (0.0 if body.sure else 0.2), 2)


# --- the body --------------------------------------------------------------------------------------------------------


def _find_body(head: Sequence[Block], blocks: Sequence[Block], part: Part, cues: Cues) -> _Body | None:
    if part.kind == "decision_notice":
        for value in labelled(head, "taken_by", cues):
            return _Body(_decision_taker(value.text), value.block, "label.taken_by")
    for value in labelled(head, "body", cues):
        named = body_names(value.text, cues)
        return _Body(named[0].text if len(named) == 1 else value.text, value.block, "label.body")
    opening = [block for block in before_people(head[:_NAMING], cues) if not block.number]
    candidates = list(_candidates(opening, cues))
    if not candidates:
        of_head = _of_general_meeting(opening, cues) or _acronym(head, cues)
        return of_head or _named_elsewhere(blocks, cues) or _titled(opening, cues) or _told(blocks, cues)
    _, name, block = max(candidates, key=lambda each: each[0])
    if name.bare or (name.whole and not block.is_heading):
        full = [(n, b) for _, n, b in candidates if _is_full(n.text, name.text)]
        full = full or [(n, b) for _, n, b in candidates if name.bare and not n.bare]
        full = full or _named_in_full(blocks, name.text, cues)
        name, block = full[-1] if full else (name, block)
    return _Body(name.text, block, "body.word")


def _decision_taker(text: str) -> str:
    """The office in "Councillor A Elm, Cabinet Member for Parks"; the whole text where it names none."""
    offices = [piece.strip(" .") for piece in re.split(r",\s+|\s[–-]\s|[()]", text) if is_role(piece.strip(" ."))]
    return offices[-1] if offices else text


def _candidates(head: Sequence[Block], cues: Cues) -> Iterator[tuple[float, BodyName, Block]]:
    for at, block in enumerate(head):
        for text in columns_of(block):
            for name in body_names(text, cues):
                yield _weight_of_body(name, text[: name.start], block, cues) - at * 0.1, name, block


def _weight_of_body(name: BodyName, before: str, block: Block, cues: Cues) -> float:
    weight = 5.0 if _LEADS_TO_BODY.search(before) else 0.0
    elsewhere = cues.has(block.text, "meeting.other") or cues.has(before, "body.office")
    if elsewhere or (cues.has(block.text, "told.done") and not weight):
        weight -= 4.0
    if len(block.text) <= _LONGEST_TITLE:
        weight += 3.0 if block.is_heading else 2.0
    if name.bare:
        weight -= 1.0
    return weight - (2.5 if name.whole and not name.bare else 0.0)


def _is_full(name: str, bare: str) -> bool:
    return len(name) > len(bare) and name.lower().endswith(" " + bare.lower())


def _named_in_full(blocks: Sequence[Block], bare: str, cues: Cues) -> list[tuple[BodyName, Block]]:
    """The name most often given in full anywhere in the part, where the head says only "the Council"."""
    found = [(n, b) for b in blocks for n in body_names(b.text, cues) if _is_full(n.text, bare)]
    counted = Counter(name.text.lower() for name, _ in found)
    usual, times = counted.most_common(1)[0] if counted else ("", 0)
    return [(n, b) for n, b in found if n.text.lower() == usual and (times > 1 or b.is_heading)][:1]


def _of_general_meeting(head: Sequence[Block], cues: Cues) -> _Body | None:
    for block in head:
        if name := meeting_of(block.text, cues):
            return _Body(name.text, block, "body.general_meeting")
    return None


def _acronym(head: Sequence[Block], cues: Cues) -> _Body | None:
    for block in head[:4]:
        name = cues.group(block.text, "body.acronym", "name")
        if name:
            return _Body(name, block, "body.acronym")
    return None


def _named_elsewhere(blocks: Sequence[Block], cues: Cues) -> _Body | None:
    """The first body that a heading further down names."""
    for block in blocks:
        if block.is_heading and not block.number:
            for name in body_names(block.text, cues):
                if not name.bare:
                    return _Body(name.text, block, "body.word", sure=False)
    return None


def _titled(head: Sequence[Block], cues: Cues) -> _Body | None:
    """Who meets by the first line of a title, where no word says that it is a body."""
    for block in head[:_TITLE_BLOCKS]:
        if (block.is_heading or cues.has(block.text, "paper.minutes", "paper.agenda")) and not block.cell:
            name = titled_body(columns_of(block)[0], cues)
            if name:
                return _Body(name, block, "body.title", sure=False)
    return None


def _told(blocks: Sequence[Block], cues: Cues) -> _Body | None:
    """The body that the running text names most often in full, where there is no head at all."""
    found = [(n, b) for b in blocks[:_TELLING] for n in body_names(b.text, cues) if not n.bare]
    counted = Counter(name.text.lower() for name, _ in found)
    usual = counted.most_common(1)[0][0] if counted else ""
    return next((_Body(n.text, b, "body.told", sure=False) for n, b in found if n.text.lower() == usual), None)


# --- the date --------------------------------------------------------------------------------------------------------


def _find_date(head: Sequence[Block], calendar: Calendar, part: Part, cues: Cues) -> _When | None:
    def dates(text: str) -> tuple[DateMention, ...]:
        return find_dates(text, default_year=calendar.year, month_first=calendar.month_first)

    found: list[_When] = []
    for value in labelled(head, "date", cues):
        found += [_When(m, value.block, 10.0) for m in dates(value.text)]
    opening = before_business(head, cues)
    for at, block in enumerate(head):
        if block.cell and part.kind == "action_log":
            continue  # the dates of a log's rows
        late = 0.05 * at + (0.0 if at < opening else _AFTER_HEAD)
        for mention in dates(block.text):
            found.append(_When(mention, block, _weight_of_date(mention, block, cues) - late))
    days = [when for when in found if when.mention.precision == "day" and when.mention.first_day]
    best = max(days, key=lambda when: (when.weight, not when.mention.derived), default=None)
    if best is None or best.weight < _LEAST:
        return None
    return next((when for when in days if _in_full(when, best)), best) if best.mention.derived else best


def _in_full(when: _When, short: _When) -> bool:
    """Whether a date is the other one with its year."""
    full, day = when.mention.first_day, short.mention.first_day
    return bool(full and day and not when.mention.derived and (full.month, full.day) == (day.month, day.day))


def _weight_of_date(mention: DateMention, block: Block, cues: Cues) -> float:
    text = block.text
    weight = 0.0
    if any(span.end <= mention.start for span in cues.spans(text, "meeting.held")):
        weight += 5.0
    if any(span.end <= mention.start for span in cues.spans(text, "meeting.as_at")):
        weight += 4.0
    if cues.has(text, "paper.minutes", "paper.agenda", "paper.action_log"):
        weight += 3.0
    if len(text) <= _LONGEST_DATE_LINE or (block.is_heading and len(text) <= _LONGEST_TITLE):
        weight += 2.0
    if any(span.start < mention.start for span in cues.spans(text, "meeting.other")):
        weight -= 8.0
    if block.number or block.cell or cues.opens(text, "item.label"):
        weight -= 4.0
    if mention.derived:
        weight -= 1.0
    return weight


# --- the times -------------------------------------------------------------------------------------------------------


def _times(head: Sequence[Block], when: _When | None, part: Part, cues: Cues) -> tuple[str | None, str | None]:
    for value in labelled(head, "time", cues):
        if times := find_times(value.text):
            start, end = _range(times)
            return start, end or _labelled_end(head, cues)
    if part.kind == "minutes" and (opened := _opened(head, cues)):
        return opened, None
    if when is None:
        return None, None
    near = [b for b in head if abs(b.index - when.block.index) <= _NEAR and not b.number]
    texts = [when.block.text, *(b.text for b in near if b is not when.block)]
    for text in texts:
        if cues.has(text, "meeting.other") and text != when.block.text:
            continue
        ended = cues.first(text, "meeting.ended")
        if opening := [time for time in find_times(text) if ended is None or time.start < ended.start]:
            return _range(opening)
    alone = [b.text for b in before_people(head, cues) if len(b.text) <= _LONGEST_HOUR and not b.number and not b.cell]
    hours = [
        times for text in alone if not cues.has(text, "meeting.ended", "meeting.other") and (times := find_times(text))
    ]
    return _range(hours[0]) if hours else (_opened(head, cues), None)


def _labelled_end(head: Sequence[Block], cues: Cues) -> str | None:
    times = (find_times(value.text) for value in labelled(head, "end", cues))
    return next((found[0].clock for found in times if found), None)


def _opened(head: Sequence[Block], cues: Cues) -> str | None:
    for block in head:
        for span in cues.spans(block.text, "meeting.opened"):
            times = [time for time in find_times(block.text) if span.end - 2 <= time.start <= span.end + 50]
            if times:
                return times[0].clock
    return None


def _range(times: Sequence[TimeMention]) -> tuple[str, str | None]:
    closes = len(times) > 1 and times[1].start - times[0].end < 6
    return times[0].clock, times[1].clock if closes else None


def _end(blocks: Sequence[Block], start: str | None, cues: Cues) -> tuple[str | None, bool]:
    """The hour told by the last block that tells it; true where it is read as one of the evening ("ended at 8.57")."""
    for block in reversed(blocks):
        ended = cues.first(block.text, "meeting.ended")
        if ended:
            times = find_times(block.text)
            after = [time for time in times if time.start >= ended.start] or list(times)
            if after:
                return _of_the_evening(after[0], start)
    return None, False


def _of_the_evening(time: TimeMention, start: str | None) -> tuple[str, bool]:
    """An hour printed without its half comes after the start; without a start, no meeting ends that early."""
    late = f"{int(time.clock[:2]) + 12:02}{time.clock[2:]}"
    early = time.clock < (start or _NO_END_BEFORE) and time.clock < "12:00"
    if early and time.rule != "time.halves" and late > (start or ""):
        return late, True
    return time.clock, False
