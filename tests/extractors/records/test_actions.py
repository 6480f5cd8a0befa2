"""Actions on papers made of lines and tables: logs, action columns, sentences of minutes, commitments of plans."""

import pytest

from extractors.records.actions import find_actions
from extractors.results import Action
from extractors.structure import Structure
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import HEAD, Rows, structure_of, structure_of_pages

LOG_HEAD = (L("Ashcombe Parish Council", bold=True), L("Action log as of 4 March 2025", bold=True, above=1))
PLAN_HEAD = (L("Ashcombe Green Plan 2025 to 2030", bold=True), L("Delivery plan", bold=True, above=1))


def actions_of(structure: Structure) -> tuple[Action, ...]:
    return find_actions(structure, load_reader(), ())


def in_minutes(sentence: str) -> tuple[Action, ...]:
    return actions_of(structure_of(L("5. Roads", bold=True, above=1), L(sentence, above=1)))


def quotes(action: Action) -> str:
    return " ".join(entry.quote for entry in action.evidence)


@pytest.mark.parametrize(
    ("titles", "row", "owner", "due", "day", "status"),
    [
        (("Ref", "Action", "Owner", "Due date", "Status"), ("1", "Mend the gate", "PB", "30 May 2025", "Open"),
         "PB", "30 May 2025", "2025-05-30", "Open"),
        (("Task", "Lead officer", "By when", "RAG"), ("Mend the gate", "Head of Parks", "Sept 2025", "Amber"),
         "Head of Parks", "Sept 2025", "2025-09-30", "Amber"),
        (("What we will do", "Led by", "Timescale", "Measure"), ("Mend the gate", "Parks", "2025/26", "Gates mended"),
         "Parks", "2025/26", "2026-03-31", None),
        (("Meeting date", "Action", "Deadline", "Progress"),
         ("01/02/2025", "Parks team to mend the gate", "As soon as possible", "Completed. The gate is shut."),
         "Parks team", "As soon as possible", None, "Completed"),
        (("Action", "Owner", "Timeline"), ("Mend the gate", "PB", "2025 – duration of lease"),
         "PB", "2025 – duration of lease", None, None),
    ],
)  # fmt: skip
def test_row_of_a_log(
    titles: tuple[str, ...], row: tuple[str, ...], owner: str, due: str, day: str | None, status: str | None
) -> None:
    (action,) = actions_of(structure_of(Rows([titles, row], frozenset({0})), head=LOG_HEAD))
    assert (action.owner, action.due, action.due_date, action.status) == (owner, due, day, status)
    assert action.source == "table"
    assert action.text.endswith("end the gate")
    assert quotes(action).startswith(action.text)
    assert all(words in quotes(action) for words in (owner, due, status or ""))


def test_section_row_and_empty_row_are_no_tasks() -> None:
    rows = [("Action", "Owner", "Status"), ("Parks", "", ""), ("Mend the gate", "PB", "New"), ("", "", "Late")]
    found = actions_of(structure_of(Rows(rows, frozenset({0})), head=LOG_HEAD))
    assert [action.text for action in found] == ["Mend the gate"]


def test_log_without_titles_takes_lead_and_standing_due_from_around_it() -> None:
    structure = structure_of(
        L("- All actions for next meeting unless a date is shown", above=1),
        L("Bridges – Lead PB", above=1),
        Rows([("Write to the owner of the bridge", "New"), ("Paint the rails in May 2025", "Carried forward")]),
        head=LOG_HEAD,
    )
    first, second = actions_of(structure)
    assert (first.owner, first.due, first.due_date, first.status) == ("PB", "next meeting", None, "New")
    assert {"owner", "due"} <= set(first.derived)
    assert (second.due, second.due_date, second.status) == ("in May 2025", "2025-05-31", "Carried forward")


def test_table_without_a_task_column_is_no_log() -> None:
    rows = [("Name", "Owner", "Status"), ("The old mill", "PB", "Let")]
    assert actions_of(structure_of(Rows(rows, frozenset({0})), head=LOG_HEAD)) == ()


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Clerk to write to the bus company.", "Clerk"),
        ("The Clerk was asked to check who owns the verge.", "The Clerk"),
        ("Cllr Birch and Cllr Rowe agreed to meet the owner of the mill.", "Cllr Birch and Cllr Rowe"),
        ("Mrs Rowe offered to lend the club her marquee and to collect it.", "Mrs Rowe"),
        ("Officers undertook to circulate the figures before the summer.", "Officers"),
        ("PB will contact the owner of the mill about the leat.", "PB"),
        ("PB reported that the leat was dry and that he would chase the owner.", "PB"),
        ("The Head of Libraries will send a copy of the guide to all branches.", "The Head of Libraries"),
        ("It was agreed the clerk ring the printer asking for two quotes.", "the clerk"),
        ("Members asked the Bridge Manager to check the bolts again.", "the Bridge Manager"),
        ("It was agreed that the Treasurer should pay the deposit this week.", "the Treasurer"),
        ("ACTION: Bridges team to share the survey with the parish.", "Bridges team"),
        ("ACTION PB: ring the owner of the mill about the leat.", "PB"),
        ("Copies of the plan will be sent to every household.", None),
        ("A site visit to be arranged for the spring.", None),
    ],
)
def test_sentence_of_minutes_that_sets_a_task(sentence: str, owner: str | None) -> None:
    (action,) = in_minutes(sentence)
    assert action.owner == owner
    assert action.source == "minutes"
    assert action.item == "5"


@pytest.mark.parametrize(
    "sentence",
    [
        "The new bridge will open in the spring.",
        "PB wrote to the bus company last week.",
        "The scheme would offer the town a chance to grow.",
        "It was hoped that PB would contact the owner of the mill.",
        "Mr Ash asked whether the clerk would write to the owner.",
        "The Chairman put the motion to the vote.",
        "The Chair asked the Board to approve the lease.",
        "The Chair asked the Panel to agree to the shorter hours of the mill.",
        "The Chair asked Mrs Rowe to introduce the report.",
        "The hedge needs to be cut.",
        "Application to extend the mill was refused.",
    ],
)
def test_sentence_of_minutes_that_sets_none(sentence: str) -> None:
    assert in_minutes(sentence) == ()


def test_lines_under_an_action_line_say_due_and_owner() -> None:
    structure = structure_of(
        L("Action 3: Mend the gate at the mill", above=1),
        L("Due: 9 May 2025", above=1),
        L("Owner: PB", above=1),
    )
    (action,) = actions_of(structure)
    assert (action.text, action.owner, action.due, action.due_date) == (
        "Mend the gate at the mill", "PB", "9 May 2025", "2025-05-09",
    )  # fmt: skip


def test_task_that_only_points_back_brings_the_sentence_before() -> None:
    (action,) = in_minutes("Two lamps in Mill Lane were out. PB agreed to pursue this.")
    assert action.text == "Two lamps in Mill Lane were out. PB agreed to pursue this."


@pytest.mark.parametrize(
    ("words", "phrase", "day", "derived"),
    [
        ("PB to send the plan to the clerk by 1 May 2025.", "by 1 May 2025", "2025-05-01", False),
        ("PB to send the plan to the clerk by the end of May.", "by the end of May", "2025-05-31", True),
        ("PB to send the plan to the clerk before the next meeting.", "before the next meeting", None, False),
        ("PB to send the clerk the plan of 2 June 2019.", None, None, False),
    ],
)
def test_due_of_a_sentence(words: str, phrase: str | None, day: str | None, derived: bool) -> None:
    (action,) = in_minutes(words)
    assert (action.due, action.due_date, "due_date" in action.derived) == (phrase, day, derived)


def test_owner_in_the_action_column_of_a_table() -> None:
    rows = [
        ("", "Item", "Action"),
        ("1", "The lamp in Mill Lane is to be looked at.", "PB/AR"),
        ("2", "Leat\nNo change.", ""),
    ]
    (action,) = actions_of(structure_of(Rows(rows, frozenset({0}))))
    assert action.owner == "PB/AR"
    assert action.text == "The lamp in Mill Lane is to be looked at."


def test_owner_and_due_in_one_cell() -> None:
    rows = [("", "Item", "Action"), ("1", "The lamp in Mill Lane is to be looked at.", "JhP By 31 May 2025")]
    (action,) = actions_of(structure_of(Rows(rows, frozenset({0}))))
    assert (action.owner, action.due, action.due_date) == ("JhP", "By 31 May 2025", "2025-05-31")


def test_names_in_a_table_without_an_action_column_own_no_task() -> None:
    rows = [("1", "Parks strategy overview and update", "Tim Dean"), ("2", "Forward plan of the next months", "Chair")]
    assert actions_of(structure_of(Rows(rows))) == ()


def test_task_in_the_action_column_of_a_table() -> None:
    rows = [("Item", "Action"), ("Mill Lane lamp is out again.", "PB to ring the county about the lamp")]
    (action,) = actions_of(structure_of(Rows(rows, frozenset({0}))))
    assert (action.text, action.owner) == ("PB to ring the county about the lamp", "PB")


PRAISE = "The new lamps are the best of the county. The shops of the lane and the mill are pleased with them. "


@pytest.mark.parametrize(
    ("note", "task"),
    [
        ("Mill Lane lamp out again.", "Mill Lane lamp out again."),
        ("The leat has been cleared and the gates were painted.", None),
        ("The Council voted by a majority to shut the mill.", None),
        (PRAISE + "They look well from the road.", None),
        (PRAISE + "It would be useful to count the lamps in the next street too. Two were found.",
         "It would be useful to count the lamps in the next street too."),
    ],
)  # fmt: skip
def test_note_beside_an_owner(note: str, task: str | None) -> None:
    rows = [("", "Item", "Action"), ("1", note, "PB")]
    found = actions_of(structure_of(Rows(rows, frozenset({0}))))
    assert [(action.text, action.owner) for action in found] == ([(task, "PB")] if task else [])


@pytest.mark.parametrize("owner_line", [1, 2])
def test_owner_beside_a_note_that_only_tells_owns_the_task_next_to_it(owner_line: int) -> None:
    note = "• The clerk will ring the county about it.\n• The leat has been cleared.\n• The gates were painted."
    rows = [("", "Item", "Action"), ("1", note, "\n" * owner_line + "PB")]
    (action,) = actions_of(structure_of(Rows(rows, frozenset({0}))))
    assert (action.text, action.owner) == ("The clerk will ring the county about it.", "PB")


def test_owner_whose_neighbour_has_an_owner_of_his_own_owns_no_task_of_his() -> None:
    rows = [
        ("", "Item", "Action"),
        ("1", "The clerk will ring the county about it.\n\n\nThe leat has been cleared.", "AR\n\n\nPB"),
    ]
    found = actions_of(structure_of(Rows(rows, frozenset({0}))))
    assert [(action.text, action.owner) for action in found] == [("The clerk will ring the county about it.", "AR")]


def test_owner_in_a_row_over_two_pages_stands_beside_the_text_of_his_own_page() -> None:
    told = "\n".join(["The Clerk will chase the owner of the mill and the owner of the leat and"] * 46)
    wet = "• The mill is wet.\n"
    first = Rows([("No", "Item", "Action"), ("1", told, "")], frozenset({0}))
    second = Rows([("", wet * 11 + "• The lamp in Mill Lane is to be looked at.", "\n" * 11 + "PB")])
    found = actions_of(structure_of_pages((*HEAD, first), (second,)))
    assert [action.text for action in found if action.owner == "PB"] == ["The lamp in Mill Lane is to be looked at."]


def test_initials_at_the_right_of_a_line() -> None:
    structure = structure_of(
        L("Items\tAction", bold=True, above=1),
        L("Mill Lane – the lamp is out again.\tPB", above=1),
        L("Leat – nothing has changed since.", above=1),
    )
    (action,) = actions_of(structure)
    assert (action.text, action.owner) == ("Mill Lane – the lamp is out again.", "PB")


@pytest.mark.parametrize("owner", ["Clerk", "Cllr Rowe", "Head of Parks", "PB / AR"])
def test_name_at_the_right_of_a_line(owner: str) -> None:
    structure = structure_of(
        L("Items\tAction", bold=True, above=1),
        L(f"Mill Lane – the lamp is out again.\t{owner}", above=1),
        L("Leat – nothing has changed since.", above=1),
    )
    (action,) = actions_of(structure)
    assert (action.text, action.owner) == ("Mill Lane – the lamp is out again.", owner)


def test_name_on_a_line_of_its_own_at_the_right() -> None:
    structure = structure_of(
        L("Action", bold=True, left=520, above=1),
        L("Mill Lane – the lamp beside the mill is out again and dark.", above=1),
        L("Jane Rowe", bold=True, left=520, above=1),
        L("Leat – nothing has changed since.", above=1),
    )
    (action,) = actions_of(structure)
    assert action.text == "Mill Lane – the lamp beside the mill is out again and dark."
    assert action.owner == "Jane Rowe"


@pytest.mark.parametrize(
    ("sentence", "owner", "day"),
    [
        ("We will plant a wood at Mill Lane by March 2027.", "We", "2027-03-31"),
        ("During 2026/27 we will plant a wood at Mill Lane.", "we", "2027-03-31"),
        ("The Parks Team will review every gate by the end of June 2026.", "The Parks Team", "2026-06-30"),
        ("A list of gates will be drawn up by the Head of Parks by May 2026.", "the Head of Parks", "2026-05-31"),
    ],
)
def test_dated_commitment_of_a_plan(sentence: str, owner: str, day: str) -> None:
    (action,) = actions_of(structure_of(L(sentence, above=1), head=PLAN_HEAD))
    assert (action.source, action.owner, action.due_date) == ("text", owner, day)


@pytest.mark.parametrize(
    "sentence",
    ["We will keep our gates in good order.", "We planted a wood in May 2024.", "By 2027 we will:"],
)
def test_plan_that_binds_nobody_to_a_date(sentence: str) -> None:
    assert actions_of(structure_of(L(sentence, above=1), head=PLAN_HEAD)) == ()


def test_list_of_key_actions_shares_owner_and_date() -> None:
    structure = structure_of(
        L("The Council has these key actions for 2026:", above=1),
        L("• mend every gate", above=1),
        L("• paint the bridge"),
        head=PLAN_HEAD,
    )
    found = actions_of(structure)
    assert [(a.text, a.owner, a.due_date) for a in found] == [
        ("mend every gate", "The Council", "2026-12-31"),
        ("paint the bridge", "The Council", "2026-12-31"),
    ]


def test_ids_differ_and_stay() -> None:
    lines = [L("PB to mend the gate at once.", above=1), L("AR to paint the bridge again.", above=1)]
    first, second = actions_of(structure_of(*lines))
    assert first.id != second.id
    assert [action.id for action in actions_of(structure_of(*lines, head=HEAD))] == [first.id, second.id]
