"""Papers as the outside sees them."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from extractors.results import IssueCode, PageFate, PaperKind
from service.jobs.schemas import JobView
from service.pagination import Paging
from service.problems import Problem

DocumentStatus = Literal["reading", "complete", "partial", "failed"]
ID_EXAMPLE = "sha256:" + "3f" * 32


class PageView(BaseModel):
    """The fate of one page; sizes in points. `public` is false where it holds exempt matter."""

    number: int
    fate: PageFate
    width: float
    height: float
    public: bool


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
    status: DocumentStatus = Field(description="`partial`: read, but with issues; `failed`: the job tells why")
    extractor_version: str | None = Field(description="the version that read it last")
    created_at: datetime
    job_id: str = Field(description="the latest reading")
    links: dict[str, str]


class DocumentDetail(DocumentView):
    """A paper with the fate of each page and all that could not be read."""

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
