"""`/v1/search`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request

from service import examples
from service.pagination import Links, Pagination
from service.problems import documented, not_found
from service.search.addresses import Address
from service.search.answering import find, within_of
from service.search.dependencies import WithCoverage, WithSearcher, WithToday
from service.search.schemas import LikePage, LikeParameters, SearchPage, SearchParameters
from service.search.views import (
    coverage_view,
    facets_view,
    interpretation_views,
    like_view,
    place_of,
    results_of,
    suggestion_views,
)

router = APIRouter(prefix="/v1", tags=["search"])


@router.get(
    "/search",
    summary="Search by meaning and words",
    responses=examples.answers(examples.SEARCH_PAGE) | documented(422),
)
def search(
    request: Request,
    parameters: Annotated[SearchParameters, Query()],
    searcher: WithSearcher,
    coverage: WithCoverage,
    today: WithToday,
) -> SearchPage:
    """Passages and facts that answer a question, and what the search covered.

    `match` tells whether they do: where nothing matches closely they are what comes nearest, and where nothing here
    has to do with the question there are none. What a question was taken for beyond its letters is in
    `interpretations`. Pages follow on each other while papers arrive: `links.next` goes on with what the first page
    found. Exempt (Part 2) matter is not in the index: no search finds it, whoever asks.
    """
    found = find(searcher, parameters, today=today)
    here = Address.of(request.url.path, request.query_params.multi_items())
    after = found.next_cursor
    return SearchPage(
        match=found.answer.match,
        found=len(found.groups),
        data=results_of(found),
        pagination=Pagination(limit=parameters.limit, next_cursor=after),
        links=Links(self=f"{request.url.path}?{request.url.query}", next=after and str(here.setting("cursor", after))),
        interpretations=interpretation_views(found.answer.understood, here),
        suggestions=suggestion_views(found.answer.suggestions, here),
        facets=facets_view(found, today=today),
        coverage=coverage_view(coverage.coverage()),
    )


@router.get(
    "/search/like/{point_id}",
    summary="More like an answer",
    responses=examples.answers(examples.LIKE_PAGE) | documented(404, 422),
)
def more_like(
    point_id: Annotated[UUID, Path(description="the `id` of an answer")],
    parameters: Annotated[LikeParameters, Query()],
    searcher: WithSearcher,
    today: WithToday,
) -> LikePage:
    """Passages and facts of other places that are nearest in meaning to an answer: its `id` in a search."""
    alike = searcher.like(str(point_id), within_of(parameters, today=today))
    if alike is None:
        raise not_found("answer", f"{point_id}: its paper was read anew or is gone. Search again")
    return LikePage(to=place_of(alike.to, ""), data=[like_view(result) for result in alike.results[: parameters.limit]])
