"""Scottish minutes: who was there in columns, “agreed:-” with Roman clauses, a motion against an amendment."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.generator.attendance import run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, met, seated, stacked, text
from corpus.generator.manner import ROMAN
from corpus.generator.script import Block, Cell, Gap, Grid, Para, Run, cell, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice, listed
from corpus.labels import Label
from extractors.results import AttendanceStatus, DecisionKind

STRATHORRIN = HouseStyle(
    name="strathorrin", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10.5,
    heading_size=10.5, title_size=12, margin=64, indent=34,
)  # fmt: skip
ORRINSIDE = HouseStyle(
    name="orrinside", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=11.5, heading_size=11.5,
    title_size=13, margin=72, indent=30, title_align="left",
)  # fmt: skip
COMMITTEE = "Environment and Place Committee"


def place_committee(seed: int) -> SetPaper:
    """Apologies intimated, a motion carried over an amendment by a recorded division, items agreed and noted."""
    voice, guests = Voice(f"{seed}/place committee"), Guests(f"{seed}/place committee")
    members = guests.people("scots scots south_asian irish scots english scots", "Councillor")
    officers = [
        guests.person("scots", post="Head of Roads and Fleet"), guests.person("european", post="Planning Manager"),
        guests.person("english", post="Committee Officer"),
    ]  # fmt: skip
    away = guests.person("scots", "Councillor")
    blocks = flat(
        para("STRATHORRIN COUNCIL", "letterhead"),
        met(f"Minute of Meeting of the {COMMITTEE.upper()}", "subtitle", COMMITTEE, "minutes", "2025-09-17",
            start="10:30", venue="Council Headquarters, Kirk Street, Inverorrin"),
        text("held in the Council Headquarters, Kirk Street, Inverorrin and by video conference on Wednesday, "
             "17 September 2025 at 10.30 am."),
        _sederunt(members, officers),
        text(f"Councillor {members[0].full}, Convener, in the Chair."),
        _opening(away),
        _speed_limits(voice, members, officers[0]),
        _other_business(voice, members, officers),
    )  # fmt: skip
    return typeset_whole("Committee minute", STRATHORRIN, blocks, Furniture(head=COMMITTEE, centre="{page}"))


def _sederunt(members: Sequence[Person], officers: Sequence[Person]) -> Grid:
    """Members in two columns without ruling; one joins by video, one leaves early."""
    notes = (" (Convener)", " (Depute Convener)", "", " (by video conference)", "", " (left after item 4)", "")
    roles = ("Convener", "Depute Convener", None, None, None, None, None)
    seats = [
        entry(p, "present", honorific="Councillor", role=role, after=note)
        for p, role, note in zip(members, roles, notes, strict=True)
    ]
    attending = [entry(p, "in_attendance", role=p.post, after=f", {p.post}") for p in officers]
    return Grid(
        (
            (cell("Present:", look="bold"), stacked(seats[:4]), stacked(seats[4:])),
            (cell("Attending:", look="bold"), stacked(attending), cell("")),
        ),
        (16, 46, 38), rules="none",
    )  # fmt: skip


def _opening(away: Person) -> tuple[Block, ...]:
    apologies, interests = Item("1", "APOLOGIES FOR ABSENCE"), Item("2", "DECLARATIONS OF INTEREST")
    minutes = Item("3", "MINUTE OF PREVIOUS MEETING")
    excused = run_on([entry(away, "apologies", honorific="Councillor")])
    return flat(
        apologies.head(mark="1."),
        Para((Run("An apology for absence was intimated on behalf of "), *excused, Run("."))),
        interests.head(mark="2."),
        interests.said("There were no declarations of interest intimated."),
        minutes.head(mark="3."),
        minutes.said("There was submitted the Minute of Meeting of 11 June 2025."),
        minutes.decided("approved", "The Minute was approved as a correct record."),
    )


def _speed_limits(voice: Voice, members: Sequence[Person], head: Person) -> tuple[Block, ...]:
    """A division in which the motion beats the amendment; then what the Committee agreed, in clauses."""
    item = Item("4", "REVIEW OF SPEED LIMITS")
    first, second, third, fourth = (f"Councillor {p.surname}" for p in members[:4])
    motion = f"{first}, seconded by {second}, moved that the order be made as advertised."
    amendment = (
        f"As an amendment, {third}, seconded by {fourth}, moved that a decision be continued until the accident data "
        "for 2025 were to hand."
    )
    sides = (
        f"For the motion: Councillors {listed([p.surname for p in (members[0], members[1], members[4], members[6])])}.",
        f"For the amendment: Councillors {listed([p.surname for p in (members[2], members[3], members[5])])}.",
    )
    return flat(
        item.head(mark="4."),
        item.said(
            f"There was submitted a report by the {head.post} on speed limits in eleven settlements.",
            voice.say("In discussion Members heard that average speeds on the A-road had fallen by {2-4}.{1-8} mph "
                      "since 2022 and that Police Scotland had agreed to enforce the limits."),
        ),
        item.decided("resolved", motion, mover=first, seconder=second, votes=(4, 3, 0), certain=False),
        item.decided("rejected", amendment, *sides, mover=third, seconder=fourth, votes=(3, 4, 0), certain=False),
        item.decided("resolved", "The motion was accordingly carried by 4 votes to 3 and became the finding of the "
                     "meeting.", mover=first, seconder=second, votes=(4, 3, 0), certain=False),
        item.decided("agreed", "Thereafter, the Committee **agreed**:-", clauses=(
            "that the Traffic Regulation Order be made with effect from 5 January 2026",
            "that signs at Balnacraig be renewed before the order takes effect",
            ("to remit to the Head of Roads and Fleet to bring a report on the first year to the Committee in "
            "March 2027"),
        ), marks=ROMAN),
    )  # fmt: skip


def _other_business(voice: Voice, members: Sequence[Person], officers: Sequence[Person]) -> tuple[Block, ...]:
    play, plan = Item("5", "PLAY AREA STRATEGY: PROGRESS"), Item("6", "LOCAL PLACE PLAN – PORT ORRIN")
    date = Item("7", "DATE OF NEXT MEETING")
    due = "by the end of October"
    return flat(
        play.head(mark="5."),
        play.said(voice.say("The report advised that {9-14} of 31 play areas had been renewed at a cost of "
                            "£{310-480},000 and that the Community Council at Ness Bridge had agreed to adopt a "
                            "bench.")),
        play.decided("noted", "**Decision: Noted** the progress made and the spend to date."),
        play.task("The Planning Manager undertook to circulate the list of remaining sites to Members by the end of "
                  "October.", "The Planning Manager", due=due, day="2025-10-31"),
        plan.head(mark="6."),
        plan.said("The Convener ruled that the item be taken although it had been circulated late."),
        plan.decided("referred", f"The Committee, on the motion of Councillor {members[6].surname}, seconded by "
                     f"Councillor {members[4].surname}, unanimously **agreed** to refer the plan to the Council.",
                     mover=f"Councillor {members[6].surname}", seconder=f"Councillor {members[4].surname}",
                     unanimous=True, certain=False),
        date.head(mark="7."),
        date.said("The next meeting would be held on Wednesday, 3 December 2025 at 10.30 am."),
        Gap(12),
        text(f"Minute taker: {officers[2].full}"),
    )  # fmt: skip


def joint_board(seed: int) -> SetPaper:
    """Surnames in capitals, members with roles in two columns, Roman numerals, “The Integration Joint Board:-”."""
    voice, guests = Voice(f"{seed}/joint board"), Guests(f"{seed}/joint board")
    people = guests.people("scots scots south_asian european scots english")
    chair = f"{people[0].forename} {people[0].surname.upper()}"
    blocks = flat(
        met("At a MEETING of the ORRINSIDE HEALTH AND SOCIAL CARE INTEGRATION JOINT BOARD held remotely on 29th "
            "October, 2025.", "subtitle", "Orrinside Health and Social Care Integration Joint Board", "minutes",
            "2025-10-29"),
        _members("Present:-", "present", people[:4], (
            "Nominated by Health Board", "Nominated by Council", "Chief Officer", "Chief Finance Officer",
        )),
        _members("Non-members in attendance:-", "in_attendance", people[4:5], ("Carers’ Centre",)),
        text(f"{chair}, Chairperson, in the Chair."),
        Item("I", "APOLOGIES FOR ABSENCE").head(mark="I", role="underlined"),
        text("Apologies for absence were submitted on behalf of:-"),
        _members("", "apologies", people[5:], ("Registered Nurse",)),
        _joint_business(voice, people),
    )  # fmt: skip
    return typeset_whole("Minute of the joint board", ORRINSIDE, blocks, Furniture(centre="{page}"))


def _members(head: str, status: AttendanceStatus, people: Sequence[Person], roles: Sequence[str]) -> Grid:
    """Name and role side by side, the surname in capitals."""
    rows: list[tuple[Cell, ...]] = []
    if head:
        rows += [(cell(head), cell("")), (cell("Members", look="bold"), cell("Role", look="bold"))]
    for person, role in zip(people, roles, strict=True):
        loud = replace(person, surname=person.surname.upper())
        rows.append(seated(entry(loud, status, role=role), role))
    return Grid(tuple(rows), (42, 58), rules="none")


def _joint_business(voice: Voice, people: Sequence[Person]) -> tuple[Block, ...]:
    interests, report = Item("II", "DECLARATION OF INTEREST"), Item("III", "FINANCIAL MONITORING POSITION")
    care, close = Item("IV", "CARE AT HOME: COMMISSIONING PLAN"), Item("V", "DATE OF NEXT MEETING")
    return flat(
        interests.head("underlined", mark="II"),
        interests.said("No declarations of interest were made."),
        report.head("underlined", mark="III"),
        report.said(voice.say("There was submitted Report No OJB51-2025 by the Chief Finance Officer. An overspend of "
                              "£{2-4},{110-890},000 was forecast.")),
        *_board_did(report, "noted", "noted the content of the report",
                    "noted the projected overspend at 31st March, 2026", "agreed to remit the recovery plan to "
                                                                         "officers"),
        care.head("underlined", mark="IV"),
        care.said("There was submitted Report No OJB53-2025 by the Chief Officer. Trade unions had welcomed the plan "
                  "and the Council had approved its share of the money in August."),
        *_board_did(care, "approved", "approved the plan attached as Appendix 1",
                    "instructed the Chief Officer to issue the Direction at Section 8 to the Council",
                    also=(care.duty("instructed the Chief Officer to issue the Direction at Section 8 to the Council",
                                    "the Chief Officer"),)),
        close.head("underlined", mark="V"),
        close.said("The next meeting would be held on Wednesday 10th December, 2025 at 10.00 am."),
        text(f"{people[0].forename} {people[0].surname.upper()}, Chairperson."),
    )  # fmt: skip


def _board_did(item: Item, kind: DecisionKind, *clauses: str, also: Sequence[Label] = ()) -> tuple[Para, ...]:
    return item.decided(kind, "The Integration Joint Board:-", clauses=clauses, marks=ROMAN, also=also)


PAPERS = (
    HousePaper("committee-minute-2025-09-17", "minutes", place_committee),
    HousePaper("joint-board-minute-2025-10-29", "minutes", joint_board),
)
