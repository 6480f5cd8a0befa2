"""A filter as conditions on payload fields, which each engine puts into its own classes: no rule stands in both."""

from dataclasses import dataclass
from datetime import timedelta

from service.index.payloads import (
    BODY,
    CATEGORY,
    DAY,
    DOCUMENT,
    DUE,
    KIND,
    ORGANISATIONS,
    OWNER,
    PAPER_KIND,
    PEOPLE,
    STATE,
    day_number,
    name_key,
)
from service.index.port import Filter

DONE = ("closed",)
"""States of an action that can no longer be overdue."""


@dataclass(frozen=True, slots=True)
class IsAny:
    """The field holds one of the values; of a field with several values, one of them is enough."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The field's number is within the bounds, both inclusive, None for no bound; a point without one is outside."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class IsNot:
    """The field holds none of the values; a point that lacks the field passes."""

    field: str
    values: tuple[str, ...]


Condition = IsAny | Between | IsNot


def conditions_of(within: Filter) -> tuple[Condition, ...]:
    """The conditions that a point must meet, all of them; none for a filter that lets everything through."""
    any_of = {
        DOCUMENT: within.document_ids,
        BODY: _keys(within.bodies),
        KIND: within.kinds,
        PAPER_KIND: within.paper_kinds,
        CATEGORY: within.categories,
        OWNER: _keys(within.owners),
        STATE: within.states,
        PEOPLE: _keys(within.people),
        ORGANISATIONS: _keys(within.organisations),
    }
    return (
        *(IsAny(field, tuple(values)) for field, values in any_of.items() if values),
        *_days(within),
        *_overdue(within),
    )


def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(name_key, names))


def _days(within: Filter) -> tuple[Condition, ...]:
    if within.date_from is None and within.date_to is None:
        return ()
    return (
        Between(
            DAY,
            day_number(within.date_from) if within.date_from else None,
            day_number(within.date_to) if within.date_to else None,
        ),
    )


def _overdue(within: Filter) -> tuple[Condition, ...]:
    """An action whose paper gives no state is not known to be done: it counts as overdue too."""
    if within.overdue_on is None:
        return ()
    return (Between(DUE, None, day_number(within.overdue_on - timedelta(days=1))), IsNot(STATE, DONE))
