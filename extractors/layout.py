"""What a page looks like once it is read: words with boxes, in lines, in tables or out of them.

Plain values: nothing here knows a PDF library, so everything that stands on it can be tested with strings.
Boxes are in points, origin at the top left of the page as it is shown (after `/Rotate`).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from extractors.results import Box, PageFate, PageReason

Furniture = Literal["running", "page_number", "stamp", "watermark"]
"""Running heads and feet, "Page 3 of 9", "Agenda Item 5", "DRAFT" across the page."""


class Word(NamedTuple):
    """A word of a line; `start` and `end` are a half-open range in the line's text.

    `struck` words are crossed out, `hidden` ones not to be seen on the page though its text layer holds them; a
    `mark` is a raised sign that points to a footnote. `confidence` (0 to 1) is that of optical recognition, None
    where the file states the word.
    """

    start: int
    end: int
    box: Box
    bold: bool = False
    struck: bool = False
    hidden: bool = False
    mark: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class CellRef:
    """The table (index on its page), row and column that a line stands in, all counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line as read: words set apart by a space, or by a tab where the page leaves a wide gap.

    `size` is the font size of most of its characters in points; `furniture` tells running heads, feet, stamps and
    watermarks, which stay in the text but are not part of what it says. A `note` is part of a footnote.
    """

    text: str
    words: tuple[Word, ...]
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    furniture: Furniture | None = None
    note: bool = False
    cell: CellRef | None = None

    @property
    def segments(self) -> tuple[tuple[int, int], ...]:
        """The ranges of the line's text between tabs."""
        ranges, start = [], 0
        for part in self.text.split("\t"):
            ranges.append((start, start + len(part)))
            start += len(part) + 1
        return tuple(ranges)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; its text is in the page's lines whose `cell` names it. Merged cells span more than one."""

    row: int
    column: int
    box: Box
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one page: its cells in reading order, rows and columns counted from 0."""

    box: Box
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """One page, read. `lines` is in reading order, the lines of a table cell by cell, row by row.

    `reason` says why it was not read, or not well, and `detail` what was found, in an officer's words. `characters`
    is the number of characters that the page prints (white space apart, those printed twice for weight
    counted once), `unplaced` of those the number in none of its lines.
    """

    number: int
    width: float
    height: float
    fate: PageFate
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    reason: PageReason | None = None
    detail: str | None = None
    characters: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the PDF's outline."""

    title: str
    level: int
    page: int | None


class Imprint(NamedTuple):
    """What a PDF says of itself beside its pages; `created` is the day on which the file was made."""

    title: str | None = None
    bookmarks: tuple[Bookmark, ...] = ()
    created: date | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages of a PDF with what the file says of itself: see `Imprint`."""

    pages: tuple[Page, ...]
    title: str | None = None
    bookmarks: tuple[Bookmark, ...] = field(default=())
    created: date | None = None
