"""The page of one paper: what it is, how its reading went, and all that was read from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.results import Part
from service.days import day_words
from service.documents import service as documents
from service.records.schemas import DocumentRecords
from service.records.service import of_document
from service.routing import Services
from service.web import uploads, wording
from service.web.facts import FactGroup, fact_groups, meeting_words, page_link
from service.web.outcomes import Reading


@dataclass(frozen=True, slots=True)
class PartView:
    """One paper within a pack."""

    title: str
    kind: str
    pages: str
    link: str


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper; `picture` is None where its first page must not be shown."""

    reading: Reading
    kind: str
    meetings: tuple[str, ...]
    added: str
    size: str
    groups: tuple[FactGroup, ...]
    parts: tuple[PartView, ...]
    picture: str | None
    first_page: str
    width: float
    height: float
    file: str | None


def paper_page(services: Services, document_id: str) -> PaperPage:
    """The paper's model. Raises the problem `document_not_found`."""
    detail = documents.detail(services, document_id)
    records = of_document(services, document_id)
    first = next(iter(detail.page_fates), None)
    parts = documents.result(services, document_id).parts if detail.extractor_version else ()
    fates = {page.number: page.public or services.settings.show_exempt for page in detail.page_fates}
    return PaperPage(
        reading=uploads.reading(services, document_id),
        kind=wording.paper_words(detail.kind, parts[0].standing if len(parts) == 1 else None) if detail.kind else "",
        meetings=_meetings(records),
        added=day_words(detail.created_at.date()),
        size=f"{max(1, round(detail.size / 1024)):,} KB",
        groups=fact_groups(records),
        parts=_parts(parts, document_id, show_exempt=services.settings.show_exempt),
        picture=f"/v1/documents/{detail.id}/pages/1/image" if fates.get(1) else None,
        first_page=page_link(detail.id, 1),
        width=first.width if first else 0,
        height=first.height if first else 0,
        file=detail.links["file"] if fates and all(fates.values()) else None,
    )


def _meetings(records: DocumentRecords) -> tuple[str, ...]:
    return tuple(dict.fromkeys(meeting_words(meeting) for meeting in records.meetings))


def _parts(parts: Sequence[Part], document_id: str, *, show_exempt: bool) -> tuple[PartView, ...]:
    """The contents of a pack; none for a single paper. The titles of exempt parts stay closed."""
    if len(parts) < 2:
        return ()
    return tuple(
        PartView(
            title=part.title if part.public or show_exempt else "Exempt (Part 2) paper, withheld",
            kind=wording.paper_words(part.kind, part.standing),
            pages=_page_range(part.first_page, part.last_page),
            link=page_link(document_id, part.first_page),
        )
        for part in parts
    )


def _page_range(first: int, last: int) -> str:
    return f"page {first}" if first == last else f"pages {first} to {last}"
