"""Minutes of North American bodies: a city council with motions and roll calls, a school board with its calendar."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, met, stacked, text
from corpus.generator.manner import FIGURES
from corpus.generator.script import Block, Gap, Grid, Run, cell, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice, listed

CITY = HouseStyle(
    name="city", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=11.5, heading_size=11.5,
    title_size=14, margin=72, indent=30, paper="letter",
)  # fmt: skip
DISTRICT = HouseStyle(
    name="district", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10, heading_size=11,
    title_size=13, margin=66, indent=26, ink="#1f3864", paper="letter",
)  # fmt: skip


def city_council(seed: int) -> SetPaper:
    """Motions with movers in capitals, the roll of every vote, a public hearing, a lost motion, an adjournment."""
    voice, guests = Voice(f"{seed}/city council"), Guests(f"{seed}/city council")
    members = guests.people("american american east_asian west_african american", "Councilmember")
    staff = [
        guests.person("american", post="City Manager"), guests.person("south_asian", post="City Attorney"),
        guests.person("english", post="City Clerk"),
    ]  # fmt: skip
    mayor = members[0]
    blocks = flat(
        para("CITY OF LARKHAVEN", "letterhead"),
        met("REGULAR MEETING OF THE CITY COUNCIL", "subtitle", "City Council", "minutes", "2025-10-14", start="18:32",
            end="21:47", venue="Council Chambers, 400 Cottonwood Avenue"),
        para("MINUTES", "centre", look="bold"),
        para("Tuesday, October 14, 2025", "centre"),
        para("Council Chambers, 400 Cottonwood Avenue", "centre"),
        Item(None, "CALL TO ORDER").head("underlined"),
        text(f"Mayor {mayor.surname} called the meeting to order at 6:32 p.m. and led the Pledge of Allegiance."),
        Item(None, "ROLL CALL").head("underlined"),
        _roll(members, staff),
        _consent(voice, members),
        _hearing(guests, voice, members),
        _lost_motion(members),
        _manager(staff[0], voice),
        Item(None, "ADJOURNMENT").head("underlined"),
        text(f"There being no further business, Mayor {mayor.surname} adjourned the meeting at 9:47 p.m."),
        Gap(18),
        text(f"Respectfully submitted, {staff[2].full}, City Clerk"),
    )  # fmt: skip
    return typeset_whole("City Council minutes", CITY, blocks, Furniture(foot="Larkhaven City Council, 10/14/2025"))


def _roll(members: Sequence[Person], staff: Sequence[Person]) -> Grid:
    mayor, vice, third, fourth, away = members
    present = [
        entry(mayor, "present", role="Mayor", after=", Mayor"),
        entry(vice, "present", role="Vice Mayor", after=", Vice Mayor"),
        entry(third, "present", role="Councilmember", after=", Councilmember"),
        entry(fourth, "present", role="Councilmember", after=", Councilmember (arrived at 6:41 p.m.)"),
    ]
    rows = (
        ("PRESENT:", present),
        ("ABSENT:", [entry(away, "absent", role="Councilmember", after=", Councilmember (excused)")]),
        ("STAFF:", [entry(p, "in_attendance", role=p.post, after=f", {p.post}") for p in staff]),
    )
    return Grid(tuple((cell(head, look="bold"), stacked(people)) for head, people in rows), (18, 82), rules="none")


def _vote(members: Sequence[Person], *nays: Person) -> tuple[str, ...]:
    """The roll of a vote, a line a side; the last of the members is away."""
    *there, away = members
    ayes = [person for person in there if person not in nays]
    sides = (("AYES", ayes), ("NAYS", nays), ("ABSENT", [away]))
    return tuple(f"{side}: {listed([p.surname for p in people]) if people else 'None'}" for side, people in sides)


def _consent(voice: Voice, members: Sequence[Person]) -> tuple[Block, ...]:
    """Items that are adopted by one motion; the asterisk says which."""
    item = Item(None, "CONSENT CALENDAR")
    things = (
        "Minutes of the regular meeting of September 23, 2025",
        voice.say("Warrant register no. {210-260} in the amount of ${212-940},{114-988}.18"),
        "Resolution No. 2025-61, accepting the Alder Street sidewalk improvements as complete",
    )
    first, second = f"Vice Mayor {members[1].surname}", f"Councilmember {members[2].surname}"
    return flat(
        item.head("underlined"),
        text("Items marked with an asterisk are considered routine and are acted on by one motion."),
        *(
            replace(text(f"*{thing}", mark=f"{letter}.", level=1), runs=_starred(Item(letter, thing)))
            for thing, letter in zip(things, "ABC", strict=True)
        ),
        item.decided(
            "resolved", f"**MOTION** by {first}, seconded by {second}, to approve the Consent Calendar.",
            *_vote(members),
            "Motion carried 4-0.", mover=first, seconder=second, votes=(4, 0, 0),
        ),
    )  # fmt: skip


def _starred(item: Item) -> tuple[Run, ...]:
    """A line of the consent calendar is an item to some."""
    return Run("*"), Run(item.title, facts=(item.label(certain=False),))


def _hearing(guests: Guests, voice: Voice, members: Sequence[Person]) -> tuple[Block, ...]:
    """A hearing that is opened and closed, speakers for and against, and an ordinance introduced."""
    item = Item("7", "PUBLIC HEARING – Ordinance No. 1184, Short-Term Rentals", level=1)
    speakers = [guests.person(heritage) for heritage in ("european", "american", "middle_eastern")]
    first, second = (f"Councilmember {person.surname}" for person in members[2:4])
    marshal = entry(speakers[2], "in_attendance", role="Fire Marshal")
    return flat(
        item.head("underlined", mark="7."),
        item.said("The public hearing was opened at 7:04 p.m."),
        item.said(f"{speakers[0].full} spoke in favor of the ordinance. {speakers[1].full} spoke against it and asked "
                  "whether hosts who live on site would be exempt."),
        item.came(marshal, "Fire Marshal ", " joined the meeting to answer questions on occupancy."),
        item.said(voice.say("The City Attorney said that {38-71} permits were issued in 2024, down from {74-96}.")),
        item.said("There being no other speakers, the public hearing was closed at 7:39 p.m."),
        item.decided(
            "resolved", f"**MOTION** by {first}, seconded by {second}, to introduce Ordinance No. 1184 and waive "
            "reading in full, with the following changes:",
            *_vote(members, members[0]), "Motion carried 3-1.", clauses=(
                "the cap on nights is set at 90 a year", "a local contact must answer complaints within one hour",
            ), marks=FIGURES, mover=first, seconder=second, votes=(3, 1, 0),
        ),
    )  # fmt: skip


def _lost_motion(members: Sequence[Person]) -> tuple[Block, ...]:
    item = Item("8", "Naming of the Riverbend Park Amphitheater", level=1)
    first, second = f"Councilmember {members[3].surname}", f"Councilmember {members[2].surname}"
    return flat(
        item.head("underlined", mark="8."),
        item.said("The Council discussed naming rights and the wish of the Parks Commission to hold a contest. No "
                  "action was taken on the contest."),
        item.decided(
            "rejected", f"**MOTION** by {first}, seconded by {second}, to continue the item to November 18, 2025.",
            *_vote(members, *members[:2]), "Motion failed 2-2.", mover=first, seconder=second, votes=(2, 2, 0),
        ),
    )  # fmt: skip


def _manager(manager: Person, voice: Voice) -> tuple[Block, ...]:
    item = Item("9", "City Manager’s Report", level=1)
    due = "by October 31, 2025"
    return flat(
        item.head("underlined", mark="9."),
        item.said(voice.say("City Manager {name} reported that {11-19} of 24 storm drains have been cleared.",
                            name=manager.surname)),
        item.task("Staff was directed to return with a cost estimate for the remaining drains by October 31, 2025.",
                  "Staff", due=due, day="2025-10-31"),
    )  # fmt: skip


def school_board(seed: int) -> SetPaper:
    """Trustees, a student member, a closed session reported out, a consent calendar and terse outcomes."""
    voice, guests = Voice(f"{seed}/school board"), Guests(f"{seed}/school board")
    trustees = guests.people("american east_asian american european west_african", "Trustee")
    student = guests.person("american")
    head = guests.person("american", "Dr", "Superintendent")
    aide = guests.person("irish", post="Chief Business Official")
    blocks = flat(
        para("Alder Creek Unified School District", "letterhead"),
        met("Board of Trustees", "title", "Board of Trustees", "minutes", "2025-11-18", start="17:30", end="20:12",
            venue="District Office, Room 12"),
        text("Minutes of the Regular Meeting held November 18, 2025, District Office, Room 12"),
        Item("1", "Call to Order and Roll Call").head(mark="1."),
        text(f"President {trustees[0].surname} called the meeting to order at 5:30 PM. A quorum was established."),
        _trustees(trustees, student, head, aide),
        _school_business(voice, trustees, student),
        Item("7", "Adjournment").head(mark="7."),
        Item("7", "").decided(
            "resolved", "On a motion duly made and seconded, the meeting was adjourned at 8:12 PM.", certain=False
        ),
    )  # fmt: skip
    return typeset_whole("Board of Trustees minutes", DISTRICT, blocks, Furniture(head="ACUSD", centre="Page {page}"))


def _trustees(trustees: Sequence[Person], student: Person, head: Person, aide: Person) -> Grid:
    roles = ("President", "Clerk", "Member", "Member")
    left = [entry(p, "present", role=role, after=f", {role}") for p, role in zip(trustees, roles, strict=False)]
    left.append(entry(student, "present", role="Student Board Member", after=", Student Board Member"))
    right = [
        entry(head, "in_attendance", honorific="Dr.", role="Superintendent", after=", Superintendent"),
        entry(aide, "in_attendance", role=aide.post, after=f", {aide.post}"),
        entry(trustees[4], "absent", role="Member", after=", Member (absent)"),
    ]
    return Grid(((stacked(left), stacked(right)),), (1, 1), rules="none")


def _school_business(voice: Voice, trustees: Sequence[Person], student: Person) -> tuple[Block, ...]:
    second, third, fourth = (f"Trustee {p.surname}" for p in trustees[1:4])
    minutes, session = Item("2", "Approval of the Agenda", level=1), Item("3", "Report out of Closed Session", level=1)
    consent, budget = Item("4", "Consent Calendar", level=1), Item("5", "First Interim Budget Report", level=1)
    calendar = Item("6", "2026-27 School Calendar", level=1)
    return flat(
        minutes.head(mark="2."),
        minutes.decided(
            "resolved", f"It was moved by {second}, seconded by {third}, and carried unanimously to approve the agenda "
            "as presented.", mover=second, seconder=third, unanimous=True,
        ),
        session.head(mark="3."),
        session.decided(
            "approved", f"President {trustees[0].surname} reported that in closed session the Board approved, by a "
            "vote of 4-0, the settlement of claim no. 25-07.", votes=(4, 0, 0), certain=False,
        ),
        consent.head(mark="4."),
        text("4.1 Personnel report; 4.2 Donations; 4.3 Field trip to Pine Mesa Observatory", level=1),
        consent.decided(
            "resolved", f"Moved by {third}, seconded by {fourth}, to approve items 4.1 through 4.3. Ayes: 4. Noes: 0. "
            "Absent: 1. The motion carried.", mover=third, seconder=fourth, votes=(4, 0, 0),
        ),
        budget.head(mark="5."),
        budget.said(voice.say("The Chief Business Official presented the report. Enrollment stands at {3-5},{210-870} "
                              "and the reserve is {4-6} percent of expenditure. The Board thanked staff for the "
                              "report.")),
        budget.decided(
            "approved", f"M/S/C ({trustees[1].surname}/{trustees[3].surname}) to approve a positive certification. "
            "Vote: 4-0.", mover=trustees[1].surname, seconder=trustees[3].surname, votes=(4, 0, 0), certain=False,
        ),
        budget.task("The Superintendent will post the budget calendar on the website by December 5.",
                    "The Superintendent",
                    due="by December 5", day="2025-12-05"),
        calendar.head(mark="6."),
        calendar.said(f"Student Board Member {student.surname} asked that finals end before the winter break."),
        calendar.decided("deferred", "By consensus the item was tabled until the meeting of January 13, 2026."),
    )  # fmt: skip


PAPERS = (
    HousePaper("city-council-minutes-2025-10-14", "minutes", city_council),
    HousePaper("school-board-minutes-2025-11-18", "minutes", school_board),
)
