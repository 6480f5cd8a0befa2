"""The rows that tell what the index should hold, and those of its rebuilds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from service.jobs.repository import UNFINISHED
from service.storage.keys import ReadingName
from service.storage.models import DocumentRow, JobRow, RebuildRow, Stage

PUTTING: tuple[Stage, ...] = ("save", "embed", "index")
"""Stages in which a paper's reading and its points in the index may be of different times."""

Recognition = aliased(JobRow)


@dataclass(frozen=True, slots=True)
class KeptReading:
    """The reading of a paper that is in use.

    `points` is how many the index should hold, None where they were never counted. `in_work`: a job of its own is
    about to put them there.
    """

    document_id: str
    filename: str
    name: ReadingName
    points: int | None
    in_work: bool


class ReadingRepository:
    """Reads which readings are in use, and notes how many points each has."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def everything(self) -> Sequence[KeptReading]:
        """The readings of all papers that have one, first taken in first."""
        statement = _readings().order_by(DocumentRow.created_at, DocumentRow.id)
        return [_reading(row) for row in self._session.execute(statement)]

    def find(self, document_id: str) -> KeptReading | None:
        """The reading of a paper; None where it has none."""
        row = self._session.execute(_readings().where(DocumentRow.id == document_id)).one_or_none()
        return _reading(row) if row else None

    def note_points(self, document_id: str, count: int) -> None:
        """Note how many points a paper's reading has. To be noted before they are put, so that a stop is told."""
        self._session.execute(update(DocumentRow).where(DocumentRow.id == document_id).values(points=count))


class RebuildRepository:
    """Reads and writes rebuilds. A finished one never changes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ask(self) -> RebuildRow:
        """The rebuild that waits or is under way; else a new one, which waits."""
        unfinished = self.unfinished()
        if unfinished is not None:
            return unfinished
        row = RebuildRow(id=uuid4().hex, state="queued", starts=0, created_at=datetime.now(UTC))
        row.papers_done = row.papers_total = row.papers_failed = 0
        self._session.add(row)
        self._session.flush()
        return row

    def find(self, rebuild_id: str) -> RebuildRow | None:
        """The rebuild with this id."""
        return self._session.get(RebuildRow, rebuild_id)

    def latest(self) -> RebuildRow | None:
        """The one asked for last."""
        return self._session.scalars(select(RebuildRow).order_by(RebuildRow.created_at.desc()).limit(1)).one_or_none()

    def unfinished(self) -> RebuildRow | None:
        """The oldest that waits or is under way."""
        waiting = select(RebuildRow).where(RebuildRow.state.in_(UNFINISHED))
        return self._session.scalars(waiting.order_by(RebuildRow.created_at).limit(1)).one_or_none()

    def begin(self, rebuild_id: str) -> None:
        """Note that it is begun, or begun again."""
        self._change(rebuild_id, state="running", starts=RebuildRow.starts + 1, started_at=datetime.now(UTC))

    def count(self, rebuild_id: str, *, done: int, total: int) -> None:
        """Note how many papers are done."""
        self._change(rebuild_id, papers_done=done, papers_total=total)

    def finish(self, rebuild_id: str, *, failed: int) -> None:
        """Note that the new index is in use; `failed` papers are not in it."""
        self._change(
            rebuild_id,
            state="done",
            papers_done=RebuildRow.papers_total,
            papers_failed=failed,
            finished_at=datetime.now(UTC),
        )

    def fail(self, rebuild_id: str, message: str) -> None:
        """Note why the old index stays in use."""
        self._change(rebuild_id, state="failed", error_message=message, finished_at=datetime.now(UTC))

    def _change(self, rebuild_id: str, **values: object) -> None:
        unfinished = and_(RebuildRow.id == rebuild_id, RebuildRow.state.in_(UNFINISHED))
        self._session.execute(update(RebuildRow).where(unfinished).values(**values))


def _readings() -> Select[str, str, str | None, bool, int | None, bool]:
    return (
        select(
            DocumentRow.id,
            DocumentRow.filename,
            DocumentRow.extractor_version,
            DocumentRow.recognised,
            DocumentRow.points,
            func.coalesce(or_(_puts(JobRow), _puts(Recognition)), false()),
        )
        .outerjoin(JobRow, JobRow.id == DocumentRow.job_id)
        .outerjoin(Recognition, Recognition.id == DocumentRow.recognition_id)
        .where(DocumentRow.extractor_version.is_not(None))
    )


def _puts(job: type[JobRow]) -> ColumnElement[bool]:
    return and_(job.state.in_(UNFINISHED), job.stage.in_(PUTTING))


def _reading(row: Row[str, str, str | None, bool, int | None, bool]) -> KeptReading:
    document_id, filename, version, recognised, points, in_work = row
    return KeptReading(document_id, filename, ReadingName(version or "", recognised), points, in_work)
