"""Targets of tables of measures, whichever way they lie."""

from collections.abc import Sequence

import pytest

from extractors.records.targets import find_targets
from extractors.results import Target
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import Rows, structure_of

PLAN_HEAD = (L("Ashcombe and Vale Health Strategy 2025 to 2030", bold=True), L("Our plan", bold=True, above=1))


def in_table(*rows: Sequence[str], above: Sequence[L] = ()) -> tuple[Target, ...]:
    structure = structure_of(*above, Rows(rows, frozenset({0})), head=PLAN_HEAD)
    return find_targets(structure, load_reader())


def test_row_of_a_table_of_measures() -> None:
    rows = [
        ("Measure", "Baseline", "Target", "By when"),
        ("Calls answered in a minute", "70%", "90%", "March 2026"),
        ("Days lost to sickness", "11", "8", ""),
        ("Staff views", "-", "Improve", "March 2026"),
    ]
    first, second = find_targets(structure_of(Rows(rows, frozenset({0})), head=PLAN_HEAD), load_reader())
    assert (first.metric, first.direction, first.value, first.unit) == ("Calls answered in a minute", "reach", 90, "%")
    assert (first.baseline, first.deadline, first.deadline_date) == ("70%", "March 2026", "2026-03-31")
    assert first.text == "Calls answered in a minute 70% 90% March 2026"
    assert (second.direction, second.value, second.baseline) == ("reach", 8, "11")


def test_target_date_column_sets_no_level() -> None:
    rows = [("Action", "Target date"), ("Mend the gate", "2026")]
    assert find_targets(structure_of(Rows(rows, frozenset({0})), head=PLAN_HEAD), load_reader()) == ()


def test_quarters_colour_and_wish() -> None:
    first, second = in_table(
        ("Ref", "Indicator", "Target", "Q1", "Q2", "RAG", "Good is"),
        ("H1", "Homes let in time (%)", "85", "78", "81", "Amber", "High"),
        ("H2", "Days to let a home", "25", "31", "-", "R", "Low"),
        ("H3", "Views of tenants", "Monitor only", "71%", "72%", "", ""),
    )
    assert (first.metric, first.direction, first.value, first.unit) == ("Homes let in time (%)", "at_least", 85, "%")
    assert (first.actual, first.period, first.rag) == ("81", "Q2", "amber")
    assert (second.direction, second.unit, second.actual, second.period, second.rag) == (
        "at_most",
        "days",
        "31",
        "Q1",
        "red",
    )


def test_every_year_has_its_target() -> None:
    found = in_table(
        ("Measure", "Baseline (2024/25)", "2025/26 target", "2026/27 target"),
        ("Waste recycled", "43.1%", "45%", "48%"),
    )
    assert [(t.value, t.deadline_date) for t in found] == [(45, "2026-03-31"), (48, "2027-03-31")]
    assert {(t.baseline, t.baseline_date) for t in found} == {("43.1%", "2024/25")}
    assert len({t.id for t in found}) == 2


def test_years_over_targets_and_actuals() -> None:
    found = in_table(
        ("Indicator", "2024/25", "2024/25", "2025/26"),
        ("", "Target", "Actual", "Target"),
        ("Empty homes brought back", "40", "36", "45"),
    )
    assert [(t.value, t.unit, t.actual, t.deadline) for t in found] == [
        (40, "homes", "36", "2024/25"),
        (45, "homes", "36", "2025/26"),
    ]


def test_year_before_is_the_baseline() -> None:
    (target,) = in_table(
        ("Measure", "2023/24 outturn", "2024/25 outturn", "2025/26 target", "Q1"),
        ("Visits to libraries", "412,000", "430,000", "445,000", "108,000"),
    )
    assert (target.baseline, target.baseline_date, target.actual) == ("430,000", "2024/25", "108,000")
    assert (target.value, target.unit) == (445000, "visits")


def test_national_and_local_targets() -> None:
    found = in_table(
        ("Standard", "National target", "Local target", "Actual", "Period"),
        ("Seen in four hours", "78%", "76%", "71.2%", "August"),
    )
    assert [(t.metric, t.value, t.period) for t in found] == [
        ("Seen in four hours", 78, "August"),
        ("Seen in four hours", 76, "August"),
    ]


def test_one_measure_over_months_is_named_above() -> None:
    (target,) = in_table(
        ("", "April", "May", "June"),
        ("Actual", "82%", "85%", "88%"),
        ("Target", "90%", "90%", "90%"),
        above=(L("Letters answered in ten days", bold=True, above=1),),
    )
    assert (target.metric, target.value, target.actual, target.period) == (
        "Letters answered in ten days",
        90,
        "88%",
        "June",
    )


def test_measures_in_columns() -> None:
    first, second = in_table(("", "Recycling rate", "Missed bins"), ("Target", "55%", "40"), ("Actual", "51%", "62"))
    assert (first.metric, first.value, first.actual) == ("Recycling rate", 55, "51%")
    assert (second.metric, second.direction, second.value, second.actual) == ("Missed bins", "reach", 40, "62")


@pytest.mark.parametrize(
    ("printed", "direction", "value", "unit"),
    [
        ("≥70%", "at_least", 70, "%"),
        ("no more than 8%", "at_most", 8, "%"),
        ("Increase to 65%", "increase", 65, "%"),
        ("Reduce by 2 percentage points", "reduce", 2, "percentage points"),
        ("9 per 100,000", "reach", 9, "per 100,000"),
        ("75% by 2030", "reach", 75, "%"),
        ("250 homes a year", "reach", 250, "homes"),
        ("Within 10 working days", "at_most", 10, "days"),
    ],
)
def test_cell_of_a_target(printed: str, direction: str, value: float, unit: str) -> None:
    (target,) = in_table(("Success measure", "Baseline", "Target"), ("Homes made warm", "n/a", printed))
    assert (target.direction, target.value, target.unit) == (direction, value, unit)


def test_target_told_in_the_sentence_of_a_cell() -> None:
    (target,) = in_table(
        ("Measure", "Target"),
        ("Empty homes", "Reduce the number of homes that stand empty from 420 to 300 by March 2028"),
    )
    assert (target.value, target.baseline, target.deadline_date) == (300, "420", "2028-03-31")


def test_cells_beside_the_target_tell_facts() -> None:
    assert in_table(("Measure", "Where we are now", "Where we want to be"), ("Pride", "58%", "Top quartile")) == ()


@pytest.mark.parametrize(
    "rows",
    [
        [("Service", "Budget £000", "Actual £000"), ("Parks", "1,200", "1,150")],
        [("Service", "2025/26 budget", "Savings target"), ("Adults", "£109m", "£4.2m")],
        [("Risk", "Likelihood", "Impact", "Target score"), ("Flood", "3", "4", "6")],
        [("Fund", "Plan", "Actual"), ("Agency", "410", "530")],
        [("Action", "Lead", "Target date", "Status"), ("Mend the gate", "Parks", "March 2027", "Green")],
    ],
)
def test_table_of_other_things(rows: Sequence[Sequence[str]]) -> None:
    assert in_table(*rows) == ()


@pytest.mark.parametrize(
    ("titles", "cells", "direction"),
    [
        (("Measure", "Target", "Actual"), ("Bins missed", "40", "62"), "reach"),
        (("Measure", "Target", "Actual"), ("Bins missed (low is good)", "40", "62"), "at_most"),
        (("Measure", "Target (higher is better)", "Actual"), ("Calls answered", "90%", "88%"), "at_least"),
        (("Measure", "Maximum level", "Target", "Actual"), ("Bins missed", "", "40 or fewer", "62"), "at_most"),
        (("Measure", "Minimum target", "Actual"), ("Calls answered", "90%", "88%"), "at_least"),
        (("Measure", "Polarity", "Target", "Actual"), ("Bins missed", "Smaller is better", "40", "62"), "at_most"),
    ],
)
def test_direction_is_what_the_table_tells(titles: Sequence[str], cells: Sequence[str], direction: str) -> None:
    (target,) = in_table(titles, cells)
    assert target.direction == direction


@pytest.mark.parametrize("printed", ["Nil", "zero", "0"])
def test_nothing_is_a_level(printed: str) -> None:
    (target,) = in_table(("Measure", "Target", "Actual"), ("Letters answered late", printed, "3"))
    assert target.value == 0


@pytest.mark.parametrize(
    ("output", "value", "unit"),
    [
        ("120 applications", 120, "applications"),
        ("10 units in use", 10, "units"),
        ("15% fewer falls", 15, "%"),
        ("Delays at or below 20", 20, None),
    ],
)
def test_output_of_a_task_is_quoted_with_its_row(output: str, value: float, unit: str | None) -> None:
    (target,) = in_table(("Action", "Lead", "Timeframe", "Output"), ("Open the mill", "Parks", "March 2027", output))
    assert (target.value, target.deadline_date) == (value, "2027-03-31")
    assert target.unit == unit
    assert target.text == f"Open the mill Parks March 2027 {output}"


def test_output_that_sets_no_level() -> None:
    rows = [("Action", "Lead", "Measure", "Progress"), ("Open the mill", "Parks", "Number of visits", "340 visits")]
    assert in_table(*rows) == ()


def test_periods_that_lead_to_a_planned_level() -> None:
    answered, waiting, kept = in_table(
        ("Metric", "Mar-27 outturn", "Q1", "Q2", "Mar-28 plan"),
        ("Calls answered within 4 minutes", "61%", "63%", "64%", "70%"),
        ("Callers waiting over 9 days", "40", "12", "5", "0"),
        ("Notices with a map", "100%", "100%", "100%", "100%"),
    )
    assert (answered.direction, answered.value, answered.baseline) == ("at_least", 70, "61%")
    assert answered.deadline_date == "2028-03-31"
    assert (waiting.direction, waiting.value, waiting.baseline) == ("at_most", 0, "40")
    assert kept.direction == "maintain"


def test_periods_of_which_none_is_planned_are_history() -> None:
    assert in_table(("Metric", "Q1", "Q2", "Q3", "Q4"), ("Calls answered", "61%", "63%", "64%", "70%")) == ()
