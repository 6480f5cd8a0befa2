"""Which blocks are headings, told by how they are set and by what they say.

A heading is set off: in larger type than the running text, bold, in capitals, slanted, or by a number; and it is short
and no sentence. Never headings: footnotes, bullets, cells beside other cells, entries of a table of contents, labels
with their values ("Date: 3 May"), dates, addresses, names, signatures, captions, resolutions printed in bold.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractors.blocks import Block
from extractors.heading_words import could_title

LARGER = 1.12  # of the size of running text
_LONGEST_ENTRY = 140  # characters of a line in a table of contents
_LONGEST_PLAIN = 80  # of one that is told by its number or its slant alone
_MOST_LINES = 4
_LEAST_CAPITALS = 5  # characters of one in capitals alone: "AOB" and initials have fewer
_LEAST_TEXT = 40  # characters of running text below a heading in a cell
_SPACE_ABOVE = 0.5  # of the font size, from which a line stands apart from the block before
_LEAST_ENTRIES = 4  # lines with page numbers that make a table of contents
_SAME_SIZE = 0.5  # points
_LONGEST_RUN = 4  # bold lines in a row that are a list, not headings

_PAGED = re.compile(r"(?:\t|\s{2,}|\D\s)\d{1,3}(?:\s?[-–]\s?\d{1,3})?$")
_CONTACT = re.compile(r"\w@\w|^(?:t|e|tel|telephone|phone|email|e-mail|mobile)\s?[:.]", re.IGNORECASE)
NAMED = re.compile(
    r"""^(?:section|chapter|part|appendix|appendices|annexe?|schedule|article)\s+(?:\d{1,2}|[A-Z]|[IVX]{1,5})\b
      (?!\s*(?:of|to|and|or|is|was|sets?)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
DECIMAL = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}$")


@dataclass(frozen=True, slots=True)
class Body:
    """What a part of a paper is set in: the size of its running text in points, and whether that is slanted."""

    size: float
    italic: bool


def body_of(blocks: Iterable[Block]) -> Body:
    """The style of the running text: the size, and the slant, of most characters outside tables and footnotes."""
    sizes, slants = Counter[float](), Counter[bool]()
    inside = Counter[float]()
    for block in blocks:
        if block.note:
            continue
        counted = inside if block.cell else sizes
        for line in block.lines:
            length = len(line.line.text)
            counted[line.line.size] += length
            slants[line.line.italic] += length
    halves = Counter[float]()
    for size, length in (sizes or inside).items():
        halves[round(size * 2) / 2] += length
    return Body(halves.most_common(1)[0][0] if halves else 0.0, slants[True] > slants[False])


def heading_blocks(blocks: Sequence[Block], body: Body, known: frozenset[int] = frozenset()) -> list[Block]:
    """The blocks of one part that are headings, in reading order; `known` ones (by index) the outline names."""
    entries = _contents(blocks)
    alone = _alone_in_rows(blocks) | _above_text(blocks)
    series = _titles_by_number(blocks, body)
    found = []
    for at, block in enumerate(blocks):
        if block.index in entries or (block.cell and block.index not in alone) or not _may_be(block, body):
            continue
        if at + 1 < len(blocks) and (_goes_on(block, blocks[at + 1]) or _has_contact(block, blocks[at + 1 : at + 4])):
            continue
        above = _space_above(blocks, at)
        if block.index in known or block.index in series or _set_off(block, body, above):
            found.append(block)
    return _without_lists(found, body, known)


def _may_be(block: Block, body: Body) -> bool:
    """Whether what a block says could be a heading."""
    if block.note or block.title or len(block.lines) > _MOST_LINES or (block.marker and block.marker.bullet):
        return False
    if "\t" in block.lines[-1].text.rstrip()[block.marker.length if block.marker else 0 :]:
        return False
    return could_title(block.text, larger=block.size >= LARGER * body.size)


def _set_off(block: Block, body: Body, above: float) -> bool:
    """Whether a block is set unlike the running text."""
    if block.size >= LARGER * body.size:
        return True
    if block.size < 0.85 * body.size:
        return False
    if block.bold or (block.capitals and len(block.text) >= _LEAST_CAPITALS and above > 0):
        return True
    if len(block.text) > _LONGEST_PLAIN or above < _SPACE_ABOVE:
        return False
    if NAMED.match(block.text):
        return True
    return (
        not body.italic
        and not block.marker
        and all(line.line.italic for line in block.lines)
        and block.text[-1:].isalnum()
    )


def _goes_on(block: Block, below: Block) -> bool:
    """Whether the next block goes on with the sentence: type that changes in the middle of a paragraph."""
    beside = below.cell == block.cell and below.marker is None and not below.note and block.marker is None
    return (
        beside
        and abs(block.size - below.size) < 0.5
        and below.text[:1].islower()
        and not block.text.endswith(":")
        and below.bold != block.bold
    )


def _has_contact(block: Block, below: Sequence[Block]) -> bool:
    """Whether a telephone number or an address of a person stands right below, as under a name."""
    if block.number or "contact" in block.text.lower():
        return False
    short = takewhile(lambda each: len(each.text) <= _LONGEST_PLAIN, below)
    return any(_CONTACT.search(each.text) for each in short)


def _space_above(blocks: Sequence[Block], at: int) -> float:
    """The gap between a block and the one before it, in parts of its font size; large at the top of a page."""
    block = blocks[at]
    if at == 0 or blocks[at - 1].last_page != block.page:
        return 9.0
    gap = block.lines[0].line.box[1] - blocks[at - 1].lines[-1].line.box[3]
    return gap / block.size if block.size else 0.0


def _contents(blocks: Sequence[Block]) -> frozenset[int]:
    """The entries of tables of contents: lines that end with a page number, several on a page."""
    paged: dict[int, list[int]] = {}
    for block in blocks:
        if len(block.text) < _LONGEST_ENTRY and _PAGED.search(block.lines[-1].text):
            paged.setdefault(block.page, []).append(block.index)
    return frozenset(index for found in paged.values() if len(found) >= _LEAST_ENTRIES for index in found)


def _alone_in_rows(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks that are all that stands in a row of their table, where the table has rows with more."""
    rows: dict[tuple[int, int, int], list[int]] = {}
    for block in blocks:
        if block.cell:
            rows.setdefault((block.page, block.cell.table, block.cell.row), []).append(block.index)
    return frozenset(found[0] for found in rows.values() if len(found) == 1)


def _above_text(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks in cells with running text below them, where a whole paper is set in a table."""
    found: set[int] = set()
    below: Block | None = None
    for block in reversed(blocks):
        cell = block.cell
        if cell is not None and below is not None and below.page == block.page and below.cell == cell:
            text = len(below.text) >= _LEAST_TEXT and not (below.bold or below.capitals)
            if text or below.index in found:
                found.add(block.index)
        below = block
    return frozenset(found)


def _titles_by_number(blocks: Sequence[Block], body: Body) -> frozenset[int]:
    """Numbered titles in plain type: short, most of their series so, and text under them."""
    series: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.number and DECIMAL.match(block.number) and block.cell is None:
            key = block.number.count("."), round(block.left / 14)
            series.setdefault(key, []).append(block)
    found: set[int] = set()
    for members in series.values():
        titles = [
            b
            for b in members
            if len(b.text) <= _LONGEST_PLAIN and not b.text.endswith((".", ";", ":")) and _may_be(b, body)
        ]
        if len(titles) > 1 and len(titles) * 5 >= len(members) * 4:
            found.update(b.index for b in titles)
    return frozenset(found)


def _without_lists(found: Sequence[Block], body: Body, known: frozenset[int]) -> list[Block]:
    """Without bold lines in a row that head nothing: a list of names, an address, a table without rulings."""
    kept: list[Block] = []
    run: list[Block] = []
    for block in found:
        if not run or block.index != run[-1].index + 1 or abs(block.size - run[-1].size) > _SAME_SIZE:
            kept += run if _is_short(run) else []
            run = []
        if block.index in known or block.number or block.size >= LARGER * body.size:
            kept += [*run, block] if _is_short(run) else [block]
            run = []
        else:
            run.append(block)
    return [*kept, *(run if _is_short(run) else [])]


def _is_short(run: Sequence[Block]) -> bool:
    """Whether a run of lines is short enough to be headings; of plain capitals fewer are."""
    return len(run) < (_LONGEST_RUN if all(block.bold for block in run) else _LONGEST_RUN - 1)
