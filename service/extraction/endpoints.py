"""`POST /v1/extract`."""

import anyio
from fastapi import APIRouter, Request

from extractors import ExtractionResult
from service import examples
from service.documents.endpoints import UPLOAD_BODY
from service.documents.upload import receive
from service.extraction.service import read_at_once
from service.problems import documented
from service.routing import WithServices

router = APIRouter(prefix="/v1", tags=["extraction"])


@router.post(
    "/extract",
    summary="Read a small paper at once",
    openapi_extra=UPLOAD_BODY,
    responses=examples.answers(examples.RESULT) | documented(413, 415, 422, 500),
)
async def extract(request: Request, services: WithServices) -> ExtractionResult:
    """Read one PDF and answer with everything found in it. Nothing is kept; larger papers go to `/v1/documents`."""
    files = await receive(request, services.papers, limit=services.settings.sync_max_bytes)
    return await anyio.to_thread.run_sync(read_at_once, services, files)
