"""`/v1/index`."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from service.examples import answers, outcome
from service.indexing import examples, service
from service.indexing.schemas import IndexView, RebuildView
from service.problems import documented
from service.routing import WithServices

router = APIRouter(prefix="/v1/index", tags=["index"])

RebuildId = Annotated[str, Path(description="id of the rebuild, as given when it was asked for")]


@router.get(
    "",
    summary="Does the index hold what the papers hold?",
    responses=answers(examples.INDEX) | documented(422, 503),
)
def read_index(services: WithServices) -> IndexView:
    """What is searched, the papers of which it does not hold what it should, and the latest rebuild.

    Papers are compared at each call; what disagrees is indexed again when the service starts.
    """
    return service.look(services)


@router.post(
    "/rebuilds",
    status_code=202,
    summary="Make the index anew",
    responses={
        **outcome(202, examples.REBUILD, "asked for; follow it at the address in `Location`"),
        **documented(422),
    },
)
def rebuild_index(services: WithServices, response: Response) -> RebuildView:
    """Fill a new index from the papers that are kept, beside the one that is searched, which it replaces when full.

    Papers that come meanwhile are in it. Where a rebuild waits or is under way already, the answer is that one.
    """
    rebuild = service.ask_rebuild(services)
    response.headers["Location"] = f"{router.prefix}/rebuilds/{rebuild.id}"
    return rebuild


@router.get(
    "/rebuilds/{rebuild_id}",
    summary="How far a rebuild is",
    responses=answers(examples.REBUILD) | documented(404, 422),
)
def read_rebuild(rebuild_id: RebuildId, services: WithServices) -> RebuildView:
    """The rebuild's state and papers; where it failed, the reason."""
    return service.find_rebuild(services, rebuild_id)
