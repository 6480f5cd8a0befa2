"""A job as the outside sees it."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from service.storage.models import JobState, Stage


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
    """One reading of a paper."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "6f1d0c5e2b7a4f0c9f4b1a1f4a7c2d90",
                "document_id": "sha256:" + "3f" * 32,
                "state": "running",
                "progress": {"stage": "extract", "pages_done": 41, "pages_total": 117},
                "error": None,
                "created_at": "2026-03-02T09:15:00Z",
                "started_at": "2026-03-02T09:15:01Z",
                "finished_at": None,
            }
        }
    )

    id: str
    document_id: str
    state: JobState = Field(description="`done` and `failed` are final")
    progress: JobProgress
    error: JobError | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
