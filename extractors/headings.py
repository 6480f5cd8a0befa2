"""The headings of a paper with their levels, and the headings under which each block stands.

Levels are told, in this order, by the PDF's outline, by numbers (1, 1.1, 1.1.1) and words that count ("Part II"), and
by style: larger type above smaller, bold above plain, capitals above mixed letters, upright above slanted. Styles are
ranked within each part of a pack, for its papers are set by different hands. Never inferred: a level from the words.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extractors.blocks import Block
from extractors.document import Document
from extractors.heading_forms import DECIMAL, LARGER, NAMED, Body, body_of, heading_blocks
from extractors.outline import outlined

_SAME_SIZE = 0.75  # points between the sizes of headings of one level, or
_SAME_SHARE = 0.08  # of the larger size, in very large type
_LONGEST = 240  # characters of a heading over several lines
_LINE_GAP = 0.9  # of the font size, between the lines of one heading
_RUNNING_PAGES = 4  # pages with one heading at the top of most, which then is a running head
_MOSTLY = 0.5  # share of the headings that an outline must name to give the levels
_OPEN = re.compile(r"(?:[-–—,&/:]|\b(?:of|the|and|to|for|in|on|at|by|with|from|held|a|an|or))$", re.IGNORECASE)
_CONTINUES = re.compile(r"(?:of|held|for|and|in|on|at|by|with|from)\b", re.IGNORECASE)
_IN_TABLE = 99  # the level of a row that heads those below it


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level (1 is outermost), its words with their number, and the index of its first block."""

    level: int
    text: str
    block: int


@dataclass(frozen=True, slots=True)
class _Title:
    """The blocks of one heading, and the level at which the outline has it."""

    blocks: tuple[Block, ...]
    outline: int | None

    @property
    def first(self) -> Block:
        return self.blocks[0]

    @property
    def depth(self) -> int | None:
        """How many numbers count it: 1 for "3", 2 for "3.1"; None where it is not numbered."""
        number = self.first.number
        return number.count(".") + 1 if number and DECIMAL.match(number) else None

    @property
    def text(self) -> str:
        marker = self.first.marker
        words = " ".join(block.text for block in self.blocks)
        return f"{marker.text} {words}" if marker else words


def heading_paths(
    blocks: Sequence[Block], document: Document, first_pages: Sequence[int] = (1,)
) -> tuple[tuple[Heading, ...], ...]:
    """The headings above each block, outermost first; a heading's own is the last of its path.

    `first_pages` are the pages on which the parts of a pack begin, in order: no heading reaches over them.
    """
    starts = {heading.block: heading for heading in find_headings(blocks, document, first_pages)}
    paths: list[tuple[Heading, ...]] = []
    path: tuple[Heading, ...] = ()
    part, table = -1, None
    for block in blocks:
        here = bisect_right(first_pages, block.page)
        beside = (block.page, block.cell.table) if block.cell else None
        if here != part:
            path = ()
        elif beside != table:
            path = tuple(heading for heading in path if heading.level < _IN_TABLE)
        part, table = here, beside
        if heading := starts.get(block.index):
            path = (*(above for above in path if above.level < heading.level), heading)
        paths.append(path)
    return tuple(paths)


def find_headings(
    blocks: Sequence[Block], document: Document, first_pages: Sequence[int] = (1,)
) -> tuple[Heading, ...]:
    """The headings in reading order, their levels counted within each part."""
    levels = outlined(blocks, document.outline.bookmarks)
    parts = groupby(blocks, key=lambda block: bisect_right(first_pages, block.page))
    return tuple(heading for _, part in parts for heading in _of_part(list(part), levels))


def _of_part(blocks: Sequence[Block], outline: dict[int, int]) -> list[Heading]:
    body = body_of(blocks)
    titles = _first_of_repeated(_joined(blocks, heading_blocks(blocks, body, frozenset(outline)), outline, body))
    flow = [title for title in titles if not _heads_rows(title, blocks)]
    ranks = dict(zip(map(_id, flow), _levels(flow), strict=True))
    return [Heading(ranks.get(_id(title), _IN_TABLE), title.text, title.first.index) for title in titles]


def _heads_rows(title: _Title, blocks: Sequence[Block]) -> bool:
    """Whether a heading in a table heads rows: nothing else stands in its cell."""
    at = title.blocks[-1].index - blocks[0].index + 1
    return title.first.cell is not None and (at >= len(blocks) or blocks[at].cell != title.first.cell)


def _id(title: _Title) -> int:
    return title.first.index


def _joined(blocks: Sequence[Block], found: Iterable[Block], outline: dict[int, int], body: Body) -> list[_Title]:
    """Headings over several lines joined to one, also with lines that alone would be none."""
    titles: list[_Title] = []
    for block in found:
        last = titles[-1] if titles else None
        if last and block.index <= last.blocks[-1].index:
            continue
        if last and block.index not in outline and _runs_on(last, block):
            titles[-1] = _Title((*last.blocks, block), last.outline)
        else:
            titles.append(_Title((block,), outline.get(block.index)))
        if block.bold or block.size >= LARGER * body.size:
            titles[-1] = _with_rest(titles[-1], blocks)
    return titles


def _with_rest(title: _Title, blocks: Sequence[Block]) -> _Title:
    """A heading with its next lines that begin in lower case."""
    for below in blocks[title.blocks[-1].index - blocks[0].index + 1 :]:
        if not (below.text[:1].islower() and _runs_on(title, below)):
            break
        title = _Title((*title.blocks, below), title.outline)
    return title


def _first_of_repeated(titles: Sequence[_Title]) -> list[_Title]:
    """The headings without those that head page after page, of which the first counts."""
    pages: dict[str, set[int]] = {}
    tops: dict[str, int] = Counter()
    page = 0
    for title in titles:
        pages.setdefault(title.text, set()).add(title.first.page)
        tops[title.text] += title.first.page != page
        page = title.first.page
    running = {text for text, on in pages.items() if len(on) >= _RUNNING_PAGES and tops[text] * 4 >= len(on) * 3}
    kept: list[_Title] = []
    seen: set[str] = set()
    for title in titles:
        if title.text not in running or title.text not in seen:
            kept.append(title)
        seen.add(title.text)
    return kept


def _runs_on(title: _Title, block: Block) -> bool:
    """Whether a block is the next line of a heading: set alike, right below, and the words go on."""
    last = title.blocks[-1]
    if block.index != last.index + 1 or block.marker or block.page != last.last_page or block.cell != last.cell:
        return False
    continues = _CONTINUES.match(block.text) is not None
    alike = abs(block.size - last.size) < _SAME_SIZE and block.bold == last.bold
    alike = alike and (continues or block.capitals == last.capitals)
    above, below = last.lines[-1].line, block.lines[0].line
    near = below.box[1] - above.box[3] < _LINE_GAP * block.size
    if not alike or not near or len(title.text) + len(block.text) > _LONGEST:
        return False
    middle = abs(above.box[0] + above.box[2] - below.box[0] - below.box[2]) < block.size
    centred = middle and abs(above.box[0] - below.box[0]) > block.size
    return bool(_OPEN.search(last.text)) or block.text[:1].islower() or continues or centred


def _levels(titles: Sequence[_Title]) -> list[int]:
    """The level of each heading of a part, 1 for the outermost."""
    by_style = _style_levels(titles)
    outlined_titles = [title for title in titles if title.outline is not None]
    if len(outlined_titles) < max(3, _MOSTLY * len(titles)) or _is_flat(outlined_titles):
        return by_style
    agreed: dict[int, Counter[int]] = {}
    for title, level in zip(titles, by_style, strict=True):
        if title.outline is not None:
            agreed.setdefault(level, Counter())[title.outline] += 1
    levels, above = [], -1
    for title, level in zip(titles, by_style, strict=True):
        if title.outline is not None:
            above = title.outline
        known = agreed[level].most_common(1)[0][0] if level in agreed else above + 1
        levels.append(1 + (title.outline if title.outline is not None else known))
    return levels


def _is_flat(titles: Sequence[_Title]) -> bool:
    """Whether an outline has numbers of several depths on one level, so that the numbers tell more."""
    levels: dict[int, Counter[int]] = {}
    for title in titles:
        if title.depth and title.outline is not None:
            levels.setdefault(title.depth, Counter())[title.outline] += 1
    usual = [found.most_common(1)[0][0] for _, found in sorted(levels.items())]
    return any(below <= above for above, below in pairwise(usual))


def _style_levels(titles: Sequence[_Title]) -> list[int]:
    """Levels by number and style: numbered headings of one depth share a level, each depth below the one before."""
    sizes = _clustered(title.first.size for title in titles)
    usual: dict[int, _Rank] = {}
    for depth in sorted({title.depth for title in titles if title.depth}):
        styles = Counter(_rank(title, sizes) for title in titles if title.depth == depth)
        style, above = styles.most_common(1)[0][0], max(usual.values(), default=None)
        usual[depth] = style if above is None else max(style, (*above[:-1], above[-1] + 1))
    ranked = [_settled(title, _rank(title, sizes), usual) for title in titles]
    levels = {rank: at for at, rank in enumerate(sorted(set(ranked)), start=1)}
    return [levels[rank] for rank in ranked]


_Rank = tuple[int, bool, bool, bool, int]
"""Smaller is farther out: the class of size, whether it is plain, in mixed letters, slanted, and the depth below."""


def _rank(title: _Title, sizes: dict[float, int]) -> _Rank:
    block = title.first
    slanted = all(line.line.italic for line in block.lines)
    return sizes[block.size], not block.bold, not block.capitals, slanted, 0


def _settled(title: _Title, rank: _Rank, usual: dict[int, _Rank]) -> _Rank:
    if title.depth:
        return usual[title.depth]
    first = min(usual.values(), default=None)
    if first and rank[0] == first[0] and NAMED.match(title.first.text):
        return min(rank, (*first[:-1], -1))
    return rank


def _clustered(sizes: Iterable[float]) -> dict[float, int]:
    """The class of each font size, 0 for the largest; sizes that hardly differ share a class."""
    classes: dict[float, int] = {}
    at, largest = -1, 0.0
    for size in sorted(set(sizes), reverse=True):
        if at < 0 or largest - size > max(_SAME_SIZE, _SAME_SHARE * largest):
            at, largest = at + 1, size
        classes[size] = at
    return classes
