"""The structure of a paper, top-down: parts first, then each part's meeting, then its items."""

from extractors.blocks import Block, find_blocks
from extractors.document import Document
from extractors.grids import find_grids
from extractors.results import AgendaItem, Meeting, Part
from extractors.structure.items import FoundItem, find_items
from extractors.structure.meetings import find_meeting
from extractors.structure.model import Context, Structure
from extractors.structure.parts import find_parts, kind_of_paper, title_of_paper

_MEETING_KINDS = {"agenda", "minutes", "action_log", "decision_notice"}


def find_structure(document: Document, document_id: str) -> Structure:
    """Find parts, meetings and items; `document_id` goes into the ids of the records."""
    blocks, grids = find_blocks(document), find_grids(document)
    parts: list[Part] = []
    meetings: list[Meeting] = []
    found: list[FoundItem] = []
    for part in find_parts(document, blocks):
        mine = [block for block in blocks if part.first_page <= block.page <= part.last_page]
        meeting = find_meeting(document, part, mine, document_id) if part.kind in _MEETING_KINDS else None
        if meeting:
            meetings.append(meeting)
        parts.append(part.model_copy(update={"meeting": len(meetings) - 1 if meeting else None}))
        if part.kind in {"agenda", "minutes"}:
            found += find_items(document, parts[-1], mine, document_id)
    contexts = _contexts(blocks, parts, found)
    items = tuple(item.record for item in found)
    kind, title = kind_of_paper(parts), title_of_paper(document, parts, meetings)
    return Structure(document_id, document, blocks, grids, contexts, tuple(parts), tuple(meetings), items, kind, title)


def _contexts(blocks: tuple[Block, ...], parts: list[Part], items: list[FoundItem]) -> tuple[Context, ...]:
    contexts: list[Context] = []
    headings: list[tuple[float, str]] = []
    part, item = 0, None
    opens = {found.block: (index, found) for index, found in enumerate(items)}
    for block in blocks:
        while part + 1 < len(parts) and block.page >= parts[part + 1].first_page:
            part, item, headings = part + 1, None, []
        opened = opens.get(block.index)
        if opened:
            item, found = opened
            headings = [(float("inf"), _heading(found.record))]
        elif block.is_heading:
            headings = [h for h in headings if h[0] > block.size * (1.05 if block.bold else 1.0)]
            headings.append((block.size, block.text))
        public = parts[part].public and (item is None or items[item].record.public)
        texts = tuple(text for _, text in headings)
        body = opened[1].body if opened else 0
        contexts.append(Context(part, parts[part].meeting, item, texts, public, opened is not None, body))
    return tuple(contexts)


def _heading(item: AgendaItem) -> str:
    return f"{item.number} {item.title}" if item.number else item.title
