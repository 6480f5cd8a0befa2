"""Titles told by their weight: bold headings of minutes that number nothing, or nothing but paragraphs."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from extractors.blocks import Block
from extractors.structure.cues import Cues
from extractors.structure.heads import opens_people
from extractors.structure.titles import Title, never_a_title, run_in_title
from nlp_models.times import find_times

_SAME_EDGE = 28.0  # points from the leftmost heading within which the others begin
_SAME_SIZE = 1.2  # points between the sizes of headings that are set alike
_LEAST_HEADINGS = 3  # unnumbered headings that make a list of items
_HEAD_BLOCKS = 60  # blocks in which the people present are listed
_LONGEST_LINE = 90  # characters of a plain line that titles an item
_MOST_LINES = 2
_LEAST_LETTERS = 4  # of a title; initials in a margin have fewer


def headed_titles(blocks: Sequence[Block], cues: Cues, not_items: Collection[tuple[int, int]] = ()) -> list[Title]:
    """Bold headings at one edge, after the list of people present, where they are enough to be a list of items.

    `not_items` are the tables (page, index) that hold no items.
    """
    first = _after_people(blocks, cues)
    found: list[tuple[Block, int]] = []
    for block in blocks:
        if block.index <= first or block.marker or block.index >= blocks[-1].index:
            continue
        if block.cell and (block.page, block.cell.table) in not_items:
            continue
        end = run_in_title(block, cues) if block.bold or block.capitals or block.title else 0
        if end and _is_title(block.text[:end], cues):
            found.append((block, end))
    best = _best_set(found)
    if len(best) < _LEAST_HEADINGS:
        return []
    repeated = Counter(block.text[:end].lower() for block, end in best)
    return [
        Title(block, None, end, "item.heading", 0.7)
        for block, end in best
        if repeated[block.text[:end].lower()] < _LEAST_HEADINGS
    ]


def usual_titles(blocks: Sequence[Block], cues: Cues, *, agenda: bool, least: int = _LEAST_HEADINGS) -> list[Title]:
    """Plain lines that title what stands in almost every agenda, where nothing numbers or sets off the items.

    In an agenda the other lines of their list are items too: those with the same marker, or none, at the same edge. So
    are, in minutes, lines above a paragraph of text.
    """
    first = _after_people(blocks, cues)
    found = [(b, end) for b in blocks if b.index > first and not b.number and not b.cell and (end := _line(b, cues))]
    usual = [(block, end) for block, end in found if cues.opens(block.text[:end], "item.usual")]
    if len(usual) < least or (not agenda and any(block.marker for block, _ in usual)):
        return []
    if agenda:
        alike = {_place(block) for block, _ in usual}
        begin, last = usual[0][0].index, usual[-1][0].index
        named = [b.index for b in blocks if b.index < begin and b.is_heading and cues.opens(b.text, "paper.agenda")]
        begin = named[-1] + 1 if named else begin
        usual = [(block, end) for block, end in found if begin <= block.index <= last and _place(block) in alike]
    elif len(usual) >= _LEAST_HEADINGS:
        edges = {_place(block) for block, _ in usual}
        told = {a.index for a, b in pairwise(blocks) if len(b.text) > _LONGEST_LINE and b.text.endswith(".")}
        usual = [(b, end) for b, end in found if (b, end) in usual or (b.index in told and _place(b) in edges)]
    return [Title(block, None, end, "item.usual", 0.6) for block, end in usual]


def _place(block: Block) -> tuple[int, bool]:
    return round(block.left / _SAME_EDGE), block.marker is not None


def _line(block: Block, cues: Cues) -> int:
    """The length of the title that a block is, or begins with before a colon; 0 where it is no line of its own."""
    text = block.text.split(":")[0].rstrip(" .")
    if (
        not 2 < len(text) <= _LONGEST_LINE
        or not text[0].isupper()
        or len(block.lines) > _MOST_LINES
        or find_times(text)
    ):
        return 0
    titled = _is_title(text, cues) and not cues.has(text, "item.sentence", "told.done")
    titled = titled and not (len(block.text) > len(text) + 1 and opens_people(block, cues))
    return len(text) if titled else 0


def headings_like(titles: Sequence[Title], blocks: Sequence[Block], cues: Cues) -> list[Title]:
    """Headings without a number set like the titles of a list: same size and weight, at their left."""
    size = Counter(round(title.block.size) for title in titles).most_common(1)[0][0]
    edge = min(title.block.left for title in titles)
    taken = {title.block.index for title in titles}
    return [
        Title(block, None, len(block.text), "item.heading", 0.7)
        for block in blocks[: max(taken) - blocks[0].index]
        if block.index not in taken and block.bold and block.is_heading and not block.marker
        if round(block.size) == size
        and abs(block.left - edge) <= 2 * _SAME_EDGE
        and block.index > _after_people(blocks, cues)
        if _is_title(block.text, cues)
    ]


def ceremonies(titles: Sequence[Title], blocks: Sequence[Block], cues: Cues) -> list[Title]:
    """Headings of what opens and closes a meeting ("CALL TO ORDER"), set like the titles of its numbered items."""
    if len(titles) < _LEAST_HEADINGS:
        return []
    sizes = {round(title.block.size) for title in titles}
    edge = max(title.block.left for title in titles) + _SAME_EDGE
    return [
        Title(block, None, len(block.text), "item.ceremony", 0.7)
        for block in blocks
        if block.is_heading and block.bold and not block.marker and not block.cell and block.left <= edge
        if round(block.size) in sizes and cues.opens(block.text, "item.ceremony")
    ]


def _is_title(text: str, cues: Cues) -> bool:
    letters = sum(c.isalpha() for c in text)
    if sum(c.isdigit() for c in text) > letters or not (text[:1].isalnum() or text[:1] in "“\"'‘"):
        return False
    long_enough = letters >= _LEAST_LETTERS or cues.has(text, "item.usual")
    return long_enough and not never_a_title(text, cues) and not cues.has(text, "exempt.mark")


def _best_set(found: list[tuple[Block, int]]) -> list[tuple[Block, int]]:
    """The headings of one size, or nearly, at one edge: the largest such set, of equal ones the larger type."""
    sizes = sorted({block.size for block, _ in found}, reverse=True)
    sets = (_at_left([each for each in found if abs(each[0].size - size) <= _SAME_SIZE]) for size in sizes)
    return max(sets, key=len, default=[])


def _at_left(found: list[tuple[Block, int]]) -> list[tuple[Block, int]]:
    edge = min(block.left for block, _ in found)
    return [(block, end) for block, end in found if block.left <= edge + _SAME_EDGE]


def _after_people(blocks: Sequence[Block], cues: Cues) -> int:
    """The index of the last block that opens a list of people, or of the first blocks of the paper."""
    people = [at for at, b in enumerate(blocks[:_HEAD_BLOCKS]) if not b.number and opens_people(b, cues)]
    untold = [blocks[at].index for at in people if not _told(blocks, at, cues)]
    listed = untold or [blocks[at].index for at in people if not blocks[at].is_heading and ":" in blocks[at].text]
    return listed[-1] if listed else blocks[min(2, len(blocks) - 1)].index if blocks else 0


def _told(blocks: Sequence[Block], at: int, cues: Cues) -> bool:
    """Whether apologies are told, as under the title of an item, rather than listed."""
    heading = blocks[at]
    if cues.opens(heading.text, "attendance.heading.apologies") and _is_told(heading.text, cues):
        return True
    if not cues.has(heading.text, "item.apologies") or at + 1 >= len(blocks):
        return False
    if cues.opens(blocks[at + 1].text, "item.usual"):
        return True
    below = next((b.text for b in blocks[at + 1 : at + 3] if not cues.has(b.text, "item.stated")), "")
    return _is_told(below, cues)


def _is_told(text: str, cues: Cues) -> bool:
    return text.endswith(".") and cues.has(text, "told.done", "attendance.told.apologies")
