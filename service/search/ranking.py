"""Which candidates answer a question, in what order, and how closely: trained weights over a few numbers.

Words decide where the question's words stand together in some point; where they do not, the question was put in other
words than the papers', and meaning decides. So each number has two weights, one for either case, and what lies between
takes of both. A second model tells from the question's numbers whether anything answers it at all.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from nlp_models.logistic import Logistic
from service.index.port import Point
from service.search.features import CANDIDATE_FEATURES, QUESTION_FEATURES, Weighed
from service.search.retrieval import Candidate

SCATTERED, TOGETHER = 0.5, 0.8
"""Share of the question's words in one point, up to which the weights for scattered words count, and from which those
for words that stand together."""

FURTHEST = 500.0
"""Difference of log odds beyond which a score is 0 anyway."""

Match = Literal["close", "nearest", "none"]


class Weights(BaseModel):
    """What training found. `close_from` and `nearest_from` are the least chances of an answer for either word.

    `reach` is how far below the best, in log odds, a candidate is still an answer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    scattered: Mapping[str, float]
    together: Mapping[str, float]
    answered: Logistic
    close_from: float = Field(ge=0, le=1)
    nearest_from: float = Field(ge=0, le=1)
    reach: float = Field(gt=0)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, 1 for the best of a question and towards 0 for what is far below."""

    candidate: Candidate
    score: float

    @property
    def point(self) -> Point:
        """The candidate's point."""
        return self.candidate.point


@cache
def packaged_weights() -> Weights:
    """The weights that come with the service."""
    return Weights.model_validate_json(files("service.search.trained").joinpath("weights.json").read_text("utf-8"))


def rank(weighed: Weighed, weights: Weights) -> list[Ranked]:
    """The candidates that were looked into, best first, without those out of reach of the best."""
    least = _score(weights.reach)
    return sorted(
        (one for one in scored(weighed, weights) if one.score >= least), key=lambda one: (-one.score, one.point.id)
    )


def scored(weighed: Weighed, weights: Weights) -> list[Ranked]:
    """All candidates that were looked into, in the order in which they were weighed."""
    odds = log_odds(weighed, weights)
    best = float(odds.max(initial=-np.inf))
    return [Ranked(one, _score(best - float(each))) for one, each in zip(weighed.candidates, odds, strict=False)]


def _score(below: float) -> float:
    """The score of a candidate whose log odds are so much below the best."""
    return 2 / (1 + math.exp(min(below, FURTHEST)))


def log_odds(weighed: Weighed, weights: Weights) -> NDArray[np.float64]:
    """How much speaks for each candidate that was looked into; only differences mean something."""
    odds: NDArray[np.float64] = expand(weighed) @ vector_of(weights)
    return odds


def match_of(weighed: Weighed, weights: Weights) -> Match:
    """How closely the best candidates answer the question."""
    chance = chance_of_answer(weighed, weights)
    if not len(weighed.table) or chance < weights.nearest_from:
        return "none"
    return "close" if chance >= weights.close_from else "nearest"


def chance_of_answer(weighed: Weighed, weights: Weights) -> float:
    """The chance, 0 to 1, that anything here answers the question."""
    return weights.answered.probability(dict(zip(QUESTION_FEATURES, weighed.question.tolist(), strict=True)))


def expand(weighed: Weighed) -> NDArray[np.float64]:
    """Twice the candidates' numbers: for scattered words, then for words together, each as far as it is the case."""
    coverage = weighed.question[QUESTION_FEATURES.index("together")]
    share = min(1.0, max(0.0, (coverage - SCATTERED) / (TOGETHER - SCATTERED)))
    return np.hstack([weighed.table * (1 - share), weighed.table * share])


def vector_of(weights: Weights) -> NDArray[np.float64]:
    """The weights in the order of the columns of `expand`."""
    both = (weights.scattered, weights.together)
    return np.array([each.get(name, 0.0) for each in both for name in CANDIDATE_FEATURES])
