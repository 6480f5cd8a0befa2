"""The papers within a pack.

A new part begins, in this order of trust: at a page stamped "Agenda Item N" (each run of pages with one stamp is a
part), at a page to which a bookmark of a pack leads, at a page whose head names minutes and lists who was there, at a
page that opens a second agenda or that is addressed like a report, at a title after a blank page, at the heading of an
appendix, and where the running heads begin or cease to say that the pages are exempt. Within a page another meeting
begins a part of its own (`meetings_within`). A paper without such signs is one part.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from extractors.blocks import Block
from extractors.document import Document
from extractors.results import Meeting, Part
from extractors.structure.bodies import body_names
from extractors.structure.cues import Cues
from extractors.structure.enclosures import appendix_of, item_of, marked_pages
from extractors.structure.exempt import head_mark, is_mark
from extractors.structure.heads import labelled
from extractors.structure.kinds import (
    HEAD_BLOCKS,
    LONGEST_MARKING,
    is_addressed,
    kind_of,
    lists_people_present,
)
from extractors.structure.sharing import meetings_within
from extractors.structure.standing import standing_of
from nlp_models.dates import find_dates

_LONGEST_NAMING = 250  # characters of a block that names a meeting
_NAMING_BLOCKS = 5  # blocks of a page that name the minutes which begin there
_LEAST_ITEMS = 3  # numbers on the pages before, without which a second agenda is the first one's own
_LONGEST_TITLE = 200
_STANDS_OUT = 1.15  # of the usual size, from which type is large enough to be a title without being bold
_LONGEST_BLANK = 70  # characters of "This page is intentionally left blank"


@dataclass(frozen=True, slots=True)
class _Pages:
    """The blocks of a paper by page, and the stamps and running heads of its pages."""

    blocks: Mapping[int, Sequence[Block]]
    stamps: Mapping[int, str]
    furniture: Mapping[int, Sequence[str]]
    blank: frozenset[int]
    marked: Mapping[int, str | None]
    count: int

    def head(self, page: int) -> Sequence[Block]:
        return self.blocks.get(page, ())[:HEAD_BLOCKS]


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part with the index of the first block that is not before it; two parts may share a page."""

    part: Part
    first_block: int


def find_parts(document: Document, blocks: Sequence[Block], cues: Cues) -> tuple[PlacedPart, ...]:
    """The parts in reading order; together they cover every page."""
    pages = _pages(document, blocks, cues)
    starts = _starts(pages, cues)
    ends = [*(first - 1 for first, _ in starts[1:]), pages.count]
    found: list[PlacedPart] = []
    for (first, stamp), last in zip(starts, ends, strict=True):
        found += _within(pages, first, last, stamp, cues)
    return tuple(found)


def _within(pages: _Pages, first: int, last: int, stamp: str | None, cues: Cues) -> list[PlacedPart]:
    """The part on some pages, or the parts where several meetings share these."""
    every = [b for p in range(first, last + 1) for b in pages.blocks.get(p, ())]
    mine = [block for block in every if block.page not in pages.blank]
    whole = _part(pages, mine, first, last, stamp, cues)
    begins = meetings_within(mine, cues) if whole.kind in {"agenda", "minutes"} else []
    if not begins:
        return [PlacedPart(whole, every[0].index if every else -1)]
    cuts = [0, *begins, len(mine)]
    found: list[PlacedPart] = []
    for low, high in pairwise(cuts):
        page = mine[low].page if low else first
        end = mine[high - 1].page if high < len(mine) else last
        found.append(PlacedPart(_part(pages, mine[low:high], page, end, stamp, cues), mine[low].index))
    return found


def _part(pages: _Pages, mine: Sequence[Block], first: int, last: int, stamp: str | None, cues: Cues) -> Part:
    kind = kind_of(mine, cues, stamped=stamp is not None)
    if kind == "other" and appendix_of(mine):
        kind = "report"
    of_meeting = kind in {"agenda", "minutes"}
    exempt = head_mark(mine[:HEAD_BLOCKS], pages.furniture.get(first, ()), cues, of_meeting=of_meeting)
    return Part(
        kind=kind,
        title=_title(mine, cues),
        first_page=first,
        last_page=last,
        item=stamp or (item_of(mine[:HEAD_BLOCKS]) if kind not in {"agenda", "minutes"} else None),
        public=exempt is None,
        exempt_paragraphs=exempt or (),
        standing=standing_of(mine, pages.furniture.get(first, ()), cues) if kind == "minutes" else None,
    )


def title_of_paper(document: Document, parts: Sequence[Part], meetings: Sequence[Meeting]) -> str:
    """The meeting and its date where the paper begins with one, else the first part's title."""
    if meetings and parts[0].meeting is not None:
        meeting = meetings[parts[0].meeting]
        return f"{meeting.body}, {meeting.date}" if meeting.date else meeting.body
    return parts[0].title or document.outline.title or "Untitled paper"


def _pages(document: Document, blocks: Sequence[Block], cues: Cues) -> _Pages:
    by_page: dict[int, list[Block]] = {}
    for block in blocks:
        by_page.setdefault(block.page, []).append(block)
    stamps: dict[int, str] = {}
    furniture: dict[int, list[str]] = {}
    for line in document.lines:
        page = document.pages[line.page - 1]
        upper_right = line.line.box[0] > page.width * 0.55 and line.line.box[3] < page.height * 0.3
        if not (line.line.furniture or upper_right):
            continue
        furniture.setdefault(line.page, []).append(line.text)
        if number := cues.group(line.text, "paper.stamp", "number"):
            stamps[line.page] = number
    short = (block for block in blocks if len(block.text) <= _LONGEST_BLANK)
    blank = frozenset(block.page for block in short if cues.has(block.text, "paper.blank_page"))
    of_pack = any(cues.has(b.text, "paper.agenda") for b in by_page.get(1, ())[:HEAD_BLOCKS])
    marked = marked_pages(document.outline.bookmarks, by_page) if of_pack else {}
    return _Pages(by_page, stamps, furniture, blank, marked, len(document.pages))


def _starts(pages: _Pages, cues: Cues) -> list[tuple[int, str | None]]:
    """First pages with their stamps."""
    starts: list[tuple[int, str | None]] = [(1, pages.stamps.get(1))]
    for page in range(2, pages.count + 1):
        stamp = pages.stamps.get(page)
        if stamp is not None and stamp != starts[-1][1]:
            starts.append((page, stamp))
        elif page in pages.marked:
            starts.append((page, pages.marked[page]))
        elif _opens_part(pages, starts[-1][0], page, cues):
            starts.append((page, None))
        elif _opens_appendix(pages, starts[-1][0], page):
            starts.append((page, starts[-1][1]))
    return starts


def _opens_appendix(pages: _Pages, first: int, page: int) -> bool:
    """Whether a page begins an appendix other than the one that it may be in."""
    name = appendix_of(pages.head(page))
    return name is not None and name != appendix_of(pages.head(first))


def _opens_part(pages: _Pages, first: int, page: int, cues: Cues) -> bool:
    head = pages.head(page)
    if not head:
        return False
    if page - 1 in pages.blank and _begins_with_title(head):
        return True
    if _runs_exempt(pages, page, cues) != _runs_exempt(pages, page - 1, cues):
        return True
    if _stamped_exempt(head, cues) and not _stamped_exempt(pages.head(page - 1), cues):
        return True
    if _opens_minutes(head, cues) or _opens_report(head, cues):
        return True
    items = sum(1 for p in range(first, page) for block in pages.blocks.get(p, ()) if block.number)
    return items >= _LEAST_ITEMS and (_begins_minutes_anew(head, cues) or _opens_agenda(head, cues))


def _begins_with_title(head: Sequence[Block]) -> bool:
    """Whether a page after a blank one begins with a title, as the papers of a pack do."""
    return head[0].is_heading or head[0].size > 1.3 * min(block.size for block in head)


def _runs_exempt(pages: _Pages, page: int, cues: Cues) -> bool:
    return head_mark((), pages.furniture.get(page, ()), cues, of_meeting=False) is not None


def _stamped_exempt(head: Sequence[Block], cues: Cues) -> bool:
    """Whether a page begins with the words that keep it from publication, and the paragraph that says why."""
    return any(is_mark(block, cues) and cues.has(block.text, "exempt.paragraphs") for block in head[:2])


def _opens_minutes(head: Sequence[Block], cues: Cues) -> bool:
    """Whether a page begins the minutes of a meeting: they are named at its top, and people present follow."""
    return bool(_naming_minutes(head, cues)) and lists_people_present(head, cues)


def _naming_minutes(head: Sequence[Block], cues: Cues) -> list[Block]:
    naming = [block for block in head[:_NAMING_BLOCKS] if len(block.text) < _LONGEST_NAMING and not block.number]
    return [block for block in naming if cues.has(block.text, "paper.minutes", "label.held")]


def _begins_minutes_anew(head: Sequence[Block], cues: Cues) -> bool:
    """Whether a page names minutes with the day on which a meeting was held, and its numbers begin with 1."""
    held = any(cues.has(b.text, "meeting.held") and _is_dated(b.text) for b in _naming_minutes(head, cues))
    first = next((block.number for block in head if block.number), None)
    return held and first is not None and re.fullmatch(r"\(?0?1[.)]?", first) is not None


def _is_dated(text: str) -> bool:
    return any(mention.precision == "day" for mention in find_dates(text))


def _opens_report(head: Sequence[Block], cues: Cues) -> bool:
    """Whether a page begins with the labels of a report."""
    return is_addressed(head[:8], cues) and not any(block.number for block in head[:2])


def _opens_agenda(head: Sequence[Block], cues: Cues) -> bool:
    """Whether a page begins an agenda: it names a body and an agenda."""
    naming = [block for block in head[:_NAMING_BLOCKS] if len(block.text) < _LONGEST_NAMING]
    set_off = [block for block in naming if block.bold or block.capitals]
    named = any(cues.has(block.text, "paper.agenda") for block in set_off)
    return named and any(body_names(block.text, cues) for block in set_off)


def _title(blocks: Sequence[Block], cues: Cues) -> str:
    """The title by its label, else the largest heading of the first page with what follows it in the same size."""
    if not blocks:
        return ""
    first_page = [b for b in blocks if b.page == blocks[0].page and any(c.isalpha() for c in b.text)][:HEAD_BLOCKS]
    if appendix_of(first_page):
        more = (
            first_page[1].text if appendix_of(first_page[:1]) == first_page[0].text.lower() and first_page[1:] else ""
        )
        return f"{first_page[0].text} {more}".strip()[:_LONGEST_TITLE]
    for value in labelled(first_page, "title", cues):
        return value.text[:_LONGEST_TITLE]
    before = list(takewhile(lambda block: not block.number, first_page))
    naming = [b for b in before if not cues.has(b.text, "paper.section", "paper.addressed", "exempt.mark")]
    naming = [b for b in naming if not _is_date(b.text)] or naming
    naming = [b for b in naming if b.cell is None] or naming
    title = _largest(naming or first_page)
    return " ".join(block.text for block in title)[:_LONGEST_TITLE]


def _is_date(text: str) -> bool:
    """Whether a line says a day and little else."""
    return sum(mention.end - mention.start for mention in find_dates(text)) * 2 > len(text)


def _largest(blocks: Sequence[Block]) -> list[Block]:
    """The first block of the largest type with the next in the same type; of headings, where all are of one size."""
    if not blocks:
        return []
    sizes = sorted(block.size for block in blocks)
    stands_out = sizes[-1] > _STANDS_OUT * sizes[len(sizes) // 2]
    chosen = [b for b in blocks if stands_out or b.bold or b.capitals] or list(blocks)
    size = max(block.size for block in chosen)
    at = next(i for i, block in enumerate(chosen) if block.size >= size * 0.98)
    title = [chosen[at]]
    for block in chosen[at + 1 : at + 2]:
        if block.size >= size * 0.98 and block.index == title[-1].index + 1 and len(block.text) < LONGEST_MARKING:
            title.append(block)
    return title
