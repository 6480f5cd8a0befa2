"""Pictures of pages made on the spot, and PDFs that hold nothing else."""

import io

import pypdfium2
from PIL import Image

from tests.extractors.pdfs import Draw, pdf_of

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72

SENTENCES = (
    "MINUTES of the Ashcombe Parish Council",
    "Councillor Beddoes proposed and Councillor Naylor seconded",
    "RESOLVED that the bench by the duck pond be mended before 14 March 2026",
    "for a price of at most 320 pounds, the Clerk to place the order",
    "The next meeting will be held in the Memorial Hall at 7.30pm",
)


def picture_of(draw: Draw, *, dpi: int = DOTS_PER_INCH) -> Image.Image:
    """The page in greys."""
    document = pypdfium2.PdfDocument(pdf_of(draw))
    picture: Image.Image = document[0].render(scale=dpi / POINTS_PER_INCH, grayscale=True).to_pil().convert("L")
    document.close()
    return picture


def scan_of(picture: Image.Image, *, dpi: int = DOTS_PER_INCH) -> bytes:
    """A PDF of one page that is this picture."""
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=dpi)
    return out.getvalue()
