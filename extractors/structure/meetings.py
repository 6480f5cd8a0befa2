"""The meeting that a part stands for: body, date, times and venue from its head, the end from its last words.

Every date of the head is weighed by where it stands: behind its label, after "held on", in the title, on a short line;
the dates of other meetings (the next, the last) and those inside items lose. Where nothing tells, the first one counts.
Bodies are weighed alike in `who_meets`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.blocks import Block
from extractors.document import Document
from extractors.results import Meeting, MeetingKind, Part
from extractors.structure.calendar import Calendar
from extractors.structure.cues import Cues
from extractors.structure.heads import before_business, before_people, head_of, labelled
from extractors.structure.model import record_id
from extractors.structure.venues import find_venue
from extractors.structure.who_meets import Body, who_meets
from nlp_models.dates import DateMention, find_dates
from nlp_models.times import TimeMention, find_times

_LONGEST_TITLE = 120  # characters of a line that names a body by itself
_LONGEST_DATE_LINE = 80  # characters of a line that is a date, with a weekday or a time
_LONGEST_HOUR = 30  # characters of a line that tells the hour and nothing else
_NEAR = 2  # blocks around the date that tell the time
_AFTER_HEAD = 9.0  # what a date loses that stands after the people or the first number
_NO_END_BEFORE = "09:00"
_LEAST_TOLD = 2.0  # a date in running text without a head is no meeting's unless its own words say so
_LEAST = -5.0  # a date that weighs less is that of another meeting


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
    body = who_meets(head, blocks, part, cues)
    if head and before and (body is None or body.rule == "body.told"):
        body = Body(before.body, head[0], "body.part_before", sure=False)
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


def _confidence(when: _When | None, body: Body) -> float:
    """How sure: a stated date and a stated body, less for each that was only found near the top."""
    sure = 0.95 if when and when.weight >= 4 else 0.8 if when else 0.6
    return round(sure - (0.0 if body.sure else 0.2), 2)


# --- the date --------------------------------------------------------------------------------------------------------


def _find_date(head: Sequence[Block], calendar: Calendar, part: Part, cues: Cues) -> _When | None:
    def dates(text: str) -> tuple[DateMention, ...]:
        return find_dates(text, default_year=calendar.year, month_first=calendar.month_first, near=calendar.created)

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
