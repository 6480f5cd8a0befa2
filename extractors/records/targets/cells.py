"""What the cells of a table of measures say: an amount, the way in which it is good, a colour."""

import re
from dataclasses import dataclass

from extractors.folding import Folded
from extractors.records.targets.deadlines import Deadline
from extractors.records.targets.units import rate_of
from extractors.results import Direction, Rag
from nlp_models.quantities import Quantity, find_quantities

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
_NIL = re.compile(r"(?:nil|zero)(?:\s+[a-z]{3,}){0,2}", re.IGNORECASE)
_BARE = re.compile(rf"{_MARKS}(?P<number>\d[\d,]*(?:\.\d+)?)[\s*+.]*")
_COLOURS: dict[str, Rag] = {"r": "red", "a": "amber", "y": "amber", "g": "green", "b": "blue"}
_COLOUR = re.compile(r"\b(?:red|amber|green|blue|yellow)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?: (?P<less>reduc\w+|decreas\w+|cut|fewer) | (?P<more>increas\w+|improv\w+) | maintain )\b",
    re.VERBOSE | re.IGNORECASE,
)
# Words of a title, of a measure or of a column of wishes that tell in which direction a level is good.
_CEILING = re.compile(r"\b(?:(?:upper|maximum)\s+(?:limit|level)|limit|ceiling|maximum|max|cap)\b", re.IGNORECASE)
_FLOOR = re.compile(r"\b(?:minimum|min|floor|at\s+least)\b", re.IGNORECASE)
_HIGH = re.compile(r"\b(?:high(?:er)?|bigger|up|increase|maximi[sz]e|more|above|larger|max)\b|[↑▲+]", re.IGNORECASE)
_LOW = re.compile(
    r"\b(?:low(?:er)?|smaller|down|decrease|minimi[sz]e|less|fewer|below|reduce|min)\b|[↓▼]", re.IGNORECASE
)
# It must read "low is good" after a measure, and "Better: higher" in a title.
_IS_GOOD = re.compile(
    r"""\b(?: (?P<way>(?:low|high)(?:er)?|smaller|bigger|larger|less|fewer|more)\s+(?:is|are|=)\s+(?:good|better|best)
          | (?:good|better|best)(?:\s+(?:performance|if|when|to\s+be))?\s*(?:is|=|:)?\s+
            (?P<after>(?:low|high)(?:er)?|smaller|bigger|larger|less|fewer|more|up|down) )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def amount_in(printed: str) -> Quantity | None:
    """The amount that a cell holds, its range included; None where the cell holds something else or a sentence."""
    if _NIL.fullmatch(printed.strip()):
        return Quantity(0, len(printed), "quantity.number", 0.0)
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


def direction_in(printed: str, amount: Quantity, *, title: str = "", wished: str = "", metric: str = "") -> Direction:
    """The comparison or change that a cell prints, else the way in which the table says the measure is good.

    `title` heads the column of targets, `wished` is the row's cell of a column of wishes. A level of which the page
    tells neither is one to reach.
    """
    if amount.comparison in {"at_least", "more_than"} or re.search(r"[>≥]|\bmin", printed, re.IGNORECASE):
        return "at_least"
    if amount.comparison in {"at_most", "less_than"} or re.search(r"[<≤]|\bmax", printed, re.IGNORECASE):
        return "at_most"
    change = _CHANGE.search(printed)
    if change:
        return "reduce" if change["less"] else "increase" if change["more"] else "maintain"
    return _good_way(title, wished, metric)


def _good_way(title: str, wished: str, metric: str) -> Direction:
    if _CEILING.search(title):
        return "at_most"
    if _FLOOR.search(title):
        return "at_least"
    good = wished or next((found["way"] or found["after"] for found in _IS_GOOD.finditer(f"{title} {metric}")), "")
    if bool(_HIGH.search(good)) == bool(_LOW.search(good)):
        return "reach"
    return "at_least" if _HIGH.search(good) else "at_most"


def rag_in(printed: str) -> Rag | None:
    """The colour that a cell names, None where it names none."""
    found = _COLOUR.search(printed)
    return _COLOURS.get(found.group()[0].lower() if found else printed.strip().lower())


@dataclass(frozen=True, slots=True)
class Row:
    """A target of a table: the text of its row, or of its column, and what the cells say."""

    text: Folded
    metric: str
    amount: Quantity
    direction: Direction
    deadline: Deadline
    rule: str
    baseline: str | None = None
    baseline_date: str | None = None
    actual: str | None = None
    period: str | None = None
    rag: Rag | None = None

    @property
    def unit(self) -> str | None:
        """The unit of its amount, "per" what for a rate."""
        return self.amount.unit or rate_of(self.amount)
