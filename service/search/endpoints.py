"""`/v1/search`."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from service import examples
from service.pagination import decode_cursor, list_page
from service.problems import documented
from service.search.dependencies import WithCoverage, WithSearcher
from service.search.schemas import SearchPage, SearchParameters
from service.search.views import coverage_view, question_of, result_view

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
) -> SearchPage:
    """Passages and facts that answer a question, best first, and what the search covered.

    Nonsense gets no answers. Exempt (Part 2) matter is never searched.
    """
    offset = _offset(parameters.cursor)
    question = question_of(parameters, offset=offset)
    answer = searcher.search(question)
    data = [result_view(result, question=question.text) for result in answer.results]
    next_key = (offset + len(data),) if answer.more else None
    page = list_page(request, data, paging=parameters, next_key=next_key)
    return SearchPage(
        data=page.data,
        pagination=page.pagination,
        links=page.links,
        coverage=coverage_view(coverage.coverage()),
    )


def _offset(cursor: str | None) -> int:
    key = decode_cursor(cursor, int)
    return max(0, int(key[0])) if key else 0
