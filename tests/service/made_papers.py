"""Papers made for tests: small PDFs, and readings of them that need no real reading.

`read_made` stands in for the extractor in reading processes; the file's name says how it behaves.
"""

import hashlib
import io
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extractors import EXTRACTOR_VERSION, Analysis, ExtractionResult, PageWords, Passage, probe
from extractors.options import ReadingOptions
from extractors.results import (
    Action,
    Attendee,
    Box,
    Decision,
    DocumentSummary,
    Evidence,
    Issue,
    Meeting,
    PageFate,
    PageReport,
    Part,
    Target,
)
from service.parsing.tasks import Tasks, load_pages
from service.storage.artefacts import write_artefact

BODY = "Ashcombe Bridges Committee"
DECISION = "RESOLVED: that the bridge at Ashcombe be mended."
ACTION = "Mr A Thorne to ask three builders for a price."
SCANNED_DECISION = "RESOLVED: that the lamp by the scanned weir be lit."
TARGET = "Mend nine of ten bridges by March 2027."
SECRET = "The clerk's settlement is kept between ourselves."
BOX: Box = (72.0, 72.0, 300.0, 84.0)


def pdf(title: str = "Minutes", pages: int = 2, *, password: str | None = None) -> bytes:
    """A PDF whose pages print the title and their number."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=True, encrypt=password)
    for number in range(1, pages + 1):
        canvas.drawString(72, 760, f"{title}, page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def document_id(content: bytes) -> str:
    """The id of the document of these bytes."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def reading(
    content: bytes, filename: str, *, date: str | None = "2026-03-02", document: str | None = None, ocr: bool = False
) -> Analysis:
    """What might have been read: a decision, an action, a target, an attendance and a meeting on page 1.

    With `exempt` in the file name, the last page is an exempt part with an exempt decision; with `partial`, a page
    could not be read; with `scanned`, all pages but the first are pictures, and with `ocr` page 2 holds a decision.
    """
    pages = probe(content)
    exempt, partial = "exempt" in filename, "partial" in filename
    lines = [BODY, DECISION, ACTION, TARGET, "A Thorne was present."]
    scanned = range(2, pages + 1) if "scanned" in filename else range(0)
    text = "\n".join(lines) + "\n" + "".join(f"\fPage {number}.\n" for number in range(2, pages))
    if scanned and ocr:
        text = "\n".join(lines) + f"\n\f{SCANNED_DECISION}\n" + "".join(f"\fPage {n}.\n" for n in range(3, pages))
    if pages > 1:
        text += f"\f{SECRET if exempt else 'The meeting closed.'}\n"
    identity = document or document_id(content)
    at = _Places(text, identity, pages if exempt else 1)
    fate: PageFate = "ocr" if ocr else "scan_no_text"
    fates = {number: fate if number in scanned else "text" for number in range(1, pages + 1)}
    unread = [Issue(code="page_failed", page=1, message="Page 1 could not be read: print it anew.")] * partial
    if not ocr:
        unread += [Issue(code="page_scan_no_text", page=n, message=f"Page {n} is a picture: scan it.") for n in scanned]
    result = ExtractionResult(
        extractor_version=EXTRACTOR_VERSION,
        document=DocumentSummary(id=identity, filename=filename, title=f"{BODY} minutes", kind="minutes", pages=pages),
        issues=tuple(unread),
        pages=tuple(PageReport(number=n, fate=fates[n], width=595.0, height=842.0) for n in fates),
        parts=(
            Part(
                kind="minutes",
                title="Minutes",
                first_page=1,
                last_page=max(pages - exempt, 1),
                meeting=0,
                standing="draft",
            ),
            *((Part(kind="report", title="Part 2", first_page=pages, last_page=pages, public=False),) * exempt),
        ),
        meetings=(at.meeting(date),),
        agenda_items=(),
        attendees=(at.attendee(),),
        decisions=(
            at.decision(DECISION),
            *([at.decision(SECRET, public=False)] if exempt else []),
            *([at.decision(SCANNED_DECISION)] if scanned and ocr else []),
        ),
        recommendations=(),
        actions=(at.action(),),
        targets=(at.target(),),
    )
    passages = tuple(at.passage(line, public=True) for line in [*lines, *[SCANNED_DECISION] * bool(scanned and ocr)])
    secret = (at.passage(SECRET, public=False),) if exempt else ()
    return Analysis(result, text, passages + secret, (PageWords(1, 0, len(BODY), ((0, 8, BOX), (9, 16, BOX))),))


class _Places:
    """Makes records of a text, each quoted where it stands."""

    def __init__(self, text: str, document: str, exempt_page: int) -> None:
        self._text, self._document, self._exempt_page = text, document, exempt_page

    def _evidence(self, quote: str) -> tuple[Evidence, ...]:
        start = self._text.index(quote)
        page = self._page(quote)
        return (
            Evidence(page=page, start=start, end=start + len(quote), quote=quote, boxes=(BOX,), made_by="rule:made.up"),
        )

    def _page(self, quote: str) -> int:
        return self._exempt_page if quote == SECRET else 2 if quote == SCANNED_DECISION else 1

    def _shared(self, kind: str, quote: str) -> dict[str, object]:
        evidence = self._evidence(quote)
        place = f"{self._document}|{kind}|{evidence[0].start}"
        identity = hashlib.sha256(place.encode()).hexdigest()[:16]
        return {"id": identity, "confidence": 0.9, "evidence": evidence, "page": evidence[0].page}

    def meeting(self, date: str | None) -> Meeting:
        fields = {"body": BODY, "kind": "minutes", "date": date, "start": "10:00", "end": None, "venue": None}
        return Meeting.model_validate(self._shared("meeting", BODY) | fields)

    def attendee(self) -> Attendee:
        fields = {"name": "A Thorne", "honorific": None, "role": "Clerk", "organisation": None, "status": "present"}
        return Attendee.model_validate(self._shared("attendee", "A Thorne was present.") | fields | {"meeting": 0})

    def decision(self, quote: str, *, public: bool = True) -> Decision:
        fields = {"text": quote, "kind": "resolved", "clauses": (), "item": "3", "mover": None, "seconder": None}
        more = {"votes": None, "unanimous": None, "public": public, "meeting": 0}
        return Decision.model_validate(self._shared("decision", quote) | fields | more)

    def action(self) -> Action:
        fields = {"text": ACTION, "owner": "Mr A Thorne", "due": None, "due_date": "2026-04-01", "status": "Open"}
        more = {"source": "minutes", "item": "3", "meeting": 0, "state": "open", "rag": "amber", "derived": ("state",)}
        return Action.model_validate(self._shared("action", ACTION) | fields | more)

    def target(self) -> Target:
        fields = {"text": TARGET, "metric": "bridges mended", "direction": "reach", "value": 90, "unit": "%"}
        more = {"baseline": None, "deadline": "March 2027", "deadline_date": "2027-03-31", "rag": "red"}
        return Target.model_validate(self._shared("target", TARGET) | fields | more)

    def passage(self, text: str, *, public: bool) -> Passage:
        start = self._text.index(text)
        boxes = ((self._page(text), (BOX,)),)
        return Passage(text, (), start, start + len(text), boxes, public, 0 if public else 1, 0)


def read_made(
    paper: Path,
    filename: str,
    artefact: Path,
    document: str | None,
    options: ReadingOptions,
    *,
    progress: Callable[[int, int], None],
) -> None:
    """Read as the file's name tells: `slow` takes its time, `dies`, `stuck` and `defect` never come to an end.

    `scanned-slow`, `scanned-dies`: only in recognition.
    """
    content = paper.read_bytes()
    pages = probe(content)
    ocr = options.ocr != "off"
    first = "scanned" in filename and not ocr
    for page in range(1, pages + 1):
        if "slow" in filename and not first:
            time.sleep(0.1)
        progress(page, pages)
    if "dies" in filename and not first and not _mended(paper):
        os._exit(9)
    if "stuck" in filename:
        time.sleep(60)
    if "defect" in filename:
        raise KeyError(SECRET)
    write_artefact(reading(content, filename, document=document, ocr=ocr), artefact)


@contextmanager
def mended(data_dir: Path) -> Iterator[None]:
    """Let papers be read, for a while, whose reading process dies."""
    (data_dir / "mended").touch()
    yield
    (data_dir / "mended").unlink()


def _mended(paper: Path) -> bool:
    return any((folder / "mended").exists() for folder in paper.parents)


TASKS = Tasks(read_paper=read_made, load_reader=load_pages, load_recogniser=load_pages)
