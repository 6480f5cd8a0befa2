"""Agenda items and items of minutes.

Inferred from, in this order of trust: lines "(Item 4)" under a title; the rows of an agenda table; numbered titles
that share a left edge and a form of number, where most of them look like titles; and, in minutes that number nothing
but paragraphs, bold headings at the left edge. Numbers inside an item (clauses, numbered paragraphs) are no items.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.blocks import Block
from extractors.document import Document
from extractors.results import AgendaItem, Part, Purpose
from extractors.structure.agenda_tables import table_titles
from extractors.structure.model import record_id
from extractors.structure.parts import exempt_paragraphs
from extractors.structure.titles import Title, run_in_title

_SAME_EDGE = 14.0  # points: numbers of one series begin within this
_LEAST_TITLES = 0.6  # share of a series that looks like titles
_LEAST_HEADINGS = 3  # unnumbered headings that make a list of items
_NEVER = re.compile(
    r"^(?:agenda|agenda items?(?:/discussion)?|present|apologies for absence:?$|attendees|officials|observers|members|officers|in attendance|"
    r"unrestricted items|exempt items|actions?(?:\s+\d+)?|item|description|due|owner|decision|resolved|background|note|signed|page \d+)\b[:\s]*$",
    re.IGNORECASE,
)
_ITEM_LINE = re.compile(r"^\(item\s+(?P<number>[\w.]{1,5})\)$", re.IGNORECASE)
_ITEM_NUMBER = re.compile(
    r"^(?:\d{1,4}(?:[./]\d{1,3}){0,3}|\d{4}-\d{2,4}\s?\(\d+\)|\d{1,2}-?[A-Z](?:-[ivx]+)?|[A-Z]{1,3}/?\d{1,3}(?:\.\d+)?)$"
)
_PURPOSES: tuple[tuple[Purpose, re.Pattern[str]], ...] = (
    ("decision", re.compile(r"\b(?:for\s+)?decision\b", re.IGNORECASE)),
    ("discussion", re.compile(r"\b(?:for\s+)?discussion\b", re.IGNORECASE)),
    ("approval", re.compile(r"\b(?:for\s+)?approv(?:al|e)\b", re.IGNORECASE)),
    ("assurance", re.compile(r"\b(?:for\s+)?assurance\b", re.IGNORECASE)),
    ("noting", re.compile(r"\b(?:to|for)\s+not(?:e|ing)\b", re.IGNORECASE)),
    ("information", re.compile(r"\b(?:for\s+)?information\b", re.IGNORECASE)),
)
_PURPOSE_AT_END = re.compile(
    r"\s*(?:[(\[–-]\s*)(?:for\s+)?(?:presentation\s+and\s+)?(?:decision|discussion|approval|assurance|noting|information|review|to note)\s*[)\]]?\s*:?\s*$",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\s*\(pages?\s+[\d\s–-]+\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item with the index of the block that holds its title, and where the block's running text begins."""

    record: AgendaItem
    block: int
    body: int


def find_items(document: Document, part: Part, blocks: Sequence[Block], document_id: str) -> list[FoundItem]:
    """The items of an agenda or of minutes, in reading order."""
    exempt: tuple[int, ...] | None = None if part.public else part.exempt_paragraphs
    titles = {title.block.index: title for title in _titles(part, blocks)}
    by_index = {block.index: block for block in blocks}
    found: list[FoundItem] = []
    for block in blocks:
        exempt = exempt if exempt is not None else exempt_paragraphs([block]) if block.is_heading else None
        if block.index in titles:
            following = by_index.get(block.index + 1)
            found.append(_item(document, part, titles[block.index], following, exempt, document_id))
    return found


def _item(
    document: Document,
    part: Part,
    title: Title,
    following: Block | None,
    exempt: tuple[int, ...] | None,
    document_id: str,
) -> FoundItem:
    folded = title.block.folded.cut(0, title.end)
    start, end = folded.span(0, len(folded.text))
    printed = _PURPOSE_AT_END.sub("", _PAGES.sub("", folded.text))
    record = AgendaItem(
        id=record_id(document_id, "agenda_item", str(start)),
        confidence=title.confidence,
        evidence=document.evidence(start, end, f"rule:{title.rule}"),
        page=title.block.page,
        number=title.number,
        title=printed.strip(" :–-") or folded.text,
        purpose=_purpose(folded.text, following),
        presenter=title.presenter,
        public=exempt is None,
        exempt_paragraphs=exempt or (),
        meeting=part.meeting,
    )
    return FoundItem(record, title.block.index, title.end if title.end < len(title.block.text) else 0)


def _titles(part: Part, blocks: Sequence[Block]) -> list[Title]:
    stated = _stated_titles(blocks)
    if len(stated) >= _LEAST_HEADINGS:
        return stated
    tabled = table_titles(blocks, with_presenters=part.kind == "agenda")
    numbered = _numbered_titles(blocks)
    told_in_rows = tabled and tabled[-1].block.page > blocks[0].page
    if part.kind != "minutes" or told_in_rows:
        return _merge(tabled, numbered)
    headed = _headed_titles(blocks)
    parts_of_items = [title for title in numbered if not _is_top_level(title)]
    if len(numbered) - len(parts_of_items) >= max(_LEAST_HEADINGS, len(headed) / 2):
        return _merge(tabled, numbered)
    return _merge(_merge(tabled, parts_of_items), headed) if headed else _merge(tabled, numbered)


def _is_top_level(title: Title) -> bool:
    """Whether the number counts items rather than parts of one (7.1, 7.2)."""
    return not re.fullmatch(r"\d{1,2}\.\d{1,2}", title.number or "")


def _merge(first: list[Title], second: list[Title]) -> list[Title]:
    taken = {title.block.index for title in first}
    return sorted([*first, *(t for t in second if t.block.index not in taken)], key=lambda t: t.block.index)


def _stated_titles(blocks: Sequence[Block]) -> list[Title]:
    """Titles with "(Item 4)" on the line below; the printed number of the minute goes before the item's."""
    found = []
    for title, below in itertools.pairwise(blocks):
        match = _ITEM_LINE.match(below.text)
        if match and len(title.text) < 250:
            found.append(Title(title, title.number or match["number"], len(title.text), "item.stated", 0.95))
    return found


def _numbered_titles(blocks: Sequence[Block]) -> list[Title]:
    """The series of numbers that stands farthest left and consists of titles, with the sub-items of its members."""
    series: dict[tuple[str, int, bool, bool], list[Block]] = defaultdict(list)
    for block in blocks:
        if block.number and _ITEM_NUMBER.match(block.number):
            stop = block.marker is not None and block.marker.stop
            series[_form(block.number), _edge(block), block.cell is not None, stop].append(block)
    accepted: list[Title] = []
    for (form, edge, _, _), members in sorted(series.items(), key=lambda each: (each[0][1], each[0][0])):
        titled = [(block, run_in_title(block)) for block in members]
        likely = [(block, end) for block, end in titled if end]
        nested = any(abs(_edge(title.block) - edge) > 1 and _form(title.number or "") == form for title in accepted)
        if len(likely) < _LEAST_TITLES * len(members) or nested:
            continue
        if "n" in form and _restarts(members):
            continue
        accepted += [Title(block, block.number, end, "item.numbered", 0.9) for block, end in likely]
    return sorted(accepted, key=lambda title: title.block.index)


def _edge(block: Block) -> int:
    return round(block.left / _SAME_EDGE)


def _form(number: str) -> str:
    """The form of a number: "22/11" is n/n, "7-A" is n-A, "2025-26 (38)" is n-n (n)."""
    return re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "n", number))


def _restarts(members: Sequence[Block]) -> bool:
    """Whether the numbers begin anew again and again, as clauses under items do."""
    if any(not (member.number or "").isdigit() for member in members):
        return False
    numbers = [int(member.number or 0) for member in members]
    steps_back = sum(1 for a, b in itertools.pairwise(numbers) if b <= a)
    emphatic = sum(1 for member in members if member.bold or member.title or member.capitals) * 2 > len(members)
    return steps_back > (1 if emphatic else 0) and (steps_back * 4 > len(numbers) or not emphatic)


def _headed_titles(blocks: Sequence[Block]) -> list[Title]:
    """Bold headings at one edge, after the list of people present, where they are enough to be a list of items."""
    first = _after_head(blocks)
    sizes: dict[int, list[tuple[Block, int]]] = defaultdict(list)
    for block in blocks:
        if block.index <= first or block.marker or _near_foot(block, blocks):
            continue
        end = run_in_title(block) if block.bold or block.capitals or block.title else 0
        if end and not _NEVER.match(block.text[:end]):
            sizes[round(block.size)].append((block, end))
    best = max((_at_left(found) for found in sizes.values()), key=len, default=[])
    if len(best) < _LEAST_HEADINGS:
        return []
    repeated = Counter(block.text[:end].lower() for block, end in best)
    return [
        Title(block, None, end, "item.heading", 0.7)
        for block, end in best
        if repeated[block.text[:end].lower()] < _LEAST_HEADINGS
    ]


def _at_left(found: list[tuple[Block, int]]) -> list[tuple[Block, int]]:
    edge = min(block.left for block, _ in found)
    return [(block, end) for block, end in found if block.left <= edge + 2 * _SAME_EDGE]


def _near_foot(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether nothing but a signature follows."""
    return block.index >= blocks[-1].index


def _after_head(blocks: Sequence[Block]) -> int:
    """The index of the last block of the list of people present, or of the first blocks of the paper."""
    listed = [
        b.index
        for b in blocks[:60]
        if re.match(r"\s*(?:present|in attendance|attendees|apologies|officials)\b", b.text, re.IGNORECASE)
    ]
    return listed[-1] if listed else blocks[min(2, len(blocks) - 1)].index if blocks else 0


def _purpose(title: str, following: Block | None) -> Purpose | None:
    found = _PURPOSE_AT_END.search(title)
    texts: Iterator[str] = iter(
        [*([found.group()] if found else []), *([following.text] if following and len(following.text) < 40 else [])]
    )
    for text in texts:
        for purpose, pattern in _PURPOSES:
            if pattern.search(text):
                return purpose
    return None
