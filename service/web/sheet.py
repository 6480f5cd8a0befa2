"""The view of one page of a paper: its picture, with what was read from it and what was sought marked on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from service.documents import service as documents
from service.documents.repository import DocumentFound
from service.documents.schemas import DocumentDetail, PageView
from service.problems import not_found
from service.records.service import of_document
from service.routing import Services
from service.storage.artefacts import read_words
from service.storage.keys import artefact_key
from service.web import wording
from service.web.facts import FactView, fact_groups, page_link
from service.web.marks import Rect, evidence_marks, passage_marks, question_marks


@dataclass(frozen=True, slots=True)
class Sought:
    """What to mark: the words of a question, a half-open range of the document's text, a record."""

    question: str = ""
    start: int | None = None
    end: int | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class PlacedFact:
    """A fact with its boxes on the page; `elsewhere` are links to the other pages that it stands on."""

    fact: FactView
    rects: tuple[Rect, ...]
    elsewhere: tuple[tuple[int, str], ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page of a paper; sizes in points. Nothing is marked where it is `withheld`."""

    title: str
    paper: str
    number: int
    pages: int
    width: float
    height: float
    image: str
    withheld: bool
    fate: str
    fate_words: str
    facts: tuple[PlacedFact, ...]
    words: tuple[Rect, ...]
    passage: tuple[Rect, ...]
    sought: Sought
    previous: str | None
    next: str | None


def sheet_page(services: Services, document_id: str, number: int, sought: Sought) -> SheetPage | None:
    """The page's model; None while the paper is not read. Raises `document_not_found` and `page_not_found`."""
    detail = documents.detail(services, document_id)
    if not 1 <= number <= detail.pages:
        raise not_found("page", f"{number} of {detail.filename}, which has {detail.pages} pages")
    page = next((page for page in detail.page_fates if page.number == number), None)
    if page is None:
        return None
    withheld = not (page.public or services.settings.show_exempt)
    words, passage = ((), ()) if withheld else _sought_marks(services, detail, number, sought)
    return SheetPage(
        title=detail.title or detail.filename,
        paper=f"/documents/{detail.id}",
        number=number,
        pages=detail.pages,
        width=page.width,
        height=page.height,
        image=f"/v1/documents/{detail.id}/pages/{number}/image",
        withheld=withheld,
        fate=page.fate,
        fate_words=_fate_words(page),
        facts=tuple(_placed_facts(services, document_id, number, sought)),
        words=words,
        passage=passage,
        sought=sought,
        previous=_beside(detail, number - 1, sought),
        next=_beside(detail, number + 1, sought),
    )
