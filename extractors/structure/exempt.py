"""Exempt matter: what the press and public may not see (Local Government Act 1972, Schedule 12A).

Inferred from, in this order: a mark at a part's head or in its running heads; a heading ("PART 2 - EXEMPT ITEMS")
under which all is exempt to the part's end or until the public comes back; the resolution to exclude the public, which
covers the items after its own; a mark in the title of an item, which covers that item. A mark that the next words take
back ("there were no exempt items") is none. A sentence that speaks of exempt matter marks nothing.
"""

import re
from collections.abc import Mapping, Sequence

from extractors.blocks import Block
from extractors.structure.cues import Cues
from extractors.structure.titles import Title

_LONGEST_MARK = 160  # characters of a heading; a stamp that cites its paragraph may be longer
_LONGEST_STAMP = 400
_NEAR = 3  # blocks after a mark that name its paragraphs, or take it back
_MARKS_ITEM = 4  # blocks of an item in which it says that it is exempt
_HEAD_MARKS = 4  # blocks at the head of an agenda or of minutes that can mark all of it

Paragraphs = tuple[int, ...]


def head_mark(
    head: Sequence[Block], furniture: Sequence[str], cues: Cues, *, of_meeting: bool
) -> Paragraphs | None:
    """The paragraphs named where a part's head or running head marks all of it as exempt; None where it is public.

    In an agenda or minutes (`of_meeting`) a heading further down marks a section only.
    """
    for at, block in enumerate(head[:_HEAD_MARKS] if of_meeting else head):
        of_appendix = bool(re.match(r"(?:appendix|annex)\b", block.text, re.IGNORECASE)) and at > 1
        if is_mark(block, cues) and not of_appendix and not _taken_back(head[at : at + _NEAR], cues):
            return _paragraphs(head[at : at + _NEAR], cues)
    for text in furniture:
        if cues.has(text, "exempt.mark") and not cues.has(text, "exempt.none"):
            return _numbers(text, cues)
    return None


def exempt_blocks(
    blocks: Sequence[Block], titles: Mapping[int, Title], cues: Cues
) -> dict[int, Paragraphs]:
    """The index of every exempt block of an agenda or of minutes, with the paragraphs named for it."""
    found: dict[int, Paragraphs] = {}
    section: Paragraphs | None = None
    item: Paragraphs | None = None
    to_come: Paragraphs | None = None
    for at, block in enumerate(blocks):
        if block.index in titles:
            section, to_come = (section if to_come is None else to_come), None
            item = _item_mark(blocks[at : at + _MARKS_ITEM], titles, cues)
        if section is not None and cues.has(block.text, "exempt.ended"):
            section = None
        if is_mark(block, cues, in_meeting=True) and not _taken_back(blocks[at : at + _NEAR], cues):
            section = _paragraphs([*blocks[max(at - 1, 0) : at], *blocks[at : at + _NEAR]], cues)
        elif _excludes(block, cues):
            to_come = to_come or _numbers(block.text, cues)
        exempt = item if section is None else section or item or ()
        if exempt is not None:
            found[block.index] = exempt
    return found


def is_mark(block: Block, cues: Cues, *, in_meeting: bool = False) -> bool:
    """Whether a block is a heading, a stamp or a status that makes what follows exempt."""
    text = block.text
    if in_meeting and cues.has(text, "exempt.part_two"):
        return True
    mark = cues.first(text, "exempt.mark")
    if mark is None or cues.has(text, "exempt.none"):
        return False
    if block.is_heading or block.capitals:
        return len(text) <= _LONGEST_MARK
    cites = bool(cues.spans(text, "exempt.paragraphs"))
    return mark.start == 0 and len(text) <= _LONGEST_STAMP and (cites or not text.endswith("."))


def _excludes(block: Block, cues: Cues) -> bool:
    return cues.has(block.text, "exempt.exclusion") and not cues.has(block.text, "exempt.none")


def _item_mark(blocks: Sequence[Block], titles: Mapping[int, Title], cues: Cues) -> Paragraphs | None:
    """The paragraphs of an item that is exempt by its title or by a line below it."""
    own = [blocks[0]]
    for block in blocks[1:]:
        if block.index in titles:
            break
        own.append(block)
    marked = any(cues.has(b.text, "exempt.title") for b in own if len(b.text) <= _LONGEST_MARK)
    return _paragraphs(own, cues) if marked else None


def _taken_back(blocks: Sequence[Block], cues: Cues) -> bool:
    return any(cues.has(block.text, "exempt.none") for block in blocks[1:])


def _paragraphs(blocks: Sequence[Block], cues: Cues) -> Paragraphs:
    return tuple(sorted({number for block in blocks for number in _numbers(block.text, cues)}))


def _numbers(text: str, cues: Cues) -> Paragraphs:
    """The paragraphs of Schedule 12A that a text names; a range is given in full."""
    named = [text[s.start : s.end] for label in ("numbers", "later") for s in cues.spans(text, f"exempt.paragraphs.{label}")]
    found: set[int] = set()
    for numbers in named:
        digits = [int(digit) for digit in re.findall(r"\d", numbers)]
        spans_range = len(digits) == 2 and re.search(r"-|–|to", numbers)
        found |= set(range(digits[0], digits[1] + 1)) if spans_range else set(digits)
    return tuple(sorted(found))
