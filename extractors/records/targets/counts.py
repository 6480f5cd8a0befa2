"""Numbers of things that are targets rather than part of the description: "plant 4,000 trees", "400 homes by 2030"."""

import re

from extractors.records.targets.changes import changed_to
from extractors.records.targets.items import LEADS, is_item
from extractors.records.targets.sentence import MONEY, SPELLS, STRONG_AIMS, Sentence
from extractors.records.targets.starts import is_start
from extractors.records.targets.statements import STATES, SUBJECT
from nlp_models.quantities import Quantity

_LEAST_BARE = 10  # smaller numbers without a unit count clauses, years and pages
_LEAST_COUNT = 2
_LEAST_UNDATED = 10  # fewer things than these are targets only where they are due
_SCOPE = re.compile(
    r"""\b(?:the|these|those|our|all|both|in|across|over|aged|top|first|last|next|another|other|than|every|each|age
          |of\s+(?:our|the))\s+$""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADS_BARE = re.compile(r"^(?:to\s+)?(?:achieve|reach|attain)\b", re.IGNORECASE)


def count_form(seen: Sentence, quantity: Quantity) -> str | None:
    """The form by which a number of things is a target rather than part of the description."""
    before, after = seen.before(quantity), seen.after(quantity)
    aimed, dated = seen.aims(quantity.end), seen.dated
    if _SCOPE.search(before) or _GROUPED.match(seen.words, quantity.end):
        return None
    if quantity.value == 0:
        return "target.changed" if aimed and _ZERO.search(before) and not _ZERO_KIND.match(after) else None
    if changed_to(seen, quantity) and (quantity.unit is None or quantity.value >= _LEAST_COUNT):
        firm = quantity.value >= _LEAST_BARE or dated or _BY_OR_FROM.search(before)
        return "target.changed" if firm else None
    if quantity.comparison in {"about", "more_than", "less_than"} and not aimed and not (seen.listed and dated):
        return "target.item" if quantity.comparison == "less_than" and is_item(seen, quantity) else None
    if quantity.comparison in {"at_least", "at_most"}:
        return "target.limit" if _is_limit(seen, quantity, dated=dated) else None
    if quantity.unit is None and not quantity.high:
        bare = quantity.value >= _LEAST_BARE and seen.all("target.opening") and _LEADS_BARE.search(seen.words)
        return "target.level" if bare else _made_form(seen, quantity) if dated else None
    return _made_form(seen, quantity)


def _is_limit(seen: Sentence, quantity: Quantity, *, dated: bool) -> bool:
    """Whether "at least" or "no more than" sets a number of things: "run at least five courses"."""
    opens = not seen.before(quantity).strip()
    if "+" in seen.words[quantity.start : quantity.end] or not (quantity.unit or opens or _is_made(seen, quantity)):
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


_ZERO = re.compile(r"\b(?:to|reach(?:ing)?|achiev(?:e|ing)|be|becom(?:e|ing)|and|of)\s+(?:net[\s-]|carbon\s+)?$")
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
    else:
        counts = second.unit and first.unit and not {second.unit, first.unit} & (SPELLS | MONEY | {"%"})
        both = rule == "target.made" and bool(counts)
    return both and bool(_JOINED.fullmatch(seen.words, first.end, second.start))


_JOINED = re.compile(r"[^.;:\d]{0,30}?(?:,|&|\band)\s+(?:[a-z]+\s+){0,1}", re.IGNORECASE)
