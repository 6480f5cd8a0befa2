"""Whether confidence keeps its word."""

import pytest

from corpus.reliability import reliability


def test_confidence_that_keeps_its_word_has_no_error() -> None:
    weighed = [(0.9, index % 10 != 0) for index in range(100)]
    assert reliability(weighed).error == pytest.approx(0.0)
    assert reliability(weighed).right == 90


def test_too_much_confidence_is_the_error() -> None:
    told = reliability([(0.95, index % 2 == 0) for index in range(14)])
    assert told.error == pytest.approx(0.45)
    assert [(each.records, each.right) for each in told.bins] == [(14, 7)]


def test_bins_are_tenths_of_confidence_from_the_least_up() -> None:
    told = reliability([(0.97, True), (1.0, True), (0.31, False), (0.39, True), (0.9, False)])
    assert [(each.low, each.high, each.records, each.right) for each in told.bins] == [
        (0.31, 0.39, 2, 1),
        (0.9, 1.0, 3, 2),
    ]


def test_no_record_has_no_error() -> None:
    assert reliability([]).error is None
    assert reliability([]).bins == ()
