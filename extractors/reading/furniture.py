"""Running heads, running feet, page numbers and stamps, set apart from what the page says.

Read from each edge of a page inward: lines that come back on other pages (`repeats`) and bare page numbers are
furniture as long as nothing else stands between them and the edge. "Page 3 of 9" and "Agenda Item 5" (`page_marks`)
are furniture wherever they stand near an edge. A line that comes back right above the text, with no more space than
between lines of text, is the head of a table, not of the page. Nothing is deleted.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.layout import Furniture, Line, Page
from extractors.reading.footnotes import notes_last
from extractors.reading.page_marks import follows, mark_of, number_of
from extractors.reading.repeats import Placed, Running, running_lines

_BAND = 0.16  # of the page's height, at the top and at the foot
_OUTER = 0.11  # of the page's height: nearer to the edge than this, words alone tell a page number
_MARGIN = 0.1  # of the page's width: sideways text there stands in the margin
_HEAD_OF_TWO = 0.06  # of the page's height: heads of papers of two pages stand higher than their titles
_SET_OFF = 0.3  # of the font size: how much wider than between lines the space below a running head is
_HEADING = 0.95  # of the size of the text: where a head of a few pages comes first, it may be the heading of a section
_LARGE = 1.4  # of the size of the text: titles, of slides for instance, which come back on a few pages
_FAR = 1.5  # of the font size: space between a head of the paper and the heading of a section below it
_OFTEN = 6  # pages from which a line in large type is a running head nevertheless
_ALIGNED = 4.0  # points: the columns of a table's head and of its rows begin this near to each other
_MARKING = re.compile(r"\W*(?:official|confidential|restricted|sensitive|private|public|draft|exempt)\b", re.IGNORECASE)
_SMALL = 0.85  # of the size of the text: lines smaller than this are no heads of tables


def set_apart(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with their furniture and footnotes marked, footnotes after the text that they belong to."""
    size = _text_size(pages)
    placed = [near for page in pages for near in _near_edges(page)]
    running = running_lines([p for p in placed if not _may_be_title(p, pages)], len(pages))
    numbers = _numbers(placed)
    by_page: dict[int, list[Placed]] = {}
    for near in placed:
        by_page.setdefault(near.page, []).append(near)
    marked = (_marked(page, by_page.get(page.number, []), running, numbers, size) for page in pages)
    return tuple(notes_last(page) for page in marked)


def _text_size(pages: Sequence[Page]) -> float:
    """The size of most of the paper's text in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _near_edges(page: Page) -> Iterator[Placed]:
    """The lines near an edge; "(Item 4)" under a title is none, nor are cells."""
    for line in page.lines:
        if line.cell is not None or line.furniture or line.text.startswith("("):
            continue
        x0, top, x1, bottom = line.box
        if bottom <= page.height * _BAND:
            yield Placed(line, page.number, "top", top)
        elif top >= page.height * (1 - _BAND):
            yield Placed(line, page.number, "foot", page.height - bottom)
        elif bottom - top > 2 * (x1 - x0) and x1 <= page.width * _MARGIN:
            yield Placed(line, page.number, "left", x0)
        elif bottom - top > 2 * (x1 - x0) and x0 >= page.width * (1 - _MARGIN):
            yield Placed(line, page.number, "right", page.width - x1)


def _may_be_title(placed: Placed, pages: Sequence[Page]) -> bool:
    """Whether a line at the top of both pages of a paper may be the title of two notices or forms."""
    if len(pages) > 2 or placed.edge != "top":
        return False
    return placed.line.box[3] > _HEAD_OF_TWO * pages[placed.page - 1].height


def _numbers(placed: Sequence[Placed]) -> dict[int, list[int]]:
    numbers: dict[int, list[int]] = {}
    for near in placed:
        for part in near.line.text.split("\t"):
            if (value := number_of(part)) is not None:
                numbers.setdefault(near.page, []).append(value)
    return numbers


def _marked(
    page: Page,
    near: Sequence[Placed],
    running: Mapping[int, Running],
    numbers: Mapping[int, Sequence[int]],
    size: float,
) -> Page:
    if not near:
        return page
    kinds: dict[int, Furniture] = {}
    for edge in ("top", "foot", "left", "right"):
        mine = sorted((p for p in near if p.edge == edge), key=lambda p: p.distance)
        kinds.update(_peeled(mine, running, numbers, page, size))
    for head in _heads_of_tables(page, kinds, size) | _titles(page, kinds, size):
        del kinds[head]
    if not kinds:
        return page
    lines = (replace(line, furniture=kinds[id(line)]) if id(line) in kinds else line for line in page.lines)
    return replace(page, lines=tuple(lines))


def _peeled(
    lines: Sequence[Placed],
    running: Mapping[int, Running],
    numbers: Mapping[int, Sequence[int]],
    page: Page,
    size: float,
) -> Iterator[tuple[int, Furniture]]:
    """The furniture at one edge, the outermost line first, each line by its `id`.

    A line that comes back throughout the paper may stand within one that changes.
    """
    passed, depth = 0, 0.0
    for placed in lines:
        line = placed.line
        mark, back = mark_of(line.text), running.get(id(line))
        if mark in ("stamp", "page_number") and (not passed or placed.distance <= _OUTER * page.height):
            yield id(line), mark
        elif mark == "number" and not passed and _counts(placed, numbers):
            yield id(line), "page_number"
        elif back and passed <= back.throughout and not _is_heading(placed, back, size, depth):
            yield id(line), "running"
        else:
            passed += 1
        depth = placed.distance + line.box[3] - line.box[1]


def _counts(placed: Placed, numbers: Mapping[int, Sequence[int]]) -> bool:
    return any(follows(part, placed.page, numbers) for part in placed.line.text.split("\t"))


def _is_heading(placed: Placed, back: Running, size: float, depth: float) -> bool:
    """Whether a line that comes back is the heading of a section which others repeat, or the title of slides.

    `depth` is how far from the edge the lines beyond it reach, 0 where there are none.
    """
    line = placed.line
    set_off = placed.edge == "top" and 0 < depth < placed.distance - _FAR * line.size
    if back.pages < _OFTEN and (set_off or line.size > _LARGE * size):
        return not back.throughout
    return back.first and line.size > _HEADING * size


def _titles(page: Page, kinds: Mapping[int, Furniture], size: float) -> set[int]:
    """The running heads of a paper's first page that are set as titles, by `id`: there they say what the paper is."""
    if page.number > 1:
        return set()
    top = [line for line in page.lines if kinds.get(id(line)) == "running" and line.box[3] <= page.height * _BAND]
    return {
        id(line)
        for line in top
        if (line.bold or line.text.isupper() or line.size > _LARGE * size) and not _MARKING.match(line.text)
    }


def _heads_of_tables(page: Page, kinds: Mapping[int, Furniture], size: float) -> set[int]:
    """The running lines at the top, by `id`, that stand right above the text."""
    heads: set[int] = set()
    top = [line for line in page.lines if kinds.get(id(line)) == "running" and line.box[3] <= page.height * _BAND]
    if not top:
        return heads
    spaces = [b.box[1] - a.box[3] for a, b in pairwise(page.lines)]
    usual = median([space for space in spaces if 0 <= space < size] or [0.0])
    topmost = min(line.box[1] for line in page.lines)
    for line in sorted(top, key=lambda head: -head.box[3]):
        rest = [x for x in page.lines if (id(x) not in kinds or id(x) in heads) and x.box[1] >= line.box[3] - 1]
        below = min(rest, key=lambda other: other.box[1], default=None)
        if below is None or line.size < _SMALL * size:
            break
        if below.box[1] - line.box[3] > usual + _SET_OFF * line.size:
            break
        if line.box[1] > topmost or _alike(line, below) or _aligned(line, below):
            heads.add(id(line))
    return heads


def _alike(head: Line, below: Line) -> bool:
    """Whether a line looks like the one below, as the lines of a title do."""
    return head.bold == below.bold and abs(head.size - below.size) < 1


def _aligned(head: Line, row: Line) -> bool:
    """Whether two parts of a line begin where parts of the line below do, as in a table."""
    starts = [[word.box[0] for word in line.words if word.start in dict(line.segments)] for line in (head, row)]
    return sum(1 for x in starts[0] if any(abs(x - other) <= _ALIGNED for other in starts[1])) > 1
