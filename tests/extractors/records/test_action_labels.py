"""Labelled tasks of minutes: action lines, tags behind a paragraph, lists under "Actions", initials of attendees."""

import pytest

from extractors.records.actions import find_actions
from extractors.results import Action, Attendee, Evidence
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import structure_of

ROADS = L("5. Roads", bold=True, above=1)
GIVEN = Evidence(page=1, start=0, end=1, quote="x", boxes=((0, 0, 1, 1),), made_by="rule:attendance")


def attendee(name: str, initials: str | None = None) -> Attendee:
    return Attendee(
        id=f"attendee-{name}", confidence=0.9, evidence=(GIVEN,), page=1, name=name, honorific=None, role=None,
        organisation=None, status="present", meeting=0, initials=initials,
    )  # fmt: skip


def actions_of(*lines: L, attendees: tuple[Attendee, ...] = ()) -> tuple[Action, ...]:
    return find_actions(structure_of(ROADS, *lines), load_reader(), attendees)


TASK = L("The lamp in Mill Lane is out and its post should be looked at.", above=1)


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Action: PB", "PB"),
        ("ACTION – PB/AR", "PB/AR"),
        ("Action: Clerk", "Clerk"),
        ("ACTION: Head of Parks", "Head of Parks"),
        ("Action by: Clerk", "Clerk"),
        ("Action PB", "PB"),
        ("ACTION CLERK", "CLERK"),
        ("Action (Clerk)", "Clerk"),
        ("[Action: Cllr Rowe]", "Cllr Rowe"),
        ("(Action: PB)", "PB"),
        ("For action: PB and AR", "PB and AR"),
        ("Action for the Clerk:", "Clerk"),
    ],
)
def test_line_that_holds_only_an_owner_marks_the_paragraph_before(line: str, owner: str) -> None:
    (action,) = actions_of(TASK, L(line, above=1))
    assert (action.text, action.owner) == (TASK.text, owner)
    assert action.evidence[0].made_by == "rule:action.tag"


@pytest.mark.parametrize(
    "line",
    [
        "Action: None",
        "Action: Noted",
        "Actions: nil",
        "Action complete: the lamp is lit",
        "ACTION: Motion to approve the lamps carried.",
        "Action: Council received the report on lamps.",
        "ACTION: Approved by all members.",
    ],
)
def test_label_of_nothing_to_do_marks_nothing(line: str) -> None:
    assert actions_of(L("The lamp in Mill Lane was lit.", above=1), L(line, above=1)) == ()


@pytest.mark.parametrize(
    ("tag", "owner", "reference"),
    [
        ("(Action: Head of Parks)", "Head of Parks", None),
        ("[Action PB]", "PB", None),
        ("(ACTION 12: PB)", "PB", "12"),
        ("(Action 4)", None, "4"),
        ("ACTION: Jane Rowe", "Jane Rowe", None),
        ("Action: PB/AR.", "PB/AR", None),
        ("ACTION BY Clerk", "Clerk", None),
    ],
)
def test_tag_behind_a_sentence(tag: str, owner: str | None, reference: str | None) -> None:
    (action,) = actions_of(L(f"Lamps are costly. A note on lamps would be welcome. {tag}", above=1))
    assert (action.text, action.owner, action.reference) == ("A note on lamps would be welcome.", owner, reference)


@pytest.mark.parametrize(
    ("line", "task", "owner", "reference"),
    [
        ("Action 24/07: PB to mend the gate.", "PB to mend the gate.", "PB", "24/07"),
        ("ACTION POINT 3 – PB to mend the gate.", "PB to mend the gate.", "PB", "3"),
        ("AP2: PB to mend the gate.", "PB to mend the gate.", "PB", "2"),
        ("Action (PB): mend the gate.", "mend the gate.", "PB", None),
        ("ACTION FOR the Head of Parks: mend the gate.", "mend the gate.", "Head of Parks", None),
        ("Action: Mend the gate (PB).", "Mend the gate", "PB", None),
        ("Action: Mend the gate – Clerk", "Mend the gate", "Clerk", None),
        ("Action: PB – mend the gate.", "PB – mend the gate.", "PB", None),
        ("Action: Hannah Rowe to set out the plan.", "Hannah Rowe to set out the plan.", "Hannah Rowe", None),
        ("AGREED ACTION PB to mend the gate.", "PB to mend the gate.", "PB", None),
    ],
)
def test_task_behind_a_label(line: str, task: str, owner: str, reference: str | None) -> None:
    (action,) = actions_of(L(line, above=1))
    assert (action.text, action.owner, action.reference) == (task, owner, reference)


def test_list_under_a_label() -> None:
    found = actions_of(
        L("Actions:", above=1),
        L("• PB to mend the gate", above=1),
        L("• Clerk to paint it", above=1),
        L("Mills", bold=True, above=2),
    )
    assert [(action.text, action.owner) for action in found] == [
        ("PB to mend the gate", "PB"), ("Clerk to paint it", "Clerk"),
    ]  # fmt: skip


def test_list_behind_a_doer() -> None:
    found = actions_of(
        L("Action: Clerk to:", above=1),
        L("a) mend the gate", left=90, above=1),
        L("b) paint the bridge", left=90, above=1),
    )
    assert [(action.text, action.owner) for action in found] == [
        ("mend the gate", "Clerk"), ("paint the bridge", "Clerk"),
    ]  # fmt: skip


def test_lines_under_an_action_line_say_its_status() -> None:
    (action,) = actions_of(L("Action: PB to mend the gate", above=1), L("Status: carried forward", above=1))
    assert (action.status, action.state, action.derived) == ("carried forward", "carried_forward", ("state",))


@pytest.mark.parametrize(
    ("task", "reference"),
    [("A12 Mend the gate", "A12"), ("AV/25/018 – Mend the gate", "AV/25/018"), ("Mend the gate", None)],
)
def test_line_of_fields_under_a_task(task: str, reference: str | None) -> None:
    (action,) = actions_of(
        L(task, above=1), L("Owner: Jane Rowe | Due: end of May 2025 | Status: NOT STARTED", above=1)
    )
    assert (action.text, action.owner, action.reference) == ("Mend the gate", "Jane Rowe", reference)
    assert (action.due_date, action.status, action.state) == ("2025-05-31", "NOT STARTED", "open")


def test_two_doers_in_one_sentence_are_two_tasks() -> None:
    first, second = actions_of(L("PB to ring the owner of the mill; Clerk to write to the county.", above=1))
    assert (first.text, first.owner) == ("PB to ring the owner of the mill", "PB")
    assert (second.text, second.owner) == ("Clerk to write to the county.", "Clerk")


def test_sentence_that_gives_the_task_of_the_one_before_to_somebody_is_one_task() -> None:
    (action,) = actions_of(L("Members asked that the plan be circulated. Clerk to do this.", above=1))
    assert (action.text, action.owner) == ("Members asked that the plan be circulated. Clerk to do this.", "Clerk")


ROWE, ROSS, PENN = attendee("Anna Rowe"), attendee("Alan Ross"), attendee("Hugh Penn-Birch")


@pytest.mark.parametrize(
    ("owner", "attendees", "assignee"),
    [
        ("HP", (ROWE, PENN), "Hugh Penn-Birch"),
        ("HPB", (ROWE, PENN), "Hugh Penn-Birch"),
        ("AR", (ROWE, PENN), "Anna Rowe"),
        ("AR/HP", (ROWE, PENN), "Anna Rowe, Hugh Penn-Birch"),
        ("AR", (ROWE, ROSS), None),
        ("AR", (attendee("Anna Rowe", "AR"), attendee("Alan Ross", "ARo")), "Anna Rowe"),
        ("AR/KK", (ROWE,), None),
        ("Clerk", (ROWE,), None),
    ],
)
def test_initials_stand_for_the_one_attendee_that_fits(
    owner: str, attendees: tuple[Attendee, ...], assignee: str | None
) -> None:
    (action,) = actions_of(L(f"Action: {owner} to mend the gate at the mill.", above=1), attendees=attendees)
    assert (action.owner, action.assignee) == (owner, assignee)
    assert ("assignee" in action.derived) == (assignee is not None)


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Draft of the plan to be ready for the next meeting – AR", 1),
        ("Draft of the plan to be ready for the next meeting – BT", 0),
        ("The plan was drafted – AR", 0),
    ],
)
def test_initials_behind_a_dash_own_a_note_that_looks_ahead(note: str, found: int) -> None:
    actions = actions_of(L(note, above=1), attendees=(ROWE, PENN))
    assert [action.owner for action in actions if action.owner] == ["AR"] * found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("MCC will contact the owner of the mill.", 0),
        ("MCC to contact the owner of the mill.", 1),
        ("MCC has agreed to pay for the lamp.", 0),
        ("AR has agreed to pay for the lamp.", 1),
        ("JB has agreed to pay for the lamp.", 1),
    ],
)
def test_capitals_of_nobody_there_are_a_body(sentence: str, found: int) -> None:
    there = (ROWE, PENN, attendee("Kit Birch"))
    assert len(actions_of(L(sentence, above=1), attendees=there)) == found


@pytest.mark.parametrize(
    ("line", "owner", "due"),
    [
        ("FOR NEXT MEETING: Look into the price of geese.", None, "FOR NEXT MEETING"),
        ("AI: Hazel - look into the price of geese.", "Hazel", None),
        ("Task: look into the price of geese.", None, None),
    ],
)
def test_other_labels_of_a_task(line: str, owner: str | None, due: str | None) -> None:
    (action,) = actions_of(L(line, above=1))
    assert (action.owner, action.due) == (owner, due)


def test_label_that_is_the_initials_of_somebody_there_is_none() -> None:
    talk = L("AP: The geese of the green raise several questions.", above=1)
    assert actions_of(talk, attendees=(attendee("Alma Pell"), attendee("Hazel Rowe"))) == ()


def test_owner_in_brackets_before_a_listed_task() -> None:
    (action,) = actions_of(L("Action items", bold=True, above=1), L("[Hazel] to start the count of geese.", above=1))
    assert action.owner == "Hazel"


def test_list_of_actions_in_notes_that_record_nobody() -> None:
    notes = (L("Ashcombe Mill Friends", bold=True), L("2025-03-04", above=1), L("The geese were counted.", above=1))
    lines = (L("Action items:", above=1), L("• Draft a letter on geese (5/8)", above=1), L("• Ask the miller", above=1))
    found = find_actions(structure_of(*lines, head=notes), load_reader(), ())
    assert [action.text.removesuffix(" (5/8)") for action in found] == ["Draft a letter on geese", "Ask the miller"]


@pytest.mark.parametrize(
    "line",
    [
        "Hazel will shepherd the geese to the fair.",
        "Hazel: will shepherd the geese to the fair.",
        "Hazel to shepherd the geese to the fair.",
        "Hazel will be reaching out to the miller about the geese.",
    ],
)
def test_any_verb_of_somebody_who_attended(line: str) -> None:
    (action,) = actions_of(L(line, above=1), attendees=(attendee("Hazel Rowe"),))
    assert action.owner == "Hazel"
    assert actions_of(L(line.replace("Hazel", "Maple"), above=1), attendees=(attendee("Hazel Rowe"),)) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Rowe, Hazel; Treasurer - present",
        "Moved that we do now adjourn the meeting.",
        "It was agreed that Hazel would take over as Secretary.",
        "Total to replace all the geese is large.",
    ],
)
def test_words_that_only_look_like_a_task(line: str) -> None:
    assert actions_of(L(line, above=1), attendees=(attendee("Hazel Rowe"),)) == ()
