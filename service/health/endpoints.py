"""`/healthz` and `/readyz`."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from service.health.checks import ready, works
from service.routing import WithServices

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The service answers."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """Whether the service can do its work, engine by engine: `ok`, `loading`, or what is wrong.

    An index that is catching up with the papers says how far it is, "120 of 400 papers", and can be searched meanwhile.
    """

    status: Literal["ready", "not_ready"]
    checks: dict[str, str]


@router.get("/healthz", summary="Does the service live?")
def healthz() -> Health:
    """Answers as soon as the process serves."""
    return Health()


@router.get(
    "/readyz",
    summary="Can the service work?",
    responses={503: {"model": Readiness, "description": "not all engines can be used yet"}},
)
def readyz(services: WithServices, response: Response) -> Readiness:
    """Whether database, index and embedding model can be used."""
    checks = ready(services)
    fine = all(works(outcome) for outcome in checks.values())
    response.status_code = 200 if fine else 503
    return Readiness(status="ready" if fine else "not_ready", checks=checks)
