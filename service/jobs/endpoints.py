"""`/v1/jobs`."""

from collections.abc import AsyncIterator
from typing import Annotated

import anyio
from fastapi import APIRouter, Path
from sse_starlette import EventSourceResponse, ServerSentEvent

from service import examples
from service.jobs import service
from service.jobs.schemas import JobView
from service.problems import documented
from service.routing import WithServices

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

JobId = Annotated[str, Path(description="id of the job, as given when the paper was uploaded")]


@router.get(
    "/{job_id}", summary="How far a reading is", responses=examples.answers(examples.JOB) | documented(404, 422)
)
def read_job(job_id: JobId, services: WithServices) -> JobView:
    """The job's state, stage and pages; where it failed, the reason and what to do."""
    return service.find(services.database, job_id)


@router.get(
    "/{job_id}/events",
    summary="Follow a reading",
    response_class=EventSourceResponse,
    responses={
        200: {
            "description": "server-sent events named after the state, each with the job as its data; ends with the job",
            "content": {"text/event-stream": {"example": 'event: running\ndata: {"id": "6f1d…"}'}},
        },
        **documented(404, 422),
    },
)
async def follow_job(job_id: JobId, services: WithServices) -> EventSourceResponse:
    """The job as an event whenever it changes: named `queued`, `running`, `done` or `failed`. Ends with the job."""
    await anyio.to_thread.run_sync(service.find, services.database, job_id)

    async def events() -> AsyncIterator[ServerSentEvent]:
        async for news in service.follow(services.database, job_id):
            yield ServerSentEvent(data=news.model_dump_json(), event=news.state)

    return EventSourceResponse(events())
