"""The logistic regression over named features."""

import pytest

from nlp_models.logistic import Logistic

MODEL = Logistic(bias=1.0, weights={"has owner": 2.0, "prior": -0.5})


@pytest.mark.parametrize(
    ("features", "probability"),
    [
        ({}, 0.7311),
        ({"has owner": 1.0}, 0.9526),
        ({"has owner": 1.0, "prior": 6.0}, 0.5),
        ({"never met in training": 40.0}, 0.7311),
    ],
)
def test_probability(features: dict[str, float], probability: float) -> None:
    assert MODEL.probability(features) == pytest.approx(probability, abs=1e-4)


def test_the_furthest_odds_stay_probabilities() -> None:
    assert 0.0 < MODEL.probability({"prior": 1e9}) < 1e-9
    assert 1 - 1e-9 < MODEL.probability({"prior": -1e9}) < 1.0
