"""The pages' addresses."""

from typing import Annotated
from uuid import UUID

import anyio
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError

from service.documents.schemas import DocumentFilters
from service.documents.upload import receive
from service.evaluation.service import WithEvaluation
from service.problems import ProblemError, not_found
from service.routing import WithServices
from service.search.dependencies import WithCoverage, WithSearcher, WithToday
from service.web import papers, uploads
from service.web.accuracy import accuracy_page
from service.web.asking import read_form
from service.web.assets import assets
from service.web.errors import PageRoute
from service.web.origin import refuse_other_origins
from service.web.outcomes import OutcomesPage
from service.web.paper import paper_page
from service.web.rendering import render
from service.web.searching import like_page, search_page
from service.web.sheet import Sought, sheet_page
from service.web.uploads import UploadPage

router = APIRouter(route_class=PageRoute, include_in_schema=False)

A_YEAR = "public, max-age=31536000, immutable"


@router.get("/")
def home(request: Request, services: WithServices, coverage: WithCoverage) -> HTMLResponse:
    """The search box and the latest papers."""
    return render("home.html", papers.home_page(services, request, coverage))


@router.get("/search")
def search(
    request: Request, services: WithServices, searcher: WithSearcher, coverage: WithCoverage, today: WithToday
) -> HTMLResponse:
    """The answers to a question."""
    form = read_form(request.query_params)
    page = search_page(services, searcher, form, coverage.coverage(), today=today)
    return render("search.html", page, status=422 if form.mistakes else 200)


@router.get("/search/like/{point_id}")
def more_like(point_id: UUID, searcher: WithSearcher, today: WithToday) -> HTMLResponse:
    """Answers of other places that are like one."""
    return render("like.html", like_page(searcher, str(point_id), today=today))


@router.get("/upload")
def upload_form(services: WithServices) -> HTMLResponse:
    """The form for papers."""
    return render("upload.html", UploadPage.of(services.settings))


@router.post("/upload", dependencies=[Depends(refuse_other_origins)])
async def upload(request: Request, services: WithServices) -> Response:
    """Take papers in, then lead to how they are read; where a file was refused, tell it at once."""
    files = await receive(request, services.papers, limit=services.settings.max_upload_bytes)
    if uploads.is_nothing(files):
        return render("upload.html", UploadPage.of(services.settings, nothing_chosen=True), status=422)
    page = await anyio.to_thread.run_sync(uploads.take_all, services, files)
    if page.refused or page.locked or page.follow is None:
        return render("outcome.html", page)
    return RedirectResponse(page.follow, 303)


@router.get("/upload/outcome")
def outcome(
    services: WithServices,
    document: Annotated[list[str] | None, Query()] = None,
    known: Annotated[list[str] | None, Query()] = None,
) -> HTMLResponse:
    """How papers that were taken in are read."""
    page: OutcomesPage = uploads.outcomes_of(services, new=document or [], known=known or [])
    return render("outcome.html", page, headers={"Cache-Control": "no-store"})


@router.get("/documents")
def list_papers(
    request: Request, services: WithServices, status: str = "", kind: str = "", title: str = "", cursor: str = ""
) -> HTMLResponse:
    """The papers, last taken in first."""
    sent = {"status": status, "kind": kind, "title": title.strip(), "cursor": cursor, "limit": papers.A_PAGE}
    try:
        filters = DocumentFilters.model_validate({name: value for name, value in sent.items() if value})
    except ValidationError as error:
        raise ProblemError(
            422, "request_invalid", "No such list", "The address names a status or kind that papers do not have."
        ) from error
    return render("papers.html", papers.papers_page(services, request, filters))


@router.get("/documents/{document_id}")
def read_paper(document_id: str, services: WithServices) -> HTMLResponse:
    """A paper and all that was read from it."""
    return render("paper.html", paper_page(services, document_id))


@router.get("/documents/{document_id}/pages/{number}")
def read_page(
    document_id: str,
    number: int,
    services: WithServices,
    q: str = "",
    start: int | None = None,
    end: int | None = None,
    record: str = "",
) -> Response:
    """A page of a paper, with what was read from it and what is sought marked on its picture."""
    page = sheet_page(services, document_id, number, Sought(q.strip(), start, end, record))
    if page is None:
        return RedirectResponse(f"/documents/{document_id}", 303)
    return render("sheet.html", page, status=403 if page.withheld else 200)


@router.get("/accuracy")
def accuracy(evaluation: WithEvaluation) -> HTMLResponse:
    """How well papers are read."""
    return render("accuracy.html", accuracy_page(evaluation))


@router.get("/static/{digest}/{name}")
def static(digest: str, name: str) -> Response:  # noqa: ARG001
    """A file that pages need."""
    found = assets().get(name)
    if found is None:
        raise not_found("file", name)
    headers = {"Cache-Control": A_YEAR, "X-Content-Type-Options": "nosniff"}
    return Response(found.content, media_type=found.media_type, headers=headers)
