"""Agenda items and items of minutes.

Inferred from, in this order of trust: lines "(Item 4)" under a title; the rows of an agenda table; numbered titles
that share a left edge and a form of number, where most of them look like titles; and, in minutes that number nothing
but paragraphs, bold headings at the left edge, or the bullets of a list of business. Numbers inside an item (clauses,
numbered paragraphs) are no items.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.blocks import Block
from extractors.document import Document
from extractors.folding import Folded
from extractors.grids import Grid
from extractors.results import AgendaItem, Part
from extractors.structure.agenda_tables import header_blocks, other_tables, table_titles
from extractors.structure.bulleted import bulleted_titles
from extractors.structure.cues import Cues
from extractors.structure.exempt import Paragraphs
from extractors.structure.headed import ceremonies, headed_titles, headings_like, usual_titles
from extractors.structure.model import record_id
from extractors.structure.numbered import numbered_titles
from extractors.structure.purposes import presenter_at_end, presenter_below, presenter_told, purpose_below, purpose_of
from extractors.structure.titles import Title
from extractors.structure.wrapping import right_edge, words_of_title

_LEAST_HEADINGS = 3  # titles that make a list of items
_STEP = 5.0  # points: numbers of items stand this much farther left than the titles in the rows of a table
_LONGEST_STATED = 250  # characters of a title above "(Item 4)"
_OPENING_BLOCKS = 3  # blocks of a minute in which somebody opens the item
_LASTS = re.compile(r"\s\(\d{1,3}\s?min(?:ute)?s?\.?\)$")  # how long an item is to take, behind its title
_LONGEST_DETAILS = 8  # blocks of an agenda item that may state its purpose


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item with the index of the block that holds its title, and where the block's running text begins."""

    record: AgendaItem
    block: int
    body: int


def find_titles(part: Part, blocks: Sequence[Block], grids: Sequence[Grid], cues: Cues) -> dict[int, Title]:
    """The titles of the items of an agenda or of minutes, by the index of their block."""
    return {title.block.index: title for title in _titles(part, blocks, grids, cues)}


def items_of(
    document: Document,
    part: Part,
    blocks: Sequence[Block],
    titles: dict[int, Title],
    exempt: dict[int, Paragraphs],
    cues: Cues,
    document_id: str,
) -> list[FoundItem]:
    """The items in reading order; `exempt` holds the blocks that are not public."""
    places = [at for at, block in enumerate(blocks) if block.index in titles]
    right = right_edge(titles.values())
    found: list[FoundItem] = []
    for at, after in itertools.pairwise([*places, len(blocks)]):
        title = titles[blocks[at].index]
        details = blocks[at + 1 : min(after, at + 1 + _LONGEST_DETAILS)]
        words = words_of_title(title, details, right) if part.kind == "agenda" else _words(title)
        record = _item(document, part, title, words, details, exempt.get(title.block.index), cues, document_id)
        found.append(FoundItem(record, title.block.index, title.body))
    return found


def _words(title: Title) -> Folded:
    return title.block.folded.cut(title.start, title.end)


def _item(
    document: Document,
    part: Part,
    title: Title,
    folded: Folded,
    details: Sequence[Block],
    exempt: Paragraphs | None,
    cues: Cues,
    document_id: str,
) -> AgendaItem:
    start = folded.origins[0]
    printed, stated = folded.text, purpose_of(folded.text, cues)
    if pages := cues.first(printed, "item.pages"):
        printed = f"{printed[: pages.start].rstrip()} {printed[pages.end :].lstrip()}".strip()
    if stated and stated[1] == 0:
        stated = None
    if stated and stated[1] < len(printed) and re.match(r"\s?[(\[–-]", folded.text[stated[1] :]):
        printed = printed[: stated[1]]
    led = None if title.presenter else presenter_at_end(printed)
    printed = _LASTS.sub("", printed[: led[1]] if led else printed)
    public = part.public and exempt is None
    return AgendaItem(
        id=record_id(document_id, "agenda_item", str(start)),
        confidence=title.confidence,
        evidence=document.evidence_of(folded.origins, f"rule:{title.rule}"),
        page=title.block.page,
        number=_bare_number(title.number),
        title=re.sub(r"\s+\.$", "", printed.strip(" :–-")) or folded.text,
        purpose=title.purpose or (stated[0] if stated else purpose_below(details, cues)),
        presenter=title.presenter or (led[0] if led else None) or _presenter(part, title, details, cues),
        public=public,
        exempt_paragraphs=() if public else exempt or part.exempt_paragraphs,
        meeting=part.meeting,
    )


def _presenter(part: Part, title: Title, details: Sequence[Block], cues: Cues) -> str | None:
    if part.kind == "agenda":
        return presenter_below(details, cues)
    body = title.block.text[title.body :].lstrip(" :–-") if title.body else ""
    told = [block.text for block in details if not cues.has(block.text, "item.stated")]
    return presenter_told([body, *told][:_OPENING_BLOCKS], cues)


def _bare_number(number: str | None) -> str | None:
    """The number without the bracket that closes it: "8)" is 8."""
    return re.sub(r"^\(?([^()]+)\)$", r"\1", number) if number else None


def _titles(part: Part, blocks: Sequence[Block], grids: Sequence[Grid], cues: Cues) -> list[Title]:
    no_items = other_tables(grids, cues)
    titling = header_blocks(blocks, grids, no_items)
    blocks = [block for block in blocks if block.index not in titling]
    stated = _stated_titles(blocks, cues)
    if len(stated) >= _LEAST_HEADINGS:
        return _merge(stated, headings_like(stated, blocks, cues))
    tabled = table_titles(blocks, grids, cues, with_presenters=part.kind != "minutes")
    if part.kind == "decision_notice":
        return [replace(title, presenter=None) for title in tabled if title.number]
    outside = [b for b in blocks if b.cell is None or (b.page, b.cell.table) not in no_items]
    numbered = _not_within(tabled, numbered_titles(outside, cues, agenda=part.kind == "agenda"))
    told_in_rows = tabled and tabled[-1].block.page > blocks[0].page
    if part.kind != "minutes" or told_in_rows:
        found = _merge(tabled, numbered)
        return _with_usual(found, blocks, cues, agenda=part.kind == "agenda")
    headed = headed_titles(blocks, cues, no_items)
    headed = _with_usual(headed, blocks, cues, agenda=False)
    parts_of_items = [title for title in numbered if not _is_top_level(title)]
    if headed and len(numbered) - len(parts_of_items) < max(_LEAST_HEADINGS, len(headed) / 2):
        found = _merge(_merge(tabled, parts_of_items), headed)
    else:
        found = _merge(tabled, numbered)
    if len(found) < _LEAST_HEADINGS and (bulleted := bulleted_titles(blocks, cues)):
        return bulleted
    return _merge(found, ceremonies(found, blocks, cues))


def _with_usual(found: list[Title], blocks: Sequence[Block], cues: Cues, *, agenda: bool) -> list[Title]:
    """Titles that are not numbered with the plain lines beside them that title what stands in almost every agenda."""
    if any(title.number for title in found) or (agenda and found):
        return found
    return _merge(found, usual_titles(blocks, cues, agenda=agenda, least=1 if found else _LEAST_HEADINGS))


def _not_within(tabled: list[Title], numbered: list[Title]) -> list[Title]:
    """The numbered titles without the lists inside the rows of a table of numbered items."""
    rows = [title for title in tabled if title.number]
    if len(rows) < _LEAST_HEADINGS:
        return numbered
    edge = min(title.block.left for title in rows)
    return [t for t in numbered if "." in (t.number or "") or t.block.left < edge - _STEP]


def _is_top_level(title: Title) -> bool:
    """Whether the number counts items rather than parts of one (7.1, 7.2)."""
    return not re.fullmatch(r"\d{1,2}\.\d{1,2}", title.number or "")


def _merge(first: list[Title], second: list[Title]) -> list[Title]:
    taken = {title.block.index for title in first}
    return sorted([*first, *(t for t in second if t.block.index not in taken)], key=lambda t: t.block.index)


def _stated_titles(blocks: Sequence[Block], cues: Cues) -> list[Title]:
    """Titles with "(Item 4)" on the line below; the printed number of the minute goes before the item's."""
    found = []
    for title, below in itertools.pairwise(blocks):
        number = cues.group(below.text, "item.stated", "number")
        if number and len(title.text) < _LONGEST_STATED:
            found.append(Title(title, title.number or number, len(title.text), "item.stated", 0.95))
    return found
