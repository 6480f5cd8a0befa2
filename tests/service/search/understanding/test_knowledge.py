import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from service.documents.repository import DocumentRepository
from service.records.repository import RecordRepository
from service.search.understanding import knowledge
from service.search.understanding.knowledge import Knowledge
from service.search.understanding.repository import WordRepository
from service.storage.database import Database
from service.storage.models import DocumentRow, RecordRow, WordRow
from tests.service.made_papers import document_id, pdf
from tests.service.uploading import upload


def put(database: Database, name: str, words: set[str], *, body: str | None = None) -> str:
    """A paper with these words and a meeting of this body; again with others as often as wished."""
    identity = document_id(name.encode())
    with database.session() as session:
        if session.get(DocumentRow, identity) is None:
            row = DocumentRow(
                id=identity, filename=name, size=1, pages=1, job_id="", created_at=datetime(2026, 3, 2, tzinfo=UTC)
            )
            DocumentRepository(session).add(row)
        WordRepository(session).replace(identity, words)
        if body:
            RecordRepository(session).replace(identity, records=[_meeting(identity, body)], pages=[], issues=[])
    return identity


def _meeting(document: str, body: str) -> RecordRow:
    return RecordRow(
        document_id=document,
        kind="meeting",
        position=0,
        record_id="1",
        page=1,
        date="",
        body=body,
        public=True,
        payload={},
    )


def counts(database: Database) -> dict[str, int]:
    with database.session() as session:
        return {each.word: each.papers for each in WordRepository(session).changed_since(None)}


def test_words_are_counted_by_paper(database: Database) -> None:
    put(database, "a.pdf", {"bridge", "lamp"})
    put(database, "b.pdf", {"bridge"})
    assert counts(database) == {"bridge": 2, "lamp": 1}


def test_repeating_a_paper_changes_nothing(database: Database) -> None:
    put(database, "a.pdf", {"bridge"})
    with database.session() as session:
        before = WordRepository(session).changed_last()
    put(database, "a.pdf", {"bridge"})
    with database.session() as session:
        assert WordRepository(session).changed_last() == before
    assert counts(database) == {"bridge": 1}


def test_another_reading_of_a_paper_takes_the_place_of_the_first(database: Database) -> None:
    put(database, "a.pdf", {"bridge", "1amp"})
    put(database, "b.pdf", {"bridge"})
    put(database, "a.pdf", {"lamp"})
    assert counts(database) == {"bridge": 1, "lamp": 1}


def test_many_words_are_counted(database: Database) -> None:
    put(database, "a.pdf", {f"word{number}" for number in range(12_000)})
    assert len(counts(database)) == 12_000


def test_papers_that_come_at_once_do_not_wait_for_each_other(database: Database) -> None:
    failures: list[Exception] = []

    def come(name: str) -> None:
        try:
            put(database, name, {f"word{number}" for number in range(500)})
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=come, args=(f"{number}.pdf",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert set(counts(database).values()) == {6}


def test_a_word_that_went_is_told_once(database: Database) -> None:
    put(database, "a.pdf", {"bridge"})
    with database.session() as session:
        moment = WordRepository(session).changed_last()
    put(database, "a.pdf", {"lamp"})
    with database.session() as session:
        told = {each.word: each.papers for each in WordRepository(session).changed_since(moment)}
    assert told == {"bridge": 0, "lamp": 1}


def test_the_words_and_bodies_are_known(database: Database) -> None:
    put(database, "a.pdf", {"bridges"}, body="Ashcombe Council")
    known = Knowledge(database).current()
    assert known.vocabulary.holds("bridge")
    assert len(known.bodies) == 1


def test_no_papers_no_knowledge(database: Database) -> None:
    known = Knowledge(database).current()
    assert (len(known.vocabulary), len(known.bodies)) == (0, 0)


@pytest.fixture
def refreshed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Knowledge], None]:
    """Makes a `Knowledge` look again and waits for it."""
    monkeypatch.setattr(knowledge, "REFRESH_SECONDS", -1.0)

    def refresh(known: Knowledge) -> None:
        known.current()
        for thread in threading.enumerate():
            if thread.name == "refresh-vocabulary":
                thread.join()

    return refresh


def test_papers_that_come_are_known_soon(database: Database, refreshed: Callable[[Knowledge], None]) -> None:
    put(database, "a.pdf", {"bridge", "1amp"}, body="Ashcombe Council")
    known = Knowledge(database)
    before = known.current()
    put(database, "a.pdf", {"bridge", "lamp"})
    put(database, "b.pdf", {"bridge"}, body="Ferrisby Board")
    refreshed(known)
    vocabulary = known.current().vocabulary
    assert [vocabulary.papers(word) for word in ("bridge", "lamp", "1amp")] == [2, 1, 0]
    assert len(known.current().bodies) == 2
    assert before.vocabulary.papers("lamp") == 0, "what a question has in hand stays as it is"


def test_a_change_that_was_late_to_commit_is_known(database: Database, refreshed: Callable[[Knowledge], None]) -> None:
    put(database, "a.pdf", {"bridge"})
    known = Knowledge(database)
    known.current()
    put(database, "b.pdf", {"lamp"})
    put(database, "c.pdf", {"tower"})
    with database.session() as session:
        earlier = datetime.now(UTC) - timedelta(seconds=20)
        session.execute(update(WordRow).where(WordRow.word == "lamp").values(changed_at=earlier))
    refreshed(known)
    assert known.current().vocabulary.holds("lamp")


def test_where_the_database_fails_what_was_known_serves_on(
    database: Database, refreshed: Callable[[Knowledge], None], caplog: pytest.LogCaptureFixture
) -> None:
    put(database, "a.pdf", {"bridge"})
    known = Knowledge(database)
    known.current()
    WordRow.metadata.tables["words"].drop(database.engine)
    refreshed(known)
    assert known.current().vocabulary.holds("bridge")
    assert "words of the papers cannot be read" in caplog.text


def test_what_is_uploaded_is_known_and_what_is_exempt_is_not(client: TestClient) -> None:
    paper = pdf("Exempt words", 3)
    upload(client, paper, "exempt-words.pdf")
    services = client.app_state["services"]
    with services.database.session() as session:
        words = {each.word for each in WordRepository(session).changed_since(None)}
    assert "mended" in words
    assert "settlement" not in words
