"""Tasks that a line prints with their owner, due and status behind them, and lists under the name of their owner."""

from time import process_time

import pytest

from extractors.records.actions import find_actions
from extractors.results import Action, Attendee, Evidence
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import HEAD, structure_of

REGISTER = (L("Ashcombe Parish Council", bold=True), L("Action log as of 4 March 2025", bold=True, above=1))
PLAN = (L("Ashcombe Lamps Strategy 2025 to 2030", bold=True), L("Our plan", bold=True, above=1))


GIVEN = Evidence(page=1, start=0, end=1, quote="x", boxes=((0, 0, 1, 1),), made_by="rule:attendance")
BIRCH = Attendee(
    id="attendee-birch", confidence=0.9, evidence=(GIVEN,), page=1, name="Paul Birch", honorific=None, role=None,
    organisation=None, status="present", meeting=0,
)  # fmt: skip


def actions_of(*lines: L | str, head: tuple[L, ...] = HEAD) -> tuple[Action, ...]:
    return find_actions(structure_of(*lines, head=head), load_reader(), (BIRCH,))


@pytest.mark.parametrize(
    ("line", "task", "owner", "day", "status"),
    [
        ("Minute 4.2 – Mend the gate of the mill – Clerk – 4 May 2025 – on track",
         "Mend the gate of the mill", "Clerk", "2025-05-04", "on track"),
        ("Mend the gate of the mill – Paul and Jane – w/c 5 May", "Mend the gate of the mill", "Paul and Jane",
         "2025-05-05", None),
        ("12 Mend the gate of the mill | Owner: PB | Due: May 2025 | Status: with the joiner",
         "Mend the gate of the mill", "PB", "2025-05-31", "with the joiner"),
    ],
)  # fmt: skip
def test_line_of_a_register(line: str, task: str, owner: str, day: str, status: str | None) -> None:
    (action,) = actions_of(L(line, above=1), head=REGISTER)
    assert (action.text, action.owner, action.due_date, action.status) == (task, owner, day, status)


def test_line_of_a_plan_needs_owner_and_due() -> None:
    (action,) = actions_of(
        L("1. Repair the lamps of Mill Lane – Lead: Streets Team – May 2027", above=1),
        L("2. Repair the lamps of Fore Street – Streets Team", above=1),
        head=PLAN,
    )
    assert (action.text, action.owner, action.due_date) == (
        "Repair the lamps of Mill Lane",
        "Streets Team",
        "2027-05-31",
    )


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("The drawing would be shown to the owner of the mill. Clerk", "Clerk"),
        ("It was agreed to buy the notice board of oak. Cllr. Paul Birch/Clerk", "Cllr. Paul Birch/Clerk"),
        ("Order the seats and have them fitted before half term PB", "PB"),
    ],
)
def test_owner_at_the_end_of_a_paragraph(line: str, owner: str) -> None:
    (action,) = actions_of(L(line, above=1))
    assert action.owner == owner
    assert owner in " ".join(entry.quote for entry in action.evidence)


@pytest.mark.parametrize(
    "line",
    [
        "The correspondence from the mill was read out. Noted",
        "The plans of the mill were shown to Mr. Birch",
        "Present: Mr A Rowe. Clerk",
        "Order of business changed by the PCC",
    ],
)
def test_paragraph_that_ends_in_other_words(line: str) -> None:
    assert actions_of(L(line, above=1)) == ()


def test_lists_under_the_names_of_their_owners() -> None:
    found = actions_of(
        L("REVIEW OF DUTIES", bold=True, above=1),
        L("Jane Rowe", above=1),
        L("• Lamps of Mill Lane", left=90),
        L("Paul Birch", above=1),
        L("• Call the joiner", left=90),
        L("• Grant for the hall", left=90),
    )
    assert [(each.text, each.owner) for each in found] == [
        ("Lamps of Mill Lane", "Jane Rowe"), ("Call the joiner", "Paul Birch"), ("Grant for the hall", "Paul Birch")
    ]  # fmt: skip


def test_closed_task_of_minutes_is_none() -> None:
    assert actions_of(L("Action 12: Mend the gate of the mill (PB) - Closed", above=1)) == ()


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Cllr Rowe spoke of the mill. She agreed to circulate the plans of the leat.", None),
        ("Mr Rowe had seen the owner. He would also check the lease of the mill.", None),
        ("That the Manager of Ferries notify the owners of the mill before May.", "Manager of Ferries"),
        ("That the Chair writes to the owner of the mill.", "Chair"),
        ("A report on the lamps be presented to the Board in June.", None),
        ("ASH25/7.2 PB to write to the owner of the mill.", "PB"),
        ("Supervisor Ann Rowe is not sure of the price but will ask the joiner.", "Supervisor Ann Rowe"),
    ],
)
def test_sentence_that_sets_a_task(line: str, owner: str | None) -> None:
    (action,) = actions_of(L(line, above=1))
    assert (action.owner or "").removeprefix("the ") == (owner or "")


@pytest.mark.parametrize(
    "line",
    ["That the Committee supports the plan of the mill.", "He would rather see the mill pulled down.",
     "The Committee agreed that the mill was pretty."],
)  # fmt: skip
def test_sentence_that_sets_none(line: str) -> None:
    assert actions_of(L(line, above=1)) == ()


@pytest.mark.parametrize(
    "fields",
    [
        ("Assigned to: Hazel Rowe", "Due date: 4 May 2025"),
        ("Due date: 4 May 2025", "Status: open", "Owner: Hazel Rowe"),
    ],
)
def test_fields_on_lines_of_their_own_under_a_task(fields: tuple[str, ...]) -> None:
    (action,) = actions_of(L("Count the geese of the green.", above=1), *(L(field, above=1) for field in fields))
    assert (action.text, action.owner, action.due_date) == (
        "Count the geese of the green.", "Hazel Rowe", "2025-05-04",
    )  # fmt: skip


def test_single_field_counts_under_a_heading_of_actions() -> None:
    task, owner = L("Geese of the green", above=1), L("Assigned to: Hazel Rowe", above=1)
    assert [action.owner for action in actions_of(L("Action Item", bold=True, above=1), task, owner)] == ["Hazel Rowe"]
    assert actions_of(L("Geese", bold=True, above=1), task, owner) == ()


@pytest.mark.parametrize(
    "line",
    ["REGISTER OF ACTIONS " * 30, "AB, CD AND EF " * 60, "A12 " + "ABCDE/" * 60, "MEND – " * 80, "(AB) " * 80],
)
def test_long_line_of_capitals_is_read_in_bounded_steps(line: str) -> None:
    started = process_time()
    actions_of(L(line.strip(), above=1), head=REGISTER)
    assert process_time() - started < 5
