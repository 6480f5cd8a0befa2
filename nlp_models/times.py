"""Times of day as papers print them, read to 24-hour HH:MM."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp_models.folding import fold


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day at characters `[start, end)`; `clock` is HH:MM."""

    start: int
    end: int
    rule: str
    clock: str


_HALF = (
    r"(?P<half> [ap] \. \s? m \.? | [ap]m | noon | midday | (?: in \s the \s )? (?: morning | afternoon | evening ) )"
)
_TIME = re.compile(
    rf"""(?: (?<! [\w£$.:/] ) | (?<= \bat ) ) (?:
        # "11.00 am", "7pm", "6.30 p.m.", "12 noon", "5:00 PM", "7-30pm", "2 o'clock p.m.", "AT7 in the evening"
        (?P<hour> \d\d? ) (?: \s? [.:;-] \s? (?P<minute> [0-5]\d ) | \. )? (?: \s o'clock )? \s? {_HALF} (?! \w )
        # "6.30 - 8.45 pm": the first takes the half of the second
      | (?P<opening> \d\d? ) (?: [.:] (?P<opening_minute> [0-5]\d ) )?
          (?= \s? (?: - | to | until ) \s? (?P<closing> \d\d? ) (?: [.:] [0-5]\d )? \s? (?P<closing_half> [ap]\.?m ) )
        # "1900hrs", "19:00 hours", "19.30 hrs", "19h30", "commencing at 1900"
      | (?P<army_hour> [01]\d | 2[0-3] )
          (?: [.:]? (?P<army_minute> [0-5]\d ) \s? (?: h (?: rs? )? | hours ) | h (?P<h_minute> [0-5]\d ) ) \b
      | (?<= \bat \s ) (?P<bare_hour> [01]\d | 2[0-3] ) (?P<bare_minute> [0-5][05] )
          (?! [\w,/%] | [.-]\d | \s [a-z]{{3}} )
        # "14:00"
      | (?P<colon_hour> [01]?\d | 2[0-3] ) : (?P<colon_minute> [0-5]\d ) (?! [\d:] | [.]\d )
        # "at 18.51", "15.00 - 17.00"
      | (?P<dot_hour> [01]?\d | 2[0-3] ) \. (?P<dot_minute> [0-5]\d ) (?! [\d%:/] | [.]\d )
        # "at noon", "7 o'clock"
      | (?P<named> (?<! after) \b (?: noon | midday | midnight ) ) \b
      | (?P<oclock> 1[0-2] | \d ) \s? o'clock
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# What makes a figure with a point a time and not an amount or a clause: "at 18.51", "closed 20.15", "Time: 19.30".
_LEADS_TO_TIME = re.compile(
    r"""\b (?: at | from | until | till | time | closed | ended | opened | commenced | started | finished
        | start | end | finish ) \W{1,3} $""",
    re.VERBOSE | re.IGNORECASE,
)
_DOT_RANGE = re.compile(
    r"\s? (?: - | to | until ) \s? (?: [01]?\d | 2[0-3] ) \. [0-5]\d (?! [\d%.] )", re.VERBOSE | re.IGNORECASE
)
_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def find_times(text: str) -> tuple[TimeMention, ...]:
    """Every time of day of a text in reading order; a range gives two."""
    folded = fold(text)
    found: list[TimeMention] = []
    for match in _TIME.finditer(folded.text):
        for rule, clock in _read(match, bool(found) and _joined(folded.text, match)):
            found.append(TimeMention(*folded.back(*match.span()), rule, clock))
    return tuple(found)


def _read(match: re.Match[str], follows_time: bool) -> Iterator[tuple[str, str]]:
    if match["hour"]:
        yield from _clock("time.halves", match["hour"], match["minute"], match["half"])
    elif match["opening"]:
        yield from _opening(match)
    elif match["army_hour"]:
        yield from _clock("time.hours", match["army_hour"], match["army_minute"] or match["h_minute"], None)
    elif match["bare_hour"]:
        yield from _clock("time.bare", match["bare_hour"], match["bare_minute"], None)
    elif match["colon_hour"]:
        yield from _clock("time.colon", match["colon_hour"], match["colon_minute"], None)
    elif match["dot_hour"]:
        text = match.string
        if follows_time or _LEADS_TO_TIME.search(text[: match.start()]) or _DOT_RANGE.match(text, match.end()):
            yield from _clock("time.point", match["dot_hour"], match["dot_minute"], None)
    elif match["named"]:
        yield "time.named", _NAMED[match["named"].lower()]
    else:
        yield from _clock("time.oclock", match["oclock"], None, None)


def _joined(text: str, match: re.Match[str]) -> bool:
    """Whether the match closes a range: "15.00 - 17.00"."""
    return bool(re.search(r"\d \s? (?: - | to | until ) \s? $", text[: match.start()], re.VERBOSE))


def _clock(rule: str, hour: str, minute: str | None, half: str | None) -> Iterator[tuple[str, str]]:
    hours = int(hour)
    half = _HALVES.get(half.lower().removeprefix("in the "), half) if half else None
    if half and hours > 12 and half[0].lower() == "a":
        return
    if half and half[0].lower() == "a":
        hours %= 12
    elif half and half[0].lower() == "p" and hours < 12:
        hours += 12
    if hours <= 23:
        yield rule, f"{hours:02}:{minute or '00'}"


def _opening(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Read "10" of "10 - 12.30 pm" as morning, since at night it would come after the end."""
    opening, closing = int(match["opening"]) % 12, int(match["closing"]) % 12
    half = match["closing_half"] if opening <= closing else "am"
    yield from _clock("time.range", match["opening"], match["opening_minute"], half)
