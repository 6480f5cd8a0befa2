"""How far the papers are read, from the database."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from service.jobs.repository import UNFINISHED
from service.search.ports import Coverage
from service.storage.database import Database
from service.storage.models import DocumentRow, JobRow, PageRow

SCANNED = "scan_no_text"
UNREAD_FATES = (SCANNED, "failed")


class CoverageRepository:
    """Counts papers by the state of their latest reading."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def coverage(self) -> Coverage:
        """The counts at this moment."""
        by_state = select(JobRow.state, func.count()).join(DocumentRow, DocumentRow.job_id == JobRow.id)
        rows = self._session.execute(by_state.group_by(JobRow.state))
        states = {state: count for state, count in rows}  # noqa: C416
        unread = select(func.count()).select_from(PageRow).where(PageRow.fate.in_(UNREAD_FATES))
        return Coverage(
            papers_searched=states.get("done", 0),
            papers_in_work=states.get("queued", 0) + states.get("running", 0),
            papers_failed=states.get("failed", 0),
            pages_without_text=self._session.execute(unread).scalar_one(),
            pages_waiting=self._session.execute(_waiting()).scalar_one(),
        )


def _waiting() -> Select[int]:
    return (
        select(func.count())
        .select_from(PageRow)
        .join(DocumentRow, DocumentRow.id == PageRow.document_id)
        .join(JobRow, JobRow.id == DocumentRow.recognition_id)
        .where(PageRow.fate == SCANNED, JobRow.state.in_(UNFINISHED))
    )


class DatabaseCoverage:
    """The coverage source of a running service."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def coverage(self) -> Coverage:
        """The counts at this moment."""
        with self._database.session() as session:
            return CoverageRepository(session).coverage()
