"""Tables that only level rules tell: rows between rules of one length, columns by the white that runs through them.

The white between columns goes through every row but those of headings; words of running text leave none. Bodies of
several rows between two rules are left to `borderless` where they hold figures, and to the lines where they do not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extractors.layout import Cell, Table
from extractors.reading.borderless import FIGURE, counts_up
from extractors.reading.edges import Edge
from extractors.reading.lines import rows_of
from extractors.reading.words import Piece

_SAME_SIDE = 4.0  # points by which the ends of a table's rules differ
_LEAST_BAND = 7.0  # points between two rules that hold a row
_LEAST_BANDS = 3  # rows between rules
_WHITE = 5.0  # points of white between two columns at least
_MOSTLY = 0.6  # share of the rows that fill columns, and that begin in line
_IN_LINE = 4.0  # points by which the cells of a column begin, end or have their middle apart
_MOST_LINES = 14  # of a row on average: more are running text set in columns
_MOST_FIGURE_ROWS = 0.3  # share of the bands that hold more than one row of figures
# What the items of lists begin with: 1. | (a) | iv) | • | - .
_MARKER = re.compile(r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?:\s|$)|^[^\w\s£$€]+(?:\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Band:
    """The words between two rules."""

    top: float
    bottom: float
    words: tuple[Piece, ...]


def half_ruled(rules: Sequence[Edge], pieces: Sequence[Piece]) -> list[Table]:
    """The tables that level rules tell among words, each with a cell for every row and column."""
    return [table for run in _runs(rules) for bands in _bands(run, pieces) if (table := _table(run[0], bands))]


def _runs(rules: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Rules that begin and end together, from top to bottom."""
    ordered = sorted(rules, key=lambda rule: rule.low)
    while ordered:
        first = ordered[0]
        alike = [r for r in ordered if r.low - first.low <= _SAME_SIDE and abs(r.high - first.high) <= _SAME_SIDE]
        ordered = [rule for rule in ordered if rule not in alike]
        run: list[Edge] = []
        for rule in sorted(alike, key=lambda r: r.at):
            if not run or rule.at - run[-1].at >= _LEAST_BAND:
                run.append(rule)
        if len(run) > _LEAST_BANDS:
            yield run


def _bands(run: Sequence[Edge], pieces: Sequence[Piece]) -> Iterator[list[_Band]]:
    """Stretches of bands that hold words: a band without any parts two tables."""
    low, high = run[0].low - _SAME_SIDE, run[0].high + _SAME_SIDE
    inside = [p for p in pieces if low <= p.box[0] and p.box[2] <= high]
    bands = []
    for above, below in pairwise(run):
        words = tuple(p for p in inside if above.at <= (p.box[1] + p.box[3]) / 2 < below.at)
        bands.append(_Band(above.at, below.at, words))
    for filled, stretch in groupby(bands, key=lambda band: bool(band.words)):
        found = list(stretch)
        if filled and len(found) >= _LEAST_BANDS:
            yield found


def _table(rule: Edge, bands: Sequence[_Band]) -> Table | None:
    parted = [band for band in bands if len(_columns(band.words)) > 1]
    if len(parted) < max(_LEAST_BANDS, _MOSTLY * len(bands)):
        return None
    columns = _columns([word for band in parted for word in band.words])
    if len(columns) < 2 or not _is_tabular(parted, columns):
        return None
    borders = [rule.low, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), rule.high]
    cells: list[Cell] = []
    for row, band in enumerate(bands):
        across = any(word.box[0] < x < word.box[2] for word in band.words for x in borders[1:-1])
        whole = across or (len(_columns(band.words)) == 1 and band.words[-1].box[2] > borders[1])
        for column in range(1 if whole else len(columns)):
            right = borders[-1] if whole else borders[column + 1]
            box = round(borders[column], 2), round(band.top, 2), round(right, 2), round(band.bottom, 2)
            cells.append(Cell(row, column, box, column_span=len(columns) if whole else 1))
    box = round(borders[0], 2), round(bands[0].top, 2), round(borders[-1], 2), round(bands[-1].bottom, 2)
    return Table(box, len(bands), len(columns), tuple(cells), ruled=False)


def _columns(words: Iterable[Piece]) -> list[tuple[float, float]]:
    """The ranges that words fill, parted by white that runs from top to bottom."""
    columns: list[tuple[float, float]] = []
    for low, high in sorted((word.box[0], word.box[2]) for word in words):
        if columns and low < columns[-1][1] + _WHITE:
            columns[-1] = columns[-1][0], max(columns[-1][1], high)
        else:
            columns.append((low, high))
    return columns


def _is_tabular(bands: Sequence[_Band], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether most bands fill the columns, in line, and neither with running text nor with pages of contents."""
    for low, high in columns:
        cells = [[word for word in band.words if low <= word.box[0] <= high] for band in bands]
        filled = [cell for cell in cells if cell]
        if len(filled) < max(_MOSTLY * len(bands), 2) or not _stand_in_line(filled):
            return False
    lines = [rows_of(band.words) for band in bands]
    if sum(map(len, lines)) > _MOST_LINES * len(bands):
        return False
    first, last = ([_text(band, column) for band in bands] for column in (columns[0], columns[-1]))
    if counts_up([text for text in last[1:] if text]) or sum(bool(_MARKER.match(t)) for t in first) * 2 > len(bands):
        return False
    figures = [sum(map(_states_figures, rows)) for rows in lines]
    crowded = sum(count > 1 for count in figures)
    return crowded <= _MOST_FIGURE_ROWS * len(bands) and (max(map(len, lines)) > 1 or not any(figures))


def _text(band: _Band, column: tuple[float, float]) -> str:
    return " ".join(word.text for word in band.words if column[0] <= word.box[0] <= column[1])


def _states_figures(row: Sequence[Piece]) -> bool:
    return sum(bool(FIGURE.match(word.text)) for word in row) * 2 >= len(row)


def _stand_in_line(cells: Sequence[Sequence[Piece]]) -> bool:
    lows = [min(word.box[0] for word in cell) for cell in cells]
    highs = [max(word.box[2] for word in cell) for cell in cells]
    middles = [(low + high) / 2 for low, high in zip(lows, highs, strict=True)]
    return any(_close(places) for places in (lows, highs, middles))


def _close(places: Sequence[float]) -> bool:
    middle = sorted(places)[len(places) // 2]
    return sum(abs(place - middle) <= _IN_LINE for place in places) >= _MOSTLY * len(places)
