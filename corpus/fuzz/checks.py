"""What must hold of anything that was read, however damaged the file: each breach is told in words."""

from collections.abc import Iterator
from math import isfinite

from pydantic import ValidationError

from corpus.fuzz.sight import Sight, letters_of
from extractors import Analysis, ExtractionResult
from extractors.results import Box, PageReport, Record

_TOLERANCE = 1.0  # points by which a box may reach over the edge of its page
_LEAST_LETTERS = 40  # letters seen on a page from which their loss counts
_LEAST_SHARE = 0.25  # of the letters seen; a reader may leave out what is hidden or stands twice


def breaches(analysis: Analysis, sight: Sight | None) -> list[str]:
    """All that does not hold, in words. `sight` is what PDFium saw in the file, None if it fell over it."""
    return [
        *_of_pages(analysis.result),
        *_of_words(analysis),
        *_of_records(analysis),
        *_of_passages(analysis),
        *_of_writing(analysis.result),
        *(_of_losses(analysis, sight) if sight else ()),
    ]


def _of_pages(result: ExtractionResult) -> Iterator[str]:
    if [page.number for page in result.pages] != list(range(1, result.document.pages + 1)):
        yield f"pages are numbered {[page.number for page in result.pages][:20]} of {result.document.pages}"
    told = {issue.page for issue in result.issues}
    beyond = any(issue.code == "page_limit_reached" for issue in result.issues)
    for page in result.pages:
        if not all(isfinite(side) and side >= 0 for side in (page.width, page.height)):
            yield f"page {page.number} is {page.width} by {page.height} points"
        if page.unplaced > page.characters:
            yield f"page {page.number} has {page.unplaced} of {page.characters} characters in no line"
        if page.fate in ("failed", "scan_no_text") and page.reason is None:
            yield f"page {page.number} is {page.fate} for no reason"
        if page.reason == "defect":
            yield f"page {page.number} met a defect: {[i.message for i in result.issues if i.page == page.number]}"
        if page.reason and page.number not in told and not (beyond and page.reason == "paper_limit"):
            yield f"page {page.number} has the reason {page.reason} and no issue"


def _of_words(analysis: Analysis) -> Iterator[str]:
    pages = {page.number: page for page in analysis.result.pages}
    before = 0
    for words in analysis.words:
        if words.number not in pages:
            yield f"there are words of page {words.number}, which there is not"
            continue
        for start, end, box in words.words:
            if not before <= start < end <= len(analysis.text):
                yield f"page {words.number} has a word at {start} to {end} after one that ends at {before}"
            before = end
            yield from _of_box(box, pages[words.number], f"the word {analysis.text[start:end]!r}")


def _of_records(analysis: Analysis) -> Iterator[str]:
    result = analysis.result
    records: tuple[Record, ...] = (
        *result.meetings, *result.agenda_items, *result.attendees, *result.decisions, *result.recommendations,
        *result.actions, *result.targets,
    )  # fmt: skip
    pages = {page.number: page for page in result.pages}
    for record in records:
        for evidence in record.evidence:
            if analysis.text[evidence.start : evidence.end] != evidence.quote:
                yield f"{record.id} quotes {evidence.quote!r}, which is not at {evidence.start} to {evidence.end}"
            if evidence.page not in pages:
                yield f"{record.id} has evidence on page {evidence.page}, which there is not"
                continue
            for box in evidence.boxes:
                yield from _of_box(box, pages[evidence.page], f"the evidence of {record.id}")


def _of_passages(analysis: Analysis) -> Iterator[str]:
    pages = {page.number: page for page in analysis.result.pages}
    for passage in analysis.passages:
        if not 0 <= passage.start < passage.end <= len(analysis.text):
            yield f"a passage is at {passage.start} to {passage.end} of {len(analysis.text)} characters"
        for number, boxes in passage.boxes:
            for box in boxes if number in pages else ():
                yield from _of_box(box, pages[number], f"the passage {passage.text[:40]!r}")


def _of_box(box: Box, page: PageReport, what: str) -> Iterator[str]:
    x0, top, x1, bottom = box
    if not all(map(isfinite, box)):
        yield f"{what} on page {page.number} has the box {box}"
    elif x0 > x1 or top > bottom:
        yield f"{what} on page {page.number} has a box inside out: {box}"
    elif min(x0, top) < -_TOLERANCE or x1 > page.width + _TOLERANCE or bottom > page.height + _TOLERANCE:
        yield f"{what} stands at {box}, off page {page.number} of {page.width} by {page.height} points"


def _of_writing(result: ExtractionResult) -> Iterator[str]:
    try:
        if ExtractionResult.model_validate_json(result.model_dump_json()) != result:
            yield "the result is another when it is written and read again"
    except (ValidationError, ValueError) as error:
        yield f"the result cannot be written and read again: {error}"


def _of_losses(analysis: Analysis, sight: Sight) -> Iterator[str]:
    result = analysis.result
    if sight.pages != result.document.pages:
        yield f"PDFium sees {sight.pages} pages, {result.document.pages} were read"
        return
    read = {words.number: letters_of(analysis.text[words.start : words.end]) for words in analysis.words}
    for page, seen in zip(result.pages, sight.letters, strict=False):
        kept = read.get(page.number, 0)
        if page.reason is None and seen >= _LEAST_LETTERS and kept < seen * _LEAST_SHARE:
            yield f"page {page.number} ({page.fate}) has {kept} of {seen} letters and no reason"
