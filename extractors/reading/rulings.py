"""The straight lines that a page draws: rulings, and the sides of filled or framed rectangles.

A line is a path along an axis, or a filled rectangle so thin that it looks like one: among them are the short ones
that underline words or strike them out. Paths with curves, and drawings of slanted lines, give none.
"""

import ctypes
import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from extractors.reading.calls import Items, address_of, form_items, object_kind, page_items, quick
from extractors.reading.frames import Frame
from extractors.results import Box

_STRAIGHT = 1.0  # points: a line that leaves its axis further is no ruling
_THIN = 3.0  # points: a filled rectangle this thin is a drawn line
_MOST_OBJECTS = 20_000  # of a page: drawings beyond are maps and charts, not tables
_MOST_SEGMENTS = 10_000  # of a page: reading them takes some milliseconds
_FIRST = 24  # segments of a long path that tell whether it is a drawing
_DEEPEST = 4  # forms within forms that are followed
_PADDING = (2.0, 9.0)  # points by which the shade behind a paragraph is narrower than its shaded cell on either side


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line along an axis of the page as shown, in points.

    A `side` is the edge of a rectangle too wide to be a line: a frame, or an area filled with colour.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    side: bool = False

    @property
    def horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


Point = tuple[float, float]
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)

_P, _I, _SIZE = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t
_matrix_of = quick(raw.FPDFPageObj_GetMatrix, _I, _P, _P)
_segment_count = quick(raw.FPDFPath_CountSegments, _I, _P)
_segment = quick(raw.FPDFPath_GetPathSegment, _SIZE, _P, _I)
_segment_kind = quick(raw.FPDFPathSegment_GetType, _I, _P)
_segment_point = quick(raw.FPDFPathSegment_GetPoint, _I, _P, _P, _P)
_segment_closes = quick(raw.FPDFPathSegment_GetClose, _I, _P)


def rulings_of(page: pypdfium2.PdfPage, frame: Frame) -> list[Ruling]:
    """The rulings on the visible part of a page: lines in the order of the file, then the sides of areas."""
    found: list[Ruling] = []
    areas: list[Box] = []
    for points, closed in _Reader().parts(address_of(page.raw), _IDENTITY, page_items, 0):
        placed = [frame.place(x, y) for x, y in points]
        area = _area(placed)
        if area:
            areas.append(area)
        else:
            found += _straight(placed, closed)
    for area in _cells(areas):
        found += _sides(area)
    width, height = frame.size
    return [r for r in found if r.x1 > 0 and r.bottom > 0 and r.x0 < width and r.top < height]


class _Reader:
    """Reads the paths of one page within bounds; holds the room that PDFium writes to."""

    def __init__(self) -> None:
        self._objects, self._segments = _MOST_OBJECTS, _MOST_SEGMENTS
        self._x, self._y, self._m = ctypes.c_float(), ctypes.c_float(), raw.FS_MATRIX()
        self._at = ctypes.addressof(self._x), ctypes.addressof(self._y), ctypes.addressof(self._m)

    def parts(self, holder: int, matrix: _Matrix, items: Items, depth: int) -> Iterator[tuple[list[Point], bool]]:
        """The point lists of all paths in user space, and whether they are closed."""
        count, get = items
        for index in range(count(holder)):
            self._objects -= 1
            if self._objects < 0 or self._segments <= 0:
                return
            item = get(holder, index)
            kind = object_kind(item)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                own = self._matrix(item, matrix)
                for points, closed in self._subpaths(item):
                    yield [_apply(own, x, y) for x, y in points], closed
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                yield from self.parts(item, self._matrix(item, matrix), form_items, depth + 1)

    def _subpaths(self, item: int) -> Iterator[tuple[list[Point], bool]]:
        """The parts of a path that are all straight lines."""
        count = _segment_count(item)
        if count < 2 or (count > _FIRST and self._is_drawing(item)):
            return
        points: list[Point] = []
        curved = closed = False
        for index in range(min(count, self._segments)):
            kind, point, closes = self._read(item, index)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if len(points) > 1 and not curved:
                    yield points, closed
                points, curved, closed = [], False, False
            curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
            points.append(point)
            closed = closed or closes
        if len(points) > 1 and not curved:
            yield points, closed

    def _is_drawing(self, item: int) -> bool:
        """Whether most of a path's first segments are slanted or curved: a chart's line, a map, a logo."""
        read = [self._read(item, index) for index in range(_FIRST)]
        drawn = [(a, b) for (_, a, _), (kind, b, _) in itertools.pairwise(read) if kind != raw.FPDF_SEGMENT_MOVETO]
        axial = sum(a[0] == b[0] or a[1] == b[1] for a, b in drawn)
        return axial * 2 < len(drawn)

    def _read(self, item: int, index: int) -> tuple[int, Point, bool]:
        self._segments -= 1
        segment = _segment(item, index)
        _segment_point(segment, self._at[0], self._at[1])
        return _segment_kind(segment), (self._x.value, self._y.value), bool(_segment_closes(segment))

    def _matrix(self, item: int, outer: _Matrix) -> _Matrix:
        if not _matrix_of(item, self._at[2]):
            return outer
        m = self._m
        return _times((m.a, m.b, m.c, m.d, m.e, m.f), outer)


def _area(points: list[Point]) -> Box | None:
    """The rectangle that points go round, where it is too wide for a line."""
    if not 4 <= len(points) <= 5:
        return None
    if any(abs(a[0] - b[0]) > _STRAIGHT and abs(a[1] - b[1]) > _STRAIGHT for a, b in itertools.pairwise(points)):
        return None
    box = min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points)
    return box if min(box[2] - box[0], box[3] - box[1]) > _THIN else None


def _cells(areas: Sequence[Box]) -> Iterator[Box]:
    """The areas without the shades behind paragraphs in shaded cells, which would frame cells within cells."""
    ordered = sorted(areas)
    lefts = [area[0] for area in ordered]
    least, most = _PADDING
    for area in ordered:
        wider = ordered[bisect_left(lefts, area[0] - most) : bisect_left(lefts, area[0] - least)]
        padded = any(
            least <= outer[2] - area[2] <= most and outer[1] <= area[1] + _STRAIGHT and outer[3] >= area[3] - _STRAIGHT
            for outer in wider
        )
        if not padded:
            yield area


def _sides(area: Box) -> Iterator[Ruling]:
    x0, top, x1, bottom = area
    yield Ruling(x0, top, x1, top, side=True)
    yield Ruling(x0, bottom, x1, bottom, side=True)
    yield Ruling(x0, top, x0, bottom, side=True)
    yield Ruling(x1, top, x1, bottom, side=True)


def _straight(points: list[Point], closed: bool) -> Iterator[Ruling]:
    """The sides along an axis; a thin rectangle gives one line."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if len(points) >= 4 and min(width, height) <= _THIN:
        if max(width, height) > _THIN:
            x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
            yield Ruling(min(xs), y, max(xs), y) if width > height else Ruling(x, min(ys), x, max(ys))
        return
    ends = [*points, points[0]] if closed else points
    for (x0, y0), (x1, y1) in itertools.pairwise(ends):
        if (abs(x0 - x1) <= _STRAIGHT) != (abs(y0 - y1) <= _STRAIGHT):
            yield Ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _times(m: _Matrix, n: _Matrix) -> _Matrix:
    """First m, then n."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l_ = n
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l_


def _apply(m: _Matrix, x: float, y: float) -> Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
