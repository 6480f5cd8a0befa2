"""The numbered clauses of resolutions: lists that begin anew after words which lead them in, and so count no items."""

import re
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.structure.cues import Cues

_LONGEST_LEAD = 220  # characters of a block that leads a list in, after which no more than its last words count
_APART = 6  # blocks between two clauses of one list
_NUMBER = re.compile(r"^\(?(\d{1,2})\)?$")
_LIKE_TITLE = re.compile(r"^(?!That\b|To\b|The\b)[A-Z][^.;]{2,70}$")


def clauses_of(blocks: Sequence[Block], cues: Cues) -> frozenset[int]:
    """The indexes of the blocks numbered 1, 2, 3 after a lead-in such as "RESOLVED that" or "Decision:"."""
    found: set[int] = set()
    counts: dict[str, int] = {}
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if at + 1 < len(blocks) and _count(blocks[at + 1]) == 1 and _leads_in(block, cues):
            form = _form(blocks[at + 1])
            clauses = _list_from(blocks, at + 1, form, counts.get(form, 0) + 1)
            found.update(blocks[each].index for each in clauses)
            at = clauses[-1] + 1
            continue
        if number := _count(block):
            counts[_form(block)] = number
        at += 1
    return frozenset(found)


def _list_from(blocks: Sequence[Block], first: int, form: str, outer: int) -> list[int]:
    """The places of a list's clauses; `outer` is the number that the next item would have."""
    members, wanted = [first], 2
    for at in range(first + 1, len(blocks)):
        block = blocks[at]
        if at - members[-1] > _APART or (block.is_heading and block.bold and not blocks[first].bold):
            break
        number = _count(block)
        if number is None or _form(block) != form:
            continue
        if number != wanted or (number == outer and _LIKE_TITLE.match(block.text)):
            break
        members.append(at)
        wanted += 1
    return members


def _leads_in(block: Block, cues: Cues) -> bool:
    """Whether the last words of a block lead in a list of what was resolved or is recommended."""
    return cues.has(block.text[-_LONGEST_LEAD:], "item.resolves")


def _count(block: Block) -> int | None:
    found = _NUMBER.match(block.number) if block.number else None
    return int(found[1]) if found else None


def _form(block: Block) -> str:
    return re.sub(r"\d+", "n", block.number or "")
