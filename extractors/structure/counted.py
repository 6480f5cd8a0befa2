"""Blocks that a number counts, however it is printed: as a list marker, before the words, or on the line above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.blocks import Block
from extractors.markers import Marker
from extractors.structure.cues import Cues
from extractors.structure.titles import (
    Title,
    first_sentence,
    leads,
    never_a_title,
    run_in_title,
    run_on_title,
    shouted_title,
    tail_of,
    title_goes_on,
)

_MARKED = re.compile(
    r"^(?:\d{1,4}(?:[./]\d{1,3}){0,3}|\d{4}-\d{2,4}\s?\(\d+\)|\d{1,2}-?[A-Z](?:-[ivx]+)?|\d{1,2}[a-z]|\d{1,2}\.[IVX]{1,5}|[A-Z]{1,3}/?\d{1,3}(?:\.\d+)?)$"
)
_BRACKETED = re.compile(r"^\(?(\d{1,3})\)$")
_CLOCK = re.compile(r"^\d{1,2}[.:][0-5]\d$")  # the hour before an item's number: "10.05 2. Minutes"
_AFTER_CLOCK = re.compile(r"^(\d{1,2})[.)]\s+(?=\S)")
_PART_LETTER = re.compile(r"^\(?([a-z]|[ivx]{1,5})\)?$")
_LETTERED = re.compile(r"^(?:[A-Z]|[IVX]{1,6})$")
# It must read "AV/25/43 Finance", "HWB-12/3: Plan", "TB(5)5 data", "C.12/24 Budget".
# It must not read "A40 bypass", "COVID-19 update".
_CODE = (
    r"(?=[^\s]{4,16}(?:[\s:]|$))[A-Z]{1,6}(?:\(\d{1,3}\)\d{1,3}(?:\.[ivx]{1,4})?|[/.-]?\d{1,4}(?:[/.-]\d{1,4}){1,2})"
)
# It must read "Item 4 - Budget", "Minute 14/25: Budget", "No. 4 Budget", "12 - Budget", "M3. Budget", "24-045 Budget".
_PREFIX = re.compile(
    rf"""^(?:
        (?:(?:Agenda\s)?Item|(?:AGENDA\s)?ITEM|Minute|MINUTE|Min\.?)\s(?:[Nn][Oo]\.?\s?|[Rr]ef\.?:?\s?|[Nn]umber\s)?
            (?P<named>[A-Z]{{0,4}}/?\d[\w./]{{0,9}}?)\s?(?:[-–:.]|(?=\s[A-Z]))
      | (?:No|NO|Nr)\.?\s?(?P<no>\d{{1,3}})[.:]?
      | (?P<code>{_CODE}|[A-Z]{{1,6}}\s\d{{1,4}}/\d{{2,4}})[.:]?(?:\s?[-–])?
      | (?P<short>[A-Z]{{1,3}}\d{{1,3}})[.:]
      | (?P<pair>\d{{2,4}}-\d{{2,3}})[.:]?
      | (?P<plain>\d{{1,3}}[a-z]?)(?:\s?[-–:])?
    )\s+(?=[^\W\d_]|["“'‘£\d])(?P<title>\S.*)$""",
    re.VERBOSE | re.DOTALL,
)
_MAY_COUNT = re.compile(r"[A-Z\d][^\d]{0,20}\d|\d")
_ALONE = re.compile(
    rf"^(?:(?:(?:agenda\s)?item|minute)\s(?:no\.?\s|ref\.?:?\s)?)?(?P<number>\d{{1,4}}(?:[./]\d{{1,4}}){{0,3}}|\d{{1,2}}-[A-Z](?=[.:)\s]|$)|{_CODE})(?:\s\d{{4}}-\d{{2,5}})?[.:)]?$",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?i)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s\d{4}")
_PART = re.compile(r"^\d{1,2}-[A-Z]$")
OPEN_FORMS = frozenset({"code", "short", "pair", "plain", "no", "named", "above", "bracketed"})
"""Ways to stand for a number that other words share, so that a series of them must count up."""
_SAME_EDGE = 14.0  # points: numbers of one series begin within this
_LONGEST_BOLD = 600  # characters of a numbered title in bold: a resolution by its name
_LONGEST_PART = 330  # characters of the title of an item's part
_FAR = 3.0  # of the font size: a title stands within this below the number that counts it


@dataclass(frozen=True, slots=True)
class Counted:
    """A block with the number that counts it.

    `view` is the block as it reads without the number, which takes up its first `start` characters. `how` tells where
    the number stands.
    """

    block: Block
    view: Block
    number: str
    start: int
    how: str

    @property
    def emphatic(self) -> bool:
        """Whether its title is set off by weight or capitals."""
        return self.view.bold or self.view.title > 0 or self.view.capitals


def counted_blocks(blocks: Sequence[Block]) -> list[Counted]:
    """Every block that a number, a letter or a code counts, in reading order."""
    above = _numbered_above(blocks)
    return [found for block in blocks if (found := above.get(block.index) or _counted(block))]


def _counted(block: Block) -> Counted | None:
    if block.number:
        inner = _AFTER_CLOCK.match(block.text) if _CLOCK.match(block.number) else None
        if inner:
            return Counted(block, _without(block, inner.end()), inner[1], inner.end(), "marked")
        bracketed = _BRACKETED.match(block.number)
        if bracketed:
            return Counted(block, block, bracketed[1], 0, "bracketed")
        if _MARKED.match(block.number):
            return Counted(block, block, block.number, 0, "marked")
        if _LETTERED.match(block.number):
            return Counted(block, block, block.number, 0, "lettered")
        part = _PART_LETTER.match(block.number)
        return Counted(block, block, part[1], 0, "part") if part else None
    found = None if block.marker or not _MAY_COUNT.match(block.text) else _PREFIX.match(block.text)
    if found is None or _MONTH.match(found["title"]):
        return None
    how = str(found.lastgroup and next(group for group in _HOW if found[group]))
    return Counted(block, _without(block, found.start("title")), str(found[how]).rstrip("."), found.start("title"), how)


_HOW = ("named", "no", "code", "short", "pair", "plain")


def _without(block: Block, start: int) -> Block:
    """The block as it reads after its first characters, which count it."""
    length = block.folded.origins[start] - block.lines[0].start
    folded = block.folded.cut(start, len(block.text))
    return replace(block, folded=folded, title=max(block.title - start, 0), marker=Marker("", max(length, 0)))


def _numbered_above(blocks: Sequence[Block]) -> dict[int, Counted]:
    """The titles whose number stands on the line above them, by their index."""
    found: dict[int, Counted] = {}
    for number, title in pairwise(blocks):
        alone = _ALONE.match(number.text) if not (number.marker or title.marker) and len(number.text) < 30 else None
        if alone is None or number.cell != title.cell or number.page != title.page:
            continue
        gap = title.lines[0].line.box[1] - number.lines[-1].line.box[3]
        if -2 * title.size < gap < _FAR * title.size and any(c.isalpha() for c in title.text):
            printed = alone["number"].rstrip(".")
            found[title.index] = Counted(title, title, printed, 0, "marked" if _PART.match(printed) else "above")
    return found


def title_of(each: Counted, cues: Cues, *, agenda: bool) -> Title | None:
    """The title of the item that a block is, without its number; None where its words title nothing."""
    of_parts = _of_parts(each.number) and len(each.view.text) <= _LONGEST_PART
    end = 0 if agenda else shouted_title(each.view, cues)
    end = end or run_in_title(each.view, cues) or first_sentence(each.view, cues, asks=agenda or of_parts)
    end = end or (0 if agenda else run_on_title(each.view, cues))
    whole = of_parts and not cues.has(each.view.text[end:], "told.done", "item.sentence")
    goes_on = agenda and title_goes_on(each.view.text, end)
    named = each.view.bold and not end and len(each.view.text) <= _LONGEST_BOLD and each.view.text[-1] not in ".;:,"
    end = len(each.view.text) if whole or named or goes_on else end
    if not end or (each.how in OPEN_FORMS and never_a_title(each.view.text[:end], cues)):
        return None
    tail = tail_of(each.view)
    rule = "item.numbered" if each.how in {"marked", "lettered"} else "item.coded"
    presenter = leads(tail[1]) if tail else None
    return Title(each.block, each.number, each.start + end, rule, 0.9, presenter, start=each.start)


def _of_parts(number: str) -> bool:
    """Whether a number counts the parts of an item ("7-A"), whose titles may be whole sentences."""
    return re.fullmatch(r"\d{1,2}-[A-Z]|\d{1,2}\.[IVX]+", number) is not None


def mostly_emphatic(members: Sequence[Counted]) -> bool:
    """Whether weight or capitals set off most of a series."""
    return sum(each.emphatic for each in members) * 2 > len(members)


def edge_of(block: Block) -> int:
    """The left edge of a block in steps within which the numbers of one series begin."""
    return round(block.left / _SAME_EDGE)
