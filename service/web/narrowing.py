"""What a search can be narrowed by, and what it is narrowed by already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from service.days import day_words
from service.search.schemas import FacetsView
from service.web import wording
from service.web.asking import FILTERS, SearchForm

GROUP_TITLES: Final[Mapping[str, str]] = {
    "kind": "Kind of answer",
    "body": "Body",
    "year": "Year",
    "paper_kind": "Kind of paper",
    "category": "Sort of decision or action",
    "state": "State of actions",
    "overdue": "Overdue",
    "owner": "Owner",
    "person": "Person",
    "organisation": "Organisation",
}
"""The groups of values, in the order in which they are shown."""
OPEN_GROUPS = ("kind", "body", "year")
CHIP_LABELS: Final[Mapping[str, str]] = {
    **GROUP_TITLES,
    "category": "Sort",
    "state": "State",
    "document": "Paper",
    "date_from": "From",
    "date_to": "Until",
}
AS_TYPED: Final[Mapping[str, str]] = {
    "spelling": "Spelling as typed",
    "abbreviation": "Abbreviations as typed",
    "lay_term": "No other terms",
    "body": "No body first",
    "date": "No date first",
}
"""The kinds of interpretations that can be left out."""


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that narrows the search; `without` is the search without it."""

    words: str
    without: str


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A value, how many of the answers have it, and the search with it, or without it where it is chosen."""

    words: str
    count: int
    link: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """The values of one filter."""

    name: str
    title: str
    lines: tuple[FacetLine, ...]
    open: bool


def chips_of(form: SearchForm) -> tuple[Chip, ...]:
    """What the search is narrowed by, and how its question is not to be read."""
    return tuple(_chips(form))


def facet_groups(form: SearchForm, facets: FacetsView, *, found: int) -> tuple[FacetGroup, ...]:
    """The values of the answers; a group is left out where choosing from it would change nothing."""
    groups = (_group(form, name, facets) for name in GROUP_TITLES)
    return tuple(group for group in groups if any(line.chosen or line.count < found for line in group.lines))


def value_words(name: str, value: str) -> str:
    """A value of a filter as people read it."""
    words: Mapping[str, Mapping[str, str]] = {
        "kind": wording.GROUP_WORDS,
        "paper_kind": wording.PAPER_WORDS,
        "overdue": {"true": "Overdue actions"},
    }
    if name in ("category", "state"):
        plain = wording.category_words(value) or value
        return plain[:1].upper() + plain[1:]
    if name in ("date_from", "date_to"):
        return day_words(value)
    return words.get(name, {}).get(value, value)


def _group(form: SearchForm, name: str, facets: FacetsView) -> FacetGroup:
    here = form.address
    chosen = {value.casefold() for value in form.values(name)}
    lines = tuple(
        FacetLine(
            words=value_words(name, facet.value),
            count=facet.count,
            chosen=(is_chosen := facet.value.casefold() in chosen),
            link=str(_without(form, name, facet.value) if is_chosen else here.adding(name, facet.value)),
        )
        for facet in getattr(facets, name)
    )
    is_open = name in OPEN_GROUPS or any(line.chosen for line in lines)
    return FacetGroup(name, GROUP_TITLES[name], lines, is_open)


def _without(form: SearchForm, name: str, value: str) -> object:
    """The address without a value, however its letters were typed."""
    typed = next(each for each in form.values(name) if each.casefold() == value.casefold())
    return form.address.without(name, typed)


def _chips(form: SearchForm) -> Iterator[Chip]:
    for name, value in form.fields:
        if name in FILTERS:
            words = "One paper only" if name == "document" else f"{CHIP_LABELS[name]}: {value_words(name, value)}"
            words = "Overdue actions" if name == "overdue" else words
            yield Chip(words, str(form.address.without(name, value)))
        elif name == "leave_out":
            yield Chip(AS_TYPED[value], str(form.address.without(name, value)))
