"""The search form: what was put into it, as far as it can be understood."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError
from starlette.datastructures import QueryParams

from service.search.addresses import Address
from service.search.schemas import LONGEST_QUESTION, SearchFilters, SearchParameters

RESULTS_A_PAGE = 10
FILTERS: Final = tuple(SearchFilters.model_fields)
"""Names of the parameters that narrow a search."""
TAKEN: Final = ("q", *FILTERS, "sort", "leave_out")
TYPED: Final = ("q", "date_from", "date_to")
"""Fields that people type into: what is wrong there is told; a choice that there is not is passed over."""

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FieldMistake:
    """A field of the form that cannot be taken, and what to do about it."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class SearchForm:
    """The form as it was sent, empty fields left out. `mistakes` is empty where it can be answered."""

    fields: Fields
    cursor: str | None = None
    mistakes: tuple[FieldMistake, ...] = ()

    @property
    def q(self) -> str:
        """The question."""
        return self.value("q")

    @property
    def asked(self) -> bool:
        """Whether there is a question that can be answered."""
        return bool(self.q) and not self.mistakes

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(name in FILTERS for name, _ in self.fields)

    @property
    def address(self) -> Address:
        """Where the form is answered."""
        return Address.of("/search", self.fields)

    def value(self, name: str) -> str:
        """A field's value, empty for none."""
        return next((value for field, value in self.fields if field == name), "")

    def values(self, name: str) -> list[str]:
        """All values of a field."""
        return [value for field, value in self.fields if field == name]

    def besides(self, *names: str) -> Fields:
        """The fields that a form with these names must send on."""
        return tuple(field for field in self.fields if field[0] not in names)

    def parameters(self) -> SearchParameters:
        """What is asked; only without mistakes."""
        return _validated(self.fields, cursor=self.cursor)

    def widened(self) -> str:
        """Where the same question is asked without filters."""
        return str(self.address.keeping(("q", "sort", "leave_out")))


def read_form(sent: QueryParams) -> SearchForm:
    """The form from an address, with what is wrong in it."""
    stripped = ((name, value.strip()) for name, value in sent.multi_items())
    fields = tuple(dict.fromkeys((name, value) for name, value in stripped if value and name in TAKEN))
    fields = (*(field for field in fields if field[0] == "q"), *(field for field in fields if field[0] != "q"))
    known, mistakes = _sorted_out(fields)
    return SearchForm(known, sent.get("cursor") or None, tuple(mistakes))


def _sorted_out(fields: Fields) -> tuple[Fields, list[FieldMistake]]:
    """The fields without choices that there are not, and what is wrong with the others."""
    try:
        _validated(fields)
    except ValidationError as error:
        wrong = {(str(each["loc"][0]), str(each["input"])) for each in error.errors()}
        left = tuple(field for field in fields if field not in wrong or field[0] in TYPED)
        if left != fields:
            return _sorted_out(left)
        return fields, list(_mistakes(fields, {name for name, _ in wrong}))
    return fields, list(_wrong_days(fields))


def _mistakes(fields: Fields, wrong: Iterable[str]) -> Iterator[FieldMistake]:
    for name, value in fields:
        if name not in wrong:
            continue
        if name == "q":
            yield FieldMistake(name, f"The question has {len(value)} characters: shorten it to {LONGEST_QUESTION}.")
        else:
            yield FieldMistake(name, f"{value} is not a day: write it like 2026-03-02.")


def _wrong_days(fields: Fields) -> Iterator[FieldMistake]:
    """Days between which none is."""
    given = dict(fields)
    first, last = given.get("date_from", ""), given.get("date_to", "")
    if first and last and first > last:
        yield FieldMistake("date_from", "The first day is after the last: swap them.")
    elif (year := given.get("year", "")) and ((first and first[:4] > year) or (last and last[:4] < year)):
        yield FieldMistake("date_from", f"No day of {year} is between these days: change them, or leave the year out.")


def _validated(fields: Fields, *, cursor: str | None = None) -> SearchParameters:
    """As the API would take it. A form without a question is as good as any."""
    question = {} if any(name == "q" for name, _ in fields) else {"q": "?"}
    return SearchParameters.model_validate({**question, **_by_name(fields), "limit": RESULTS_A_PAGE, "cursor": cursor})


def _by_name(fields: Iterable[tuple[str, str]]) -> dict[str, str | Sequence[str]]:
    """The values of each parameter: a list where it may be repeated, else the last."""
    every = list(fields)
    return {name: [v for n, v in every if n == name] if _is_list(name) else value for name, value in every}


def _is_list(name: str) -> bool:
    return SearchParameters.model_fields[name].default_factory is list
