"""Characters joined to words."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.reading.characters import INFERRED_SPACE, PRINTED_SPACE, Characters
from extractors.reading.looks import Flags, Floats
from extractors.results import Box

_GAP = 0.28  # of the font size: a wider gap between characters parts words (a space is 0.25 to 0.33 wide)
_GAP_INFERRED = 0.1  # where PDFium infers a space; below it is a change of font, as in "13th" with a raised "th"
_DRIFT = 0.5  # of the font size: characters whose middles differ more stand on different lines
_OVERLAP = -0.9  # of the font size: a character that steps back further begins a new word
_STRIPE = 8.0  # points: the height of the stripes of the page in which overlapping words are looked for
_COVERED = 0.7  # of the smaller word: how much of it another covers when one is printed over the other
_LEAST_REPEATED = 4  # characters of both together: "l" beside "ll" may be drawing
_SMALL = 0.8  # of the size before: footnote marks are smaller than this
_RAISED = 0.1  # of the size before: and their feet are higher than this
_BESIDE = 0.6  # of the size before: how far after the word a mark stands at most
_MARKS = frozenset("0123456789*†‡§")
_SQUARED = ("m", "km", "cm", "mm", "ft", "yd", "CO", "R")
"""What a raised digit is an exponent of, not a footnote's mark."""


class Piece(NamedTuple):
    """A word with its look; its box is in the frame in which its text runs from left to right.

    `struck`, `hidden`, `mark` and `confidence` mean what they mean of a `layout.Word`; a `glued` piece follows the one
    before without a space; a `slanted` one runs neither level nor upright.
    """

    text: str
    box: Box
    size: float
    bold: bool
    italic: bool
    turn: int
    struck: bool = False
    hidden: bool = False
    mark: bool = False
    confidence: float | None = None
    glued: bool = False
    slanted: bool = False


def pieces_of(characters: Characters) -> list[Piece]:
    """Words in the order of the file; those printed again over themselves are there once."""
    return _printed_once(_words(characters))


def _words(characters: Characters) -> list[Piece]:
    if not len(characters):
        return []
    boxes = _upright(characters.boxes, characters.turns)
    if _backwards(characters, boxes):
        order = _from_left(characters, boxes)
        characters, boxes = characters.ordered(order), boxes[order]
    breaks = _breaks(characters, boxes)
    marks = _marks(characters, boxes, breaks)
    starts = np.flatnonzero(breaks | np.concatenate(([marks[0]], marks[1:] != marks[:-1])))
    ends = np.append(starts[1:], len(characters))
    middles = starts + (ends - starts) // 2
    halves = (ends - starts) / 2
    return [
        Piece(characters.text[start:end], (x0, top, x1, bottom), *look)
        for start, end, (x0, top, x1, bottom), look in zip(
            starts.tolist(),
            ends.tolist(),
            _hulls(boxes, starts).tolist(),
            zip(
                characters.sizes[middles].tolist(),
                (np.add.reduceat(characters.bold.astype(np.int32), starts) > halves).tolist(),
                (np.add.reduceat(characters.italic.astype(np.int32), starts) > halves).tolist(),
                characters.turns[middles].tolist(),
                [False] * len(starts),
                characters.hidden[middles].tolist(),
                marks[starts].tolist(),
                [None] * len(starts),
                (~breaks[starts]).tolist(),
                characters.slanted[starts].tolist(),
                strict=True,
            ),
            strict=True,
        )
    ]


def _printed_once(pieces: list[Piece]) -> list[Piece]:
    """Without the words that are printed over a word that they repeat, or the rest of one, a little aside."""
    if len(pieces) < 2:
        return pieces
    boxes = np.array([piece.box for piece in pieces])
    repeated: set[int] = set()
    for shift in (0.0, 0.5):  # words of one place fall into one stripe of the page in at least one of two divisions
        stripes = np.floor((boxes[:, 1] + boxes[:, 3]) / 2 / _STRIPE + shift)
        order = np.lexsort((boxes[:, 0], stripes))
        a, b = boxes[order[:-1]], boxes[order[1:]]
        across = np.minimum(a[:, 2], b[:, 2]) - np.maximum(a[:, 0], b[:, 0])
        down = np.minimum(a[:, 3], b[:, 3]) - np.maximum(a[:, 1], b[:, 1])
        narrower, lower = (
            np.minimum(a[:, 2] - a[:, 0], b[:, 2] - b[:, 0]),
            np.minimum(a[:, 3] - a[:, 1], b[:, 3] - b[:, 1]),
        )
        for at in np.flatnonzero((across > _COVERED * narrower) & (down > _COVERED * lower)).tolist():
            repeated |= _repeated(pieces, int(order[at]), int(order[at + 1]))
    return [piece for index, piece in enumerate(pieces) if index not in repeated] if repeated else pieces


def _repeated(pieces: list[Piece], one: int, other: int) -> set[int]:
    a, b = pieces[one], pieces[other]
    if a.turn != b.turn or len(a.text) + len(b.text) < _LEAST_REPEATED:
        return set()
    if a.text == b.text:
        return {max(one, other)}
    return {one} if a.text in b.text else {other} if b.text in a.text else set()


def upright(box: Box, turn: int) -> Box:
    """The box turned so that its text runs from left to right (the turn's inverse is `upright(box, -turn)`)."""
    x0, y0, x1, y1 = box
    match turn % 4:
        case 1:  # text runs down the page
            return y0, -x1, y1, -x0
        case 2:
            return -x1, -y1, -x0, -y0
        case 3:  # text runs up the page
            return -y1, x0, -y0, x1
        case _:
            return box


def _upright(boxes: Floats, turns: NDArray[np.int8]) -> Floats:
    """`upright` for many."""
    turned = boxes.copy()
    for turn in set(turns.tolist()) - {0}:
        mask = turns == turn
        turned[mask] = np.stack(upright(tuple(boxes[mask].T), turn), axis=1)
    return turned


def _backwards(characters: Characters, boxes: Floats) -> bool:
    """Whether the file prints its lines from their end, as some pages turned upside down do."""
    level = np.abs(boxes[1:, 1] - boxes[:-1, 1]) < _DRIFT * characters.sizes[1:]
    return bool((boxes[1:, 2] <= boxes[:-1, 0] + _BESIDE)[level].mean() > 0.5) if level.any() else False


def _from_left(characters: Characters, boxes: Floats) -> NDArray[np.intp]:
    """The characters line by line, each line from left to right."""
    middles = boxes[:, 1] + boxes[:, 3]
    down = np.argsort(middles, kind="stable")
    rows = np.cumsum(np.diff(middles[down], prepend=middles[down[0]]) > 2 * _DRIFT * characters.sizes[down])
    return np.asarray(down[np.lexsort((boxes[down, 0], rows))], np.intp)


def _breaks(characters: Characters, boxes: Floats) -> Flags:
    """Where a character begins a new word."""
    before, after = boxes[:-1], boxes[1:]
    size = np.maximum(characters.sizes[:-1], characters.sizes[1:])
    gap = after[:, 0] - before[:, 2]
    drift = np.abs(before[:, 1] + before[:, 3] - after[:, 1] - after[:, 3]) / 2
    spaces = characters.spaces[1:]
    apart = (
        (gap > np.where(spaces == INFERRED_SPACE, _GAP_INFERRED, _GAP) * size)
        | (gap < _OVERLAP * size)
        | (drift > _DRIFT * size)
    )
    slanted = characters.slanted[:-1] & characters.slanted[1:]  # their boxes do not tell: a word steps down the page
    parted = (spaces == PRINTED_SPACE) | (characters.turns[:-1] != characters.turns[1:]) | (apart & ~slanted)
    return np.concatenate(([True], parted))


def _marks(characters: Characters, boxes: Floats, breaks: Flags) -> Flags:
    """Raised signs that point to a footnote: smaller than the word that they follow, their feet higher."""
    found = np.zeros(len(characters), np.bool_)
    sizes, feet = characters.sizes, boxes[:, 3]
    near = np.abs(boxes[1:, 0] - boxes[:-1, 2]) < _BESIDE * sizes[:-1]
    higher = (feet[1:] < feet[:-1] - _RAISED * sizes[:-1]) & (feet[1:] > boxes[:-1, 1])
    raised = near & higher & (sizes[1:] < _SMALL * sizes[:-1])
    for index in (np.flatnonzero(raised) + 1).tolist():
        end = _end_of_mark(characters, index, breaks)
        goes_on = end < len(found) and not breaks[end] and characters.text[end].isalpha()
        if not goes_on and not _exponent(characters.text, index, breaks):
            found[index:end] = True
    return found


def _end_of_mark(characters: Characters, start: int, breaks: Flags) -> int:
    """Where the run of signs of one size that begins here ends."""
    end = start
    while end < len(characters) and characters.text[end] in _MARKS and (end == start or not breaks[end]):
        if abs(characters.sizes[end] - characters.sizes[start]) >= 1:
            break
        end += 1
    return end


def _exponent(text: str, index: int, breaks: Flags) -> bool:
    start = index
    while start > 0 and not breaks[start]:
        start -= 1
    word = text[start:index]
    return word.endswith(tuple("0123456789)")) or word.lstrip("0123456789.,") in _SQUARED


def _hulls(boxes: Floats, starts: NDArray[np.intp]) -> Floats:
    low = np.minimum.reduceat(boxes[:, :2], starts, axis=0)
    high = np.maximum.reduceat(boxes[:, 2:], starts, axis=0)
    return np.round(np.concatenate((low, high), axis=1), 2)
