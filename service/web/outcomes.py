"""How the reading of a paper stands: after an upload, and at the head of the paper's own page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from service.documents.schemas import DocumentDetail, IssueView, PageView
from service.jobs.schemas import JobView
from service.web import wording
from service.web.facts import page_link

TEXT_FATES = ("text", "ocr", "exempt")
MOST_FOLLOWED = 40
"""Papers that one address can name, at 80 characters each, before servers on the way refuse its length."""


@dataclass(frozen=True, slots=True)
class PageFateView:
    """What became of a page."""

    number: int
    fate: str
    words: str
    link: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the reading of a paper is, and what became of its pages."""

    document_id: str
    link: str
    title: str
    filename: str
    status: str
    status_words: str
    stage: str
    stage_words: str
    pages_done: int
    pages_total: int
    error: str | None
    fates: tuple[PageFateView, ...]
    fates_words: str
    issues: tuple[IssueView, ...]
    events: str
    fragment: str

    @property
    def has_text(self) -> bool:
        """Whether any page could be read."""
        return any(page.fate in TEXT_FATES for page in self.fates)

    @property
    def under_way(self) -> bool:
        """Whether the paper is still being read."""
        return self.status == "reading"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: taken in and read, or refused with the reason."""

    filename: str
    taken: str
    reading: Reading | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class OutcomesPage:
    """What became of the files of an upload; `follow` is where to look again, None where too many are named."""

    outcomes: tuple[Outcome, ...]
    follow: str | None

    @property
    def under_way(self) -> bool:
        """Whether any of the papers is still being read."""
        return any(outcome.reading and outcome.reading.under_way for outcome in self.outcomes)

    @property
    def refused(self) -> int:
        """How many files were refused."""
        return sum(1 for outcome in self.outcomes if outcome.refused)


def reading_of(document: DocumentDetail, job: JobView) -> Reading:
    """A paper's reading in plain words."""
    return Reading(
        document_id=document.id,
        link=f"/documents/{quote(document.id, safe=':')}",
        title=wording.title_words(document.title or document.filename),
        filename=document.filename,
        status=document.status,
        status_words=wording.STATUS_WORDS[document.status],
        stage=job.progress.stage,
        stage_words="Waiting its turn" if job.state == "queued" else wording.STAGE_WORDS[job.progress.stage],
        pages_done=job.progress.pages_done,
        pages_total=job.progress.pages_total,
        error=job.error.message if job.error else None,
        fates=tuple(_fate(document.id, page) for page in document.page_fates),
        fates_words=_fates_words(document.page_fates),
        issues=tuple(document.issues),
        events=f"/v1/jobs/{job.id}/events",
        fragment=outcome_link([document.id], []),
    )


def outcome_link(new: Iterable[str], known: Iterable[str]) -> str:
    """Where the readings of these papers are told."""
    named = [("document", one) for one in new] + [("known", one) for one in known]
    return f"/upload/outcome?{urlencode(named, safe=':')}"


def _fate(document_id: str, page: PageView) -> PageFateView:
    words = wording.FATE_WORDS[page.fate] if page.public else f"{wording.FATE_WORDS[page.fate]}, withheld as exempt"
    return PageFateView(page.number, page.fate if page.public else "exempt", words, page_link(document_id, page.number))


def _fates_words(pages: Iterable[PageView]) -> str:
    """The fates counted: "12 pages read, 1 page empty"."""
    counts = Counter[str](page.fate for page in pages)
    return wording.listed(
        [
            f"{wording.counted(counts[fate], 'page')} {words}"
            for fate, words in wording.FATE_WORDS.items()
            if counts[fate]
        ]
    )
