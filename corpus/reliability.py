"""Whether confidence keeps its word: of the records given 0.9, nine in ten should be right.

The expected calibration error is the mean distance between the confidence of a bin of records and the share of them
that is right, weighed by their number; bins are tenths of confidence (Naeini, Cooper and Hauskrecht, 2015).
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from nlp_models.trained.card import Bin, Reliability

_BINS = 10
_DIGITS = 4

Weighed = tuple[float, bool]
"""The confidence of a record and whether it is right."""


def reliability(weighed: Sequence[Weighed]) -> Reliability:
    """The reliability of records of one kind."""
    bins = tuple(_bin(group) for group in _groups(sorted(weighed, key=itemgetter(0))))
    return Reliability(
        records=len(weighed), right=sum(right for _, right in weighed), error=_error(bins, len(weighed)), bins=bins
    )


def _groups(weighed: Sequence[Weighed]) -> Iterator[Sequence[Weighed]]:
    for _, group in groupby(weighed, key=lambda each: min(int(each[0] * _BINS), _BINS - 1)):
        yield tuple(group)


def _bin(group: Sequence[Weighed]) -> Bin:
    mean = sum(confidence for confidence, _ in group) / len(group)
    right = sum(right for _, right in group)
    return Bin(
        low=round(group[0][0], _DIGITS), high=round(group[-1][0], _DIGITS), records=len(group), right=right,
        confidence=round(mean, _DIGITS),
    )  # fmt: skip


def _error(bins: Sequence[Bin], records: int) -> float | None:
    if not records:
        return None
    off = sum(each.records * abs(each.confidence - each.right / each.records) for each in bins)
    return round(off / records, _DIGITS)
