import pytest

from extractors.structure import Structure
from tests.extractors.papers import L
from tests.extractors.structures import B, P, read

AGENDA = (
    B("Ashcombe Scrutiny Committee", size=15),
    P("Date: 7 October 2025"),
    B("AGENDA"),
    B("1. Apologies"),
    B("2. Minutes"),
    P("To confirm the minutes of the meeting held on 8 July 2025."),
    B("3. Parking"),
    P("To consider the report of the Director of Place."),
)
MINUTES = (
    B("Ashcombe Scrutiny Committee", size=15),
    P("Minutes of the meeting of the Scrutiny Committee held on 8 July 2025"),
    P("Present: Councillor A Elm (Chair) and Councillor B Oak"),
    B("1. Apologies"),
    P("Apologies were received from Councillor Birch, and it was noted that the Chair was late."),
)
REPORT = (
    P("Report to: Scrutiny Committee"),
    P("Report title: Parking in Mill Lane"),
    P("Report of: Director of Place"),
    B("Recommendation"),
    P("The Committee is asked to note the report."),
)


def _stamp(number: str) -> L:
    return L(f"Agenda Item {number}", left=560, furniture="running")


def _parts(structure: Structure) -> list[tuple[str, int, int]]:
    return [(part.kind, part.first_page, part.last_page) for part in structure.parts]


def test_each_run_of_one_stamp_is_a_part() -> None:
    structure = read(AGENDA, (_stamp("2"), *MINUTES), (_stamp("3"), *REPORT), (_stamp("3"), P("More on parking.")))
    assert _parts(structure) == [("agenda", 1, 1), ("minutes", 2, 2), ("report", 3, 4)]
    assert [part.item for part in structure.parts] == [None, "2", "3"]


def test_minutes_within_a_pack_begin_where_they_name_themselves() -> None:
    structure = read(AGENDA, MINUTES)
    assert _parts(structure) == [("agenda", 1, 1), ("minutes", 2, 2)]
    assert [meeting.date for meeting in structure.meetings] == ["2025-10-07", "2025-07-08"]
    assert [part.meeting for part in structure.parts] == [0, 1]
    assert structure.kind == "pack"


def test_a_report_begins_with_the_labels_of_its_head() -> None:
    structure = read(AGENDA, REPORT)
    assert _parts(structure) == [("agenda", 1, 1), ("report", 2, 2)]
    assert structure.parts[1].title == "Parking in Mill Lane"


def test_a_blank_page_belongs_to_the_part_before_it() -> None:
    structure = read(
        AGENDA, [P("This page is intentionally left blank")], [B("Mill Lane Strategy", size=18), *REPORT[4:]]
    )
    assert _parts(structure) == [("agenda", 1, 2), ("strategy", 3, 3)]


def test_a_second_agenda_begins_a_part() -> None:
    second = (B("ASHCOMBE PLANNING PANEL"), B("AGENDA"), B("1. Mill Lane"), P("To consider the application."))
    structure = read(AGENDA, second)
    assert [meeting.body for meeting in structure.meetings] == [
        "Ashcombe Scrutiny Committee",
        "ASHCOMBE PLANNING PANEL",
    ]


def test_the_agenda_on_a_later_page_of_the_same_paper_begins_none() -> None:
    members = (
        B("Ashcombe Scrutiny Committee", size=15),
        P("Members: Councillors Elm and Oak"),
        P("Date: 7 October 2025"),
    )
    assert _parts(read(members, AGENDA[2:])) == [("agenda", 1, 2)]


def test_parts_cover_every_page() -> None:
    structure = read(AGENDA, (), MINUTES, ())
    covered = [page for part in structure.parts for page in range(part.first_page, part.last_page + 1)]
    assert covered == [1, 2, 3, 4]


LICENSING = (
    B("Voting Hearing Agenda"), P("Vale Licensing Board, October 1, 2024"),
    P("1. Elm Inn"), P("Location: 3 Mill Lane"), B("GRANTED"),
    P("2. Oak Tavern"), P("Location: 9 Mill Lane"), B("DEFERRED PENDING A PLAN OF THE HALL"),
    P("3. Ash Cafe"), P("Location: 4 Ford Road"), B("GRANTED - NO MUSIC AFTER 11 PM"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (AGENDA, "agenda"),
        (MINUTES, "minutes"),
        (REPORT, "report"),
        ((B("NOTICE OF MEETING"), P("You are summoned to a meeting of the Panel to consider the rate.")), "agenda"),
        ((B("Scrutiny Committee – Action Log"), P("1. Cut the hedge. Owner: A Elm.")), "action_log"),
        ((B("RECORD OF DECISION"), P("The Cabinet Member agreed to widen Mill Lane.")), "decision_notice"),
        ((B("Living Well Strategy 2025-30"), P("We will plant a thousand trees by 2030.")), "strategy"),
        ((B("Parks Strategy Delivery Plan"), P("We will plant a thousand trees by 2030.")), "plan"),
        ((B("Annual Report of the Parks Trust"), P("A thousand trees stand in the parks.")), "annual_report"),
        ((B("Members' Briefing"), P("A thousand trees stand in the parks.")), "briefing"),
        ((B("Trees"), P("A thousand trees stand in the parks.")), "other"),
        ((B("Panel - outstanding and completed actions"), P("1. Cut the hedge. Owner: A Elm.")), "action_log"),
        (LICENSING, "minutes"),
        ((B("Vale Maps TSC"), P("4 June 2024"), B("Attendees"), P("Ann Elm, Ben Oak"), B("Roof")), "minutes"),
        (
            (B("Vale Core meeting"), P("4 June 2024"), B("Attendees:"), P("Ann Elm - present"),
             P("Ben Oak - not present"), B("Agenda"), P("Roof")),
            "minutes",
        ),
        (
            (B("Vale Core meeting"), P("4 June 2024"), B("Attendees:"), P("Ann Elm"), B("Agenda"), P("To note roofs")),
            "agenda",
        ),
        ((B("Notes: June 2024 Vale Group Meeting"), P("4 June 2024"), B("Welcome"), P("Ann came.")), "minutes"),
        (
            (P("Vale Town Board"), P("The meeting was called to order at noon."), P("The rate was approved.")),
            "minutes",
        ),
    ],
)  # fmt: skip
def test_kinds_of_papers(lines: tuple[L, ...], kind: str) -> None:
    assert read(lines).kind == kind


def test_a_paper_is_called_by_its_meeting_or_by_its_largest_heading() -> None:
    assert read(MINUTES).title == "Scrutiny Committee, 2025-07-08"
    assert (
        read([P("Ashcombe"), B("Mill Lane Strategy", size=20), P("Trees stand in the lane.")]).title
        == "Mill Lane Strategy"
    )
