"""How much of a page its pictures cover: a page under one picture is a scan, whatever its text layer holds."""

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from extractors.reading import calls
from extractors.reading.frames import Frame
from extractors.results import Box

_MOST_OBJECTS = 5_000  # of a page, and of each form: scans have a handful
_DEEPEST = 3  # forms within forms that are followed

_P = ctypes.c_void_p
_bounds = calls.quick(raw.FPDFPageObj_GetBounds, ctypes.c_int, _P, _P, _P, _P, _P)


def covered_by_pictures(page: pypdfium2.PdfPage, frame: Frame) -> float:
    """The share of the visible page under pictures, 0 to 1; that under several is counted for each."""
    width, height = frame.right - frame.left, frame.top - frame.bottom
    if width <= 0 or height <= 0:
        return 0.0
    area = 0.0
    for left, bottom, right, top in _pictures(calls.address_of(page.raw), calls.page_items, 0):
        across = min(right, frame.right) - max(left, frame.left)
        area += max(across, 0) * max(min(top, frame.top) - max(bottom, frame.bottom), 0)
    return min(area / (width * height), 1.0)


def _pictures(holder: int, items: calls.Items, depth: int) -> Iterator[Box]:
    """The boxes of pictures in user space. One within a form counts with the form's box: scans fill theirs."""
    count, get = items
    for index in range(min(count(holder), _MOST_OBJECTS)):
        item = get(holder, index)
        kind = calls.object_kind(item)
        framed = (
            kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST and any(_pictures(item, calls.form_items, depth + 1))
        )
        if framed or kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield _box(item)


def _box(item: int) -> Box:
    sides = (ctypes.c_float * 4)()
    at = ctypes.addressof(sides)
    _bounds(item, at, at + 4, at + 8, at + 12)
    return sides[0], sides[1], sides[2], sides[3]
