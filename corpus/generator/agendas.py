"""Agendas: a committee's numbered list, a board's timetable, a parish summons."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from corpus.generator.attendance import member_list
from corpus.generator.calendar_words import clock, ordinal_date, plain_date, weekday_date
from corpus.generator.letterheads import agenda_particulars
from corpus.generator.manner import Manner, called
from corpus.generator.script import Block, Cell, Gap, Grid, Line, Para, Run, cell, para
from corpus.generator.story import Business, Meeting, MinutesConfirmed
from corpus.generator.wording import Voice, sentence_case
from corpus.labels import LabelledAgendaItem, LabelledMeeting, LabelledRecommendation
from extractors.results import Purpose

PURPOSE_WORDS: Mapping[Purpose, str] = {
    "decision": "For decision", "information": "For information", "noting": "To note", "discussion": "For discussion",
    "approval": "For approval", "assurance": "For assurance",
}  # fmt: skip
PART_2 = (
    "The following item is likely to be taken in private because it contains exempt information as defined in "
    "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972 (information relating to the financial or "
    "business affairs of any particular person)."
)


def agenda_label(meeting: Meeting, *, end: bool = False) -> LabelledMeeting:
    """The label of `meeting` on its agenda."""
    return LabelledMeeting(
        body=meeting.body.name, kind="agenda", date=meeting.held.isoformat(), start=meeting.start,
        end=meeting.end if end else None, venue=meeting.venue.removeprefix("the "),
    )  # fmt: skip


def purpose_of(business: Business) -> Purpose | None:
    """Why an item is on the agenda: to decide where more is asked than to note."""
    if business.kind == "minutes":
        return "approval"
    if business.kind in ("welcome", "matters"):
        return "information"
    if business.kind not in ("report", "exempt", "motion"):
        return None
    return "noting" if all(proposal.verb == "note" for proposal in business.asked) else "decision"


def committee_agenda(
    meeting: Meeting, manner: Manner, voice: Voice, *, index: int, members: bool, pages: Mapping[int, tuple[int, int]]
) -> tuple[Block, ...]:
    """A front sheet and a numbered list; `pages` gives first and last page of the paper of an item, by its number."""
    items = [
        block
        for number, business in enumerate(meeting.business, 1)
        for block in _committee_item(business, manner, number, index, pages.get(number))
    ]
    clerk = meeting.clerk
    membership: tuple[Block, ...] = (
        (para("Membership", "heading"), *member_list(meeting, manner, index, role="small"), Gap(4)) if members else ()
    )
    contact = f"Enquiries: {clerk.full}, {clerk.post} – 01632 960{voice.random.randint(100, 999)}"
    return (
        para(meeting.body.letterhead, "letterhead"),
        Para((Run(meeting.body.name, facts=(agenda_label(meeting),)),), "title"),
        agenda_particulars(meeting),
        *membership,
        para(contact, "small"),
        Line(),
        para("AGENDA", "subtitle"),
        *items,
    )


def _committee_item(
    business: Business, manner: Manner, number: int, index: int, span: tuple[int, int] | None
) -> list[Block]:
    purpose = purpose_of(business)
    label = LabelledAgendaItem(
        number=str(number), title=business.title, purpose=purpose, meeting=index, public=business.kind != "exempt",
        presenter=None,
    )  # fmt: skip
    blocks: list[Block] = []
    if business.kind == "exempt":
        blocks += [para("PART 2 – EXEMPT ITEMS", "heading"), para(PART_2, "small")]
    blocks.append(Para((Run(business.title, "bold", (label,)),), "heading", f"{number}.", 1))
    blocks += [Para((_asked_run(line),), level=1) for line in _lines(business, manner)]
    tail = PURPOSE_WORDS[purpose] if purpose else ""
    if span:
        tail += f"{'   ' if tail else ''}(Pages {span[0]} - {span[1]})"
    return [*blocks, para(tail, level=1, look="italic")] if tail else blocks


def _lines(business: Business, manner: Manner) -> list[str]:
    for outcome in business.outcomes:
        if isinstance(outcome, MinutesConfirmed):
            return [f"To confirm the minutes of the meeting held on {plain_date(outcome.held)}."]
    if business.kind == "declarations":
        return ["Members are reminded of the need to declare interests in any item on this agenda."]
    if business.kind == "exclusion":
        return ["To consider passing a resolution to exclude the press and public from the meeting for the item below."]
    if business.lead and business.kind in ("report", "exempt"):
        return [f"Report of {called(business.lead, manner)}."]
    return []


def _asked_run(line: str) -> Run:
    """What an agenda asks may be read as a recommendation, so it is labelled as open to argument."""
    asked = line.startswith("To ")
    return Run(line, facts=(LabelledRecommendation(text=line, certain=False),) if asked else ())


def board_agenda(meeting: Meeting, manner: Manner, voice: Voice, *, index: int) -> tuple[Block, ...]:
    """A timetable in a table: number, subject, lead, purpose, time."""
    head = tuple(cell(words, look="bold") for words in ("Item", "Subject", "Lead", "Purpose", "Time"))
    rows = [head]
    at = datetime.combine(meeting.held, datetime.strptime(meeting.start, "%H:%M").time())
    for number, business in enumerate(meeting.business, 1):
        rows.append(_board_row(meeting, business, manner, number, index, f"{at:%H:%M}"))
        at += timedelta(minutes=voice.random.choice((5, 10)) if business.kind != "report" else 20)
    span = f"{clock(meeting.start, style='close')} to {clock(meeting.end, style='close')}"
    return (
        Para((Run(meeting.body.name, facts=(agenda_label(meeting, end=True),)),), "letterhead"),
        para("Agenda", "subtitle"),
        para(f"{weekday_date(meeting.held)}, {span}"),
        para(meeting.venue),
        Gap(6),
        Grid(tuple(rows), (8, 44, 22, 15, 11), header=1),
        para("Papers marked “To note” will be taken as read.", "small"),
    )


def _board_row(
    meeting: Meeting, business: Business, manner: Manner, number: int, index: int, at: str
) -> tuple[Cell, ...]:
    chair = meeting.members[0].person
    lead = business.lead or chair
    name = called(lead, manner) if business.lead else "Chair"
    purpose = purpose_of(business)
    label = LabelledAgendaItem(number=str(number), title=business.title, purpose=purpose, presenter=name, meeting=index)
    words = PURPOSE_WORDS[purpose] if purpose else "–"
    subject = Cell((Para((Run(business.title, facts=(label,)),), "cell"),))
    return cell(str(number)), subject, cell(name), cell(words), cell(at)


def summons(meeting: Meeting, titles: Sequence[tuple[str, str]], voice: Voice, *, index: int) -> tuple[Block, ...]:
    """A parish summons; `titles` are number and title of its items. A few items carry a line of detail."""
    opening = (
        f"Members of the Council are hereby summoned to attend a meeting of {meeting.body.name} to be held on "
        f"{meeting.held:%A} {ordinal_date(meeting.held)} at {clock(meeting.start, style='close')} in {meeting.venue} "
        "for the purpose of transacting the following business."
    )
    items: list[Block] = []
    for (number, title), business in zip(titles, meeting.business, strict=True):
        label = LabelledAgendaItem(number=number.rstrip("."), title=title, meeting=index)
        items.append(Para((Run(title, facts=(label,)),), mark=number, level=2))
        if business.asked and voice.chance(0.6):
            line = f"To consider whether to {business.asked[0].to}."
            items.append(Para((_asked_run(line),), "small", level=2))
    clerk = meeting.clerk
    return (
        Para((Run(meeting.body.name.upper(), facts=(agenda_label(meeting),)),), "letterhead"),
        Gap(8),
        para(opening, "justified"),
        para("AGENDA", "subtitle"),
        *items,
        Gap(10),
        para(f"{clerk.title} {clerk.full}, Clerk to the Council"),
        para(f"{sentence_case(plain_date(meeting.held.replace(day=meeting.held.day - 6)))}", "small"),
        para("Members of the public and press are welcome to attend.", "small"),
    )
