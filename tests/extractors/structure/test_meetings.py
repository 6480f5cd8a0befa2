from collections.abc import Sequence

import pytest

from extractors.results import Meeting
from tests.extractors.papers import L
from tests.extractors.records.paper import Rows, structure_of
from tests.extractors.structures import B, P, read

TOLD = (
    B("1. Apologies"),
    P("Apologies were received from Cllr Oak."),
    B("2. Footpaths"),
    P("The Clerk reported on the footpaths and it was agreed that the stile be repaired."),
)


def _meeting(*head: L | str, told: Sequence[L | str] = TOLD) -> Meeting:
    (meeting,) = read([*head, *told]).meetings
    return meeting


def _facts(meeting: Meeting) -> tuple[str, str | None, str | None, str | None, str | None]:
    return meeting.body, meeting.date, meeting.start, meeting.end, meeting.venue


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        pytest.param(
            (B("ASHCOMBE PARISH COUNCIL"),
             P("Minutes of the meeting of the Council held on Tuesday 11th November 2025"),
             "at 7.30pm in Thornley Memorial Hall."),
            ("ASHCOMBE PARISH COUNCIL", "2025-11-11", "19:30", None, "Thornley Memorial Hall"),
            id="sentence: day, hour, place",
        ),
        pytest.param(
            (B("ASHCOMBE BOROUGH COUNCIL", size=14), B("CABINET", size=12),
             P("MINUTES of a meeting of the Cabinet held in the Council Chamber, Market Square on"),
             "Wednesday, 11 June 2025."),
            ("Cabinet", "2025-06-11", None, None, "Council Chamber, Market Square"),
            id="sentence: place, then day",
        ),
        pytest.param(
            (B("Ashcombe and Vale Health Board", size=15), B("MINUTES"), P("Date: 26 November 2025"),
             P("Time: 09:30 – 12:15"), P("Venue: Vale House, Harrow Road")),
            ("Ashcombe and Vale Health Board", "2025-11-26", "09:30", "12:15", "Vale House, Harrow Road"),
            id="labels",
        ),
        pytest.param(
            (B("Marsh User Group", size=14), B("MINUTES"), B("19 July 2024, 14:00-16:30"),
             P("Committee Room 2, Civic Offices, Ashcombe AB1 2CD")),
            ("Marsh User Group", "2024-07-19", "14:00", "16:30", "Committee Room 2, Civic Offices, Ashcombe AB1 2CD"),
            id="an address on a line of its own",
        ),
        pytest.param(
            (B("Milldale Parish Council - 26th January 2021"), P("Present: Cllr Elm (Chair) and Cllr Oak")),
            ("Milldale Parish Council", "2021-01-26", None, None, None),
            id="body and day in one heading",
        ),
        pytest.param(
            (B("MINUTES OF THE REGULAR MEETING OF THE HARBOUR COMMISSION"), P("MONDAY, OCTOBER 11, 2021"),
             P("Chair Elm convened the meeting at 7:02 p.m.")),
            ("HARBOUR COMMISSION", "2021-10-11", "19:02", None, None),
            id="the hour at which it was opened",
        ),
        pytest.param(
            (B("Minutes of Trustees of the Friends of Ashcombe Museum"), P("Meeting of 6th May 2021 via Zoom")),
            ("Trustees of the Friends of Ashcombe Museum", "2021-05-06", None, None, "Zoom"),
            id="over a network",
        ),
        pytest.param(
            (B("Ashcombe Scrutiny Committee"), B("7 October 2025"),
             P("Minutes of the meeting of the Scrutiny Committee held at The Wharf Room on Tuesday,"),
             "7 October 2025 at 6.30 p.m."),
            ("Scrutiny Committee", "2025-10-07", "18:30", None, "The Wharf Room"),
            id="the committee named in the sentence",
        ),
        pytest.param(
            (B("AVF AGM - Minutes"), P("Date: 2 April 2025"), P("Location: LG23")),
            ("AVF", "2025-04-02", None, None, "LG23"),
            id="initials",
        ),
    ],
)  # fmt: skip
def test_printed_forms_of_a_meeting(head: tuple[L, ...], facts: tuple[str, ...]) -> None:
    body, *rest = _facts(_meeting(*head))
    assert body.lower() == facts[0].lower()
    assert tuple(rest) == facts[1:]


def test_values_in_the_cells_beside_their_labels() -> None:
    head = L("Vale Libraries", bold=True), L("BOARD MEETING MINUTES", bold=True, above=1)
    table = Rows(
        [("Title of Meeting", "Vale Libraries - Board"), ("Date", "27th October 2016"), ("Place", "Mill Library")]
    )
    told = P("1. Apologies"), P("Apologies were received and the minutes were agreed by the Board.")
    (meeting,) = structure_of(table, *told, head=head).meetings
    assert _facts(meeting) == ("Vale Libraries - Board", "2016-10-27", None, None, "Mill Library")


def test_the_dates_of_other_meetings_lose() -> None:
    told = (*TOLD, B("3. Date of Next Meeting: 13 January 2026"), P("The meeting closed at 9.05 pm."))
    meeting = _meeting(B("Ashcombe Parish Council"), P("Minutes of the meeting held on 11 November 2025"), told=told)
    assert (meeting.date, meeting.end) == ("2025-11-11", "21:05")


def test_the_date_at_the_head_wins_over_that_of_the_minutes_confirmed() -> None:
    head = B("HARBOUR PANEL – 17 October 2024"), P("MINUTES of the meeting held"), P("Present: Cllr A Elm (Chair)")
    told = B("Minutes of the meeting held on 9 May 2024"), P("The minutes were agreed and signed."), *TOLD
    assert _meeting(*head, told=told).date == "2024-10-17"


def test_a_day_without_a_year_takes_that_of_the_same_day_in_full() -> None:
    head = (
        B("Vale Board Minutes 21.10.11"),
        B("VALE BOARD"),
        P("Minutes of a meeting held on 21 October at Vale House"),
    )
    meeting = _meeting(*head)
    assert (meeting.date, meeting.derived) == ("2011-10-21", ())


def test_a_guessed_year_is_derived() -> None:
    told = (*TOLD, P("The budget for 2023 was agreed, and the audit of 2023 was noted."))
    meeting = _meeting(B("Ashcombe Parish Council"), P("Minutes of the meeting held on 4 March"), told=told)
    assert (meeting.date, meeting.derived) == ("2023-03-04", ("date",))


def test_an_end_before_the_start_is_one_of_the_evening() -> None:
    told = (*TOLD, P("The meeting closed at 8.57"))
    meeting = _meeting(B("Ashcombe Parish Council"), P("Minutes of the meeting held on 4 March 2025 at 7pm"), told=told)
    assert (meeting.end, meeting.derived) == ("20:57", ("end",))


def test_the_hour_at_which_it_ended_wins_over_the_one_announced() -> None:
    told = (*TOLD, P("The meeting ended at 15:50."))
    meeting = _meeting(B("Vale Board"), B("Minutes"), P("18 July 2024, 13:00 - 16:00"), told=told)
    assert (meeting.start, meeting.end) == ("13:00", "15:50")


def test_a_decision_notice_is_of_whoever_took_the_decision() -> None:
    (meeting,) = read([
        B("Ashcombe Borough Council"), B("RECORD OF EXECUTIVE DECISION"),
        P("Decision taken by: Councillor Ann Lea, Cabinet Member for Place"), P("Date of decision: 18 November 2025"),
    ]).meetings  # fmt: skip
    assert (meeting.body, meeting.kind, meeting.date) == ("Cabinet Member for Place", "decision_notice", "2025-11-18")


def test_a_log_stands_at_a_day_and_not_at_those_of_its_rows() -> None:
    head = L("Vale Health Board – Action Log", bold=True), L("Position at 4 December 2025.", above=1)
    log = Rows(
        [("Ref", "Meeting date", "Action", "Owner"), ("1", "13/03/2025", "Cut the hedge", "A Elm")], frozenset({0})
    )
    (meeting,) = structure_of(log, head=head).meetings
    assert (meeting.kind, meeting.date) == ("action_log", "2025-12-04")


def test_no_meeting_without_a_body() -> None:
    assert read([B("Minutes"), P("held on 3 June 2025"), *TOLD]).meetings == ()


def test_evidence_quotes_the_line_that_names_the_body() -> None:
    meeting = _meeting(B("Ashcombe Parish Council"), P("Minutes of the meeting held on 4 March 2025"))
    assert [each.quote for each in meeting.evidence] == ["Ashcombe Parish Council"]
    assert meeting.confidence > 0.9
