"""A target that a table states, with what its cells say of it."""

from dataclasses import dataclass

from extractors.folding import Folded
from extractors.records.targets.deadlines import Deadline
from extractors.results import Direction, Rag
from nlp_models.quantities import Quantity


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
        per = self.amount.per
        return f"per {per}" if per and not self.amount.unit else self.amount.unit
