"""Errors as pages: for whoever looks at the service in a browser."""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, cast

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from extractors import PaperError
from service.logs import what_and_where
from service.problems import Problem, ProblemError, of_paper
from service.web.rendering import render

log = logging.getLogger(__name__)

NO_PAGE = Problem(
    title="Page not found",
    status=404,
    code="not_found",
    detail="There is nothing at this address. Check it, or search for what you were after.",
)
DEFECT = Problem(
    title="Something went wrong here",
    status=500,
    code="internal_error",
    detail="The service met a defect of its own. Try again; if it stays, report it with the time of day.",
)


class PageRoute(APIRoute):
    """A route that answers errors with pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler with its errors answered."""
        answer = super().get_route_handler()

        async def answer_with_page(request: Request) -> Response:
            try:
                return await answer(request)
            except Exception as error:
                return _error_page(request, error)

        return answer_with_page


def install(app: FastAPI) -> None:
    """Answer browsers that ask for what is not here with a page; the API's errors stay problems."""
    as_problem = cast("Callable[[Request, Any], Awaitable[Response]]", app.exception_handlers[HTTPException])

    async def on_http_error(request: Request, error: HTTPException) -> Response:
        if _is_for_people(request):
            return _error_page(request, error)
        return await as_problem(request, error)

    app.add_exception_handler(HTTPException, on_http_error)  # type: ignore[arg-type]


def _is_for_people(request: Request) -> bool:
    is_api = request.url.path.startswith("/v1/")
    return not is_api and "text/html" in request.headers.get("accept", "")


def _error_page(request: Request, error: Exception) -> HTMLResponse:
    problem = _problem(error)
    if problem is DEFECT:  # the message may quote a paper, so only where it happened is logged
        log.error("%s %s met %s", request.method, request.url.path, what_and_where(error))
    headers = error.headers if isinstance(error, (ProblemError, HTTPException)) else None
    return render("error.html", problem, status=problem.status, headers=dict(headers or {}))


def _problem(error: Exception) -> Problem:
    match error:
        case ProblemError():
            return error.problem
        case PaperError():
            return of_paper(error)
        case HTTPException(status_code=404) | RequestValidationError():
            return NO_PAGE
        case HTTPException():
            return Problem(title="Not possible", status=error.status_code, code="refused", detail=str(error.detail))
        case _:
            return DEFECT
