"""Documents made of lines of text, without a PDF: each line eight points to the character, fourteen points high."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Document, compose
from extractors.layout import Furniture, Line, Page, Pages, Word

WIDTH, HEIGHT = 700.0, 842.0
CHARACTER, LINE = 6.0, 14.0


@dataclass(frozen=True)
class L:
    """A line to be set: its left edge in points, the blank space above it in lines."""

    text: str
    left: float = 72
    bold: bool = False
    size: float = 11
    above: float = 0
    furniture: Furniture | None = None
    italic: bool = False


def document_of(*pages: Sequence[L | str]) -> Document:
    """A document of pages of lines."""
    return compose(Pages(tuple(_page(number, lines) for number, lines in enumerate(pages, start=1))))


def _page(number: int, lines: Sequence[L | str]) -> Page:
    set_lines, top = [], 100.0
    for given in lines:
        line = given if isinstance(given, L) else L(given)
        top += line.above * LINE
        set_lines.append(_line(line, top))
        top += LINE
    return Page(number, WIDTH, HEIGHT, "text", tuple(set_lines))


def _line(line: L, top: float) -> Line:
    words, start = [], 0
    for part in line.text.replace("\t", " ").split(" "):
        if part:
            x0 = line.left + start * CHARACTER
            box = (x0, top, x0 + len(part) * CHARACTER, top + line.size)
            words.append(Word(start, start + len(part), box, line.bold))
        start += len(part) + 1
    hull = (words[0].box[0], top, words[-1].box[2], top + line.size)
    return Line(line.text, tuple(words), hull, line.size, bold=line.bold, italic=line.italic, furniture=line.furniture)
