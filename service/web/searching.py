"""The page of a search, and that of answers like one."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from service.problems import not_found
from service.routing import Services
from service.search.answering import Found, find, within_of
from service.search.ports import Coverage
from service.search.ranking import Match
from service.search.schemas import FacetsView, SearchFilters, SearchParameters
from service.search.service import MOST_ANSWERS, Searcher
from service.search.views import facets_view, like_view, place_of, results_of
from service.web import wording
from service.web.asking import RESULTS_A_PAGE, SearchForm
from service.web.interpreting import Note, NoteLink, notes_of
from service.web.narrowing import Chip, FacetGroup, chips_of, facet_groups
from service.web.papers import Choice
from service.web.repository import OverviewRepository
from service.web.results import PlaceView, ResultView, place_view, result_of

SORT_WORDS: Final = {"relevance": "Best first", "newest": "Newest first", "oldest": "Oldest first"}
KIND_ORDER: Final = ("decision", "action", "target", "recommendation", "passage")


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one page of a search. `first` is the number of the first among all."""

    match: Match
    heading: str
    results: tuple[ResultView, ...]
    first: int
    notes: tuple[Note, ...]
    suggestions: tuple[NoteLink, ...]
    facets: tuple[FacetGroup, ...]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The form, the answers where a question was asked, and what the search covered."""

    form: SearchForm
    bodies: tuple[str, ...]
    kinds: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    chips: tuple[Chip, ...]
    answers: Answers | None
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class LikePage:
    """An answer's place, and the answers that are like it."""

    place: PlaceView
    results: tuple[ResultView, ...]


def search_page(
    services: Services, searcher: Searcher, form: SearchForm, coverage: Coverage, *, today: date
) -> SearchPage:
    """The search's model. Nothing is searched for without a question, or with a mistake in the form.

    Raises the problem `cursor_invalid`.
    """
    with services.database.session() as session:
        bodies = OverviewRepository(session).bodies()
    return SearchPage(
        form=form,
        bodies=tuple(bodies),
        kinds=tuple(Choice(kind, wording.GROUP_WORDS[kind], kind in form.values("kind")) for kind in KIND_ORDER),
        sorts=tuple(Choice(key, words, key == form.value("sort")) for key, words in SORT_WORDS.items()),
        chips=chips_of(form),
        answers=_answers(searcher, form, form.parameters(), today) if form.asked else None,
        coverage=coverage,
    )


def like_page(searcher: Searcher, point_id: str, *, today: date) -> LikePage:
    """The model of answers like one. Raises the problem `answer_not_found`."""
    alike = searcher.like(point_id, within_of(SearchFilters(), today=today))
    if alike is None:
        raise not_found("answer", f"{point_id}: its paper was read anew or is gone. Search again")
    results = [like_view(result) for result in alike.results[:RESULTS_A_PAGE]]
    return LikePage(place_view(place_of(alike.to, "")), tuple(result_of(one, today=today) for one in results))


def _answers(searcher: Searcher, form: SearchForm, parameters: SearchParameters, today: date) -> Answers:
    found = find(searcher, parameters, today=today)
    facets: FacetsView = facets_view(found, today=today)
    here = form.address
    return Answers(
        match=found.answer.match,
        heading=_heading(found),
        results=tuple(result_of(one, today=today) for one in results_of(found)),
        first=found.offset + 1,
        notes=notes_of(form, found.answer.understood),
        suggestions=tuple(NoteLink(each, str(here.setting("q", each))) for each in found.answer.suggestions),
        facets=facet_groups(form, facets, found=len(found.answer.results)),
        previous=found.previous_cursor and str(here.setting("cursor", found.previous_cursor)),
        next=found.next_cursor and str(here.setting("cursor", found.next_cursor)),
    )


def _heading(found: Found) -> str:
    every = len(found.groups)
    if not every:
        return "Nothing found"
    if found.answer.match == "nearest":
        return "Nothing matches closely. The nearest:"
    if found.offset or found.next_cursor:
        last = min(found.offset + found.limit, every)
        of_all = f"the best {every}" if every == MOST_ANSWERS else every
        return f"Answers {found.offset + 1} to {last} of {of_all}"
    return wording.counted(every, "answer")
