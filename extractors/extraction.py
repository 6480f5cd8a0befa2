"""From the bytes of a PDF to its records, top-down."""

import hashlib
from collections.abc import Callable

from extractors.analysis import Analysis, PageWords
from extractors.document import Document, compose
from extractors.issues import issues_of, reason_of
from extractors.layout import Page, Pages
from extractors.options import DEFAULTS, ReadingOptions
from extractors.passages import find_passages
from extractors.reading import read_pages
from extractors.records import Records, find_records
from extractors.results import DocumentSummary, ExtractionResult, PageReport
from extractors.structure import Structure, find_structure
from extractors.version import EXTRACTOR_VERSION
from extractors.weighing import weigh
from nlp_models import load_reader
from nlp_models.trained import load_trained

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


def extract(
    pdf: bytes,
    *,
    filename: str = "paper.pdf",
    password: str | None = None,
    options: ReadingOptions = DEFAULTS,
) -> ExtractionResult:
    """Read one paper. Raises a `PaperError` where the file as a whole cannot be read."""
    return analyse(pdf, filename=filename, password=password, options=options).result


def analyse(
    pdf: bytes,
    *,
    filename: str = "paper.pdf",
    password: str | None = None,
    options: ReadingOptions = DEFAULTS,
    document_id: str | None = None,
    progress: Progress | None = None,
) -> Analysis:
    """Read one paper and keep its text, passages and word places. Raises a `PaperError` like `extract`.

    `document_id` is the paper's id where its bytes are not those that people know it by, as in a copy made without its
    password. `progress` is called after each page with pages done and pages in all.
    """
    pages = read_pages(pdf, options=options, password=password, progress=progress)
    return _analysis(pages, document_id or _identity(pdf), filename)


def _analysis(pages: Pages, identity: str, filename: str) -> Analysis:
    document = compose(pages)
    structure, records = find_all(document, identity)
    result = assemble(structure, records, pages, filename)
    return Analysis(result, document.text, find_passages(structure), _page_words(document))


def find_all(document: Document, identity: str) -> tuple[Structure, Records]:
    """The structure of a paper and its records, weighed; `identity` goes into the ids of the records."""
    reader = load_reader()
    structure = find_structure(document, identity, reader)
    return weigh(structure, find_records(structure), reader, load_trained())


def assemble(structure: Structure, records: Records, pages: Pages, filename: str) -> ExtractionResult:
    """Everything that was found in a paper, as it is handed out."""
    return ExtractionResult(
        extractor_version=EXTRACTOR_VERSION,
        document=_summary(structure, pages, filename),
        issues=issues_of(pages.pages),
        pages=tuple(_report(page) for page in pages.pages),
        parts=structure.parts,
        meetings=structure.meetings,
        agenda_items=structure.items,
        attendees=records.attendees,
        decisions=records.decisions,
        recommendations=records.recommendations,
        actions=records.actions,
        targets=records.targets,
    )


def document_id(pdf: bytes) -> str:
    """The id of a document: `sha256:` and the hash of its bytes."""
    return _identity(pdf)


def _identity(pdf: bytes) -> str:
    return "sha256:" + hashlib.sha256(pdf).hexdigest()


def _summary(structure: Structure, pages: Pages, filename: str) -> DocumentSummary:
    return DocumentSummary(
        id=structure.document_id,
        filename=filename,
        title=structure.title,
        kind=structure.kind,
        pages=len(pages.pages),
    )


def _report(page: Page) -> PageReport:
    return PageReport(
        number=page.number,
        fate=page.fate,
        width=page.width,
        height=page.height,
        reason=reason_of(page),
        confidence=_confidence(page),
        characters=page.characters,
        unplaced=page.unplaced,
    )


def _confidence(page: Page) -> float | None:
    """How sure recognition is of the page, None where the file states its words."""
    words = [word.confidence for line in page.lines for word in line.words if word.confidence is not None]
    return round(sum(words) / len(words), 3) if words else None


def _page_words(document: Document) -> tuple[PageWords, ...]:
    found: dict[int, list[tuple[int, int, tuple[float, float, float, float]]]] = {}
    bounds: dict[int, tuple[int, int]] = {}
    for line in document.lines:
        words = found.setdefault(line.page, [])
        words += [(line.start + w.start, line.start + w.end, w.box) for w in line.line.words]
        bounds[line.page] = (bounds.get(line.page, (line.start, 0))[0], line.end)
    return tuple(
        PageWords(page.number, *bounds.get(page.number, (0, 0)), tuple(found.get(page.number, ())))
        for page in document.pages
    )
