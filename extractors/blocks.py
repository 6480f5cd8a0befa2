"""The blocks of a paper: headings, paragraphs, list items and footnotes, each with the way back to the document.

Running heads and feet are passed over; words that are struck out or hidden count for nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.document import Document, PlacedLine
from extractors.folding import Folded, Vocabulary, fold_lines, is_said, says_something, words_of
from extractors.layout import CellRef
from extractors.margins import MarginNote, margin_notes
from extractors.markers import Marker
from extractors.nesting import levels_of
from extractors.paragraphs import Row, find_paragraphs, rows_of

_LONGEST_HEADING = 160  # characters


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item or a footnote.

    `text` leaves the marker and initials in the margin out; `folded` holds the way back to the document. `left` is the
    left edge of its first line in points. `title` is the length of a run-in title: the bold words that a block in plain
    weight begins with. `level` tells how deep a list item is nested (0 for the outermost).
    """

    folded: Folded
    lines: tuple[PlacedLine, ...]
    marker: Marker | None
    index: int
    bold: bool
    size: float
    title: int
    level: int = 0
    margin: tuple[MarginNote, ...] = ()

    @property
    def text(self) -> str:
        """The running text without its marker."""
        return self.folded.text

    @property
    def page(self) -> int:
        """The page on which it starts."""
        return self.lines[0].page

    @property
    def last_page(self) -> int:
        """The page on which it ends."""
        return self.lines[-1].page

    @property
    def start(self) -> int:
        """The offset of its first character, marker included."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.lines[-1].end

    @property
    def left(self) -> float:
        """The left edge of its first line in points."""
        return self.lines[0].line.box[0]

    @property
    def cell(self) -> CellRef | None:
        """The cell that it stands in."""
        return self.lines[0].line.cell

    @property
    def note(self) -> bool:
        """Whether it is a footnote."""
        return self.lines[0].line.note

    @property
    def number(self) -> str | None:
        """Its marker where that counts or letters, None for bullets."""
        return self.marker.text if self.marker and not self.marker.bullet else None

    @property
    def capitals(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper() and sum(c.isalpha() for c in self.text) > 2

    @property
    def is_heading(self) -> bool:
        """Whether it looks like a heading: bold or capitals, short, not ending like a sentence."""
        if len(self.text) > _LONGEST_HEADING or self.note or not any(c.isalpha() for c in self.text):
            return False
        if self.marker and self.marker.bullet:
            return False
        return (self.bold or self.capitals) and not self.text.endswith((".", ";", ","))


def find_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a document in reading order."""
    vocabulary = words_of(document.text)
    body = [line for line in document.lines if not line.line.furniture and says_something(line.line)]
    notes = margin_notes(body)
    rows = rows_of(body, {index: note.start for index, note in notes.items()}, document)
    bold = sum(row.end for row in rows if row.bold) * 2 > sum(row.end for row in rows)
    paragraphs = find_paragraphs(rows)
    levels = levels_of((p[0].line.box[0], p[0].marker, p[0].frame) for p in paragraphs)
    return tuple(
        _block(paragraph, index, level, vocabulary, notes, weight_tells=not bold)
        for index, (paragraph, level) in enumerate(zip(paragraphs, levels, strict=True))
    )


def _block(
    rows: Sequence[Row],
    index: int,
    level: int,
    vocabulary: Vocabulary,
    notes: Mapping[int, MarginNote],
    *,
    weight_tells: bool,
) -> Block:
    """One block; in a paper set in bold throughout, weight tells nothing and all is taken as plain."""
    marker = rows[0].marker
    lines = tuple(row.placed for row in rows)
    ends = [row.end for row in rows]
    folded = fold_lines(lines, vocabulary, skip=marker.length if marker else 0, ends=ends)
    if not folded.text:
        marker, folded = None, fold_lines(lines, vocabulary, ends=ends)
    bold = weight_tells and all(row.bold for row in rows)
    title = _run_in_title(rows, folded) if weight_tells and not bold else 0
    beside = tuple(notes[line.index] for line in lines if line.index in notes)
    return Block(folded, lines, marker, index, bold, rows[0].line.size, title, level, beside)


def _run_in_title(rows: Sequence[Row], folded: Folded) -> int:
    """The number of characters of the folded text that are set bold at its start."""
    last = -1
    for row in rows:
        for word in row.line.words:
            if not is_said(word):
                continue
            if not word.bold and any(c.isalnum() for c in row.line.text[word.start : word.end]):
                return folded.index(last) if last >= 0 else 0
            last = row.placed.start + word.end
    return folded.index(last)
