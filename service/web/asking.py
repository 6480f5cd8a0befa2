"""The search form: what was put into it, as far as it can be understood."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from service.index.port import Filter, PointKind
from service.search.schemas import LONGEST_QUESTION
from service.search.service import Question

RESULTS_A_PAGE = 10
MOST_PAGES = 20
KINDS: tuple[PointKind, ...] = get_args(PointKind)


@dataclass(frozen=True, slots=True)
class FieldMistake:
    """A field of the form that cannot be taken, and what to do about it."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class SearchForm:
    """The form as it was sent. `mistakes` is empty where it can be answered."""

    q: str
    body: str
    date_from: str
    date_to: str
    kinds: tuple[PointKind, ...]
    document: str
    page: int
    mistakes: tuple[FieldMistake, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return bool(self.body or self.date_from or self.date_to or self.kinds or self.document)

    def question(self) -> Question:
        """What is asked; only without mistakes."""
        within = Filter(
            body=self.body or None,
            date_from=date.fromisoformat(self.date_from) if self.date_from else None,
            date_to=date.fromisoformat(self.date_to) if self.date_to else None,
            kinds=self.kinds,
            document_id=self.document or None,
        )
        return Question(self.q, within, limit=RESULTS_A_PAGE, offset=(self.page - 1) * RESULTS_A_PAGE)

    def address(self, *, page: int) -> str:
        """Where another page of the same answers is."""
        fields = [("q", self.q), ("body", self.body), ("date_from", self.date_from), ("date_to", self.date_to)]
        fields += [("kind", kind) for kind in self.kinds] + [("document", self.document)]
        fields += [("page", str(page) if page > 1 else "")]
        return "/search?" + urlencode([(name, value) for name, value in fields if value])

    def widened(self) -> str:
        """Where the same question is asked without filters."""
        return replace(self, body="", date_from="", date_to="", kinds=(), document="").address(page=1)


def read_form(sent: QueryParams) -> SearchForm:
    """The form from an address, with what is wrong in it."""
    form = SearchForm(
        q=sent.get("q", "").strip(),
        body=sent.get("body", "").strip(),
        date_from=sent.get("date_from", "").strip(),
        date_to=sent.get("date_to", "").strip(),
        kinds=tuple(kind for kind in KINDS if kind in sent.getlist("kind")),
        document=sent.get("document", "").strip(),
        page=_page(sent.get("page", "1")),
    )
    return replace(form, mistakes=tuple(_mistakes(form)))


def _page(sent: str) -> int:
    return min(max(1, int(sent)), MOST_PAGES) if sent.isdecimal() else 1


def _mistakes(form: SearchForm) -> Iterator[FieldMistake]:
    if len(form.q) > LONGEST_QUESTION:
        yield FieldMistake("q", f"The question has {len(form.q)} characters: shorten it to {LONGEST_QUESTION}.")
    for field, sent in (("date_from", form.date_from), ("date_to", form.date_to)):
        if sent and not _is_day(sent):
            yield FieldMistake(field, f"{sent} is not a day: write it like 2026-03-02.")
    if _is_day(form.date_from) and _is_day(form.date_to) and form.date_from > form.date_to:
        yield FieldMistake("date_from", "The first day is after the last: swap them.")


def _is_day(sent: str) -> bool:
    try:
        return date.fromisoformat(sent).isoformat() == sent
    except ValueError:
        return False
