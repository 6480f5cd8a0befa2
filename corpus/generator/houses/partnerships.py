"""Papers of a county’s health and wellbeing board: minutes with heads “Decision”, an agenda of unruled lines."""

from collections.abc import Sequence

from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, asked, entry, flat, heads, met, text
from corpus.generator.script import Block, Cell, Grid, Para, Run, cell, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice
from extractors.results import Purpose

SHIRE = HouseStyle(
    name="shire", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=11.5, heading_size=12,
    title_size=16,
    margin=66, indent=34, ink="#5b2c06", band="#f3e9dc",
)  # fmt: skip
LINES = HouseStyle(
    name="lines", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10.5, heading_size=11,
    title_size=15, margin=60, indent=30, title_align="left",
)  # fmt: skip
BOARD = "Eskshire Health and Wellbeing Board"


def board_minutes(seed: int) -> SetPaper:
    """Names with letters after them, substitutes told in the apologies, tasks of which a line gives the owner alone."""
    voice, guests = Voice(f"{seed}/eskshire"), Guests(f"{seed}/eskshire")
    councillors = guests.people("english west_african", "Cllr")
    partners = [
        guests.person("south_asian", "Dr", "Director of Public Health", "Eskshire County Council"),
        guests.person("irish", "Mr", "Chief Officer", "Healthwatch Eskshire"),
        guests.person("middle_eastern", "Professor", "Clinical Lead", "NHS Esk and Fell ICB"),
    ]
    away, stand_in = guests.person("european", "Ms"), guests.person("scots", "Mr")
    clerk = guests.person("english", "Mrs", "Democratic Services Officer")
    blocks = flat(
        met(BOARD.upper(), "letterhead", BOARD, "minutes", "2025-12-11", start="10:00", end="12:20",
            venue="Council Chamber, Shire Hall"),
        para("Minutes of the meeting held on Thursday 11 December 2025 at 10.00 a.m. in the Council Chamber, Shire "
             "Hall.",
             "centre"),
        _present(councillors, partners, clerk),
        _chairing(councillors, partners),
        _apologies(away, stand_in),
        _needs(voice, partners),
        _fund(voice, partners),
        _attendance_so_far(councillors, partners),
    )  # fmt: skip
    return typeset_whole("Health and Wellbeing Board minutes", SHIRE, blocks, Furniture(centre="Page {page}"))


def _present(councillors: Sequence[Person], partners: Sequence[Person], clerk: Person) -> tuple[Block, ...]:
    """A line a person; letters after a name are no part of it."""
    letters = (" OBE", "")
    seats = [
        entry(p, "present", honorific="Cllr", organisation="Eskshire County Council", after=f"{tail}, Eskshire County "
                                                                                            "Council")
        for p, tail in zip(councillors, letters, strict=True)
    ] + [
        entry(p, "present", honorific=p.title, role=p.post, organisation=p.organisation, after=f", {p.post}, "
                                                                                               f"{p.organisation}")
        for p in partners
    ]  # fmt: skip
    staff = entry(clerk, "in_attendance", honorific=clerk.title, role=clerk.post, after=f", {clerk.post}")
    return (
        para("PRESENT", "underlined"),
        *(Para(seat.runs, "small") for seat in seats),
        para("IN ATTENDANCE", "underlined"),
        Para(staff.runs, "small"),
    )


def _decision(*paras: Para) -> tuple[Para, ...]:
    """What was decided, below a head of its own."""
    return (para("Decision", "subheading"), *paras)


def _chairing(councillors: Sequence[Person], partners: Sequence[Person]) -> tuple[Block, ...]:
    item = Item("31", "ELECTION OF CHAIRMAN")
    chosen, mover, seconder = f"Cllr {councillors[0].full}", f"Cllr {councillors[1].full}", f"Dr {partners[0].full}"
    return flat(
        item.head(mark="31."),
        item.said(f"It was proposed by {mover} and seconded by {seconder} that {chosen} be elected Chairman. There "
                  "were no other nominations."),
        _decision(*item.decided("appointed", f"That {chosen} be elected Chairman for the remainder of the year "
                                             "2025/26.",
                                mover=mover, seconder=seconder)),
    )  # fmt: skip


def _apologies(away: Person, stand_in: Person) -> tuple[Block, ...]:
    item, minutes = Item("32", "APOLOGIES"), Item("33", "MINUTES")
    excused = entry(away, "apologies", "{initialled}", honorific=away.title)
    sent = entry(stand_in, "present", "{initialled}", honorific=stand_in.title)
    return flat(
        item.head(mark="32."),
        Para((Run("Apologies were received from "), *excused.runs, Run(" ("), *sent.runs, Run(" attended as "
                                                                                              "substitute)."))),
        minutes.head(mark="33."),
        minutes.decided("resolved", "**RESOLVED** – That the minutes of the meeting held on 18 September 2025 be "
                                    "confirmed."),
    )  # fmt: skip


def _needs(voice: Voice, partners: Sequence[Person]) -> tuple[Block, ...]:
    item = Item("34", "JOINT STRATEGIC NEEDS ASSESSMENT")
    health, watch, lead = partners
    return flat(
        item.head(mark="34."),
        item.said(
            f"Dr {health.surname} presented the annual summary. Life expectancy had risen by "
            f"{voice.random.randint(2, 5)} months "
            "since 2021 but fell short of the English average in three districts.",
            f"Mr {watch.surname} asked whether carers had been counted. Professor {lead.surname} thought that "
            "practices could supply a figure.",
        ),
        item.task("A breakdown of unpaid carers by district to be added to the summary before it is published in "
                  "February 2026.", "Director of Public Health", due="in February 2026", day="2026-02-28"),
        text("**Action: Director of Public Health**"),
        _decision(*item.decided("resolved", "RESOLVED – That:", clauses=(
            "the summary be endorsed", "Public Health write to each district council to draw it to their attention",
        ))),
    )  # fmt: skip


def _fund(voice: Voice, partners: Sequence[Person]) -> tuple[Block, ...]:
    fund, plan, other = Item("35", "BETTER CARE FUND"), Item("36", "FORWARD PLAN"), Item("37", "OTHER BODIES")
    return flat(
        fund.head(mark="35."),
        fund.said(voice.say("Delayed discharges stood at {31-58} a day in October. The Board was told that the "
                            "Integrated Care Board had approved the quarter’s return on 2 December.")),
        _decision(*fund.decided("noted", "The Board noted the position and thanked the teams.")),
        plan.head(mark="36."),
        plan.said("Members asked for items on dentistry and on loneliness."),
        plan.task(f"Mr {partners[1].surname} to draft a paper on dentistry for the meeting on 19 March 2026.",
                  f"Mr {partners[1].surname}", due="for the meeting on 19 March 2026", day="2026-03-19",
                  before="**Action:** "),
        other.head(mark="37."),
        other.said("The Safeguarding Partnership had resolved to merge two of its groups. The Police and Crime Panel "
                   "would be asked for its views in the spring."),
    )  # fmt: skip


def _attendance_so_far(councillors: Sequence[Person], partners: Sequence[Person]) -> tuple[Block, ...]:
    """A record of the year's attendance: figures that say nothing of this meeting."""
    rows = [heads("Attendance 2025/26", "Possible", "Actual")]
    rows += [
        tuple(cell(word) for word in (p.initialled, "3", "3" if n else "2"))
        for n, p in enumerate((*councillors, *partners))
    ]
    return (Grid(tuple(rows), (60, 20, 20), header=1, rules="rows"), text("The meeting ended at 12.20 p.m."))


def agenda_lines(seed: int) -> SetPaper:
    """Time, number, title and paper in unruled columns; the purpose in italics; reports named by their authors."""
    guests = Guests(f"{seed}/eskshire agenda")
    lead, guest = guests.person("south_asian", "Dr"), guests.person("welsh")
    rows: tuple[tuple[str, str, str, str | None, Purpose | None, str], ...] = (
        ("10.00", "1", "Welcome, introductions and apologies", None, None, ""),
        ("10.05", "2", "Minutes of the meeting on 11 December 2025", None, "approval", "For approval, pages 1–6"),
        ("10.10", "3", "Tobacco and vapes: young people’s survey", f"Dr {lead.full}", "discussion", ("For discussion, "
                                                                                                    "pages 7–18")),
        ("10.40", "4", "Pharmaceutical needs: supplementary statement", f"Dr {lead.full}", "decision", ("For decision, "
                                                                                                       "pages 19–24")),
        ("11.10", "5", "Falls prevention: what works", guest.full, "information", "For information, presentation"),
        ("11.40", "6", "Forward plan", None, "noting", "To note, page 25"),
    )  # fmt: skip
    grid = []
    for time, number, title, presenter, purpose, note in rows:
        label = Item(number, title).label(presenter=presenter, purpose=purpose)
        paras = [Para((Run(title, "bold", (label,)),), "cell")]
        paras += [para(words, "cell", look="italic") for words in (presenter or "", note) if words]
        grid.append((cell(time), cell(f"{number}."), Cell(tuple(paras))))
    blocks = flat(
        met(BOARD, "letterhead", BOARD, "agenda", "2026-03-19", start="10:00", end="12:00", venue="Ferry Room, Shire "
                                                                                                  "Hall"),
        text("**Date:** 19 March 2026    **Time:** 10.00 – 12.00    **Place:** Ferry Room, Shire Hall"),
        Grid(tuple(grid), (11, 6, 83), rules="none"),
        *asked("Item 4 – the Board is asked to agree:", "that no new pharmacy is needed in Eskmouth",
               "that the statement be published by 1 April 2026"),
        Para((Run("Contact: ", "bold"), Run("the Board’s clerk, 01632 960114. Light refreshments will be served."))),
    )  # fmt: skip
    return typeset_whole("Health and Wellbeing Board agenda", LINES, blocks, Furniture())


PAPERS = (
    HousePaper("hwb-minutes-2025-12-11-eskshire", "minutes", board_minutes),
    HousePaper("hwb-agenda-2026-03-19-eskshire", "agenda", agenda_lines),
)
