"""When a target is to be reached, as its sentence or its surroundings print it."""

from dataclasses import dataclass
from datetime import date

from nlp_models.due import DueMention, find_due

_SURE = frozenset({"due.by", "due.on", "due.within", "due.period", "due.date", "due.from"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: its words as printed, its day in ISO form, and whether the words say that it is due then."""

    phrase: str | None = None
    day: str | None = None
    ahead: bool = False


NO_DEADLINE = Deadline()


def deadline_of(text: str, today: date | None) -> Deadline:
    """The deadline that a text states: the first date with "by" before it, else the last date at all."""
    mentions = [m for m in find_due(text, default_year=today.year if today else None) if m.rule in _SURE]
    mentions = [m for m in mentions if m.day is None or today is None or m.day >= today]
    dated = [m for m in mentions if m.day]
    chosen = next((m for m in mentions if m.rule == "due.by"), None) or (dated[-1] if dated else None)
    chosen = chosen or (mentions[0] if mentions else None)
    return _deadline(chosen) if chosen else NO_DEADLINE


def _deadline(mention: DueMention) -> Deadline:
    day = mention.day.isoformat() if mention.day else None
    return Deadline(mention.phrase, day, ahead=mention.rule == "due.by" and day is not None)
