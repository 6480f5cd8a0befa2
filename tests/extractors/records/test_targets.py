"""Targets on papers made of lines and tables: sentences, bullets and tables of measures."""

import pytest

from extractors.records.targets import find_targets
from extractors.results import Target
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import Rows, structure_of

PLAN_HEAD = (L("Ashcombe and Vale Health Strategy 2025 to 2030", bold=True), L("Our plan", bold=True, above=1))


def in_plan(text: str) -> tuple[Target, ...]:
    return find_targets(structure_of(L(text, above=1), head=PLAN_HEAD), load_reader())


@pytest.mark.parametrize(
    ("text", "direction", "value", "unit", "day"),
    [
        ("We aim to reduce falls by 30% by March 2027.", "reduce", 30, "%", "2027-03-31"),
        ("Our target of 85% of calls answered holds for every ward.", "reach", 85, "%", None),
        ("The 95% target for uptake stands.", "reach", 95, "%", None),
        ("Uptake will have risen to at least 70% by 2028.", "at_least", 70, "%", "2028-12-31"),
        ("Absence will have fallen from 8% to below 5% by 2028.", "at_most", 5, "%", "2028-12-31"),
        ("Uptake will be maintained at 63%.", "maintain", 63, "%", None),
        ("By 2029 80% of residents with asthma are reviewed each year.", "reach", 80, "%", "2029-12-31"),
        ("We are aiming for 150 new jobs in the vale.", "reach", 150, "jobs", None),
        ("Eliminate waits of over an hour by April 2027.", "eliminate", 0, None, "2027-04-30"),
        ("We aim to halve falls by 2030.", "reduce", 50, "%", "2030-12-31"),
        ("Increase visits to the clinic by 10% by June 2026.", "increase", 10, "%", "2026-06-30"),
        ("We will reduce our footprint to net zero by 2040.", "reduce", 0, None, "2040-12-31"),
    ],
)
def test_sentence_that_sets_a_level(text: str, direction: str, value: float, unit: str | None, day: str | None) -> None:
    (target,) = in_plan(text)
    assert (target.direction, target.value, target.unit, target.deadline_date) == (direction, value, unit, day)
    assert target.evidence[0].quote == target.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Uptake rose to 70% in 2024.",
        "Prices are expected to rise by 4% by June 2026.",
        "The budget will rise by 4% by March 2027.",
        "We will improve outcomes for all by 2028.",
        "There are 40,000 people in the vale.",
        "Figures were 6% better than target.",
        "Of the 40 measures 16 achieved target.",
        "We will review the lease of 12 rooms.",
    ],
)
def test_sentence_that_sets_none(text: str) -> None:
    assert in_plan(text) == ()


def test_two_levels_in_one_sentence_are_two_targets() -> None:
    first, second = in_plan("By 2029 85% of cases are found, and 90% of people with a case are treated.")
    assert (first.value, second.value) == (85, 90)
    assert first.id != second.id
    assert first.metric == "cases are found"
    assert second.metric.startswith("people with a case")
    assert first.deadline_date == second.deadline_date == "2029-12-31"


def test_baseline_is_what_the_sentence_starts_from() -> None:
    (target,) = in_plan("Absence will have fallen from 8% in 2021/22 to below 5%.")
    assert (target.baseline, target.metric) == ("8% in 2021/22", "Absence")


def test_minutes_need_the_word_target_beside_the_amount() -> None:
    texts = ["Members noted that uptake was below the 95% target.", "Mr Ash will walk 30% of the paths by May 2026."]
    found = find_targets(structure_of(*(L(text, above=1) for text in texts)), load_reader())
    assert [target.value for target in found] == [95]


def test_bullet_takes_the_deadline_of_its_lead_in() -> None:
    structure = structure_of(
        L("What will differ by March 2027:", above=1),
        L("• Deliver 100% coverage of the vale", above=1),
        head=PLAN_HEAD,
    )
    (target,) = find_targets(structure, load_reader())
    assert (target.deadline, target.deadline_date) == ("by March 2027", "2027-03-31")
    assert target.metric == "coverage of the vale"


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
    assert (second.direction, second.value, second.baseline) == ("at_most", 8, "11")


def test_target_date_column_sets_no_level() -> None:
    rows = [("Action", "Target date"), ("Mend the gate", "2026")]
    assert find_targets(structure_of(Rows(rows, frozenset({0})), head=PLAN_HEAD), load_reader()) == ()
