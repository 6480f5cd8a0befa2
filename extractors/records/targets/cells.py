"""What the cells of a table of measures say: an amount, the way in which it is good, a colour."""

import re

from extractors.results import Direction, Rag
from nlp_models.quantities import Quantity, find_quantities

_ALL = 100.0  # per cent: there is no more
_LONGEST = 9  # words: a longer cell is read as a sentence
_MARKS = r"[\s<>≤≥=£~+↑↓▲▼*:-]*"
# A cell that holds an amount and what belongs to it: 95% | >= 95% | £1.5m | 30 working days | 12 per 1,000 | 5 or fewer
# | Increase to 60% | 10% reduction | 92% (national) | 100% by March 2026.
_AMOUNT = re.compile(
    rf"""^{_MARKS}
        (?: (?: at\s+least|no\s+(?:more|less|fewer|greater)\s+than|not\s+(?:more|less)\s+than|under|over|below|above
              | to|by|up\s+to|within|(?:less|more|fewer|greater)\s+than|min(?:imum)?|max(?:imum)?|between|about|around
              | (?:increase|reduce|improve|maintain|reduction|rise|fall|cut|decrease|raise|keep|hold|remain|sustain)
                (?:\s+(?:at|to|by|of|from|above|below))* )\s+ )*
        [£<>≤≥]?\s?-?\d""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE = re.compile(rf"{_MARKS}(?P<number>\d[\d,]*(?:\.\d+)?)[\s*+.]*")
_COLOURS: dict[str, Rag] = {"r": "red", "a": "amber", "y": "amber", "g": "green", "b": "blue"}
_COLOUR = re.compile(r"\b(?:red|amber|green|blue|yellow)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?: (?P<less>reduc\w+|decreas\w+|cut|fewer) | (?P<more>increas\w+|improv\w+) | maintain )\b",
    re.VERBOSE | re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:upper|maximum)\s+limit\b", re.IGNORECASE)
_HIGH = re.compile(r"\b(?:high(?:er)?|bigger|up|increase|maximi[sz]e|more|above|larger|max)\b|[↑▲+]", re.IGNORECASE)
_LOW = re.compile(
    r"\b(?:low(?:er)?|smaller|down|decrease|minimi[sz]e|less|fewer|below|reduce|min)\b|[↓▼]", re.IGNORECASE
)
_LOW_IS_GOOD = re.compile(
    r"""\b(?: waits?|waiting|absence|sickness|complaints|vacanc\w+|turnover|arrears|falls|deaths|delays?|overdue
          | emissions|crime|incidents|errors|re-?offending|void|(?:re-?)?admissions|days\s+(?:lost|to|taken)
          | time\s+(?:\(in\s+\w+\)\s+)?(?:taken|to)|limit|missed|mortality|infections|breaches|smok\w+|obes\w+|suicide
          | fly[\s-]?tip\w+|abandoned )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What is done to a thing that is better rare is better often: "complaints answered in time".
_DONE = re.compile(
    r"""\b(?: answered|resolved|responded|within|cleared|completed|acknowledged|removed|closed|avoided|prevented
          | reviewed|collected|processed|investigated|detected )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_HIGH_IS_GOOD = re.compile(
    r"""%|\b(?: percentages? | proportion | satisf\w+ | uptake | compliance | accuracy | coverage | collected
          | recycl\w+ | decided | determined | completed | answered | homes\s+(?:built|delivered|completed)
          | attendance | visits
          | within )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def amount_in(printed: str) -> Quantity | None:
    """The amount that a cell holds, its range included; None where the cell holds something else or a sentence."""
    if len(printed.split()) > _LONGEST or not _AMOUNT.match(printed):
        return None
    return next(iter(find_quantities(printed)), None) or _bare(printed)


def _bare(printed: str) -> Quantity | None:
    """A number that running text would not count: a lone one with a mark after it."""
    found = _BARE.fullmatch(printed)
    if not found:
        return None
    value = float(found["number"].replace(",", ""))
    return Quantity(found.start("number"), found.end("number"), "quantity.number", value)


def direction_in(
    metric: str, printed: str, amount: Quantity, *, title: str = "", wished: str = "", watched: bool = False
) -> Direction:
    """The printed comparison or change, else what the column of wishes says, else which way the measure is good.

    `watched` says that the table tells what was reached, so that a level is one to keep to.
    """
    if amount.comparison in {"at_least", "more_than"} or re.search(r"[>≥]|\bmin", printed):
        return "at_least"
    if amount.comparison in {"at_most", "less_than"} or re.search(r"[<≤]|\bmax", printed):
        return "at_most"
    change = _CHANGE.search(printed)
    if change:
        return "reduce" if change["less"] else "increase" if change["more"] else "maintain"
    return _good_way(metric, amount, title, wished, watched=watched)


def _good_way(metric: str, amount: Quantity, title: str, wished: str, *, watched: bool) -> Direction:
    if _LIMIT.search(title):
        return "at_most"
    if wished and bool(_HIGH.search(wished)) != bool(_LOW.search(wished)):
        return "at_least" if _HIGH.search(wished) else "at_most"
    if _LOW_IS_GOOD.search(metric) and not _DONE.search(metric):
        return "at_most"
    return "at_least" if watched and amount.value != _ALL and _HIGH_IS_GOOD.search(metric) else "reach"


def rag_in(printed: str) -> Rag | None:
    """The colour that a cell names, None where it names none."""
    found = _COLOUR.search(printed)
    return _COLOURS.get(found.group()[0].lower() if found else printed.strip().lower())
