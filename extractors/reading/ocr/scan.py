"""A scanned page, read: drawn, turned upright and straightened, recognised, laid out like a page of text.

picture of the page → which way up, how far askew → words with boxes → pieces, rulings → lines and tables,
their boxes put back on the page as it is shown
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2
from PIL.Image import Image

from extractors.layout import Line, Page, Table
from extractors.reading.frames import frame_of
from extractors.reading.ocr.engine import Engine, Recognised, engine
from extractors.reading.ocr.ink import Lie, ink_of, is_blank, lie_of
from extractors.reading.ocr.pieces import pieces_of
from extractors.reading.ocr.ruled import rulings_of_ink
from extractors.reading.ocr.upright import Placement, upright
from extractors.reading.page import lay_out

__all__ = ["engine", "read_scan"]

_DOTS_PER_INCH = 200  # 150 reads as well but for small print; 300 takes longer and reads no better
_POINTS_PER_INCH = 72
_MOST_PIXELS = 16_000_000  # a huge page is drawn smaller rather than filling the memory
_LEAST_CONFIDENCE = 0.4  # of a word: those below are specks, pictures and handwriting
_SOUND = 0.85  # mean confidence of a page the right way up is above, of one on its head below 0.75
_LEGIBLE = 0.6  # mean confidence below which a page is not text that the engine can read
_LEAST_LETTERS = 4  # characters: a page with fewer has no text worth the name
_SAMPLE = 0.2  # of a page's height: the band that tells which way up it is


@dataclass(frozen=True, slots=True)
class _Reading:
    """What an engine read of a picture in one of its four turns."""

    words: Sequence[Recognised]
    picture: Image
    placement: Placement

    @property
    def letters(self) -> int:
        """Characters that run from left to right."""
        return sum(len(word.text) for word in self.words if word.turn == 0)

    @property
    def sound(self) -> bool:
        """Whether it reads as text the right way up does."""
        return self.letters >= _LEAST_LETTERS and self.confidence >= _SOUND

    @property
    def confidence(self) -> float:
        """The mean confidence of those, 0 where most of the text runs up or down the picture."""
        letters, all_letters = self.letters, sum(len(word.text) for word in self.words)
        if letters * 2 <= all_letters:
            return 0.0
        return sum(word.confidence * len(word.text) for word in self.words if word.turn == 0) / letters


def read_scan(sheet: pypdfium2.PdfPage, number: int, engine: Engine) -> Page:
    """Recognise the words of a page (its number counted from 1); the caller closes the sheet.

    The page's fate is `ocr`; `scan_no_text` where nothing legible is on it, `empty` where nothing is on it at all.
    Raises RecognitionError where the engine fails, PdfiumError where the page cannot be drawn.
    """
    width, height = (round(side, 2) for side in frame_of(sheet).size)
    picture, scale = _drawn(sheet, width, height)
    if is_blank(picture):
        return Page(number, width, height, "empty")
    reading = _read(picture, scale, engine)
    if reading.letters < _LEAST_LETTERS or reading.confidence < _LEGIBLE:
        return Page(number, width, height, "scan_no_text", reason="no_text")
    return replace(_laid_out(reading, number), width=width, height=height, fate="ocr")


def _drawn(sheet: pypdfium2.PdfPage, width: float, height: float) -> tuple[Image, float]:
    """The page in greys, and the points to a pixel."""
    factor = min(_DOTS_PER_INCH / _POINTS_PER_INCH, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    picture: Image = sheet.render(scale=factor, grayscale=True).to_pil()
    return picture.convert("L"), width / picture.width


def _read(picture: Image, scale: float, engine: Engine) -> _Reading:
    """The picture read the right way up: as it lies if that reads well, else in the turn that reads best."""
    lie = lie_of(picture)
    if lie.sideways:
        return _reading(picture, _best_turn(picture, lie, scale, engine, (1, 3, 0, 2)), lie, scale, engine)
    first = _reading(picture, 0, lie, scale, engine)
    if first.sound:
        return first
    turn = _best_turn(picture, lie, scale, engine, (2, 1, 3))
    return max(first, _reading(picture, turn, lie, scale, engine), key=lambda reading: reading.confidence)


def _reading(picture: Image, turn: int, lie: Lie, scale: float, engine: Engine) -> _Reading:
    skew = lie.skew if lie.sideways == bool(turn % 2) else 0.0
    turned, placement = upright(picture, turn, skew, scale)
    words = [word for word in engine.recognise(turned) if word.confidence >= _LEAST_CONFIDENCE]
    return _Reading(words, turned, placement)


def _best_turn(picture: Image, lie: Lie, scale: float, engine: Engine, turns: Sequence[int]) -> int:
    """The first of the turns in which a band of the page with much ink reads well, or the one that reads best."""
    middle = _middle(ink_of(picture).sum(axis=1).cumsum().tolist())
    half = round(picture.height * _SAMPLE / 2)
    band = picture.crop((0, max(middle - half, 0), picture.width, min(middle + half, picture.height)))
    readings = []
    for turn in turns:
        readings.append(_reading(band, turn, lie, scale, engine))
        if readings[-1].sound:
            return turn
    best = max(readings, key=lambda reading: reading.confidence * min(reading.letters, _LEAST_LETTERS))
    return best.placement.turn


def _middle(cumulated: Sequence[int]) -> int:
    half = cumulated[-1] / 2
    return next(row for row, sum_ in enumerate(cumulated) if sum_ >= half)


def _laid_out(reading: _Reading, number: int) -> Page:
    placement = reading.placement
    ink = ink_of(reading.picture)
    rulings, ruled = rulings_of_ink(ink, placement.scale)
    pieces = pieces_of(reading.words, ink & ~ruled, placement.scale)
    page = lay_out(number, placement.size, pieces, rulings)
    lines = tuple(_line_shown(line, placement) for line in page.lines)
    return replace(page, lines=lines, tables=tuple(_table_shown(table, placement) for table in page.tables))


def _line_shown(line: Line, placement: Placement) -> Line:
    words = tuple(word._replace(box=placement.shown(word.box)) for word in line.words)
    boxes = [word.box for word in words]
    hull = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    return replace(line, words=words, box=hull)


def _table_shown(table: Table, placement: Placement) -> Table:
    cells = tuple(replace(cell, box=placement.shown(cell.box)) for cell in table.cells)
    return replace(table, box=placement.shown(table.box), cells=cells)
