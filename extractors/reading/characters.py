"""The characters that a page shows, as arrays: a page has thousands, too many for an object each.

What is left out: marks without ink of their own, characters off the page, outside the frame in which their text
shows, and those printed again over themselves (to look bold, or by mistake).
"""

import unicodedata
from collections import deque
from dataclasses import dataclass
from functools import cache
from itertools import repeat

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw

from extractors.reading import calls
from extractors.reading.frames import Frame
from extractors.reading.looks import Flags, Floats, Looks, looks_of

NO_SPACE, INFERRED_SPACE, PRINTED_SPACE = 0, 1, 2
"""What stands before a character: nothing, a gap that PDFium took for a space, a space that the file prints."""

UNKNOWN = "\ufffd"
"""Stands for characters whose font does not tell which letters they show."""

_BULLET = "•"
_PRIVATE_LATIN = range(0xF000, 0xF100)  # where fonts of signs have their codes if not at those of letters
_SIGNS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐"}  # of Wingdings; its others are bullets
_BROKEN_HYPHENS = (0x02, 0xFFFE)  # what PDFium gives for a hyphen that breaks a word at a line's end
_SURROGATES = range(0xD800, 0xE000)  # two of these stand for one character
_LAST_CODE = 0x10FFFF
_BOX_BYTES = 16
_PRINTED, _SPACE, _NOTHING = 0, 1, 2
_ASIDE = 0.12  # of the font size: how far aside a character is printed again to look bold
_HARDLY_ASIDE = 0.05  # of the font size: no two letters stand as close as this
_DOUBLE_LIGATURES = (ord("f"), ord("t"))  # "ff" and "tt" set as one glyph come as two characters in one box
_SLANTED = 8.0  # degrees off the nearest quarter turn: scans are askew by less, watermarks by more
_LEAST_SEEN = 0.2  # of the width and height of a character: cut off further, it cannot be read
_MOST_UNSEEN = 0.3  # share of characters off the page or clipped above which the page's boxes are not believed


@dataclass(frozen=True, slots=True)
class Characters:
    """The printed characters of a page in the order of the file.

    Arrays of one length n: `boxes` (n, 4) in points on the page as shown, `sizes` of the fonts as shown in points,
    `turns` the direction of the text in quarter turns clockwise on the page as shown, `spaces` what stands before,
    `hidden` whether it is printed without ink, `slanted` whether its text runs neither level nor upright.
    """

    text: str
    boxes: Floats
    sizes: Floats
    turns: NDArray[np.int8]
    spaces: NDArray[np.int8]
    bold: Flags
    italic: Flags
    hidden: Flags
    slanted: Flags

    def __len__(self) -> int:
        """The number of characters."""
        return len(self.text)

    def only(self, kept: Flags) -> "Characters":
        """Those that the mask keeps; what stood before one left out stands before the next."""
        positions = np.flatnonzero(kept)
        return Characters(
            text="".join([self.text[i] for i in positions.tolist()]),
            boxes=self.boxes[kept],
            sizes=self.sizes[kept],
            turns=self.turns[kept],
            spaces=_widest_before(self.spaces, positions),
            bold=self.bold[kept],
            italic=self.italic[kept],
            hidden=self.hidden[kept],
            slanted=self.slanted[kept],
        )

    def ordered(self, order: NDArray[np.intp]) -> "Characters":
        """All of them in this order; the spaces between two that are neighbours in the file stay between them."""
        earlier, later = np.minimum(order[:-1], order[1:]), np.maximum(order[:-1], order[1:])
        between = np.where(later - earlier == 1, self.spaces[later], NO_SPACE)
        return Characters(
            text="".join([self.text[i] for i in order.tolist()]),
            boxes=self.boxes[order],
            sizes=self.sizes[order],
            turns=self.turns[order],
            spaces=np.concatenate((self.spaces[order[:1]], between)),
            bold=self.bold[order],
            italic=self.italic[order],
            hidden=self.hidden[order],
            slanted=self.slanted[order],
        )


def characters_of(text_page: pypdfium2.PdfTextPage, frame: Frame) -> Characters:
    """The characters that the page shows."""
    handle = calls.address_of(text_page.raw)
    count = max(raw.FPDFText_CountChars(text_page.raw), 0)
    codes, kinds = _sorted_out(_codes(handle, count))
    at = np.flatnonzero(kinds == _PRINTED)
    printed, looks = _boxes(handle, at), looks_of(handle, at)
    boxes = frame.place_boxes(printed)
    quarters = looks.angles / 90
    turns = ((np.round(quarters) + frame.quarter_turns) % 4).astype(np.int8)
    found = Characters(
        text=_text(codes[at], looks.pictorial),
        boxes=boxes,
        sizes=_sizes(boxes, looks.stated, turns),
        turns=turns,
        spaces=_spaces(handle, kinds, at),
        bold=looks.bold,
        italic=looks.italic,
        hidden=looks.hidden,
        slanted=np.abs(quarters - np.round(quarters)) > _SLANTED / 90,
    )
    if not len(found):
        return found
    kept = _seen(found, printed, looks, frame) & ~_printed_again(found)
    return found if kept.all() else found.only(kept)


def _codes(handle: int, count: int) -> NDArray[np.uint32]:
    """The code point of each character; asked for one by one where the page's text does not tell them apart."""
    units = np.zeros(2 * count + 2, np.uint16)
    length = calls.text(handle, 0, count, units.ctypes.data) - 1
    if length != count or (_SURROGATES.start <= units.max() and ((units >> 11) == _SURROGATES.start >> 11).any()):
        return np.fromiter(map(calls.unicode, repeat(handle), range(count)), np.uint32, count)
    return units[:count].astype(np.uint32)


def _sorted_out(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int8]]:
    """The codes with broken hyphens and unknown letters replaced, and what each is."""
    distinct, where = np.unique(codes, return_inverse=True)
    sorts = [_sort_of(int(code)) for code in distinct]
    replaced = np.array([code for code, _ in sorts], np.uint32)
    kinds = np.array([kind for _, kind in sorts], np.int8)
    return replaced[where], kinds[where]


@cache
def _sort_of(code: int) -> tuple[int, int]:
    if code in _BROKEN_HYPHENS:
        return ord("-"), _PRINTED
    if code > _LAST_CODE:
        return ord(UNKNOWN), _PRINTED
    if chr(code).isspace():
        return code, _SPACE
    category = unicodedata.category(chr(code))
    if category == "Cf":  # soft hyphens within a line, marks of direction
        return code, _NOTHING
    return (ord(UNKNOWN) if category in ("Cc", "Cn", "Cs") else code), _PRINTED


def _text(codes: NDArray[np.uint32], pictorial: Flags) -> str:
    for index in np.flatnonzero(pictorial).tolist():
        code = int(codes[index])
        code = code & 0xFF if code in _PRIVATE_LATIN else code
        if code <= 0xFF or code == ord(UNKNOWN):
            codes[index] = ord(_SIGNS.get(code, _BULLET))
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def _boxes(handle: int, at: NDArray[np.intp]) -> Floats:
    """Boxes (n, 4) in user space: left, top, right, bottom. As high as the font, as wide as the step to the next."""
    boxes = np.zeros((len(at), 4), np.float32)
    base = boxes.ctypes.data
    addresses = range(base, base + _BOX_BYTES * len(at), _BOX_BYTES)
    deque(map(calls.loose_box, repeat(handle), at.tolist(), addresses), maxlen=0)  # the quickest loop there is
    return boxes.astype(np.float64)


def _spaces(handle: int, kinds: NDArray[np.int8], at: NDArray[np.intp]) -> NDArray[np.int8]:
    spaces = np.zeros(len(kinds), np.int8)
    for index in np.flatnonzero(kinds == _SPACE).tolist():
        spaces[index] = INFERRED_SPACE if calls.is_generated(handle, index) == 1 else PRINTED_SPACE
    return _widest_before(spaces, at)


def _widest_before(spaces: NDArray[np.int8], positions: NDArray[np.intp]) -> NDArray[np.int8]:
    """The widest of the spaces between each position and the one before it."""
    if not len(positions):
        return spaces[:0]
    begins = np.concatenate(([0], positions[:-1] + 1))
    return np.asarray(np.maximum.reduceat(spaces[: positions[-1] + 1], begins), np.int8)


def _sizes(boxes: Floats, stated: Floats, turns: NDArray[np.int8]) -> Floats:
    """The sizes as shown: text matrices scale fonts of size 1, so the box decides where the two disagree."""
    across = np.where(turns % 2 == 1, boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    agree = (across / 2 <= stated) & (stated <= across * 1.5)
    return np.asarray(np.round(np.where(agree, stated, across * 0.85), 1), np.float64)


def _seen(found: Characters, printed: Floats, looks: Looks, frame: Frame) -> Flags:
    """Those that stand on the page and in the frame of their text; all where the boxes are plainly wrong."""
    width, height = frame.size
    x0, top, x1, bottom = found.boxes.T
    on_page = (x1 > 0) & (x0 < width) & (bottom > 0) & (top < height)
    on_page = np.bincount(looks.objects, on_page)[looks.objects] > 0  # a text that runs off the page is whole
    left, low, right, high = looks.clips.T  # `printed` has the top before the bottom, user space counts upwards
    across = np.minimum(printed[:, 2], right) - np.maximum(printed[:, 0], left)
    down = np.minimum(printed[:, 1], high) - np.maximum(printed[:, 3], low)
    in_frame = (across > _LEAST_SEEN * (printed[:, 2] - printed[:, 0])) & (
        down > _LEAST_SEEN * (printed[:, 1] - printed[:, 3])
    )
    seen: Flags = on_page & in_frame
    return seen if seen.mean() >= 1 - _MOST_UNSEEN else np.ones(len(found), np.bool_)


def _printed_again(found: Characters) -> Flags:
    """Those printed over the same character, a little aside at most."""
    codes = np.frombuffer(found.text.encode("utf-32-le"), np.uint32)
    x, y = found.boxes[:, 0], found.boxes[:, 1]
    place = (codes.astype(np.int64) << 42) | _ranked(np.round(y)) << 21 | _ranked(np.round(x * 16))
    order = np.argsort(place, kind="stable")  # by code, line and place on it: one key sorts quicker than three
    before, after = order[:-1], order[1:]
    size = np.maximum(found.sizes[after], 0.1)
    aside = np.maximum(np.abs(x[after] - x[before]), np.abs(y[after] - y[before])) / size
    ligature = (
        (np.abs(after - before) == 1)
        & np.isin(codes[after], _DOUBLE_LIGATURES)
        & (found.boxes[after] == found.boxes[before]).all(axis=1)
    )
    near = (aside < _ASIDE) & (codes[after] == codes[before]) & ~ligature
    again, surely = np.zeros(len(found), np.bool_), np.zeros(len(found), np.bool_)
    later = np.maximum(before, after)
    again[later[near]] = True
    surely[later[near & (aside < _HARDLY_ASIDE)]] = True
    return surely | (again & _has_neighbour(again))


def _ranked(values: Floats) -> NDArray[np.int64]:
    """Whole numbers as 21 bits that keep their order."""
    return np.asarray(np.clip(values, -(1 << 20), (1 << 20) - 1).astype(np.int64) + (1 << 20), np.int64)


def _has_neighbour(flags: Flags) -> Flags:
    """Whether one of the two flags before or after is set: "ll" set close is one letter twice, "WWoorrdd" bold."""
    padded = np.pad(flags, 2)
    return np.asarray(padded[:-4] | padded[1:-3] | padded[3:-1] | padded[4:], np.bool_)
