"""What a target starts from: the amount and the date of its baseline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.records.targets.sentence import Sentence
from nlp_models.quantities import Quantity

_DATE = r"""(?: (?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+)?
                (?:19|20)\d\d (?: \s?[/–-]\s?\d{2,4}\b )? )"""
# Words before an amount that make it what is started from: "from 42%", "(baseline: 42%", "against 42%", "2023/24: 42%".
_LEADS = re.compile(
    rf"""(?: \bfrom(?: \s+(?: (?:around|about|approximately|over|under|just|the|a|an|its|our|current|baseline|figure
                              |level|rate|position|present|of|average) \s+ )* )?
          | \bcurrent(?:ly)?(?: \s+(?:level|rate|figure|performance|position) )?(?: \s+(?:of|is|at) )?:?
          | \b(?:baseline|starting\s+point)(?: [^.;\d]{{0,30}}? (?:of|is|was|:) )? (?: \s*\(?{_DATE}\)?\s*[:,-]? )? :?
          | \bnow\s+at
          | \b(?:compared|relative)\s+(?:with|to)
          | \b(?:up|down)\s+from
          | \(\s*{_DATE}\s*(?:baseline\s*|figure\s*|outturn\s*)?[:=-]
          | ;\s+(?:there\s+(?:are|were)|it\s+(?:is|was)|last\s+year\s+it\s+was)(?:\s+now)?
          | \bagainst )\s*(?: the\s+ )?$""",
    re.VERBOSE | re.IGNORECASE,
)
_KEPT_FROM = re.compile(r"\bat\s+(?:the|its|their|our)\s+current\s+(?:level|rate)\s+(?:of\s+)?$", re.IGNORECASE)
# What is started from stands before an arrow, as 38% does in "from 38% → 20%".
_ARROW = re.compile(r"\s*(?:→|⟶|➔|➜|⇒|->|=>)\s*[£<>≤≥]?\s?\d")
# It must read the words after the amount in: 65.8% in 2021/22 | 48% (2023/24) | 14.1% as at March 2024.
_WHEN = re.compile(
    rf"\s*(?:\s(?:in|at|for|as\s+at|as\s+of|during)\s+|\(\s*)(?P<when>{_DATE})", re.VERBOSE | re.IGNORECASE
)
_WHEN_BEFORE = re.compile(rf"(?:\(\s*|baseline\s*\(?)(?P<when>{_DATE})\)?\s*[:=,-]?\s*$", re.VERBOSE | re.IGNORECASE)
# A date that a change counts from: "from the 2019 baseline", "on 2019/20 levels", "compared with 2018", "since 2019".
_COUNTED_FROM = re.compile(
    rf"""\b(?: (?:from|on|against|below|above|over|of|using|to|with|than) \s+ (?:(?:a|an|the|its|our|their)\s+)?
               (?P<level> {_DATE} ) (?:\s+|[-–])
               (?:baselines?|levels?|figures?|outturn|position|average|benchmark|total)\b
          | (?:against|compared\s+(?:with|to)|relative\s+to|since|versus|vs\.?) \s+ (?:the\s+)? (?P<year> {_DATE} )
          | than\s+(?:in\s+)? (?P<than> {_DATE} )
          | \(?\s*baseline(?:\s+year)?(?:\s+of|\s+is|\s*:)?\s+ (?P<base> {_DATE} ) )""",
    re.VERBOSE | re.IGNORECASE,
)


# What begins after it is another measure's: "63% will be kept and absence will have fallen from 5%".
_OTHER_CLAUSE = re.compile(r"\band\s[^,;(]*\bwill\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """A baseline: its words and its date as printed."""

    amount: str | None = None
    date: str | None = None


NO_START = Start()


def is_start(words: str, quantity: Quantity) -> bool:
    """Whether an amount is what a sentence starts from rather than what it sets."""
    before = words[: quantity.start]
    if (before.endswith("(") and _WHEN.match(words, quantity.end)) or _ARROW.match(words, quantity.end):
        return True
    return bool(_LEADS.search(before)) and not _KEPT_FROM.search(before)


def told_dates(words: str, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    """The places of the dates that a sentence counts from, and of those of its baselines."""
    places = [match.span() for match in _COUNTED_FROM.finditer(words)]
    for quantity in quantities:
        if is_start(words, quantity):
            tail = _WHEN.match(words, quantity.end)
            lead = _WHEN_BEFORE.search(words[: quantity.start])
            places += [match.span() for match in (tail, lead) if match]
    return places


def start_of(seen: Sentence, quantity: Quantity, rest: int, targets: Sequence[Quantity]) -> Start:
    """The baseline of a target: the amount started from nearest before it, else the first one up to `rest`.

    `targets` are the amounts of the sentence that are none.
    """
    others = (other for other in seen.quantities if other not in targets)
    starts = [other for other in others if is_start(seen.words, other) and _alike(other, quantity)]
    before = [other for other in starts if other.start < quantity.start]
    after = [
        other
        for other in starts
        if quantity.end <= other.start < rest and not _OTHER_CLAUSE.search(seen.words, quantity.end, other.start)
    ]
    counted = _COUNTED_FROM.search(seen.words)
    date = next((group for group in counted.groups() if group), None) if counted else None
    if not before and not after:
        return Start(None, date)
    return _start(seen, before[-1] if before else after[0], date)


def _alike(other: Quantity, quantity: Quantity) -> bool:
    """Whether two amounts can be of one measure: a share and a number of things cannot."""
    points = quantity.unit == "percentage points" or quantity.rule == "quantity.factor"
    return points or (other.unit == "%") == (quantity.unit == "%") or other.unit is None


def _start(seen: Sentence, amount: Quantity, date: str | None) -> Start:
    tail = _WHEN.match(seen.words, amount.end)
    if tail:
        date = tail["when"]
    else:
        lead = _WHEN_BEFORE.search(seen.before(amount))
        date = lead["when"] if lead else date
    end = tail.end() if tail else amount.end
    closes = seen.words[amount.end : end].count("(") > 0 and seen.words[end : end + 1] == ")"
    return Start(seen.words[amount.start : end + closes], date)
