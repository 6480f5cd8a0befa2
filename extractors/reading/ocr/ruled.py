"""The rulings of a scanned page: long straight runs of ink, thin and alone."""

import numpy as np
from numpy.typing import NDArray

from extractors.reading.ocr.ink import Ink, long_runs
from extractors.reading.rulings import Ruling

_LEAST = 24.0  # points: a shorter run of ink may be a dash, an underlined number or the bar of a capital
_UNBROKEN = 0.93  # of a run is ink: scanned lines break, but less than the bars of letters in a row
_THICKEST = 4.0  # points: thicker runs are bars and pictures
_BESIDE = 1.5  # points between the middles of two pieces of one line
_MOST = 2_000  # runs of ink: a page with more is a picture
_POOL = 2  # rows that are looked at as one: quicker, and follows lines that are a little askew

_Run = tuple[int, int, int]  # row, first column, column behind the last
_Drawn = tuple[float, float, float]  # start, end and middle across, in points


def rulings_of_ink(ink: Ink, scale: float) -> tuple[list[Ruling], Ink]:
    """The rulings of an upright picture in points, and which ink is theirs. `scale` is the points to a pixel."""
    level, level_ink = _along_rows(ink, scale)
    upright, upright_ink = _along_rows(ink.T, scale)
    rulings = [Ruling(left, middle, right, middle) for left, right, middle in level]
    rulings += [Ruling(middle, top, middle, bottom) for top, bottom, middle in upright]
    return rulings, level_ink | upright_ink.T


def _along_rows(ink: Ink, scale: float) -> tuple[list[_Drawn], Ink]:
    """Start, end and middle in points of the lines that run along the rows, and their ink."""
    own = np.zeros_like(ink)
    even = len(ink) - len(ink) % _POOL
    pooled = ink[0:even:_POOL] | ink[1:even:_POOL]
    runs = _runs(long_runs(pooled, round(_LEAST / scale), unbroken=_UNBROKEN) & pooled)
    runs = [run for run in runs if (run[2] - run[1]) * scale >= _LEAST / 2]
    if len(runs) > _MOST:
        return [], own
    found = []
    for group in _stacked(runs):
        first, behind = group[0][0] * _POOL, (group[-1][0] + 1) * _POOL
        if (behind - first) * scale > _THICKEST:
            continue
        start, end = min(run[1] for run in group), max(run[2] for run in group)
        own[first:behind, start:end] = ink[first:behind, start:end]
        found.append((start * scale, end * scale, (first + behind) / 2 * scale))
    return _merged(found), own


def _merged(lines: list[_Drawn]) -> list[_Drawn]:
    """Lines of which pieces lie side by side, as those do that are a little askew, as one."""
    merged: list[_Drawn] = []
    for start, end, middle in sorted(lines, key=lambda line: line[0] - line[1]):
        for at, (first, last, height) in enumerate(merged):
            if abs(height - middle) <= _BESIDE and start <= last and first <= end:
                merged[at] = min(first, start), max(last, end), height
                break
        else:
            merged.append((start, end, middle))
    return merged


def _runs(mask: NDArray[np.bool_]) -> list[_Run]:
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    return list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))


def _stacked(runs: list[_Run]) -> list[list[_Run]]:
    """Runs on neighbouring rows that overlap, each group one drawn line."""
    groups: list[list[_Run]] = []
    open_groups: list[list[_Run]] = []
    for run in runs:
        open_groups = [group for group in open_groups if run[0] - group[-1][0] <= 2]
        for group in open_groups:
            if run[1] < group[-1][2] and group[-1][1] < run[2]:
                group.append(run)
                break
        else:
            groups.append([run])
            open_groups.append(groups[-1])
    return groups
