"""The straight lines that a page draws: rulings, and the sides of filled or framed rectangles."""

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from extractors.reading.characters import Frame

_STRAIGHT = 1.0  # points: a line that leaves its axis further is no ruling
_THIN = 3.0  # points: a filled rectangle this thin is a drawn line
_MOST = 20_000  # objects of a page: drawings beyond are maps and charts, not tables
_DEEPEST = 4  # forms within forms that are followed


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line along an axis of the page as shown, in points."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


def rulings_of(page: pypdfium2.PdfPage, frame: Frame) -> list[Ruling]:
    """The rulings of a page, in the order of the file."""
    found: list[Ruling] = []
    for points, closed in _paths(page.raw, _IDENTITY, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 0):
        found += _straight([frame.place(x, y) for x, y in points], closed)
    return found


def _paths(
    holder: object, matrix: _Matrix, count: object, get: object, depth: int
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    for index in range(min(count(holder), _MOST)):  # type: ignore[operator]
        item = get(holder, index)  # type: ignore[operator]
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            own = _times(_matrix(item), matrix)
            for points, closed in _subpaths(item):
                yield [_apply(own, x, y) for x, y in points], closed
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            own = _times(_matrix(item), matrix)
            yield from _paths(item, own, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1)


def _subpaths(item: object) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The point lists of a path's parts; parts with curves are left out."""
    points: list[tuple[float, float]] = []
    curved = closed = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item), _MOST)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points, closed
            points, curved, closed = [], False, False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append((x.value, y.value))
        closed = closed or bool(raw.FPDFPathSegment_GetClose(segment))
    if len(points) > 1 and not curved:
        yield points, closed


def _straight(points: list[tuple[float, float]], closed: bool) -> Iterator[Ruling]:
    """The sides along an axis; a thin rectangle gives one line."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if len(points) >= 4 and min(width, height) <= _THIN < max(width, height):
        x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        yield Ruling(min(xs), y, max(xs), y) if width > height else Ruling(x, min(ys), x, max(ys))
        return
    ends = [*points, points[0]] if closed else points
    for (x0, y0), (x1, y1) in itertools.pairwise(ends):
        if abs(x0 - x1) <= _STRAIGHT or abs(y0 - y1) <= _STRAIGHT:
            yield Ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _matrix(item: object) -> _Matrix:
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(m)):
        return _IDENTITY
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(m: _Matrix, n: _Matrix) -> _Matrix:
    """First m, then n."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l_ = n
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l_


def _apply(m: _Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
