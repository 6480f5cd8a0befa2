"""The change that an amount is of ("by 10%", "to 60%", "10% fewer") and the direction that its sentence tells."""

import re

from extractors.records.targets.sentence import Found, Sentence, is_spell
from extractors.results import Direction
from nlp_models.quantities import Quantity

_CHANGED_BY = re.compile(
    r"""\b(?P<way>by|to|of|below|under|within|above|at)\s+
        (?: (?:at\s+least|up\s+to|around|about|a\s+further|an?\s+additional|another|over|only)\s+ )?$""",
    re.VERBOSE | re.IGNORECASE,
)
CHANGE_AFTER = re.compile(
    r"""\s+(?:(?:relative|further|real|overall|net|real-terms|year-on-year|annual|per\s+year)\s+)?
        (?: (?P<reduce> reductions?|decreases?|falls?|drops?|cuts?|fewer|lower|less|below )
          | (?P<increase> increases?|rises?|growth|improvements?|uplift|more|higher ) )\b
        (?!\s+than\s+(?!in\b|the\s+\d|\d))""",
    re.VERBOSE | re.IGNORECASE,
)


def changed_to(seen: Sentence, quantity: Quantity) -> bool:
    """Whether an amount is where a wanted change leads, or how great it is: "reduce waits to 8 weeks"."""
    ways = [way for way in seen.all("target.way") if way.end <= quantity.start]
    led = _CHANGED_BY.search(seen.before(quantity)) or (quantity.comparison and _is_nearest(seen, ways, quantity))
    return bool(ways) and seen.aims(quantity.start) and bool(led)


_LIMITED = re.compile(
    r"(?:below|under|above|(?:less|fewer|no\s+more|no\s+less|no\s+fewer)\s+than|at\s+least)\b", re.IGNORECASE
)


def _is_nearest(seen: Sentence, ways: list[Found], quantity: Quantity) -> bool:
    """Whether no other amount stands between the change wanted and an amount: "keep absence below 9 days"."""
    if not _LIMITED.match(seen.words, quantity.start):
        return False
    return bool(ways) and not any(ways[-1].end <= other.start < quantity.start for other in seen.quantities)


# What stands between the change wanted and its amount: "reduce waits to 8 weeks", "cut falls by 10%".
_TOWARDS = re.compile(
    r"\b(?:by|to|from|below|under|of)\s+(?:(?:at\s+least|up\s+to|around|about|a\s+further|an?|another|over)\s+)*$",
    re.IGNORECASE,
)
# "Reduce emissions 45%": nothing leads from the change to its amount.
_NEAR = 50  # characters
_PREPOSED = re.compile(r"\b(?:of|at|for|in|with|than|and|so|that|ensure|is|are|be)\s+$|[^\w\s]\s*$", re.IGNORECASE)
_TIMED = re.compile(r"\b(?:time|times|turnaround|waits?|waiting|days|process\w*|respon[ds]\w*|within)\b", re.IGNORECASE)
# A share of what was: "half of the 2021/22 figure".
_OF_BEFORE = re.compile(
    r"""\s+(?:of\s+)?(?:the|its|their|our)\s+(?:(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?|current|present)\s+
        (?:figure|level|total|baseline|rate)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT = frozenset({"seconds", "minutes", "hours"})  # of a time to keep to, whatever the sentence says


def direction_of(seen: Sentence, quantity: Quantity, rule: str) -> Direction:
    """The printed comparison, else the change wanted, else "reach"; `rule` is the form by which it is a target."""
    names = [name.start for name in seen.all("target.named") if name.start < quantity.start]
    if quantity.value == 0 and quantity.unit != "%":
        return "eliminate"
    if _OF_BEFORE.match(seen.words, quantity.end):
        return "reduce"
    way = _way(seen, quantity, names[-1] if rule == "target.named" and names else 0)
    comparison = quantity.comparison
    by = bool(re.search(r"\bby\s+$", seen.before(quantity))) or quantity.rule == "quantity.factor" or not quantity.value
    if way in {"reduce", "increase"} and (by or _by_comparison(seen, quantity)):
        return way
    if comparison in {"at_least", "more_than"}:
        return "maintain" if way == "maintain" else "at_least"
    if comparison in {"at_most", "less_than"}:
        return "at_most"
    if way:
        return way
    timed = is_spell(quantity) and (quantity.unit in _SHORT or _TIMED.search(seen.words))
    return "at_most" if timed else "reach"


def _by_comparison(seen: Sentence, quantity: Quantity) -> bool:
    """Whether the comparison measures the change itself: "by at least 10%"."""
    return bool(quantity.comparison) and bool(re.search(r"\bby\s+$", seen.before(quantity)))


def _way(seen: Sentence, quantity: Quantity, low: int) -> Direction | None:
    after = CHANGE_AFTER.match(seen.words, quantity.end)
    if after:
        return "reduce" if after["reduce"] else "increase"
    ways = [way for way in seen.all("target.way") if low <= way.start < quantity.end]
    nearest = ways[-1].rule.removeprefix("target.") if ways else None
    if nearest == "maintain":
        return "maintain"
    if nearest not in {"reduce", "increase"}:
        return None
    itself = ways[-1].end > quantity.start  # "halve", "double"
    before = seen.before(quantity)
    between = before[ways[-1].end :]
    bare = len(between) <= _NEAR and not _PREPOSED.search(before) and not any(map(str.isdigit, between))
    towards = _TOWARDS.search(before) or ways[-1].end >= quantity.start - 1 or bare
    if not (itself or towards):
        return None
    return "reduce" if nearest == "reduce" else "increase"
