"""Lists records across papers."""

from collections.abc import Sequence
from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel

from service.documents.repository import DocumentRepository
from service.pagination import ListPage, decode_cursor, list_page
from service.problems import not_found
from service.records.repository import Found, Place, RecordQuery, RecordRepository
from service.records.schemas import DocumentRecords, DocumentReference, RecordFilters
from service.routing import Services
from service.storage.models import DocumentRow, RecordRow

Entry = TypeVar("Entry", bound=BaseModel)


def list_records(
    services: Services, request: Request, query: RecordQuery, *, filters: RecordFilters, entry: type[Entry]
) -> ListPage[Entry]:
    """A page of public records: newest meeting first, undated last. Raises the problem `cursor_invalid`."""
    key = decode_cursor(filters.cursor, str, str, int)
    after = Place(str(key[0]), str(key[1]), int(key[2])) if key else None
    with services.database.session() as session:
        found = RecordRepository(session).list_public(query, after=after, limit=filters.limit + 1)
    shown = found[: filters.limit]
    last = shown[-1][0] if len(found) > len(shown) else None
    next_key = (last.date, last.document_id, last.position) if last else None
    return list_page(request, [_entry(entry, pair) for pair in shown], paging=filters, next_key=next_key)


def of_document(services: Services, document_id: str) -> DocumentRecords:
    """The public records of one paper. Raises the problem `document_not_found`."""
    with services.database.session() as session:
        found = DocumentRepository(session).find(document_id)
        if found is None:
            raise not_found("document", document_id)
        rows = RecordRepository(session).of_document(document_id)
    return DocumentRecords(
        document=_reference(found.row),
        meetings=_payloads(rows, "meeting"),
        agenda_items=_payloads(rows, "agenda_item"),
        attendees=_payloads(rows, "attendee"),
        decisions=_payloads(rows, "decision"),
        recommendations=_payloads(rows, "recommendation"),
        actions=_payloads(rows, "action"),
        targets=_payloads(rows, "target"),
    )


def _payloads(rows: Sequence[RecordRow], kind: str) -> Any:
    return tuple(row.payload for row in rows if row.kind == kind)


def _entry(entry: type[Entry], found: Found) -> Entry:
    row, document = found
    context = {"document": _reference(document), "body": row.body, "date": row.date or None}
    return entry.model_validate(row.payload | context)


def _reference(document: DocumentRow) -> DocumentReference:
    return DocumentReference(id=document.id, filename=document.filename, title=document.title)
