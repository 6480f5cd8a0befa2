"""Tables of tasks: what their columns are called, what their cells say of owner, due, status, colour and number."""

import pytest

from extractors.records.actions import find_actions
from extractors.records.actions.columns import columns_of
from extractors.records.actions.states import rag_of, state_of
from extractors.results import Action, ActionState, Rag
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import Rows, structure_of

LOG_HEAD = (L("Ashcombe Parish Council", bold=True), L("Action log as of 4 March 2025", bold=True, above=1))
PAGE = {"owner": "PB", "due": None, "day": None, "status": None, "state": None, "rag": None, "reference": None}


def logged(*rows: tuple[str, ...]) -> tuple[Action, ...]:
    return find_actions(structure_of(Rows(rows, frozenset({0})), head=LOG_HEAD), load_reader(), ())


@pytest.mark.parametrize(
    ("titles", "row", "said"),
    [
        (("Ref", "Date raised", "Action", "Lead", "Due", "Update", "RAG"),
         ("A12", "01/02/2025", "Mend the gate", "PB", "May 2025", "Work has begun.", "G"),
         {"due": "May 2025", "day": "2025-05-31", "status": "G", "rag": "green", "reference": "A12"}),
        (("No.", "Action agreed", "Owner", "Target date", "Status"),
         ("3", "Mend the gate", "PB", "30/05/2025", "Closed – told at the meeting"),
         {"due": "30/05/2025", "day": "2025-05-30", "status": "Closed – told at the meeting", "state": "closed",
          "reference": "3"}),
        (("Action No", "Meeting", "Description", "Lead Officer", "Deadline", "Progress/Update"),
         ("1", "4 Feb", "Mend the gate", "PB", "May", "Complete. The gate is shut."),
         {"due": "May", "day": "2025-05-31", "status": "Complete", "state": "closed", "reference": "1"}),
        (("Item", "Action", "By whom", "By when"), ("5", "Mend the gate", "PB", "Next meeting"),
         {"due": "Next meeting"}),
        (("Date", "Minute", "Action required", "Responsible", "Completed"),
         ("04/02/25", "12", "Mend the gate", "PB", "Yes"), {"status": "Yes", "state": "closed"}),
        (("Objective", "Action", "Lead", "Timescale", "Outcome"),
         ("Parks", "Mend the gate", "PB", "By March 2026", "No falls"), {"due": "By March 2026", "day": "2026-03-31"}),
        (("Priority", "What will we do?", "Who will lead?", "When will it be done by?"),
         ("Parks", "Mend the gate", "PB", "Dec 2025"), {"due": "Dec 2025", "day": "2025-12-31"}),
        (("Recommendation", "Response", "Responsible officer", "Target date"),
         ("Mend the gate", "Agreed", "PB", "31 May 2025"), {"due": "31 May 2025", "day": "2025-05-31"}),
        (("ACTION", "WHO", "WHEN"), ("Mend the gate", "PB", "asap"), {"due": "asap"}),
        (("Ref", "Action", "Exec Lead", "Status", "BRAG"), ("1", "Mend the gate", "PB", "In progress", "Amber"),
         {"status": "In progress", "state": "open", "rag": "amber", "reference": "1"}),
        (("Minute number", "Issue", "Action", "Lead", "Status"),
         ("12", "It stood open", "Mend the gate", "PB", "Carried forward"),
         {"status": "Carried forward", "state": "carried_forward"}),
        (("Agreed Action", "Owner", "Complete?"), ("Mend the gate", "PB", "N"), {"status": "N", "state": "open"}),
        (("Ref", "Action", "Lead & timescale", "Status (Open/Closed)"), ("7", "Mend the gate", "PB May 2025", "Open"),
         {"due": "May 2025", "day": "2025-05-31", "status": "Open", "state": "open", "reference": "7"}),
        (("Follow Up Item", "Staff", "Due Date", "Status"), ("Mend the gate", "PB", "June 3", "Pending"),
         {"due": "June 3", "day": "2025-06-03", "status": "Pending", "state": "open"}),
        (("Audit", "Agreed management action", "Officer", "Original date", "Revised date", "Latest position"),
         ("Roads", "Mend the gate", "PB", "31.05.25", "30.06.25", "Part implemented"),
         {"due": "30.06.25", "day": "2025-06-30", "status": "Part implemented", "state": "open"}),
        (("Audit", "Agreed management action", "Officer", "Original date", "Revised date", "Latest position"),
         ("Roads", "Mend the gate", "PB", "31.05.25", "-", "Not started"),
         {"due": "31.05.25", "day": "2025-05-31", "status": "Not started", "state": "open"}),
        (("Date", "Recommendation / request", "Response and progress", "Officer", "Status"),
         ("4 Feb", "Mend the gate", "The joiner came.", "PB", "Implemented"),
         {"status": "Implemented", "state": "closed"}),
        (("No", "Commitment", "Lead department(s)"), ("2", "Mend the gate", "PB"), {"reference": "2"}),
    ],
)  # fmt: skip
def test_row_says_all_that_its_columns_print(
    titles: tuple[str, ...], row: tuple[str, ...], said: dict[str, str | None]
) -> None:
    (action,) = logged(titles, row)
    assert action.text == "Mend the gate"
    told = {
        "owner": action.owner, "due": action.due, "day": action.due_date, "status": action.status,
        "state": action.state, "rag": action.rag, "reference": action.reference,
    }  # fmt: skip
    assert told == {**PAGE, **said}
    assert ("state" in action.derived) == (action.state is not None)


@pytest.mark.parametrize(
    ("titles", "row"),
    [
        (("Ref", "Action", "Own-\ner", "Due", "RA\nG"), ("26/0\n7", "Mend the gate", "PB", "31/05/2\n5", "R")),
        (("Ref", "Action", "Lead", "Timefram\ne", "RAG"), ("26/07", "Mend the gate", "PB", "31/0\n5/25", "Red – late")),
    ],
)
def test_words_that_a_narrow_column_breaks(titles: tuple[str, ...], row: tuple[str, ...]) -> None:
    (action,) = logged(titles, row)
    assert (action.reference, action.owner, action.due, action.due_date, action.rag) == (
        "26/07", "PB", "31/05/25", "2025-05-31", "red"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "task", "status"),
    [
        ("Mend the gate. Closed", "Mend the gate.", "Closed"),
        ("Mend the gate. Discharged 20.1.25", "Mend the gate.", "Discharged"),
        ("Mend the gate Status: waiting for wood", "Mend the gate", "waiting for wood"),
        ("Mend the gate (on hold)", "Mend the gate", "on hold"),
        ("Mend the gate and keep it open", "Mend the gate and keep it open", None),
    ],
)
def test_status_within_the_cell_of_the_task(cell: str, task: str, status: str | None) -> None:
    (action,) = logged(("Action", "Owner", "Due"), (cell, "PB", "-"))
    assert (action.text, action.status, action.due) == (task, status, None)


def test_table_with_its_titles_in_the_first_column() -> None:
    rows = Rows([("Action", "Mend the gate"), ("Owner", "PB"), ("Due", "30/05/2025"), ("Status", "Open"),
                 ("Action", "Cut the hedge"), ("Owner", "JL"), ("Due", "June 2025"), ("Status", "New")])  # fmt: skip
    found = find_actions(structure_of(rows, head=LOG_HEAD), load_reader(), ())
    assert [(each.text, each.owner, each.due_date, each.status) for each in found] == [
        ("Mend the gate", "PB", "2025-05-30", "Open"), ("Cut the hedge", "JL", "2025-06-30", "New")
    ]  # fmt: skip


def test_row_of_measures_is_no_task() -> None:
    assert logged(("Activity", "Lead", "Target"), ("Time to mend a gate", "Days", "14")) == ()


def test_overdue_task_of_a_tracker_keeps_its_year() -> None:
    (action,) = logged(("Action", "Owner", "Due"), ("Mend the gate", "PB", "by 4 February"))
    assert action.due_date == "2025-02-04"


def test_evidence_covers_all_cells_that_say_something() -> None:
    (action,) = logged(("Ref", "Action", "Owner", "Due", "Status"), ("A12", "Mend the gate", "PB", "May 2025", "Open"))
    quoted = " ".join(entry.quote for entry in action.evidence)
    assert all(words in quoted for words in ("A12", "Mend the gate", "PB", "May 2025", "Open"))


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("March Board", "2025-03-31"),
        ("May Mill Board", "2025-05-31"),
        ("late January 2026", "2026-01-31"),
        ("mid May", None),
    ],
)
def test_due_of_a_cell(due: str, day: str | None) -> None:
    (action,) = logged(("Raised", "Action", "Deadline"), ("11/01/2025", "Mend the gate", due))
    assert (action.due, action.due_date) == (due, day)


def test_owner_who_opens_the_task_of_a_log() -> None:
    (action,) = logged(("Action", "Deadline"), ("Ashcombe Lamps Team to support the mill", "May 2025"))
    assert action.owner == "Ashcombe Lamps Team"


def test_status_on_the_first_line_of_its_cell() -> None:
    (action,) = logged(
        ("Action", "Lead", "Status and comment"), ("Mend the gate", "PB", "In progress – overdue\nThe wood is late.")
    )
    assert action.status == "In progress – overdue"


@pytest.mark.parametrize(
    "titles",
    [
        ("Item", "Notes", "Action"),
        ("Name", "Owner", "Status"),
        ("Item", "Description", "Amount"),
        ("Target", "Actual", "Status"),
        ("Risk", "Likelihood", "Score"),
    ],
)
def test_titles_of_other_tables(titles: tuple[str, ...]) -> None:
    assert columns_of(titles) is None


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Complete", "closed"), ("COMPLETED", "closed"), ("Closed – told at the meeting", "closed"), ("Done", "closed"),
        ("Actioned", "closed"), ("Discharged", "closed"), ("Superseded", "closed"),
        ("Carried forward", "carried_forward"), ("C/F", "carried_forward"), ("Deferred to May", "carried_forward"),
        ("Ongoing", "open"), ("On-going", "open"), ("In progress", "open"), ("Overdue", "open"),
        ("Not complete", "open"), ("O", "open"), ("C", "closed"),
        ("Partly complete", "open"), ("Not yet due", "open"), ("Proposed for closure", "open"), ("New", "open"),
        ("Green", None), ("See below", None),
    ],
)  # fmt: skip
def test_what_a_status_means(status: str, state: ActionState | None) -> None:
    assert state_of(status) == state


@pytest.mark.parametrize(
    ("cell", "letters", "rag"),
    [
        ("Red", False, "red"), ("AMBER", False, "amber"), ("Yellow", False, "amber"),
        ("Green – on track", False, "green"),
        ("B", True, "blue"), ("R", True, "red"), ("A", False, None), ("Y", False, None), ("Red/Amber", True, None),
        ("Late", True, None), ("", True, None),
    ],
)  # fmt: skip
def test_colour_of_a_cell(cell: str, letters: bool, rag: Rag | None) -> None:
    assert rag_of(cell, letters=letters) == rag
