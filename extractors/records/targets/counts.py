"""Numbers of things that are targets rather than part of the description: "plant 4,000 trees", "400 homes by 2030"."""

import re

from extractors.records.targets.changes import changed_to
from extractors.records.targets.items import LEADS, STATES, SUBJECT, is_item
from extractors.records.targets.sentence import MONEY, SPELLS, STRONG_AIMS, Sentence
from extractors.records.targets.starts import is_start
from nlp_models.quantities import Quantity

_LEAST_BARE = 10  # smaller numbers without a unit count clauses, years and pages
_LEAST_COUNT = 2
_LEAST_UNDATED = 10  # fewer things than these are targets only where they are due
# What may follow the level of an item that names its measure first: "Visits to the hub: 12,000 a year by 2030".
_ENDS_ITEM = re.compile(r"\s*(?:\(|,|\.?$|by\b|in\b|a\s+year\b|each\b|per\b)", re.IGNORECASE)
_SCOPE = re.compile(
    r"""\b(?:the|these|those|our|all|both|in|across|over|aged|top|first|last|next|another|other|than|every|each|age
          |of\s+(?:our|the))\s+$""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTED = re.compile(r"\s+[a-z]{3,}")
# "Any service in excess of 40,000 visits": the amount tells which services are meant.
_DESCRIBED = re.compile(r"\b(?:any|every|each)\s+(?:[a-z-]+\s+){1,2}(?:(?:with|of|at|for)\s+)?$", re.IGNORECASE)
# "The number of checks will be 1,200", "must keep a load ratio of less than 1.6"
_WILL_NUMBER = re.compile(
    r"\b(?:number|figure|total|score|ratio)\b[^.;,\d]{0,40}?\bwill\s+(?:be|rise\s+to|fall\s+to|reach)\s+$",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:achieve|maintain|reach|keep)\s+(?:and\s+\w+\s+)?an?\s+(?:[\w-]+\s+){1,4}?(?:of\s+)?$", re.IGNORECASE
)
_LEADS_BARE = re.compile(r"^(?:to\s+)?(?:achieve|reach|attain)\b", re.IGNORECASE)


def count_form(seen: Sentence, quantity: Quantity) -> str | None:
    """The form by which a number of things is a target rather than part of the description."""
    before, after = seen.before(quantity), seen.after(quantity)
    aimed, dated = seen.aims(quantity.end), seen.dated
    if _SCOPE.search(before) or _GROUPED.match(seen.words, quantity.end):
        return None
    if quantity.comparison and _DESCRIBED.search(before):
        return None
    if quantity.value == 0:
        return "target.changed" if aimed and _ZERO.search(before) and not _ZERO_KIND.match(after) else None
    if changed_to(seen, quantity) and (quantity.unit is None or quantity.value >= _LEAST_COUNT):
        firm = quantity.value >= _LEAST_BARE or dated or _BY_OR_FROM.search(before)
        return "target.changed" if firm else None
    if quantity.comparison in {"about", "more_than", "less_than"} and not aimed and not (seen.listed and dated):
        return "target.item" if quantity.comparison == "less_than" and is_item(seen, quantity) else None
    if (
        (seen.plan or dated)
        and quantity.unit is None
        and (_KEPT if quantity.comparison else _WILL_NUMBER).search(before)
    ):
        return "target.level"
    if quantity.comparison in {"at_least", "at_most"}:
        return "target.limit" if _is_limit(seen, quantity, dated=dated) else None
    if quantity.unit is None and not quantity.high:
        bare = quantity.value >= _LEAST_BARE and seen.all("target.opening") and _LEADS_BARE.search(seen.words)
        if bare:
            return "target.level"
        counted = _COUNTED.match(seen.words, quantity.end) and _is_made(seen, quantity)
        sure = dated or (counted and seen.aims(quantity.start, STRONG_AIMS))
        return "target.item" if _ends_item(seen, quantity) else _made_form(seen, quantity) if sure else None
    return _made_form(seen, quantity)


def _ends_item(seen: Sentence, quantity: Quantity) -> bool:
    """Whether an item of targets names its measure, then a bare number: "Carers supported: 400"."""
    named = seen.listed and seen.lead.sets and LEADS.search(seen.before(quantity)) and quantity.start > 0
    return bool(named) and bool(_ENDS_ITEM.match(seen.words, quantity.end))


def _is_limit(seen: Sentence, quantity: Quantity, *, dated: bool) -> bool:
    """Whether "at least" or "no more than" sets a number of things: "run at least five courses"."""
    opens = not seen.before(quantity).strip()
    listed = seen.listed and seen.lead.sets
    if "+" in seen.words[quantity.start : quantity.end] and not listed:
        return False
    due = dated and seen.aims(quantity.end)
    if not (quantity.unit or opens or listed or due or _is_made(seen, quantity)):
        return False
    if quantity.value < (1 if quantity.unit or opens else _LEAST_COUNT):
        return False
    if opens and STATES.match(seen.words, quantity.end):
        return False
    planned = seen.plan and (seen.listed or seen.aims(quantity.end) or _is_made(seen, quantity))
    return dated or seen.listed or planned or seen.aims(quantity.end, STRONG_AIMS)


def _is_made(seen: Sentence, quantity: Quantity) -> bool:
    """Whether a word for making or helping stands right before an amount."""
    return any(_MAKES.fullmatch(seen.words, made.end, quantity.start) for made in seen.all("target.make"))


_ZERO = re.compile(r"\b(?:to|reach(?:ing)?|achiev(?:e|ing)|be|becom(?:e|ing)|and|of|for)\s+(?:net[\s-]|carbon\s+)?$")
_ZERO_KIND = re.compile(r"[\s-](?:emissions?\b(?!\s+by)|carbon|waste|tolerance|hours)", re.IGNORECASE)
_BY_OR_FROM = re.compile(r"\bfrom\b.*\bto\s+$|\bby\s+$", re.IGNORECASE)
_GROUPED = re.compile(
    r"\s+(?:priorit|objectiv|aims|theme|pillar|outcomes|strateg|recommendation|action)\w*", re.IGNORECASE
)
_MAKES = re.compile(
    r"\s+(?:(?:up\s+to|around|about|over|some|more\s+than|a\s+further|an?\s+additional|another|at\s+least|for)\s+)*"
)


def _made_form(seen: Sentence, quantity: Quantity) -> str | None:
    """Things to be made, helped or held: "plant 4,000 trees", "400 homes by 2030", "50 groups will have met"."""
    if quantity.value < _LEAST_COUNT or not (seen.listed or seen.dated or seen.aims(quantity.end)):
        return None
    if quantity.value < _LEAST_UNDATED and not (seen.dated or seen.lead.sets):
        return None
    if _is_made(seen, quantity) and seen.aims(quantity.end):
        return "target.made"
    due = seen.dated or (seen.listed and seen.lead.sets) or seen.aims(quantity.start)
    if LEADS.search(seen.before(quantity)) and due:
        return None if STATES.match(seen.words, quantity.end) else "target.item"
    if seen.dated and SUBJECT.match(seen.words, quantity.end) and _AFTER_DATE.search(seen.before(quantity)):
        return "target.subject"
    return None


_AFTER_DATE = re.compile(r"(?:\d,?|^)\s*(?:at\s+least\s+)?$")


def joins(seen: Sentence, first: Quantity, rule: str, second: Quantity) -> bool:
    """Whether an amount is listed beside one that is a target: "3,000 jobs and 500 apprenticeships"."""
    if rule == "target.named":
        both = first.unit == second.unit == "%" and not is_start(seen.words, second)
    elif rule == "target.changed":
        both = first.unit == second.unit == "%" and not is_start(seen.words, second)
        return both and bool(_ALSO_BY.fullmatch(seen.words, first.end, second.start))
    else:
        counts = second.unit and first.unit and not {second.unit, first.unit} & (SPELLS | MONEY | {"%"})
        both = rule in {"target.made", "target.item", "target.aimed"} and bool(counts)
    return both and bool(_JOINED.fullmatch(seen.words, first.end, second.start))


_JOINED = re.compile(r"[^.;:\d]{0,30}?(?:,|&|\band)\s+(?:[a-z]+\s+){0,2}", re.IGNORECASE)
# Between two changes of one sentence: "cut by 25% in 2027/28 and overtime by a fifth".
_ALSO_BY = re.compile(r"(?:\s+in\s+\d{4}(?:/\d\d)?)?,?\s+and\s+[a-z][a-z\s-]{2,40}?\s+by\s+", re.IGNORECASE)
