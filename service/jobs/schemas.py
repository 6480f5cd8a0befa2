"""A job as the outside sees it."""

from datetime import datetime

from pydantic import BaseModel, Field

from service.storage.models import JobKind, JobState, Stage


class JobError(BaseModel):
    """Why a reading failed and what to do."""

    code: str
    message: str


class JobProgress(BaseModel):
    """How far a reading is: the stage, and the pages read of those in all."""

    stage: Stage
    pages_done: int
    pages_total: int


class JobView(BaseModel):
    """One reading of a paper, or the recognition of its scanned pages."""

    id: str
    document_id: str
    kind: JobKind = Field(description="`read`, or `recognise` for the pages that are pictures, once the paper is read")
    state: JobState = Field(description="`done` and `failed` are final")
    progress: JobProgress
    error: JobError | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
