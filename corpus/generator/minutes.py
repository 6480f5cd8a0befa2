"""Minutes: the business of a meeting as numbered sections of statements, laid out as the body's house style has it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.generator.attendance import Layout, apologies_runs
from corpus.generator.calendar_words import clock
from corpus.generator.manner import Manner, called, listed_name
from corpus.generator.script import Block, Cell, Gap, Grid, Para, Run, cell, para, stating
from corpus.generator.statements import (
    Place,
    Recorder,
    Statement,
    motion_moved,
    outcome_statement,
    talk,
    task_statement,
)
from corpus.generator.story import Business, Meeting, Person
from corpus.generator.wording import Voice, sentence_case, sentences
from corpus.labels import LabelledAgendaItem, LabelledAttendee, LabelledMeeting

PRIVATE = "PART 2 – NOT FOR PUBLICATION (exempt under paragraph 3 of Part 1 of Schedule 12A, Local Government Act 1972)"


@dataclass(frozen=True, slots=True)
class MinutesForm:
    """How the minutes of a body look. `number` is the printed number of an item (`25/{n}.`), counted from `first`."""

    manner: Manner
    attendance: Layout
    number: str | None
    layout: Literal["flow", "column", "run in"] = "flow"
    heading: Literal["heading", "underlined"] = "heading"
    item_line: bool = False
    numbered_paragraphs: bool = False
    signed: bool = False
    notice: str = ""
    first: int = 1
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One item of the minutes."""

    number: str | None
    title: str
    label: LabelledAgendaItem
    statements: tuple[Statement, ...]
    line: str | None = None

    @property
    def heading(self) -> Run:
        """The title, with the label of the item."""
        return Run(self.title, "bold", (self.label,))


def meeting_label(meeting: Meeting, *, start: bool = True, end: bool = True) -> LabelledMeeting:
    """The label of `meeting` as minutes; `start` and `end` say whether the paper prints the times."""
    return LabelledMeeting(
        body=meeting.body.name, kind="minutes", date=meeting.held.isoformat(), start=meeting.start if start else None,
        end=meeting.end if end else None, venue=meeting.venue.removeprefix("the "),
    )  # fmt: skip


def minutes_blocks(
    meeting: Meeting, form: MinutesForm, voice: Voice, *, index: int, head: Sequence[Block]
) -> tuple[Block, ...]:
    """The minutes below their letterhead `head`: attendance, the items, the close."""
    sections = [_section(meeting, form, voice, index, place) for place in range(len(meeting.business))]
    match form.layout:
        case "flow":
            body = [block for section in sections for block in _flowing(section, form)]
        case "column":
            body = [_action_grid(sections)]
        case "run in":
            body = [block for section in sections for block in _run_in(section)]
    notice: tuple[Block, ...] = (para(form.notice, "subheading"),) if form.notice else ()
    signature: tuple[Block, ...] = (
        (Gap(24), para(f"{meeting.body.chair} ......................................    Date ...................."))
        if form.signed
        else ()
    )
    return (*head, *form.attendance(meeting, form.manner, index), *notice, *body, *signature)


def _section(meeting: Meeting, form: MinutesForm, voice: Voice, index: int, place: int) -> Section:
    business = meeting.business[place]
    number = form.number.format(n=form.first + place) if form.number else None
    public = business.kind != "exempt"
    label = LabelledAgendaItem(
        number=number.rstrip(".") if number else None, title=business.title, meeting=index, public=public
    )
    where = Place(index, label.number, public)
    recorder = Recorder(meeting.body, form.manner, voice, where)
    statements = _statements(meeting, business, form, recorder)
    line = f"(Item {place + 1})" if form.item_line else None
    return Section(number, business.title, label, tuple(statements), line)


def _statements(meeting: Meeting, business: Business, form: MinutesForm, recorder: Recorder) -> list[Statement]:
    voice, body = recorder.voice, meeting.body
    match business.kind:
        case "welcome":
            said = [talk(voice.say(voice.draw(sentences("talk", "welcome")), chair=body.chair))]
        case "apologies":
            said = _apologies(meeting, form, recorder)
        case "declarations":
            said = [_declaration(meeting, recorder)]
        case "closing":
            said = [_closing(meeting, recorder)]
        case "motion":
            said = _motion(business, recorder)
        case _:
            said = [talk(text) for text in business.said]
    if business.guest:
        said.append(_guest(business.guest, recorder))
    if business.kind != "motion":
        said += [outcome_statement(recorder, outcome, lead=business.lead) for outcome in business.outcomes]
    tasks = [task_statement(recorder, task, group=_task_group(recorder)) for task in business.tasks]
    return _interleaved(said, tasks, recorder)


def _task_group(recorder: Recorder) -> str | None:
    """Now and then a task is put on record as something agreed."""
    usual = recorder.manner.tasks in ("sentence", "column", "parish")
    return "agreed_that" if usual and recorder.voice.chance(0.12) else None


def _interleaved(said: list[Statement], tasks: list[Statement], recorder: Recorder) -> list[Statement]:
    """Tasks in the talk, or behind the decision where the manner has lines of their own for them."""
    first = next((place for place, statement in enumerate(said) if statement.sort == "decision"), len(said))
    if recorder.manner.tasks == "line" or recorder.voice.chance(0.3):
        return [*said, *tasks]
    return [*said[:first], *tasks, *said[first:]]


def _apologies(meeting: Meeting, form: MinutesForm, recorder: Recorder) -> list[Statement]:
    roll, voice, manner = meeting.attendance, recorder.voice, form.manner
    if not roll.apologies:
        return [talk(voice.say(voice.draw(sentences("talk", "no_apologies"))))]
    template = voice.draw(sentences("talk", "apologies"))
    before, after = voice.say(template, people="\n", clerk=meeting.clerk.post or "Clerk").split("\n")
    labelled = form.attendance.__name__ in ("comma_lists", "two_columns")
    runs = apologies_runs(roll.apologies, manner, recorder.place.meeting)
    people = runs if labelled else tuple(replace(run, facts=()) for run in runs)
    said = [Statement((Para((Run(before), *people, Run(after))),), "talk")]
    for substitute in roll.substitutes:
        names = {"sub": listed_name(substitute.person, manner), "absent": listed_name(substitute.for_, manner)}
        said.append(talk(voice.say(voice.draw(sentences("talk", "substitutes")), **names)))
    return said


def _declaration(meeting: Meeting, recorder: Recorder) -> Statement:
    voice = recorder.voice
    member = sentence_case(called(voice.random.choice(meeting.attendance.present).person, recorder.manner))
    reports = [business.title for business in meeting.business if business.kind == "report"]
    topic = f"“{voice.random.choice(reports)}”" if reports else "the accounts"
    return talk(voice.say(voice.draw(sentences("talk", "declarations")), member=member, topic=topic, ward="Abbey"))


def _closing(meeting: Meeting, recorder: Recorder) -> Statement:
    style = recorder.manner.clock
    times = {"start": clock(meeting.start, style=style), "end": clock(meeting.end, style=style)}
    template = recorder.voice.draw(sentences("talk", "closing"))
    said = recorder.voice.say(template, chair=meeting.body.chair, **times)
    if meeting.next_meeting:
        said = f"The next meeting will be held on {recorder.manner.dates(meeting.next_meeting)}. {said}"
    return talk(said)


def _motion(business: Business, recorder: Recorder) -> list[Statement]:
    assert business.moved is not None
    moved = motion_moved(recorder, business.moved, business.asked)
    debate = [talk(text) for text in business.said]
    return [moved, *debate, *(outcome_statement(recorder, outcome) for outcome in business.outcomes)]


def _guest(guest: Person, recorder: Recorder) -> Statement:
    name = f"{guest.title} {guest.full}"
    text = recorder.voice.say(
        recorder.voice.draw(sentences("talk", "joined")), guest=name, partner=guest.organisation or ""
    )
    label = LabelledAttendee(
        name=guest.full, honorific=guest.title, organisation=guest.organisation, status="in_attendance",
        meeting=recorder.place.meeting,
    )  # fmt: skip
    return Statement((stating(para(text), label),), "talk")


def _flowing(section: Section, form: MinutesForm) -> list[Block]:
    """A heading with its number in a hanging indent, then the statements as paragraphs."""
    look: Literal["bold", "bold underline"] = "bold underline" if form.heading == "underlined" else "bold"
    heading = Para((replace(section.heading, look=look),), form.heading, section.number, 1 if section.number else 0)
    blocks: list[Block] = [heading]
    if not section.label.public:
        blocks.insert(0, para(PRIVATE, "notice"))
    if section.line:
        blocks.append(para(section.line, "subheading"))
    level = 1 if section.number and not form.numbered_paragraphs else 0
    numbered = form.numbered_paragraphs and len(section.statements) > 1
    for place, statement in enumerate(section.statements, 1):
        if form.boxed and statement.sort == "decision":
            blocks.append(_box(statement))
            continue
        mark = f"{place}." if numbered else None
        blocks += _shifted(statement.paras, max(level, 1) if numbered else level, mark)
    return blocks


def _box(statement: Statement) -> Grid:
    """A decision in a frame of its own."""
    paras = tuple(replace(p, role="cell") for p in statement.paras)
    return Grid(((Cell(paras),),), (1,), rules="box")


def _shifted(paras: Sequence[Para], level: int, mark: str | None) -> list[Para]:
    first, *others = (replace(p, level=p.level + level) for p in paras)
    return [replace(first, mark=mark) if mark else first, *others]


def _action_grid(sections: Sequence[Section]) -> Grid:
    """Number, text and the initials of who is to act; one row a statement, so that the table breaks anywhere."""
    head = (cell("Item", look="bold"), cell("Notes", look="bold"), cell("Action", look="bold"))
    rows: list[tuple[Cell, ...]] = [head]
    for section in sections:
        rows.append((cell(section.number or "", look="bold"), Cell((Para((section.heading,), "cell"),)), cell("")))
        rows += [
            (cell(""), Cell(tuple(replace(p, role="cell") for p in s.paras)), cell(s.side or "", look="bold"))
            for s in section.statements
        ]
    return Grid(tuple(rows), (8, 80, 12), header=1, rules="columns")


def _run_in(section: Section) -> list[Block]:
    """`25/34. Footpaths: The Clerk …` – everything under the item in as few paragraphs as can be."""
    runs: list[Run] = [Run(f"{section.number} ", "bold"), replace(section.heading), Run(": ", "bold")]
    blocks: list[Block] = []
    for statement in section.statements:
        if len(statement.paras) == 1:
            runs += [*statement.paras[0].runs, Run(" ")]
            continue
        first, *others = statement.paras
        blocks.append(Para((*runs, *first.runs)))
        blocks += others
        runs = []
    return [*blocks, Para(tuple(runs))] if runs else blocks
