"""Items set as rows of tables: agendas with leads, purposes and hours, minutes in three columns."""

import pytest

from tests.extractors.papers import L
from tests.extractors.records.paper import Rows, structure_of

AGENDA = (
    L("Vale NHS Trust Board", bold=True),
    L("AGENDA", bold=True, above=1),
    L("Date: 4 March 2025", above=1),
    L("Time: 10.00 am", above=1),
)
MINUTES = (
    L("Vale NHS Trust Board", bold=True),
    L("Minutes of the meeting held on 4 March 2025 at 10 am", above=1),
)


@pytest.mark.parametrize(
    ("rows", "items"),
    [
        pytest.param(
            [
                ("No", "Item", "Lead", "Purpose", "Time"),
                ("1", "Welcome and apologies", "Chair", "Information", "10.00"),
                ("2", "Minutes of 4 February", "Chair", "Approval", "10.05"),
                ("3", "Finance report", "Ann Elm", "Assurance", "10.15"),
                ("4", "Any other business", "All", "Discussion", "11.00"),
            ],
            [
                ("1", "Welcome and apologies", "information", "Chair"),
                ("2", "Minutes of 4 February", "approval", "Chair"),
                ("3", "Finance report", "assurance", "Ann Elm"),
                ("4", "Any other business", "discussion", "All"),
            ],
            id="no item lead purpose time",
        ),
        pytest.param(
            [
                ("Time", "Item", "Presenter", "Action"),
                ("10.00", "Welcome and apologies", "Chair", "To note"),
                ("10.05", "Minutes of 4 February", "Chair", "To approve"),
                ("10.15", "Finance report", "Ann Elm", "For assurance"),
            ],
            [
                (None, "Welcome and apologies", "noting", "Chair"),
                (None, "Minutes of 4 February", "approval", "Chair"),
                (None, "Finance report", "assurance", "Ann Elm"),
            ],
            id="time item presenter",
        ),
        pytest.param(
            [
                ("Ref", "Agenda item", "Lead", "For"),
                ("TB/25/01", "Welcome and apologies", "A Elm", "N"),
                ("TB/25/02", "Minutes of 4 February", "A Elm", "A"),
                ("TB/25/03", "Finance report", "B Oak", "D"),
            ],
            [
                ("TB/25/01", "Welcome and apologies", "noting", "A Elm"),
                ("TB/25/02", "Minutes of 4 February", None, "A Elm"),
                ("TB/25/03", "Finance report", "decision", "B Oak"),
            ],
            id="ref subject purpose codes",
        ),
        pytest.param(
            [
                ("Item", "Subject", "Lead", "Decision", "Discussion", "Information"),
                ("1", "Welcome", "A Elm", "", "", "✓"),
                ("2", "Budget", "B Oak", "✓", "", ""),
                ("3", "Hedges", "C Ash", "", "✓", ""),
            ],
            [
                ("1", "Welcome", "information", "A Elm"),
                ("2", "Budget", "decision", "B Oak"),
                ("3", "Hedges", "discussion", "C Ash"),
            ],
            id="ticks",
        ),
        pytest.param(
            [
                ("", "Agenda item", "Lead"),
                ("1", "OPENING BUSINESS", ""),
                ("1.1", "Welcome", "Chair"),
                ("1.2", "Minutes", "Chair"),
                ("2", "STRATEGY", ""),
                ("2.1", "Five year plan", "CEO"),
            ],
            [
                ("1", "OPENING BUSINESS", None, None),
                ("1.1", "Welcome", None, "Chair"),
                ("1.2", "Minutes", None, "Chair"),
                ("2", "STRATEGY", None, None),
                ("2.1", "Five year plan", None, "CEO"),
            ],
            id="sections",
        ),
        pytest.param(
            [
                ("1.", "Apologies for absence", "Chair"),
                ("2.", "Declarations of interest", "All"),
                ("3.", "Minutes of last meeting", "Chair"),
            ],
            [
                ("1", "Apologies for absence", None, "Chair"),
                ("2", "Declarations of interest", None, "All"),
                ("3", "Minutes of last meeting", None, "Chair"),
            ],
            id="no header",
        ),
        pytest.param(
            [
                ("Item", "Title", "Action required", "Presented by"),
                ("1", "Welcome", "Note", "Chair"),
                ("2", "Budget", "For decision", "B Oak"),
                ("3", "Risk register", "Assurance", "C Ash"),
                ("4", "Policy", "Ratify", "C Ash"),
                ("5", "Plan", "For discussion and agreement", "C Ash"),
            ],
            [
                ("1", "Welcome", "noting", "Chair"),
                ("2", "Budget", "decision", "B Oak"),
                ("3", "Risk register", "assurance", "C Ash"),
                ("4", "Policy", "approval", "C Ash"),
                ("5", "Plan", "discussion", "C Ash"),
            ],
            id="purpose words",
        ),
    ],
)
def test_rows_of_agendas(rows: list[tuple[str, ...]], items: list[tuple[str | None, ...]]) -> None:
    header = frozenset() if rows[0][0] == "1." else frozenset({0})
    structure = structure_of(Rows(rows, header), head=AGENDA)
    assert [(item.number, item.title, item.purpose, item.presenter) for item in structure.items] == items


@pytest.mark.parametrize(
    ("rows", "items"),
    [
        pytest.param(
            [
                ("Item", "Discussion", "Action"),
                ("1", "Welcome and apologies. The Chair welcomed all to the meeting.", ""),
                ("2", "Minutes of last meeting. The minutes were agreed as correct.", ""),
                ("3", "Finance report. Ann Elm presented the report and it was noted.", "AE"),
            ],
            [("1", "Welcome and apologies"), ("2", "Minutes of last meeting"), ("3", "Finance report")],
            id="minutes table",
        ),
        pytest.param(
            [
                ("Item", "Minutes", "Action"),
                ("1", "Welcome and apologies\nThe Chair welcomed all to the meeting.", ""),
                ("2", "Minutes of last meeting\nThe minutes were agreed as correct.", ""),
                ("3", "Finance report\nAnn Elm presented the report and it was noted by the Board.", "AE"),
            ],
            [("1", "Welcome and apologies"), ("2", "Minutes of last meeting"), ("3", "Finance report")],
            id="minutes two lines",
        ),
        pytest.param(
            [
                ("No", "Action", "Owner", "Due"),
                ("1", "Cut the hedge", "A Elm", "June"),
                ("2", "Mend the gate", "B Oak", "July"),
            ],
            [],
            id="actions not items",
        ),
        pytest.param(
            [("No", "Risk", "Mitigation", "Score"), ("1", "Fire", "Alarm", "12"), ("2", "Flood", "Pump", "8")],
            [],
            id="risk table not items",
        ),
    ],
)
def test_rows_of_minutes(rows: list[tuple[str, ...]], items: list[tuple[str | None, ...]]) -> None:
    structure = structure_of(Rows(rows, frozenset({0})), head=MINUTES)
    assert [(item.number, item.title) for item in structure.items] == items
