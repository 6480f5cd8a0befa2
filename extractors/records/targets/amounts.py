"""Which amounts of a sentence are targets, and by which form.

An amount is a target where the sentence names it one ("95% target"), aims for it, says that it will hold, opens with
the change wanted, or is an item of what the words above call targets; never where it tells what was, is forecast or
costs. Amounts that a sentence only starts from ("from 9%") are baselines; spells ("waits over 45 minutes") only
describe, unless they are what is to be kept to.
"""

import re

from extractors.records.targets.changes import CHANGE_AFTER, changed_to
from extractors.records.targets.counts import count_form
from extractors.records.targets.items import STATES, SUBJECT, comes_from, is_item
from extractors.records.targets.named import aimed_at, is_named, may_be_named
from extractors.records.targets.sentence import MONEY, RATIOS, Sentence, is_spell
from extractors.records.targets.starts import is_start
from extractors.records.targets.told import told
from nlp_models.quantities import Quantity


def form_of(seen: Sentence, quantity: Quantity, *, strict: bool) -> str | None:
    """The form by which an amount is a target, None where it is none.

    `strict` asks for words of aiming beside the amount, as minutes need them.
    """
    if seen.all("target.figure.score") or (quantity.value == 0 and seen.all("target.net_zero")):
        return None
    if is_named(seen, quantity):
        return "target.named" if may_be_named(seen, quantity) else None
    if is_start(seen.words, quantity) or seen.lead.tells:
        return None
    if strict:
        return "target.aimed" if aimed_at(seen, quantity) else None
    if comes_from(seen, quantity) and quantity.unit not in MONEY:
        return "target.changed"
    if quantity.unit in MONEY:
        return "target.changed" if _EACH.search(seen.words) and changed_to(seen, quantity) else None
    if is_spell(quantity):
        return _spell_form(seen, quantity)
    if told(seen, quantity):
        return None
    if quantity.unit in {"%", "percentage points"} or quantity.rule in RATIOS or (quantity.per and not quantity.unit):
        return _share_form(seen, quantity)
    if quantity.rule == "quantity.factor":
        return "target.changed" if seen.aims(quantity.end) and _OF_WHAT.match(seen.words, quantity.end) else None
    return count_form(seen, quantity)


_EACH = re.compile(
    r"\b(?:per|for\s+each|a)\s+(?:head|person|household|resident|capita|visit|patient|pupil|property|tonne)\b",
    re.IGNORECASE,
)
# What is doubled or halved is named with small words: not "Triple P".
_OF_WHAT = re.compile(r"\s+(?:the|our|its|their|a|an|[a-z]{3,})\b")


_REST = re.compile(r"\b(?:remaining|other|rest|top|bottom|poorest|richest|most\s+deprived)\s+$", re.IGNORECASE)


def _share_form(seen: Sentence, quantity: Quantity) -> str | None:
    if _REST.search(seen.before(quantity)):
        return None
    change = CHANGE_AFTER.match(seen.words, quantity.end)
    if change and not (seen.listed or seen.dated or seen.aims(quantity.start)):
        return None
    if change and (seen.listed or seen.dated):
        return "target.change"
    if seen.aims(quantity.end):
        return "target.changed" if changed_to(seen, quantity) else "target.level"
    if SUBJECT.match(seen.words, quantity.end):
        return "target.subject"
    if seen.dated:
        return None if STATES.match(seen.words, quantity.end) and not _DUE_STATE.search(seen.words) else "target.dated"
    if is_item(seen, quantity):
        return "target.item"
    return "target.limit" if seen.plan and seen.listed and _MET.search(seen.before(quantity)) else None


# A promise that is to be met: "two-hour promise met for 70% of calls".
_MET = re.compile(r"^(?!.*\b(?:was|were|has|have|had)\b).*\bmet\s+(?:for|in|on)\s+(?:at\s+least\s+)?$", re.IGNORECASE)


# "By 2029 85% of cases are found": a date before a state makes it one to come.
_DUE_STATE = re.compile(r"\bby\s+(?:the\s+end\s+of\s+)?(?:\w+\s+)?\d{4}\b[^.;\d]{0,12}\s\d", re.IGNORECASE)


# "All letters will be answered within 10 days", "no more than four weeks"
_ALL = re.compile(
    r"\b(?:all|every|each|any|people|patients|residents|tenants|no[\s-]*one|children|customers)\b", re.IGNORECASE
)
_SERVED = re.compile(
    r"\b(?:answer|respond|respon[sd]|wait|see|seen|treat|assess|complet|process|re-?let|repair|acknowledg|offer|start|resolv"
    r"|visit|inspect|remov|issu|decid|determin|collect|receiv)\w*",
    re.IGNORECASE,
)


def _spell_form(seen: Sentence, quantity: Quantity) -> str | None:
    """A time to keep to: one that a change leads to, or within which all will be served."""
    before = seen.before(quantity)
    if seen.listed and seen.lead.sets and _OCCASIONS.match(seen.words, quantity.end) and quantity.comparison:
        return "target.within"
    others = any(other.unit == "%" or other.rule in RATIOS for other in seen.quantities)
    if others or told(seen, quantity):
        return None
    if changed_to(seen, quantity) and (_LED_TO.search(before) or quantity.comparison == "less_than"):
        return "target.changed"
    if seen.listed and quantity.comparison == "at_most" and _TIME_OF.search(before):
        return "target.within"
    kept = quantity.comparison == "at_most" and quantity.value > 1 and _SERVED.search(before)
    aimed = seen.aims(quantity.start, ("target.aimed",))
    ahead = seen.plan and seen.aims(quantity.start, ("target.aimed", "target.future"))
    return "target.within" if kept and (aimed or (ahead and _ALL.search(before))) else None


# How often a time is to be kept to: "within 12 minutes, on 70 per cent of occasions".
_OCCASIONS = re.compile(
    r",?\s+(?:on|in|for)\s+(?:at\s+least\s+)?\d[\d.]*\s*(?:%|per\s*cent)\s+of\s+(?:occasions|cases|incidents|calls)\b",
    re.IGNORECASE,
)
_TIME_OF = re.compile(r"\b(?:time|times|wait|waits|turnaround)\s+(?:of|is|to\s+be)\s+$", re.IGNORECASE)
_LED_TO = re.compile(r"\b(?:to|by|below|under)\s+(?:(?:at\s+least|around|about|a\s+further)\s+)?$", re.IGNORECASE)
