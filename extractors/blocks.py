"""Lines joined to blocks: headings, paragraphs and list items.

Inferred from, in this order: table cells (a block never leaves its cell), list markers, changes of size or weight,
gaps between lines, indents, and lines that end early (the next line's first word would have fitted). A block that
runs over a page's end goes on where the next page begins in lower case. Running heads and feet are passed over.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extractors.document import Document, PlacedLine
from extractors.folding import Folded, fold_lines, words_of
from extractors.layout import CellRef
from extractors.markers import Marker, marker_of

_GAP = 0.75  # of the line height: a larger gap than in the lines before by this much begins a block
_SIZE_STEP = 1.1  # ratio of font sizes that sets a heading off
_INDENT = 1.2  # of the font size
_SLACK = 0.6  # of the font size: what a word needs beside its width to have fitted on the line before
_SAME_EDGE = 40.0  # points: lines that begin within this share a right margin
_LONGEST_HEADING = 160  # characters


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list item.

    `text` leaves the marker out; `folded` holds the way back to the document. `left` is the left edge of its first
    line in points. `title` is the length of a run-in title: the bold words that a block in plain weight begins with.
    """

    folded: Folded
    lines: tuple[PlacedLine, ...]
    marker: Marker | None
    index: int
    bold: bool
    size: float
    title: int

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
    def number(self) -> str | None:
        """Its marker where that counts or letters, None for bullets."""
        return self.marker.text if self.marker and not self.marker.bullet else None

    @property
    def capitals(self) -> bool:
        """Whether all its letters are capitals."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) > 2 and all(c.isupper() for c in letters)

    @property
    def is_heading(self) -> bool:
        """Whether it looks like a heading: bold or capitals, short, not ending like a sentence."""
        if len(self.text) > _LONGEST_HEADING or not any(c.isalpha() for c in self.text):
            return False
        if self.marker and self.marker.bullet:
            return False
        return (self.bold or self.capitals) and not re.search(r"[.;,]$", self.text)


def find_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a document in reading order."""
    vocabulary = words_of(document.text)
    body = [line for line in document.lines if not line.line.furniture and line.text.strip()]
    groups = [
        group for _, run in groupby(body, key=lambda x: (x.page, x.line.cell)) for group in _split(list(run), document)
    ]
    mostly_bold = sum(len(x.text) for x in body if x.line.bold) * 2 > sum(len(x.text) for x in body)
    return tuple(
        _block(lines, index, vocabulary, weight_tells=not mostly_bold)
        for index, lines in enumerate(_over_pages(groups))
    )


def _block(lines: Sequence[PlacedLine], index: int, vocabulary: frozenset[str], *, weight_tells: bool) -> Block:
    """One block; in a paper set in bold throughout, weight tells nothing and all is taken as plain."""
    first = lines[0].line
    marker = marker_of(first)
    folded = fold_lines(lines, vocabulary, skip=marker.length if marker else 0)
    if not folded.text:
        marker, folded = None, fold_lines(lines, vocabulary)
    bold = weight_tells and all(line.line.bold for line in lines)
    title = _run_in_title(lines, folded) if weight_tells and not bold else 0
    return Block(folded, tuple(lines), marker, index, bold, first.size, title)


def _run_in_title(lines: Sequence[PlacedLine], folded: Folded) -> int:
    """The number of characters of the folded text that are set bold at its start."""
    last = -1
    for line in lines:
        for word in line.line.words:
            if not word.bold and any(c.isalnum() for c in line.text[word.start : word.end]):
                return _reached(folded, last)
            last = line.start + word.end
    return _reached(folded, last)


def _reached(folded: Folded, last: int) -> int:
    return sum(1 for origin in folded.origins if origin < last)


def _split(lines: list[PlacedLine], document: Document) -> Iterator[list[PlacedLine]]:
    """One page's lines, or one cell's, cut where blocks begin."""
    run = [lines[0]]
    for before, line in pairwise(lines):
        if _begins_block(run, before, line, _right_margin(lines, before, document)):
            yield run
            run = []
        run.append(line)
    yield run


def _begins_block(run: list[PlacedLine], before: PlacedLine, line: PlacedLine, right: float) -> bool:
    a, b = before.line, line.line
    if marker_of(b) and not _continues_sentence(before, line):
        return True
    if max(a.size, b.size) > _SIZE_STEP * min(a.size, b.size) or a.bold != b.bold:
        return not (a.bold and not b.bold and _mixed_weight(run))
    if a.italic != b.italic and _begins_anew(before, line):
        return True
    gap = b.box[1] - a.box[3]
    usual = run[-1].line.box[1] - run[-2].line.box[3] if len(run) > 1 else 0.35 * a.size
    if gap > max(usual, 0) + _GAP * a.size or gap < -a.size:
        return True
    if _has_tab(line) or (_has_tab(before) and not _hangs(before, line)):
        return True
    if _steps_in(run, line) and not (len(run) == 1 and _hangs(before, line)):
        return True
    return _ended_early(before, line, right)


def _mixed_weight(run: list[PlacedLine]) -> bool:
    """Whether a paragraph that began in plain weight only happens to have a bold line."""
    return not run[0].line.bold


def _begins_anew(before: PlacedLine, line: PlacedLine) -> bool:
    """Whether a line in another slant is more than the rest of a phrase in italics that a paragraph happens to hold."""
    return not line.text[:1].islower() and not re.search(r"(?:[,;–-]|\b(?:of|the|and|to|a|in|by|for))$", before.text)


def _continues_sentence(before: PlacedLine, line: PlacedLine) -> bool:
    """Whether a number at the start of a line is part of the sentence ("... a total of / 12. The ...")."""
    marker = marker_of(line.line)
    if (
        marker
        and marker.text.endswith(")")
        and "(" not in marker.text
        and before.text.count("(") > before.text.count(")")
    ):
        return True
    if marker is None or marker.bullet or not re.fullmatch(r"\d+(?:\.\d+)?", marker.text):
        return False
    left_alike = abs(before.line.box[0] - line.line.box[0]) < line.line.size
    return left_alike and bool(
        re.search(r"(?:\b(?:of|to|and|for|by|the|in|on|at|or|item|items|paragraph)|,)$", before.text)
    )


def _steps_in(run: list[PlacedLine], line: PlacedLine) -> bool:
    """Whether a line's indent parts it from the run: further in than the text, or further out than its marker."""
    step = _INDENT * line.line.size
    first = run[0]
    marker = marker_of(first.line)
    text_left = _text_left(first) if marker else first.line.box[0]
    left = line.line.box[0]
    if len(run) > 1:
        body = run[-1].line.box[0]
        return abs(left - body) > step and not _centred(run[-1], line)
    if marker:
        return left > text_left + step or left < first.line.box[0] - step
    return abs(left - text_left) > step and not _centred(first, line)


def _has_tab(line: PlacedLine) -> bool:
    """Whether the line is set in columns, apart from a gap after its marker."""
    marker = marker_of(line.line)
    return "\t" in line.text[marker.length if marker else 0 :]


def _hangs(before: PlacedLine, line: PlacedLine) -> bool:
    """Whether the line goes on under the text after the tab of the line before ("PRESENT:  A Brown, / B Dean")."""
    after_tab = before.text.rfind("\t") + 1
    left = next((w.box[0] for w in before.line.words if w.start >= after_tab), None)
    return after_tab > 0 and left is not None and abs(left - line.line.box[0]) < line.line.size


def _text_left(line: PlacedLine) -> float:
    marker = marker_of(line.line)
    skip = marker.length if marker else 0
    return next((w.box[0] for w in line.line.words if w.start >= skip), line.line.box[0])


def _centred(a: PlacedLine, b: PlacedLine) -> bool:
    middle_a, middle_b = a.line.box[0] + a.line.box[2], b.line.box[0] + b.line.box[2]
    return abs(middle_a - middle_b) < a.line.size * 1.5


def _ended_early(before: PlacedLine, line: PlacedLine, right: float) -> bool:
    """Whether the line's first word would have fitted on the line before: then the break was meant."""
    first = line.line.words[0]
    needed = first.box[2] - first.box[0] + _SLACK * line.line.size
    return before.line.box[2] + needed < right


def _right_margin(lines: Iterable[PlacedLine], line: PlacedLine, document: Document) -> float:
    """How far lines that begin like this one reach: to the cell's right side, or as far as the farthest of them."""
    alike = [x.line.box for x in lines if abs(x.line.box[0] - line.line.box[0]) <= _SAME_EDGE]
    farthest = max(box[2] for box in alike)
    cell = line.line.cell
    if cell is None:
        return farthest
    table = document.pages[line.page - 1].tables[cell.table]
    box = next(c.box for c in table.cells if (c.row, c.column) == (cell.row, cell.column))
    return max(box[2] - line.line.size * 0.5, farthest)


def _over_pages(groups: Iterable[list[PlacedLine]]) -> Iterator[list[PlacedLine]]:
    """Join a paragraph to its rest on the next page."""
    held: list[PlacedLine] | None = None
    for group in groups:
        if held is not None and _goes_on(held, group):
            held = [*held, *group]
            continue
        if held is not None:
            yield held
        held = group
    if held is not None:
        yield held


def _goes_on(held: list[PlacedLine], group: list[PlacedLine]) -> bool:
    before, after = held[-1], group[0]
    if after.page != before.page + 1 or before.line.cell or after.line.cell or before.line.bold != after.line.bold:
        return False
    return after.text[:1].islower() and not re.search(r"[.!?:;]\s*$", before.text) and marker_of(after.line) is None
