"""The kind of a part: how it names itself, and whether it tells what was done or what is to come."""

import re
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.results import PaperKind, Part
from extractors.structure.cues import Cues
from extractors.structure.heads import opens_people

HEAD_BLOCKS = 14  # blocks at the top of a page that can name what it begins
LONGEST_MARKING = 120  # characters of a heading
_LONGEST_NAMING = 250  # characters of a block that names a meeting
_LEAST_PAST = 0.8  # past-tense verbs of business per 100 words from which a text tells what was done
_LEAST_TO_COME = 3  # phrases of what is to come that make an agenda without a name ...
_TO_COME_SHARE = 1.0  # ... and of 100 words at least so many
_NAMING_PAGES = 3  # pages of an agenda before its list: a front sheet, the membership
_PAGES_JUDGED = 8  # pages of a part whose text tells minutes from agenda
_TITLE_BLOCKS = 8  # blocks that hold a title
_OPENING_BLOCKS = 20  # blocks of minutes in which the meeting opens
_CLOSING_BLOCKS = 10  # ... and in which it ends
_LEAST_ADDRESSES = 2  # labels such as From, To, Report title that make the head of a report
_REPORT_KINDS: tuple[PaperKind, ...] = ("annual_report", "strategy", "briefing", "plan", "report")


def kind_of(blocks: Sequence[Block], cues: Cues, *, stamped: bool) -> PaperKind:
    """The kind of a part from its blocks; a stamped part is a paper of an agenda item, never an agenda."""
    if not blocks:
        return "other"
    first = blocks[0].page
    head = [b for b in blocks if b.page == first and len(b.text) < _LONGEST_NAMING][:HEAD_BLOCKS]
    titles = [b for b in head if len(b.text) < LONGEST_MARKING]
    if any(cues.has(block.text, "paper.action_log") for block in titles[:6]):
        return "action_log"
    if any(cues.has(block.text, "paper.decision_notice") for block in titles):
        return "decision_notice"
    if is_addressed(head, cues):
        return "report"
    meeting = _agenda_or_minutes(blocks, head, titles, cues)
    if meeting and not (stamped and meeting == "agenda"):
        return meeting
    return next((kind for block in titles[:5] if (kind := _named(block.text, cues))), "other")


def _named(title: str, cues: Cues) -> PaperKind | None:
    """The kind that a title names, by its last noun: a "strategy delivery plan" is a plan."""
    head = re.split(r"\s(?:on|of|for|to|in|by|from)\s|:", title, maxsplit=1)[0]
    for text in (head, title):
        named = [(span.end, -span.start, kind) for kind in _REPORT_KINDS for span in cues.spans(text, f"paper.{kind}")]
        if named:
            return max(named)[2]
    return None


def is_addressed(head: Sequence[Block], cues: Cues) -> bool:
    """Whether the head carries the labels of a report to a body: From and To, Report title, Ward, Status."""
    found = {_label(block, cues) for block in head} - {None, "date", "status"}
    return len(found) >= _LEAST_ADDRESSES


def _label(block: Block, cues: Cues) -> str | None:
    span = cues.first(block.text, "paper.addressed")
    return block.text[: span.end].lower().strip(" :") if span else None


def kind_of_paper(parts: Sequence[Part]) -> PaperKind:
    """A pack where parts differ in kind, else the kind of them all."""
    kinds = {part.kind for part in parts}
    return parts[0].kind if len(kinds) == 1 else "pack"


def lists_people_present(blocks: Sequence[Block], cues: Cues) -> bool:
    """Whether one of the blocks opens the list of those who were there."""
    labels = ("attendance.heading.present", "attendance.heading.in_attendance", "attendance.heading.attendees")
    return any(opens_people(block, cues, label) for block in blocks for label in labels)


def _agenda_or_minutes(
    blocks: Sequence[Block], head: Sequence[Block], titles: Sequence[Block], cues: Cues
) -> PaperKind | None:
    """By the title where it says one thing; else by whether the text tells what was done or what is to come."""
    judged = [block for block in blocks if block.page < blocks[0].page + _PAGES_JUDGED]
    tells = _tells_what_was_done(judged, cues)
    to_come = sum(len(cues.spans(block.text, "told.to_come")) for block in judged)
    as_minutes = any(cues.has(block.text, "paper.minutes") for block in head[:_TITLE_BLOCKS] if not block.number)
    as_agenda = any(cues.has(block.text, "paper.agenda") for block in titles[:_TITLE_BLOCKS] if not block.number)
    if as_minutes and (tells or not as_agenda):
        return "minutes"
    if as_agenda:
        return "minutes" if tells and not to_come else "agenda"
    first_page = [block for block in blocks if block.page == blocks[0].page]
    if tells and lists_people_present(first_page, cues):
        return "minutes"
    if any(cues.has(block.text, "meeting.opened") for block in first_page[:_OPENING_BLOCKS]):
        return "minutes"
    if tells and any(cues.has(block.text, "meeting.ended") for block in blocks[-_CLOSING_BLOCKS:]):
        return "minutes"
    early = [b for b in judged if b.is_heading and b.page < blocks[0].page + _NAMING_PAGES]
    named_later = any(cues.opens(block.text, "paper.agenda") for block in early)
    announces = to_come >= _LEAST_TO_COME and to_come * 100 >= _TO_COME_SHARE * _words(judged)
    return "agenda" if named_later or announces else None


def _tells_what_was_done(blocks: Sequence[Block], cues: Cues) -> bool:
    past = sum(len(cues.spans(block.text, "told.done")) for block in blocks)
    return past * 100 >= _LEAST_PAST * max(_words(blocks), 1)


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)
