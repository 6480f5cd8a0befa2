"""Agenda items and items of minutes: numbered headings, run-in titles, rows of agenda tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.blocks import Block
from extractors.document import Document
from extractors.grids import Grid
from extractors.results import AgendaItem, Part, Purpose
from extractors.structure.model import record_id

_LONGEST_TITLE = 220  # characters
_ITEM_NUMBER = re.compile(r"^(?:\d{1,4}(?:[./]\d{1,3}){0,3}|\d{4}-\d{2,4}\s?\(\d+\)|\d{1,2}-[A-Z](?:-[ivx]+)?|[A-Z])$")
_RUN_IN = re.compile(r"^(?P<title>[A-Z][^:.]{2,110}?)\s*(?::-?|\s[-–]\s)")
_PURPOSES: tuple[tuple[Purpose, re.Pattern[str]], ...] = (
    ("decision", re.compile(r"\b(?:for\s+)?decision\b", re.I)),
    ("discussion", re.compile(r"\b(?:for\s+)?discussion\b", re.I)),
    ("approval", re.compile(r"\b(?:for\s+)?approval\b", re.I)),
    ("assurance", re.compile(r"\b(?:for\s+)?assurance\b", re.I)),
    ("noting", re.compile(r"\b(?:to|for)\s+not(?:e|ing)\b", re.I)),
    ("information", re.compile(r"\b(?:for\s+)?information\b", re.I)),
)


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item with the index of the block that holds its title, and where the block's running text begins."""

    record: AgendaItem
    block: int
    body: int


def find_items(
    document: Document, part: Part, blocks: Sequence[Block], grids: Sequence[Grid], document_id: str
) -> list[FoundItem]:
    """The items of an agenda or of minutes, in reading order."""
    del grids  # rows of agenda tables arrive as blocks of cells
    found = []
    for block, number, title_end in _titles(blocks):
        title = block.folded.cut(0, title_end)
        start, end = title.span(0, len(title.text))
        following = next((b for b in blocks if b.index == block.index + 1), None)
        found.append(
            FoundItem(
                AgendaItem(
                    id=record_id(document_id, "agenda_item", str(start)),
                    confidence=0.85 if number else 0.6,
                    evidence=document.evidence(start, end, "rule:item.heading"),
                    page=block.page,
                    number=number,
                    title=_without_purpose(title.text),
                    purpose=_purpose(title.text, following),
                    presenter=None,
                    meeting=part.meeting,
                ),
                block.index,
                title_end if title_end < len(block.text) else 0,
            )
        )
    return found


def _titles(blocks: Sequence[Block]) -> Iterator[tuple[Block, str | None, int]]:
    """Blocks that begin an item: the block, the number as printed, the length of the title."""
    numbered = [b for b in blocks if b.number and _ITEM_NUMBER.match(b.number)]
    run_in = sum(1 for b in numbered if not b.is_heading and (b.title or _RUN_IN.match(b.text))) > len(numbered) / 2
    bare: Block | None = None
    for block in blocks:
        if block.cell and re.fullmatch(r"\d{1,3}(?:\.\d+)*\.?", block.text):
            bare = block
            continue
        number = block.number
        if bare and block.cell and block.cell.row == bare.cell.row:  # type: ignore[union-attr]
            yield block, bare.text.rstrip("."), min(len(block.text), _LONGEST_TITLE)
            bare = None
        elif number and _ITEM_NUMBER.match(number):
            if block.is_heading or (block.bold and len(block.text) < _LONGEST_TITLE):
                yield block, number, len(block.text)
            elif block.title:
                yield block, number, block.title
            elif run_in and (match := _RUN_IN.match(block.text)):
                yield block, number, match.end("title")
            elif len(block.text) < 90 and not block.text.endswith("."):
                yield block, number, len(block.text)


def _purpose(title: str, following: Block | None) -> Purpose | None:
    bracketed = re.search(r"\(([^)]*)\)\s*:?$", title)
    texts = [bracketed.group(1)] if bracketed else []
    if following and len(following.text) < 40:
        texts.append(following.text)
    for text in texts:
        for purpose, pattern in _PURPOSES:
            if pattern.search(text):
                return purpose
    return None


def _without_purpose(title: str) -> str:
    cut = re.sub(r"\s*\((?:for\s+)?(?:decision|discussion|approval|assurance|noting|information|review)\)\s*:?$", "", title, flags=re.I)
    return cut.strip(" :–-")
