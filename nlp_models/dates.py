"""Dates as papers print them: days, months, quarters, years, financial years, seasons.

A month stands for its last day when something is due, a quarter likewise, a year for 31 December, a financial year for
31 March. Numbers are read day first unless only the other order is a date or the caller says `month_first`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from nlp_models.anchors import anchors_of
from nlp_models.date_forms import FORMS, Context, Precision
from nlp_models.folding import fold
from nlp_models.sieve import Sieve, places

_SIEVE = Sieve([anchors_of(form.pattern) for form in FORMS])


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text, at characters `[start, end)`.

    `first_day` and `last_day` bound it; both are None where the text fixes no day ("Autumn 2025", "Q3", "May" with no
    year known). `derived` says that the year is not printed with it.
    """

    start: int
    end: int
    rule: str
    precision: Precision
    first_day: date | None
    last_day: date | None
    derived: bool = False


@lru_cache(maxsize=1024)  # several finders ask for the dates of one text: two in five are asked for again
def find_dates(
    text: str, *, default_year: int | None = None, month_first: bool = False, near: date | None = None
) -> tuple[DateMention, ...]:
    """Every date of a text in reading order, none within another.

    `default_year` dates what has no year of its own; a weekday printed with it picks the year next to it that fits.
    Where no year is known, a weekday picks the one that fits within a year of `near`.
    """
    folded = fold(text)
    context = Context(default_year, month_first, near)
    found = _longest_first(list(_candidates(folded.text, context)))
    found = _with_borrowed_years(folded.text, found)
    return tuple(
        replace(mention, start=start, end=end)
        for mention in found
        for start, end in [folded.back(mention.start, mention.end)]
    )


def _candidates(text: str, context: Context) -> Iterator[DateMention]:
    for form in map(FORMS.__getitem__, places(_SIEVE.passing(text))):
        for match in form.pattern.finditer(text):
            days = form.read(context, match)
            if days is not None:
                yield DateMention(
                    match.start(), match.end(), form.rule, days.precision, days.first, days.last, days.derived
                )


def _longest_first(mentions: list[DateMention]) -> list[DateMention]:
    """Leftmost, then longest, then in the order of the forms; what overlaps a kept one goes."""
    kept: list[DateMention] = []
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


# "9 October and 11 November 2024", "January/February 2025", "30 June - 2 July 2025"
_JOINS = re.compile(r"\s? (?: and | or | to | & | , | - | / ) \s?", re.VERBOSE)


def _with_borrowed_years(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """A date without a year takes that of the date it is joined to."""
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        mention, after = shared[index], shared[index + 1]
        yearless = mention.rule in {"date.day_month", "date.month"}
        if yearless and after.last_day and not after.derived and _JOINS.fullmatch(text[mention.end : after.start]):
            borrowed = find_dates(text[mention.start : mention.end], default_year=after.last_day.year)
            if borrowed and borrowed[0].last_day:
                shared[index] = replace(
                    mention, first_day=borrowed[0].first_day, last_day=borrowed[0].last_day, derived=False
                )
    return shared
