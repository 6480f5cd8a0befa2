"""The kind of a part: how it names itself, and whether it tells what was done or what is to come."""

import re
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.results import PaperKind, Part
from extractors.structure.bodies import body_names
from extractors.structure.cues import Cues
from extractors.structure.heads import opens_people
from nlp_models.dates import find_dates
from nlp_models.times import find_times

HEAD_BLOCKS = 14  # blocks at the top of a page that can name what it begins
LONGEST_MARKING = 120  # characters of a heading
_LONGEST_NAMING = 250  # characters of a block that names a meeting
_LEAST_PAST = 0.8  # past-tense verbs of business per 100 words from which a text tells what was done
_LEAST_DONE = 2  # ... of at least so many: an agenda says once that a body is asked for something
_LEAST_TOLD = 4  # such verbs in all, without which what is called an agenda is one
_LEAST_TO_COME = 3  # phrases of what is to come that make an agenda without a name ...
_TO_COME_SHARE = 1.0  # ... and of 100 words at least so many
_NAMING_PAGES = 3  # pages of an agenda before its list: a front sheet, the membership
_PAGES_JUDGED = 8  # pages of a part whose text tells minutes from agenda
_TITLE_BLOCKS = 8  # blocks that hold a title
_LEAST_FORMAL = 3  # paragraphs of motions and votes that make minutes of a text without a head
_LEAST_OUTCOMES = 3  # lines that are the outcome of an item, by which a list of items is minutes
_LEAST_MARKED = 2  # names with a mark that they came
_LONGEST_LIST = 250  # words of an agenda that announces nothing and lists who is to come
_LEAST_COMMITMENTS = 4  # paragraphs of what "we will" do that make a plan
_TITLE_LINES = 5  # blocks that name the kind of a report
_LEAST_USUAL = 2  # items that stand in almost every agenda, without which a head of a body and a day is no meeting's
_OPENING_LINES = 4  # blocks of a page that may name minutes in a sentence that runs on
_OPENING_BLOCKS = 20  # blocks of minutes in which the meeting opens
_CLOSING_BLOCKS = 10  # ... and in which it ends
_LEAST_ADDRESSES = 2  # labels such as From, To, Report title that make the head of a report
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
_MEETING = re.compile(r"(?i)\bmeeting\W*$")  # a title of no more than "Monthly Meeting"
_REPORT_KINDS: tuple[PaperKind, ...] = ("annual_report", "strategy", "briefing", "plan", "report")


def kind_of(blocks: Sequence[Block], cues: Cues, *, stamped: bool) -> PaperKind:
    """The kind of a part from its blocks; a stamped part is a paper of an agenda item, never an agenda."""
    if not blocks:
        return "other"
    first, first_index = blocks[0].page, blocks[0].index
    opening = [b for b in blocks[:_OPENING_LINES] if cues.opens(b.text[:LONGEST_MARKING], "paper.minutes")]
    head = [b for b in blocks if b.page == first and (len(b.text) < _LONGEST_NAMING or b in opening)][:HEAD_BLOCKS]
    titles = [b for b in head if len(b.text) < LONGEST_MARKING]
    if any(cues.has(block.text, "paper.action_log") for block in titles[:6] if not block.number):
        return "action_log"
    if any(cues.has(block.text, "paper.decision_notice") for block in titles):
        return "decision_notice"
    if is_addressed(head, cues):
        return "report"
    meeting = _agenda_or_minutes(blocks, head, titles, cues)
    if meeting and not (stamped and meeting == "agenda"):
        return meeting
    titled = [block for block in titles[:_TITLE_LINES] if not block.number or block.index == first_index]
    named = next((kind for block in titled if (kind := _named(block.text, cues))), None)
    return named or _told_kind(blocks, cues)


def _told_kind(blocks: Sequence[Block], cues: Cues) -> PaperKind:
    """The kind of a part that nothing names, by its text: minutes without their head, the actions of a plan."""
    judged = [block for block in blocks if block.page < blocks[0].page + _PAGES_JUDGED]
    if sum(cues.has(block.text, "told.formally") for block in judged) >= _LEAST_FORMAL:
        return "minutes" if _tells_what_was_done(judged, cues) else "other"
    return "plan" if sum(cues.has(block.text, "told.commits") for block in judged) >= _LEAST_COMMITMENTS else "other"


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
    """A pack where parts differ in kind, appendices apart, else the kind of them all."""
    kinds = {part.kind for part in parts if part is parts[0] or not re.match(r"(?i)(?:appendix|annexe?)\b", part.title)}
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
    if sum(cues.has(block.text, "told.outcome") for block in judged) >= _LEAST_OUTCOMES:
        return "minutes"
    tells = _tells_what_was_done(judged, cues)
    to_come = sum(len(cues.spans(block.text, "told.to_come")) for block in judged)
    as_minutes = _first_place(head[:_TITLE_BLOCKS], "paper.minutes", cues)
    as_agenda = _first_place(titles[:_TITLE_BLOCKS], "paper.agenda", cues)
    if as_minutes and as_agenda and as_agenda < as_minutes and to_come:
        return "agenda"
    first_page = [block for block in blocks if block.page == blocks[0].page]
    opens_with_minutes = as_minutes == blocks[0].index + 1 != as_agenda and not to_come
    if as_minutes and (tells or not as_agenda or opens_with_minutes):
        return "minutes"
    only_told = not to_come and (not as_agenda or _words(judged) >= _LONGEST_LIST)
    if _lists_who_came(head, first_page, cues) and (only_told or _marks_who_came(first_page, cues)):
        return "minutes"
    if as_agenda:
        return "minutes" if tells and not to_come and _past(judged, cues) >= _LEAST_TOLD else "agenda"
    if tells and (lists_people_present(first_page, cues) or _is_of_meeting_held(head, cues)):
        return "minutes"
    if not tells and any(cues.has(b.text, "paper.summons") for b in first_page[:HEAD_BLOCKS]):
        return "agenda"
    if any(cues.has(block.text, "meeting.opened") for block in first_page[:_OPENING_BLOCKS]):
        return "minutes"
    if tells and any(cues.has(block.text, "meeting.ended") for block in blocks[-_CLOSING_BLOCKS:]):
        return "minutes"
    early = [b for b in judged if b.is_heading and b.page < blocks[0].page + _NAMING_PAGES]
    named_later = any(cues.opens(block.text, "paper.agenda") for block in early)
    announces = to_come >= _LEAST_TO_COME and to_come * 100 >= _TO_COME_SHARE * _words(judged)
    if named_later or announces:
        return "agenda"
    if _is_headed_like_meeting(titles, blocks, cues):
        return "minutes" if tells else "agenda"
    return None


def _first_place(blocks: Sequence[Block], label: str, cues: Cues) -> int | None:
    """The index of the first block without a number that a label names, counted from 1."""
    return next((b.index + 1 for b in blocks if not b.number and cues.has(b.text, label)), None)


def _is_of_meeting_held(head: Sequence[Block], cues: Cues) -> bool:
    """Whether the head says no more than that a meeting was held: "At a meeting of the Board held on 3 May"."""
    return any(cues.has(block.text, "paper.held") for block in head[:_TITLE_BLOCKS] if not block.number)


def _lists_who_came(head: Sequence[Block], first_page: Sequence[Block], cues: Cues) -> bool:
    """Whether a title of a meeting or of a body, with a day near it, is followed by the people who were there."""
    people = next((at for at, b in enumerate(first_page) if lists_people_present([b], cues)), None)
    title = [block for block in head[:people] if not block.number] if people else []
    titled = any(body_names(b.text, cues) or cues.has(b.text, "paper.of_meeting") for b in title[:_TITLE_LINES])
    return titled and any(m.precision == "day" for block in title for m in find_dates(block.text))


def _marks_who_came(first_page: Sequence[Block], cues: Cues) -> bool:
    """Whether marks beside the names tell who came and who did not, as no agenda can."""
    return sum(cues.has(block.text, "told.came") for block in first_page) >= _LEAST_MARKED


def _is_headed_like_meeting(titles: Sequence[Block], blocks: Sequence[Block], cues: Cues) -> bool:
    """Whether a head without a name for the paper names a body and a day, and usual business follows."""
    head = [block for block in titles[:_TITLE_BLOCKS] if not block.number]
    if any(_named(block.text, cues) for block in head[:_TITLE_LINES]) or len(head) == len(blocks):
        return False
    bodied = any(not name.bare or block.is_heading for block in head for name in body_names(block.text, cues))
    bodied = bodied or any(block.is_heading and cues.has(block.text, "body.place") for block in head)
    dated = any(mention.precision == "day" for block in head for mention in find_dates(block.text))
    lines = [b for b in blocks if b.number or b.is_heading or b.title or b.cell]
    usual = [b for b in lines if cues.opens(_NUMBER.sub("", b.text), "item.usual")]
    timed = any(find_times(block.text) for block in head)
    titled = any(block.is_heading and _MEETING.search(block.text) for block in head)
    return bodied and dated and len(usual) >= _LEAST_USUAL - (timed or titled)


def _tells_what_was_done(blocks: Sequence[Block], cues: Cues) -> bool:
    past = _past(blocks, cues)
    return past >= _LEAST_DONE and past * 100 >= _LEAST_PAST * max(_words(blocks), 1)


def _past(blocks: Sequence[Block], cues: Cues) -> int:
    return sum(len(cues.spans(block.text, "told.done")) for block in blocks)


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)
