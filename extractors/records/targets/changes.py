"""The change that an amount is of: "by 10%", "to 60%", "10% fewer"."""

import re

from extractors.records.targets.sentence import Found, Sentence
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
