"""Minutes of an Irish municipal district: proposals in the body of the text, votes of sympathy, notices of motion."""

from collections.abc import Sequence

from corpus.generator.attendance import run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, met, text
from corpus.generator.script import Block, Para, Run, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice

CARROWMOYLE = HouseStyle(
    name="carrowmoyle", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=12, heading_size=12,
    title_size=13, margin=66, indent=30,
)  # fmt: skip
BODY = "Municipal District of Carrowmoyle"


def municipal_district(seed: int) -> SetPaper:
    """The head in one sentence of capitals; proposer and seconder on lines of their own or within the sentence."""
    voice, guests = Voice(f"{seed}/municipal district"), Guests(f"{seed}/municipal district")
    members = guests.people("irish irish irish european irish irish", "Cllr.")
    officials = [
        guests.person("irish", "Ms.", "Director of Services"), guests.person("west_african", "Mr.",
                                                                             "District Engineer"),
        guests.person("irish", "Ms.", "Meetings Administrator"),
    ]  # fmt: skip
    blocks = flat(
        met("MINUTES OF THE MONTHLY MEETING OF THE MUNICIPAL DISTRICT OF CARROWMOYLE HELD IN THE AREA OFFICE, MILL "
            "ROAD, CARROWMOYLE, ON MONDAY 6TH OCTOBER, 2025 AT 2.30 P.M.", "title", BODY, "minutes", "2025-10-06",
            start="14:30", venue="Area Office, Mill Road, Carrowmoyle"),
        _presence(members, officials),
        _sympathy(),
        _minutes(members),
        _roads(voice, members, officials[1]),
        _motions(members, officials[1]),
        text("This concluded the business of the meeting."),
        text("Signed: ______________________ Cathaoirleach        Date: ____________"),
    )  # fmt: skip
    return typeset_whole(
        "Minutes of the municipal district", CARROWMOYLE, blocks, Furniture(foot="{page} | Carrowmoyle")
    )


def _presence(members: Sequence[Person], officials: Sequence[Person]) -> tuple[Para, ...]:
    """Members by initials after one `Cllrs.`, officials with title and post in brackets, one apology."""
    chair, *others, away = members
    seats = [entry(p, "present", "{initialled}", honorific="Cllr.") for p in others]
    chairing = entry(chair, "present", "{initialled}", honorific="Cllr.", role="Cathaoirleach", after=", Cathaoirleach")
    staff = [
        entry(p, "in_attendance", "{initialled}", honorific=p.title, role=p.post, after=f" ({p.post})")
        for p in officials
    ]
    excused = entry(away, "apologies", "{initialled}", honorific="Cllr.")
    return (
        Para((Run("I LÁTHAIR / PRESENT: ", "bold"), *chairing.runs, Run(", presided. "),
              *run_on(seats, joint="Cllrs."), Run("."))),
        Para((Run("AS LÁTHAIR / APOLOGIES: ", "bold"), *excused.runs, Run("."))),
        Para((Run("IN ATTENDANCE: ", "bold"), *run_on(staff), Run("."))),
    )  # fmt: skip


def _sympathy() -> tuple[Block, ...]:
    """Votes of sympathy are passed, but decide nothing."""
    return (
        Item(None, "VOTES OF SYMPATHY").head("underlined", certain=False),
        para("The members extended their sympathy to the family of a former caretaker of the Area Office. A minute’s "
             "silence was observed."),
    )  # fmt: skip


def _minutes(members: Sequence[Person]) -> tuple[Block, ...]:
    item = Item("1", "Confirmation of Minutes")
    first, second = (f"Cllr. {p.initialled}" for p in members[1:3])
    return flat(
        item.head("underlined", mark="1."),
        item.decided("resolved", f"Proposed by {first}", f"Seconded by {second}", "and resolved: “That the minutes of "
                     "the meeting held on 1st September, 2025 be adopted.”", mover=first, seconder=second),
    )  # fmt: skip


def _roads(voice: Voice, members: Sequence[Person], engineer: Person) -> tuple[Block, ...]:
    works, scheme = Item("2", "Schedule of Municipal District Works"), Item("3", "Part 8 – Greenway at Lough Derrin")
    chair = f"Cllr. {members[0].initialled}"
    first, second, third = (f"Cllr. {p.initialled}" for p in members[2:5])
    return flat(
        works.head("underlined", mark="2."),
        works.said(voice.say(f"{engineer.title} {engineer.initialled} gave an update. Some {{14-22}} km of road had "
                             "been resurfaced to date and €{310-690},000 remained to be spent before year end."),
                   f"{third} asked when the footpath at Church Street would be finished and was told that the "
                   "contractor had agreed a date in November with the Department."),
        works.decided("approved", f"On the proposal of {first}, seconded by {second}, the revised Schedule was "
                                  "approved.",
                      mover=first, seconder=second),
        works.task("The District Engineer undertook to revert to members with costings for a pedestrian crossing at "
                   "the Convent School before the November meeting.", "The District Engineer",
                   due="before the November meeting", day="2025-11-30"),
        scheme.head("underlined", mark="3."),
        scheme.said("The Chief Executive’s report under Section 179 of the Planning and Development Act 2000 had been "
                    "circulated. It recommended that the scheme proceed with minor changes."),
        scheme.decided("agreed", f"On the proposal of {chair} and seconded by {third}, it was unanimously agreed to "
                       "proceed with the scheme as recommended.", mover=chair, seconder=third, unanimous=True),
    )  # fmt: skip


def _motions(members: Sequence[Person], engineer: Person) -> tuple[Block, ...]:
    """A motion with its reply that is adopted, and one that is withdrawn."""
    item = Item("4", "Notice of Motion – " + f"Cllr. {members[3].initialled}")
    other = Item("5", "Notice of Motion – " + f"Cllr. {members[4].initialled}")
    mover, seconder = (f"Cllr. {p.initialled}" for p in (members[3], members[1]))
    return flat(
        item.head("underlined", mark="4.", certain=False),
        item.decided("resolved", f"{mover} proposed, seconded by {seconder}: “That this District write to the Minister "
                     "for Transport requesting an evening bus from Derrin Cross.”", "REPLY: The District has no "
                     "function in the licensing of bus services.", "The motion was adopted.", mover=mover,
                     seconder=seconder),
        other.head("underlined", mark="5.", certain=False),
        other.said("“That the Council provide a public toilet at the harbour.” The motion was discussed with Notice of "
                   "Motion 4 of the last meeting and was withdrawn with the consent of the meeting. "
                   f"{engineer.title} {engineer.initialled} said that a toilet would cost a six-figure sum."),
    )  # fmt: skip


PAPERS = (HousePaper("municipal-district-minutes-2025-10-06", "minutes", municipal_district),)
