"""Items of what the words above call targets."""

import re

from extractors.records.targets.sentence import Sentence
from extractors.records.targets.statements import STATES
from nlp_models.quantities import Quantity

LEADS = re.compile(r"(?:^|[-–:•])\s*$")


def is_item(seen: Sentence, quantity: Quantity) -> bool:
    """Whether a list item of targets states its level without a verb: "95% of children immunised"."""
    if not (seen.listed and seen.lead.sets):
        return False
    states = STATES.match(seen.words, quantity.end)
    return not states and (LEADS.search(seen.before(quantity)) is not None or quantity.comparison is not None)
