"""How a paper prints its days: the year that it speaks of most, and whether the month stands before the day."""

import re
from collections import Counter
from dataclasses import dataclass

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = re.compile(r"\b20[0-4]\d\b")
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?\s(?:19|20)\d\d\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:20)?\d\d\b")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """The paper's usual year, for days printed without one, and whether 5/6/2025 is a day in May."""

    year: int | None
    month_first: bool


def calendar_of(text: str) -> Calendar:
    """The calendar of a paper by the days that it prints."""
    years = Counter(_YEAR.findall(text))
    return Calendar(int(years.most_common(1)[0][0]) if years else None, _is_month_first(text))


def _is_month_first(text: str) -> bool:
    """Whether days that can be read in one order only, and those with the month in words, put the month first."""
    numeric = [(int(first), int(second)) for first, second in _NUMERIC.findall(text)]
    month_first = sum(first <= _MONTHS < second for first, second in numeric) + len(_MONTH_DAY.findall(text))
    day_first = sum(second <= _MONTHS < first for first, second in numeric) + len(_DAY_MONTH.findall(text))
    return month_first > day_first
