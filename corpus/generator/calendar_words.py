"""Dates and times as papers print them, and due dates with the day that they mean."""

import re
from calendar import month_name, monthrange
from collections.abc import Callable
from datetime import date, timedelta

from corpus.generator.story import Due
from corpus.generator.wording import Voice

MONTHS = tuple(month_name)[1:]
FINANCIAL_YEAR = re.compile(r"by (\d{4})/\d{2}")  # by 2027/28
DATED = re.compile(  # by 2029, by March 2028, by 31 March 2028, by the end of 2028
    rf"by (?:the end of )?(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{'|'.join(MONTHS)}) )?\d{{4}}"
)
DateWords = Callable[[date], str]


def plain_date(day: date) -> str:
    """`11 June 2025`."""
    return f"{day.day} {day:%B %Y}"


def weekday_date(day: date) -> str:
    """`Wednesday, 11 June 2025`."""
    return f"{day:%A}, {plain_date(day)}"


def ordinal_date(day: date) -> str:
    """`11th June 2025`."""
    ending = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending} {day:%B %Y}"


def slashed_date(day: date) -> str:
    """`11/06/2025`."""
    return f"{day:%d/%m/%Y}"


def clock(time: str, *, style: str = "dotted") -> str:
    """`14:05` as `2.05 pm` (dotted), `2.05pm` (close), `14:05` (24) or `1405 hrs` (hours)."""
    hour, minute = (int(part) for part in time.split(":"))
    if style == "24":
        return time
    if style == "hours":
        return f"{hour:02d}{minute:02d} hrs"
    half = "am" if hour < 12 else "pm"
    spoken = f"{(hour - 1) % 12 + 1}.{minute:02d}"
    return f"{spoken}{half}" if style == "close" else f"{spoken} {half}"


def month_end(day: date) -> str:
    """The last day of the month of `day`, in ISO 8601."""
    return day.replace(day=monthrange(day.year, day.month)[1]).isoformat()


def due_in_minutes(voice: Voice, held: date) -> Due | None:
    """A due date as minutes say it, some weeks after `held`; now and then none."""
    day = held + timedelta(days=voice.random.randint(14, 110))
    forms: tuple[Due | None, ...] = (
        Due(f"by {plain_date(day)}", day.isoformat()),
        Due(f"by {ordinal_date(day)}", day.isoformat()),
        Due(f"by the end of {day:%B %Y}", month_end(day)),
        Due(f"by the end of {day:%B}", month_end(day)),
        Due(f"in {day:%B %Y}", month_end(day)),
        Due(f"in time for the meeting in {day:%B}", month_end(day)),
        Due(f"before {plain_date(day)}", day.isoformat()),
        Due("before the next meeting", None),
        Due("within two weeks", None),
        Due("by the next meeting", None),
        None,
        None,
    )
    return voice.draw(forms)


def due_in_table(voice: Voice, raised: date) -> Due:
    """A due date as the column of a log or plan prints it."""
    day = raised + timedelta(days=voice.random.randint(20, 150))
    quarter_end, quarter = _quarter(day)
    return voice.draw(
        (
            Due(slashed_date(day), day.isoformat()),
            Due(plain_date(day), day.isoformat()),
            Due(f"{day:%B %Y}", month_end(day)),
            Due(f"{day:%b %Y}", month_end(day)),
            Due(f"{day:%b-%y}", month_end(day)),
            Due(f"End {day:%B %Y}", month_end(day)),
            Due(quarter, quarter_end),
            Due("Next meeting", None),
            Due("Ongoing", None),
        )
    )


def _quarter(day: date) -> tuple[str, str]:
    """The last day and the name of the quarter of the financial year in which `day` falls."""
    number = (day.month - 4) % 12 // 3 + 1
    year = day.year if day.month >= 4 else day.year - 1
    last_month = date(year + (number == 4), (3 + 3 * number - 1) % 12 + 1, 1)
    return month_end(last_month), f"Q{number} {year}/{(year + 1) % 100:02d}"


def deadline_day(words: str | None) -> str | None:
    """The last day that a deadline such as `by March 2028`, `by 2029` or `by 2027/28` means; None where it is vague."""
    if words is None:
        return None
    last = words.split()[-1]
    if match := FINANCIAL_YEAR.fullmatch(words):
        return f"{int(match[1]) + 1}-03-31"
    if match := DATED.fullmatch(words):
        day, month, year = match["day"], match["month"], int(last)
        if month is None:
            return f"{year}-12-31"
        number = MONTHS.index(month) + 1
        return date(year, number, int(day)).isoformat() if day else month_end(date(year, number, 1))
    return None
