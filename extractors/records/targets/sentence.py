"""A sentence as targets are looked for in it: its amounts, its dates, the words that the rules found."""

from dataclasses import dataclass

from extractors.records.targets.deadlines import DueDate
from extractors.records.targets.leads import Lead
from nlp_models import Span, TextReading
from nlp_models.quantities import Quantity

SPELLS = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "seconds", "hour", "day", "week", "month",
                    "year", "minute"})  # fmt: skip
MONEY = frozenset("£$€")
RATIOS = frozenset({"quantity.share", "quantity.ratio"})
AIMS = ("target.aimed", "target.future", "target.opening", "target.named")
STRONG_AIMS = ("target.aimed", "target.named")


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a rule found, at characters `[start, end)` of the sentence."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block; offsets of amounts, dates and words count from its first character.

    `dues` are the dates by which something may be reached; `listed` says that it is a list item or a cell of a plan, or
    of what the words above call targets, `plan` that it stands in a plan or strategy.
    """

    reading: TextReading
    span: Span
    words: str
    quantities: tuple[Quantity, ...]
    dues: tuple[DueDate, ...]
    lead: Lead
    listed: bool
    plan: bool

    def all(self, label: str) -> list[Found]:
        """What the rules of a label, and of those under it, found in the sentence."""
        low, high = self.span.start, self.span.end
        spans = (s for s in self.reading.starting(label) if low <= s.start < high)
        return [Found(s.start - low, s.end - low, s.rule) for s in spans]

    def aims(self, before: int, labels: tuple[str, ...] = AIMS[:3]) -> bool:
        """Whether words of aiming begin before a character."""
        return any(found.start < before for label in labels for found in self.all(label))

    @property
    def dated(self) -> bool:
        """Whether the sentence says by when."""
        return any(due.deadline.ahead for due in self.dues)

    def before(self, quantity: Quantity) -> str:
        """The words of the sentence up to an amount."""
        return self.words[: quantity.start]

    def after(self, quantity: Quantity) -> str:
        """The words of the sentence after an amount."""
        return self.words[quantity.end :]


def is_spell(quantity: Quantity) -> bool:
    """Whether an amount is one of time."""
    return quantity.unit is not None and quantity.unit.split()[-1] in SPELLS
