"""Weights from examples: of the ranking by pairs of candidates, of the cut-off by questions."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from nlp_models.logistic import Logistic
from service.search.features import CANDIDATE_FEATURES, QUESTION_FEATURES
from service.search.learning.examples import Example
from service.search.ranking import Weights, chance_of_answer, expand, log_odds
from service.search.scoring import DEPTH

RANKING_C, CUT_OFF_C = 0.3, 1.0
"""Inverse strengths of regularisation, chosen on our own questions with bodies left out."""
EMPTIED_WEIGHT = 0.3
"""What a question whose answers were left out weighs: another paper may answer it though nobody labelled that."""
NEAREST_KEEPS, CLOSE_KEEPS = 0.95, 0.85
"""Shares of the answered questions for which something is shown, and shown as a close match."""
REACH_KEEPS = 0.99
"""Share of the answers among the first ten that are near enough to the best to be shown."""
ROUNDED = 3


@dataclass(frozen=True, slots=True)
class _Pair:
    """The better candidate's numbers less the worse one's, and what it weighs to have them in order."""

    difference: NDArray[np.float64]
    weight: float


def fit(answered: Sequence[Example], asked: Sequence[Example]) -> Weights:
    """The ranking's weights from questions with answers, the cut-off's from all that were asked."""
    scattered, together = fit_ranking(answered)
    cut_off = fit_cut_off(asked)
    unbounded = Weights(
        scattered=scattered, together=together, answered=cut_off, close_from=1, nearest_from=0, reach=math.inf
    )
    chances = sorted(chance_of_answer(one.weighed, unbounded) for one in asked if one.is_answered)
    return unbounded.model_copy(
        update={"close_from": _keeping(CLOSE_KEEPS, chances), "nearest_from": _keeping(NEAREST_KEEPS, chances)}
        | {"reach": _reach(answered, unbounded)}
    )


def fit_ranking(examples: Sequence[Example]) -> tuple[dict[str, float], dict[str, float]]:
    """Weights for scattered words and for words that stand together; every question weighs the same."""
    pairs = [pair for one in examples for pair in _pairs(one)]
    differences = np.array([pair.difference for pair in pairs])
    weights = np.array([pair.weight for pair in pairs]) * 100
    model = LogisticRegression(C=RANKING_C, fit_intercept=False, max_iter=5000)
    model.fit(
        np.vstack([differences, -differences]),
        np.repeat([1, 0], len(pairs)),
        sample_weight=np.concatenate([weights, weights]),
    )
    found = [round(float(weight), ROUNDED) for weight in model.coef_[0]]
    count = len(CANDIDATE_FEATURES)
    return _named(CANDIDATE_FEATURES, found[:count]), _named(CANDIDATE_FEATURES, found[count:])


def fit_cut_off(examples: Sequence[Example]) -> Logistic:
    """The chance that anything answers a question. Numbers are scaled for the fit, the scale is in the weights."""
    table = np.array([one.weighed.question for one in examples])
    spread = np.maximum(table.std(axis=0), 1e-6)
    model = LogisticRegression(C=CUT_OFF_C, max_iter=5000)
    model.fit(
        table / spread,
        [one.is_answered for one in examples],
        sample_weight=[EMPTIED_WEIGHT if one.emptied else 1.0 for one in examples],
    )
    found = [round(float(weight), ROUNDED) for weight in model.coef_[0] / spread]
    return Logistic(bias=round(float(model.intercept_[0]), ROUNDED), weights=_named(QUESTION_FEATURES, found))


def _pairs(example: Example) -> Iterator[_Pair]:
    table, gains = expand(example.weighed), np.array(example.gains)
    better, worse = np.nonzero(gains[:, None] > gains[None, :]) if len(gains) else (np.array([]), np.array([]))
    excess = [float(gains[b] - gains[w]) for b, w in zip(better, worse, strict=True)]
    total = sum(excess)
    for b, w, weight in zip(better, worse, excess, strict=True):
        yield _Pair(table[b] - table[w], weight / total)


def _reach(examples: Sequence[Example], weights: Weights) -> float:
    """How far below the best the answers among the first ten stand, all but the furthest few."""
    below: list[float] = []
    for one in examples:
        odds = log_odds(one.weighed, weights)
        first = np.argsort(-odds)[:DEPTH]
        below += [float(odds.max() - odds[place]) for place in first if one.gains[place]]
    return round(float(np.quantile(below, REACH_KEEPS)), ROUNDED)


def _keeping(share: float, chances: Sequence[float]) -> float:
    """The greatest chance, a little rounded down, that leaves at least this share of the sorted chances at or above."""
    return float(np.floor(chances[int((1 - share) * len(chances))] * 100) / 100)


def _named(names: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    return dict(zip(names, values, strict=True))
