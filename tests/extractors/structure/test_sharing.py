"""Several meetings in one paper, on one page or on pages of their own."""

from tests.extractors.structures import B, P, read

ANNUAL = (
    B("MILLDALE PARISH COUNCIL"),
    B("Annual Parish Meeting"),
    P("Tuesday 6 May 2025 at 7 pm in the Village Hall"),
    B("Annual Parish Meeting Agenda"),
    P("1. To approve the minutes of the last meeting"),
    P("2. To receive the report of the Council"),
    P("3. To hear from electors"),
)


def test_a_second_agenda_on_the_same_page_is_a_meeting_of_its_own() -> None:
    structure = read([*ANNUAL, B("A.G.M. Agenda"), P("1. To elect a Chair"), P("2. Apologies"), P("3. Finance")])
    assert [(part.kind, part.first_page, part.last_page) for part in structure.parts] == [("agenda", 1, 1)] * 2
    assert [(item.number, item.meeting) for item in structure.items] == [
        ("1", 0), ("2", 0), ("3", 0), ("1", 1), ("2", 1), ("3", 1),
    ]  # fmt: skip


def test_it_has_the_body_and_the_day_of_the_first_where_it_names_none() -> None:
    structure = read([*ANNUAL, B("A.G.M. Agenda"), P("1. To elect a Chair"), P("2. Apologies"), P("3. Finance")])
    first, second = structure.meetings
    assert (second.body, second.date, second.start) == (first.body, "2025-05-06", None)
    assert set(second.derived) == {"body", "date"}


def test_minutes_below_minutes_have_their_own_people_and_items() -> None:
    told = P("The report was noted and it was agreed that the gate be mended."), P("The meeting closed at 8 pm.")
    structure = read(
        [
            B("Milldale Parish Council"),
            B("Minutes of the annual meeting held on Tuesday 6 May 2025 at 7 pm"),
            P("Present: Cllr A Elm and Cllr B Oak"),
            B("1. Apologies"),
            B("2. Election of the Chair"),
            B("3. Accounts"),
            *told,
            B("Milldale Parish Council"),
            B("Minutes of the ordinary meeting held on Tuesday 6 May 2025 at 8.15 pm"),
            P("Present: Cllr A Elm and Cllr B Oak"),
            B("1. Apologies"),
            B("2. Hedges"),
            *told,
        ]
    )
    assert [(meeting.kind, meeting.date, meeting.start) for meeting in structure.meetings] == [
        ("minutes", "2025-05-06", "19:00"),
        ("minutes", "2025-05-06", "20:15"),
    ]
    assert [(item.title, item.meeting) for item in structure.items][-2:] == [("Apologies", 1), ("Hedges", 1)]


def test_a_heading_about_another_meeting_begins_none() -> None:
    more = B("Date of the next meeting and agenda"), P("1. Hedges"), P("2. Gates")
    assert len(read([*ANNUAL, *more]).parts) == 1


def test_minutes_below_an_agenda_are_of_its_body() -> None:
    agenda = [B("Milldale Parish Council"), B("AGENDA"), P("2 August 2025 at 7 pm"), P("1. Apologies"), P("2. Hedges")]
    minutes = [
        P("Date held: 2 August 2025"),
        B("Present:"),
        P("Cllr A Elm, Cllr B Oak"),
        B("1. Apologies"),
        P("None were received and the list was agreed."),
        B("2. Hedges"),
        P("The Clerk reported on the hedges and it was agreed that they be cut."),
    ]
    structure = read(agenda, minutes)
    assert [(part.kind, part.first_page) for part in structure.parts] == [("agenda", 1), ("minutes", 2)]
    assert [(meeting.body, meeting.date) for meeting in structure.meetings] == [
        ("Milldale Parish Council", "2025-08-02"),
        ("Milldale Parish Council", "2025-08-02"),
    ]
