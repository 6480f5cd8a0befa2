"""From the bytes of a PDF to its pages, each with a fate."""

from collections.abc import Callable

import pypdfium2

from extractors.layout import Bookmark, Page, Pages
from extractors.reading.furniture import set_apart
from extractors.reading.opening import opened
from extractors.reading.page import read_page

_MOST_BOOKMARKS = 5_000


def read_pages(pdf: bytes, progress: Callable[[int, int], None] | None = None) -> Pages:
    """Read all pages. A page that cannot be read is given the fate `failed` with a reason; the others are read.

    `progress` is called with pages done and pages in all. Raises a `PaperError` where the PDF does not open.
    """
    with opened(pdf) as document:
        total = len(document)
        read: list[Page] = []
        for number in range(1, total + 1):
            read.append(read_page(document, number))
            if progress:
                progress(number, total)
        title = (document.get_metadata_value("Title") or "").strip()
        return Pages(set_apart(read), title or None, _bookmarks(document))


def _bookmarks(document: pypdfium2.PdfDocument) -> tuple[Bookmark, ...]:
    found: list[Bookmark] = []
    for entry in document.get_toc():
        if len(found) >= _MOST_BOOKMARKS:
            break
        target = entry.get_dest()
        index = target.get_index() if target else None
        found.append(Bookmark(entry.get_title(), entry.level, None if index is None else index + 1))
    return tuple(found)
