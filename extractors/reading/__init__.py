"""Bytes of a PDF in, pages of lines and tables out: `read_pages(pdf)`.

The only package that imports the PDF libraries: PDFium for characters, rulings and page pictures, pdfplumber for the
geometry that turns rulings into tables.
"""

from extractors.reading.opening import probe
from extractors.reading.pages import read_pages
from extractors.reading.picture import page_image

__all__ = ["page_image", "probe", "read_pages"]
