"""PDFium's functions that are called once a character or object, with pointers as plain addresses.

`quick` takes ctypes' conversions out of them: building an object for each argument would take longer than the call.
The interpreter's lock is held meanwhile; each call takes well under a microsecond.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw


def address_of(handle: object) -> int:
    """The address behind a handle of pypdfium2."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def quick(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A PDFium function that takes and gives plain numbers, pointers as addresses."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        raise RuntimeError(f"PDFium lacks {function}")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_POINTER, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
text = quick(raw.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
unicode = quick(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
loose_box = quick(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
is_generated = quick(raw.FPDFText_IsGenerated, _INT, _POINTER, _INT)
text_object = quick(raw.FPDFText_GetTextObject, ctypes.c_size_t, _POINTER, _INT)
font_of = quick(raw.FPDFTextObj_GetFont, ctypes.c_size_t, _POINTER)
render_mode = quick(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
font_size = quick(raw.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
angle = quick(raw.FPDFText_GetCharAngle, _FLOAT, _POINTER, _INT)
matrix = quick(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
font_weight = quick(raw.FPDFText_GetFontWeight, _INT, _POINTER, _INT)
font_info = quick(raw.FPDFText_GetFontInfo, ctypes.c_ulong, _POINTER, _INT, _POINTER, ctypes.c_ulong, _POINTER)
clip_path = quick(raw.FPDFPageObj_GetClipPath, ctypes.c_size_t, _POINTER)
clip_parts = quick(raw.FPDFClipPath_CountPaths, _INT, _POINTER)
object_kind = quick(raw.FPDFPageObj_GetType, _INT, _POINTER)

Items = tuple[Callable[[int], int], Callable[[int, int], int]]
"""How the objects of a page or a form are counted, and one of them got by its index, each by address."""

page_items: Items = (
    quick(raw.FPDFPage_CountObjects, _INT, _POINTER),
    quick(raw.FPDFPage_GetObject, ctypes.c_size_t, _POINTER, _INT),
)
form_items: Items = (
    quick(raw.FPDFFormObj_CountObjects, _INT, _POINTER),
    quick(raw.FPDFFormObj_GetObject, ctypes.c_size_t, _POINTER, ctypes.c_ulong),
)
