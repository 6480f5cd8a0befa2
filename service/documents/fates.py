"""What became of each page of a paper, and why, in an officer's words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from service.documents.schemas import IssueView, PageCounts, PageView
from service.jobs.repository import UNFINISHED
from service.storage.models import IssueRow, JobRow, PageRow

SCANNED: Final = "scan_no_text"
WAITING = (
    "A picture without text. Its words are being recognised, and can be searched once that is done: "
    "there is nothing to do but wait."
)
SWITCHED_OFF = (
    "A picture without text, and recognition is switched off here. Upload a copy with a text layer, or switch it on "
    "with MINUTEBOOK_OCR and have the paper read again with 'minutebook reread'."
)
RECOGNISED = "Read from a picture: check names and figures against it."
DOUBTFUL = "Read from a picture that is hard to read: check every word against it."
DOUBTFUL_BELOW = 0.8
"""Mean confidence of a page's words under which most lines hold a slip."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What is known of a paper's recognition: whether it is switched on here, and the latest job for it."""

    on: bool
    job: JobRow | None

    @property
    def under_way(self) -> bool:
        """Whether it waits its turn or is at work."""
        return self.job is not None and self.job.state in UNFINISHED


def page_views(pages: Sequence[PageRow], issues: Sequence[IssueRow], *, recognition: Recognition) -> list[PageView]:
    """The pages as the outside sees them."""
    reasons = {issue.page: issue.message for issue in reversed(issues)}
    return [_page_view(page, reasons.get(page.number), recognition) for page in pages]


def issue_views(issues: Sequence[IssueRow], pages: Sequence[PageView]) -> list[IssueView]:
    """What could not be read; of scanned pages that recognition has yet to come to, that."""
    waiting = {page.number for page in pages if page.waiting}
    return [
        IssueView.model_validate(
            {"code": issue.code, "page": issue.page, "message": _told(issue, waiting=issue.page in waiting)}
        )
        for issue in issues
    ]


def page_counts(pages: Sequence[PageView]) -> PageCounts:
    """How many pages came to which end."""
    fates = Counter(page.fate for page in pages)
    waiting = sum(1 for page in pages if page.waiting)
    confidences = [page.confidence for page in pages if page.confidence is not None]
    return PageCounts(
        text=fates["text"],
        recognised=fates["ocr"],
        waiting=waiting,
        scanned=fates[SCANNED] - waiting,
        empty=fates["empty"],
        failed=fates["failed"],
        confidence=round(fmean(confidences), 3) if confidences else None,
    )


def _told(issue: IssueRow, *, waiting: bool) -> str:
    return f"Page {issue.page}: {WAITING}" if waiting else issue.message


def _page_view(page: PageRow, issue: str | None, recognition: Recognition) -> PageView:
    waiting = page.fate == SCANNED and recognition.under_way
    return PageView.model_validate(
        {
            "number": page.number,
            "fate": page.fate,
            "width": page.width,
            "height": page.height,
            "public": page.public,
            "confidence": page.confidence,
            "waiting": waiting,
            "reason": WAITING if waiting else _reason(page, issue, recognition),
        }
    )


def _reason(page: PageRow, issue: str | None, recognition: Recognition) -> str | None:
    if page.fate == "ocr":
        return DOUBTFUL if page.confidence is not None and page.confidence < DOUBTFUL_BELOW else RECOGNISED
    if page.fate == SCANNED and recognition.job and recognition.job.state == "failed":
        return f"A picture without text, and recognising its words failed. {recognition.job.error_message}"
    if page.fate == SCANNED and not recognition.on:
        return SWITCHED_OFF
    return None if issue is None else _without_number(issue, page.number)


def _without_number(issue: str, number: int) -> str:
    """An issue's words where the page is named beside them: "Page 3 is a picture." as "A picture."."""
    rest = issue.removeprefix(f"Page {number} ").removeprefix("is ")
    return rest[:1].upper() + rest[1:]
