"""The papers within a pack.

A new part begins, in this order of trust: at a page stamped "Agenda Item N" (each run of pages with one stamp is a
part), at a page whose head names minutes, an agenda, an action log or a decision notice with a date. A paper without
such signs is one part.
"""

import re
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.document import Document
from extractors.results import Meeting, PaperKind, Part

_HEAD_BLOCKS = 14  # blocks at the top of a page that can name what it begins
_STAMP = re.compile(r"^\s*agenda\s+item\s+(?:no\.?\s*)?:?\s*(?P<number>[\w.]{1,6})\s*$", re.I)
_BLANK = re.compile(r"^this page (?:is|has been) (?:intentionally )?left (?:intentionally )?blank$", re.I)

# Each must read the words by which a paper of its kind names itself near its top, most telling first.
_KINDS: tuple[tuple[PaperKind, re.Pattern[str]], ...] = (
    ("action_log", re.compile(r"\baction(?:s)?\s+(?:log|tracker|list|sheet)\b|\bupdate on progress\b", re.I)),
    ("decision_notice", re.compile(r"\brecord of (?:\w+ )?decisions?\b|\bdecision notice\b|\bdecision taken by\b", re.I)),
    (
        "minutes",
        re.compile(
            r"\bminutes\s+of\b|^(?:draft |approved |unconfirmed |open |confirmed )*(?:\w+ )*minutes\b[\s:–-]*(?:\(?draft\)?)?$"
            r"|\bmeeting minutes\b|\bminutes\s*[-–:]|\b(?:note|notes|record) of (?:the |a )?(?:\w+ ){0,4}meeting\b|\bvoting (?:minutes|agenda)\b"
            r"|\bapproved minutes\b|\bboard meeting minutes\b|^minutes\b",
            re.I,
        ),
    ),
    ("agenda", re.compile(r"^agenda\b|\bagenda\s*$|\bnotice of (?:a |the )?meeting\b|\bsummons(?:ed)?\b|\bpublic (?:document|reports) pack\b", re.I)),
    ("annual_report", re.compile(r"\bannual report\b", re.I)),
    ("strategy", re.compile(r"\bstrategy\b", re.I)),
    ("briefing", re.compile(r"\bbriefing\b", re.I)),
    ("report", re.compile(r"\breport\b", re.I)),
    ("plan", re.compile(r"\bplans?\b|\bmeasures?\b|\bpriorities\b", re.I)),
)
_PRESENT = re.compile(r"^\s*(?:members\s+)?(?:present|in attendance|attendees|attending|sederunt|roll call)\b", re.I)


def find_parts(document: Document, blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The parts in order of pages; together they cover every page."""
    starts = _starts(document, blocks)
    parts = []
    for (first, stamp), (after, _) in zip(starts, [*starts[1:], (len(document.pages) + 1, None)], strict=True):
        mine = [block for block in blocks if first <= block.page < after and not _BLANK.match(block.text)]
        kind = _kind(mine)
        parts.append(Part(kind=kind, title=_title(mine), first_page=first, last_page=after - 1, item=stamp))
    return tuple(parts)


def kind_of_paper(parts: Sequence[Part]) -> PaperKind:
    """A pack where parts differ in kind, else the kind of the only part."""
    kinds = {part.kind for part in parts}
    return parts[0].kind if len(kinds) == 1 else "pack"


def title_of_paper(document: Document, parts: Sequence[Part], meetings: Sequence[Meeting]) -> str:
    """The meeting and its date where the paper begins with one, else the first part's title."""
    if meetings and parts[0].meeting is not None:
        meeting = meetings[parts[0].meeting]
        return f"{meeting.body}, {meeting.date}" if meeting.date else meeting.body
    return parts[0].title or document.outline.title or "Untitled paper"


def _starts(document: Document, blocks: Sequence[Block]) -> list[tuple[int, str | None]]:
    stamps = _stamps(document)
    starts: list[tuple[int, str | None]] = [(1, stamps.get(1))]
    for page in range(2, len(document.pages) + 1):
        head = [block for block in blocks if block.page == page][:_HEAD_BLOCKS]
        if page in stamps and stamps[page] != starts[-1][1]:
            starts.append((page, stamps[page]))
        elif _opens_minutes(head) and page - starts[-1][0] >= 1:
            starts.append((page, None))
    return starts


def _stamps(document: Document) -> dict[int, str]:
    found = {}
    for line in document.lines:
        match = _STAMP.match(line.text) if line.line.furniture else None
        if match:
            found[line.page] = match["number"]
    return found


def _opens_minutes(head: Sequence[Block]) -> bool:
    """Whether a page begins the minutes of a meeting: they are named at its top, and people present follow."""
    named = any(_KINDS[2][1].search(block.text) and len(block.text) < 250 for block in head[:5])
    return named and any(_PRESENT.match(block.text) for block in head)


def _kind(blocks: Sequence[Block]) -> PaperKind:
    head = [block for block in blocks if block.page == blocks[0].page][:_HEAD_BLOCKS] if blocks else []
    for kind, pattern in _KINDS[:4]:
        if any(pattern.search(block.text) for block in head if len(block.text) < 250):
            return kind
    if any(_PRESENT.match(block.text) for block in head):
        return "minutes"
    for kind, pattern in _KINDS[4:]:
        if any(pattern.search(block.text) for block in head[:5] if len(block.text) < 150):
            return kind
    return "other"


def _title(blocks: Sequence[Block]) -> str:
    """The largest heading of the first page, with what follows it in the same size."""
    if not blocks:
        return ""
    first_page = [b for b in blocks if b.page == blocks[0].page and any(c.isalpha() for c in b.text)][:_HEAD_BLOCKS]
    if not first_page:
        return ""
    size = max(b.size for b in first_page)
    largest = [b for b in first_page if b.size >= size * 0.98]
    return " ".join(b.text for b in largest[:2])[:200]
