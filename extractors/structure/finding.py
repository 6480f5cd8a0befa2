"""The structure of a paper, top-down: parts first, then each part's meeting, then its items."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.blocks import Block, find_blocks
from extractors.document import Document
from extractors.grids import Grid, find_grids
from extractors.headings import Heading, heading_paths
from extractors.results import AgendaItem, Meeting, Part
from extractors.structure.calendar import Calendar, calendar_of
from extractors.structure.cues import Cues
from extractors.structure.exempt import Paragraphs, exempt_blocks
from extractors.structure.items import FoundItem, find_titles, items_of
from extractors.structure.kinds import kind_of_paper
from extractors.structure.meetings import find_meeting
from extractors.structure.model import Context, Structure
from extractors.structure.parts import PlacedPart, find_parts, title_of_paper
from nlp_models import Reader

_MEETING_KINDS = {"agenda", "minutes", "action_log", "decision_notice"}
_WITH_ITEMS = {"agenda", "minutes", "decision_notice"}


@dataclass(frozen=True, slots=True)
class _Found:
    """What one part holds."""

    part: Part
    meeting: Meeting | None
    items: tuple[FoundItem, ...]
    exempt: frozenset[int]


def find_structure(document: Document, document_id: str, reader: Reader) -> Structure:
    """Find parts, meetings and items; `document_id` goes into the ids of the records."""
    cues = Cues(reader)
    blocks, grids = find_blocks(document), find_grids(document, reader)
    calendar = calendar_of(document.text, document.outline.created)
    found: list[_Found] = []
    private: dict[str, Paragraphs] = {}
    meetings: list[Meeting] = []
    placed = find_parts(document, blocks, cues)
    for each_part, mine in zip(placed, _by_part(placed, blocks), strict=True):
        part = each_part.part
        guarded = _guarded(part, private)
        each = _look_into(document, guarded, mine, _among(grids, mine), meetings, calendar, cues, document_id)
        meetings += [each.meeting] if each.meeting else []
        found.append(each)
        if part.kind == "agenda":
            private |= {
                i.record.number: i.record.exempt_paragraphs
                for i in each.items
                if i.record.number and not i.record.public
            }
    parts = tuple(each.part for each in found)
    items = tuple(item for each in found for item in each.items)
    exempt = frozenset(index for each in found for index in each.exempt)
    contexts = _contexts(document, blocks, parts, [each.first_block for each in placed], items, exempt)
    records = tuple(item.record for item in items)
    title = title_of_paper(document, parts, meetings)
    return Structure(
        document_id,
        document,
        blocks,
        grids,
        contexts,
        parts,
        tuple(meetings),
        records,
        kind_of_paper(parts),
        title,
        calendar,
    )


def _guarded(part: Part, private: dict[str, Paragraphs]) -> Part:
    """The part, exempt where the agenda says that its item is."""
    if part.public and part.item in private:
        return part.model_copy(update={"public": False, "exempt_paragraphs": private[part.item]})
    return part


def _look_into(
    document: Document,
    part: Part,
    mine: Sequence[Block],
    tables: Sequence[Grid],
    before: Sequence[Meeting],
    calendar: Calendar,
    cues: Cues,
    document_id: str,
) -> _Found:
    """The meeting and the items of one part; `before` are the meetings of the parts before it."""
    meeting = None
    if part.kind in _MEETING_KINDS:
        last = before[-1] if before and part.kind in {"agenda", "minutes"} else None
        meeting = find_meeting(document, part, mine, cues, document_id, calendar=calendar, before=last)
    placed = part.model_copy(update={"meeting": len(before) if meeting else None})
    if part.kind not in _WITH_ITEMS:
        return _Found(placed, meeting, (), frozenset())
    titles = find_titles(placed, mine, tables, cues)
    exempt = exempt_blocks(mine, titles, cues) if part.public else {}
    items = items_of(document, placed, mine, titles, exempt, cues, document_id)
    return _Found(placed, meeting, tuple(items), frozenset(exempt))


def _by_part(placed: Sequence[PlacedPart], blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The blocks of each part."""
    firsts = [each.first_block for each in placed]
    starts = [first if first >= 0 else _next(firsts, at, len(blocks)) for at, first in enumerate(firsts)]
    return [blocks[low:high] for low, high in pairwise([*starts, len(blocks)])]


def _next(firsts: Sequence[int], at: int, end: int) -> int:
    """Where the first part after one without blocks begins."""
    return next((first for first in firsts[at:] if first >= 0), end)


def _among(grids: Sequence[Grid], blocks: Sequence[Block]) -> list[Grid]:
    """The tables that begin among a part's blocks."""
    if not blocks:
        return []
    return [grid for grid in grids if blocks[0].start <= grid.rows[0].start < blocks[-1].end]


def _contexts(
    document: Document,
    blocks: Sequence[Block],
    parts: Sequence[Part],
    firsts: Sequence[int],
    items: Sequence[FoundItem],
    exempt: frozenset[int],
) -> tuple[Context, ...]:
    paths = heading_paths(blocks, document, [each.first_page for each in parts])
    starts = [first if first >= 0 else _next(firsts, at, len(blocks)) for at, first in enumerate(firsts)]
    opens = {found.block: (index, found) for index, found in enumerate(items)}
    contexts: list[Context] = []
    part, item, opened_at = 0, None, -1
    for block, path in zip(blocks, paths, strict=True):
        here = max(bisect_right(starts, block.index) - 1, 0)
        if here != part:
            part, item = here, None
        opened = opens.get(block.index)
        if opened:
            item, opened_at = opened[0], block.index
        public = parts[part].public and block.index not in exempt
        texts = _texts(path, items[item].record if item is not None else None, opened_at)
        body = opened[1].body if opened else 0
        contexts.append(Context(part, parts[part].meeting, item, texts, public, opened is not None, body))
    return tuple(contexts)


def _texts(path: Sequence[Heading], item: AgendaItem | None, opened_at: int) -> tuple[str, ...]:
    """The headings above a block; under an item its title stands first, then those that follow it."""
    if item is None:
        return tuple(heading.text for heading in path)
    return (_heading(item), *(heading.text for heading in path if heading.block > opened_at))


def _heading(item: AgendaItem) -> str:
    return f"{item.number} {item.title}" if item.number else item.title
