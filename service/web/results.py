"""The answers to a search as people read them."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.routing import Services
from service.search.ports import Coverage
from service.search.schemas import MarkView, SearchResult
from service.search.service import Answer, Searcher
from service.search.views import result_view
from service.web import wording
from service.web.asking import MOST_PAGES, SearchForm
from service.web.papers import Choice
from service.web.repository import OverviewRepository

LONGEST_EXCERPT = 360
"""Characters of an answer that are shown; passages run to 120 words."""
BEFORE_MARK = 120
"""Characters shown before the first marked word of an answer that is cut."""
PLACES_SHOWN = 3

MARKED = "#marked"
"""Anchor of the first mark on a page."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an answer's text; `marked` where it is a word of the question."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Another place that says the same."""

    words: str
    link: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """An answer."""

    kind: str
    kind_words: str
    category: str | None
    heading: str
    headings: tuple[str, ...]
    segments: tuple[Segment, ...]
    paper: str
    page: int
    link: str
    also: tuple[PlaceView, ...]
    also_more: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The form, the answers, and what the search covered."""

    form: SearchForm
    bodies: tuple[str, ...]
    kinds: tuple[Choice, ...]
    asked: bool
    results: tuple[ResultView, ...]
    coverage: Coverage
    previous: str | None
    next: str | None


def search_page(services: Services, searcher: Searcher, form: SearchForm, coverage: Coverage) -> SearchPage:
    """The search's model. Nothing is searched for without a question, or with a mistake in the form."""
    asked = bool(form.q) and not form.mistakes
    answer = searcher.search(form.question()) if asked else Answer((), more=False)
    found = [result_view(result, question=form.q) for result in answer.results]
    with services.database.session() as session:
        bodies = OverviewRepository(session).bodies()
    return SearchPage(
        form=form,
        bodies=tuple(bodies),
        kinds=tuple(Choice(kind, wording.GROUP_WORDS[kind], kind in form.kinds) for kind in KIND_ORDER),
        asked=asked,
        results=tuple(_view(result) for result in found),
        coverage=coverage,
        previous=form.address(page=form.page - 1) if form.page > 1 else None,
        next=form.address(page=form.page + 1) if answer.more and form.page < MOST_PAGES else None,
    )


KIND_ORDER = ("decision", "action", "target", "recommendation", "passage")


def segments_of(text: str, marks: Sequence[MarkView]) -> tuple[Segment, ...]:
    """A text parted at its marks; cut to a window around the first mark where it is long."""
    first = marks[0].start if marks else 0
    start = _word_start(text, first - BEFORE_MARK) if len(text) > LONGEST_EXCERPT else 0
    start = min(start, _word_start(text, max(0, len(text) - LONGEST_EXCERPT)))
    end = _word_end(text, start + LONGEST_EXCERPT)
    segments = [Segment("… ", marked=False)] if start else []
    at = start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            segments += [
                Segment(text[at : mark.start], marked=False),
                Segment(text[mark.start : mark.end], marked=True),
            ]
            at = mark.end
    segments += [Segment(text[at:end], marked=False), Segment(" …" if end < len(text) else "", marked=False)]
    return tuple(segment for segment in segments if segment.text)


def _word_start(text: str, wanted: int) -> int:
    """The start of the word that reaches over a place."""
    return text.rfind(" ", 0, max(0, wanted)) + 1


def _word_end(text: str, wanted: int) -> int:
    end = text.find(" ", wanted)
    return len(text) if end < 0 else end


def _view(result: SearchResult) -> ResultView:
    paper = wording.title_words(result.title or result.filename)
    return ResultView(
        kind=result.kind,
        kind_words=wording.FACT_WORDS[result.kind],
        category=wording.category_words(result.category) if result.kind == "decision" else None,
        heading=", ".join(filter(None, (result.body, wording.day_words(result.date)))) or paper,
        headings=tuple(result.headings),
        segments=segments_of(result.text, result.marks),
        paper=paper,
        page=result.page,
        link=f"{result.link}{f'&record={result.record_id}' if result.record_id else ''}{MARKED}",
        also=tuple(
            PlaceView(f"{wording.title_words(place.title or place.filename)}, page {place.page}", place.link + MARKED)
            for place in result.also[:PLACES_SHOWN]
        ),
        also_more=max(0, len(result.also) - PLACES_SHOWN),
    )
