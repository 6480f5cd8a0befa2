"""How a paper prints its days: the year that it speaks of most, and whether the month stands before the day."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = re.compile(r"20(?<=\b20)[0-4]\d\b")  # what begins with a letter or figure is looked for a dozen times faster
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b")
_DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?\s(?:19|20)\d\d\b")
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:20)?\d\d\b")
# What only papers of the United States say: it tells where no day does.
_AMERICAN = re.compile(
    r",\s[A-Z]{2}\s\d{5}\b|\b(?:Pledge\sof\sAllegiance|Select(?:men|board|\sBoard)|School\s(?:Committee|District)|Town\sManager|Roll\sCall|Nays)\b",
    re.IGNORECASE,
)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """The paper's usual year, for days printed without one, and whether 5/6/2025 is a day in May.

    `created`, the day on which the file was made, tells the year where the paper names none.
    """

    year: int | None
    month_first: bool
    created: date | None = None


def calendar_of(text: str, created: date | None = None) -> Calendar:
    """The calendar of a paper by the days that it prints, and by the day on which its file was made."""
    years = Counter(_YEAR.findall(text))
    return Calendar(int(years.most_common(1)[0][0]) if years else None, _is_month_first(text), created)


def _is_month_first(text: str) -> bool:
    """Whether days that can be read in one order only, and those with the month in words, put the month first.

    Where none tells, the words of American papers do.
    """
    text = text.lower()  # a search without regard to case takes three times as long
    numeric = [(int(first), int(second)) for first, second in _NUMERIC.findall(text)]
    month_first = sum(first <= _MONTHS < second for first, second in numeric) + len(_MONTH_DAY.findall(text))
    day_first = sum(second <= _MONTHS < first for first, second in numeric) + len(_DAY_MONTH.findall(text))
    return month_first > day_first or (month_first == day_first == 0 and _AMERICAN.search(text) is not None)
