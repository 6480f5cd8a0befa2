"""Attendance of made-up papers: lists under headings, tables, sentences; one person a meeting."""

import pytest

from extractors.records.attendance import find_attendance
from extractors.results import Attendee
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import AGENDA, HEAD, Rows, structure_of

P, N, S, X, M = "present", "in_attendance", "apologies", "absent", "member"


def attendance(*content: L | str | Rows, head: tuple[L, ...] = HEAD) -> tuple[Attendee, ...]:
    return find_attendance(structure_of(*content, head=head), load_reader())


def told(*content: L | str | Rows, head: tuple[L, ...] = HEAD) -> list[tuple[str, str]]:
    return [(each.name, each.status) for each in attendance(*content, head=head)]


def line(text: str) -> L:
    return L(text, above=1)


def bold(text: str) -> L:
    return L(text, bold=True, above=1)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            [
                line("Present: Cllr A Ash (Chair), Cllrs Oak, Birch and Fern"),
                line("In attendance: Mrs J Lea (Clerk), PCSO Hill and 3 members of the public"),
                line("Apologies: Cllr Moor (unwell)"),
            ],
            [("A Ash", P), ("Oak", P), ("Birch", P), ("Fern", P), ("J Lea", N), ("Hill", N), ("Moor", S)],
            id="run-in lists",
        ),
        pytest.param(
            [line("PRESENT:\tMr A Ash, Mrs B Elm,"), L("Ms E Hill and Mr F Birch", left=126)],
            [("A Ash", P), ("B Elm", P), ("E Hill", P), ("F Birch", P)],
            id="hanging indent",
        ),
        pytest.param(
            [
                bold("Present"),
                line("Councillor Ann Ash (Chairman)"),
                "Councillor Bob Elm",
                bold("Officers in attendance"),
                line("Dan Lea, Town Clerk"),
                bold("Apologies for absence"),
                line("Apologies were received from Councillors Fay Birch and Guy Fern."),
            ],
            [("Ann Ash", P), ("Bob Elm", P), ("Dan Lea", N), ("Fay Birch", S), ("Guy Fern", S)],
            id="headings",
        ),
        pytest.param(
            [line("Present\tAnn Ash\tAA\tBob Elm\tBE"), L("Cat Oak (VDC)\tCO\tDan Lea\tDL", left=120)],
            [("Ann Ash", P), ("Bob Elm", P), ("Cat Oak", P), ("Dan Lea", P)],
            id="columns with initials",
        ),
        pytest.param(
            [
                bold("ROLL CALL"),
                line("PRESENT: President Ann Ash, Members Bob Elm, Cat Oak"),
                line("ABSENT: Member Eve Hill"),
                line("STAFF PRESENT: Fay Birch, City Clerk; Guy Fern, Planning Director"),
            ],
            [("Ann Ash", P), ("Bob Elm", P), ("Cat Oak", P), ("Eve Hill", X), ("Fay Birch", N), ("Guy Fern", N)],
            id="roll call",
        ),
        pytest.param(
            [line("Present: Cllrs Ash and Elm, County Cllr Wood and the Clerk. Public - Mr Dan Fell")],
            [("Ash", P), ("Elm", P), ("Wood", N), ("Clerk", N), ("Dan Fell", N)],
            id="officials among those present",
        ),
        pytest.param(
            [line("Apologies: None"), line("Declarations of interest: Mr Ash - allotments")],
            [],
            id="nobody, and another label",
        ),
        pytest.param(
            [bold("Apologies"), bold("Officers"), line("Ann Lea"), bold("Members"), line("Cllr Elm")],
            [("Ann Lea", S), ("Elm", P)],
            id="a group under apologies",
        ),
        pytest.param(
            [bold("Present"), line("1. Cllr A Ash (Chair)"), "2. Cllr B Elm", bold("1. Minutes"), line("Agreed.")],
            [("A Ash", P), ("B Elm", P)],
            id="numbered list",
        ),
        pytest.param(
            [line("Chair: Cllr A Ash"), line("Present: Cllrs B Elm and C Oak"), line("Minutes: Eve Hill")],
            [("A Ash", P), ("B Elm", P), ("C Oak", P), ("Eve Hill", N)],
            id="line of the chair and of the minute taker",
        ),
        pytest.param(
            [line("Present: Mr A Ash, Members Bob"), L("Elm, Cat Oak and Dan Lea", left=160)],
            [("A Ash", P), ("Bob Elm", P), ("Cat Oak", P), ("Dan Lea", P)],
            id="a name broken over two blocks",
        ),
    ],
)
def test_lists(content: list[L | str | Rows], expected: list[tuple[str, str]]) -> None:
    assert told(*content) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["Present", "Apologies"],
                ["Ann Ash (Chair)", "Guy Fern"],
                ["Bob Elm", ""],
                ["Officials", ""],
                ["Cat Oak", ""],
            ],
            {"Ann Ash": P, "Guy Fern": S, "Bob Elm": P, "Cat Oak": N},
            id="a heading a column",
        ),
        pytest.param(
            [
                ["Date", "4 March 2025"],
                ["Attendees", "Ann Ash (AA), Bob Elm"],
                ["Invited", "Dan Lea"],
                ["Place", "Hall"],
            ],
            {"Ann Ash": P, "Bob Elm": P, "Dan Lea": N},
            id="a label a row",
        ),
        pytest.param(
            [["Present:", "Cllr Ash", "Chair"], ["", "Dr Oak", "Vale Surgery"], ["Apologies:", "Eve Hill", ""]],
            {"Ash": P, "Oak": P, "Eve Hill": S},
            id="label, name, office",
        ),
        pytest.param(
            [["Name", "Role", "Attendance"], ["Ann Ash", "Chair", "Present"], ["Bob Elm", "Member", "Apologies"]],
            {"Ann Ash": P, "Bob Elm": S},
            id="a column that tells the status",
        ),
        pytest.param(
            [["Name", "Present", "Apologies"], ["Ann Ash", "✓", ""], ["Bob Elm", "", "✓"]],
            {"Ann Ash": P, "Bob Elm": S},
            id="ticks",
        ),
    ],
)
def test_tables(rows: list[list[str]], expected: dict[str, str]) -> None:
    assert dict(told(Rows(rows, frozenset({0})))) == expected


def test_name_role_and_organisation_from_the_cells_of_a_row() -> None:
    rows = [["Name", "Role", "Organisation"], ["Dr Bob Elm", "Chief Nurse", "Vale Hospital Trust"]]
    (elm,) = attendance(bold("Attendance"), Rows(rows, frozenset({0})))
    assert (elm.name, elm.honorific, elm.role, elm.organisation) == (
        "Bob Elm",
        "Dr",
        "Chief Nurse",
        "Vale Hospital Trust",
    )


def test_an_office_on_the_line_below_the_name() -> None:
    people = attendance(bold("Present"), line("Ann Ash"), "Chief Executive", line("Bob Elm"), "Director of Finance")
    assert [(each.name, each.role) for each in people] == [
        ("Ann Ash", "Chief Executive"),
        ("Bob Elm", "Director of Finance"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Apologies had been received from Cllr Oak (holiday) and Mr J Birch.", [("Oak", S), ("J Birch", S)]),
        ("The Clerk reported apologies from Cllr Oak, Mrs Elm and Dr Fern.", [("Oak", S), ("Elm", S), ("Fern", S)]),
        ("Mr Ash and Mrs Elm had sent their apologies.", [("Ash", S), ("Elm", S)]),
        ("The Chair said that Mr Ash had also given his apologies.", [("Ash", S)]),
        ("Mr Moor has given apologies for the next meeting.", []),
        ("Apologies for lateness were received from Mr Ash.", []),
        ("Mrs Ann Lea, Head of Parks, was in attendance for this item.", [("Ann Lea", N)]),
        ("Dr Moor joined the meeting at 7.45pm.", [("Moor", N)]),
        ("Cllr Fern substituted for Cllr Oak.", [("Fern", P)]),
        ("Present were members Ash, Elm and Oak.", [("Ash", P), ("Elm", P), ("Oak", P)]),
        ("Mr Hill said that Mr Ash attended the meeting.", []),
        ("Mrs Elm attended the meeting of the Vale Forum.", []),
        ("Dr Oak was not in attendance for this item.", []),
    ],
)
def test_sentences(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert told(bold("1. Apologies and welcome"), line("The Chair opened the meeting."), line(sentence)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            [line("Attendees: Ann Ash, Bob Elm"), line("Apologies were received from Bob Elm.")],
            [("Ann Ash", P), ("Bob Elm", S)],
            id="apologies win over the list",
        ),
        pytest.param(
            [line("Absent: Cllr C Oak"), line("Cllr C Oak arrived at 7.40pm.")], [("C Oak", P)], id="came late"
        ),
        pytest.param(
            [line("Present: Mr John Ash"), line("Mr Ash was in attendance for this item.")],
            [("John Ash", P)],
            id="a surname is the person listed",
        ),
        pytest.param(
            [line("Present: Mr P Cole and Mrs P Cole"), line("Apologies: Mr Cole")],
            [("P Cole", P), ("P Cole", P), ("Cole", S)],
            id="three people of one name",
        ),
    ],
)
def test_one_entry_a_person(content: list[L], expected: list[tuple[str, str]]) -> None:
    assert told(*content) == expected


def test_members_on_the_front_sheet_of_an_agenda() -> None:
    content = [
        line("Members: Councillor Ann Ash (Chairman)"),
        L("Councillor Bob Elm", left=126),
        line("Contact: Dan Lea, Tel 01234 567890"),
        bold("1. Apologies"),
        bold("2. Minutes of the last meeting"),
    ]
    assert told(*content, head=AGENDA) == [("Ann Ash", M), ("Bob Elm", M)]


def test_evidence_quotes_the_person_and_names_the_rule() -> None:
    (ash,) = attendance(line("Present: Cllr A Ash (Chair)"))
    assert [each.quote for each in ash.evidence] == ["Cllr A Ash (Chair)"]
    assert ash.evidence[0].made_by == "rule:attendance.present"
    assert ash.page == 1
    assert ash.evidence[0].boxes


def test_what_is_not_printed_beside_the_name_is_derived() -> None:
    _, elm, lea = attendance(line("Present: Cllrs Ash and Elm, Mrs D Lea (Clerk)"))
    assert (elm.honorific, elm.derived) == ("Cllr", ("honorific",))
    assert (lea.status, lea.derived) == (N, ("status",))


def test_ids_differ_and_are_stable() -> None:
    first = [each.id for each in attendance(line("Present: Mr Ash, Mrs Elm"))]
    assert len(set(first)) == 2
    assert first == [each.id for each in attendance(line("Present: Mr Ash, Mrs Elm"))]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            [
                line("Present: Councillors A Ash and B Elm"),
                line("Apology for absence: Councillor D Fern"),
            ],
            [("A Ash", P), ("B Elm", P), ("D Fern", S)],
            id="one apology",
        ),
        pytest.param(
            [line("An apology for absence was received from Councillor D Fern.")],
            [("D Fern", S)],
            id="one apology told",
        ),
        pytest.param(
            [
                bold("Members present:\tOfficers in attendance:"),
                "Councillor Carys Fern (Chair)\tMr J Birch (Director of Parks)",
                "Councillor Fred Oak\tDr D Eck (Head of Piers)",
                "Councillor Mary Lea",
            ],
            [("Carys Fern", P), ("J Birch", N), ("Fred Oak", P), ("D Eck", N), ("Mary Lea", P)],
            id="two lists side by side",
        ),
        pytest.param(
            [
                line("Present: Councillor A Ash in the Chair; Councillors B Elm and C Oak"),
                line("Officers: F Hale (Director of Place)"),
            ],
            [("A Ash", P), ("B Elm", P), ("C Oak", P), ("F Hale", N)],
            id="in the chair",
        ),
        pytest.param(
            [line("Present: Cllrs Ash and Elm. Also present: the Clerk (Mrs J Fern) and 4 members of the public.")],
            [("Ash", P), ("Elm", P), ("J Fern", N)],
            id="clerk named in a bracket",
        ),
        pytest.param(
            [line("Staff: General Manager Jon Vest and Superintendent"), L("Mat Wise", left=126)],
            [("Jon Vest", N), ("Mat Wise", N)],
            id="office and name on two lines",
        ),
        pytest.param(
            [
                Rows(
                    [
                        ["Name", "Organisation", "Present", "Apologies"],
                        ["Cllr Ann Ash", "Ashcombe BC", "✓", ""],
                        ["Dr Cat Oak", "Vale ICB", "", "✓"],
                    ]
                )
            ],
            [("Ann Ash", P), ("Cat Oak", S)],
            id="grid with ticks",
        ),
    ],
)
def test_lists_of_other_bodies(content: list[L | str | Rows], expected: list[tuple[str, str]]) -> None:
    assert told(*content) == expected


def test_cells_beside_a_name_tell_office_and_not_initials() -> None:
    first, second = attendance(
        Rows(
            [
                ["Name", "Position", "Initials"],
                ["Members present", "", ""],
                ["Carys Oak", "Chair", "CO"],
                ["Bob Elm", "Director of Nursing", "BE"],
            ]
        )
    )
    assert [(each.role, each.organisation) for each in (first, second)] == [
        ("Chair", None),
        ("Director of Nursing", None),
    ]


def test_leads_of_the_items_of_an_agenda_send_no_apologies() -> None:
    items = Rows([["Item", "Title", "Lead"], ["1", "Apologies", "Chair"], ["2", "Budget", "Ann Ash"]])
    assert told(items, head=AGENDA) == []


def test_office_in_a_bracket_is_not_taken_for_initials() -> None:
    assert [(each.name, each.role) for each in attendance(line("Present: Councillor Carys Fern (Chair)"))] == [
        ("Carys Fern", "Chair")
    ]


def test_an_office_that_heads_a_name_is_derived() -> None:
    rows = Rows([["Present", ""], ["Chair", "Cllr Ann Ash"], ["Clerk", "Dan Lea"]])
    assert [(each.name, each.role, each.derived) for each in attendance(rows)] == [
        ("Ann Ash", "Chair", ("role",)),
        ("Dan Lea", "Clerk", ("role", "status")),
    ]


def test_a_register_speaks_for_the_meetings_own_date() -> None:
    rows = Rows([["Name", "3 Dec 2024", "4 Mar 2025"], ["Ann Ash", "A", "P"], ["Bob Elm", "P", "A"]], frozenset({0}))
    people = attendance(bold("Attendance"), rows)
    assert [(each.name, each.status) for each in people] == [("Ann Ash", P), ("Bob Elm", S)]
    assert [[found.quote for found in each.evidence] for each in people] == [["Ann Ash", "P"], ["Bob Elm", "A"]]


def test_a_register_of_other_meetings_says_nothing() -> None:
    rows = Rows([["Name", "3 Dec 2024", "7 Jan 2025"], ["Ann Ash", "A", "P"], ["Bob Elm", "P", "A"]], frozenset({0}))
    assert told(bold("Attendance"), rows) == []


def test_evidence_of_a_departure_is_the_sentence() -> None:
    content = [
        line("Present: Cllrs Ann Ash and Bob Elm"),
        bold("3. Roads"),
        line("Cllr Elm left the meeting at 8.15pm."),
    ]
    _, elm = attendance(*content)
    assert elm.left == "8.15pm"
    assert [each.quote for each in elm.evidence] == ["Bob Elm", "Cllr Elm left the meeting at 8.15pm."]


def test_a_departure_of_one_of_two_of_a_name_is_nobodys() -> None:
    content = [line("Present: Cllrs A Elm and B Elm"), bold("3. Roads"), line("Cllr Elm left the meeting at 8.15pm.")]
    assert [each.left for each in attendance(*content)] == [None, None]
