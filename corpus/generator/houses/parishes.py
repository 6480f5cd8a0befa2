"""Papers of parishes: minutes with initials in the margin and a payments table; a draft beside confirmed ones."""

from collections.abc import Sequence

from corpus.generator.attendance import run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, heads, met, text
from corpus.generator.script import Block, Cell, Gap, Grid, Para, Run, cell, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, PaperPart, SetPaper, typeset, typeset_whole
from corpus.generator.wording import Voice

BRACKENBY = HouseStyle(
    name="brackenby", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=11, heading_size=11,
    title_size=15, margin=60, indent=0, title_align="centre",
)  # fmt: skip
LLANFEURIG = HouseStyle(
    name="llanfeurig", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10.5,
    heading_size=10.5,
    title_size=13, margin=70, indent=28, ink="#7b1f1f",
)  # fmt: skip


def brackenby(seed: int) -> SetPaper:
    """Three columns on every line: the number of the minute, its text, the initials of who is to act."""
    voice, guests = Voice(f"{seed}/brackenby"), Guests(f"{seed}/brackenby")
    members = guests.people("english south_asian english english welsh", "Cllr")
    clerk = guests.person("english", "Mrs", "Clerk")
    away = guests.person("european", "Cllr")
    chair, vice, *others = members
    seats = [
        entry(chair, "present", "{initialled}", honorific="Cllr", role="Chairman", after=" (Chairman)"),
        entry(vice, "present", "{initialled}", honorific="Cllr", role="Vice Chairman", after=" (Vice Chairman)"),
        *(entry(p, "present", "{initialled}", honorific="Cllr") for p in others),
    ]
    staff = entry(clerk, "in_attendance", "{initialled}", honorific="Mrs", role="Clerk", after=" (Clerk)")
    blocks = flat(
        para("Brackenby with Thorpe Parish Council", "letterhead"),
        met("Minutes of the Parish Council meeting held on Wednesday 8 October 2025 at 7.15 pm in the Methodist "
            "Schoolroom",
            "centre", "Brackenby with Thorpe Parish Council", "minutes", "2025-10-08", start="19:15", end="20:50",
            venue="Methodist Schoolroom"),
        Para((Run("Present: ", "bold"), *run_on(seats))),
        Para((Run("In attendance: ", "bold"), *staff.runs, Run(" and six members of the public"))),
        _ledger(_opening(away) + _business(voice, members, clerk)),
        _payments(voice),
        _close(),
    )  # fmt: skip
    return typeset_whole("Parish council minutes", BRACKENBY, blocks, Furniture(centre="Minute book page {page}"))


Row = tuple[Para | None, tuple[Para, ...], str]


def _ledger(rows: Sequence[Row]) -> Grid:
    """Rows of a minute: heading, paragraphs and the initials in the margin; without ruling."""
    lines = tuple(
        (cell(head.mark or ""), Cell((Para(head.runs, "underlined"), *paras)), cell(side, look="bold"))
        if head
        else (cell(""), Cell(paras), cell(side, look="bold"))
        for head, paras, side in rows
    )
    return Grid(lines, (11, 80, 9), rules="none")


def _opening(away: Person) -> list[Row]:
    apologies, minutes = Item("25/112", "Apologies for absence"), Item("25/113", "Minutes")
    excused = run_on([entry(away, "apologies", "{initialled}", honorific="Cllr", after=" (work)")])
    said = Para((Run("Received from "), *excused, Run(".")))
    approved = minutes.decided("resolved", "**RESOLVED** unanimously that the minutes of 10 September 2025 be "
                               "approved and signed.", unanimous=True)  # fmt: skip
    return [(apologies.head(), (said,), ""), (minutes.head(), approved, "")]


def _business(voice: Voice, members: Sequence[Person], clerk: Person) -> list[Row]:
    """The initials in the margin own the task of the row."""
    _, vice, third, fourth, _ = members
    public, field = Item("25/114", "Public participation"), Item("25/115", "Playing field")
    highways, plans = Item("25/116", "Highways"), Item("25/117", "Planning applications")
    report = Item("25/118", "Borough Councillor’s report")
    mover, seconder = f"Cllr {third.surname}", f"Cllr {vice.surname}"
    quote = voice.say("Three quotations had been obtained for the swing seats, from £{480-590} to £{610-830}.")
    return [
        (public.head(), public.said("A resident asked why the bus shelter had not been cleaned. Another thanked the "
                                    "Council for the hanging baskets."), ""),
        (field.head(), (*field.said(quote), *field.decided(
            "resolved", f"It was proposed by {mover}, seconded by {seconder} and **RESOLVED** that the lowest "
            "quotation be accepted.", mover=mover, seconder=seconder,
        )), ""),
        (None, (field.task("Order the seats and arrange fitting before half term", clerk.initials,
                                         due="before half term"),), clerk.initials),
        (highways.head(), (highways.task(f"Cllr {fourth.surname} will report the blocked gully on Church Lane to the "
                                         "county council.", fourth.initials),), fourth.initials),
        (plans.head(), (*plans.said("Decisions notified: 25/0718, Yew Cottage, conservatory – permitted by the Borough "
                                    "Council; 25/0722, barn at Hall Farm – refused."),
                        *plans.decided("agreed", "25/0791, 4 Back Lane, dormer window: it was agreed that there be no "
                                       "objection.")), ""),
        (report.head(), report.said("The Borough Council had resolved to freeze car park charges and would consult on "
                                    "bins."),
         ""),
    ]  # fmt: skip


def _payments(voice: Voice) -> tuple[Block, ...]:
    """Money paid is neither a target nor a task; the list is approved by one resolution."""
    item = Item("25/119", "Accounts for payment")
    payees = (
        "Clerk’s salary, September",
        "Greenacre Mowing Ltd",
        "Methodist Schoolroom, hire",
        "Vale Water, allotments",
    )
    rows = [heads("Ref", "Payee", "Net £", "VAT £", "Total £")]
    for place, payee in enumerate(payees, 41):
        net = voice.random.randint(35, 480)
        rows.append(
            tuple(cell(word) for word in (f"P{place}", payee, f"{net}.00", f"{net / 5:.2f}", f"{net * 1.2:.2f}"))
        )
    return flat(
        item.head("underlined"),
        item.decided("resolved", "**RESOLVED** that the following payments be approved:"),
        Grid(tuple(rows), (10, 46, 14, 14, 16), header=1),
    )  # fmt: skip


def _close() -> tuple[Block, ...]:
    item = Item("25/120", "Date of next meeting")
    return flat(
        item.head("underlined"),
        item.said("Wednesday 12 November 2025 at 7.15 pm. There being no further business the Chairman closed the "
                  "meeting at 8.50 pm."),
        Gap(16),
        text("Signed ................................ Chairman      Date ................"),
    )  # fmt: skip


LLANFEURIG_BODY = "Llanfeurig Community Council"


def llanfeurig(seed: int) -> SetPaper:
    """The confirmed minutes of one meeting and the draft of the next, bound together; headings in two languages."""
    guests = Guests(f"{seed}/llanfeurig")
    members, clerk = guests.people("welsh welsh english welsh", "Cllr"), guests.person("welsh", "Ms", "Clerk")
    parts = [
        PaperPart("november", LLANFEURIG, _november(members, clerk), Furniture(centre="{page}")),
        PaperPart("january", LLANFEURIG, _january(members, clerk), Furniture(centre="{page}"), "DRAFT"),
    ]
    return typeset("Community council minutes", parts)


def _welsh_head(day: str, iso: str) -> tuple[Block, ...]:
    return flat(
        para("Cyngor Cymuned Llanfeurig", "letterhead"),
        met(LLANFEURIG_BODY, "title", LLANFEURIG_BODY, "minutes", iso, start="19:00", venue="Neuadd y Pentref"),
        text(f"Cofnodion / Minutes of the meeting held at Neuadd y Pentref on {day} at 7:00pm"),
    )


def _welsh_roll(present: Sequence[Person], away: Sequence[Person], clerk: Person, meeting: int) -> tuple[Block, ...]:
    """The chair changes from one meeting to the next; who takes part by video is told in brackets."""
    item = Item("1", "Presennol / Attendance", meeting)
    chair, *others = present
    seats = [
        entry(chair, "present", honorific="Cllr", role="Chair", after=" (Chair)", meeting=meeting),
        *(entry(p, "present", honorific="Cllr", meeting=meeting) for p in others[:-1]),
        entry(others[-1], "present", honorific="Cllr", after=" (on Zoom)", meeting=meeting),
    ]
    excused = [entry(p, "apologies", honorific="Cllr", meeting=meeting) for p in away]
    staff = entry(clerk, "in_attendance", role="Clerk", after=", Clerk", meeting=meeting)
    sent = (Run(" Apologies: "), *run_on(excused), Run(".")) if excused else (Run(" No apologies had been received."),)
    return (item.head(mark="1."), Para((*run_on(seats), Run("; "), *staff.runs, Run("."), *sent)))


def _november(members: Sequence[Person], clerk: Person) -> tuple[Block, ...]:
    bench, grant = Item("2", "Mainc / Bench at Pont Feurig"), Item("3", "Grant applications")
    mover, seconder = (f"Cllr {p.surname}" for p in members[1:3])
    return flat(
        _welsh_head("Tuesday 4 November 2025", "2025-11-04"),
        Item(None, "").decided("approved", "**Confirmed and signed as a correct record on 6 January 2026**",
                               certain=False),
        _welsh_roll(members, (), clerk, 0),
        bench.head(mark="2."),
        bench.said("Two sites had been suggested by residents."),
        bench.decided("resolved", "Resolved: to site the bench beside the bridge. "
                      f"(Proposed {mover}, seconded {seconder}. For 3, against 1.)",
                      mover=mover, seconder=seconder, votes=(3, 1, 0)),
        bench.task("Clerk to ask the county council for a licence.", "Clerk", before="**Action:** "),
        grant.head(mark="3."),
        grant.decided("resolved", "Resolved to grant £250 to Clwb Ieuenctid Feurig."),
        grant.decided("deferred", "The application from the bowls club was deferred to the next meeting.",
                      before="Accounts had not been sent with the other form. "),
    )  # fmt: skip


def _january(members: Sequence[Person], clerk: Person) -> tuple[Block, ...]:
    minutes, matters = Item("2", "Cofnodion / Minutes", 1), Item("3", "Materion yn codi / Matters arising", 1)
    precept = Item("4", "Praesept / Precept 2026/27", 1)
    chair = members[1]
    return flat(
        _welsh_head("Tuesday 6 January 2026", "2026-01-06"),
        text("Draft – subject to approval at the next meeting"),
        _welsh_roll((chair, members[0], members[3]), (members[2],), clerk, 1),
        minutes.head(mark="2."),
        minutes.decided("agreed", "It was agreed that the minutes of 4 November 2025 were a correct record."),
        matters.head(mark="3."),
        matters.said("The Clerk had asked for a licence for the bench. The county council had approved the site."),
        precept.head(mark="4."),
        precept.said("The Clerk explained that a precept of £14,200 would mean an increase of £1.12 a year for a "
                     "house in band D."),
        precept.decided("resolved", "Resolved unanimously to set a precept of £14,200.", unanimous=True),
        precept.task("Clerk to send the form to the county council by 30 January.", "Clerk", due="by 30 January",
                     day="2026-01-30", before="**Action:** "),
    )  # fmt: skip


PAPERS = (
    HousePaper("parish-minutes-2025-10-08-brackenby", "minutes", brackenby),
    HousePaper("community-council-minutes-draft-and-confirmed", "pack", llanfeurig),
)
