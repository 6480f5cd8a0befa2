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


def head_mark(head: Sequence[Block], furniture: Sequence[str], cues: Cues, *, of_meeting: bool) -> Paragraphs | None:
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


def exempt_blocks(blocks: Sequence[Block], titles: Mapping[int, Title], cues: Cues) -> dict[int, Paragraphs]:
    """The index of every exempt block of an agenda or of minutes, with the paragraphs named for it."""
    found: dict[int, Paragraphs] = {}
    section: Paragraphs | None = None  # of a heading that makes all exempt
    excluded: Paragraphs | None = None  # of a resolution, which holds from the next item on
    item: Paragraphs | None = None
    for at, block in enumerate(blocks):
        near = blocks[at : at + _NEAR]
        if block.index in titles:
            section = excluded if section is None else section
            item = _item_mark(blocks[at : at + _MARKS_ITEM], titles, cues)
        if cues.has(block.text, "exempt.ended"):
            section = excluded = None
        if _opens_section(block, cues) and not _taken_back(near, cues):
            section = _paragraphs(near, cues) or excluded or ()
        elif _excludes(block, cues) and not _taken_back(near, cues):
            excluded = tuple(sorted({*(excluded or ()), *_numbers(block.text, cues)}))
        if section is not None or item is not None:
            found[block.index] = section or item or ()
    return found


def _opens_section(block: Block, cues: Cues) -> bool:
    """Whether a mark makes exempt all that follows, as a heading or by its words; else it speaks of its own item."""
    if not is_mark(block, cues, in_meeting=True):
        return False
    return block.is_heading or block.capitals or cues.has(block.text, "exempt.section")


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
    """Whether a block sends the public out, and does not tell that they came back."""
    spans = cues.spans(block.text, "exempt.exclusion")
    ended = cues.spans(block.text, "exempt.ended")
    back = bool(spans and ended) and ended[-1].start > spans[-1].start
    return bool(spans) and not back and not cues.has(block.text, "exempt.none")


def _item_mark(blocks: Sequence[Block], titles: Mapping[int, Title], cues: Cues) -> Paragraphs | None:
    """The paragraphs of an item that is exempt by its title or by a line below it."""
    own = [blocks[0]]
    for block in blocks[1:]:
        if block.index in titles or _opens_section(block, cues):
            break
        own.append(block)
    short = [block for block in own if len(block.text) <= _LONGEST_STAMP]
    marked = cues.has(own[0].text, "exempt.title") or any(
        cues.has(block.text, "exempt.title") or is_mark(block, cues) for block in short[1:]
    )
    return _paragraphs(own, cues) if marked else None


def _taken_back(blocks: Sequence[Block], cues: Cues) -> bool:
    return any(cues.has(block.text, "exempt.none") for block in blocks[1:])


def _paragraphs(blocks: Sequence[Block], cues: Cues) -> Paragraphs:
    return tuple(sorted({number for block in blocks for number in _numbers(block.text, cues)}))


def _numbers(text: str, cues: Cues) -> Paragraphs:
    """The paragraphs of Schedule 12A that a text names; a range is given in full."""
    named = [
        text[s.start : s.end] for label in ("numbers", "later") for s in cues.spans(text, f"exempt.paragraphs.{label}")
    ]
    found: set[int] = set()
    for numbers in named:
        digits = [int(digit) for digit in re.findall(r"\d", numbers)]
        spans_range = len(digits) == 2 and re.search(r"-|–|to", numbers)
        found |= set(range(digits[0], digits[1] + 1)) if spans_range else set(digits)
    return tuple(sorted(found))
