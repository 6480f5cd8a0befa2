"""The levels that a sentence sets: which of its amounts are targets, in which direction, of what.

An amount is a target where the sentence names it one ("95% target"), aims for it, says that it will hold, or opens
with the change wanted; never where it tells what was, is forecast or costs. Amounts that a sentence only starts from
("from 9%") are baselines; spells ("waits over 45 minutes") only describe.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.records.targets.deadlines import Deadline, deadline_of
from extractors.results import Direction
from nlp_models import Reader, Span, TextReading
from nlp_models.quantities import Quantity, find_quantities

_SPELLS = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "hour", "month", "week", "year", "minute"})
_MONEY = frozenset("£$€")
_FROM = re.compile(
    r"""(?: \bfrom(?: \s+(?:around|about|approximately|over|under|a\s+baseline\s+of) )?
          | \bcurrent(?:ly)?(?: \s+level )?(?: \s+of )?
          | baseline(?: \s+of )?:?
          | compared\s+(?:with|to)
          | against )\s*(?: the\s+ )?$""",
    re.VERBOSE | re.IGNORECASE,
)
_KEPT_FROM = re.compile(r"\bat\s+(?:the|its|their)\s+current\s+(?:level|rate)\s+(?:of\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:(?:at\s+least|up\s+to|around|a\s+further|another|over)\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"""\b(?: to|at|of|for|reach(?:es|ed|ing)?|achiev(?:e|es|ed|ing)|attain|deliver(?:s|ed|ing)?|recruit|train|plant
          | build|create|provide|install|support|hold|run|secure|complete )\s+
        (?: (?:around|about|up\s+to|over|some)\s+ )?$""",
    re.VERBOSE | re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:the|these|those|our|all|both|in|across|over|aged|top|first|last|next|another|other|than|every|each|age)\s+$",
    re.IGNORECASE,
)
_LEADS_COUNT = re.compile(r"(?:^|[-–:•])\s*$")
_LEADS_BARE = re.compile(r"^(?:to\s+)?(?:achieve|reach|attain)\b", re.IGNORECASE)
_LEAST_BARE = 10  # smaller numbers without a unit count clauses, years and pages
_LEAST_COUNT = 2


@dataclass(frozen=True, slots=True)
class Level:
    """A level that a sentence at `[start, end)` of a text sets; `metric` is what is measured, as printed."""

    start: int
    end: int
    metric: str
    direction: Direction
    value: float | None
    unit: str | None
    baseline: str | None
    deadline: Deadline
    rule: str
    confidence: float


def find_levels(
    reader: Reader, text: str, *, today: date | None, strict: bool, due: Deadline, listed: bool
) -> tuple[Level, ...]:
    """The levels that a text sets, in reading order.

    `strict` asks for the word target or the like beside the amount, as minutes need it; `due` is the deadline that
    the surroundings print for what states none; `listed` says that the text is a list item or a cell of a plan.
    """
    reading = reader.read(text)
    return tuple(
        level
        for sentence in reading.sentences
        for level in _of_sentence(reading, sentence, today=today, strict=strict, due=due, listed=listed)
    )


def _of_sentence(
    reading: TextReading, sentence: Span, *, today: date | None, strict: bool, due: Deadline, listed: bool
) -> Iterator[Level]:
    words = reading.words(sentence)
    quantities = find_quantities(words)
    seen = _Sentence(reading, sentence, words, quantities, deadline_of(words, today), due, listed)
    targets = [q for q in quantities if _is_target(seen, q, strict=strict)]
    for place, quantity in enumerate(targets):
        rest = targets[place + 1].start if place + 1 < len(targets) else len(words)
        yield _level(seen, quantity, rest, today)
    gone = seen.first("target.eliminate")
    if gone and not targets and not strict and not any(f[0] < gone[0] for f in seen.all("target.figure")):
        yield _eliminated(seen, gone)


@dataclass(frozen=True, slots=True)
class _Sentence:
    reading: TextReading
    span: Span
    words: str
    quantities: tuple[Quantity, ...]
    deadline: Deadline
    due: Deadline
    listed: bool

    def all(self, label: str) -> list[tuple[int, int, str]]:
        """The spans of a label in the sentence, counted from its start, with their rules."""
        low, high = self.span.start, self.span.end
        return [(s.start - low, s.end - low, s.rule) for s in self.reading.starting(label) if low <= s.start < high]

    def has(self, label: str) -> bool:
        return bool(self.all(label))

    def first(self, label: str) -> tuple[int, int, str] | None:
        return next(iter(self.all(label)), None)


def _is_target(seen: _Sentence, quantity: Quantity, *, strict: bool) -> bool:
    if _named(seen, quantity):
        return quantity.unit is not None or quantity.value > 1
    before = seen.words[: quantity.start]
    if _FROM.search(before) and not _KEPT_FROM.search(before):
        return False
    if strict or quantity.unit in _SPELLS or quantity.unit in _MONEY or _told(seen, quantity):
        return False
    aimed, dated = _aim_before(seen, quantity), seen.deadline.ahead
    if quantity.unit == "%" or quantity.per or quantity.rule == "quantity.share":
        return aimed or dated
    if quantity.value == 0:
        return aimed and bool(_ZERO.search(before))
    if quantity.rule == "quantity.factor":
        return aimed
    return _is_count(seen, quantity, before, aimed=aimed, dated=dated)


# Between the word target and its amount: "target of at least 95%", "target is to reach 95%", "95% uptake target".
_TARGET_THEN = re.compile(
    r"""[\s:(-]*
        (?: (?: is|was|are|were|of|to|at|set|been|has|have|be|level|rate|remains?|reach(?:ing)?|achiev(?:e|ing)
              | reduc(?:e|ing)|increas(?:e|ing)|by|the|a|an|see|having|that )\s+ ){0,6}
        (?: \w+\s+ )?""",
    re.VERBOSE | re.IGNORECASE,
)
_THEN_TARGET = re.compile(
    r"\s(?:(?!met|achieved|exceeded|missed|below|above|of|off|on|against|their|to|the|in|than|better|worse|more|less)[\w-]+\s){0,2}",
    re.IGNORECASE,
)
_MEASURED_AGAINST = re.compile(
    r"""\b(?: than|against|above|below|met|exceed\w*|miss\w*|achieved|beyond|on|off|under|over|within )\s+
        (?: (?:the|its|their|our)\s+ )?$""",
    re.VERBOSE | re.IGNORECASE,
)


def _named(seen: _Sentence, quantity: Quantity) -> bool:
    """Whether the amount stands beside the word that names it a target."""
    for start, end, _ in seen.all("target.named"):
        if end <= quantity.start and _TARGET_THEN.fullmatch(seen.words, end, quantity.start):
            return not _MEASURED_AGAINST.search(seen.words[:start]) or " of " in seen.words[end : quantity.start + 1]
        if quantity.end <= start and _THEN_TARGET.fullmatch(seen.words, quantity.end, start):
            return True
    return False


def _told(seen: _Sentence, quantity: Quantity) -> bool:
    """Whether the words nearest to an amount make it a figure: what was, is forecast or costs."""
    figures = [(end, rule) for _, end, rule in seen.all("target.figure") if end <= quantity.start]
    for end, rule in figures:
        labels = _AIMS if rule == "target.told_past" else _STRONG_AIMS
        if not any(end <= aim[0] < quantity.end for label in labels for aim in seen.all(label)):
            return True
    after = re.split(r"[,;:.](?!\d)", seen.words[quantity.end : quantity.end + _AFTER], maxsplit=1)[0]
    reach = quantity.end + len(after)
    return any(
        quantity.end <= start < reach and rule in {"target.told_past", "target.told_money"}
        for start, _, rule in seen.all("target.figure")
    )


_AIMS = ("target.aimed", "target.future", "target.opening", "target.named")
_STRONG_AIMS = ("target.aimed", "target.named")
_AFTER = 40  # characters after an amount that can still tell it as a figure


def _aim_before(seen: _Sentence, quantity: Quantity) -> bool:
    before = any(start < quantity.end for label in _AIMS[:3] for start, _, _ in seen.all(label))
    return before or bool(quantity.unit == "%" and _SUBJECT.match(seen.words, quantity.end))


# "to zero", "and net zero by 2040"
_ZERO = re.compile(r"\b(?:to|reach(?:ing)?|achiev(?:e|ing)|be|becom(?:e|ing)|and|of)\s+(?:net[\s-]|carbon\s+)?$")
# It must read the words after "10%" in: 10% of visits will be by bicycle.
_SUBJECT = re.compile(r"\s+of\s[^.;,\d]{3,80}?\b(?:will|shall|should|to\s+be|must)\b", re.IGNORECASE)


def _is_count(seen: _Sentence, quantity: Quantity, before: str, *, aimed: bool, dated: bool) -> bool:
    """Whether a number of things is a target rather than part of the description."""
    if _SCOPE.search(before) or (quantity.comparison in {"about", "more_than", "less_than"} and not aimed):
        return False
    if quantity.comparison in {"at_least", "at_most"}:
        sure = aimed or dated or (seen.listed and "+" not in seen.words[quantity.start : quantity.end])
        return sure and (quantity.unit is not None or (not before.strip() and quantity.value >= _LEAST_COUNT))
    if quantity.unit is None:
        return quantity.value >= _LEAST_BARE and seen.has("target.opening") and bool(_LEADS_BARE.search(seen.words))
    led = bool(_TO.search(before) or _LEADS_COUNT.search(before))
    return quantity.value >= _LEAST_COUNT and led and (aimed or dated)


def _level(seen: _Sentence, quantity: Quantity, rest: int, today: date | None) -> Level:
    after = deadline_of(seen.words[quantity.start : rest], today)
    deadline = after if after.phrase else seen.deadline if seen.deadline.phrase else seen.due
    value, unit = _value(quantity)
    named = _named(seen, quantity)
    return Level(
        seen.span.start, seen.span.end, _metric(seen, quantity), _direction(seen, quantity), value, unit,
        _baseline(seen, quantity), deadline, "target.named" if named else "target.level",
        0.85 if named else 0.75 if deadline.phrase else 0.65,
    )  # fmt: skip


def _value(quantity: Quantity) -> tuple[float, str | None]:
    if quantity.per and quantity.unit is None:
        return quantity.value, f"per {quantity.per}"
    unit = quantity.unit
    if unit and unit not in _MONEY and unit != "%":
        unit = unit.split()[-1]
    return quantity.high if quantity.high is not None else quantity.value, unit


def _direction(seen: _Sentence, quantity: Quantity) -> Direction:
    before = seen.words[: quantity.start]
    ways = [span for span in seen.all("target.way") if span[0] < quantity.end]
    nearest = ways[-1][2].removeprefix("target.") if ways else None
    if quantity.comparison in {"at_least", "more_than"}:
        return "at_least"
    if nearest == "reduce" and (_BY.search(before) or quantity.rule == "quantity.factor" or quantity.value == 0):
        return "reduce"
    if quantity.comparison in {"at_most", "less_than"}:
        return "at_most"
    if nearest == "increase" and _BY.search(before):
        return "increase"
    if nearest == "maintain":
        return "maintain"
    return "at_most" if nearest == "reduce" and re.search(r"\bto\s+$", before) else "reach"


def _baseline(seen: _Sentence, quantity: Quantity) -> str | None:
    """What the sentence starts from: the amount after "from" nearest before the target, with its year."""
    for other in reversed(seen.quantities):
        if other.start < quantity.start and _FROM.search(seen.words[: other.start]):
            tail = re.match(r"\s+in\s+(?:\d{4}(?:[/–-]\d{2,4})?|\w+\s+\d{4})", seen.words[other.end :])
            return seen.words[other.start : other.end + (tail.end() if tail else 0)]
    return None


def _eliminated(seen: _Sentence, gone: tuple[int, int, str]) -> Level:
    metric = _tidy(seen.words[gone[1] :]) or _tidy(seen.words)
    deadline = seen.deadline if seen.deadline.phrase else seen.due
    return Level(seen.span.start, seen.span.end, metric, "eliminate", 0, None, None, deadline, gone[2], 0.6)


# The words after an amount that name what is measured end at the next amount, date or clause.
_END_OF_METRIC = re.compile(
    r"""[,;:.()](?!\d) | \s[-–]\s | \band\s+\d
      | \bby\s+(?: the\s+ )?(?: end|\d{4}|march|april|20 )
      | \b(?:by|in)\s+\d{2,4}/
      | \s+(?:each|every)\s+year\b
      | \bfrom\s+\d""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_METRIC = re.compile(r"^(?:.*[.;:]\s+)?(?:\W*)(?:to\s+)?(?:by\s+\d{4}\s+)?", re.IGNORECASE)
_CHANGE = re.compile(
    r"""\b(?: will\s+(?: have\s+ )?(?: be\s+|been\s+ )?
                (?: improved|fallen|reduced|increased|risen|maintained|grown|kept|cut )
          | (?: reduc|increas|improv|rais|cut|maintain|grow )\w*
          | will\s+(?: be|reach|fall|rise|remain|achieve ) )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def _metric(seen: _Sentence, quantity: Quantity) -> str:
    """What is measured: the words counted after the amount, else the subject before the change."""
    after = re.sub(r"^\s*(?:target|of|the|for|to)\s+(?:(?:of|the|for|to)\s+)*", "", seen.words[quantity.end :])
    after = _tidy(_END_OF_METRIC.split(after, maxsplit=1)[0])
    if quantity.unit and quantity.unit not in {"%", *_MONEY, *_SPELLS} and not quantity.per:
        return _tidy(f"{quantity.unit} {after}")
    if len(after) > 3 and not re.match(r"(?:by|in|from|against|and|or|which)\b", after):
        return after
    before = seen.words[: quantity.start]
    change = _CHANGE.search(before)
    if change:
        subject, thing = _tidy(_BEFORE_METRIC.sub("", before[: change.start()])), _tidy(before[change.end() :])
        thing = _tidy(re.sub(r"\s+(?:by|to|from|at|of)(?:\s+.*)?$", "", thing))
        return subject if len(subject) > 3 and change.group().startswith("will") else thing or subject or _tidy(before)
    return _tidy(_BEFORE_METRIC.sub("", before)) or _tidy(seen.words)


def _tidy(words: str) -> str:
    return re.sub(r"\s+(?:is|are|to|of|by|at|the|a|and)$", "", words.strip(" \t-–:;,.()•")).strip()
