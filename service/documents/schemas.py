"""Papers as the outside sees them."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from extractors.results import IssueCode, PageFate, PaperKind
from service.jobs.schemas import JobView
from service.pagination import Paging
from service.problems import Problem

DocumentStatus = Literal["reading", "recognising", "complete", "partial", "failed"]
ID_EXAMPLE = "sha256:" + "3f" * 32


class PageView(BaseModel):
    """The fate of one page; sizes in points. `public` is false where it holds exempt matter."""

    number: int
    fate: PageFate
    width: float
    height: float
    public: bool
    confidence: float | None = Field(description="0 to 1, how sure recognition is of the words; null for other pages")
    waiting: bool = Field(description="a scanned page that recognition has yet to come to")
    reason: str | None = Field(description="why there is no text, or none to rely on, and what to do; null for others")


class PageCounts(BaseModel):
    """How many pages came to which end; they add up to the pages of the paper once it is read."""

    text: int = Field(description="read from the file's own text")
    recognised: int = Field(description="pictures whose words were recognised")
    waiting: int = Field(description="pictures that recognition has yet to come to")
    scanned: int = Field(description="pictures that stay without text")
    empty: int
    failed: int
    confidence: float | None = Field(description="of recognition, the mean over the recognised pages")


class IssueView(BaseModel):
    """Something of the paper that could not be read."""

    code: IssueCode
    page: int | None
    message: str


class DocumentView(BaseModel):
    """A paper: what it is and how its reading stands."""

    id: str
    filename: str
    title: str | None = Field(description="null until the paper is read")
    kind: PaperKind | None = Field(description="null until the paper is read")
    pages: int
    language: str | None
    size: int = Field(description="bytes")
    status: DocumentStatus = Field(
        description="`recognising`: read and found by its text, scanned pages to follow; `partial`: read, but with "
        "issues; `failed`: the job tells why"
    )
    extractor_version: str | None = Field(description="the version that read it last")
    created_at: datetime
    job_id: str = Field(description="the latest reading")
    recognition_job_id: str | None = Field(
        description="the latest job for the scanned pages, null where it took none so far"
    )
    links: dict[str, str]


class DocumentDetail(DocumentView):
    """A paper with the fate of each page and all that could not be read."""

    page_counts: PageCounts
    page_fates: list[PageView]
    issues: list[IssueView]


class Accepted(BaseModel):
    """A paper taken in, and its reading."""

    document: DocumentView
    job: JobView


class FileOutcome(BaseModel):
    """What became of one file of a batch: `document` and `job`, or `problem`. `status` is as for the file alone."""

    filename: str
    status: int
    document: DocumentView | None = None
    job: JobView | None = None
    problem: Problem | None = None


class BatchOutcome(BaseModel):
    """What became of each file, in the order of the request."""

    data: list[FileOutcome]


class DocumentFilters(Paging):
    """Which papers to list."""

    status: DocumentStatus | None = Field(None, description="how the reading stands")
    kind: PaperKind | None = Field(None, description="the kind of paper")
    title: str | None = Field(None, description="part of the title or file name, upper or lower case")
