"""How far the papers are read, from the database."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.search.ports import Coverage
from service.storage.database import Database
from service.storage.models import DocumentRow, JobRow, PageRow

UNREAD_FATES = ("scan_no_text", "failed")


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
        )


class DatabaseCoverage:
    """The coverage source of a running service."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def coverage(self) -> Coverage:
        """The counts at this moment."""
        with self._database.session() as session:
            return CoverageRepository(session).coverage()
