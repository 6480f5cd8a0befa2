"""From the bytes of a PDF to its records, top-down."""

import hashlib
from collections.abc import Callable

from extractors.analysis import Analysis, PageWords
from extractors.document import Document, compose
from extractors.layout import Page, Pages
from extractors.passages import find_passages
from extractors.reading import read_pages
from extractors.records import find_records
from extractors.results import DocumentSummary, ExtractionResult, Issue, PageReport
from extractors.structure import Structure, find_structure
from extractors.version import EXTRACTOR_VERSION
from nlp_models import load_reader

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


def extract(pdf: bytes, *, filename: str = "paper.pdf") -> ExtractionResult:
    """Read one paper. Raises a `PaperError` where the file as a whole cannot be read."""
    return analyse(pdf, filename=filename).result


def analyse(pdf: bytes, *, filename: str = "paper.pdf", progress: Progress | None = None) -> Analysis:
    """Read one paper and keep its text, passages and word places. Raises a `PaperError` like `extract`.

    `progress` is called after each page with pages done and pages in all.
    """
    pages = read_pages(pdf, progress)
    document = compose(pages)
    structure = find_structure(document, document_id(pdf), load_reader())
    records = find_records(structure)
    result = ExtractionResult(
        extractor_version=EXTRACTOR_VERSION,
        document=_summary(structure, pages, filename),
        issues=tuple(issue for page in pages.pages for issue in _issues(page)),
        pages=tuple(PageReport(number=p.number, fate=p.fate, width=p.width, height=p.height) for p in pages.pages),
        parts=structure.parts,
        meetings=structure.meetings,
        agenda_items=structure.items,
        attendees=records.attendees,
        decisions=records.decisions,
        recommendations=records.recommendations,
        actions=records.actions,
        targets=records.targets,
    )
    return Analysis(result, document.text, find_passages(structure), _page_words(document))


def document_id(pdf: bytes) -> str:
    """The id of a document: `sha256:` and the hash of its bytes."""
    return "sha256:" + hashlib.sha256(pdf).hexdigest()


def _summary(structure: Structure, pages: Pages, filename: str) -> DocumentSummary:
    return DocumentSummary(
        id=structure.document_id,
        filename=filename,
        title=structure.title,
        kind=structure.kind,
        pages=len(pages.pages),
    )


def _issues(page: Page) -> tuple[Issue, ...]:
    if page.fate == "scan_no_text":
        message = f"Page {page.number} is a picture without text. Upload a copy with a text layer to have it read."
        return (Issue(code="page_scan_no_text", page=page.number, message=message),)
    if page.fate == "failed":
        message = f"Page {page.number} could not be read: {page.reason}. Check it in a viewer and export it again."
        return (Issue(code="page_failed", page=page.number, message=message),)
    return ()


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
