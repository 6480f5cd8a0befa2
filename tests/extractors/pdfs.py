"""Small PDFs made on the spot, each with one property of real papers."""

import io
from collections.abc import Callable, Sequence
from datetime import date

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]
HEIGHT = A4[1]


def pdf_of(*pages: Draw, password: str | None = None) -> bytes:
    """A PDF with one page for each function that draws one."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, encrypt=password)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def created(pdf: bytes, day: date) -> bytes:
    """The PDF as a file that says it was made on a day."""
    return pdf.replace(b"D:20000101000000", day.strftime("D:%Y%m%d000000").encode())


def turned(pdf: bytes, rotation: int) -> bytes:
    """The PDF with its first page shown turned by so many degrees."""
    document = pypdfium2.PdfDocument(pdf)
    document[0].set_rotation(rotation)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines(*texts: str, left: float = 72, top: float = 100, size: float = 11, font: str = "Helvetica") -> Draw:
    """Lines of text one under the other, `top` points below the page's upper edge."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for number, text in enumerate(texts):
            canvas.drawString(left, HEIGHT - top - number * size * 1.3, text)

    return draw


def together(*draws: Draw) -> Draw:
    """Several drawings on one page."""

    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw


def ruled_table(rows: Sequence[Sequence[str]], *, left: float = 72, top: float = 200, width: float = 140) -> Draw:
    """A table with all its rulings; rows 24 points high."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        columns = len(rows[0])
        for y in range(len(rows) + 1):
            canvas.line(left, HEIGHT - top - y * 24, left + columns * width, HEIGHT - top - y * 24)
        for x in range(columns + 1):
            canvas.line(left + x * width, HEIGHT - top, left + x * width, HEIGHT - top - len(rows) * 24)
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                canvas.drawString(left + x * width + 4, HEIGHT - top - y * 24 - 16, text)

    return draw


def picture() -> Draw:
    """A page that is one picture, as scanners make them."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (200, 280), 200)), 0, 0, *A4)

    return draw


def blank() -> Draw:
    """An empty page."""
    return together()
