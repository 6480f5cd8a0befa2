"""Papers of health bodies: minutes of an integrated care board, its action log, a trust's agenda with tick columns."""

from collections.abc import Sequence

from corpus.generator.attendance import Listing
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, heads, met, seated, stated, text
from corpus.generator.logs import RAG_FILL
from corpus.generator.script import Block, Cell, Grid, Para, Run, cell, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice
from extractors.results import Purpose

BOARD = "NHS Wenlock Vale Integrated Care Board"
CARE = HouseStyle(
    name="care", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10.5, heading_size=11,
    title_size=15, margin=58, indent=62, ink="#005eb8", band="#d9e2f3", title_align="left",
)  # fmt: skip
TRUST = HouseStyle(
    name="trust", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10, heading_size=10,
    title_size=14, margin=46, indent=24, ink="#003087", band="#e8edee",
)  # fmt: skip
SIGNS: dict[Purpose, int] = {"decision": 0, "assurance": 1, "information": 2}


def care_board(seed: int) -> SetPaper:
    """Attendance in a table with initials, verbs of decision in capitals, actions with references of their own."""
    voice, guests = Voice(f"{seed}/care board"), Guests(f"{seed}/care board")
    chair = guests.person("west_african", "Dr", "Chair")
    members = [
        chair, guests.person("english", post="Chief Executive"), guests.person("south_asian", "Dr", "Medical Director"),
        guests.person("irish", post="Chief Nurse"), guests.person("east_asian", post="Non-Executive Member"),
        guests.person("european", post="Partner Member, Local Authorities"),
    ]  # fmt: skip
    others = [
        guests.person("middle_eastern", post="Director of Strategy"), guests.person("welsh", post="Board Secretary"),
        guests.person("english", post="Freedom to Speak Up Guardian (item 074 only)"),
    ]  # fmt: skip
    away = guests.person("scots", post="Chief Finance Officer")
    blocks = flat(
        para(BOARD, "letterhead"),
        met("Minutes of the Board meeting held in public", "subtitle", BOARD, "minutes", "2025-09-24", start="09:30",
            end="12:05", venue="The Corn Exchange, Wenlock Magna, and Microsoft Teams"),
        text("**Date and time:** Wednesday 24 September 2025, 09:30 – 12:05"),
        text("**Venue:** The Corn Exchange, Wenlock Magna, and Microsoft Teams"),
        _attendance(members, others, away),
        _opening(chair),
        _reports(voice, members),
        _people_report(voice, members, others),
        text("The meeting closed at 12:05. The next meeting in public will be on Wednesday 26 November 2025."),
    )  # fmt: skip
    return typeset_whole("Board minutes", CARE, blocks, Furniture(foot="Unconfirmed", centre="Page {page}"))


def _attendance(members: Sequence[Person], others: Sequence[Person], away: Person) -> Grid:
    rows = [heads("Name", "Role", "Initials"), *_band("Members present")]
    rows += [_row(entry(p, "present", honorific=p.title, role=p.post), p) for p in members]
    rows += _band("In attendance")
    rows += [
        _row(entry(p, "in_attendance", role=(p.post or "").split(" (")[0]), p) for p in others
    ]  # fmt: skip
    rows += _band("Apologies")
    rows.append(_row(entry(away, "apologies", honorific=away.title, role=away.post), away))
    return Grid(tuple(rows), (38, 48, 14), header=1, rules="rows")


def _band(words: str) -> tuple[tuple[Cell, ...], ...]:
    return ((cell(words, look="bold", fill=CARE.band), cell("", fill=CARE.band), cell("", fill=CARE.band)),)


def _row(listing: Listing, person: Person) -> tuple[Cell, ...]:
    return seated(listing, person.post or "", person.initials)


def _opening(chair: Person) -> tuple[Block, ...]:
    welcome = Item("ICB/25/071", "Welcome, apologies and declarations of interest", level=1)
    minutes = Item("ICB/25/072", "Minutes of 23 July 2025 and action log", level=1)
    return flat(
        welcome.head(),
        welcome.said(f"{chair.title} {chair.surname} welcomed all to the meeting. Apologies were noted as above. No "
                     "interests were declared beyond those on the register."),
        minutes.head(),
        minutes.decided("approved", "The Board **APPROVED** the minutes of 23 July 2025 as a true and accurate "
                                    "record."),
        minutes.said("Actions 25/07-01 and 25/07-02 had been completed and were closed."),
    )  # fmt: skip


def _reports(voice: Voice, members: Sequence[Person]) -> tuple[Block, ...]:
    plan = Item("ICB/25/073", "Winter plan 2025/26", level=1)
    _, chief, doctor, nurse, *_ = members
    words = voice.say(
        "The plan assumed {91-95}% bed occupancy and a rise of {4-9}% in attendances, and had been agreed by "
        "the provider collaborative and by NHS England."
    )
    return flat(
        plan.head(),
        plan.said(f"{doctor.initials} presented the plan. {words}"),
        plan.said(f"{nurse.initials} asked whether community beds were staffed. {chief.initials} replied that "
                  "recruitment was complete at two sites of three."),
        plan.decided("approved", "The Board:", clauses=(
            "**APPROVED** the winter plan 2025/26", ("**DELEGATED** authority to the Chief Executive to agree late "
                                                    "changes"),
            "**NOTED** the risks to elective activity set out in section 6",
        ), marks=("•",) * 3),
        plan.task(f"{nurse.initials} to confirm staffing of community beds at Stretton Road to the Quality Committee "
                  "by 17 October 2025.", nurse.initials, due="by 17 October 2025", day="2025-10-17",
                  before="**ACTION 25/09-01:** "),
    )  # fmt: skip


def _people_report(voice: Voice, members: Sequence[Person], others: Sequence[Person]) -> tuple[Block, ...]:
    people, finance = (
        Item("ICB/25/074", "Speaking up: annual report", level=1),
        Item("ICB/25/075", "Finance report", level=1),
    )
    chief, partner, strategist, guardian = members[1], members[5], others[0], others[2]
    return flat(
        people.head(),
        people.said(f"{guardian.full} joined the meeting and said that {voice.random.randint(61, 98)} concerns had "
                    "been raised in the year, of which a third were anonymous. Members noted that this was below the "
                    "national average and welcomed the tone of the report."),
        people.decided("noted", "The Board **RECEIVED** and **NOTED** the annual report."),
        people.task(f"{strategist.initials} and {chief.initials} to bring a refreshed policy to the Board in January "
                    "2026.",
                    f"{strategist.initials} and {chief.initials}", due="in January 2026", day="2026-01-31",
                    before="**ACTION 25/09-02:** "),
        finance.head(),
        finance.said(voice.say("At month 5 the system was £{11-19}.{1-9}m adverse to plan. {who} asked that councils "
                               "be told early of any change to the Better Care Fund. The Board discussed the position "
                               "and no decision was sought.", who=partner.initials)),
    )  # fmt: skip


def care_log(seed: int) -> SetPaper:
    """Landscape; references, RAG fills, two dates a row, closed rows below a band; a status that is not a due date."""
    voice, guests = Voice(f"{seed}/care log"), Guests(f"{seed}/care log")
    owners = guests.people("english irish middle_eastern scots south_asian")
    rows = (
        ("25/07-03", "Publish the estates plan on the website", owners[0], "30/09/2025", "2025-09-30", "Overdue",
         "Red"),
        ("25/09-01", "Confirm staffing of community beds at Stretton Road", owners[1], "17/10/2025", "2025-10-17",
         "Complete – propose to close", "Blue"),
        ("25/09-02", "Bring a refreshed speaking up policy to the Board", owners[2], "Jan 2026", "2026-01-31",
         "On track",
         "Green"),
        ("25/09-03", "Set out options for a joint committee with the county council", owners[3], "Q4 2025/26",
         "2026-03-31", "On track", "Green"),
        ("25/09-04", "Share the cancer waiting list by place with Healthwatch", owners[4], "TBC", None, "Delayed",
         "Amber"),
    )  # fmt: skip
    grid = [heads("Ref", "Date raised", "Action", "Owner", "Due date", "Status", "RAG", "Update")]
    for ref, task, owner, due, day, status, rag in rows:
        label = Item(None, "").duty(task, owner.initials, due=due, day=day, status=status, source="table")
        raised = "24/09/2025" if ref.startswith("25/09") else "23/07/2025"
        update = voice.say("[Raised with the team|Discussed|Reported] on {3-19} November 2025.")
        grid.append((cell(ref), cell(raised), *stated(label, task, owner.initials, due, status),
                     cell(rag, fill=RAG_FILL[rag]), cell(update)))  # fmt: skip
    blocks = flat(
        met(f"{BOARD}: Board action log", "letterhead", BOARD, "action_log", "2025-11-26"),
        text("For the meeting on 26 November 2025. Blue: complete. Green: on track. Amber: at risk. Red: overdue."),
        Grid(tuple(grid), (9, 10, 28, 8, 11, 14, 7, 19), header=1),
        text("Owners: " + "; ".join(f"{p.initials} – {p.full}" for p in owners) + "."),
    )
    return typeset_whole("Board action log", CARE, blocks, Furniture(centre="{page}"), sideways=True)


def trust_agenda(seed: int) -> SetPaper:
    """A timetable whose purpose is a tick in one of three columns; the enclosure's letter stands beside it."""
    lay = Guests(f"{seed}/trust agenda").person("east_asian")
    rows: tuple[tuple[str, str, str, str, Purpose | None, str], ...] = (
        ("1.1", "09:00", "Welcome and apologies", "Chair", None, "Verbal"),
        ("1.2", "09:05", "Minutes of the meeting held on 27 November 2025", "Chair", "decision", "A"),
        ("1.3", "09:10", "Patient story", "Chief Nurse", "information", "Verbal"),
        ("2.1", "09:30", "Integrated quality and performance report", "Chief Executive", "assurance", "B"),
        ("2.2", "10:10", "Maternity safety: progress against the improvement plan", "Chief Nurse", "assurance", "C"),
        ("2.3", "10:30", "Capital programme 2026/27", "Director of Finance", "decision", "D"),
        ("3.1", "10:50", "Report of the Audit Committee", f"{lay.title} {lay.surname}", "assurance", "E"),
        ("3.2", "11:00", "Use of the Trust seal", "Chief Executive", "information", "F"),
    )
    grid = [heads("No.", "Time", "Item", "Lead", "Decision", "Assurance", "Information", "Enc.")]
    for number, time, title, lead, purpose, enclosure in rows:
        label = Item(number, title).label(presenter=lead, purpose=purpose)
        ticks = tuple(_tick(purpose is not None and SIGNS[purpose] == place) for place in range(3))
        subject = Cell((Para((Run(title, facts=(label,)),), "cell"),))
        grid.append((cell(number), cell(time), subject, cell(lead), *ticks, cell(enclosure)))
    blocks = flat(
        para("Marlbrook Hospitals NHS Foundation Trust", "letterhead"),
        met("Board of Directors", "subtitle", "Board of Directors", "agenda", "2026-01-29", start="09:00", end="11:15",
            venue="Lecture Theatre, Education Centre, Marlbrook General Hospital"),
        text("Meeting in public, Thursday 29 January 2026, 09:00–11:15"),
        text("Lecture Theatre, Education Centre, Marlbrook General Hospital"),
        Grid(tuple(grid), (6, 8, 33, 17, 9, 10, 11, 7), header=1),
        text("Questions from the public should reach the Trust Secretary by noon on 27 January."),
    )  # fmt: skip
    return typeset_whole("Board agenda", TRUST, blocks, Furniture(centre="{page}"))


def _tick(shown: bool) -> Cell:
    return Cell((Para((Run("\u2713", "symbol"),), "cell"),)) if shown else cell("")


PAPERS = (
    HousePaper("icb-minutes-2025-09-24", "minutes", care_board),
    HousePaper("icb-action-log-2025-11-26", "action_log", care_log),
    HousePaper("trust-agenda-2026-01-29", "agenda", trust_agenda),
)
