"""Pictures of pages."""

import io

import pypdfium2
from PIL.Image import Image

from extractors.errors import BrokenPdfError
from extractors.reading.opening import opened

_MOST_PIXELS = 20_000_000  # a huge page is drawn smaller rather than filling the memory


def page_image(pdf: bytes, page: int, *, scale: float = 2.0) -> bytes:
    """A PNG of page number `page` (counted from 1), `scale` pixels to the point, at most 20 million pixels.

    Raises ValueError where there is no such page, a `PaperError` where the PDF does not open.
    """
    with opened(pdf) as document:
        if not 1 <= page <= len(document):
            raise ValueError(f"page {page} does not exist: the paper has pages 1 to {len(document)}")
        try:
            picture = _drawn(document[page - 1], scale)
        except pypdfium2.PdfiumError as error:
            raise BrokenPdfError(
                f"Page {page} is damaged and cannot be drawn. Print the paper to a new PDF."
            ) from error
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=4)
    return out.getvalue()


def _drawn(sheet: pypdfium2.PdfPage, scale: float) -> Image:
    width, height = sheet.get_size()
    scale = min(scale, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    try:
        picture: Image = sheet.render(scale=scale).to_pil()
    finally:
        sheet.close()
    return picture
