"""Lines joined to paragraphs.

Inferred from, in this order: table cells and footnotes (a paragraph never leaves either), list markers, the labels of a
head ("Present:"), changes of size or weight, gaps between lines, indents, and lines that end early (the next line's
first word would have fitted). A paragraph that runs over a page's end, a column's, a table or footnotes goes on behind
them.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from extractors.document import Document, PlacedLine
from extractors.folding import is_said
from extractors.layout import CellRef, Line
from extractors.markers import Marker, find_markers
from extractors.results import Box

_GAP = 0.75  # of the line height: a larger gap than in the lines before by this much begins a block
_SIZE_STEP = 1.1  # ratio of font sizes that sets a heading off
_INDENT = 1.2  # of the font size
_SLACK = 0.6  # of the font size: what a word needs beside its width to have fitted on the line before
_SAME_EDGE = 40.0  # points: lines that begin within this share a right margin
_MOSTLY = 0.9  # share of its characters that makes a line bold
_COLUMN_LINES = 5  # that a column of running text has at least
_FILLED = 0.65  # of the way to the next column: how wide half of the lines of running text are; of lists they are not
_IN_A_PHRASE = re.compile(r"(?:[,;–-]|\b(?:of|the|and|to|a|in|by|for))$")
_STOPPED = re.compile(r"[.!?:;]\s*$")
_DANGLING = re.compile(
    r"(?:\b(?:of|to|and|for|by|the|in|on|at|or|a|an|with|that|from|which|Cllrs?|Councillors?|Mr|Mrs|Ms)|,)$"
)

# It must read the labels with which a head goes on: "Present: Cllr Ash", "PRESENT", "In attendance:", "Apologies -".
_LABEL = re.compile(
    r"(?:(?:Also|Members?|Councillors|Officers|Others?|Staff)\s)?(?:Present(?:\s(?:in\sthe\sroom|online))?|In\s[Aa]ttendance|Apolog(?:y|ies)(?:\s[Ff]or\s[Aa]bsence)?|Absent|Regrets"
    r"|Sederunt|Venue|Location|Chair(?:man)?|PRESENT|IN\sATTENDANCE|APOLOGIES(?:\sFOR\sABSENCE)?|ABSENT|REGRETS|SEDERUNT|PRESENT\sAND\sVOTING)"
    r"\s*(?::|$|\s-\s)"
)
Frame = tuple[int, CellRef | None, bool]
"""What no paragraph leaves but over a break: its page, its cell, and whether it is a footnote."""


class Row(NamedTuple):
    """A line as it is joined: its marker, the left edge of the text after it, and the right margin of lines like it.

    `end` is the length of its text and `box` its box without initials in the margin; `tab` tells that it is set in
    columns.
    """

    placed: PlacedLine
    marker: Marker | None
    bold: bool
    box: Box
    text_left: float
    right: float
    end: int
    tab: bool

    @property
    def line(self) -> Line:
        """The line as read."""
        return self.placed.line

    @property
    def frame(self) -> Frame:
        """What it does not leave."""
        return _frame(self.placed)


def rows_of(body: Sequence[PlacedLine], margins: Mapping[int, int], document: Document) -> list[Row]:
    """The lines of running text with what tells how they are joined.

    `margins` holds, by the index of their line, the offsets in the document's text at which initials in the margin
    begin.
    """
    ends = [
        len(line.text[: margins[line.index] - line.start].rstrip()) if line.index in margins else len(line.text)
        for line in body
    ]
    boxes = [_box(line.line, end) for line, end in zip(body, ends, strict=True)]
    rights: list[float] = []
    for (page, cell, _), run in groupby(zip(body, boxes, strict=True), key=lambda each: _frame(each[0])):
        rights += _right_margins([box for _, box in run], _cell_box(document, page, cell))
    full = [
        _may_go_on(body[i], body[i + 1]) and not _fits(body[i + 1].line, boxes[i], rights[i])
        for i in range(len(body) - 1)
    ]
    markers = find_markers(body, [*full, False])
    return [_row(*each) for each in zip(body, markers, boxes, rights, ends, strict=True)]


def find_paragraphs(rows: Sequence[Row]) -> list[list[Row]]:
    """The paragraphs in reading order."""
    return _over_breaks(part for _, run in groupby(rows, key=lambda row: row.frame) for part in _split(list(run)))


def _may_go_on(before: PlacedLine, line: PlacedLine) -> bool:
    """Whether a line stands right below another, at its edge and in its weight."""
    a, b = before.line, line.line
    near = b.box[1] - a.box[3] <= _GAP * a.size and abs(a.box[0] - b.box[0]) < b.size
    return near and a.bold == b.bold and _frame(before) == _frame(line)


def _frame(line: PlacedLine) -> Frame:
    return line.page, line.line.cell, line.line.note


def _row(placed: PlacedLine, marker: Marker | None, box: Box, right: float, end: int) -> Row:
    line, skip = placed.line, marker.length if marker else 0
    left = next((word.box[0] for word in line.words if word.start >= skip), line.box[0]) if skip else line.box[0]
    return Row(placed, marker, _is_bold(line), box, left, right, end, "\t" in line.text[skip:end])


def _box(line: Line, end: int) -> Box:
    if end == len(line.text):
        return line.box
    right = max((word.box[2] for word in line.words if word.start < end), default=line.box[2])
    return line.box[0], line.box[1], right, line.box[3]


def _is_bold(line: Line) -> bool:
    """Whether a line is bold, judged by what it says."""
    if all(map(is_said, line.words)):
        return line.bold
    words = [word for word in line.words if is_said(word)]
    return sum(w.end - w.start for w in words if w.bold) >= _MOSTLY * sum(w.end - w.start for w in words)


def _cell_box(document: Document, page: int, cell: CellRef | None) -> Box | None:
    if cell is None:
        return None
    cells = document.pages[page - 1].tables[cell.table].cells
    return next(each.box for each in cells if (each.row, each.column) == (cell.row, cell.column))


def _right_margins(boxes: Sequence[Box], cell: Box | None) -> list[float]:
    """How far lines that begin like each reach: to the cell's right side, or as far as the farthest of them."""
    farthest: dict[float, float] = {}
    for box in boxes:
        farthest[box[0]] = max(farthest.get(box[0], 0.0), box[2])
    lefts = sorted(farthest)
    alike = {
        left: max(
            farthest[each]
            for each in lefts[bisect_left(lefts, left - _SAME_EDGE) : bisect_right(lefts, left + _SAME_EDGE)]
        )
        for left in lefts
    }
    if cell is None:
        columns = _columns(boxes)
        return [_within(columns, box) or alike[box[0]] for box in boxes]
    return [max(cell[2] - (box[3] - box[1]) * 0.5, alike[box[0]]) for box in boxes]


def _columns(boxes: Sequence[Box]) -> list[tuple[float, float, float]]:
    """Columns of running text with another beside them: left edge, right margin, and where the next one begins.

    A heading over two columns begins where the lines of the first do, but says nothing of how far they reach.
    """
    lefts = Counter(round(box[0]) for box in boxes)
    edges = sorted(left for left, lines in lefts.items() if lines >= _COLUMN_LINES)
    found: list[tuple[float, float, float]] = []
    for left, beside in pairwise(edges):
        within = [box for box in boxes if left - _SAME_EDGE < box[0] < left + _SAME_EDGE and box[2] < beside]
        if beside - left <= _SAME_EDGE or len(within) < _COLUMN_LINES:
            continue
        if median(box[2] - left for box in within) >= _FILLED * (beside - left):
            found.append((left, max(box[2] for box in within), beside))
    return found


def _within(columns: Sequence[tuple[float, float, float]], box: Box) -> float | None:
    """The right margin of the column that a line stands in, None where it reaches into the next."""
    mine = (right for left, right, beside in columns if abs(box[0] - left) < _SAME_EDGE and box[2] < beside)
    return next(mine, None)


def _fits(line: Line, before: Box, right: float) -> bool:
    """Whether the line's first word would have fitted on the line before: then the break was meant."""
    first = line.words[0]
    return before[2] + first.box[2] - first.box[0] + _SLACK * line.size < right


def _split(rows: list[Row]) -> Iterator[list[Row]]:
    """One page's lines, or one cell's, cut where paragraphs begin."""
    run = [rows[0]]
    for before, row in pairwise(rows):
        if _begins(run, before, row):
            yield run
            run = []
        run.append(row)
    yield run


def _begins(run: list[Row], before: Row, row: Row) -> bool:
    if row.marker or _LABEL.match(row.line.text):
        return True
    a, b = before.line, row.line
    if max(a.size, b.size) > _SIZE_STEP * min(a.size, b.size):
        return True
    if before.bold != row.bold:
        return _changes_weight(run, before, row)
    if a.italic != b.italic and _begins_anew(a, b):
        return True
    gap = b.box[1] - a.box[3]
    usual = run[-1].line.box[1] - run[-2].line.box[3] if len(run) > 1 else 0.35 * a.size
    if gap > max(usual, 0) + _GAP * a.size or gap < -a.size:
        return True
    if row.tab or (before.tab and not _hangs(before, row)):
        return True
    if _steps_in(run, row) and not (len(run) == 1 and _hangs(before, row)):
        return True
    return _fits(b, before.box, before.right)


def _changes_weight(run: list[Row], before: Row, row: Row) -> bool:
    """Whether bold type begins or ends with a line, rather than in the middle of a sentence that runs on."""
    if before.bold:
        return run[0].bold
    last = [word for word in before.line.words if is_said(word)]
    in_phrase = bool(last) and last[-1].bold and not last[0].bold and not _STOPPED.search(before.line.text)
    return not in_phrase or row.tab or before.tab or _fits(row.line, before.box, before.right)


def _begins_anew(before: Line, line: Line) -> bool:
    """Whether a line in another slant is more than the rest of a phrase in italics that a paragraph happens to hold."""
    return not line.text[:1].islower() and not _IN_A_PHRASE.search(before.text)


def _steps_in(run: list[Row], row: Row) -> bool:
    """Whether a line's indent parts it from the run: further in than the text, or further out than its marker."""
    step = _INDENT * row.line.size
    first, left = run[0], row.box[0]
    if len(run) > 1:
        return abs(left - run[-1].box[0]) > step and not _centred(run[-1], row)
    if first.marker:
        return left > first.text_left + step or left < first.box[0] - step
    return abs(left - first.box[0]) > step and not _centred(first, row)


def _hangs(before: Row, row: Row) -> bool:
    """Whether the line goes on under the text after the tab of the line before ("PRESENT:  A Brown, / B Dean")."""
    after_tab = before.line.text.rfind("\t", 0, before.end) + 1
    left = next((word.box[0] for word in before.line.words if word.start >= after_tab), None)
    return after_tab > 0 and left is not None and abs(left - row.box[0]) < row.line.size


def _centred(a: Row, b: Row) -> bool:
    return abs(a.box[0] + a.box[2] - b.box[0] - b.box[2]) < a.line.size * 1.5


def _over_breaks(parts: Iterable[list[Row]]) -> list[list[Row]]:
    """Join a paragraph to its rest on the next page, in the next column, or behind a table or footnotes."""
    joined: list[list[Row]] = []
    held: list[Row] | None = None
    for part in parts:
        aside = part[0].line.cell is not None or part[0].line.note
        if held is not None and not aside and _goes_on(held[-1], part[0], near=held is joined[-1]):
            held.extend(part)
            continue
        joined.append(part)
        held = held if aside else part
    return joined


def _goes_on(before: Row, row: Row, *, near: bool) -> bool:
    """Whether a line after a break goes on with the sentence before it; `near` where nothing stands between them."""
    if before.bold != row.bold or row.marker or _STOPPED.search(before.line.text):
        return False
    lower = row.line.text[:1].islower()
    pages = row.placed.page - before.placed.page
    if pages == 1:
        dangles = _DANGLING.search(before.line.text) is not None
        return (lower and near) or ((lower or dangles) and _alike(before, row))
    next_column = row.box[1] < before.box[1] and row.box[0] > before.box[2]
    below = not near and abs(row.box[0] - before.box[0]) < row.line.size
    return pages == 0 and lower and (next_column or below) and _alike(before, row)


def _alike(before: Row, row: Row) -> bool:
    """Whether a line fills its measure and the other is set in the same type."""
    full = before.box[2] + _INDENT * 2 * before.line.size > before.right
    return full and abs(before.line.size - row.line.size) < 0.5 and not (before.tab or row.tab)
