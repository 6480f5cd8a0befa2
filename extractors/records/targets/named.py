"""Amounts that a sentence calls a target, or that its words of aiming lead straight to."""

import re

from extractors.records.targets.sentence import MONEY, RATIOS, STRONG_AIMS, Sentence, is_spell
from extractors.records.targets.told import told
from nlp_models.quantities import Quantity

# Between the word target and its amount: "target of at least 95%", "target for calls is 80%", "2027 target: 95%".
_TARGET_THEN = re.compile(
    r"""(?: (?! \b(?:met|missed|exceeded|below|above|achieved|date|dates|score)\b ) [^.;] ){0,90}?
        (?: [:(=–-] | \b(?:of|is|was|are|were|at|to|be|by|reach(?:ing)?|achiev(?:e|ing)|remains?|seeing|having|see
                          |been|that|for) (?:\s+(?:the|a|an|around|about))? ) \s* (?-i: [A-Z]{2,5}\s+)? ['"‘“]?""",
    re.VERBOSE | re.IGNORECASE,
)
_TARGET_NEXT = re.compile(r"[\s:(=-]*(?:\(?\d{4}(?:[/–-]\d{2,4})?\)?[\s:=-]+)?(?:[A-Z]{2,5}\s+)?", re.VERBOSE)
_THEN_TARGET = re.compile(
    r"""[\s-] (?: \( [^)]{1,20} \) \s )?
        (?: (?!met|achieved|exceeded|missed|below|above|of|off|on|against|their|to|the|in|than|better|worse|more|less
             |but|and|with|a|is|was|our) [\w-]+ \s ){0,3}""",
    re.IGNORECASE | re.VERBOSE,
)
_MEASURED_AGAINST = re.compile(
    r"""\b(?: than|below|above|met|exceed\w*|miss\w*|achieved|beyond|on|off|under|over|within )\s+
        (?: (?:the|its|their|our)\s+ )? (?:[\w-]+\s+){0,2} $""",
    re.VERBOSE | re.IGNORECASE,
)


def is_named(seen: Sentence, quantity: Quantity) -> bool:
    """Whether the amount stands beside the word that names it a target."""
    for name in seen.all("target.named"):
        between = seen.words[name.end : quantity.start]
        if name.end <= quantity.start and _leads_to(seen, name.end, quantity, between):
            measured = _MEASURED_AGAINST.search(seen.words[: name.start])
            return not measured or bool(re.match(r"\s*(?:of|[(:])", between + " ("[: not between.strip()]))
        if quantity.end <= name.start and _THEN_TARGET.fullmatch(seen.words, quantity.end, name.start):
            return not (is_spell(quantity) and "-" in seen.words[quantity.start : quantity.end])
    return False


def _leads_to(seen: Sentence, end: int, quantity: Quantity, between: str) -> bool:
    if _TARGET_NEXT.fullmatch(between):
        return True
    if any(not is_spell(other) and end <= other.start < quantity.start for other in seen.quantities):
        return False
    if "-" in seen.words[quantity.start : quantity.end] and between.endswith(" for "):
        return False  # "the 65% target for same-day repairs"
    return bool(_TARGET_THEN.fullmatch(between))


def may_be_named(seen: Sentence, quantity: Quantity) -> bool:
    """Whether an amount that is named a target is one of performance: not of money, nor a number that counts."""
    if quantity.unit in MONEY or seen.all("target.economy"):
        return False
    return quantity.unit is not None or quantity.per is not None or quantity.value > 1


def aimed_at(seen: Sentence, quantity: Quantity) -> bool:
    """Whether words of aiming lead straight to an amount: "the aim was to plant 5,000 trees by March 2027"."""
    if is_spell(quantity) or quantity.unit in MONEY or told(seen, quantity):
        return False
    firm = quantity.unit == "%" or quantity.rule in RATIOS or quantity.per or (seen.dated and quantity.value > 1)
    aims = [aim for label in STRONG_AIMS for aim in seen.all(label) if aim.end <= quantity.start]
    return bool(firm) and any(_LED.fullmatch(seen.words, aim.end, quantity.start) for aim in aims)


_LED = re.compile(r"[^.;:\d]{0,90}", re.IGNORECASE)
