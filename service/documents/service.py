"""What is asked of papers once they are taken in."""

from datetime import datetime
from pathlib import Path

from fastapi import Request

from extractors import ExtractionResult
from service.documents.exemption import public_result, public_text
from service.documents.fates import Recognition, issue_views, page_counts, page_views
from service.documents.repository import DocumentFound, DocumentPlace, DocumentQuery, DocumentRepository
from service.documents.schemas import DocumentDetail, DocumentFilters, DocumentView
from service.pagination import ListPage, bad_cursor, decode_cursor, list_page
from service.problems import ProblemError, not_found
from service.records.repository import RecordRepository
from service.routing import Services
from service.storage.artefacts import read_passages, read_result, read_text
from service.storage.keys import FileKey, ReadingName, artefact_key, image_key, paper_key, unlocked_key
from service.storage.models import DocumentRow


def view(found: DocumentFound) -> DocumentView:
    """A paper's rows as the outside sees them."""
    return DocumentView.model_validate(_fields(found))


def detail(services: Services, document_id: str) -> DocumentDetail:
    """A paper with its pages and issues. Raises the problem `document_not_found`."""
    with services.database.session() as session:
        found = _require(DocumentRepository(session).find(document_id), document_id)
        records = RecordRepository(session)
        issues = records.issues(document_id)
        recognition = Recognition(on=services.settings.recognises, job=found.recognition)
        pages = page_views(records.pages(document_id), issues, recognition=recognition)
        return DocumentDetail.model_validate(
            _fields(found)
            | {"page_counts": page_counts(pages), "page_fates": pages, "issues": issue_views(issues, pages)}
        )


def list_documents(services: Services, request: Request, filters: DocumentFilters) -> ListPage[DocumentView]:
    """A page of the papers, last taken in first."""
    after = _place(filters.cursor)
    query = DocumentQuery(status=filters.status, kind=filters.kind, title=filters.title)
    with services.database.session() as session:
        found = DocumentRepository(session).list_newest(query, after=after, limit=filters.limit + 1)
        shown = found[: filters.limit]
        last = shown[-1].row if len(found) > len(shown) else None
        next_key = (last.created_at.isoformat(), last.id) if last else None
        return list_page(request, [view(entry) for entry in shown], paging=filters, next_key=next_key)


def find(services: Services, document_id: str) -> DocumentFound:
    """The paper. Raises the problem `document_not_found`."""
    with services.database.session() as session:
        return _require(DocumentRepository(session).find(document_id), document_id)


def paper(services: Services, document_id: str) -> tuple[DocumentFound, Path]:
    """The paper and its PDF. Raises the problem `document_exempt` where pages of it must not be shown."""
    found = find(services, document_id)
    if not services.settings.show_exempt:
        _refuse_exempt(services, found)
    path = services.papers.find(paper_key(document_id))
    if path is None:
        raise not_found("document", document_id)
    return found, path


def page_image(services: Services, document_id: str, number: int) -> Path:
    """The picture of a page, drawn when first asked for. Raises `page_not_found`, `page_exempt`, `paper_not_read`."""
    found = find(services, document_id)
    if not 1 <= number <= found.row.pages:
        raise not_found("page", f"{number} of {found.row.filename}, which has {found.row.pages} pages")
    if not services.settings.show_exempt:
        _refuse_exempt(services, found, number)
    kept = services.papers.find(image_key(document_id, number))
    return kept or _draw(services, document_id, number)


def text(services: Services, document_id: str) -> str:
    """The document's text; exempt passages are blanked unless shown, at their length, so that offsets hold."""
    artefact = _artefact(services, document_id)
    whole = read_text(artefact)
    if services.settings.show_exempt:
        return whole
    return public_text(whole, passages=read_passages(artefact), result=read_result(artefact))


def result(services: Services, document_id: str) -> ExtractionResult:
    """The extraction result; without exempt records unless shown."""
    whole = read_result(_artefact(services, document_id))
    return whole if services.settings.show_exempt else public_result(whole)


def _place(cursor: str | None) -> DocumentPlace | None:
    key = decode_cursor(cursor, str, str)
    try:
        return DocumentPlace(datetime.fromisoformat(str(key[0])), str(key[1])) if key else None
    except ValueError as error:
        raise bad_cursor(cursor) from error


def _draw(services: Services, document_id: str, number: int) -> Path:
    source = services.papers.find(unlocked_key(document_id)) or services.papers.find(paper_key(document_id))
    if source is None:
        raise not_found("document", document_id)
    draft = services.papers.draft()
    try:
        services.parser.draw_page(source, number, draft)
        return services.papers.keep(draft, image_key(document_id, number))
    finally:
        services.papers.discard(draft)


def _artefact(services: Services, document_id: str) -> Path:
    found = find(services, document_id)
    key = reading_key(found.row)
    path = services.papers.find(key) if key else None
    if path is None:
        raise _not_read(found)
    return path


def reading_key(row: DocumentRow) -> FileKey | None:
    """Where the reading in use of a paper is kept; None until there is one."""
    if row.extractor_version is None:
        return None
    return artefact_key(row.id, ReadingName(row.extractor_version, row.recognised))


def _refuse_exempt(services: Services, found: DocumentFound, number: int | None = None) -> None:
    with services.database.session() as session:
        pages = RecordRepository(session).pages(found.row.id)
    if not pages:
        raise _not_read(found)
    exempt = [page.number for page in pages if not page.public]
    what = "document" if number is None else "page"
    if exempt and (number is None or number in exempt):
        raise ProblemError(
            403,
            f"{what}_exempt",
            "Exempt matter",
            f"This {what} holds exempt (Part 2) matter and is not shown to the public. "
            "Officers can set MINUTEBOOK_SHOW_EXEMPT=true on a service that they alone can reach.",
        )


def _not_read(found: DocumentFound) -> ProblemError:
    return ProblemError(
        409,
        "paper_not_read",
        "Paper not read yet",
        f"{found.row.filename} has not been read: /v1/jobs/{found.job.id} tells how far it is or why it failed.",
    )


def _require(found: DocumentFound | None, document_id: str) -> DocumentFound:
    if found is None:
        raise not_found("document", document_id)
    return found


def _fields(found: DocumentFound) -> dict[str, object]:
    row, here = found.row, f"/v1/documents/{found.row.id}"
    return {
        "id": row.id,
        "filename": row.filename,
        "title": row.title,
        "kind": row.kind,
        "pages": row.pages,
        "language": row.language,
        "size": row.size,
        "status": found.status,
        "extractor_version": row.extractor_version,
        "created_at": row.created_at,
        "job_id": row.job_id,
        "recognition_job_id": row.recognition_id,
        "links": {"self": here} | {name: f"{here}/{name}" for name in ("file", "text", "records", "result")},
    }
