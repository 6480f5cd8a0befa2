"""What a target measures: the words counted after its amount, else the subject before the change."""

import re

from extractors.records.targets.sentence import MONEY, SPELLS, Sentence
from nlp_models.quantities import Quantity

# The words after an amount that name what is measured end at the next amount, date or clause.
_END = re.compile(
    r"""[,;:.()](?!\d) | \s[-–]\s | \band\s+\d
      | \bby\s+(?: the\s+ )?(?: end|\d{4}|january|february|march|april|may|june|july|august|september|october|november
                               |december|20 )
      | \b(?:by|in)\s+\d{2,4}/
      | \s+(?:each|every)\s+year\b
      | \s(?:against|compared|above|below)\s
      | \bfrom\s+\d""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:.*[.;:]\s+)?(?:\W*)(?:to\s+)?(?:by\s+\d{4}\s+)?", re.IGNORECASE)
_CHANGE = re.compile(
    r"""\b(?: will\s+(?: have\s+ )?(?: be\s+|been\s+ )?
                (?: improved|fallen|reduced|increased|risen|maintained|grown|kept|cut )
          | (?: reduc|increas|improv|rais|cut|maintain|grow )\w*
          | will\s+(?: be|reach|fall|rise|remain|achieve ) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_STANDARD = re.compile(r"^(?:[\w-]+\s+){0,3}?(?:targets?|standards?|trajector\w+|ambition|goals?)\b\s*", re.IGNORECASE)
_NO_METRIC = re.compile(r"(?:by|in|from|against|and|or|which|was|is|has|had|but|with|set)\b", re.IGNORECASE)


_FEWEST_LETTERS = 4  # of a measure's name


# The measure ends where the sentence goes on to its level: "Uptake was 88% against a target of 95%".
_SUBJECT_END = re.compile(
    r"""\s(?: was|were|is|are|stood|stands|against|reached|rose|fell|remains?|performance|has|have|had|will|should
            |compared|at\s+\d|of\s+\d|missed|met|exceeded|below|above )\b | [:;(]|\s[–-]\s|,\s""",
    re.VERBOSE | re.IGNORECASE,
)
_TARGET_FOR = re.compile(
    r"\b(?:target|standard|ambition|goal|trajectory)\s+(?:for|on)\s+(?P<metric>[^.;:]{3,90}?)\s*(?:\b(?:is|was|of|to\s+be|at)\b|[:=(])",
    re.IGNORECASE,
)


def metric_of(seen: Sentence, quantity: Quantity, rule: str) -> str:
    """The words that name the measure, as printed; the title above where the sentence has none."""
    named = _named_metric(seen, quantity) if rule == "target.named" else None
    metric = named or _told_metric(seen, quantity)
    words = re.sub(r"\b(?:targets?|goals?)\b", "", metric, flags=re.IGNORECASE)
    return metric if sum(map(str.isalpha, words)) >= _FEWEST_LETTERS else seen.lead.title or metric


def _named_metric(seen: Sentence, quantity: Quantity) -> str | None:
    """What a target that is called one is of: "a target for calls of 80%", else the sentence's subject."""
    told = _TARGET_FOR.search(seen.before(quantity))
    if told:
        return _tidy(told["metric"])
    if re.match(
        r"\s+(?:\w+\s+)?(?:targets?\s+|standards?\s+)?(?:of|for|to)\s", seen.after(quantity)
    ) or quantity.unit not in {"%", None}:
        return None
    subject = _tidy(_SUBJECT_END.split(seen.words, maxsplit=1)[0])
    subject = re.sub(r"^(?:performance\s+(?:on|for|against)\s+|(?:the|our)\s+)+", "", subject, flags=re.IGNORECASE)
    return subject if len(subject) > 3 and "target" not in subject.lower() and not subject[0].isdigit() else None


_LEAD_IN = re.compile(
    r"""^(?: (?:reduction|decrease|fall|increase|rise|improvement|growth|fewer|more)\s+ )?
        (?: of|the|for|to|in )\s+(?: (?:of|the|for|to)\s+ )*""",
    re.VERBOSE,
)


# It must read the measure of "Visits to the hub: 12,000 a year" and "Carers supported – 400".
_LABEL = re.compile(
    r"""^(?:[A-Z]{1,4}\s?\d[\d.]*[a-z]?[.:)]?\s+)?
        (?P<metric> (?!(?:[\w-]+\s+){0,3}(?:targets?|milestones?|goals?|kpis?|aims?|outputs?|outcomes?|ambitions?|by)\b)
                    [A-Z][^:;.–]{5,70}? )
        \s*(?: : | \s[–-] )\s*$""",
    re.VERBOSE,
)


_DATE = re.compile(r"(?:[A-Z][a-z]{2,8}\s+)?\d{4}(?:[/–-]\d{2,4})?|Q[1-4].{0,12}")


def _told_metric(seen: Sentence, quantity: Quantity) -> str:
    after = _tidy(_END.split(_STANDARD.sub("", seen.after(quantity).strip(), count=1), maxsplit=1)[0])
    after = _LEAD_IN.sub("", after)
    label = _LABEL.search(seen.before(quantity)) or _LABEL.search(seen.before(seen.quantities[0]))
    if label:
        return _tidy(label["metric"])
    if quantity.unit and quantity.unit not in {"%", "percentage points", *MONEY, *SPELLS}:
        return _tidy(after if " " in quantity.unit and quantity.unit.startswith("in ") else f"{quantity.unit} {after}")
    named = len(after) >= _FEWEST_LETTERS and not _NO_METRIC.match(after) and not _DATE.fullmatch(after)
    if named and not quantity.per:
        return after
    return _before(seen, quantity) or seen.lead.title or _tidy(seen.words)


def _before(seen: Sentence, quantity: Quantity) -> str:
    before = seen.before(quantity)
    change = _CHANGE.search(before)
    if not change:
        before = re.sub(r"(?:\s+(?:up|down))?\s+from\s+[\d£].*$", "", before, flags=re.IGNORECASE)
        return _tidy(re.sub(r"\b(?:the\s+)?targets?\b", "", _OPENING.sub("", before), flags=re.IGNORECASE))
    subject, thing = _tidy(_OPENING.sub("", before[: change.start()])), _tidy(before[change.end() :])
    thing = _tidy(re.sub(r"\s+(?:by|to|from|at|of)\s+(?:[\d£].*|at\s.*)?$|\s+(?:by|to|from|at)$", "", thing))
    return subject if len(subject) > 3 and change.group().startswith("will") else thing or subject or _tidy(before)


def tidy(words: str) -> str:
    """Words without the marks and small words at their ends."""
    return _tidy(words)


def _tidy(words: str) -> str:
    trimmed = words.strip(" \t-–:;,.()•")
    return re.sub(r"(?:\s+(?:is|are|was|to|of|by|at|the|a|and|for|our))+$", "", trimmed).strip()
