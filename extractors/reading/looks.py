"""How characters look: what their text objects say, each object and each font asked once."""

import ctypes
import math
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from extractors.reading import calls
from extractors.reading.clipping import clip_of
from extractors.results import Box

_BOLD_WEIGHT = 600  # font weights from here up are set bold (400 is regular, 700 bold)
_ITALIC_FLAG = 1 << 6  # PDF font descriptor flag
_FORCE_BOLD_FLAG = 1 << 18
_BOLD_NAMES = ("bold", "black", "heavy")
_ITALIC_NAMES = ("italic", "oblique")
_PICTORIAL_NAMES = ("wingdings", "webdings", "dingbats")
_LEVEL = 0.01  # of a quarter turn: what PDFium's angle of a level line may be off
_NAME_BYTES = 256
_UNCLIPPED: Box = (-math.inf, -math.inf, math.inf, math.inf)

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Font:
    """What the font says of the look of a character; a `pictorial` one shows signs where its codes mean letters."""

    bold: bool
    italic: bool
    pictorial: bool


@dataclass(frozen=True, slots=True)
class Looks:
    """What text objects say of their characters, one entry a character.

    `objects` counts the text objects, from 0; `stated` is the font size in points before text matrices scale it,
    `angles` the direction of the text in degrees, `clips` (n, 4) the left, bottom, right and top of the frame in user
    space in which it shows.
    """

    objects: NDArray[np.intp]
    stated: Floats
    angles: Floats
    bold: Flags
    italic: Flags
    hidden: Flags
    pictorial: Flags
    clips: Floats


def looks_of(text_page: int, at: NDArray[np.intp]) -> Looks:
    """The looks of the characters of these indices in the text page at this address."""
    indices = at.tolist()
    objects = np.fromiter(map(calls.text_object, repeat(text_page), indices), np.uint64, len(indices))
    starts = np.flatnonzero(np.concatenate(([True], objects[1:] != objects[:-1])))[: len(indices)]
    fonts = _Fonts(text_page)
    rows = [fonts.look(indices[start], int(objects[start])) for start in starts.tolist()]
    lengths = np.diff(np.append(starts, len(indices)))
    numbers = np.repeat(np.arange(len(starts)), lengths)
    each = np.array(rows, np.float64).reshape(-1, 10)[numbers]
    bold, italic, hidden, pictorial = each[:, 2:6].T > 0
    return Looks(numbers, each[:, 0], each[:, 1], bold, italic, hidden, pictorial, each[:, 6:])


class _Fonts:
    """The looks of text objects, with the fonts that were asked."""

    def __init__(self, text_page: int) -> None:
        self._text_page = text_page
        self._fonts: dict[int, Font] = {}

    def look(self, index: int, item: int) -> tuple[float, ...]:
        """A row of `Looks`, for the character and all of its object."""
        font = self._font(index, item)
        hidden = bool(item) and calls.render_mode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        size, angle = calls.font_size(self._text_page, index), self._angle(index)
        clip = clip_of(item) or _UNCLIPPED if item else _UNCLIPPED
        return size, angle, font.bold, font.italic, hidden, font.pictorial, *clip

    def _angle(self, index: int) -> float:
        """Degrees clockwise. Slanted type has a sheared matrix, whose angle PDFium takes for that of the line."""
        angle = math.degrees(calls.angle(self._text_page, index))
        if abs(angle / 90 - round(angle / 90)) < _LEVEL:
            return angle
        matrix = raw.FS_MATRIX()
        calls.matrix(self._text_page, index, ctypes.addressof(matrix))
        return -math.degrees(math.atan2(matrix.b, matrix.a)) % 360

    def _font(self, index: int, item: int) -> Font:
        key = calls.font_of(item) if item else 0
        if key not in self._fonts:
            self._fonts[key] = self._ask(index)
        return self._fonts[key]

    def _ask(self, index: int) -> Font:
        flags, name = ctypes.c_int(0), ctypes.create_string_buffer(_NAME_BYTES)
        calls.font_info(self._text_page, index, ctypes.addressof(name), _NAME_BYTES, ctypes.addressof(flags))
        lower = name.value.decode("utf-8", "replace").lower()
        heavy = calls.font_weight(self._text_page, index) >= _BOLD_WEIGHT or bool(flags.value & _FORCE_BOLD_FLAG)
        return Font(
            bold=heavy or any(word in lower for word in _BOLD_NAMES),
            italic=bool(flags.value & _ITALIC_FLAG) or any(word in lower for word in _ITALIC_NAMES),
            pictorial=any(word in lower for word in _PICTORIAL_NAMES),
        )
