"""The characters of a page as PDFium reports them, turned to the page as it is shown."""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from extractors.results import Box

_BOLD_WEIGHT = 600  # font weights from here up are set bold (400 is regular, 700 bold)
_ITALIC_FLAG = 1 << 6  # PDF font descriptor flag
_FORCE_BOLD_FLAG = 1 << 18
_NAME_BYTES = 256
_BROKEN_HYPHENS = "\x02\ufffe"  # what PDFium gives for a hyphen that breaks a word at a line's end


@dataclass(frozen=True, slots=True)
class Font:
    """What the font says of the look of a character."""

    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Character:
    """A printed character. `turn` is the direction of its text, in quarter turns clockwise on the page as shown."""

    text: str
    box: Box
    size: float
    font: Font
    turn: int


@dataclass(frozen=True, slots=True)
class Space:
    """A space or a line's end; `inferred` where the file does not print it and PDFium saw a gap."""

    inferred: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in user space, with its `/Rotate`, in points and quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarter_turns % 2 else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space on the page as shown, origin top left."""
        match self.quarter_turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def place_box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A rectangle of user space on the page as shown."""
        (a, b), (c, d) = self.place(x0, y0), self.place(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def frame_of(page: pypdfium2.PdfPage) -> Frame:
    """The frame of a page: the crop box cut by the media box, as viewers show it."""
    left, bottom, right, top = page.get_bbox()  # the other getters do not see boxes inherited from the page tree
    return Frame(left, bottom, right, top, (page.get_rotation() // 90) % 4)


def characters_of(text_page: pypdfium2.PdfTextPage, frame: Frame) -> Iterator[Character | Space]:
    """The characters in the order of the file, with the spaces that the file prints and those that PDFium infers."""
    handle, fonts = text_page.raw, _Fonts(text_page.raw)
    box, length = raw.FS_RECTF(), ctypes.byref
    for index in range(raw.FPDFText_CountChars(handle)):
        text = chr(raw.FPDFText_GetUnicode(handle, index))
        if text in _BROKEN_HYPHENS or raw.FPDFText_IsHyphen(handle, index) == 1:
            text = "-"
        elif text.isspace() or (not text.isprintable() and unicodedata.category(text) != "Co"):
            yield Space(inferred=raw.FPDFText_IsGenerated(handle, index) == 1)
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, index, length(box)):
            continue
        placed = frame.place_box(box.left, box.bottom, box.right, box.top)
        turn = (round(math.degrees(raw.FPDFText_GetCharAngle(handle, index)) / 90) + frame.quarter_turns) % 4
        yield Character(text, placed, _size(handle, index, placed, turn), fonts.of(index), turn)


def _size(handle: object, index: int, box: Box, turn: int) -> float:
    """The size as shown: text matrices scale fonts of size 1, so the box decides where the two disagree."""
    across = box[2] - box[0] if turn % 2 else box[3] - box[1]
    stated = float(raw.FPDFText_GetFontSize(handle, index))
    return round(stated if across / 2 <= stated <= across * 1.5 else across * 0.85, 1)


class _Fonts:
    """Fonts by text object, asked once each."""

    def __init__(self, handle: object) -> None:
        self._handle = handle
        self._by_object: dict[int, Font] = {}
        self._buffer = ctypes.create_string_buffer(_NAME_BYTES)

    def of(self, index: int) -> Font:
        address = ctypes.cast(raw.FPDFText_GetTextObject(self._handle, index), ctypes.c_void_p).value or 0
        if address not in self._by_object:
            self._by_object[address] = self._ask(index)
        return self._by_object[address]

    def _ask(self, index: int) -> Font:
        flags = ctypes.c_int(0)
        raw.FPDFText_GetFontInfo(self._handle, index, self._buffer, _NAME_BYTES, ctypes.byref(flags))
        name = self._buffer.value.decode("utf-8", "replace")
        lower = name.lower()
        bold = (
            raw.FPDFText_GetFontWeight(self._handle, index) >= _BOLD_WEIGHT
            or bool(flags.value & _FORCE_BOLD_FLAG)
            or any(word in lower for word in ("bold", "black", "heavy", "semibold"))
        )
        italic = bool(flags.value & _ITALIC_FLAG) or "italic" in lower or "oblique" in lower
        return Font(name, bold, italic)
