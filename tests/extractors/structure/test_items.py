import pytest

from extractors.structure import Structure
from tests.extractors.papers import L
from tests.extractors.records.paper import Rows, structure_of
from tests.extractors.structures import B, P, read

MINUTES_HEAD = (
    B("Ashcombe Parish Council"),
    P("Minutes of the meeting held on 4 March 2025"),
    P("Present: Cllr A Elm (Chair) and Cllr B Oak"),
)
AGENDA_HEAD = (B("Ashcombe Parish Council"), P("Date: 4 March 2025"), B("AGENDA"))
TOLD = "It was noted that the hedge had been cut, and agreed that the gate be painted."


def _items(structure: Structure) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in structure.items]


def minutes(*lines: L | str) -> list[tuple[str | None, str]]:
    return _items(read([*MINUTES_HEAD, *lines]))


def agenda(*lines: L | str) -> list[tuple[str | None, str]]:
    return _items(read([*AGENDA_HEAD, *lines]))


def test_numbered_titles() -> None:
    assert minutes(B("1. Apologies"), P(TOLD), B("2. Footpaths"), P(TOLD), B("3. Bus Shelter"), P(TOLD)) == [
        ("1", "Apologies"),
        ("2", "Footpaths"),
        ("3", "Bus Shelter"),
    ]


@pytest.mark.parametrize("form", ["{}.", "25/{}", "24.03.0{}", "2025-26 ({})", "{}-A."])
def test_forms_of_numbers(form: str) -> None:
    printed = [form.format(n) for n in (1, 2, 3)]
    titles = ("Apologies", "Footpaths", "Bus Shelter")
    lines = [line for number, title in zip(printed, titles, strict=True) for line in (B(f"{number} {title}"), P(TOLD))]
    assert minutes(*lines) == [(number.rstrip("."), title) for number, title in zip(printed, titles, strict=True)]


def test_codes_before_unnumbered_headings() -> None:
    lines = [
        B("AV/25/38 Welcome and Apologies"),
        P(TOLD),
        B("AV/25/39 Finance Report"),
        P(TOLD),
        B("AV/25/40 Close"),
        P(TOLD),
    ]
    assert minutes(*lines) == [
        ("AV/25/38", "Welcome and Apologies"),
        ("AV/25/39", "Finance Report"),
        ("AV/25/40", "Close"),
    ]


def test_titles_run_in_before_their_text() -> None:
    found = minutes(
        P("1. Apologies: Cllr Birch had sent word that he was unwell and was excused by the Chair."),
        P("2. Footpaths: the Clerk reported that the stile at Mill Lane had been repaired in May."),
        P("3. Bus Shelter: it was agreed to mend the roof for less than the whole of the sum set aside."),
    )
    assert found == [("1", "Apologies"), ("2", "Footpaths"), ("3", "Bus Shelter")]


def test_bold_headings_without_numbers() -> None:
    lines = [B("Apologies and Substitutes"), P("Apologies had been submitted by Cllr Birch."), B("Minutes"), P(TOLD)]
    assert minutes(*lines, B("Road Safety"), P(TOLD), B("RESOLVED UNANIMOUSLY –"), P("That it be so."), P(TOLD)) == [
        (None, "Apologies and Substitutes"),
        (None, "Minutes"),
        (None, "Road Safety"),
    ]


@pytest.mark.parametrize(
    "label",
    [
        "RESOLVED:",
        "Action for the Clerk:",
        "UNRESTRICTED ITEMS",
        "Actions",
        "Decision",
        "Signed",
        "Proposed by: Cllr Elm",
    ],
)
def test_labels_that_title_no_item(label: str) -> None:
    lines = [B("Minutes"), P(TOLD), B("Footpaths"), P(TOLD), B(label), P(TOLD), B("Bus Shelter"), P(TOLD), P("Ends.")]
    assert [title for _, title in minutes(*lines)] == ["Minutes", "Footpaths", "Bus Shelter"]


def test_numbers_stated_below_the_title() -> None:
    lines = [line for n, title in ((76, "Apologies"), (77, "Budget"), (78, "Risks"))
             for line in (B(f"{n}. {title}"), P(f"(Item {n - 75})"), P(TOLD))]  # fmt: skip
    assert minutes(B("Election of Chair"), P(TOLD), *lines) == [
        (None, "Election of Chair"),
        ("76", "Apologies"),
        ("77", "Budget"),
        ("78", "Risks"),
    ]


def test_clauses_and_numbered_paragraphs_are_no_items() -> None:
    found = minutes(
        B("1. Budget"),
        P("The Council resolved:"),
        P("1. that the budget be approved and the precept raised by no more than the rate of inflation;", left=100),
        P("2. that the Clerk be thanked for her work on the budget over the whole of the winter; and", left=100),
        B("2. Footpaths"),
        P("1. that the stile be repaired by the end of the summer at the cost of the landowner;", left=100),
        B("3. Bus Shelter"),
        P(TOLD),
    )
    assert found == [("1", "Budget"), ("2", "Footpaths"), ("3", "Bus Shelter")]


def test_sub_items() -> None:
    found = agenda(
        P("1. Apologies"), P("2. Reports"), P("2.1. Village Hall", left=100), P("2.2. School", left=100), P("3. Close")
    )
    assert found == [("1", "Apologies"), ("2", "Reports"), ("2.1", "Village Hall"), ("2.2", "School"), ("3", "Close")]


def test_two_lists_of_one_agenda() -> None:
    first = [P("1. Minutes"), P("2. Matters arising"), P("3. Report of the Chair")]
    second = [B("Annual Meeting"), P("1. Election of Chair"), P("2. Accounts"), P("3. Close")]
    assert [number for number, _ in agenda(*first, *second)] == ["1", "2", "3", "1", "2", "3"]


def test_what_stands_far_to_the_right_of_a_title_is_no_part_of_it() -> None:
    structure = read(
        [
            *AGENDA_HEAD,
            P("1.\tApologies\tAE"),
            P("2.\tFinance Report\tAnn Elm"),
            P("3.\tEvents\tAll"),
            P("4.\tClose\t9.00"),
        ]
    )
    assert [(item.title, item.presenter) for item in structure.items] == [
        ("Apologies", "AE"),
        ("Finance Report", "Ann Elm"),
        ("Events", None),
        ("Close", None),
    ]


@pytest.mark.parametrize(
    ("title", "below", "purpose", "printed"),
    [
        ("Budget", "For Decision", "decision", "Budget"),
        ("Budget", "For approval (Pages 4 - 5)", "approval", "Budget"),
        ("Budget (for discussion)", "Report of the Clerk.", "discussion", "Budget"),
        ("Budget (Pages 11 - 84)", "For Information", "information", "Budget"),
        ("Minutes of the sub-committee - for noting", "", "noting", "Minutes of the sub-committee"),
        ("Minutes of 3 May, to be approved", "", "approval", "Minutes of 3 May, to be approved"),
        ("Decisions of other bodies", "Report of the Clerk.", None, "Decisions of other bodies"),
        ("Information governance", "Report of the Clerk.", None, "Information governance"),
    ],
)
def test_what_the_body_is_asked_for(title: str, below: str, purpose: str | None, printed: str) -> None:
    details = [P(below)] if below else []
    item = read([*AGENDA_HEAD, B("1. Apologies"), B(f"2. {title}"), *details, B("3. Close")]).items[1]
    assert (item.purpose, item.title) == (purpose, printed)


@pytest.mark.parametrize(
    ("opening", "presenter"),
    [
        ("Ann Lea, Head of Parks, introduced the report and answered questions.", "Ann Lea, Head of Parks"),
        ("The Director of Place took Members through the paper.", "The Director of Place"),
        ("Members introduced themselves.", None),
        ("The report was noted.", None),
    ],
)
def test_who_opened_an_item_of_minutes(opening: str, presenter: str | None) -> None:
    structure = read(
        [*MINUTES_HEAD, B("1. Parks"), P(opening), P(TOLD), B("2. Roads"), P(TOLD), B("3. Close"), P(TOLD)]
    )
    assert structure.items[0].presenter == presenter


HEAD = (L("Ashcombe Health Board", bold=True), L("Agenda", bold=True, above=1), L("Date: 4 March 2025", above=1))


def test_an_agenda_set_as_a_table() -> None:
    table = Rows(
        [
            ("Item", "Subject", "Lead", "Purpose"),
            ("1", "Welcome", "Chair", "–"),
            ("2", "Winter Plan", "Ann Lea", "For decision"),
            ("3", "Dentistry", "Dan Oak", "To note"),
        ],
        frozenset({0}),
    )
    structure = structure_of(table, head=HEAD)
    assert [(i.number, i.title, i.presenter, i.purpose) for i in structure.items] == [
        ("1", "Welcome", "Chair", None),
        ("2", "Winter Plan", "Ann Lea", "decision"),
        ("3", "Dentistry", "Dan Oak", "noting"),
    ]


def test_columns_of_ticks() -> None:
    titles = ("Item", "Subject", "For decision", "For information")
    table = Rows([titles, ("1", "Winter Plan", "✓", ""), ("2", "Dentistry", "", "✓")], frozenset({0}))
    assert [item.purpose for item in structure_of(table, head=HEAD).items] == ["decision", "information"]


@pytest.mark.parametrize(
    "table",
    [
        Rows([("No", "Name", "Position"), ("1", "Ann Lea", "Chair"), ("2", "Dan Oak", "Clerk")], frozenset({0})),
        Rows([("Ref", "Action", "Owner", "Due"), ("1", "Mow", "AL", "May"), ("2", "Dig", "DO", "May")], frozenset({0})),
        Rows([("1", "Ann Lea"), ("2", "Dan Oak"), ("3", "Pat Birch")]),
    ],
    ids=["people", "actions", "people without a header"],
)  # fmt: skip
def test_tables_that_hold_no_items(table: Rows) -> None:
    lines = (
        L("1. Apologies", bold=True, above=1),
        L(TOLD, above=1),
        L("2. Roads", bold=True, above=1),
        L(TOLD, above=1),
    )
    assert [item.title for item in structure_of(table, *lines).items] == ["Apologies", "Roads"]


def test_topics_of_a_table_without_numbers() -> None:
    table = Rows(
        [
            ("Agenda Items/Discussion", "Action"),
            (f"Police:\n{TOLD}", "AL"),
            (f"Planning:\n{TOLD}", ""),
            (f"Finance:\n{TOLD}", ""),
        ],
        frozenset({0}),
    )
    assert [item.title for item in structure_of(table).items] == ["Police", "Planning", "Finance"]


def test_evidence_of_an_item_is_its_title() -> None:
    item = read([*MINUTES_HEAD, B("1. Apologies"), P(TOLD), B("2. Roads"), P(TOLD), B("3. Close"), P(TOLD)]).items[1]
    assert [each.quote for each in item.evidence] == ["Roads"]
    assert item.evidence[0].made_by == "rule:item.numbered"


def test_a_title_goes_on_where_its_first_line_is_full_and_not_below_a_short_one() -> None:
    structure = read(
        [
            B("Vale Board"),
            B("AGENDA"),
            P("Members of the public are welcome at the meeting, which is held in the Old Hall on 3 June 2025."),
            P("1. Apologies"),
            L("for absence, sent to the Clerk", left=90),
            P("2. Declarations of interests in any item or in others"),
            L("Significant interests too", left=90),
            P("3. Minutes"),
        ]
    )
    assert [item.title for item in structure.items] == [
        "Apologies",
        "Declarations of interests in any item or in others Significant interests too",
        "Minutes",
    ]
    assert [each.quote for each in structure.items[1].evidence] == [
        "Declarations of interests in any item or in others\nSignificant interests too"
    ]


def test_who_leads_stands_at_the_end_of_the_title() -> None:
    structure = read([
        B("Vale Board"), B("AGENDA"), P("3 June 2025"),
        P("1. Hedges (Cllr Elm)"), P("2. Gates – A. Oak"), P("3. Mill Lane"),
    ])  # fmt: skip
    assert [(item.title, item.presenter) for item in structure.items] == [
        ("Hedges", "Cllr Elm"), ("Gates", "A. Oak"), ("Mill Lane", None),
    ]  # fmt: skip


def test_a_sentence_between_titles_is_titled_by_how_it_begins() -> None:
    structure = read([
        *MINUTES_HEAD, P("1. Apologies – Cllr Ash and Cllr Lea sent apologies, which were accepted."),
        P("2. Minutes of the meeting held on 4 February 2025 were agreed and signed as a true record of the meeting."),
        P("3. Public session – a resident asked about the bus shelter."),
        P("4. Finance – the payments were agreed as listed."),
    ])  # fmt: skip
    assert [item.title for item in structure.items] == [
        "Apologies", "Minutes of the meeting held on 4 February 2025", "Public session", "Finance",
    ]  # fmt: skip


def test_a_bold_title_keeps_what_goes_on_after_its_colon() -> None:
    structure = read([
        *MINUTES_HEAD, B("1. Corporate plan: mid-year review"), P(TOLD), B("2. CARE AT HOME: NEW CONTRACTS"), P(TOLD),
        B("3. Hedges: The Clerk reported that they had been cut."), B("4. CS 61/25: rents"), P(TOLD),
    ])  # fmt: skip
    assert [item.title for item in structure.items][:3] == [
        "Corporate plan: mid-year review", "CARE AT HOME: NEW CONTRACTS", "Hedges",
    ]  # fmt: skip


def test_hours_before_the_numbers_of_items() -> None:
    structure = read([
        *AGENDA_HEAD, P("10.00 1. Welcome"), P("10.05 2. Minutes of the last meeting"), P("10.10 3. Falls: what works"),
    ])  # fmt: skip
    assert [item.number for item in structure.items] == ["1", "2", "3"]
