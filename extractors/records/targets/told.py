"""Whether words tell of a figure: what was, is forecast, befalls people or costs."""

import re

from extractors.records.targets.changes import changed_to
from extractors.records.targets.sentence import AIMS, STRONG_AIMS, Sentence
from nlp_models.quantities import Quantity

_AFTER = 40  # characters after an amount that can still tell it as a figure


def told(seen: Sentence, quantity: Quantity) -> bool:
    """Whether the words nearest to an amount make it a figure: what was, is forecast or costs."""
    opens = seen.dated and seen.aims(1, ("target.opening",))
    wanted = changed_to(seen, quantity) and (seen.listed or opens or seen.aims(quantity.start, STRONG_AIMS))
    spared = "target.told_money" if wanted else None
    return told_at(seen, quantity.start, spared) or _told_after(seen, quantity, spared)


def told_at(seen: Sentence, place: int, spared: str | None = None) -> bool:
    """Whether the words before a place tell of a figure, no words of aiming between them; `spared` is a rule let be."""
    for figure in seen.all("target.figure"):
        if figure.rule == "target.told_fate":
            return True
        if figure.end > place or figure.rule == spared or (_completes(seen) and figure.start == 0):
            continue
        labels = AIMS if figure.rule == "target.told_past" else STRONG_AIMS
        if not any(figure.end < aim.end and aim.start <= place for label in labels for aim in seen.all(label)):
            return True
    return False


def _completes(seen: Sentence) -> bool:
    """Whether an item completes a lead-in to what will be so: "have opened four play streets" under "We will:"."""
    return seen.listed and seen.lead.sets and seen.words.startswith("have ")


def _told_after(seen: Sentence, quantity: Quantity, spared: str | None) -> bool:
    """Whether the clause goes on after an amount by telling what was, or what the amount is a share of: money."""
    after = re.split(r"[,;:(.](?!\d)", seen.words[quantity.end : quantity.end + _AFTER], maxsplit=1)[0]
    reach = quantity.end + len(after)
    telling = {"target.told_past"}
    if quantity.unit == "%" and not seen.aims(quantity.start, STRONG_AIMS):
        telling.add("target.told_money")
    telling.discard(spared or "")
    return any(quantity.end <= figure.start < reach and figure.rule in telling for figure in seen.all("target.figure"))
