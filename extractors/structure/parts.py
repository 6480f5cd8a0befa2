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
_LONGEST_NAMING = 250  # characters of a block that names a meeting
_LONGEST_MARKING = 120  # characters of a heading
_STAMP = re.compile(r"^\s*agenda\s+item\s+(?:no\.?\s*)?:?\s*(?P<number>[\w.]{1,6})\s*$", re.IGNORECASE)
_BLANK = re.compile(r"^this page (?:is|has been) (?:intentionally )?left (?:intentionally )?blank$", re.IGNORECASE)

# Each must read the words by which a paper of its kind names itself in its first headings, most telling first.
_ACTION_LOG = re.compile(r"\bactions?\s+(?:log|tracker|list|sheet|register)\b|\bupdate on progress\b", re.IGNORECASE)
_DECISION_NOTICE = re.compile(
    r"\brecord of (?:\w+ )?decisions?\b|\bdecision notice\b|\bdecision (?:to be )?taken by\b", re.IGNORECASE
)
_MINUTES = re.compile(
    r"\bminutes of\b|\bmeeting minutes\b|\bminutes\s*(?:[-–:]|\d|$)|\b(?:note|notes|record) of (?:the |a )?(?:\w+ ){0,4}meeting\b|^minutes\b",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"^agenda\b|\bagenda(?:,|$)|\bagenda for\b|\bnotice of (?:a |the )?meeting\b|\bsummon(?:s|ed)\b|\b(?:public )?(?:document|reports) pack\b",
    re.IGNORECASE,
)
_REPORT_KINDS: tuple[tuple[PaperKind, re.Pattern[str]], ...] = (
    ("annual_report", re.compile(r"\bannual report\b", re.IGNORECASE)),
    ("strategy", re.compile(r"\bstrategy\b", re.IGNORECASE)),
    ("briefing", re.compile(r"\bbriefing\b", re.IGNORECASE)),
    ("plan", re.compile(r"\bplans?\b|\bmeasures?\b|\bpriorities\b", re.IGNORECASE)),
    ("report", re.compile(r"\breport\b|^(?:from|to|report of)\s*:", re.IGNORECASE)),
)
_PRESENT = re.compile(
    r"^\s*(?:members\s+|members and officers\s+)?(?:present|in attendance|attendees|attending|attendance|sederunt|roll call)\b",
    re.IGNORECASE,
)
# What was done, as minutes tell it, against what is to be done, as agendas do.
_PAST = re.compile(
    r"\b(?:resolved|agreed|noted|reported|thanked|explained|confirmed|advised|approved|informed|asked|seconded|proposed|"
    r"granted|updated|welcomed|discussed|said|stated|raised|presented|carried|received)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\bto (?:receive|agree|consider|approve|note|confirm|elect)\b|\(pages? \d+|\bwill be held\b|\bis to be held\b|\byou are\b",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    r"\bnot for publication\b|\bexempt (?:item|report|information|appendix|minutes)\b|^\s*exempt\b|\bpart (?:2|ii)\b\s*(?:[-–:(]|$)|"
    r"\bnon-public\b|\bprivate session\b|^\s*confidential\b",
    re.IGNORECASE,
)
_NO_EXEMPT = re.compile(r"\bno exempt\b|\bnone\b|\bpart 1\b", re.IGNORECASE)
_PARAGRAPHS = re.compile(
    r"\bparagraphs?\s+(?P<numbers>\d(?:\s*(?:,|and|&)\s*\d)*)\b[^.]{0,60}\bschedule 12a\b", re.IGNORECASE
)
_LEAST_PAST = 0.8  # past-tense verbs of business per 100 words from which a text tells what was done
_LEAST_TO_COME = 3  # phrases of what is to come that make an agenda without a name
_PAGES_JUDGED = 8  # pages of a part whose text tells minutes from agenda
_TITLE_BLOCKS = 8  # blocks that hold a title


def find_parts(document: Document, blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The parts in order of pages; together they cover every page."""
    starts = _starts(document, blocks)
    parts = []
    for (first, stamp), (after, _) in zip(starts, [*starts[1:], (len(document.pages) + 1, None)], strict=True):
        mine = [block for block in blocks if first <= block.page < after and not _BLANK.match(block.text)]
        exempt = exempt_paragraphs(mine[:_HEAD_BLOCKS])
        parts.append(
            Part(
                kind=_kind(mine, stamped=stamp is not None),
                title=_title(mine),
                first_page=first,
                last_page=after - 1,
                item=stamp,
                public=exempt is None,
                exempt_paragraphs=exempt or (),
            )
        )
    return tuple(parts)


def exempt_paragraphs(head: Sequence[Block]) -> tuple[int, ...] | None:
    """The paragraphs of Schedule 12A named where headings say that what follows is exempt; None where it is public."""
    headings = [block for block in head if len(block.text) < _LONGEST_MARKING]
    if not any(_EXEMPT.search(block.text) and not _NO_EXEMPT.search(block.text) for block in headings):
        return None
    named = [found["numbers"] for block in head for found in _PARAGRAPHS.finditer(block.text)]
    return tuple(sorted({int(digit) for numbers in named for digit in re.findall(r"\d", numbers)}))


def kind_of_paper(parts: Sequence[Part]) -> PaperKind:
    """A pack where parts differ in kind or in meeting, else the kind of the only part."""
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
        elif _opens_minutes(head) or (page - 1 in _blank_pages(blocks) and _changes_paper(head)):
            starts.append((page, None))
    return starts


def _blank_pages(blocks: Sequence[Block]) -> frozenset[int]:
    return frozenset(block.page for block in blocks if _BLANK.match(block.text))


def _changes_paper(head: Sequence[Block]) -> bool:
    """Whether a page after a blank one begins with a title, as the papers of a pack do."""
    return bool(head) and (head[0].is_heading or head[0].size > 1.3 * min(block.size for block in head))


def _stamps(document: Document) -> dict[int, str]:
    """Item numbers stamped on pages, in the upper right or among the running heads."""
    found = {}
    for line in document.lines:
        match = _STAMP.match(line.text)
        page = document.pages[line.page - 1]
        upper_right = line.line.box[0] > page.width * 0.55 and line.line.box[3] < page.height * 0.3
        if match and (line.line.furniture or upper_right):
            found[line.page] = match["number"]
    return found


def _opens_minutes(head: Sequence[Block]) -> bool:
    """Whether a page begins the minutes of a meeting: they are named at its top, and people present follow."""
    named = any(_MINUTES.search(block.text) and len(block.text) < _LONGEST_NAMING for block in head[:5])
    return named and any(_PRESENT.match(block.text) for block in head)


def _kind(blocks: Sequence[Block], *, stamped: bool) -> PaperKind:
    """The kind by which the part names itself; minutes and agendas are told apart by what they tell, too."""
    if not blocks:
        return "other"
    first = blocks[0].page
    head = [b for b in blocks if b.page == first and len(b.text) < _LONGEST_NAMING][:_HEAD_BLOCKS]
    titles = [b for b in head if len(b.text) < _LONGEST_MARKING]
    if any(_ACTION_LOG.search(block.text) for block in titles[:6]):
        return "action_log"
    if any(_DECISION_NOTICE.search(block.text) for block in titles):
        return "decision_notice"
    if all(any(re.match(rf"{word}\s*:", block.text, re.IGNORECASE) for block in titles) for word in ("from", "to")):
        return "report"
    meeting = _agenda_or_minutes(blocks, head, titles)
    if meeting and not (stamped and meeting == "agenda"):
        return meeting
    return next((kind for kind, pattern in _REPORT_KINDS if any(pattern.search(b.text) for b in titles[:5])), "other")


def _agenda_or_minutes(blocks: Sequence[Block], head: Sequence[Block], titles: Sequence[Block]) -> PaperKind | None:
    """By the title where it says one thing; else by whether the text tells what was done or what is to come."""
    text = " ".join(block.text for block in blocks if block.page < blocks[0].page + _PAGES_JUDGED)
    tells, to_come = _tells_what_was_done(text), len(_TO_COME.findall(text))
    as_minutes = any(_MINUTES.search(block.text) for block in head[:_TITLE_BLOCKS] if not block.number)
    as_agenda = any(_AGENDA.search(block.text) for block in titles[:_TITLE_BLOCKS])
    if as_minutes and (tells or not as_agenda):
        return "minutes"
    if as_agenda:
        return "minutes" if tells and not to_come else "agenda"
    if tells and any(_PRESENT.match(block.text) for block in blocks if block.page == blocks[0].page):
        return "minutes"
    named_later = any(_AGENDA.search(block.text) for block in titles)
    return "agenda" if named_later or to_come >= _LEAST_TO_COME else None


def _tells_what_was_done(text: str) -> bool:
    return len(_PAST.findall(text)) * 100 >= _LEAST_PAST * max(len(text.split()), 1)


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
