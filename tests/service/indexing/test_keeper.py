"""The thread that keeps the index in agreement with the store."""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from service.index.errors import IndexUnreachableError
from service.index.graph_building import GraphProcess
from service.index.qdrant_edge import EdgeIndex
from service.index.tuning import Tuning
from service.indexing import keeper as keeping
from service.indexing.coverage import IndexCoverage
from service.indexing.keeper import MOST_STARTS, Keeper, Standing
from service.indexing.repository import RebuildRepository
from service.indexing.turns import LOCK
from service.search.ports import Coverage
from service.storage.lock import FolderLock
from service.storage.models import RebuildRow
from tests.service.indexing.made_store import MadeStore
from tests.service.made_papers import document_id, pdf

PATIENCE_SECONDS = 30
NAMES = ["one.pdf", "two.pdf", "three.pdf"]


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.02)


def unindexed(store: MadeStore) -> None:
    for name in NAMES:
        store.finish(store.take_in(name))
        store.save(name)


def asked(store: MadeStore) -> str:
    with store.database.session() as session:
        return RebuildRepository(session).ask().id


def rebuild_of(store: MadeStore, rebuild_id: str) -> RebuildRow:
    with store.database.session() as session:
        row = RebuildRepository(session).find(rebuild_id)
        assert row is not None
        return row


class Started:
    """A keeper that is stopped at the end."""

    def __init__(self, store: MadeStore) -> None:
        self.keeper = Keeper(store.holdings, store.folder)

    def __enter__(self) -> Keeper:
        self.keeper.start()
        return self.keeper

    def __exit__(self, *_: object) -> None:
        self.keeper.stop()


def test_what_disagrees_at_the_start_is_indexed_while_it_tells_how_far_it_is(store: MadeStore) -> None:
    unindexed(store)
    store.read("there-already.pdf")
    told: list[str] = []
    go_on = threading.Event()

    def wait() -> None:
        told.append(str(keeper.standing))
        assert go_on.wait(PATIENCE_SECONDS)

    store.embedder.before = wait
    with Started(store) as keeper:
        until(lambda: bool(told))
        assert told == ["1 of 4 papers"]
        assert len(store.index.documents()) == 1
        go_on.set()
        until(lambda: len(store.index.documents()) == 4)
        until(lambda: str(keeper.standing) == "ok")
    assert told == ["1 of 4 papers", "2 of 4 papers", "3 of 4 papers"]


def test_a_paper_of_which_nothing_can_be_made_is_not_taken_for_searched(
    store: MadeStore, caplog: pytest.LogCaptureFixture
) -> None:
    unindexed(store)
    store.damage_reading(store.read("damaged.pdf"))
    store.index.delete_document(document_id(pdf("damaged.pdf")))
    with caplog.at_level(logging.INFO), Started(store) as keeper:
        until(lambda: "in the index: 3 of 4 papers" in caplog.text)
        assert str(keeper.standing) == "3 of 4 papers"


def test_coverage_counts_what_waits_for_the_index_as_in_work(store: MadeStore) -> None:
    class Readings:
        def coverage(self) -> Coverage:
            return Coverage(papers_searched=4, papers_in_work=1, papers_failed=2, pages_without_text=0)

    keeper = Keeper(store.holdings, store.folder)
    keeper.standing = Standing(1, 4)
    told = IndexCoverage(Readings(), keeper).coverage()
    assert (told.papers_searched, told.papers_in_work, told.papers_failed) == (1, 4, 2)


def test_a_rebuild_that_is_asked_for_is_made(store: MadeStore) -> None:
    store.read(NAMES[0])
    with Started(store) as keeper:
        rebuild_id = asked(store)
        keeper.wake()
        until(lambda: rebuild_of(store, rebuild_id).state == "done")
    row = rebuild_of(store, rebuild_id)
    assert (row.papers_done, row.papers_total, row.papers_failed, row.starts) == (1, 1, 0, 1)
    assert row.finished_at is not None


def test_a_rebuild_that_was_stopped_is_made_after_the_next_start(store: MadeStore) -> None:
    unindexed(store)
    rebuild_id, begun = asked(store), threading.Event()
    store.embedder.before = begun.set
    with Started(store):
        assert begun.wait(PATIENCE_SECONDS)
    assert rebuild_of(store, rebuild_id).state == "running"
    with Started(store):
        until(lambda: rebuild_of(store, rebuild_id).state == "done")
    assert rebuild_of(store, rebuild_id).starts == 2
    assert len(store.index.documents()) == len(NAMES)


def test_a_rebuild_that_always_ends_in_a_stop_is_given_up(store: MadeStore) -> None:
    rebuild_id = asked(store)
    with store.database.session() as session:
        for _ in range(MOST_STARTS):
            RebuildRepository(session).begin(rebuild_id)
    with Started(store):
        until(lambda: rebuild_of(store, rebuild_id).state == "failed")
    assert "ask again" in (rebuild_of(store, rebuild_id).error_message or "")


def test_asking_twice_is_asking_once(store: MadeStore) -> None:
    first = asked(store)
    assert asked(store) == first
    with Started(store):
        until(lambda: rebuild_of(store, first).state == "done")
    assert asked(store) != first


def test_a_rebuild_that_fails_tells_why_and_leaves_the_index(store: MadeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.read(NAMES[0])
    held = store.index.documents()

    def unreachable() -> None:
        raise IndexUnreachableError("the made-up server does not answer")

    monkeypatch.setattr(store.index, "begin_successor", unreachable)
    rebuild_id = asked(store)
    with Started(store):
        until(lambda: rebuild_of(store, rebuild_id).state == "failed")
    assert rebuild_of(store, rebuild_id).error_message == "the made-up server does not answer"
    assert store.index.documents() == held


def test_trouble_is_told_and_passes(store: MadeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    unindexed(store)
    monkeypatch.setattr(keeping, "RETRY_SECONDS", 0.2)
    documents, fails = store.index.documents, [True, True]

    def sometimes() -> dict[str, tuple[str, int]]:
        if fails:
            fails.pop()
            raise IndexUnreachableError("the made-up server does not answer")
        return documents()

    monkeypatch.setattr(store.index, "documents", sometimes)
    with Started(store) as keeper:
        until(lambda: keeper.standing.trouble == "the made-up server does not answer")
        until(lambda: len(documents()) == len(NAMES))
        until(lambda: str(keeper.standing) == "ok")


def test_one_process_at_a_time_changes_the_index_as_a_whole(store: MadeStore) -> None:
    unindexed(store)
    other = FolderLock(store.folder, LOCK)
    other.take()
    with Started(store):
        time.sleep(0.3)
        assert store.index.documents() == {}
        other.release()
        until(lambda: len(store.index.documents()) == len(NAMES))


def test_a_stop_while_another_process_has_the_turn_is_heeded(store: MadeStore) -> None:
    other = FolderLock(store.folder, LOCK)
    other.take()
    with Started(store) as keeper:
        pass
    assert not keeper._thread.is_alive()
    other.release()


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (Standing(), "ok"),
        (Standing(120, 400), "120 of 400 papers"),
        (Standing(120, 400, "no room"), "120 of 400 papers: no room"),
        (Standing(0, 0, "no room"), "no room"),
    ],
)
def test_the_standing_in_words(standing: Standing, told: str) -> None:
    assert str(standing) == told


def test_defects_are_told_without_the_words_of_a_paper(store: MadeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.read(NAMES[0])

    def defect() -> None:
        raise KeyError("words of a paper")

    monkeypatch.setattr(store.index, "begin_successor", defect)
    rebuild_id = asked(store)
    with Started(store):
        until(lambda: rebuild_of(store, rebuild_id).state == "failed")
    message = rebuild_of(store, rebuild_id).error_message or ""
    assert "KeyError" in message
    assert "words of a paper" not in message


def test_a_stop_while_the_new_index_gets_its_graph_keeps_the_rebuild_for_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "STOP_SECONDS", 0.1)
    index = EdgeIndex(tmp_path / "index", Tuning(graph_points=5))
    graphs = GraphProcess("tests.service.index.made_waiting_child")
    monkeypatch.setattr(index, "_graphs", graphs)
    store = MadeStore(tmp_path, index)
    for name in NAMES:
        store.read(name)
    rebuild_id = asked(store)
    with Started(store) as keeper:
        until(lambda: graphs.pid is not None)
    index.close()
    until(lambda: not keeper._thread.is_alive())
    assert rebuild_of(store, rebuild_id).state == "running"
    (tmp_path / "index" / "go").touch()
    index.ensure(store.embedder.dimension)
    with Started(store):
        until(lambda: rebuild_of(store, rebuild_id).state == "done")
    assert index.points_without_graph() == 0
    assert len(index.documents()) == len(NAMES)
    store.close()
