"""Pictures of pages."""

import io
import math

import pypdfium2
from PIL.Image import Image

from extractors.errors import BrokenPdfError

_MOST_SIDE = 20_000  # pixels; a strip a kilometre long and a point high has few pixels but no use
_LEAST_SCALE = 1e-9  # pixels a point


def draw_page(document: pypdfium2.PdfDocument, number: int, *, scale: float, most_pixels: int) -> bytes:
    """A PNG of page `number` (counted from 1), `scale` pixels to the point unless that gives too many pixels.

    Raises `BrokenPdfError` where the page cannot be drawn.
    """
    try:
        picture = _drawn(document[number - 1], scale, most_pixels)
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise BrokenPdfError(f"Page {number} is damaged and cannot be drawn. Print the paper to a new PDF.") from error
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=4)
    return out.getvalue()


def _drawn(sheet: pypdfium2.PdfPage, scale: float, most_pixels: int) -> Image:
    try:
        width, height = (max(side, 1.0) for side in sheet.get_size())
        if not math.isfinite(width * height):
            raise ValueError(f"a page of {width} by {height} points")
        scale = min(scale, (most_pixels / (width * height)) ** 0.5, _MOST_SIDE / max(width, height))
        picture: Image = sheet.render(scale=max(scale, _LEAST_SCALE)).to_pil()
    finally:
        sheet.close()
    return picture
