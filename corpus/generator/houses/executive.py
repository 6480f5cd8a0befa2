"""Papers of an executive: a table of decisions with reasons and call-in, an agenda whose second part is exempt."""

from collections.abc import Sequence

from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, asked, entry, flat, heads, met, stacked, stated, text
from corpus.generator.script import Block, Cell, Gap, Grid, Line, cell, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice
from extractors.results import DecisionKind

STOURLEY = HouseStyle(
    name="stourley", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10, heading_size=12,
    title_size=16, margin=48, indent=30, ink="#4b2e83", band="#e4dff0", title_align="left",
)  # fmt: skip
KESTERWICK = HouseStyle(
    name="kesterwick", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=12, heading_size=12,
    title_size=18, margin=70, indent=40,
)  # fmt: skip


def decision_table(seed: int) -> SetPaper:
    """One row a matter: the item, what was decided, why, and which officer carries it out."""
    voice = Voice(f"{seed}/stourley cabinet")
    rows: tuple[tuple[str, str, DecisionKind, str, str, str], ...] = (
        ("5", "Capital programme: outturn 2024/25", "noted", "That the outturn be noted.", ("To keep the capital "
         "programme under review."), "All"),
        ("6", "Housing allocations policy", "approved", "Approved the revised policy with effect from 1 April 2026.",
         voice.say("{71-88}% of those who answered the consultation were in favour."), "Housing"),
        ("7", "Street lighting contract", "resolved", ("RESOLVED to extend the contract by two years from 1 "
         "January 2026."), "The price is below that of three other authorities.", "Place"),
        ("8", "Petition: Mill Road crossing", "referred", "Referred to the Highways Committee for a decision.",
         ("The matter is "
         "not one for Cabinet."), "Place"),
        ("9", "Leisure centre fees", "deferred", "Deferred pending further information on concessions.", ("The effect "
         "on families is not yet known."), "Leisure"),
    )  # fmt: skip
    grid = [heads("Item", "Subject", "Decision", "Reasons", "Portfolio")]
    for number, title, kind, words, why, portfolio in rows:
        item = Item(number, title, role="cell")
        decision = item.decided(kind, words)
        subject = stated(item.label(certain=False), title)
        grid.append((cell(number), *subject, Cell(decision), cell(why), cell(portfolio)))
    blocks = flat(
        para("Stourley Metropolitan Borough", "letterhead"),
        met("Cabinet – decisions taken on Wednesday 15 October 2025", "subtitle", "Cabinet", "decision_notice",
            "2025-10-15"),
        text("Published 17 October 2025. Decisions come into force at 5pm on 24 October 2025 unless called in."),
        Grid(tuple(grid), (7, 20, 33, 29, 11), header=1),
        text("Street lighting contract: the report considered and rejected the option of a new tender."),
        text("Five members of the Council may ask for a decision to be called in. Alternatives considered are set out "
             "in each report."),
    )  # fmt: skip
    return typeset_whole("Cabinet decisions", STOURLEY, blocks, Furniture(foot="Stourley Cabinet"), sideways=True)


def executive_agenda(seed: int) -> SetPaper:
    """A membership list by portfolio, page numbers, a Part 2 under two paragraphs of Schedule 12A."""
    voice, guests = Voice(f"{seed}/kesterwick executive"), Guests(f"{seed}/kesterwick executive")
    members = guests.people("english south_asian irish west_african", "Councillor")
    clerk = guests.person("european", post="Democratic Services Manager")
    blocks = flat(
        para("KESTERWICK CITY COUNCIL", "letterhead"),
        met("EXECUTIVE", "title", "Executive", "agenda", "2025-12-10", start="17:00", venue="Guildhall, Kesterwick"),
        text("To be held at 17.00 on Wednesday, 10 December 2025 in the Guildhall, Kesterwick"),
        _membership(members),
        text(f"Please ask for: {clerk.full}, {clerk.post}, 01632 960{voice.random.randint(100, 999)}. Issued on 2 "
             "December 2025."),
        Line(),
        para("AGENDA", "subtitle"),
        para("PART 1 – PUBLIC", "heading"),
        _part_one(members),
        para("PART 2 – EXEMPT", "heading"),
        _part_two(members),
        Gap(6),
        para("If the alarm sounds, leave by the nearest door. The meeting will be filmed.", "small"),
    )  # fmt: skip
    return typeset_whole("Executive agenda", KESTERWICK, blocks, Furniture(centre="{page}"))


def _membership(members: Sequence[Person]) -> Grid:
    posts = ("Leader", "Deputy Leader", "Finance and Assets", "Streets and Climate")
    seats = [
        entry(p, "member", honorific="Councillor", role=post, after=f" – {post}")
        for p, post in zip(members, posts, strict=True)
    ]
    return Grid(((stacked(seats[:2]), stacked(seats[2:])),), (1, 1), rules="none")


def _part_one(members: Sequence[Person]) -> tuple[Block, ...]:
    leader, _, _, streets = (f"Councillor {p.surname}" for p in members)
    minutes, questions = Item("3", "Minutes", level=1), Item("4", "Public Questions", level=1)
    plan, bins = Item("5", "Corporate Plan: mid-year review", level=1), Item("6", "Food waste collections", level=1)
    return flat(
        Item("1", "Apologies for Absence").head(mark="1"),
        Item("2", "Declarations of Interest").head(mark="2"),
        minutes.head(mark="3", purpose="approval"),
        *asked("To approve as a correct record the minutes of the meeting held on 12 November 2025 (pages 3–8).",
               certain=False),
        questions.head(mark="4"),
        questions.said("Notice must be given by noon two working days before the meeting."),
        plan.head(mark="5", presenter=leader),
        plan.said(f"{leader} to present (pages 9–24)."),
        bins.head(mark="6", presenter=streets),
        bins.said(f"{streets} to present (pages 25–40). Key decision KD/25/31."),
    )  # fmt: skip


def _part_two(members: Sequence[Person]) -> tuple[Block, ...]:
    """The resolution to exclude is only to be considered; what follows it is not public."""
    exclusion = Item("7", "Exclusion of the Public and Press", level=1)
    depot = Item("8", "Purchase of land at Saltgate Depot", public=False, level=1)
    staffing = Item("9", "Senior management restructure", public=False, level=1)
    return flat(
        exclusion.head(mark="7"),
        exclusion.said("To consider excluding the public from items 8 and 9 under section 100A(4) of the Local "
                       "Government Act 1972, because exempt information as defined in Part 1 of Schedule 12A may be "
                       "disclosed."),
        depot.head(mark="8", presenter=f"Councillor {members[2].surname}"),
        depot.said(f"Councillor {members[2].surname} to present. Exempt: paragraph 3 (financial or business affairs)."),
        staffing.head(mark="9"),
        staffing.said("Exempt: paragraphs 1 and 4 (individuals; labour relations)."),
    )  # fmt: skip


PAPERS = (
    HousePaper("cabinet-decisions-2025-10-15", "decision_notice", decision_table),
    HousePaper("executive-agenda-2025-12-10", "agenda", executive_agenda),
)
