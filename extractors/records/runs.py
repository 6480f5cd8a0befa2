"""Blocks joined to runs: a paragraph with the list that hangs on it, as one statement or one ask is printed.

Joined are, in this order: a paragraph that an indent or a change of type broke in mid-sentence; the rest of a quotation
that a motion opens; the list items after a lead-in ("RESOLVED that:", "Members are asked to"), also where they carry
no marker but each begins alike. A run never leaves its part or its table cell, and begins anew with every item.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from extractors.blocks import Block
from extractors.folding import Folded, join
from extractors.structure import Context, Structure

_LONGEST_QUOTATION = 60  # blocks: a quotation that never closes is a slip of the pen
_STEP = 4.0  # points: list items begin at least this much further in than a numbered lead-in
_OUTDENT = 6.0  # points: items of one list begin within this of the first
_TAIL = (
    64  # characters at a text's end, more than all that it may end with: to search the whole takes ten times as long
)
_OPEN_END = re.compile(r"[^.!?:;”\"]$")
# What no line of a list ends with: "proposed by Cllr", "agreed that the".
_DANGLING = re.compile(
    r"\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|the|of|by|a|an|for|with|from|in|proposed|seconded|second|Member|Commissioner)\.?$"
)
_LEADS_IN = re.compile(
    r"(?:[:;]|[:]?\s?[-–—]|:\s\([^()]{1,30}\))$"
    r"|\b(?:that|to|and|as follows|the following|following|resolved|recommended|agreed|council"
    r"|cabinet|committee|board)[.:]?$",
    re.IGNORECASE,
)
_OPENS_LIST = re.compile(r"(?:[:;–—-]|:\s\([^()]{1,30}\))$|\b(?:that|to|following|resolved)$", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:resolve[sd]?|agree[sd]?|decided|decides|approve[sd]?|recommend\w*|asked|requested|invited|motion|amendment|minded|proposed)\b[^.!?]{0,160}$",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"^(?:it was )?(?:unanimously )?(?:resolved|ordered|decided|agreed)(?: unanimously)?(?: that)?\s?[:–-]?$",
    re.IGNORECASE,
)
_CLAUSE_HEAD = re.compile(r"^[“\"']?(?:[A-Z]{4,}\b|That\b|To\b|And\b)")


@dataclass(frozen=True)
class Run:
    """A lead paragraph and the clauses that hang on it; `context` is that of its first block."""

    lead: Folded
    clauses: tuple[Folded, ...]
    blocks: tuple[Block, ...]
    context: Context

    @cached_property
    def whole(self) -> Folded:
        """Lead and clauses as one text."""
        return join((self.lead, *self.clauses))


def find_runs(structure: Structure, blocks: Iterable[Block]) -> tuple[Run, ...]:
    """The runs of some blocks of a paper in reading order; every block is in exactly one run."""
    rights = structure.right_margins
    runs: list[Run] = []
    pending: list[Block] = []
    lead = 0
    for block in blocks:
        if pending and _same_place(structure, pending[-1], block) and not _opens_item(structure, pending, block):
            if _goes_on(pending[-1], block, rights):
                lead += lead == len(pending)
                pending.append(block)
                continue
            if _hangs(pending, lead, block):
                lead += lead == len(pending) == 1 and block.marker is None and block.text.endswith(":")
                pending.append(block)
                continue
        if pending:
            runs.append(_run(structure, pending, lead))
        pending, lead = [block], 1
    if pending:
        runs.append(_run(structure, pending, lead))
    return tuple(runs)


def _run(structure: Structure, blocks: list[Block], lead: int) -> Run:
    return Run(
        join(block.folded for block in blocks[:lead]),
        tuple(_clauses(blocks[lead:])),
        tuple(blocks),
        structure.contexts[blocks[0].index],
    )


def _clauses(blocks: list[Block]) -> Iterator[Folded]:
    """One text a clause: a block without marker that begins in lower case belongs to the clause before."""
    held: list[Folded] = []
    for block in blocks:
        broken = held and _OPEN_END.search(held[-1].text[-_TAIL:]) and not _CLAUSE_HEAD.match(block.text)
        if held and block.marker is None and (block.text[:1].islower() or broken):
            held.append(block.folded)
            continue
        if held:
            yield join(held)
        held = [block.folded]
    if held:
        yield join(held)


def _same_place(structure: Structure, before: Block, block: Block) -> bool:
    same_part = structure.contexts[before.index].part == structure.contexts[block.index].part
    return same_part and before.cell == block.cell and block.page - before.last_page <= 1


def _opens_item(structure: Structure, pending: list[Block], block: Block) -> bool:
    if pending[-1].marker and block.marker and pending[-1].text.endswith((";", "; and", ", and")):
        return False  # the next clause of a list, numbered like an item
    return structure.contexts[block.index].opens_item and (block.is_heading or not _quoting(pending))


def _goes_on(before: Block, block: Block, rights: dict[int, float]) -> bool:
    """Whether an indent broke a paragraph: the next word is in lower case, or would not have fitted on the line."""
    if block.marker or not _OPEN_END.search(before.text[-_TAIL:]) or before.bold != block.bold:
        return False
    if block.text[:1].islower() or _DANGLING.search(before.text[-_TAIL:]):
        return True
    if not block.text[:1].isdigit() and before.last_page == block.page and abs(before.left - block.left) < block.size:
        return False
    last, first = before.lines[-1].line, block.lines[0].line.words[0]
    needed = first.box[2] - first.box[0] + 0.3 * last.size
    return before.cell is None and last.box[2] + needed >= rights[before.last_page]


def _hangs(pending: list[Block], lead: int, block: Block) -> bool:
    """Whether a block is a clause of the run."""
    if _quoting(pending):
        return block.left > pending[0].left + _STEP or _family(block) != _family(pending[0])
    first, last = pending[0], pending[-1]
    if block.bold and block.is_heading and not last.bold:
        return False
    if len(pending) == lead:
        if not _LEADS_IN.search(last.text[-_TAIL:]) or (block.is_heading and block.marker is None):
            return False
        if block.marker is not None:
            return first.marker is None or block.left > first.left + _STEP or _family(first) != _family(block)
        asks = _ALONE if last.is_heading else _ASKS
        return bool(asks.search(last.text)) and bool(_OPENS_LIST.search(last.text[-_TAIL:])) and not block.is_heading
    listed = pending[lead]
    if block.marker is not None and listed.marker is not None:
        deeper = block.left > first.left + _STEP or _family(block) != _family(first)
        return block.left >= listed.left - _OUTDENT and deeper
    if block.marker is None and listed.marker is None:
        alike = bool(_CLAUSE_HEAD.match(block.text)) and bool(_CLAUSE_HEAD.match(listed.text))
        return alike or last.text.endswith((";", "; and", ", and"))
    further_in = block.left >= listed.left + _STEP or last.text.endswith((";", "; and", "; or"))
    return block.marker is None and further_in and not block.is_heading


def _family(block: Block) -> str:
    """What a marker looks like: its letters and figures folded to one of each."""
    if block.marker is None:
        return ""
    return "•" if block.marker.bullet else re.sub(r"\d+", "1", re.sub(r"[a-z]+", "a", block.marker.text))


def _quoting(pending: list[Block]) -> bool:
    text = "".join(block.text for block in pending)
    return (
        len(pending) < _LONGEST_QUOTATION and text.count("“") > text.count("”") and bool(_ASKS.search(pending[0].text))
    )
