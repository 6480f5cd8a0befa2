"""The printed forms of dates: one pattern and one reading each."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "quarter", "season", "year", "financial_year"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"""(?P<month> jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)?
    | sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)? )"""
_WEEKDAY = r"""(?: (?P<weekday> mon | tues? | wed(?:nes)? | thur?s? | fri | sat(?:ur)? | sun ) (?:day)?
    \.? ,? \s? (?: the \s )? )?"""
_DAY = r"(?P<day> 3[01] | [12]\d | 0?[1-9] ) (?: \s? (?: st | nd | rd | th ) \.? )?"
_DAY_OF = r"(?: (?: day \s )? of \s )?"
_YEAR = r"(?P<year> (?:19|20)\d\d )"
_SHORT_YEAR = r"'? (?P<short> [0-6]\d ) (?! [.:/\d] | ,\d | ,? \s (?:19|20)\d\d | \s? [ap]\.?m )"
_PART = r"""(?: (?: (?: the \s )? end (?: \s of )? | early | late | mid | (?: the \s )? (?: beginning | start ) \s of )
    [\s-]+ )?"""
_BEFORE = r"(?<! [\w£$€.] ) (?<! \d/ )"
_AFTER = r"(?! \w | [/.]\d )"


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form: its rule id, its pattern, and how a match becomes a mention (None where it is no date)."""

    rule: str
    pattern: re.Pattern[str]
    read: Callable[["Context", re.Match[str]], "Days | None"]


@dataclass(frozen=True, slots=True)
class Context:
    """What the caller knows of the paper that the text is from; `near` is a day beside which it was written."""

    default_year: int | None
    month_first: bool
    near: date | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """What a form stands for; None where it fixes no day."""

    precision: Precision
    first: date | None
    last: date | None
    derived: bool = False


def last_day_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(_BEFORE + "(?:" + pattern + ")" + _AFTER, re.VERBOSE | re.IGNORECASE)


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3].lower()) + 1


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _printed_year(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return _full_year(groups.get("year") or groups["short"])


def _day(year: int, month: int, day: int, *, derived: bool = False) -> Days | None:
    try:
        exact = date(year, month, day)
    except ValueError:
        return None
    return Days("day", exact, exact, derived)


def _read_day(_: Context, match: re.Match[str]) -> Days | None:
    return _day(_printed_year(match), _month(match), int(match["day"]))


def _read_numeric(context: Context, match: re.Match[str]) -> Days | None:
    first, second, year = int(match["first"]), int(match["second"]), _full_year(match["year"])
    orders = [(first, second), (second, first)]
    for day, month in reversed(orders) if context.month_first else orders:
        found = _day(year, month, day)
        if found:
            return found
    return None


def _read_short_dots(context: Context, match: re.Match[str]) -> Days | None:
    """Leave out "23.05.11 Lamps": at the head of a block and before a word it is an item's number."""
    heads_item = match.start() == 0 and re.match(r"\s[A-Za-z]", match.string[match.end() :][:2])
    return None if heads_item else _read_numeric(context, match)


def _read_iso(_: Context, match: re.Match[str]) -> Days | None:
    return _day(int(match["year"]), int(match["second"]), int(match["first"]))


def _read_month_year(context: Context, match: re.Match[str]) -> Days | None:
    short = match.groupdict().get("bare")
    if short and (context.month_first or match["month"].islower() or not _plausible(int(short), context)):
        return None
    year = _full_year(short) if short else _printed_year(match)
    return Days("month", date(year, _month(match), 1), last_day_of_month(year, _month(match)))


# "April 26" is a month of 2026 rather than a day where 2026 lies near the paper; earlier figures are days.
_YEARS_BACK, _YEARS_AHEAD, _FIRST_BARE_YEAR = 3, 10, 20


def _plausible(short: int, context: Context) -> bool:
    near = context.default_year or 2000 + short
    return short >= _FIRST_BARE_YEAR and near - _YEARS_BACK <= 2000 + short <= near + _YEARS_AHEAD


def _read_day_month(context: Context, match: re.Match[str]) -> Days | None:
    day, month = int(match["day"]), _month(match)
    if match["month"].islower() and match.start("month") < match.start("day"):  # "they may 20 times"
        return None
    if day > monthrange(2024, month)[1]:  # a leap year: 29 February is a day
        return None
    if context.default_year is None:
        nearest = _nearest_fitting(context.near, month, day, match["weekday"])
        return Days("day", nearest, nearest, derived=True)
    return _day(_fitting_year(context.default_year, month, day, match["weekday"]), month, day, derived=True)


def _fitting_year(year: int, month: int, day: int, weekday: str | None) -> int:
    """The default year, or the year beside it in which the day falls on the printed weekday."""
    if weekday is None:
        return year
    fitting = (candidate for candidate in (year, year + 1, year - 1) if _falls_on(candidate, month, day, weekday))
    return next(fitting, year)


_A_YEAR = 366  # days


def _nearest_fitting(near: date | None, month: int, day: int, weekday: str | None) -> date | None:
    """The day within a year of `near`, and nearest to it, that falls on the printed weekday; None without one."""
    if near is None or weekday is None:
        return None
    years = [year for year in range(near.year - 1, near.year + 2) if _falls_on(year, month, day, weekday)]
    days = [date(year, month, day) for year in years]
    within = [each for each in days if abs((each - near).days) <= _A_YEAR]
    return min(within, key=lambda each: abs((each - near).days), default=None)


def _falls_on(year: int, month: int, day: int, weekday: str) -> bool:
    found = _day(year, month, day)
    wanted = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(weekday[:3].lower())
    return found is not None and found.first is not None and found.first.weekday() == wanted


# May and March are also plain words: without a year they need a capital and a word of time before, or stand alone.
_PLAIN_WORDS = frozenset(
    {"may", "mar", "march", "jun", "sep", "sept", "dec", "oct", "nov", "jan", "feb", "apr", "aug", "jul"}
)
_WORD_OF_TIME = re.compile(
    r"""\b (?: in | by | during | until | till | from | for | before | after | of | since | to | and | or | end | early
            | mid | late | next | last | this ) [\s-] $
    | [/,-] \s? $""",
    re.VERBOSE | re.IGNORECASE,
)


_THING_OF_A_MONTH = re.compile(
    r"""\s? [-/] \s? [A-Z]
    | \s (?: [A-Z]\w+ \s )* (?: meetings? | AGM | agenda | board | cabinet | session | update ) \b""",
    re.VERBOSE,
)


def _read_month(context: Context, match: re.Match[str]) -> Days | None:
    if not match["month"][0].isupper() or not _is_surely_month(match):
        return None
    year = context.default_year
    if year is None:
        return Days("month", None, None, derived=True)
    return Days("month", date(year, _month(match), 1), last_day_of_month(year, _month(match)), derived=True)


def _is_surely_month(match: re.Match[str]) -> bool:
    text = match.string
    if match["month"].lower() not in _PLAIN_WORDS or match.group() == text.strip(" .;,()"):
        return True
    before = _WORD_OF_TIME.search(text[: match.start("month")])
    return bool(before or _THING_OF_A_MONTH.match(text, match.end()))


_ORDINALS = ("first", "second", "third", "fourth")


def _read_quarter(_: Context, match: re.Match[str]) -> Days | None:
    quarter = int(match["number"]) if match["number"] else _ORDINALS.index(match["ordinal"].lower()) + 1
    if not match["year"]:
        return Days("quarter", None, None, derived=True)
    year = _full_year(match["year"])
    first_month = 3 * quarter - 2
    if match["next"]:
        if not _follows(match["year"], match["next"]):
            return None
        year, first_month = (year, first_month + 3) if quarter < 4 else (year + 1, 1)
    return Days("quarter", date(year, first_month, 1), last_day_of_month(year, first_month + 2))


def _follows(first: str, second: str) -> bool:
    return int(second) % 100 == (int(first) + 1) % 100


# "23/24" is a financial year, "3/4" a fraction.
_SHORT_FINANCIAL_YEARS = range(8, 45)


def _read_financial_year(_: Context, match: re.Match[str]) -> Days | None:
    first, second = match["year"], match["next"]
    if not _follows(first, second) or (len(first) == 2 and int(first) not in _SHORT_FINANCIAL_YEARS):
        return None
    year = _full_year(first)
    return Days("financial_year", date(year, 4, 1), date(year + 1, 3, 31))


def _read_year_range(_: Context, match: re.Match[str]) -> Days | None:
    first, last = int(match["year"]), _full_year(match["next"] or match["short"])
    return Days("year", date(first, 1, 1), date(last, 12, 31)) if first < last <= first + 50 else None


def _read_year(_: Context, match: re.Match[str]) -> Days | None:
    year = int(match["year"])
    return Days("year", date(year, 1, 1), date(year, 12, 31))


def _read_season(_: Context, __: re.Match[str]) -> Days:
    return Days("season", None, None)


# Each form stands under a date that it must read. Where two forms match at one place the longer wins.
FORMS = (
    # "Wednesday 9 October 2024", "WEDNESDAY, 29 JANUARY 2025", "9th of Oct, 2024", "09-Oct-2024", "9th day of May 2024"
    Form(
        "date.day_month_year",
        _compile(rf"{_WEEKDAY} {_DAY} ,? [\s/-]? {_DAY_OF} {_MONTH} [.,]? ,? [\s/-]? {_YEAR}"),
        _read_day,
    ),
    # "9th Oct 24", "9-Oct-24", "9 October '24"
    Form(
        "date.day_month_short_year",
        _compile(rf"{_WEEKDAY} {_DAY} [\s/-]? {_MONTH} [.,]? [\s/-]? {_SHORT_YEAR}"),
        _read_day,
    ),
    # "October 9, 2024", "Monday, October 9th 2024"
    Form("date.month_day_year", _compile(rf"{_WEEKDAY} {_MONTH} \.? \s {_DAY} (?: ,? \s | , ) {_YEAR}"), _read_day),
    # "30/01/2025", "30/1/25", "30.01.25", "30-01-2025"
    Form(
        "date.numeric",
        _compile(r"(?P<first> \d\d? ) \s? / \s? (?P<second> \d\d? ) \s? / \s? (?P<year> (?:19|20)\d\d | \d\d )"),
        _read_numeric,
    ),
    Form(
        "date.numeric_dots",
        _compile(r"(?P<first> \d\d? ) \. (?P<second> \d\d? ) \. (?P<year> (?:19|20)\d\d )"),
        _read_numeric,
    ),
    Form(
        "date.numeric_short_dots",
        _compile(r"(?P<first> \d\d? ) \. (?P<second> \d\d? ) \. (?P<year> \d\d )"),
        _read_short_dots,
    ),
    Form(
        "date.numeric_hyphens",
        _compile(r"(?P<first> \d\d? ) - (?P<second> \d\d? ) - (?P<year> (?:19|20)\d\d )"),
        _read_numeric,
    ),
    # "30-01-25"
    Form(
        "date.numeric_short_hyphens",
        _compile(r"(?P<first> \d\d? ) - (?P<second> \d\d ) - (?P<year> [0-4]\d ) (?! - )"),
        _read_numeric,
    ),
    # "2025-01-30", "2025/01/30"
    Form("date.iso", _compile(rf"{_YEAR} (?P<mark> [-/] ) (?P<second> \d\d ) (?P=mark) (?P<first> \d\d )"), _read_iso),
    # "January 2025", "end of March 2025", "Mar-2011", "Sept. 2025", "January, 2025"
    Form("date.month_year", _compile(rf"{_PART} {_MONTH} [.,]? [\s/-]? (?: of \s )? {_YEAR}"), _read_month_year),
    # "Jan-25", "Jan '25", "Mar/26"
    Form(
        "date.month_short_year",
        _compile(rf"{_PART} {_MONTH} \.? (?: [/-] | \s? (?=') ) {_SHORT_YEAR}"),
        _read_month_year,
    ),
    # "by April 26"
    Form(
        "date.month_bare_year",
        _compile(
            rf"{_PART} {_MONTH} \.? \s (?P<bare> [2-4]\d ) (?! [.:/,] \s? \d | \s? [ap]\.?m | \s? % | \s per \s cent )"
        ),
        _read_month_year,
    ),
    # "Q3 2025/26", "Quarter 3 of 2025-26", "third quarter of 2025", "Q3"
    Form(
        "date.quarter",
        _compile(
            r"""(?: (?: Q | quarter \s ) (?P<number> [1-4] )
                  | (?P<ordinal> first | second | third | fourth ) \s quarter )
                (?: ,? \s? (?: of \s (?: the \s )? | [-(] )? (?: FY \s? )?
                  (?P<year> (?:20)?\d\d ) (?: [/-] (?P<next> (?:20)?\d\d ) )? )?"""
        ),
        _read_quarter,
    ),
    # "2025/26", "2025-26", "2025/2026", "FY 25/26", "in 23/24"
    Form(
        "date.financial_year",
        _compile(
            r"""(?: FY \s? )? (?P<year> (?:20|19)\d\d | \d\d (?= / ) )
                \s? [/-] \s? (?P<next> (?:20|19)\d\d | \d\d ) (?! - )"""
        ),
        _read_financial_year,
    ),
    # "2022 to 2025", "2022-2027", "2025-28"
    Form(
        "date.year_range",
        _compile(rf"{_YEAR} (?: \s? (?: - | to ) \s? (?P<next> (?:19|20)\d\d ) | - (?P<short> \d\d ) ) (?! - )"),
        _read_year_range,
    ),
    # "Late Spring 2011", "Autumn 2025"
    Form(
        "date.season",
        _compile(
            rf"""{_PART} (?: spring | summer | autumn | winter | fall | christmas | easter | new \s year )
                (?: \s term )? ,? \s {_YEAR}"""
        ),
        _read_season,
    ),
    # "Wednesday 7 July", "19th July", "the 3rd of May"
    Form(
        "date.day_month",
        _compile(rf"{_WEEKDAY} {_DAY} [\s-]? {_DAY_OF} {_MONTH} (?! \s \d\d? ,? \s (?:19|20)\d\d )"),
        _read_day_month,
    ),
    # "October 9th", "October 9"
    Form("date.day_month", _compile(rf"{_WEEKDAY} {_MONTH} \.? \s {_DAY}"), _read_day_month),
    # "by 2030", "end of 2026", "2027"
    Form("date.year", _compile(rf"{_PART} (?P<year> 19[5-9]\d | 20[0-6]\d ) (?! ,\d | -\d | \s? % )"), _read_year),
    # "in September", "end of May"
    Form("date.month", _compile(rf"{_PART} {_MONTH}"), _read_month),
)
