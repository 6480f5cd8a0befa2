"""The index as the outside sees it."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from service.indexing.agreement import Problem
from service.storage.models import JobState


class DisagreementView(BaseModel):
    """A paper of which the index does not hold what it should."""

    document_id: str
    filename: str | None = Field(description="null where the paper is gone")
    problem: Problem = Field(
        description="`missing`, made with something older (`old_edition`), not all of its passages and facts "
        "(`count_differs`), still there though the paper is `gone`; `reading_lost` needs the paper to be read again"
    )
    detail: str


class RebuildView(BaseModel):
    """A rebuild of the index: the new one is filled beside the one that is searched, and takes its place when full."""

    id: str
    state: JobState = Field(description="`done` and `failed` are final; after `failed` the index is as it was")
    papers_done: int
    papers_total: int = Field(description="0 until they are counted")
    papers_failed: int = Field(description="papers of which nothing could be made; in the index they are as they were")
    error: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class IndexView(BaseModel):
    """What is searched, and whether it holds what the papers hold."""

    engine: Literal["embedded", "server"]
    name: str = Field(description="of the folder or collection: it tells the layout and the embedding model")
    place: str = Field(description="tells the engine apart from others without telling its address")
    points: int = Field(description="passages and facts that can be found")
    papers: int = Field(description="papers that were read")
    agrees: bool = Field(description="whether no paper disagrees; papers that are being read now are left aside")
    disagreements: list[DisagreementView] = Field(description="the first 100")
    disagreements_total: int
    papers_waiting: int = Field(
        description="papers that the service is indexing again by itself, or of which nothing can be made"
    )
    rebuild: RebuildView | None = Field(description="the rebuild asked for last")
