"""The days that a question is about: "May 2018", "since 2019", "last year". Numbers of other things are none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nlp_models.dates import DateMention, find_dates

MONTHS_BEFORE = 3
"""Months before a financial year in which its budget and its plans are settled."""
LONGEST_YEARS = 6
"""Years beyond which a range ("2011-2031") is the life of a plan or a number of something, not when people met."""

# "Care Act 2014", "Local Plan 2040", "Vision 2030", "Regulations 2012": the year is a part of the name.
_NAMED_BY_YEAR = re.compile(
    r"""\b (?: act | bill | order | regulations? | rules | measure | directive | census | plan | vision | strategy
             | agenda | framework | standards? | code | room | no\.? | number | reference | ref\.? )
        \s+ (?: of \s+ )? $""",
    re.VERBOSE | re.IGNORECASE,
)
_FROM = re.compile(r"\b (?: since | from | starting ) \s+ (?: the \s+ )? $", re.VERBOSE | re.IGNORECASE)
_AFTER = re.compile(r"\b after \s+ (?: the \s+ )? $", re.VERBOSE | re.IGNORECASE)
_BEFORE = re.compile(r"\b before \s+ (?: the \s+ )? $", re.VERBOSE | re.IGNORECASE)
_UNTIL = re.compile(r"\b (?: until | till | up \s to ) \s+ (?: the \s+ )? $", re.VERBOSE | re.IGNORECASE)
_BETWEEN = re.compile(r"\b (?: between | from ) \s+ (?: the \s+ )? $", re.VERBOSE | re.IGNORECASE)
_BETWEEN_DATES = re.compile(r"\s* (?: to | and | until | till | - | – ) \s*", re.VERBOSE | re.IGNORECASE)

# "last year", "this month", "the last two years", "past 6 months"
_RELATIVE = re.compile(
    r"""\b (?: the \s+ )? (?P<which> last | past | previous | this ) \s+
        (?: (?P<number> \d{1,2} | two | three | four | five | six | ten | twelve ) \s+ )?
        (?P<unit> month | year )s? \b (?! \s* ['’]s \b )""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12}


@dataclass(frozen=True, slots=True)
class NamedDays:
    """Days that characters `[start, end)` of a question name; None where a side is open."""

    start: int
    end: int
    first: date | None
    last: date | None


def days_named_in(text: str, *, today: date) -> NamedDays | None:
    """All days that a question names, as one range of days; None where it names none."""
    found = [*_joined(text, _printed(text, today=today)), *_relative(text, today=today)]
    if not found:
        return None
    firsts, lasts = [each.first for each in found], [each.last for each in found]
    return NamedDays(
        min(each.start for each in found),
        max(each.end for each in found),
        None if None in firsts else min(first for first in firsts if first),
        None if None in lasts else max(last for last in lasts if last),
    )


def _printed(text: str, *, today: date) -> list[DateMention]:
    mentions = find_dates(text, near=today)
    return [each for each in mentions if not _NAMED_BY_YEAR.search(text[: each.start]) and _are_past(each, today)]


def _are_past(mention: DateMention, today: date) -> bool:
    """Minutes are of the past and agendas of the weeks to come; "by 2030" is a target, "2024-39" a number."""
    first, last = mention.first_day, mention.last_day
    if first is None or last is None:
        return False
    return first.year <= today.year + 1 and last.year - first.year <= LONGEST_YEARS


def _joined(text: str, mentions: Sequence[DateMention]) -> Iterator[NamedDays]:
    """ "from 2018 to 2020" is one range, "since 2018" has no end."""
    place = 0
    while place < len(mentions):
        first = last = mentions[place]
        after = mentions[place + 1] if place + 1 < len(mentions) else None
        if after and _BETWEEN_DATES.fullmatch(text[first.end : after.start]):
            last, place = after, place + 1
        place += 1
        yield _bounded(text, first, last)


def _bounded(text: str, first: DateMention, last: DateMention) -> NamedDays:
    before = text[: first.start]
    begin, end = first.first_day, first.last_day
    if first is not last or first.rule == "date.year_range":
        opening = _BETWEEN.search(before)
        return NamedDays(opening.start() if opening else first.start, last.end, begin, last.last_day)
    for word, days in (
        (_FROM, (begin, None)),
        (_AFTER, (_day_after(end), None)),
        (_BEFORE, (None, _day_before(begin))),
        (_UNTIL, (None, end)),
    ):
        if match := word.search(before):
            return NamedDays(match.start(), last.end, *days)
    if begin and first.precision == "financial_year":
        begin = _months_back(begin, MONTHS_BEFORE)
    return NamedDays(first.start, last.end, begin, end)


def _day_after(day: date | None) -> date | None:
    return day and day + timedelta(days=1)


def _day_before(day: date | None) -> date | None:
    return day and day - timedelta(days=1)


def _relative(text: str, *, today: date) -> Iterator[NamedDays]:
    for match in _RELATIVE.finditer(text):
        number, which = match["number"], match["which"].lower()
        if number and which == "this":
            continue
        count = _NUMBERS.get(number.lower()) or int(number) if number else None
        months = 12 if match["unit"].lower() == "year" else 1
        first, last = _whole(which, months, today) if count is None else (_months_back(today, count * months), today)
        yield NamedDays(match.start(), match.end(), first, last)


def _whole(which: str, months: int, today: date) -> tuple[date, date]:
    """This or the last calendar year or month. "The past year" ends today."""
    if which == "past":
        return _months_back(today, months), today
    begin = today.replace(month=1, day=1) if months > 1 else today.replace(day=1)
    if which == "this":
        return begin, _months_on(begin, months) - timedelta(days=1)
    return _months_back(begin, months), begin - timedelta(days=1)


def _months_back(day: date, months: int) -> date:
    return _months_on(day, -months)


def _months_on(day: date, months: int) -> date:
    """So many months later, on the 28th at the latest where the day is not the first."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28))
