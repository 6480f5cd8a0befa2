"""Minutes of committees that decide applications: planning by recorded votes, licensing by one word under each."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.generator.attendance import run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, heads, met, stacked, text
from corpus.generator.manner import ROUND_FIGURES
from corpus.generator.script import Block, Cell, Grid, Para, Run, cell, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice
from extractors.results import DecisionKind

HARTSMERE = HouseStyle(
    name="hartsmere", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=11, heading_size=11,
    title_size=14, margin=62, indent=38, justified=True,
)  # fmt: skip
PANEL = HouseStyle(
    name="panel", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=11.5, heading_size=12,
    title_size=14, margin=72, indent=32, band="#f2f2f2",
)  # fmt: skip


def planning(seed: int) -> SetPaper:
    """Substitutes, comings and goings, a motion lost before another is carried by name, an amendment lost."""
    voice, guests = Voice(f"{seed}/hartsmere planning"), Guests(f"{seed}/hartsmere planning")
    members = guests.people("english south_asian scots english east_asian west_african irish", "Councillor")
    away, substitute = guests.people("english european", "Councillor")
    officers = [
        guests.person("welsh", post="Development Manager"), guests.person("middle_eastern", post="Principal Planner"),
        guests.person("english", post="Solicitor"),
    ]  # fmt: skip
    blocks = flat(
        para("HARTSMERE DISTRICT COUNCIL", "letterhead"),
        met("PLANNING COMMITTEE", "title", "Planning Committee", "minutes", "2025-12-03", start="18:30", end="21:15",
            venue="Council Chamber, Mere House"),
        text("3 December 2025 (6.30 pm – 9.15 pm), Council Chamber, Mere House"),
        _present(members, substitute, away, officers),
        _first_items(away, substitute),
        _orchard(voice, guests, members),
        _chapel(members, substitute),
        _enforcement(voice),
    )  # fmt: skip
    return typeset_whole(
        "Planning Committee minutes", HARTSMERE, blocks, Furniture(head="Planning Committee", centre="{page}")
    )


def _present(
    members: Sequence[Person], substitute: Person, away: Person, officers: Sequence[Person]
) -> tuple[Block, ...]:
    chair, vice, *others = members
    seats = [
        entry(chair, "present", honorific="Councillor", role="Chairman", after=" (Chairman)"),
        entry(vice, "present", honorific="Councillor", role="Vice-Chairman", after=" (Vice-Chairman)"),
        *(entry(p, "present", honorific="Councillor") for p in others[:-1]),
        entry(others[-1], "present", honorific="Councillor", after=" (until item 7)"),
        entry(substitute, "present", honorific="Councillor", after=f" (as substitute for Councillor {away.full})"),
    ]
    staff = [entry(p, "in_attendance", role=p.post, after=f" ({p.post})") for p in officers]
    return (
        Para((Run("Present: ", "bold"), *run_on(seats), Run("."))),
        Para((Run("Also in attendance: ", "bold"), *run_on(staff), Run("."))),
    )


def _first_items(away: Person, substitute: Person) -> tuple[Block, ...]:
    apologies, minutes = Item("4", "APOLOGIES AND SUBSTITUTIONS"), Item("5", "MINUTES")
    excused = run_on([entry(away, "apologies", honorific="Councillor")])
    return flat(
        apologies.head(mark="4."),
        Para((Run("An apology was received from "), *excused, Run(f"; Councillor {substitute.surname} attended "
                                                                  "instead."))),
        minutes.head(mark="5."),
        minutes.decided("resolved", "RESOLVED:", "That the minutes of the meeting held on 5 November 2025 be signed "
                        "as a correct record."),
    )  # fmt: skip


def _orchard(voice: Voice, guests: Guests, members: Sequence[Person]) -> tuple[Block, ...]:
    """The officers' recommendation to approve is moved and lost; refusal is moved and carried."""
    item = Item("6", "25/01733/OUT – LAND AT ORCHARD FARM, LITTLE MERE")
    speaker = guests.person("english")
    first, second, third, fourth = (f"Councillor {p.surname}" for p in (*members[1:4], members[5]))
    reasons = (
        "the loss of the gap between Little Mere and Hartsmere would harm the character of the village",
        "the access would not give a safe route on foot to the school",
    )
    return flat(
        item.head(mark="6."),
        item.said(
            voice.say("Outline application for up to {45-85} dwellings. The officer recommendation was that "
                      "permission be granted subject to a section 106 agreement."),
            f"{speaker.full} spoke in objection. Members asked about the five-year land supply, which stood at 4.1 "
            "years.",
        ),
        item.decided("rejected", f"{first} proposed and {second} seconded that permission be granted in line with the "
                     "recommendation. On being put to the vote, the motion was declared **LOST** (3 for, 5 against).",
                     mover=first, seconder=second, votes=(3, 5, 0)),
        item.decided("resolved", f"It was then moved by {third} and seconded by {fourth} and, by 5 votes to 2 with 1 "
                     "abstention, **RESOLVED** that permission be **REFUSED** for these reasons:", clauses=reasons,
                     marks=ROUND_FIGURES, mover=third, seconder=fourth, votes=(5, 2, 1)),
    )  # fmt: skip


def _chapel(members: Sequence[Person], substitute: Person) -> tuple[Block, ...]:
    """An amendment that is lost and a recorded vote by name, in a table."""
    item = Item("7", "25/01802/FUL – FORMER CHAPEL, STATION ROAD")
    first, second, third, fourth = (f"Councillor {p.surname}" for p in members[:4])
    ayes, noes = [*members[:2], members[4], members[5], substitute], [members[2], members[3]]
    head, *names = heads("For (5)", "Against (2)", "Abstained (1)")
    return flat(
        item.head(mark="7."),
        item.decided("rejected", f"An amendment by {third}, seconded by {fourth}, to limit opening to 10 pm was lost "
                     "by 2 votes to 6.", mover=third, seconder=fourth, votes=(2, 6, 0)),
        item.said("A recorded vote having been requested, the voting was as follows:"),
        Grid(((head, *names), (_names(ayes), _names(noes), _names(members[6:]))), (1, 1, 1), header=1),
        item.decided("approved", f"Upon the motion of {first}, seconded by {second}, planning permission was "
                     "**GRANTED** subject to the conditions in the report.", mover=first, seconder=second, votes=(5,
                                                                                                                  2,
                                                                                                                  1)),
        item.said(f"(Councillor {members[6].surname} left the meeting at 8.40 pm.)"),
    )  # fmt: skip


def _names(people: Sequence[Person]) -> Cell:
    return Cell(tuple(para(f"Cllr {person.surname}", "cell") for person in people))


def _enforcement(voice: Voice) -> tuple[Block, ...]:
    item, appeals = Item("8", "ENFORCEMENT UPDATE"), Item("9", "APPEALS")
    task = "The Development Manager agreed to send Members a list of open cases by ward before Christmas."
    return flat(
        item.head(mark="8."),
        item.said(voice.say("{61-88} cases had been closed in the quarter; 14 notices had been served. Members noted "
                            "that two posts were vacant.")),
        item.task(task, "The Development Manager", due="before Christmas"),
        appeals.head(mark="9."),
        appeals.said("The Inspector had dismissed the appeal at Glebe Cottage and allowed that at 2 High Street."),
        appeals.decided("noted", "The Committee noted the report."),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """An application before the panel; the kind of a revocation is open to argument."""

    title: str
    said: str
    outcome: str
    kind: DecisionKind
    certain: bool = True


CASES = (
    Case("Application for a premises licence – The Copper Kettle, 14 Market Row",
         "The applicant offered door staff on Fridays and Saturdays.",
         "GRANTED, subject to the conditions agreed with the police.", "approved"),
    Case("Variation of a premises licence – Quay Street Social Club",
         "The Panel had no plan of the first floor before it.",
         "DEFERRED to 11 February 2026 so that the fire authority can comment.", "deferred"),
    Case("Review of a hackney carriage driver’s licence – Driver A",
         "The driver did not attend. The Panel was satisfied that notice had been given.",
         "REVOKED with immediate effect.", "resolved", certain=False),
    Case("Street trading consent – pitch 6, Harbour Green",
         "The highway authority had objected because of the width of the footway.", "REFUSED.", "rejected"),
)  # fmt: skip


def licensing(seed: int) -> SetPaper:
    """Hearings with parties on both sides; the outcome is one line of capitals under each application."""
    voice, guests = Voice(f"{seed}/licensing"), Guests(f"{seed}/licensing")
    panel = guests.people("european south_asian english", "Councillor")
    officers = [guests.person("east_asian", post="Licensing Officer"), guests.person("irish", post="Legal Adviser")]
    parties = [guests.person("middle_eastern", post="applicant"), guests.person("english", post="objector")]
    chair, *others = panel
    seats = [
        entry(chair, "present", honorific="Councillor", role="Chair", after=" (Chair)"),
        *(entry(person, "present", honorific="Councillor") for person in others),
    ]
    rows = [(cell("Panel", look="bold"), stacked(seats))]
    for title, people in (("Officers", officers), ("Parties", parties)):
        there = [entry(p, "in_attendance", role=p.post, after=f", {p.post}") for p in people]
        rows.append((cell(title, look="bold"), stacked(there)))
    blocks = flat(
        para("Saltmarsh and Quay Borough", "letterhead"),
        met("Licensing Panel", "title", "Licensing Panel", "minutes", "2026-01-14", start="14:00",
            venue="Committee Room 2, Quay House"),
        text("Minutes of the hearing held in Committee Room 2, Quay House on 14 January 2026, commencing at 1400 hrs"),
        Grid(tuple(rows), (18, 82), rules="none"),
        *(block for place, case in enumerate(CASES, 1) for block in _case(place, case, voice)),
        text("The Panel retired at 15.20 and returned at 15.55. Appeals lie to the magistrates’ court within 21 days."),
    )  # fmt: skip
    return typeset_whole("Licensing Panel minutes", PANEL, blocks, Furniture(foot="Page {page}"))


def _case(place: int, case: Case, voice: Voice) -> tuple[Block, ...]:
    item = Item(str(place), case.title, level=1)
    lead = voice.say("[The Panel heard from all who wished to speak.|Representations had been circulated.] ")
    return flat(
        item.head(mark=f"{place}."),
        item.said(lead + case.said),
        item.decided(case.kind, f"**Decision: {case.outcome}**", certain=case.certain),
    )


PAPERS = (
    HousePaper("planning-minutes-2025-12-03-hartsmere", "minutes", planning),
    HousePaper("licensing-minutes-2026-01-14", "minutes", licensing),
)
