"""Minutes set as a ruled table with an action column (a housing association), and with boxed resolutions (a panel)."""

from collections.abc import Sequence

from corpus.generator.attendance import Listing, run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, heads, met, stacked, text
from corpus.generator.manner import ROUND_FIGURES
from corpus.generator.script import Block, Cell, Grid, Para, Run, cell, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice

HOUSING = HouseStyle(
    name="housing", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=9.5, heading_size=10,
    title_size=15, margin=50, indent=20, ink="#215968", band="#dbeef3", title_align="left",
)  # fmt: skip
PANEL = HouseStyle(
    name="crime panel", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=11.5, heading_size=12,
    title_size=15,
    margin=70, indent=36, ink="#1f1f5f", justified=True,
)  # fmt: skip


def housing_board(seed: int) -> SetPaper:
    """Everything stands in one ruled table: paragraph number, minute, who acts by when."""
    voice, guests = Voice(f"{seed}/housing"), Guests(f"{seed}/housing")
    members = guests.people("west_african english south_asian scots")
    staff = [guests.person("english", post="Chief Executive"), guests.person("east_asian", post="Director of Homes"),
             guests.person("irish", post="Company Secretary (minutes)")]  # fmt: skip
    away = guests.person("european")
    there = [entry(p, "present", role="Chair" if n == 0 else None,
                   after=f" ({p.initials}){' – Chair' if n == 0 else ''}")
             for n, p in enumerate(members)]  # fmt: skip
    aides = [entry(p, "in_attendance", role=(p.post or "").removesuffix(" (minutes)"), after=f" ({p.initials}) – "
                                                                                             f"{p.post}")
             for p in staff]  # fmt: skip
    missing = entry(away, "apologies", after=f" ({away.initials})")
    box = (
        (cell("Date", look="bold"), cell("25 November 2025")),
        (cell("Time", look="bold"), cell("17:00 to 19:20")),
        (cell("Venue", look="bold"), cell("Harbour House, Quayside")),
        (cell("Present", look="bold"), stacked(there)),
        (cell("In attendance", look="bold"), stacked(aides)),
        (cell("Apologies", look="bold"), Cell((Para(missing.runs, "cell"),))),
    )
    blocks = flat(
        met("Tidewater Homes – Board minutes", "letterhead", "Tidewater Homes Board", "minutes", "2025-11-25",
            start="17:00",
            end="19:20", venue="Harbour House, Quayside"),
        Grid(box, (18, 82)),
        _ledger(_governance() + _homes(voice, members, staff) + _money(voice, staff)),
    )  # fmt: skip
    return typeset_whole(
        "Board minutes", HOUSING, blocks, Furniture(foot="Confidential until approved", centre="{page}")
    )


Row = tuple[str, tuple[Para, ...], str]


def _ledger(rows: Sequence[Row]) -> Grid:
    """Heading rows are shaded; the others hold number, minute and action."""
    grid = [heads("", "Minute", "Action")]
    for number, paras, side in rows:
        fill = None if "." in number else HOUSING.band
        grid.append((cell(number, fill=fill), Cell(paras, fill), cell(side, look="bold", fill=fill)))
    return Grid(tuple(grid), (8, 74, 18), header=1)


def _head(item: Item) -> Row:
    return (item.number or "", (Para((Run(item.title, "bold", (item.label(),)),), "cell"),), "")


def _governance() -> list[Row]:
    welcome, minutes = Item("1", "Welcome and declarations", role="cell"), Item("2", "Minutes and actions", role="cell")
    return [
        _head(welcome),
        ("1.1", welcome.said("The Chair opened the meeting at 17:00. There were no declarations."), ""),
        _head(minutes),
        ("2.1", minutes.decided("approved", "The minutes of 30 September 2025 were approved."), ""),
        ("2.2", minutes.said("All actions had been completed except 3.4, which was not yet due."), ""),
    ]


def _homes(voice: Voice, members: Sequence[Person], staff: Sequence[Person]) -> list[Row]:
    item = Item("3", "Repairs performance", role="cell")
    boss, homes, _ = (p.initials for p in staff)
    due = "By 31 January 2026"
    return [
        _head(item),
        ("3.1", item.said(voice.say(f"{homes} said that {{88-93}}% of emergency repairs were done in a day and that "
                                    "the Ombudsman had upheld two complaints.")), ""),
        ("3.2", item.said(f"{members[1].initials} asked what was being done about damp. {homes} replied that {boss} "
                          "had agreed extra surveyors with the contractor in October."), ""),
        ("3.3", (item.task("Bring a plan for damp cases over six months old to the Board.", homes, due=due,
                           day="2026-01-31"),),
         f"{homes} {due}"),
        ("3.4", item.decided("resolved", "The Board **resolved** to:", clauses=(
            "adopt the revised repairs policy", "delegate changes of wording to the Chair",
        ), marks=("–", "–")), ""),
    ]  # fmt: skip


def _money(voice: Voice, staff: Sequence[Person]) -> list[Row]:
    item, close = Item("4", "Budget 2026/27", role="cell"), Item("5", "Close", role="cell")
    boss, _, clerk = (p.initials for p in staff)
    return [
        _head(item),
        ("4.1", item.said(voice.say("Income of £{21-28}.{1-9}m was assumed. The Regulator was expected to confirm the "
                                    "rent cap in December.")), ""),
        ("4.2", item.decided("deferred", "It was agreed to defer approval of the budget to 27 January 2026.",
                             certain=False), ""),
        ("4.3", (item.task("Send the loan covenants to all members", clerk),), clerk),
        ("4.4", item.said("Members took assurance from the report of the auditors."), ""),
        _head(close),
        ("5.1", close.said(f"The Chair thanked {boss} and closed the meeting at 19:20."), ""),
    ]  # fmt: skip


def crime_panel(seed: int) -> SetPaper:
    """Members with the authority that sent them in brackets; each resolution in a box, other minutes referred to."""
    voice, guests = Voice(f"{seed}/crime panel"), Guests(f"{seed}/crime panel")
    members = guests.people("english middle_eastern welsh south_asian", "Councillor")
    lay = guests.people("english west_african")
    towns = ("Eskmouth City", "Fell District", "Carr Borough", "Stour Borough")
    seats = [entry(p, "present", honorific="Councillor", organisation=town, after=f" ({town})")
             for p, town in zip(members, towns, strict=True)]  # fmt: skip
    seats += [entry(p, "present", role="Independent Member", after=" (Independent Member)") for p in lay]
    chief = entry(guests.person("irish", "Mr"), "in_attendance", honorific="Mr", role="Police and Crime Commissioner",
                  after=", Police and Crime Commissioner")  # fmt: skip
    away = entry(guests.person("scots", "Councillor"), "apologies", honorific="Councillor",
                 organisation="Tarn District",
                 after=" (Tarn District)")  # fmt: skip
    blocks = flat(
        para("ESK VALLEY", "letterhead"),
        met("POLICE AND CRIME PANEL", "title", "Police and Crime Panel", "minutes", "2026-02-05", start="10:00",
            venue="Guildhall, Eskmouth"),
        text("Minutes of the Panel held at the Guildhall, Eskmouth on Thursday 5 February 2026 commencing at 10.00 "
             "am."),
        Para((Run("Present: ", "bold"), *run_on(seats))),
        Para((Run("Also in attendance: ", "bold"), *chief.runs)),
        _apologies(away),
        _precept(voice, members),
        _complaints(members),
    )  # fmt: skip
    return typeset_whole("Police and Crime Panel minutes", PANEL, blocks, Furniture(centre="{page}"))


def _boxed(*paras: Para) -> Grid:
    return Grid(((Cell(paras),),), (100,), rules="box")


def _apologies(away: Listing) -> tuple[Block, ...]:
    item, minutes = Item("24/25", "Apologies", level=1), Item("25/25", "Minutes of the last meeting", level=1)
    return flat(
        item.head(),
        Para((*away.runs, Run(".")), level=1),
        minutes.head(),
        _boxed(*minutes.decided("resolved", "RESOLVED: that the minutes of 4 December 2025 be approved, with the word "
                                "“crime” put for “time” in minute 19/25.")),
    )  # fmt: skip


def _precept(voice: Voice, members: Sequence[Person]) -> tuple[Block, ...]:
    """The panel supports what another decides; the votes are told in brackets."""
    item = Item("26/25", "Proposed precept 2026/27", level=1)
    first, second = (f"Councillor {p.surname}" for p in members[:2])
    return flat(
        item.head(),
        item.said(voice.say("The Commissioner proposed a rise of £{11-14} a year for a house in band D. He had "
                            "decided in January to keep 60 officers in neighbourhood teams. Reported burglary was "
                            "down {4-9}%."),
                  "Members asked about response times in rural parts (minute 12/25 refers)."),
        _boxed(*item.decided("resolved", f"RESOLVED (moved {first}, seconded {second}; 5 for, 1 against):", clauses=(
            "that the proposed precept be supported",
            "that the Commissioner be asked to publish response times by district by 30 June 2026",
        ), marks=ROUND_FIGURES, mover=first, seconder=second, votes=(5, 1, 0), also=(
            item.duty("that the Commissioner be asked to publish response times by district by 30 June 2026",
                      "the Commissioner", due="by 30 June 2026", day="2026-06-30", certain=False),
        ))),
    )  # fmt: skip


def _complaints(members: Sequence[Person]) -> tuple[Block, ...]:
    item, work = Item("27/25", "Complaints against the Commissioner", level=1), Item("28/25", "Work programme", level=1)
    third = f"Councillor {members[2].surname}"
    return flat(
        item.head(),
        item.said("None had been received since the last meeting."),
        _boxed(*item.decided("noted", "The position was noted.")),
        work.head(),
        work.task(f"{third} agreed to lead a group on fly-tipping and to report in June 2026.", third,
                  due="in June 2026",
                  day="2026-06-30"),
        _boxed(*work.decided("agreed", "AGREED: that the work programme be adopted.")),
    )  # fmt: skip


PAPERS = (
    HousePaper("housing-board-minutes-2025-11-25", "minutes", housing_board),
    HousePaper("crime-panel-minutes-2026-02-05", "minutes", crime_panel),
)
