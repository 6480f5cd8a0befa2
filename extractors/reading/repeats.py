"""Lines that come back at one place of page after page: running heads and feet.

Two lines are alike if they differ in nothing but numbers, months and days of the week, stand at one distance from the
page's edge and are set in one size. Heads of left and right pages differ, and so may the part of a head between two
tabs, so parts are compared, and every other page is enough. A part of a long pack has heads of its own.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extractors.layout import Line

Edge = Literal["top", "foot", "left", "right"]

_DRIFT = 6.0  # points: how far the place of a line changes from page to page
_LEAST_PAGES = 3  # on which a line comes back
_LEVEL = 3.0  # points: lines are at one height up to here
_NEXT = 2  # pages: left and right pages may differ
_SHARE = 0.25  # of the paper's pages, on which a line comes back however far apart
_THROUGHOUT = 0.6  # of the pages: heads of the whole paper
_LONG = 10  # letters of a foot that is known wherever it stands below the text, which ends higher on some pages
_DEPTH = 200.0  # points: no feet stand further from each other
_SELDOM = 6  # pages: lines that come back on fewer must not stand where other pages have text
_COVERED = 0.5  # of a line's letters that come back; the rest may be a section's name

_CHANGING = re.compile(
    r"""\d+(?:st|nd|rd|th)?\b | \d+
      | \b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b
      | \b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line near an edge of its page (counted from 1); `distance` is that from the edge in points."""

    line: Line
    page: int
    edge: Edge
    distance: float


@dataclass(frozen=True, slots=True)
class Running:
    """How a line comes back: on so many `pages`, on most of the paper's (`throughout`), or `first` of a few."""

    pages: int
    first: bool
    throughout: bool


def running_lines(lines: Sequence[Placed], pages: int) -> dict[int, Running]:
    """The lines that come back in a paper of so many pages, by the `id` of the line."""
    alike: dict[tuple[Edge, str], list[_Part]] = defaultdict(list)
    for placed in lines:
        for text in placed.line.text.split("\t"):
            if shape := _shape(text):
                alike[placed.edge, shape].append(_Part(placed, shape, len(text)))
    runs = [run for parts in alike.values() for run in _coming_back(parts, pages)]
    edges = _edges_of_text(lines, {id(part.placed.line) for run in runs for part in run})
    back: dict[int, list[tuple[_Part, Running]]] = defaultdict(list)
    for run in runs:
        if len(run) >= _SELDOM or not _within_text(run, edges):
            throughout = len(run) >= max(pages * _THROUGHOUT, _LEAST_PAGES + 1)
            wide = len(run) >= pages * _SHARE
            for part in run:
                running = Running(len(run), first=not wide and part is run[0], throughout=throughout)
                back[id(part.placed.line)].append((part, running))
    return {
        key: Running(
            pages=max(r.pages for _, r in found),
            first=all(r.first for _, r in found),
            throughout=any(r.throughout for _, r in found),
        )
        for key, found in back.items()
        if sum(part.length for part, _ in found) >= _COVERED * len(found[0][0].placed.line.text)
    }


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two tabs of a line, `length` characters; `shape` is what stays the same of it."""

    placed: Placed
    shape: str
    length: int


def _coming_back(parts: Sequence[_Part], pages: int) -> Iterator[list[_Part]]:
    """Those of the parts, alike in all but their place, that come back at one place, in the order of their pages."""
    for place in _places(parts):
        if len(place) >= max(min(_LEAST_PAGES, pages), pages * _SHARE, 2):
            yield place
            continue
        for run in _runs(place):
            if len(run) >= _LEAST_PAGES or (len(run) == 2 and pages == _LEAST_PAGES and run[0].placed.page == 2):
                yield run


def _places(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Parts at one distance from the edge and in one size, in the order of their pages, one a page."""
    anywhere = parts[0].placed.edge == "foot" and len(parts[0].shape) >= _LONG
    ordered = sorted(parts, key=lambda part: part.placed.distance)
    for run in _split(ordered, lambda a, b: b.placed.distance - a.placed.distance > (_DEPTH if anywhere else _DRIFT)):
        by_size: dict[int, dict[int, _Part]] = defaultdict(dict)
        for part in run:
            by_size[0 if anywhere else round(part.placed.line.size)].setdefault(part.placed.page, part)
        yield from ([by_page[page] for page in sorted(by_page)] for by_page in by_size.values())


def _edges_of_text(lines: Sequence[Placed], back: Container[int]) -> dict[tuple[Edge, int], float]:
    """The least distance at which a line that does not come back stands from the edges of each page."""
    edges: dict[tuple[Edge, int], float] = {}
    for placed in lines:
        if id(placed.line) not in back:
            key = placed.edge, placed.page
            edges[key] = min(edges.get(key, placed.distance), placed.distance)
    return edges


def _within_text(run: Sequence[_Part], edges: Mapping[tuple[Edge, int], float]) -> bool:
    """Whether a page among those of the run has text where its own line would stand."""
    pages = {part.placed.page: part.placed.distance for part in run}
    furthest = max(pages.values()) + _LEVEL
    between = (page for page in range(min(pages), max(pages)) if page not in pages)
    return any(edges.get((run[0].placed.edge, page), furthest + 1) <= furthest for page in between)


def _runs(place: Sequence[_Part]) -> Iterator[list[_Part]]:
    return _split(place, lambda a, b: b.placed.page - a.placed.page > _NEXT)


def _split(parts: Sequence[_Part], parted: Callable[[_Part, _Part], bool]) -> Iterator[list[_Part]]:
    run = [parts[0]]
    for before, part in pairwise(parts):
        if parted(before, part):
            yield run
            run = []
        run.append(part)
    yield run


def _shape(text: str) -> str:
    """What stays the same from page to page, letters alone; empty where there are neither letters nor figures."""
    return re.sub(r"[^\w#]|_", "", _CHANGING.sub("#", text)).lower()
