"""Errors as the outside sees them: RFC 9457 problem details, each with a `code` that stays."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractors import PaperError
from extractors.errors import TooLargeError
from service.logs import what_and_where
from service.parsing.errors import ParserError

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
PAPER_TITLE = "Paper cannot be read"


class FieldError(BaseModel):
    """One part of a request that was refused."""

    field: str
    message: str


class Problem(BaseModel):
    """Why a request failed and what to do next."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "type": "about:blank",
                "title": "Paper cannot be read",
                "status": 422,
                "code": "paper_encrypted",
                "detail": "minutes.pdf opens with a password only. Save it without one and upload it again.",
                "errors": [],
            }
        }
    )

    type: str = "about:blank"
    title: str
    status: int
    code: str = Field(description="stable name of the cause")
    detail: str = Field(description="what went wrong and what to do next")
    errors: list[FieldError] = Field(default_factory=list, description="the refused parts of the request")


class ProblemError(Exception):
    """A request that fails with this problem."""

    def __init__(
        self, status: int, code: str, title: str, detail: str, errors: Sequence[FieldError] = (), **headers: str
    ) -> None:
        super().__init__(f"{code}: {detail}")
        self.problem = Problem(title=title, status=status, code=code, detail=detail, errors=list(errors))
        self.headers = headers


def not_found(what: str, name: str) -> ProblemError:
    """The problem of asking for something that is not here."""
    return ProblemError(404, f"{what}_not_found", f"No such {what}", f"There is no {what} {name!r} here.")


def of_paper(error: PaperError) -> Problem:
    """The problem of a paper that cannot be read."""
    match error:
        case TooLargeError():
            status = 413
        case ParserError():
            status = 500
        case _:
            status = 422
    return Problem(title=PAPER_TITLE, status=status, code=error.code, detail=str(error))


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of an endpoint that can fail in these ways, for the OpenAPI document."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
Handler = Callable[[Request, Any], Awaitable[JSONResponse]]


def install(app: FastAPI) -> None:
    """Make every error of the app a problem."""
    handlers: dict[type[Exception], Handler] = {
        ProblemError: _on_problem,
        PaperError: _on_paper,
        RequestValidationError: _on_invalid_request,
        HTTPException: _on_http_error,
    }
    for error, handler in handlers.items():
        app.add_exception_handler(error, handler)
    app.add_middleware(DefectsAnswered)
    app.add_middleware(HeadAnswered)


def respond(problem: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    """A problem as a response."""
    return JSONResponse(problem.model_dump(), problem.status, headers=headers, media_type=MEDIA_TYPE)


class DefectsAnswered:
    """Answers a request that met a defect with a problem and logs where; not the message, which may quote a paper."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except ClientDisconnect:
            log.info("%s %s was broken off by the other side", scope["method"], scope["path"])
        except Exception as error:
            if scope["type"] != "http":
                raise
            log.error("%s %s met %s", scope["method"], scope["path"], what_and_where(error))
            if not begun:
                await respond(_DEFECT)(scope, receive, send)


class HeadAnswered:
    """Answers HEAD as GET; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)


_DEFECT = Problem(
    title="Internal error",
    status=500,
    code="internal_error",
    detail="The service met a defect of its own. Try again; if it stays, report it with the time of day.",
)


async def _on_problem(_request: Request, error: ProblemError) -> JSONResponse:
    return respond(error.problem, error.headers)


async def _on_paper(_request: Request, error: PaperError) -> JSONResponse:
    return respond(of_paper(error))


async def _on_invalid_request(_request: Request, error: RequestValidationError) -> JSONResponse:
    errors = [FieldError(field=_field(entry["loc"]), message=entry["msg"]) for entry in error.errors()]
    named = "; ".join(f"{entry.field}: {entry.message}" for entry in errors)
    detail = f"The request was refused: {named}. See /docs for what is taken here."
    return respond(Problem(title="Request refused", status=422, code="request_invalid", detail=detail, errors=errors))


async def _on_http_error(request: Request, error: HTTPException) -> JSONResponse:
    title = HTTPStatus(error.status_code).phrase
    code = title.lower().replace(" ", "_").replace("-", "_")
    detail, headers = str(error.detail), dict(error.headers or {})
    if error.status_code == HTTPStatus.NOT_FOUND:
        detail = f"There is nothing at {request.url.path}: /docs shows every address."
    elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_methods(request))
        detail = f"{request.method} is not taken at {request.url.path}, only {headers['Allow']}."
    return respond(Problem(title=title, status=error.status_code, code=code, detail=detail), headers)


def _methods(request: Request) -> list[str]:
    """The methods that the address takes: each endpoint of an address has a route of its own."""
    taken = [
        method
        for method in METHODS
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in request.app.routes)
    ]
    return ["HEAD", *taken] if "GET" in taken else taken


def _field(location: Sequence[str | int]) -> str:
    return ".".join(str(step) for step in location[1:]) or str(location[0])
