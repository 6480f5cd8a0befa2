"""`/v1/documents`."""

from typing import Annotated

import anyio
from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse

from extractors import ExtractionResult, PaperError
from service import examples
from service.documents import service
from service.documents.intake import Intake, Taken, take_in
from service.documents.schemas import (
    ID_EXAMPLE,
    Accepted,
    BatchOutcome,
    DocumentDetail,
    DocumentFilters,
    DocumentView,
    FileOutcome,
)
from service.documents.upload import Received, receive
from service.examples import outcome
from service.jobs.service import view as job_view
from service.pagination import ListPage
from service.problems import documented, of_paper
from service.records.schemas import DocumentRecords
from service.records.service import of_document
from service.routing import Services, WithServices

router = APIRouter(prefix="/v1/documents", tags=["documents"])

DocumentId = Annotated[str, Path(description="`sha256:` and the hash of the paper's bytes", examples=[ID_EXAMPLE])]
LISTED = examples.page_of("documents", examples.DOCUMENT)
STATUS = {Taken.NEW: 201, Taken.AGAIN: 202, Taken.KNOWN: 200}
UPLOAD_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                            "description": "a PDF; repeat the field for several",
                        },
                        "password": {
                            "type": "string",
                            "format": "password",
                            "description": "opens those of the files that need one; used at once and not kept",
                        },
                    },
                }
            },
            "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


@router.post(
    "",
    summary="Take papers in",
    status_code=201,
    response_model=Accepted,
    openapi_extra=UPLOAD_BODY,
    responses={
        **outcome(200, examples.ACCEPTED, "the same bytes are here already: the paper and its latest job"),
        **outcome(201, examples.ACCEPTED, "kept and queued; `job` tells how far the reading is"),
        **outcome(202, examples.ACCEPTED, "known, but its reading failed or is outdated: it is read again"),
        **outcome(207, examples.BATCH, "several files: what became of each"),
        **documented(413, 415, 422, 500),
    },
)
async def upload(request: Request, services: WithServices) -> JSONResponse:
    """Keep one or several PDFs and queue their reading. Once answered, a paper is not lost by a crash.

    A file that cannot be read is refused with the reason and harms no other file of the request. One that needs a
    password (`paper_encrypted`, `paper_password_wrong`) can be sent again with it in the field `password`.
    """
    files = await receive(request, services.papers, limit=services.settings.max_upload_bytes)
    if len(files) > 1:
        outcomes = [await anyio.to_thread.run_sync(_outcome, services, file) for file in files]
        return JSONResponse(BatchOutcome(data=outcomes).model_dump(mode="json"), 207)
    intake = await anyio.to_thread.run_sync(take_in, services, files[0])
    location = {"Location": f"/v1/documents/{intake.document.row.id}"}
    return JSONResponse(_accepted(intake).model_dump(mode="json"), STATUS[intake.taken], headers=location)


@router.get("", summary="List papers", responses=examples.answers(LISTED) | documented(422))
def list_documents(
    request: Request, filters: Annotated[DocumentFilters, Query()], services: WithServices
) -> ListPage[DocumentView]:
    """The papers, last taken in first."""
    return service.list_documents(services, request, filters)


@router.get("/{document_id}", summary="One paper", responses=examples.answers(examples.DETAIL) | documented(404, 422))
def read_document(document_id: DocumentId, services: WithServices) -> DocumentDetail:
    """The paper with the fate of each page and all that could not be read."""
    return service.detail(services, document_id)


@router.get(
    "/{document_id}/file",
    summary="The PDF",
    response_class=FileResponse,
    responses={
        200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}},
        **documented(403, 404, 409, 422),
    },
)
def read_file(document_id: DocumentId, services: WithServices) -> FileResponse:
    """The bytes that were uploaded. Papers with exempt pages are withheld unless the service shows them."""
    found, path = service.paper(services, document_id)
    return FileResponse(
        path, media_type="application/pdf", filename=found.row.filename, content_disposition_type="inline"
    )


@router.get(
    "/{document_id}/pages/{number}/image",
    summary="A page as a picture",
    response_class=FileResponse,
    responses={
        200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}},
        **documented(403, 404, 409, 422),
    },
)
def read_page_image(
    document_id: DocumentId, number: Annotated[int, Path(ge=1, description="page, from 1")], services: WithServices
) -> FileResponse:
    """The page as a PNG, two pixels to the point."""
    path = service.page_image(services, document_id, number)
    return FileResponse(path, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@router.get(
    "/{document_id}/text", summary="The text", response_class=PlainTextResponse, responses=documented(404, 409, 422)
)
def read_text(document_id: DocumentId, services: WithServices) -> Response:
    """The text that all offsets of evidence count in: pages set apart by form feeds. Exempt passages are blanked."""
    return PlainTextResponse(service.text(services, document_id))


@router.get(
    "/{document_id}/records",
    summary="The records of a paper",
    responses=examples.answers(examples.DOCUMENT_RECORDS) | documented(404, 422),
)
def read_records(document_id: DocumentId, services: WithServices) -> DocumentRecords:
    """All that was read from the paper and is public, by kind."""
    return of_document(services, document_id)


@router.get(
    "/{document_id}/result",
    summary="The extraction result",
    responses=examples.answers(examples.RESULT) | documented(404, 409, 422),
)
def read_result(document_id: DocumentId, services: WithServices) -> ExtractionResult:
    """The result as `POST /v1/extract` gives it, without exempt records."""
    return service.result(services, document_id)


def _outcome(services: Services, file: Received) -> FileOutcome:
    try:
        intake = take_in(services, file)
    except PaperError as error:
        problem = of_paper(error)
        return FileOutcome(filename=file.filename, status=problem.status, problem=problem)
    accepted = _accepted(intake)
    return FileOutcome(
        filename=file.filename, status=STATUS[intake.taken], document=accepted.document, job=accepted.job
    )


def _accepted(intake: Intake) -> Accepted:
    return Accepted(document=service.view(intake.document), job=job_view(intake.document.job))
