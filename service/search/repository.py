"""How far the papers are read, from the database."""

import threading
import time
from collections import Counter
from dataclasses import replace

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from service.index.payloads import name_key
from service.jobs.repository import UNFINISHED
from service.search.ports import Coverage
from service.storage.database import Database
from service.storage.models import DocumentRow, JobRow, PageRow, RecordRow

SCANNED = "scan_no_text"
UNREAD_FATES = (SCANNED, "failed")
MOST_BODIES_NAMED = 20
LEISURE = 20
"""Times as long as a count takes, for which it serves: of a million pages it takes a tenth of a second."""


class CoverageRepository:
    """Counts papers by the state of their latest reading."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def progress(self) -> tuple[tuple[str, int], ...]:
        """A quick count that changes whenever a paper is taken in, read or deleted."""
        rows = self._session.execute(select(JobRow.state, func.count()).group_by(JobRow.state).order_by(JobRow.state))
        return tuple((state, count) for state, count in rows)

    def coverage(self) -> Coverage:
        """The counts at this moment."""
        by_state = select(JobRow.state, func.count()).join(DocumentRow, DocumentRow.job_id == JobRow.id)
        rows = self._session.execute(by_state.group_by(JobRow.state))
        states = {state: count for state, count in rows}  # noqa: C416
        unread = select(func.count()).select_from(PageRow).where(PageRow.fate.in_(UNREAD_FATES))
        papers = Coverage(
            papers_searched=states.get("done", 0),
            papers_in_work=states.get("queued", 0) + states.get("running", 0),
            papers_failed=states.get("failed", 0),
            pages_without_text=self._session.execute(unread).scalar_one(),
            pages_waiting=self._session.execute(_waiting()).scalar_one(),
        )
        return self._with_meetings(papers)

    def _with_meetings(self, papers: Coverage) -> Coverage:
        """Names that differ in case and spacing alone are one body, told as it is printed most often."""
        meetings = (RecordRow.kind == "meeting", RecordRow.public)
        named = select(RecordRow.body, func.count()).where(*meetings).group_by(RecordRow.body)
        printed: dict[str, Counter[str]] = {}
        for body, count in self._session.execute(named):
            if body:
                printed.setdefault(name_key(body), Counter())[body] += count
        names = sorted((-forms.total(), forms.most_common(1)[0][0]) for forms in printed.values())
        dated = select(func.min(RecordRow.date), func.max(RecordRow.date)).where(*meetings, RecordRow.date != "")
        first, last = self._session.execute(dated).one()
        return replace(
            papers,
            bodies=len(names),
            body_names=tuple(name for _, name in names[:MOST_BODIES_NAMED]),
            first_day=first,
            last_day=last,
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
    """The coverage source of a running service; counts anew when a paper's reading has moved on."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counting = threading.Lock()
        self._counted: Coverage | None = None
        self._progress: tuple[tuple[str, int], ...] = ()
        self._fresh_until = 0.0

    def coverage(self) -> Coverage:
        """The counts at this moment; those of a moment ago while much is being read, or while they are counted."""
        if self._counting.acquire(blocking=self._counted is None):
            try:
                if self._counted is None or time.monotonic() > self._fresh_until:
                    self._counted = self._count(self._counted)
            finally:
                self._counting.release()
        assert self._counted is not None
        return self._counted

    def _count(self, before: Coverage | None) -> Coverage:
        with self._database.session() as session:
            repository = CoverageRepository(session)
            progress = repository.progress()
            if before is not None and progress == self._progress:
                return before
            started = time.monotonic()
            counted = repository.coverage()
        now = time.monotonic()
        self._progress, self._fresh_until = progress, now + LEISURE * (now - started)
        return counted
