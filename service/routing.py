"""What endpoints share: the services of this process, and the refusal of what they do not know."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, TypedDict

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from pydantic import BaseModel

from service.embedding.port import Embedder
from service.health.warming import Warming
from service.index.port import Index
from service.indexing.keeper import Keeper
from service.ports import Jobs, Papers, Parser
from service.problems import FieldError, ProblemError
from service.search.ports import CoverageSource
from service.search.understanding.knowledge import Knowledge
from service.settings import Settings
from service.storage.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """The engines of one running service."""

    settings: Settings
    database: Database
    papers: Papers
    parser: Parser
    jobs: Jobs
    embedder: Embedder
    index: Index
    warming: Warming
    knowledge: Knowledge
    coverage: CoverageSource
    keeper: Keeper


class State(TypedDict):
    """What the app's lifespan hands to requests."""

    services: Services


def services_of(request: Request) -> Services:
    """The services of the process that answers the request."""
    services: Services = request.state.services
    return services


WithServices = Annotated[Services, Depends(services_of)]


def refuse_unknown_parameters(request: Request) -> None:
    """Refuse query parameters that the endpoint does not declare. Raises the problem `request_invalid`."""
    _refuse_nul(request)
    known = set(_query_names(request.scope["route"].dependant))
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        taken = f"Taken here: {', '.join(sorted(known))}." if known else "None is taken here."
        raise ProblemError(
            422,
            "request_invalid",
            "Request refused",
            f"Unknown query parameter {', '.join(repr(name) for name in unknown)}. {taken}",
            [FieldError(field=name, message="unknown query parameter") for name in unknown],
        )


def _refuse_nul(request: Request) -> None:
    """Refuse the character NUL: databases cut texts there, or fail."""
    given = (*request.query_params.multi_items(), *request.path_params.items())
    holding = [name for name, value in given if "\0" in name + str(value)]
    if holding:
        raise ProblemError(
            422,
            "request_invalid",
            "Request refused",
            f"{', '.join(map(repr, holding))} holds the character NUL (%00): leave it out.",
            [FieldError(field=name, message="holds the character NUL") for name in holding],
        )


def _query_names(dependant: Dependant) -> Iterator[str]:
    for parameter in dependant.query_params:
        model = parameter.field_info.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield from (field.alias or name for name, field in model.model_fields.items())
        else:
            yield parameter.alias
    for inner in dependant.dependencies:
        yield from _query_names(inner)
