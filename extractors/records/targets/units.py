"""The unit of a bare number in a table, as its column, its title or its measure prints it."""

import re
from dataclasses import replace

from nlp_models.quantities import Quantity

_ALL = 100.0  # per cent
_PERIODS = frozenset({"year", "annum", "month", "week", "day", "quarter"})
_SPELL = r"(?:working\s+|calendar\s+)?(?P<unit>days|weeks|hours|minutes|months|years|seconds)"
# Words of a title or a measure, and the unit that they print.
_FORMS = (
    (re.compile(r"\bper\s+(?P<unit>\d[\d,]+)", re.IGNORECASE), "per {}"),
    (re.compile(r"%|\bper\s*cent\b|\bpercentages?\b|\bproportion\b|^rate$", re.IGNORECASE), "%"),
    (re.compile(rf"\(\s*(?:in\s+)?{_SPELL}\s*\)", re.IGNORECASE), "{}"),
    (
        re.compile(
            rf"^(?:(?:average|mean|median)\s+)?(?:(?:number|no\.?)\s+of\s+|time\s+in\s+)?{_SPELL}\b", re.IGNORECASE
        ),
        "{}",
    ),
    (re.compile(r"^£$|\(£\)"), "£"),
    (re.compile(r"\(\s*(?:in\s+)?mins\.?\s*\)", re.IGNORECASE), "minutes"),
    (re.compile(r"\(\s*(?:in\s+)?hrs\.?\s*\)", re.IGNORECASE), "hours"),
)
# What is done within a time is a share: "Applications decided within eight weeks", 90.
_IN_TIME = re.compile(
    r"""\b(?:within|in\s+under)\s+(?:\d+|one|two|three|four|five|six|eight|ten|twelve)\s+(?:(?:working|calendar)\s+)?
        (?:day|week|hour|minute|month|second)s?\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NOUN = r"(?!business|progress|access|less|across|address|gross|process)(?:[a-z-]{3,}s|people|children|staff|women|men)"
_SMALL = r"(?:of|in|on|for|to|who|that|with|and|per|rate|average|satisfaction)\b"
# "Number of affordable homes delivered"
_NUMBER_OF = re.compile(
    rf"\b(?:numbers?|no\.?|count)\s+of\s+(?:(?!{_SMALL})[\w’'-]+\s+){{0,4}}?(?P<noun>{_NOUN})\b", re.IGNORECASE
)
# "Affordable homes built", "Visits to libraries"
_NOUN_FIRST = re.compile(
    rf"""^(?:(?!{_SMALL})[\w’'-]+\s+){{0,3}}?(?P<noun>{_NOUN})\s+
        (?:[a-z]+ed|built|brought|in|to|with|who|on|held|made|known|given|taken|lost|for|per|each|a)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# It must read "Empty homes" and "Road deaths", not "Carbon emissions" nor "Staff sickness".
_NOUN_ALONE = re.compile(
    r"""(?:(?!average|mean|total|cost|carbon)[a-z-]+\s+){0,3}
        (?P<noun> (?!emissions|delays|levels|rates|savings|costs|sales|views|results|scores|times|hours|arrears)
                  [a-z-]{2,}[^\Wsui]s | people | children )""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"""%|\b(?: per\s*cent\w*|proportion|rate|average|satisfaction|ratio|share|score|index|days|weeks|within
          | time )\b""",
    re.VERBOSE | re.IGNORECASE,
)


# Words that describe the things counted rather than say which kind they are of.
_DESCRIBES = re.compile(
    r"(?:new|more|extra|further|net|gross|local|young|older|old|free|different|other|total|first|small|large|good|high|low"
    r"|long|empty|safe|fire|our|[a-z-]+(?:al|able|ed|ing|ive|ful|ous|ent|ant|ary|ly|less|ible|ic|er|[^aeiou]s))",
    re.IGNORECASE,
)


def things_of(unit: str) -> str:
    """The things that an amount counts, with the word for their kind: "charge points" of "new charge points"."""
    words = unit.split()
    kind = len(words) > 1 and words[-2].islower() and not _DESCRIBES.fullmatch(words[-2])
    return " ".join(words[-2:] if kind else words[-1:])


def rate_of(amount: Quantity) -> str | None:
    """What a rate is for: "per 1,000"; None for a number "a year", whose unit is what it counts."""
    return f"per {amount.per}" if amount.per and amount.per not in _PERIODS else None


def with_unit(amount: Quantity, metric: str, *hints: str) -> Quantity:
    """An amount with the unit that `hints` or its measure print, where its own cell prints none."""
    if amount.unit or rate_of(amount):
        return amount
    unit = next((unit for hint in (*hints, metric) if (unit := _unit_in(hint))), None)
    if unit is None and _IN_TIME.search(metric) and not _NUMBER_OF.search(metric) and 0 < amount.value <= _ALL:
        unit = "%"
    if unit is None and amount.value.is_integer():
        unit = counted_in(metric)
    if unit and unit.startswith("per "):
        return replace(amount, per=unit.removeprefix("per "))
    return replace(amount, unit=unit)


def counted_in(metric: str) -> str | None:
    """The things that a measure counts, by its own words; None where it is a share, a rate or a time."""
    if _NO_COUNT.search(metric):
        return None
    found = _NUMBER_OF.search(metric) or _NOUN_FIRST.search(metric) or _NOUN_ALONE.fullmatch(metric)
    return found["noun"].lower() if found else None


def _unit_in(hint: str) -> str | None:
    for pattern, form in _FORMS:
        found = pattern.search(hint)
        if found:
            return form.format(found["unit"].lower()) if "{}" in form else form
    return None
