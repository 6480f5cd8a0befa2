import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.search.ports import Coverage
from service.search.repository import MOST_BODIES_NAMED, DatabaseCoverage
from service.storage import migrate
from service.storage.database import Database
from service.storage.models import DocumentRow, JobRow, PageRow, RecordRow

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'records.sqlite'}")
    migrate.upgrade(made.engine)
    yield made
    made.close()


def add_paper(database: Database, number: int, *job_states: str, fates: tuple[str, ...] = ()) -> None:
    """A paper with its jobs, the last of which is the latest, and pages."""
    document_id = f"sha256:{number:064}"
    with database.session() as session:
        latest = f"job-{number}-{len(job_states)}"
        session.add(
            DocumentRow(id=document_id, filename="a.pdf", size=1, pages=len(fates), job_id=latest, created_at=NOON)
        )
        session.flush()
        for position, state in enumerate(job_states, start=1):
            session.add(
                JobRow(
                    id=f"job-{number}-{position}",
                    document_id=document_id,
                    state=state,
                    stage="index",
                    pages_done=0,
                    pages_total=0,
                    created_at=NOON,
                )
            )
        for page, fate in enumerate(fates, start=1):
            session.add(
                PageRow(document_id=document_id, number=page, fate=fate, width=595.0, height=842.0, public=True)
            )


def add_meeting(database: Database, number: int, body: str | None, day: str, *, public: bool = True) -> None:
    with database.session() as session:
        place = {"document_id": f"sha256:{1:064}", "kind": "meeting", "position": number, "page": 1, "payload": {}}
        session.add(RecordRow(**place, record_id=f"meeting-{number}", body=body, date=day, public=public))


def test_nothing_is_covered_at_first(database: Database) -> None:
    assert DatabaseCoverage(database).coverage() == Coverage(0, 0, 0, 0)


def test_papers_count_by_their_latest_job_and_pages_by_their_fate(database: Database) -> None:
    add_paper(database, 1, "done", fates=("text", "scan_no_text", "failed", "empty", "ocr"))
    add_paper(database, 2, "failed", "done", fates=("scan_no_text",))
    add_paper(database, 3, "queued")
    add_paper(database, 4, "done", "running")
    add_paper(database, 5, "failed")
    assert DatabaseCoverage(database).coverage() == Coverage(
        papers_searched=2, papers_in_work=2, papers_failed=1, pages_without_text=3
    )


def test_bodies_and_days_are_those_of_public_meetings(database: Database) -> None:
    add_paper(database, 1, "done")
    meetings = [
        ("Vale", "2026-03-02"),
        ("Vale", ""),
        ("Ashcombe", "2025-01-05"),
        ("VALE", ""),
        ("vale ", "2026-05-01"),
        (None, ""),
    ]
    for number, (body, day) in enumerate(meetings):
        add_meeting(database, number, body, day)
    add_meeting(database, 9, "Secret Panel", "2030-01-01", public=False)
    coverage = DatabaseCoverage(database).coverage()
    assert (coverage.bodies, coverage.body_names) == (2, ("Vale", "Ashcombe"))
    assert (coverage.first_day, coverage.last_day) == ("2025-01-05", "2026-05-01")


def test_only_the_bodies_with_most_meetings_are_named(database: Database) -> None:
    add_paper(database, 1, "done")
    for number in range(MOST_BODIES_NAMED + 5):
        add_meeting(database, number, f"Body {number:02}", "2026-03-02")
    add_meeting(database, 99, "Body 24", "2026-03-02")
    coverage = DatabaseCoverage(database).coverage()
    assert coverage.bodies == MOST_BODIES_NAMED + 5
    assert coverage.body_names[:2] == ("Body 24", "Body 00")
    assert len(coverage.body_names) == MOST_BODIES_NAMED


def test_counts_follow_the_papers_soon(database: Database) -> None:
    source = DatabaseCoverage(database)
    assert source.coverage().papers_searched == 0
    add_paper(database, 1, "done")
    deadline = time.monotonic() + 10
    while source.coverage().papers_searched == 0:
        assert time.monotonic() < deadline
        time.sleep(0.01)
