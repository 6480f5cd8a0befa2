"""Bytes of a PDF in, pages of lines and tables out: `read_pages(pdf)`.

The only package that imports PDFium: for characters, rulings and page pictures. It is at work in page processes; the
calling process does without. Tables are found from rulings by pdfplumber's method, and tests hold the two together.
"""

from extractors.reading.pages import page_image, probe, read_pages, recognise_pages, unlocked, warm

__all__ = ["page_image", "probe", "read_pages", "recognise_pages", "unlocked", "warm"]
