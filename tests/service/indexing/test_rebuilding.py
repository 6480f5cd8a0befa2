"""The index made anew beside the one that is searched."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from service.index.qdrant_edge import EdgeIndex
from service.index.qdrant_server import ServerIndex
from service.indexing.agreement import compare
from service.indexing.making import Maker
from service.indexing.rebuilding import rebuild
from service.parsing.errors import ReadingStoppedError
from service.storage.models import DocumentRow
from tests.service.indexing.made_store import MadeStore
from tests.service.made_papers import SCANNED_DECISION, document_id, pdf

ROOT = Path(__file__).parents[3]
NAMES = ["one.pdf", "two.pdf", "three.pdf"]
PATIENCE_SECONDS = 180
NEW_MODEL = "another-model"


def rebuilt(store: MadeStore, progress: Callable[[int, int], None] = lambda _done, _total: None) -> frozenset[str]:
    with store.maker() as maker:
        return rebuild(store.holdings, maker, progress)


def filenames(store: MadeStore) -> set[str]:
    return {hit.point.filename for hit in store.index.matching({"bridg": 1.0}, limit=99)}


def generations(store: MadeStore) -> list[str]:
    return sorted(path.name for path in (store.folder / "index").iterdir() if path.is_dir())


def test_it_holds_all_papers_and_the_old_one_is_gone(store: MadeStore) -> None:
    for name in NAMES:
        store.read(name)
    before, counts = generations(store), []
    store.embedder.name = NEW_MODEL
    assert rebuilt(store, lambda done, total: counts.append((done, total))) == frozenset()
    assert compare(store.holdings).disagreements == ()
    assert filenames(store) == set(NAMES)
    assert counts == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert len(generations(store)) == 1
    assert generations(store) != before


def test_it_outlives_the_process(store: MadeStore) -> None:
    store.read(NAMES[0])
    rebuilt(store)
    store.index.close()
    store.index.ensure(store.embedder.dimension)
    assert filenames(store) == {NAMES[0]}


def test_questions_are_answered_throughout(store: MadeStore) -> None:
    for name in NAMES:
        store.read(name)
    over, answers = threading.Event(), []

    def ask() -> None:
        while not over.is_set():
            answers.append(filenames(store))

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        rebuilt(store)
    finally:
        over.set()
        asking.join()
    assert len(answers) > 10
    assert all(answer == set(NAMES) for answer in answers)


def test_papers_that_come_or_are_read_again_meanwhile_are_in_it(store: MadeStore) -> None:
    """The first has been put by then, the second is about to be, the third was never seen before."""
    store.read("scanned-first.pdf")
    store.read("scanned-second.pdf")
    store.embedder.name = NEW_MODEL
    embedded = 0

    def meanwhile() -> None:
        nonlocal embedded
        embedded += 1
        if embedded != 2:
            return
        for name in ("scanned-first.pdf", "scanned-second.pdf"):
            store.save(name, ocr=True)
            store.put(name, ocr=True)
        store.read("third.pdf")

    store.embedder.before = meanwhile
    rebuilt(store)
    assert embedded > 2
    assert filenames(store) == {"scanned-first.pdf", "scanned-second.pdf", "third.pdf"}
    recognised = {hit.point.filename for hit in store.index.matching({"lamp": 1.0}, limit=9)}
    assert recognised == {"scanned-first.pdf", "scanned-second.pdf"}
    assert SCANNED_DECISION in {hit.point.text for hit in store.index.matching({"lamp": 1.0}, limit=9)}
    assert compare(store.holdings).disagreements == ()


@pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning")
@pytest.mark.parametrize("engine", ["embedded", "server"])
def test_a_paper_whose_reading_is_lost_stays_as_it_was(tmp_path: Path, engine: str) -> None:
    server = ServerIndex(":memory:", collection="made") if engine == "server" else None
    store = MadeStore(tmp_path, server or EdgeIndex(tmp_path / "index"))
    lost, _ = store.read("lost.pdf"), store.read("sound.pdf")
    held = store.index.documents()[lost]
    store.lose_reading(lost)
    assert rebuilt(store) == {lost}
    assert filenames(store) == {"lost.pdf", "sound.pdf"}
    assert store.index.documents()[lost] == held
    store.close()


def test_one_that_is_stopped_midway_changes_nothing(store: MadeStore) -> None:
    for name in NAMES:
        store.read(name)
    before, held = generations(store), store.index.documents()
    with store.maker() as maker:
        stop_after_one(store, maker)
    assert store.index.documents() == held
    assert generations(store) == before
    rebuilt(store)
    assert filenames(store) == set(NAMES)


def stop_after_one(store: MadeStore, maker: Maker) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            maker.close()

    with pytest.raises(ReadingStoppedError):
        rebuild(store.holdings, maker, stop)


KILLED = """
import os, sys
from pathlib import Path
from service.index.qdrant_edge import EdgeIndex
from service.indexing.making import Maker
from service.indexing.rebuilding import rebuild
from service.storage.models import DocumentRow
from tests.service.indexing.made_store import MadeStore
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    store = MadeStore(folder, EdgeIndex(folder / "index"))
    rebuild(store.holdings, Maker(store.holdings), lambda done, total: os._exit(9) if done == 2 else None)
"""


def test_one_that_is_killed_midway_costs_nothing(store: MadeStore, tmp_path: Path) -> None:
    for name in NAMES:
        store.read(name)
    held = store.index.documents()
    store.index.close()
    (tmp_path / "killed.py").write_text(KILLED)
    run = subprocess.run(
        [sys.executable, tmp_path / "killed.py", tmp_path],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        timeout=PATIENCE_SECONDS,
    )
    assert run.returncode == 9
    assert len(generations(store)) == 2
    store.index.ensure(store.embedder.dimension)
    assert store.index.documents() == held
    assert filenames(store) == set(NAMES)
    assert len(generations(store)) == 1


@pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning")
def test_another_engine_is_filled_from_the_store(store: MadeStore, tmp_path: Path) -> None:
    for name in NAMES:
        store.read(name)
    server = MadeStore(tmp_path, ServerIndex(":memory:", collection="made"))
    assert server.index.documents() == {}
    assert {one.problem for one in compare(server.holdings).disagreements} == {"missing"}
    rebuilt(server)
    assert server.index.documents() == store.index.documents()
    assert server.embedder.texts == []
    server.close()
    back = MadeStore(tmp_path, EdgeIndex(tmp_path / "another"))
    rebuilt(back)
    assert back.index.documents() == store.index.documents()
    back.close()


def test_papers_gone_from_the_store_are_not_in_it(store: MadeStore) -> None:
    store.read(NAMES[0])
    identity = store.read(NAMES[1])
    with store.database.session() as session:
        session.delete(session.get_one(DocumentRow, identity))
    rebuilt(store)
    assert set(store.index.documents()) == {document_id(pdf(NAMES[0]))}
