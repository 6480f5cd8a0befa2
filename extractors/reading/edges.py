"""Cells out of edges: which rulings meet, and which crossings frame a cell.

The method is pdfplumber's ("lines" strategy: edges snapped and joined within a tolerance, every crossing taken as the
top left corner of the smallest frame that closes), written over sorted positions so that it stays fast on pages with
hundreds of edges; both find the same cells. Work is bounded: drawings beyond the limits give no cells.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from extractors.reading.rulings import Ruling
from extractors.results import Box

TOLERANCE = 3.0
"""Points by which edges that mean to meet may miss each other: pdfplumber's default."""

_SHORTEST_STROKE = 1.0  # points: shorter strokes are dots
_SHORTEST_EDGE = 3.0  # points: shorter edges, once strokes are joined, frame nothing
_TALL = 12.0  # points: an edge at least as long as a row is high
_LEAST_OPEN = 3  # edges that end together and so frame two cells
_MOST_STROKES = 20_000
_MOST_EDGES = 1_500  # of one direction, joined: tables stay in the low hundreds
_MOST_CROSSINGS = 20_000
_MOST_TRIES = 200_000  # pairs of a lower and a right neighbour looked at on a page


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at height or distance `at` that runs from `low` to `high`, in points."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of a page: `level` ones by height, `upright` ones by distance from the left."""

    level: tuple[Edge, ...]
    upright: tuple[Edge, ...]


def edges_of(rulings: Iterable[Ruling]) -> Edges:
    """Rulings snapped to common lines and joined where they touch; empty where there are too many for a table."""
    level: list[Edge] = []
    upright: list[Edge] = []
    for ruling in rulings:
        if ruling.horizontal:
            if ruling.x1 - ruling.x0 >= _SHORTEST_STROKE:
                level.append(Edge((ruling.top + ruling.bottom) / 2, ruling.x0, ruling.x1))
        elif ruling.bottom - ruling.top >= _SHORTEST_STROKE:
            upright.append(Edge((ruling.x0 + ruling.x1) / 2, ruling.top, ruling.bottom))
    if len(level) + len(upright) > _MOST_STROKES:
        return Edges((), ())
    return Edges(tuple(_joined(level)), tuple(_joined(upright)))


def _joined(strokes: list[Edge]) -> list[Edge]:
    """Strokes on one line made one edge where they touch, the short ones left out."""
    edges: list[Edge] = []
    for at, group in _snapped(strokes):
        run: Edge | None = None
        for stroke in sorted(group, key=lambda s: s.low):
            if run is not None and stroke.low <= run.high + TOLERANCE:
                run = Edge(at, run.low, max(run.high, stroke.high))
                continue
            if run is not None:
                edges.append(run)
            run = Edge(at, stroke.low, stroke.high)
        if run is not None:
            edges.append(run)
    return [edge for edge in edges if edge.high - edge.low >= _SHORTEST_EDGE]


def _snapped(strokes: list[Edge]) -> Iterable[tuple[float, list[Edge]]]:
    """Strokes on nearly one line, with the mean of their positions."""
    group: list[Edge] = []
    for stroke in sorted(strokes, key=lambda s: s.at):
        if group and stroke.at > group[-1].at + TOLERANCE:
            yield sum(s.at for s in group) / len(group), group
            group = []
        group.append(stroke)
    if group:
        yield sum(s.at for s in group) / len(group), group


def closed(edges: Edges) -> Edges:
    """Edges with the sides that a table leaves open: rows cut by the page's end, and outer sides that are not drawn."""
    level, upright = list(edges.level), list(edges.upright)
    level.extend(map(_closing, _open_ends(edges.upright, edges.level)))
    for ends in _open_ends(edges.level, edges.upright):
        upright += [_closing(run) for run in _linked(ends, edges.upright) if len(run) >= _LEAST_OPEN]
    return Edges(tuple(level), tuple(upright))


def _closing(ends: Sequence["_End"]) -> Edge:
    return Edge(sum(end.at for end in ends) / len(ends), ends[0].edge.at, ends[-1].edge.at)


@dataclass(frozen=True, slots=True)
class _End:
    """Where an edge ends."""

    at: float
    edge: Edge


def _open_ends(along: Sequence[Edge], across: Sequence[Edge]) -> Iterable[list[_End]]:
    """Three or more long edges that end together where none is drawn across, by their positions."""
    long = [edge for edge in along if edge.high - edge.low >= _TALL]
    for ends in ([_End(edge.low, edge) for edge in long], [_End(edge.high, edge) for edge in long]):
        for group in _together(ends):
            if len(group) < _LEAST_OPEN:
                continue
            group.sort(key=lambda end: end.edge.at)
            low, high = group[0].edge.at, group[-1].edge.at
            drawn = any(abs(group[0].at - e.at) < _TALL and e.low < high and e.high > low for e in across)
            if not drawn:
                yield group


def _together(ends: list[_End]) -> Iterable[list[_End]]:
    group: list[_End] = []
    for end in sorted(ends, key=lambda e: e.at):
        if group and end.at > group[-1].at + TOLERANCE:
            yield group
            group = []
        group.append(end)
    if group:
        yield group


def _linked(ends: Sequence[_End], uprights: Sequence[Edge]) -> Iterable[list[_End]]:
    """Runs of level edges in which an upright edge goes from each to the next: the rows of one table."""
    run = [ends[0]]
    for before, end in pairwise(ends):
        if not any(_meets(inner, before.edge) and _meets(inner, end.edge) for inner in uprights):
            yield run
            run = []
        run.append(end)
    yield run


def _meets(upright: Edge, level: Edge) -> bool:
    within = upright.low - TOLERANCE <= level.at <= upright.high + TOLERANCE
    return within and level.low - TOLERANCE <= upright.at <= level.high + TOLERANCE


def cells_of(edges: Edges) -> list[Box]:
    """The cells that edges frame, by their left sides and then their tops."""
    if not edges.level or not edges.upright or max(len(edges.level), len(edges.upright)) > _MOST_EDGES:
        return []
    crossings = _Crossings(edges)
    return [box for box in map(crossings.cell_at, crossings.points) if box]


class _Crossings:
    """Where upright and level edges cross; a point is the index of its distance and that of its height."""

    def __init__(self, edges: Edges) -> None:
        self._xs = sorted({edge.at for edge in edges.upright})
        self._tops = sorted({edge.at for edge in edges.level})
        x_of, top_of = {x: i for i, x in enumerate(self._xs)}, {top: i for i, top in enumerate(self._tops)}
        self._tries = _MOST_TRIES
        # Point -> the edges that cross there; edge -> the points on it. Two edges on one line may share a point.
        self._uprights: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._levels: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._down: dict[int, list[int]] = defaultdict(list)
        self._across: dict[int, list[int]] = defaultdict(list)
        for v, h in _pairs(edges):
            point = x_of[edges.upright[v].at], top_of[edges.level[h].at]
            self._uprights[point].append(v)
            self._levels[point].append(h)
            self._down[v].append(point[1])
            self._across[h].append(point[0])
        for on_edge in (*self._down.values(), *self._across.values()):
            on_edge.sort()
        self.points = sorted(self._uprights)

    def cell_at(self, point: tuple[int, int]) -> Box | None:
        """The smallest cell with its top left corner at a point."""
        x, top = point
        rights = self._after(self._across, self._levels[point], x)
        if not rights:
            return None
        for low in self._after(self._down, self._uprights[point], top):
            for right in rights:
                self._tries -= 1
                if self._tries < 0:
                    return None
                if self._closes((x, low), (right, low), (right, top)):
                    return self._xs[x], self._tops[top], self._xs[right], self._tops[low]
        return None

    @staticmethod
    def _after(on_edge: dict[int, list[int]], edges: Sequence[int], place: int) -> list[int]:
        if len(set(edges)) == 1:
            places = on_edge[edges[0]]
            return list(dict.fromkeys(places[bisect_right(places, place) :]))
        return sorted({p for edge in edges for p in on_edge[edge] if p > place})

    def _closes(self, below: tuple[int, int], corner: tuple[int, int], right: tuple[int, int]) -> bool:
        if corner not in self._uprights:
            return False
        joined = not set(self._uprights[corner]).isdisjoint(self._uprights[right])
        return joined and not set(self._levels[corner]).isdisjoint(self._levels[below])


def _pairs(edges: Edges) -> Iterable[tuple[int, int]]:
    """The indices of upright and level edges that cross or nearly do; none where they are too many."""
    v = np.array([(edge.at, edge.low, edge.high) for edge in edges.upright])
    h = np.array([(edge.at, edge.low, edge.high) for edge in edges.level])
    within = (v[:, None, 1] <= h[None, :, 0] + TOLERANCE) & (v[:, None, 2] >= h[None, :, 0] - TOLERANCE)
    within &= (v[:, None, 0] >= h[None, :, 1] - TOLERANCE) & (v[:, None, 0] <= h[None, :, 2] + TOLERANCE)
    first, second = np.nonzero(within)
    return zip(first.tolist(), second.tolist(), strict=True) if len(first) <= _MOST_CROSSINGS else ()


def tables_among(cells: Iterable[Box]) -> list[list[Box]]:
    """Cells that share corners, as one group each, from top to bottom; cells that stand alone are left out."""
    boxes = list(cells)
    parent = list(range(len(boxes)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    seen: dict[tuple[float, float], int] = {}
    for i, (x0, top, x1, bottom) in enumerate(boxes):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            parent[root(i)] = root(seen.setdefault(corner, i))
    order = sorted(range(len(boxes)), key=lambda i: (root(i), i))
    groups = [[boxes[i] for i in group] for _, group in groupby(order, key=root)]
    return sorted((g for g in groups if len(g) > 1), key=lambda g: min((box[1], box[0]) for box in g))
