"""What the words around an amount make of it: an item of a list of targets, a level that will hold, or a statistic."""

import re

from extractors.records.targets.sentence import Sentence
from extractors.records.targets.starts import is_start
from nlp_models.quantities import Quantity

# It must read the words after "10%" in: 10% of visits will be by bicycle; and after "50" in: 50 groups will have met.
SUBJECT = re.compile(
    r"\s+(?:of\s)?[^.;,\d]{3,90}?(?<!\band\s)\b(?:will|shall|should|to\s+be|must|to\s+have)\b", re.IGNORECASE
)
# A statistic: 62% of adults are overweight; not "10 units in use".
STATES = re.compile(
    r"""\s+(?:of\s)?[^.;,]{2,90}?
        \b(?:are|is|have|has|live|lives|say|said|agree|agreed|feel|felt|smoke|report|(?<!in\s)use|do)\b""",
    re.VERBOSE | re.IGNORECASE,
)

# The head of an item, its label included: "KR 2.1a Nine in ten buses on time".
LEADS = re.compile(r"(?:^|[-–:•→])\s*(?:[A-Z]{1,4}\s?\d[\d.]*[a-z]?[.:)]?\s+)?$")


# Under such a title even "nine in ten residents say that they feel safe" is wanted, not told.
_SUCCESS = re.compile(
    r"\bsuccess|\bgood\s+(?:will\s+)?looks?\s+like|\btargets?\b|\bhow\s+(?:will\s+we|we\s+will)\s+know", re.IGNORECASE
)


def comes_from(seen: Sentence, quantity: Quantity) -> bool:
    """Whether an item of targets, or of a plan, leads from one amount to another: "Waste up from 41% to 55%"."""
    planned = seen.plan and not _WENT.search(seen.before(quantity))
    if not (seen.listed and (seen.lead.sets or planned)):
        return False
    earlier = [other for other in seen.quantities if other.end <= quantity.start]
    if not earlier or not is_start(seen.words, earlier[-1]):
        return False
    return bool(_TO.fullmatch(seen.words, earlier[-1].end, quantity.start))


# A line of a plan that tells of a change gone by: "Visits increased from 40 to 60".
_WENT = re.compile(
    r"\b(?:(?:increas|decreas|declin|reduc|dropp|improv|climb)ed|fell|rose|grew|went|was|were|has|have|had)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:\([^)]{2,20}\)\s*)?(?:in\s+\d{4}(?:/\d\d)?\s+)?(?:to|→|->)\s*", re.IGNORECASE)


def is_item(seen: Sentence, quantity: Quantity) -> bool:
    """Whether a list item of targets states its level without a verb: "95% of children immunised"."""
    if not (seen.listed and seen.lead.sets):
        return False
    states = STATES.match(seen.words, quantity.end) and not _SUCCESS.search(seen.lead.title or "")
    return not states and (LEADS.search(seen.before(quantity)) is not None or quantity.comparison is not None)
