"""A logistic regression over named features, small enough to be read."""

import math
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

_FURTHEST = 30.0
"""Log odds beyond which a probability is 0 or 1 in any count of papers."""


class Logistic(BaseModel):
    """Weights by the name of their feature; a feature that training never met weighs nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability, 0 to 1, of a case with these features."""
        odds = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-min(max(odds, -_FURTHEST), _FURTHEST)))
