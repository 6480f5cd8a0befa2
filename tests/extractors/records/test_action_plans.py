"""Commitments of plans: bodies that will do something by a date, dated lists, lists under dates."""

import pytest

from extractors.records.actions import find_actions
from extractors.results import Action
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import HEAD, structure_of

PLAN_HEAD = (L("Ashcombe Green Plan 2025 to 2030", bold=True), L("Delivery plan", bold=True, above=1))


def planned(*lines: L) -> tuple[Action, ...]:
    return find_actions(structure_of(*lines, head=PLAN_HEAD), load_reader(), ())


@pytest.mark.parametrize(
    ("sentence", "owner", "day"),
    [
        ("Ashcombe Water Trust will move its pumps by March 2027.", "Ashcombe Water Trust", "2027-03-31"),
        ("The county government will set up a panel of growers in 2027.", "The county government", "2027-12-31"),
        ("Partners will sign a charter for carers by 1 March 2027.", "Partners", "2027-03-01"),
        ("In early 2027, when the mill is open, the Council will count the lamps.", "the Council", None),
        ("HVTA will begin to rebuild the mill by June 2027.", "HVTA", "2027-06-30"),
        (
            "So that fewer fall, the health board will run a clinic by the end of May 2027.",
            "the health board",
            "2027-05-31",
        ),
    ],
)
def test_body_that_will_do_something_by_a_date(sentence: str, owner: str, day: str | None) -> None:
    (action,) = planned(L(sentence, above=1))
    assert (action.owner, action.due_date, action.source) == (owner, day, "text")
    assert action.text == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The trust will receive its grant by May 2027.",
        "The county government will be older by 2030.",
        "The mill has been run by the trust since 2019.",
        "The bridge will open by March 2027.",
    ],
)
def test_what_only_comes_about(sentence: str) -> None:
    assert planned(L(sentence, above=1)) == ()


def test_dated_items_of_a_list_that_somebody_promises() -> None:
    found = planned(
        L("In addition, the Water Trust will:", above=1),
        L("• mend the weir by May 2027", above=1),
        L("• publish the survey (November 2027)"),
        L("• keep the leat clean"),
    )
    assert [(action.text, action.owner, action.due_date) for action in found] == [
        ("mend the weir by May 2027", "the Water Trust", "2027-05-31"),
        ("publish the survey (November 2027)", "the Water Trust", "2027-11-30"),
    ]


def test_items_that_name_their_own_doers() -> None:
    found = planned(
        L("The key milestones are for:", above=1),
        L("• all county departments to publish their lists by May 2027", above=1),
    )
    assert [(action.owner, action.due_date) for action in found] == [("all county departments", "2027-05-31")]


def test_items_under_lines_that_are_dates() -> None:
    found = planned(
        L("The key milestones for this work are:", above=1),
        L("2027", above=1),
        L("• The mill is rebuilt by its owners", above=1),
        L("2028", above=1),
        L("• The weir is mended by the trust", above=1),
    )
    assert [(action.due, action.due_date) for action in found] == [("2027", "2027-12-31"), ("2028", "2028-12-31")]
    assert all("due" in action.derived for action in found)


def test_what_a_report_asks_for_is_no_commitment() -> None:
    lines = (L("Cabinet is asked to:", above=1), L("• approve the charges from May 2027", above=1))
    assert planned(*lines) == ()


@pytest.mark.parametrize(
    ("words", "day", "derived"),
    [
        ("PB to send the plan to the clerk by the next meeting.", "2025-04-08", True),
        ("PB to send the plan to the clerk for the next Council meeting.", "2025-04-08", True),
        ("PB to send the plan to the clerk before the next meeting of the Mill Trust.", None, False),
    ],
)
def test_next_meeting_is_on_the_day_that_the_paper_gives(words: str, day: str | None, derived: bool) -> None:
    lines = (
        L("5. Roads", bold=True, above=1), L(words, above=1), L("6. Date of next meeting", bold=True, above=1),
        L("The next meeting will be held on Tuesday 8 April at 7.30pm.", above=1),
    )  # fmt: skip
    (action,) = find_actions(structure_of(*lines, head=HEAD), load_reader(), ())
    assert (action.due_date, "due_date" in action.derived) == (day, derived)


def test_day_comes_after_the_month_in_a_paper_that_prints_its_dates_so() -> None:
    head = (L("Ashcombe City Council", bold=True), L("Minutes of the meeting held on March 4, 2025", above=1))
    lines = (L("5. Roads", bold=True, above=1), L("Staff will bring a report back to the Council on May 22.", above=1))
    (action,) = find_actions(structure_of(*lines, head=head), load_reader(), ())
    assert (action.owner, action.due_date) == ("Staff", "2025-05-22")
