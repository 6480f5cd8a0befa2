"""One page of an open PDF, read and laid out. The page's way:

characters → words → are they sound (repaired, or the page is for recognition)? → turned upright → struck-out words
→ tables → the rest in reading order → lines, with the number of characters that reached none of them.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pypdfium2

from extractors.layout import Line, Page
from extractors.reading.characters import Characters, characters_of
from extractors.reading.columns import in_columns
from extractors.reading.frames import Frame, frame_of
from extractors.reading.lines import lines_of, slanted_lines
from extractors.reading.pictures import covered_by_pictures
from extractors.reading.quality import examined
from extractors.reading.rulings import Ruling, rulings_of
from extractors.reading.strikes import with_strikes
from extractors.reading.tables import tables_of
from extractors.reading.turning import Turn, main_turn
from extractors.reading.watermarks import across_text
from extractors.reading.weaving import woven
from extractors.reading.words import Piece, pieces_of
from extractors.results import Box

_LEAST_TEXT = 4  # characters: a page with fewer has no text worth the name
_SCAN = 0.5  # of the page under pictures: text without ink there is what was recognised in them
_LEAST_PICTURE = 0.02  # of the page: a smaller picture on a page without text is a logo or a speck


def read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    """Read page `number` (counted from 1). One that cannot be read has the fate `failed` and the reason."""
    try:
        sheet = document[number - 1]
    except pypdfium2.PdfiumError:
        return Page(number, 0, 0, "failed", reason="damaged")
    try:
        return _read(sheet, number)
    except (pypdfium2.PdfiumError, ValueError) as error:
        return Page(number, 0, 0, "failed", reason="damaged", detail=str(error))
    finally:
        sheet.close()


def lay_out(number: int, size: tuple[float, float], pieces: Sequence[Piece], rulings: Sequence[Ruling]) -> Page:
    """The page of these words, its lines in reading order. `size` is its width and height as shown, in points."""
    turn = Turn(main_turn(pieces), *size)
    if turn.quarters == 0:
        page = _laid_upright(number, size, pieces, rulings)
    else:
        turned = [turn.piece(piece) for piece in pieces], [turn.ruling(ruling) for ruling in rulings]
        page = _laid_upright(number, turn.size, *turned)
        lines, tables = tuple(map(turn.line_back, page.lines)), tuple(map(turn.table_back, page.tables))
        page = replace(page, width=size[0], height=size[1], lines=lines, tables=tables)
    page = _within(page)
    printed = sum([len(piece.text) for piece in pieces])
    placed = sum([word.end - word.start for line in page.lines for word in line.words])
    return replace(page, characters=printed, unplaced=printed - placed)


def _read(sheet: pypdfium2.PdfPage, number: int) -> Page:
    frame = frame_of(sheet)
    size = round(frame.size[0], 2), round(frame.size[1], 2)
    covered = covered_by_pictures(sheet, frame)
    characters = _characters(sheet, frame, covered)
    if len(characters) < _LEAST_TEXT:
        scan = covered >= _LEAST_PICTURE
        return Page(number, *size, "scan_no_text" if scan else "empty", reason="no_text" if scan else None)
    words = examined(pieces_of(characters), covered=covered)
    page = lay_out(number, size, words.pieces, rulings_of(sheet, frame))
    if words.verdict.sound:
        return page
    return replace(page, reason="text_unreliable", detail=words.verdict.message)


def _characters(sheet: pypdfium2.PdfPage, frame: Frame, covered: float) -> Characters:
    text_page = sheet.get_textpage()
    try:
        characters = characters_of(text_page, frame)
    finally:
        text_page.close()
    if covered >= _SCAN and characters.hidden.any():
        return replace(characters, hidden=np.zeros(len(characters), np.bool_))
    return characters


def _laid_upright(number: int, size: tuple[float, float], pieces: Sequence[Piece], rulings: Sequence[Ruling]) -> Page:
    upright = with_strikes([piece for piece in pieces if piece.turn == 0 and not piece.slanted], rulings)
    watermarks = across_text(upright)
    if watermarks:
        upright = [piece for piece in upright if piece not in watermarks]
    tables = tables_of(rulings, upright)
    in_tables = {id(piece) for _, _, used in tables for piece in used}
    flow = in_columns([piece for piece in upright if id(piece) not in in_tables] if in_tables else upright)
    lines = woven(flow, [(table.box, lines) for table, lines, _ in tables])
    if len(upright) < len(pieces):
        lines += lines_of([piece for piece in pieces if piece.turn != 0 and not piece.slanted])
        lines += slanted_lines([*watermarks, *(piece for piece in pieces if piece.slanted)])
    return Page(number, *size, "text", tuple(lines), tuple(table for table, _, _ in tables))


def _within(page: Page) -> Page:
    """The page with boxes cut off where it ends; text may run over its edge."""
    width, height = page.width, page.height
    over = [
        line for line in page.lines if line.box[0] < 0 or line.box[1] < 0 or line.box[2] > width or line.box[3] > height
    ]
    if not over:
        return page
    cut = {id(line): _cut(line, page) for line in over}
    return replace(page, lines=tuple(cut.get(id(line), line) for line in page.lines))


def _cut(line: Line, page: Page) -> Line:
    def within(box: Box) -> Box:
        x0, top, x1, bottom = box
        x0, x1 = (min(max(x, 0.0), page.width) for x in (x0, x1))
        top, bottom = (min(max(y, 0.0), page.height) for y in (top, bottom))
        return x0, top, x1, bottom

    words = tuple(word._replace(box=within(word.box)) for word in line.words)
    return replace(line, words=words, box=within(line.box))
