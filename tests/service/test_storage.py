from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError

from service.documents.repository import DocumentPlace, DocumentQuery, DocumentRepository
from service.jobs.repository import JobRepository, new_job
from service.records.repository import Place, RecordQuery, RecordRepository
from service.records.rows import exempt_pages, issue_rows, page_rows, record_rows
from service.settings import Settings
from service.storage import migrate
from service.storage.database import Database
from service.storage.models import DocumentRow, JobRow, RecordKind, RecordRow, Table
from tests.service.made_papers import DECISION, SECRET, document_id, pdf, reading


def add(database: Database, name: str, *, minute: int = 0) -> tuple[str, JobRow]:
    identity = document_id(name.encode())
    job = new_job(identity, pages=2)
    moment = datetime(2026, 3, 2, 9, minute, tzinfo=UTC)
    with database.session() as session:
        row = DocumentRow(id=identity, filename=name, size=9, pages=2, job_id=job.id, created_at=moment)
        DocumentRepository(session).add(row)
        JobRepository(session).add(job)
    return identity, job


def save(database: Database, name: str, *, date: str | None = "2026-03-02", times: int = 1) -> str:
    content = pdf(name, 2)
    result = reading(content, name, date=date).result
    job = new_job(result.document.id, pages=2)
    with database.session() as session:
        moment = datetime(2026, 3, 2, tzinfo=UTC)
        row = DocumentRow(id=result.document.id, filename=name, size=9, pages=2, job_id=job.id, created_at=moment)
        DocumentRepository(session).add(row)
        JobRepository(session).add(job)
    for _ in range(times):
        with database.session() as session:
            RecordRepository(session).replace(
                result.document.id, records=record_rows(result), pages=page_rows(result), issues=issue_rows(result)
            )
            DocumentRepository(session).describe(result, recognised=False)
    return result.document.id


def test_migrations_lead_from_nothing_to_the_models(database: Database) -> None:
    assert migrate.differences(database.engine) == []
    assert migrate.current(database.engine) == migrate.head()
    assert set(inspect(database.engine).get_table_names()) == {*Table.metadata.tables, "alembic_version"}


def test_migrating_again_changes_nothing(database: Database) -> None:
    identity, _ = add(database, "kept.pdf")
    migrate.upgrade(database.engine)
    with database.session() as session:
        assert DocumentRepository(session).require(identity).filename == "kept.pdf"


def test_a_column_without_a_migration_is_noticed(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE jobs DROP COLUMN error_code")
    assert migrate.differences(database.engine)


def test_sqlite_keeps_a_log_and_syncs(tmp_path: Path) -> None:
    database = Database(Settings(data_dir=tmp_path).records_url)
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    database.close()


def test_a_job_needs_its_document(database: Database) -> None:
    with pytest.raises(IntegrityError), database.session() as session:
        JobRepository(session).add(new_job("sha256:none", pages=1))


def test_moments_keep_their_zone(database: Database) -> None:
    identity, job = add(database, "zoned.pdf", minute=7)
    east = timezone(timedelta(hours=3))
    with database.session() as session:
        session.get_one(JobRow, job.id).started_at = datetime(2026, 3, 2, 12, 0, tzinfo=east)
    with database.session() as session:
        assert DocumentRepository(session).require(identity).created_at == datetime(2026, 3, 2, 9, 7, tzinfo=UTC)
        assert JobRepository(session).require(job.id).started_at == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_document_is_added_once(database: Database) -> None:
    add(database, "once.pdf")
    with pytest.raises(IntegrityError):
        add(database, "once.pdf")


def test_one_of_two_wins_the_switch_of_a_job(database: Database) -> None:
    identity, job = add(database, "switched.pdf")
    with database.session() as session:
        documents = DocumentRepository(session)
        assert documents.switch_job(identity, old=job.id, new="first")
        assert not documents.switch_job(identity, old=job.id, new="second")


def test_the_status_of_a_document_follows_from_job_and_issues(database: Database) -> None:
    identity = save(database, "partial.pdf")

    def status() -> str:
        with database.session() as session:
            found = DocumentRepository(session).find(identity)
            assert found
            return found.status

    with database.session() as session:
        job = DocumentRepository(session).require(identity).job_id
    assert status() == "reading"
    with database.session() as session:
        JobRepository(session).finish(job)
    assert status() == "partial"


def test_documents_are_listed_from_a_place_on(database: Database) -> None:
    names = ["first.pdf", "second.pdf", "third.pdf"]
    rows = {name: add(database, name, minute=minute)[0] for minute, name in enumerate(names)}
    place = DocumentPlace(datetime(2026, 3, 2, 9, 2, tzinfo=UTC), rows["third.pdf"])
    with database.session() as session:
        found = DocumentRepository(session).list_newest(DocumentQuery(), after=place, limit=5)
    assert [entry.row.filename for entry in found] == ["second.pdf", "first.pdf"]


def test_an_ended_job_stays_as_it_ended(database: Database) -> None:
    _, job = add(database, "ended.pdf")
    with database.session() as session:
        jobs = JobRepository(session)
        jobs.enter(job.id, "extract")
        assert [entry.id for entry in jobs.unfinished()] == [job.id]
        jobs.fail(job.id, code="paper_broken", message="Broken.")
    with database.session() as session:
        jobs = JobRepository(session)
        jobs.enter(job.id, "save")
        jobs.count_pages(job.id, done=2, total=2)
        jobs.finish(job.id)
    with database.session() as session:
        jobs = JobRepository(session)
        row = jobs.require(job.id)
        assert (row.state, row.stage, row.pages_done, row.error_code) == ("failed", "extract", 0, "paper_broken")
        assert not jobs.unfinished()


def test_saving_a_reading_again_changes_nothing(database: Database) -> None:
    identity = save(database, "saved.pdf", times=2)
    with database.session() as session:
        records = RecordRepository(session)
        assert len(records.of_document(identity)) == 5
        assert [page.number for page in records.pages(identity)] == [1, 2]


def test_exempt_records_are_kept_but_not_listed(database: Database) -> None:
    identity = save(database, "exempt.pdf")
    with database.session() as session:
        records = RecordRepository(session)
        listed = records.list_public(RecordQuery("decision"), after=None, limit=10)
        assert [record.payload["text"] for record, _ in listed] == [DECISION]
        assert SECRET not in {row.payload.get("text") for row in records.of_document(identity)}
        assert [page.public for page in records.pages(identity)] == [True, False]


def listed(database: Database, query: RecordQuery) -> list[int]:
    with database.session() as session:
        return [row.position for row, _ in RecordRepository(session).list_public(query, after=None, limit=10)]


def change(database: Database, kind: RecordKind, changed: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    with database.session() as session:
        for row in session.scalars(select(RecordRow).where(RecordRow.kind == kind)):
            row.payload = changed(row.payload)


def test_decisions_on_amendments_are_told_from_others(database: Database) -> None:
    save(database, "amended.pdf")
    assert listed(database, RecordQuery("decision", amendment=False)) == [0]
    change(database, "decision", lambda payload: payload | {"amendment": True})
    assert listed(database, RecordQuery("decision", amendment=True)) == [0]
    assert listed(database, RecordQuery("decision", amendment=False)) == []


def test_a_reading_of_an_older_version_has_no_amendments_and_no_states(database: Database) -> None:
    save(database, "older.pdf")
    new = {"amendment", "state", "rag"}
    for kind in get_args(RecordKind):
        change(database, kind, lambda payload: {name: value for name, value in payload.items() if name not in new})
    assert listed(database, RecordQuery("decision", amendment=False)) == [0]
    assert listed(database, RecordQuery("decision", amendment=True)) == []
    assert listed(database, RecordQuery("action", state="open")) == []
    assert listed(database, RecordQuery("action")) == [0]


def test_states_and_rag_statuses_choose_records(database: Database) -> None:
    save(database, "stated.pdf")
    for query, found in [
        (RecordQuery("action", state="open", rag="amber"), [0]),
        (RecordQuery("action", state="closed"), []),
        (RecordQuery("target", rag="red"), [0]),
        (RecordQuery("target", rag="green"), []),
    ]:
        assert listed(database, query) == found


def test_an_owner_is_found_by_initials_and_by_name() -> None:
    content = pdf("Initials", 1)
    result = reading(content, "initials.pdf").result
    actions = tuple(a.model_copy(update={"owner": "LP", "assignee": "Lena Pell"}) for a in result.actions)
    (row,) = (row for row in record_rows(result.model_copy(update={"actions": actions})) if row.kind == "action")
    assert row.person == "LP · Lena Pell"
    nobody = tuple(action.model_copy(update={"owner": None}) for action in result.actions)
    (row,) = (row for row in record_rows(result.model_copy(update={"actions": nobody})) if row.kind == "action")
    assert row.person is None


def test_pages_of_exempt_parts_and_records_are_exempt() -> None:
    content = pdf("Pages", 3)
    assert set(exempt_pages(reading(content, "exempt.pdf").result)) == {3}
    assert not set(exempt_pages(reading(content, "open.pdf").result))


def test_records_are_listed_newest_meeting_first_and_undated_last(database: Database) -> None:
    old = save(database, "old.pdf", date="2025-01-01")
    undated = save(database, "undated.pdf", date=None)
    new = save(database, "new.pdf", date="2026-01-01")
    with database.session() as session:
        records = RecordRepository(session)
        listed = records.list_public(RecordQuery("decision"), after=None, limit=10)
        assert [document.id for _, document in listed] == [new, old, undated]
        rest = records.list_public(RecordQuery("decision"), after=Place("2026-01-01", new, 0), limit=1)
        assert [document.id for _, document in rest] == [old]
