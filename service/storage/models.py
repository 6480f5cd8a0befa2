"""The tables. Papers' bytes and what was read from them are files (`service.storage.papers`), not rows."""

from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, Index, MetaData, String, Text, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

JobState = Literal["queued", "running", "done", "failed"]
JobKind = Literal["read", "recognise"]
Stage = Literal["store", "extract", "recognise", "save", "embed", "index"]
RecordKind = Literal["meeting", "agenda_item", "attendee", "decision", "recommendation", "action", "target"]


class UtcTime(TypeDecorator[datetime]):
    """A moment with its zone, also on SQLite, which keeps none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Bring to UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read as UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Table(DeclarativeBase):
    """What all tables share: names of constraints that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class DocumentRow(Table):
    """A paper. Title, kind and version are those of the last successful reading.

    `job_id` is the latest job that read it, `recognition_id` the latest that recognised its scanned pages, if any had
    to; `recognised` tells whether the reading in use has what was recognised. `points` is how many passages and facts
    of that reading belong in the index; None until they are counted.
    """

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(String(71), primary_key=True)
    filename: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    pages: Mapped[int]
    job_id: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    title: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str | None] = mapped_column(String(32))
    language: Mapped[str | None] = mapped_column(String(8))
    extractor_version: Mapped[str | None] = mapped_column(String(32))
    recognition_id: Mapped[str | None] = mapped_column(String(32))
    recognised: Mapped[bool] = mapped_column(server_default=false(), default=False)
    points: Mapped[int | None]


class JobRow(Table):
    """One reading of a paper, or the recognition of its scanned pages: how far it is and, where it failed, why."""

    __tablename__ = "jobs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16), server_default="read", default="read")
    state: Mapped[str] = mapped_column(String(16), index=True)
    stage: Mapped[str] = mapped_column(String(16))
    pages_done: Mapped[int]
    pages_total: Mapped[int]
    error_code: Mapped[str | None] = mapped_column(String(64))
    error_message: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)


class PageRow(Table):
    """The fate of one page; sizes in points. `confidence` (0 to 1) is that of recognition, where it was recognised."""

    __tablename__ = "pages"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fate: Mapped[str] = mapped_column(String(16))
    width: Mapped[float]
    height: Mapped[float]
    public: Mapped[bool]
    confidence: Mapped[float | None]


class IssueRow(Table):
    """Something of a paper that could not be read."""

    __tablename__ = "issues"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(String(64))
    page: Mapped[int | None]
    message: Mapped[str] = mapped_column(Text)


class RecordRow(Table):
    """One fact read from a paper. `payload` is the record as extracted; the other columns serve filters and order.

    `date` is the meeting's (ISO 8601, empty where unknown, so that it can be ordered); `category` is the kind of
    decision or meeting, the attendance status, the source of an action or the direction of a target.
    """

    __tablename__ = "records"
    __table_args__ = (
        Index("ix_records_listing", "kind", "date", "document_id", "position"),
        Index("ix_records_record_id", "record_id"),
    )

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    record_id: Mapped[str] = mapped_column(String(128))
    page: Mapped[int]
    date: Mapped[str] = mapped_column(String(10))
    body: Mapped[str | None] = mapped_column(Text)
    item: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(String(32))
    status: Mapped[str | None] = mapped_column(Text)
    person: Mapped[str | None] = mapped_column(Text)
    due_date: Mapped[str | None] = mapped_column(String(10))
    public: Mapped[bool]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)


class PaperWordsRow(Table):
    """The words that a public paper brought into the vocabulary, parted by spaces: what goes when it is read anew."""

    __tablename__ = "paper_words"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    words: Mapped[str] = mapped_column(Text)


class WordRow(Table):
    """A folded word of public papers, its stem, and in how many papers it stands."""

    __tablename__ = "words"

    word: Mapped[str] = mapped_column(String(32), primary_key=True)
    stem: Mapped[str] = mapped_column(String(32))
    papers: Mapped[int]
    changed_at: Mapped[datetime] = mapped_column(UtcTime, index=True)


class RebuildRow(Table):
    """A rebuild of the index that was asked for: how far it is and, where it failed, why.

    `starts` counts how often it was begun; `papers_failed` are those that the new index lacks.
    """

    __tablename__ = "index_rebuilds"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    state: Mapped[str] = mapped_column(String(16), index=True)
    papers_done: Mapped[int]
    papers_total: Mapped[int]
    papers_failed: Mapped[int]
    starts: Mapped[int]
    error_message: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)
