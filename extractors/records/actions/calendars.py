"""From where the dues of a paper are reckoned: the day of its meeting, the next meeting, the order of day and month."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from extractors.blocks import Block
from extractors.structure import Structure
from nlp_models.dates import find_dates

# It must read: "Date of next meeting: 4 May", "The next meeting of the Board will be held on", "Next meeting – 4 May".
_NEXT_MEETING = re.compile(
    r"\bnext\s+(?:(?:ordinary|full|regular|scheduled|monthly|board|committee|council|parish|public|formal)\s+){0,3}"
    r"(?:meetings?|session)\b",
    re.IGNORECASE,
)
_NEAR = 140  # characters from the words to the date
_MOST_BELOW = 2  # blocks under a heading that may hold the date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day that a text speaks from, the day of the next meeting, and whether "5/6" is the sixth of May.

    Minutes set what is to come, so that "by 30 January" lies ahead; a tracker also holds what is overdue, and does not
    look ahead.
    """

    today: date | None = None
    next_meeting: date | None = None
    month_first: bool = False
    looks_ahead: bool = True

    @property
    def year(self) -> int | None:
        """The year of a date that is printed without one."""
        return self.today.year if self.today else None


Calendars = Mapping[int | None, Calendar]


def calendars_of(structure: Structure) -> Calendars:
    """The calendar of each meeting of a paper by its index, and that of the blocks outside of all under None.

    The latter speak from the day of the paper's first meeting with a date.
    """
    month_first = structure.calendar.month_first
    days = [date.fromisoformat(meeting.date) if meeting.date else None for meeting in structure.meetings]
    first = next((day for day in days if day), None)
    found: dict[int | None, Calendar] = {None: Calendar(first, month_first=month_first)}
    for index, day in enumerate(days):
        calendar = Calendar(day, month_first=month_first)
        found[index] = replace(calendar, next_meeting=_next_meeting(structure, index, calendar)) if day else calendar
    return found


def _next_meeting(structure: Structure, meeting: int, calendar: Calendar) -> date | None:
    """The first day after a meeting that its paper names as that of the next."""
    blocks = structure.blocks
    for block in blocks:
        if structure.contexts[block.index].meeting != meeting or not _NEXT_MEETING.search(block.text):
            continue
        for text in _beside(blocks, block):
            day = _first_after(text, calendar)
            if day:
                return day
    return None


def _beside(blocks: tuple[Block, ...], block: Block) -> Iterator[str]:
    """The words after "next meeting" in a block; for a heading or a short label the blocks under it too."""
    end = max(found.end() for found in _NEXT_MEETING.finditer(block.text))
    rest = block.text[end : end + _NEAR]
    yield rest
    if len(rest.split()) <= _MOST_BELOW or block.is_heading:
        for below in blocks[block.index + 1 : block.index + 1 + _MOST_BELOW]:
            yield below.text[:_NEAR]


def _first_after(text: str, calendar: Calendar) -> date | None:
    for mention in find_dates(text, default_year=calendar.year, month_first=calendar.month_first):
        day = mention.first_day if mention.precision == "day" else None
        if day and mention.derived and calendar.today and day <= calendar.today:
            day = _a_year_on(day)
        if day and (calendar.today is None or day > calendar.today):
            return day
    return None


def _a_year_on(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
