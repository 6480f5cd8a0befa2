"""How the reading of a paper stands: after an upload, and at the head of the paper's own page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from service.documents.schemas import DocumentDetail, PageCounts, PageView
from service.jobs.repository import UNFINISHED
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
class PagesNote:
    """What is to be known of some pages: "Pages 3 to 9", and why they have no text or none to rely on."""

    pages: str
    words: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """How far the recognition of scanned pages is, while it waits or is under way."""

    words: str
    stage: str
    pages_done: int
    pages_total: int
    events: str


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
    notes: tuple[PagesNote, ...]
    recognition: Recognition | None
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
    """What became of one file: taken in and read, or refused with the reason; `locked` where a password may help."""

    filename: str
    taken: str
    reading: Reading | None = None
    refused: str | None = None
    locked: bool = False


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
        """How many files were refused for good."""
        return sum(1 for outcome in self.outcomes if outcome.refused and not outcome.locked)

    @property
    def locked(self) -> int:
        """How many files need a password."""
        return sum(1 for outcome in self.outcomes if outcome.locked)


def reading_of(document: DocumentDetail, job: JobView, recognition: JobView | None) -> Reading:
    """A paper's reading in plain words; `recognition` is the latest job for its scanned pages."""
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
        fates_words=_fates_words(document.page_counts),
        notes=tuple(_notes(document.page_fates)),
        recognition=_recognition(recognition) if recognition and recognition.state in UNFINISHED else None,
        events=f"/v1/jobs/{job.id}/events",
        fragment=outcome_link([document.id], []),
    )


def outcome_link(new: Iterable[str], known: Iterable[str]) -> str:
    """Where the readings of these papers are told."""
    named = [("document", one) for one in new] + [("known", one) for one in known]
    return f"/upload/outcome?{urlencode(named, safe=':')}"


def _recognition(job: JobView) -> Recognition:
    words = wording.RECOGNITION_WAITS if job.state == "queued" else wording.STAGE_WORDS[job.progress.stage]
    return Recognition(
        words=words,
        stage=job.progress.stage,
        pages_done=job.progress.pages_done,
        pages_total=job.progress.pages_total,
        events=f"/v1/jobs/{job.id}/events",
    )


def _fate(document_id: str, page: PageView) -> PageFateView:
    words = wording.WAITING_WORDS if page.waiting else wording.FATE_WORDS[page.fate]
    if not page.public:
        return PageFateView(page.number, "exempt", f"{words}, withheld as exempt", page_link(document_id, page.number))
    return PageFateView(
        page.number, "waiting" if page.waiting else page.fate, words, page_link(document_id, page.number)
    )


def _fates_words(counts: PageCounts) -> str:
    """The fates counted: "12 pages read, 2 pages read from pictures (91% sure) and 1 page empty"."""
    sure = "" if counts.confidence is None else f" ({wording.share_words(counts.confidence)} sure)"
    told = (
        (counts.text, wording.FATE_WORDS["text"]),
        (counts.recognised, ("read from a picture" if counts.recognised == 1 else "read from pictures") + sure),
        (counts.waiting, wording.WAITING_WORDS),
        (counts.scanned, wording.FATE_WORDS["scan_no_text"]),
        (counts.empty, wording.FATE_WORDS["empty"]),
        (counts.failed, wording.FATE_WORDS["failed"]),
    )
    return wording.listed([f"{wording.counted(count, 'page')} {words}" for count, words in told if count])


def _notes(pages: Iterable[PageView]) -> Iterator[PagesNote]:
    """The reasons, each with all pages that share it."""
    reasons: dict[str, list[int]] = {}
    for page in pages:
        if page.reason:
            reasons.setdefault(page.reason, []).append(page.number)
    for reason, numbers in reasons.items():
        yield PagesNote(wording.pages_words(numbers), reason)
