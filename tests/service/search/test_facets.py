from dataclasses import replace
from datetime import date

from service.search.facets import MOST_VALUES, facets_of
from tests.service.search.made_index import BINS, BRIDGE, CHASE

TODAY = date(2026, 4, 1)


def test_values_are_counted_most_frequent_first() -> None:
    facets = facets_of([BINS, BRIDGE, CHASE], today=TODAY)
    assert facets["body"] == [("Ashcombe Council", 2), ("Ashcombe and Vale", 1)]
    assert facets["year"] == [("2026", 2), ("2025", 1)]
    assert facets["category"] == [("minutes", 1)]
    assert facets["state"] == []


def test_names_that_differ_in_case_and_spacing_count_as_one() -> None:
    printed = [("Orla Fenn",), ("ORLA FENN", "Orla Fenn"), ("Orla Fenn",), ("Orla  fenn", "A Thorne")]
    facets = facets_of([replace(BRIDGE, people=people) for people in printed], today=TODAY)
    assert facets["person"] == [("Orla Fenn", 4), ("A Thorne", 1)]


def test_what_was_due_before_today_and_is_not_done_is_overdue() -> None:
    due = [("2026-03-31", "open"), ("2026-03-31", None), ("2026-03-31", "closed"), ("2026-04-01", "open"), (None, None)]
    actions = [replace(CHASE, due_date=day, state=state) for day, state in due]
    assert facets_of(actions, today=TODAY)["overdue"] == [("true", 2)]
    assert facets_of(actions[2:], today=TODAY)["overdue"] == []


def test_only_so_many_values_are_told() -> None:
    points = [replace(BRIDGE, owner=f"Owner {number:02}") for number in range(MOST_VALUES + 5)]
    assert [value for value, _ in facets_of(points, today=TODAY)["owner"]] == [f"Owner {n:02}" for n in range(10)]
