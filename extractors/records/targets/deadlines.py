"""When a target is to be reached, as its sentence or its surroundings print it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nlp_models.due import DueMention, find_due

_SURE = frozenset({"due.by", "due.on", "due.within", "due.period", "due.date", "due.from"})
# Between a date and the amount after it that it dates: "by March 2027, at least 80%".
_BESIDE = re.compile(r"[\s,:–-]*(?:(?:a|the|at\s+least|around|over|to|is|of)\s+){0,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: its words as printed, its day in ISO form, and whether the words say that it is due then."""

    phrase: str | None = None
    day: str | None = None
    ahead: bool = False


NO_DEADLINE = Deadline()


@dataclass(frozen=True, slots=True)
class DueDate:
    """A deadline at characters `[start, end)` of a text."""

    start: int
    end: int
    deadline: Deadline


def find_deadlines(text: str, today: date | None) -> tuple[DueDate, ...]:
    """Every date of a text by which something may be reached, in reading order; none before today."""
    mentions = [m for m in find_due(text, default_year=today.year if today else None) if m.rule in _SURE]
    loose = [DueDate(m.start(), m.end(), Deadline(m.group(), None, ahead=True)) for m in _LOOSE.finditer(text)]
    found = [
        DueDate(m.start, m.end, _deadline(m))
        for m in mentions
        if (m.day is None or today is None or m.day >= today) and not _is_past(text, m) and not _TIME.match(m.phrase)
    ]
    found = [due for due in found if not any(due.start < other.end and other.start < due.end for other in loose)]
    return tuple(sorted((*found, *loose), key=lambda due: due.start))


# Times to keep to, which are part of what is measured: "92% seen within 18 weeks".
_TIME = re.compile(r"(?:with)?in\s+(?:\w+\s+){1,2}(?:working\s+)?(?:minute|hour|day|week)s?\b|over\s+\d", re.IGNORECASE)
# Times ahead that fix no day: "by FY2027", "by the summer of 2026", "by year 3", "over the life of this plan".
_LOOSE = re.compile(
    r"""\bby\s+(?:the\s+)?(?:end\s+of\s+)?
        (?: (?:FY|fiscal\s+year)\s?\d{2,4}(?:[/–-]\d{2,4})?
          | (?:spring|summer|autumn|fall|winter)\s+(?:of\s+)?\d{4}
          | year\s+(?:\d|one|two|three|four|five)\b
          | (?:the|this|our)\s+(?:plan|strategy|programme|parliament|decade)\b )
      | \b(?:over|during|within)\s+the\s+(?:life(?:time)?|term|course|period)\s+of\s+
        (?:this|the|our)\s+(?:plan|strategy|programme)\b
      | \bFY\s?\d{4}(?!\s*[–-])\b""",
    re.VERBOSE | re.IGNORECASE,
)


# Words that make a spell or a date one gone by: "over the last 12 months", "since April", "in the quarter".
_GONE = re.compile(r"\b(?:last|past|previous|preceding)\s+$", re.IGNORECASE)
_GONE_PHRASE = re.compile(
    r"(?:since|following|after|(?:in|during|for|over|at|to)\s+(?:the|this)\s+(?:quarter|month|period|year)$|\w+\s+(?:the\s+)?(?:last|past))\b",
    re.IGNORECASE,
)


def _is_past(text: str, mention: DueMention) -> bool:
    if text[mention.end : mention.end + 1] == "%":
        return True  # "by September 69%": the number is an amount, not a year
    return bool(_GONE.search(text[: mention.start]) or _GONE_PHRASE.match(mention.phrase))


def deadline_of(text: str, today: date | None) -> Deadline:
    """The deadline that a text states: the first date with "by" before it, else the last date at all."""
    return chosen(find_deadlines(text, today))


def chosen(dues: Sequence[DueDate]) -> Deadline:
    """The first date with "by" before it, else the last that fixes a day, else the first."""
    deadlines = [due.deadline for due in dues]
    ahead = next((each for each in deadlines if each.ahead), None)
    dated = [each for each in deadlines if each.day]
    return ahead or (dated[-1] if dated else None) or next(iter(deadlines), NO_DEADLINE)


def deadlines_of(words: str, dues: Sequence[DueDate], amounts: Sequence[tuple[int, int]]) -> list[Deadline]:
    """The deadline of each of the amounts of a sentence, given by their places in reading order.

    A date right before an amount is its own, any other that of the amount before it; an amount without one has the
    sentence's.
    """
    own: list[list[DueDate]] = [[] for _ in amounts]
    for due in dues:
        beside = next((i for i, (start, _) in enumerate(amounts) if _BESIDE.fullmatch(words, due.end, start)), None)
        before = [i for i, (start, _) in enumerate(amounts) if start < due.start]
        at = beside if beside is not None and (due.deadline.ahead or not before) else before[-1] if before else None
        if at is not None:
            own[at].append(due)
    return [chosen(mine) if mine else chosen(dues) for mine in own]


def _deadline(mention: DueMention) -> Deadline:
    day = mention.day.isoformat() if mention.day else None
    return Deadline(mention.phrase, day, ahead=mention.rule == "due.by" and day is not None)
