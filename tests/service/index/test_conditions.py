from datetime import date

import pytest

from service.index.conditions import Between, Condition, IsAny, IsNot, conditions_of
from service.index.payloads import (
    BODY,
    CATEGORY,
    DAY,
    DOCUMENT,
    DUE,
    INDEXED_FIELDS,
    KIND,
    ORGANISATIONS,
    OWNER,
    PAPER_KIND,
    PEOPLE,
    STATE,
)
from service.index.port import Filter

CASES: list[tuple[Filter, tuple[Condition, ...]]] = [
    (Filter(), ()),
    (
        Filter(bodies=("Ashcombe  COUNCIL", "Vale Board")),
        (IsAny(BODY, ("ashcombe council", "vale board")),),
    ),
    (Filter(kinds=("decision", "action")), (IsAny(KIND, ("decision", "action")),)),
    (Filter(paper_kinds=("minutes",)), (IsAny(PAPER_KIND, ("minutes",)),)),
    (Filter(categories=("agreed",)), (IsAny(CATEGORY, ("agreed",)),)),
    (Filter(owners=("Orla QUILL",)), (IsAny(OWNER, ("orla quill",)),)),
    (Filter(states=("open",)), (IsAny(STATE, ("open",)),)),
    (Filter(people=("B\nFenn",)), (IsAny(PEOPLE, ("b fenn",)),)),
    (Filter(organisations=("Vale Trust",)), (IsAny(ORGANISATIONS, ("vale trust",)),)),
    (Filter(document_ids=("sha256:a",)), (IsAny(DOCUMENT, ("sha256:a",)),)),
    (Filter(date_from=date(2024, 3, 5)), (Between(DAY, 20240305, None),)),
    (Filter(date_to=date(2024, 3, 5)), (Between(DAY, None, 20240305),)),
    (
        Filter(date_from=date(2024, 3, 5), date_to=date(2024, 4, 1)),
        (Between(DAY, 20240305, 20240401),),
    ),
    # due before the day, not on it; done is done
    (Filter(overdue_on=date(2024, 3, 1)), (Between(DUE, None, 20240229), IsNot(STATE, ("closed",)))),
]


@pytest.mark.parametrize(("within", "expected"), CASES)
def test_a_filter_becomes_conditions_on_payload_fields(within: Filter, expected: tuple[Condition, ...]) -> None:
    assert conditions_of(within) == expected


def test_all_conditions_of_a_filter_must_hold() -> None:
    conditions = conditions_of(Filter(bodies=("Vale Board",), states=("open",), overdue_on=date(2024, 3, 1)))
    assert [condition.field for condition in conditions] == [BODY, STATE, DUE, STATE]


def test_every_field_asked_for_is_indexed() -> None:
    asked = {condition.field: condition for within, _ in CASES for condition in conditions_of(within)}
    for field, condition in asked.items():
        assert INDEXED_FIELDS[field] == ("integer" if isinstance(condition, Between) else "keyword")
