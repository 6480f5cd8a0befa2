"""The HTTP app."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

import anyio
from fastapi import Depends, FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service import bootstrap, problems
from service.documents.endpoints import router as documents
from service.evaluation.endpoints import router as evaluation
from service.extraction.endpoints import router as extraction
from service.health.endpoints import router as health
from service.indexing.endpoints import router as index
from service.jobs.endpoints import router as jobs
from service.records.endpoints import router as records
from service.routing import State, refuse_unknown_parameters
from service.search.endpoints import router as search
from service.settings import Settings
from service.web import errors as pages_of_errors
from service.web.endpoints import router as pages

DESCRIPTION = """
Reads board papers and makes what was decided, who must act, who attended and which targets were set searchable.

Every fact carries the quote, the page and the boxes that it was read from. Errors are `application/problem+json`
(RFC 9457) with a stable `code`. Lists come as `data`, `pagination` and `links`; follow `links.next`.
"""


def create_app(settings: Settings, chosen: bootstrap.Chosen | None = None) -> FastAPI:
    """The app; engines start with its lifespan. `chosen` engines take the place of those of the settings."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[State]:
        running = bootstrap.running(settings, chosen)
        services = await anyio.to_thread.run_sync(running.__enter__)
        try:
            yield State(services=services)
        finally:
            await anyio.to_thread.run_sync(running.__exit__, None, None, None)

    app = FastAPI(
        title="Minutebook",
        version=version("minutebook"),
        summary="Decisions, actions, attendance and targets from board papers, each with its evidence.",
        description=DESCRIPTION,
        lifespan=lifespan,
    )
    problems.install(app)
    for router in (extraction, documents, jobs, records, search, index, evaluation):
        app.include_router(router, dependencies=[Depends(refuse_unknown_parameters)])
    app.add_middleware(StartFailuresTold)
    app.include_router(health)
    app.include_router(pages)
    pages_of_errors.install(app)
    _describe_problems(app)
    return app


class StartFailuresTold:
    """Has the server tell in one sentence why engines did not start, where it would print a traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the start, the stop or a request on."""

        async def told(message: Message) -> None:
            error = sys.exception()
            if message["type"] == "lifespan.startup.failed" and isinstance(error, bootstrap.CANNOT_START):
                message = {**message, "message": str(error)}
            await send(message)

        await self._app(scope, receive, told if scope["type"] == "lifespan" else send)


def _describe_problems(app: FastAPI) -> None:
    """Put the schema of problems into the OpenAPI document, in the place of FastAPI's own validation errors."""
    describe = app.openapi

    def openapi() -> dict[str, Any]:
        document = describe()
        schemas = document["components"]["schemas"]
        if "Problem" not in schemas or "HTTPValidationError" in schemas:
            schema = problems.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas |= schema.pop("$defs", {}) | {"Problem": schema}
            schemas.pop("HTTPValidationError", None)
            schemas.pop("ValidationError", None)
        return document

    app.openapi = openapi  # type: ignore[method-assign]
