"""Talks to the service: to the one that runs, else to one started for the command in this process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from starlette.types import ASGIApp, Receive, Scope, Send

from service.app import create_app
from service.settings import Settings

ANSWER_SECONDS = 2.0
"""Within which a running service says that it lives."""

REQUEST_SECONDS = 600.0


@asynccontextmanager
async def service_client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the service. Raises FolderInUseError where one runs on the folder but not at the address."""
    if await answers(settings.address):
        async with httpx.AsyncClient(base_url=settings.address, timeout=REQUEST_SECONDS) as client:
            yield client
        return
    app = create_app(settings)
    async with app.router.lifespan_context(app) as state:
        transport = httpx.ASGITransport(app=_with_state(app, dict(state or {})))
        async with httpx.AsyncClient(base_url="http://minutebook", transport=transport) as client:
            yield client


async def answers(address: str) -> bool:
    """Whether a Minutebook service answers at an address."""
    try:
        async with httpx.AsyncClient(base_url=address, timeout=ANSWER_SECONDS) as client:
            response = await client.get("/healthz")
            return response.status_code == 200 and response.json() == {"status": "ok"}
    except (httpx.HTTPError, ValueError):
        return False


def _with_state(app: ASGIApp, state: dict[str, Any]) -> ASGIApp:
    """The app, given what a server would hand on from its lifespan."""

    async def with_state(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": dict(state)}, receive, send)

    return with_state
