"""The view of one page of a paper: its picture, with what was read from it and what was sought marked on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from service.documents import service as documents
from service.documents.schemas import DocumentDetail
from service.problems import not_found
from service.records.service import of_document
from service.routing import Services
from service.search.marking import Sought as SoughtWords
from service.search.marking import sought_by
from service.search.understanding.understanding import understand
from service.storage.artefacts import read_words
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
        title=wording.title_words(detail.title or detail.filename),
        paper=f"/documents/{detail.id}",
        number=number,
        pages=detail.pages,
        width=page.width,
        height=page.height,
        image=f"/v1/documents/{detail.id}/pages/{number}/image",
        withheld=withheld,
        fate=page.fate,
        fate_words=page.reason or ("This page is empty." if page.fate == "empty" else ""),
        facts=tuple(_placed_facts(services, document_id, number, sought)),
        words=words,
        passage=passage,
        sought=sought,
        previous=_beside(detail, number - 1, sought),
        next=_beside(detail, number + 1, sought),
    )


def _sought_marks(
    services: Services, detail: DocumentDetail, number: int, sought: Sought
) -> tuple[tuple[Rect, ...], tuple[Rect, ...]]:
    """The marks of the question's words and of the passage. Exempt words are blank in the public text: never marked."""
    if not sought.question and sought.start is None:
        return (), ()
    key = documents.reading_key(documents.find(services, detail.id).row)
    reading = services.papers.find(key) if key else None
    words = read_words(reading, number) if reading else None
    if words is None:
        return (), ()
    text = documents.text(services, detail.id)
    marked = question_marks(words, text, sought=_read(services, sought.question)) if sought.question else ()
    if sought.start is None or sought.end is None:
        return marked, ()
    return marked, passage_marks(words, start=sought.start, end=sought.end)


def _read(services: Services, question: str) -> SoughtWords:
    """The words of a question as the search reads them: corrected, with what stands for abbreviations."""
    known = services.knowledge.current()
    return sought_by(understand(question, known.vocabulary, known.bodies))


def _placed_facts(services: Services, document_id: str, number: int, sought: Sought) -> Iterator[PlacedFact]:
    """The facts that stand on the page, from its top to its foot."""
    facts = [fact for group in fact_groups(of_document(services, document_id)) for fact in group.facts]
    placed = [_placed(fact, document_id, number, sought) for fact in facts if number in fact.pages]
    yield from sorted(placed, key=lambda one: (one.rects[0].y, one.rects[0].x))


def _placed(fact: FactView, document_id: str, number: int, sought: Sought) -> PlacedFact:
    boxes = [box for entry in fact.evidence if entry.page == number for box in entry.boxes]
    return PlacedFact(
        fact=fact,
        rects=evidence_marks(boxes),
        elsewhere=tuple(
            (page, f"{page_link(document_id, page)}#{fact.anchor}") for page in fact.pages if page != number
        ),
        chosen=fact.anchor == sought.record,
    )


def _beside(detail: DocumentDetail, number: int, sought: Sought) -> str | None:
    """The page before or after, with the question's words still marked."""
    if not 1 <= number <= detail.pages:
        return None
    marked = f"?{urlencode({'q': sought.question})}" if sought.question else ""
    return page_link(detail.id, number) + marked
