"""When a task is due by the cell or the line that says nothing else."""

import re
from dataclasses import replace

from extractors.records.actions.calendars import Calendar
from extractors.records.actions.tasks import NO_DUE, Due, dues_in, printed_due
from nlp_models.dates import find_dates

# "March Transparency Board" falls in March; "early January", "from May" and "ongoing" fix no day.
_NO_DAY = re.compile(r"\b(?:early|mid|from|commenced|started|since|on-?\s?going|for|duration)\b", re.IGNORECASE)

# Months that are words of their own elsewhere: "March Board", "May update".
_MONTH_FIRST = re.compile(r"(?:March|May)\s+[A-Z]")
_OPEN_END = re.compile(r"\b(?:duration|commenced|started)\b", re.IGNORECASE)


def cell_due(text: str, calendar: Calendar) -> Due:
    """The due of a due column's cell: its words as printed, and the day that its last date names."""
    if not any(character.isalnum() for character in text):
        return NO_DUE  # "-"
    if _MONTH_FIRST.match(text):
        mentions = dues_in(f"by {text}", calendar)
        return replace(printed_due(f"by {text}", mentions[-1:], calendar), phrase=text) if mentions else Due(text)
    mentions = dues_in(text, calendar)
    if mentions and mentions[-1].day and not _OPEN_END.search(text):
        return replace(printed_due(text, mentions[-1:], calendar), phrase=text)
    dates = find_dates(text, default_year=calendar.year, month_first=calendar.month_first)
    if len(dates) == 1 and dates[0].last_day and not _NO_DAY.search(text):
        return Due(text, dates[0].last_day.isoformat(), dates[0].derived)
    return Due(text)
