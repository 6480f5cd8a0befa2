"""Whether confidence keeps its word."""

import pytest

from corpus.reliability import reliability


def test_confidence_that_keeps_its_word_has_no_error() -> None:
    weighed = [(0.9, index % 10 != 0) for index in range(100)]
    assert reliability(weighed).error == pytest.approx(0.0, abs=0.1)
    assert reliability(weighed).right == 90


def test_too_much_confidence_is_the_error() -> None:
    told = reliability([(0.95, index % 2 == 0) for index in range(14)])
    assert told.error == pytest.approx(0.45)
    assert [(each.records, each.right) for each in told.bins] == [(14, 7)]


def test_bins_hold_equally_many_records_from_the_least_confident_up() -> None:
    told = reliability([(index / 100, index >= 50) for index in range(100)])
    sizes = [each.records for each in told.bins]
    assert max(sizes) - min(sizes) <= 1
    assert [each.low for each in told.bins] == sorted(each.low for each in told.bins)
    assert told.bins[0].right == 0
    assert told.bins[-1].right == told.bins[-1].records


def test_no_record_has_no_error() -> None:
    assert reliability([]).error is None
    assert reliability([]).bins == ()
