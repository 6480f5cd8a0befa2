"""Values that answers have in common, counted, to narrow a search by."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from service.index.conditions import DONE
from service.index.payloads import name_key
from service.index.port import Point

MOST_VALUES = 10

Facets = Mapping[str, list[tuple[str, int]]]
"""By the name of the filter: its values with their counts, most frequent first."""

_VALUES_OF: Final[Mapping[str, Callable[[Point], Iterable[str | None]]]] = {
    "kind": lambda point: [point.kind],
    "body": lambda point: [point.body],
    "year": lambda point: [point.date and point.date[:4]],
    "paper_kind": lambda point: [point.paper_kind],
    "category": lambda point: [point.category],
    "state": lambda point: [point.state],
    "owner": lambda point: [point.owner],
    "person": lambda point: point.people,
    "organisation": lambda point: point.organisations,
}


def facets_of(points: Iterable[Point], *, today: date) -> Facets:
    """The facets of answers, ten values of each at most."""
    every = list(points)
    facets = {name: _counted(values_of(point) for point in every) for name, values_of in _VALUES_OF.items()}
    overdue = sum(is_overdue(point, today) for point in every)
    return {**facets, "overdue": [("true", overdue)] if overdue else []}


def is_overdue(point: Point, today: date) -> bool:
    """Whether it was due before a day and is not known to be done."""
    return point.due_date is not None and point.due_date < today.isoformat() and point.state not in DONE


def _counted(values: Iterable[Iterable[str | None]]) -> list[tuple[str, int]]:
    """Names that differ in case and spacing alone count as one, told as they are printed most often."""
    printed: dict[str, Counter[str]] = {}
    for of_one in values:
        for name in {name_key(value): value for value in of_one if value}.values():
            printed.setdefault(name_key(name), Counter())[name] += 1
    counts = [(forms.most_common(1)[0][0], forms.total()) for forms in printed.values()]
    return sorted(counts, key=lambda each: (-each[1], each[0].casefold()))[:MOST_VALUES]
