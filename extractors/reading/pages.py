"""From the bytes of a PDF to its pages, each with a fate."""

from collections.abc import Callable

import pypdfium2
from pypdfium2 import raw

from extractors.layout import Bookmark, Line, Page, Pages
from extractors.reading.characters import Frame, characters_of, frame_of
from extractors.reading.columns import in_columns
from extractors.reading.furniture import set_apart
from extractors.reading.lines import lines_of
from extractors.reading.opening import opened
from extractors.reading.rulings import rulings_of
from extractors.reading.tables import tables_of
from extractors.reading.words import Piece, pieces_of

_LEAST_TEXT = 4  # characters: a page with fewer has no text worth the name
_MOST_BOOKMARKS = 5_000


def read_pages(pdf: bytes, progress: Callable[[int, int], None] | None = None) -> Pages:
    """Read all pages. A page that cannot be read is given the fate `failed` with a reason; the others are read.

    `progress` is called with pages done and pages in all. Raises a `PaperError` where the PDF does not open.
    """
    with opened(pdf) as document:
        total = len(document)
        read: list[Page] = []
        for number in range(1, total + 1):
            read.append(_read_page(document, number))
            if progress:
                progress(number, total)
        title = (document.get_metadata_value("Title") or "").strip()
        return Pages(set_apart(read), title or None, _bookmarks(document))


def _read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        return Page(number, 0, 0, "failed", reason=f"page {number} is damaged ({error})")
    try:
        frame = frame_of(page)
        width, height = (round(side, 2) for side in frame.size)
        text_page = page.get_textpage()
        pieces = list(pieces_of(characters_of(text_page, frame)))
        text_page.close()
        if sum(len(piece.text) for piece in pieces) < _LEAST_TEXT:
            return Page(number, width, height, "scan_no_text" if _has_picture(page) else "empty")
        return _lay_out(page, frame, number, (width, height), pieces)
    except (pypdfium2.PdfiumError, ValueError) as error:
        return Page(number, 0, 0, "failed", reason=f"page {number} cannot be read ({error})")
    finally:
        page.close()


def _lay_out(
    page: pypdfium2.PdfPage, frame: Frame, number: int, size: tuple[float, float], pieces: list[Piece]
) -> Page:
    upright = [piece for piece in pieces if piece.turn == 0]
    tables = tables_of(rulings_of(page, frame), upright)
    in_tables = {id(piece) for _, _, used in tables for piece in used}
    flow = in_columns([piece for piece in upright if id(piece) not in in_tables])
    flow += lines_of([piece for piece in pieces if piece.turn != 0])
    lines = _weave(flow, [(table.box[1], lines) for table, lines, _ in tables])
    return Page(number, *size, "text", tuple(lines), tuple(table for table, _, _ in tables))


def _weave(flow: list[Line], tables: list[tuple[float, list[Line]]]) -> list[Line]:
    """Put each table's lines before the first line of the flow that stands below its top."""
    woven = list(flow)
    for top, lines in tables:
        at = next((i for i, line in enumerate(woven) if line.cell is None and line.box[1] >= top), len(woven))
        woven[at:at] = lines
    return woven


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    kinds = {item.type for item in page.get_objects(max_depth=3)}
    return raw.FPDF_PAGEOBJ_IMAGE in kinds


def _bookmarks(document: pypdfium2.PdfDocument) -> tuple[Bookmark, ...]:
    found: list[Bookmark] = []
    for entry in document.get_toc():
        if len(found) >= _MOST_BOOKMARKS:
            break
        target = entry.get_dest()
        index = target.get_index() if target else None
        found.append(Bookmark(entry.get_title(), entry.level, None if index is None else index + 1))
    return tuple(found)
