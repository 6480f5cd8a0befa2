"""Clip paths: the part of the page in which text shows. What stands outside is in the file, not on the page."""

import ctypes

from pypdfium2 import raw

from extractors.reading import calls
from extractors.results import Box

_MOST_SEGMENTS = 64  # of a clip path that is looked at; those of text frames have five


def clip_of(item: int) -> Box | None:
    """The box (left, bottom, right, top) in user space in which the page object at this address shows.

    None where nothing is clipped, or the clip is no simple frame.
    """
    address = calls.clip_path(item)
    count = calls.clip_parts(address)
    if count <= 0:
        return None
    path = ctypes.cast(address, raw.FPDF_CLIPPATH)
    frames = [_hull(path, index) for index in range(count)]
    if None in frames:
        return None
    lefts, bottoms, rights, tops = zip(*[frame for frame in frames if frame], strict=True)
    return max(lefts), max(bottoms), min(rights), min(tops)


def _hull(path: object, index: int) -> Box | None:
    count = raw.FPDFClipPath_CountPathSegments(path, index)
    if not 2 <= count <= _MOST_SEGMENTS:
        return None
    xs, ys = [], []
    x, y = ctypes.c_float(), ctypes.c_float()
    for segment in range(count):
        point = raw.FPDFClipPath_GetPathSegment(path, index, segment)
        if raw.FPDFPathSegment_GetPoint(point, ctypes.byref(x), ctypes.byref(y)):
            xs.append(x.value)
            ys.append(y.value)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None
