from collections.abc import Sequence

import pytest

from extractors.structure import Structure
from tests.extractors.papers import L
from tests.extractors.structures import B, P, read

HEAD = (B("Ashcombe Scrutiny Committee", size=15), P("Date: 7 October 2025"), B("AGENDA"))
OPEN = (B("1. Apologies"), B("2. Parking"), P("To consider the report of the Director of Place."))
CLOSED = (B("4. Purchase of the Old Depot"), P("To consider the report of the Head of Housing."))
EXCLUSION = (
    B("3. Exclusion of the Press and Public"),
    P("To consider whether the public be excluded for the item below."),
)
MARK = B("PART 2 – EXEMPT ITEMS", left=250)
REASON = P("It contains exempt information as defined in paragraph 3 of Part 1 of Schedule 12A to the Act.")
REPORT = (
    P("Report to: Scrutiny Committee"),
    P("Title: The Old Depot"),
    P("Report of: Head of Housing"),
    P("The price is high."),
)


def agenda(*lines: L | str) -> Structure:
    return read([*HEAD, *lines])


def _private(structure: Structure) -> list[str]:
    return [item.title for item in structure.items if not item.public]


def _hidden(structure: Structure) -> list[str]:
    pairs = zip(structure.blocks, structure.contexts, strict=True)
    return [block.text for block, context in pairs if not context.public]


@pytest.mark.parametrize(
    "mark",
    [
        "PART 2 – EXEMPT ITEMS",
        "Part 2 (Private and Confidential)",
        "PART II",
        "EXEMPT INFORMATION",
        "NOT FOR PUBLICATION",
        "Confidential Items",
        "Private Session",
        "Non-Public Agenda",
    ],
)
def test_all_under_a_mark_is_exempt(mark: str) -> None:
    assert _private(agenda(*OPEN, B(mark, left=250), *CLOSED)) == ["Purchase of the Old Depot"]


def test_the_paragraphs_named_below_the_mark() -> None:
    item = agenda(*OPEN, MARK, REASON, *CLOSED).items[-1]
    assert (item.public, item.exempt_paragraphs) == (False, (3,))


def test_everything_under_the_mark_is_hidden() -> None:
    hidden = _hidden(agenda(*OPEN, MARK, REASON, *CLOSED))
    assert hidden == [MARK.text, REASON.text, "Purchase of the Old Depot", CLOSED[1].text]


def test_the_items_after_the_public_is_excluded_are_exempt_but_not_the_exclusion() -> None:
    structure = agenda(*OPEN, *EXCLUSION, *CLOSED)
    assert _private(structure) == ["Purchase of the Old Depot"]


def test_the_public_comes_back() -> None:
    back = (P("The press and public were readmitted."), B("5. Any Other Business"))
    assert _private(agenda(*OPEN, *EXCLUSION, *CLOSED, *back)) == ["Purchase of the Old Depot"]


def test_one_exempt_item_among_public_ones() -> None:
    lines = (B("1. Apologies"), B("2. Legal advice (Exempt – paragraph 5)"), B("3. Any Other Business"))
    items = agenda(*lines).items
    assert [(item.public, item.exempt_paragraphs) for item in items] == [(True, ()), (False, (5,)), (True, ())]


def test_a_line_below_the_title_marks_its_item_alone() -> None:
    lines = (B("1. Apologies"), B("2. Legal advice"), P("Not for publication under paragraphs 1 and 2"), B("3. Close"))
    items = agenda(*lines).items
    assert [(item.public, item.exempt_paragraphs) for item in items] == [(True, ()), (False, (1, 2)), (True, ())]


@pytest.mark.parametrize(
    "lines",
    [
        (B("EXEMPT ITEMS", left=250), P("At the time of publishing there were no exempt items."), *CLOSED),
        (B("UNRESTRICTED ITEMS", left=250), *CLOSED),
        (B("3. Exempt Accommodation Strategy"), *CLOSED),
        (P("Members spoke of exempt information that had been leaked."), *CLOSED),
    ],
)
def test_what_marks_nothing(lines: Sequence[L]) -> None:
    assert _private(agenda(*OPEN, *lines)) == []


def test_a_report_marked_at_its_head_is_exempt() -> None:
    mark = P("NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A to the Act of 1972")
    structure = read([*HEAD, *OPEN], [mark, *REPORT])
    assert [(part.public, part.exempt_paragraphs) for part in structure.parts] == [(True, ()), (False, (3,))]
    assert "The price is high." in " ".join(_hidden(structure))


def test_a_running_head_marks_its_pages_and_no_others() -> None:
    head = L("CONFIDENTIAL", furniture="running")
    structure = read(
        [*HEAD, *OPEN], [head, *REPORT], [head, P("So is the rent.")], [*REPORT[:3], P("Trees stand there.")]
    )
    assert [(part.first_page, part.last_page, part.public) for part in structure.parts] == [
        (1, 1, True),
        (2, 3, False),
        (4, 4, True),
    ]


def test_the_paper_of_an_exempt_item_is_exempt_without_a_mark_of_its_own() -> None:
    stamp = L("Agenda Item 4", left=560, furniture="running")
    structure = read([*HEAD, *OPEN, MARK, REASON, *CLOSED], [stamp, *REPORT])
    assert [(part.item, part.public, part.exempt_paragraphs) for part in structure.parts] == [
        (None, True, ()),
        ("4", False, (3,)),
    ]


def test_a_second_part_of_a_strategy_is_public() -> None:
    structure = read(
        [B("Living Well Strategy", size=18), B("Part 2: Our priorities"), P("We will plant a thousand trees.")]
    )
    assert structure.parts[0].public
    assert _hidden(structure) == []


PUBLIC = P("1. Apologies for absence"), P("2. Minutes of the last meeting"), P("3. Budget monitoring")
CABINET = B("Ashcombe Borough Council"), B("Cabinet"), P("Tuesday 11 November 2025 at 7 pm"), B("AGENDA")


@pytest.mark.parametrize(
    "mark",
    [
        "PART 2 - EXEMPT ITEMS", "Part II", "PART B", "Part B – Confidential", "PRIVATE SESSION", "Confidential items",
        "EXEMPT BUSINESS", "CLOSED SESSION", "Part 2 (Closed to the public)", "Items to be considered in private",
        "SECTION 2 - PRIVATE", "Exempt Agenda", "PART TWO", "Restricted items", "In Camera", "Private Business",
        "Part 2 – Items which may be considered in private", "Part II - Press and Public excluded", "Part C - Exempt",
        "Business to be taken in the absence of the press and public", "PART 2 (IN PRIVATE)",
        "PRIVATE AND CONFIDENTIAL",
    ],
)  # fmt: skip
def test_headings_below_which_nothing_is_public(mark: str) -> None:
    items = read([*CABINET, *PUBLIC, B(mark), P("4. Sale of the depot"), P("5. Legal advice")]).items
    assert [item.public for item in items] == [True, True, True, False, False]


@pytest.mark.parametrize(
    "title",
    [
        "4. Sale of the depot (Exempt – paragraph 3)", "4. Sale of the depot - Confidential",
        "4. CONFIDENTIAL: Sale of the depot", "4. *Sale of the depot [Exempt by virtue of paragraphs 1 and 2]",
    ],
)  # fmt: skip
def test_a_mark_in_a_title_covers_its_item_alone(title: str) -> None:
    items = read([*CABINET, *PUBLIC, P(title), P("5. Hedges")]).items
    assert [item.public for item in items] == [True, True, True, False, True]


@pytest.mark.parametrize(
    ("told", "public"),
    [
        ("RESOLVED that the public be excluded from the meeting for the following item.", False),
        ("It was resolved that the press and public leave the meeting.", False),
        ("The Board entered executive session at 8 pm.", False),
        ("There were no exempt items and the public were not excluded.", True),
        ("The Board moved into closed session at 8 pm and returned to open session at 8.30 pm.", True),
    ],
)
def test_what_follows_the_exclusion_of_the_public(told: str, public: bool) -> None:
    said = P("The Director presented the report and members agreed that the gate be mended before the winter.")
    items = read([
        B("Vale Board"), P("Minutes of the meeting held on 11 November 2025"), P("Present: Cllr A Elm, Cllr B Oak"),
        B("1. Budget"), said, B("2. Other business"), P(told), B("3. Sale of the depot"), said,
    ]).items  # fmt: skip
    assert [item.public for item in items] == [True, True, public]
