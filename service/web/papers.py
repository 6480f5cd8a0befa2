"""The list of papers, and the start page with the latest of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import Request

from service.days import day_words
from service.documents import service as documents
from service.documents.schemas import DocumentFilters, DocumentView
from service.routing import Services
from service.search.ports import Coverage, CoverageSource
from service.web import wording
from service.web.repository import OverviewRepository

RECENT = 8
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper in a list; `meeting` and `day` are those of the first meeting that it tells of."""

    link: str
    title: str
    filename: str
    kind: str
    body: str
    day: str
    pages: int
    status: str
    status_words: str
    added: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PapersPage:
    """A page of the papers, last taken in first."""

    papers: tuple[PaperLine, ...]
    title: str
    statuses: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    filtered: bool
    first: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """The start page: what the record holds, and its latest papers."""

    papers: tuple[PaperLine, ...]
    holds: str
    coverage: Coverage


def home_page(services: Services, request: Request, source: CoverageSource) -> HomePage:
    """The start page's model."""
    latest = documents.list_documents(services, request, DocumentFilters(limit=RECENT, cursor=None))
    return HomePage(_lines(services, latest.data), _holds(services, source.coverage()), source.coverage())


def papers_page(services: Services, request: Request, filters: DocumentFilters) -> PapersPage:
    """The list's model. Raises the problem `cursor_invalid`."""
    listed = documents.list_documents(services, request, filters)
    chosen = {name: value for name, value in filters.model_dump(include={"status", "kind", "title"}).items() if value}
    return PapersPage(
        papers=_lines(services, listed.data),
        title=filters.title or "",
        statuses=tuple(Choice(key, words, key == filters.status) for key, words in wording.STATUS_WORDS.items()),
        kinds=tuple(Choice(key, words, key == filters.kind) for key, words in wording.PAPER_WORDS.items()),
        filtered=bool(chosen),
        first=f"/documents?{urlencode(chosen)}" if filters.cursor else None,
        next=listed.links.next,
    )


def _holds(services: Services, coverage: Coverage) -> str:
    with services.database.session() as session:
        counts = OverviewRepository(session).counts()
    return wording.listed(
        [
            wording.counted(coverage.papers_searched, "paper"),
            wording.counted(counts.get("meeting", 0), "meeting"),
            wording.counted(counts.get("decision", 0), "decision"),
            wording.counted(counts.get("action", 0), "action"),
            wording.counted(counts.get("target", 0), "target"),
        ]
    )


def _lines(services: Services, papers: Sequence[DocumentView]) -> tuple[PaperLine, ...]:
    with services.database.session() as session:
        meetings = OverviewRepository(session).first_meetings([paper.id for paper in papers])
    return tuple(
        PaperLine(
            link=f"/documents/{quote(paper.id, safe=':')}",
            title=wording.title_words(paper.title or paper.filename),
            filename=paper.filename,
            kind=wording.PAPER_WORDS[paper.kind] if paper.kind else "",
            body=(meetings[paper.id].body or "") if paper.id in meetings else "",
            day=day_words(meetings[paper.id].date) if paper.id in meetings else "",
            pages=paper.pages,
            status=paper.status,
            status_words=wording.STATUS_WORDS[paper.status],
            added=day_words(paper.created_at.date()),
        )
        for paper in papers
    )
