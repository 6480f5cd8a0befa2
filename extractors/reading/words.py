"""Characters joined to words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.reading.characters import Character, Space
from extractors.results import Box

_GAP = 0.28  # of the font size: a wider gap between characters parts words (a space is 0.25 to 0.33 wide)
_GAP_INFERRED = 0.1  # where PDFium infers a space; below it is a change of font, as in "13th" with a raised "th"
_ANY = -10.0  # a space that the file prints parts words whatever the gap
_DOUBLE_LIGATURES = "ft"  # "ff" and "tt" set as one glyph come as two characters in one box
_ASIDE = 0.12  # of the font size: how far aside a character is printed again to look bold
_DRIFT = 0.5  # of the font size: characters whose middles differ more stand on different lines
_OVERLAP = -0.9  # of the font size: a character that steps back further begins a new word


@dataclass(frozen=True, slots=True)
class Piece:
    """A word with its look; its box is in the frame in which its text runs from left to right.

    `struck`, `hidden`, `mark` and `confidence` mean what they mean of a `layout.Word`.
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


def pieces_of(characters: Iterable[Character | Space]) -> Iterator[Piece]:
    """Words in the order of the file. Characters printed twice at one place (fake bold) count once."""
    run: list[Character] = []
    last: Character | None = None
    gap = _GAP
    for character in characters:
        if isinstance(character, Space):
            gap = _GAP_INFERRED if character.inferred else _ANY
            continue
        if last and _printed_twice(last, character):
            continue
        last = character
        if run and (gap == _ANY or _parts(run[-1], character, gap)):
            yield from _piece(run)
            run = []
        gap = _GAP
        run.append(character)
    yield from _piece(run)


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


def _printed_twice(before: Character, after: Character) -> bool:
    """Whether a character is printed over itself, a little aside, to look bold."""
    if before.text != after.text or (before.box == after.box and after.text in _DOUBLE_LIGATURES):
        return False
    aside = _ASIDE * after.size
    return abs(before.box[0] - after.box[0]) < aside and abs(before.box[1] - after.box[1]) < aside


def _parts(before: Character, after: Character, least_gap: float) -> bool:
    if before.turn != after.turn:
        return True
    a, b = upright(before.box, before.turn), upright(after.box, after.turn)
    size = max(before.size, after.size)
    gap = b[0] - a[2]
    drift = abs((a[1] + a[3]) - (b[1] + b[3])) / 2
    return gap > least_gap * size or gap < _OVERLAP * size or drift > _DRIFT * size


def _piece(run: list[Character]) -> Iterator[Piece]:
    if not run:
        return
    boxes = [upright(c.box, c.turn) for c in run]
    hull = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    middle = run[len(run) // 2]
    bold = sum(c.font.bold for c in run) * 2 > len(run)
    italic = sum(c.font.italic for c in run) * 2 > len(run)
    yield Piece("".join(c.text for c in run), hull, middle.size, bold, italic, middle.turn)
