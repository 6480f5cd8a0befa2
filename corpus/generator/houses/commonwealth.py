"""Minutes from elsewhere in the Commonwealth: an Australian shire, a Canadian town, a council in Northern Ireland."""

from collections.abc import Sequence

from corpus.generator.attendance import run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, asked, entry, flat, met, seated, text
from corpus.generator.manner import FIGURES, ROUND_FIGURES
from corpus.generator.script import Block, Gap, Grid, Para, Run, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice

SHIRE = HouseStyle(
    name="shire of kurrabee", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10.5,
    heading_size=12, title_size=16, margin=60, indent=36, ink="#7f3f00", title_align="left",
)  # fmt: skip
TOWN = HouseStyle(
    name="town of pine narrows", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=11.5,
    heading_size=12,
    title_size=15, margin=74, indent=36, paper="letter",
)  # fmt: skip
BOROUGH = HouseStyle(
    name="lough erin", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=11, heading_size=11,
    title_size=14, margin=66, indent=30,
)  # fmt: skip


def shire_council(seed: int) -> SetPaper:
    """“Officer recommendation” is not yet a decision; “Council decision” is, with a number and a count at its foot."""
    voice, guests = Voice(f"{seed}/shire"), Guests(f"{seed}/shire")
    members = guests.people("english scots european south_asian irish", "Cr")
    officers = [
        guests.person("english", "Mr", "Chief Executive Officer"),
        guests.person("welsh", "Ms", "Director Works"),
    ]
    rows = [
        seated(entry(p, "present", honorific="Cr", role=role), role)
        for p, role in zip(members[:4], ("Shire President", "Deputy President", "North Ward", "Town Ward"), strict=True)
    ]
    staff = [seated(entry(p, "in_attendance", honorific=p.title, role=p.post), p.post or "") for p in officers]
    leave = entry(members[4], "apologies", honorific="Cr")
    blocks = flat(
        para("Shire of Kurrabee", "letterhead"),
        met("Minutes of the Ordinary Council Meeting", "subtitle", "Ordinary Council", "minutes", "2025-08-27",
            start="16:00",
            end="17:12", venue="Council Chambers, Railway Parade, Kurrabee"),
        text("Held on Wednesday 27 August 2025 in the Council Chambers, Railway Parade, Kurrabee. The Presiding Member "
             "declared the meeting open at 4.00pm."),
        Item("2", "Record of attendance").head(mark="2"),
        Grid(tuple(rows), (45, 55), rules="none"),
        text("**Staff**"),
        Grid(tuple(staff), (45, 55), rules="none"),
        Para((Run("Apologies: ", "bold"), *leave.runs)),
        _shire_minutes(members),
        _shire_road(voice, members),
        text("The Presiding Member closed the meeting at 5.12pm."),
    )  # fmt: skip
    return typeset_whole("Ordinary Council minutes", SHIRE, blocks, Furniture(foot="Shire of Kurrabee    Page {page}"))


def _shire_minutes(members: Sequence[Person]) -> tuple[Block, ...]:
    item = Item("3", "Confirmation of minutes")
    first, second = (f"Cr {p.surname}" for p in members[1:3])
    return flat(
        item.head(mark="3"),
        text("**COUNCIL DECISION 2025/081**"),
        item.decided("resolved", f"Moved {first}, seconded {second}", "That the minutes of the meeting held on 23 "
                     "July 2025 be confirmed as a true and correct record.", "**CARRIED 4/0**", mover=first,
                     seconder=second,
                     votes=(4, 0, 0)),
    )  # fmt: skip


def _shire_road(voice: Voice, members: Sequence[Person]) -> tuple[Block, ...]:
    item = Item("9.1", "Tender RFT 04/25 – sealing of Boundary Road")
    first, second = (f"Cr {p.surname}" for p in (members[3], members[0]))
    words = (
        "accepts the tender of Westland Sealing for the sum in the confidential attachment",
        "authorises the Chief Executive Officer to sign the contract",
    )
    dust = "asks for a report on dust at the school before the work begins"
    return flat(
        item.head(mark="9.1"),
        item.said(voice.say("{3-6} tenders were received. The budget for the work is ${310-460},000, of which the "
                            "State pays two thirds.")),
        text("**OFFICER RECOMMENDATION**"),
        asked("That Council:", *words, certain=False),
        text("**COUNCIL DECISION 2025/082**"),
        item.decided("resolved", f"Moved {first}, seconded {second}: That Council:", "**CARRIED 3/1**",
                     clauses=(*words, dust), marks=ROUND_FIGURES, mover=first, seconder=second, votes=(3, 1, 0),
                     also=(item.duty(dust, None, due="before the work begins", certain=False),)),
        item.said("Reason for difference: Council wished to know of dust at the school. "
                  f"Cr {members[1].surname} voted against."),
    )  # fmt: skip


def town_council(seed: int) -> SetPaper:
    """“MOVED … SECONDED … THAT”, carried or defeated in capitals; who was opposed is named."""
    guests = Guests(f"{seed}/town")
    members = guests.people("english european east_asian south_asian irish", "Councillor")
    clerk = guests.person("european", post="Town Clerk")
    mayor, first, second, third, _ = members
    seats = [entry(mayor, "present", "{initialled}", honorific="Mayor", role=None)]
    seats += [entry(p, "present", "{initialled}", honorific="Councillor") for p in members[1:]]
    regrets = entry(guests.person("american"), "apologies", "{initialled}", honorific="Councillor")
    staff = entry(clerk, "in_attendance", "{initialled}", role="Town Clerk", after=", Town Clerk")
    delegation = Item("4", "DELEGATIONS")
    blocks = flat(
        para("THE CORPORATION OF THE TOWN OF PINE NARROWS", "letterhead"),
        met("Council Meeting Minutes", "subtitle", "Town of Pine Narrows Council", "minutes", "2025-09-09",
            start="19:00",
            end="20:35", venue="Council Chamber, 12 Locks Street"),
        para("Tuesday, September 9, 2025, 7:00 p.m., Council Chamber, 12 Locks Street", "centre"),
        Para((Run("PRESENT: ", "bold"), *run_on(seats))),
        Para((Run("REGRETS: ", "bold"), *regrets.runs)),
        Para((Run("STAFF: ", "bold"), *staff.runs)),
        _moved(Item("1", "ADOPTION OF AGENDA"), first, second, "THAT the agenda be adopted as circulated.", "CARRIED"),
        _moved(Item("2", "ADOPTION OF MINUTES"), third, first, "THAT the minutes of August 12, 2025 be adopted.",
               "CARRIED"),
        delegation.head("underlined", mark="4."),
        delegation.said("The Curling Club asked for $8,000 towards its roof. Council thanked the Club and took the "
                        "request under advisement."),
        _by_law(members),
        Item("6", "ADJOURNMENT").head("underlined", mark="6."),
        text("The meeting adjourned at 8:35 p.m."),
    )  # fmt: skip
    return typeset_whole("Council minutes", TOWN, blocks, Furniture(centre="Page {page}"))


def _moved(item: Item, mover: Person, seconder: Person, words: str, outcome: str) -> tuple[Block, ...]:
    first, second = f"Councillor {mover.surname}", f"Councillor {seconder.surname}"
    return flat(
        item.head("underlined", mark=f"{item.number}."),
        item.decided("resolved" if outcome == "CARRIED" else "rejected", f"MOVED by {first}, SECONDED by {second}",
                     words,
                     f"**{outcome}**", mover=first, seconder=second),
    )  # fmt: skip


def _by_law(members: Sequence[Person]) -> tuple[Block, ...]:
    item = Item("5", "BY-LAW 2025-31, OPEN AIR BURNING")
    _, first, second, third, fourth = members
    mover, other = f"Councillor {second.surname}", f"Councillor {third.surname}"
    return flat(
        _moved(item, first, fourth, "THAT By-law 2025-31 be given first and second reading.", "DEFEATED"),
        item.said(f"OPPOSED: Councillors {second.surname} and {third.surname}, and the Mayor."),
        item.decided("resolved", f"It was MOVED by {mover} and SECONDED by {other} THAT the by-law be referred back "
                     "to the Fire Chief.", "**CARRIED UNANIMOUSLY**", mover=mover, seconder=other, unanimous=True,
                     certain=False),
        item.task("The Fire Chief is to report back to Council by November 18, 2025.", "The Fire Chief",
                  due="by November 18, 2025", day="2025-11-18"),
    )  # fmt: skip


def northern_committee(seed: int) -> SetPaper:
    """Aldermen and councillors, “Agreed:” on a line of its own, a proposal in one sentence, officers by title."""
    voice, guests = Voice(f"{seed}/northern"), Guests(f"{seed}/northern")
    alderman, *members = guests.people("english irish scots irish", "Councillor")
    officer, clerk = (
        guests.person("irish", "Mr", "Head of Recreation"),
        guests.person("english", "Mrs", "Member Services Officer"),
    )
    seats = [entry(alderman, "present", "{initialled}", honorific="Alderman", role="Chair", after=" (Chair)")]
    seats += [entry(p, "present", "{initialled}", honorific="Councillor") for p in members]
    staff = [
        entry(p, "in_attendance", "{initialled}", honorific=p.title, role=p.post, after=f", {p.post}")
        for p in (officer, clerk)
    ]
    blocks = flat(
        para("Lough Erin Borough Council", "letterhead"),
        met("Community Services Committee", "title", "Community Services Committee", "minutes", "2025-10-14",
            start="18:00",
            end="19:25", venue="Town Hall, Erinbridge"),
        text("Minutes of the meeting held in the Town Hall, Erinbridge on Tuesday 14 October 2025 at 6.00 pm"),
        Para((Run("Members in attendance: ", "bold"), *run_on(seats))),
        Para((Run("Officers: ", "bold"), *run_on(staff))),
        text("**Apologies:** None."),
        _pitches(voice, alderman, members),
        _lights(members, officer),
        Gap(6),
        text("There being no further business the meeting concluded at 7.25 pm."),
    )  # fmt: skip
    return typeset_whole("Committee minutes", BOROUGH, blocks, Furniture(head="CS 14/10/25", centre="{page}"))


def _pitches(voice: Voice, alderman: Person, members: Sequence[Person]) -> tuple[Block, ...]:
    item, chair = Item("CS 61/25", "Pitch allocations", level=1), f"Alderman {alderman.initialled}"
    first, second = (f"Councillor {p.initialled}" for p in members[:2])
    return flat(
        item.head("underlined"),
        item.said(voice.say("Previously circulated: report on {14-22} pitches. Members were of the view that clubs "
                            "should be told sooner. The Department had agreed to fund two shelters.")),
        item.decided("agreed", f"Proposed by {first}, seconded by {second} and **AGREED** – that the allocations be "
                     "approved and that:", clauses=("fees be held for a year", "clubs be asked for their accounts"),
                     mover=first, seconder=second),
        item.decided("agreed", "Agreed: That a deputation from the Rugby Club be received in December.",
                     before=f"{chair} read a letter from the Rugby Club. "),
    )  # fmt: skip


def _lights(members: Sequence[Person], officer: Person) -> tuple[Block, ...]:
    item, other = Item("CS 62/25", "Christmas lights", level=1), Item("CS 63/25", "Correspondence", level=1)
    first, second = (f"Councillor {p.initialled}" for p in members[1:3])
    return flat(
        item.head("underlined"),
        item.decided("resolved", f"(Proposed {first}; seconded {second}) Resolved:", clauses=(
            "That the switch-on take place on 22 November", "That the choir be paid £150",
        ), marks=FIGURES, mover=first, seconder=second),
        item.task(f"{officer.title} {officer.surname} was asked to book the generator before the end of the month.",
                  f"{officer.title} {officer.surname}", due="before the end of the month"),
        other.head("underlined"),
        other.decided("noted", "Letters from two departments had been circulated. Noted.", certain=False),
    )  # fmt: skip


PAPERS = (
    HousePaper("shire-council-minutes-2025-08-27", "minutes", shire_council),
    HousePaper("town-council-minutes-2025-09-09", "minutes", town_council),
    HousePaper("community-services-minutes-2025-10-14", "minutes", northern_committee),
)
