"""The embedding process from outside: it is started, ends, dies, and is started again."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.embedding import child
from service.embedding.errors import EmbedderClosedError, EmbeddingFailedError, ModelNotFoundError
from service.embedding.model_files import ModelFiles
from service.embedding.process import EmbeddingProcess
from tests.service.embedding import made_child


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddingProcess]:
    monkeypatch.setattr(child, "work", made_child.work)
    process = EmbeddingProcess(ModelFiles(tmp_path, "made-up"), "passages")
    yield process
    process.close()


def worker(process: EmbeddingProcess, text: str = "lamps") -> float:
    """The id of the process that answers."""
    return float(process.encode([text]).whole[0][0])


def test_one_process_answers_lot_after_lot(process: EmbeddingProcess) -> None:
    process.start()
    assert process.encode(["one", "two", "three"]).whole.shape == (3, 2)
    assert worker(process) == worker(process)


def test_a_process_that_ended_is_started_again(process: EmbeddingProcess) -> None:
    first = worker(process, "end")
    assert worker(process) != first


def test_texts_that_kill_the_process_twice_are_given_up(process: EmbeddingProcess) -> None:
    with pytest.raises(EmbeddingFailedError, match="died 2 times over 1 texts"):
        process.encode(["die"])
    assert worker(process) > 0


def test_a_defect_is_told_and_the_process_goes_on(process: EmbeddingProcess) -> None:
    before = worker(process)
    with pytest.raises(EmbeddingFailedError, match=r"made-up met a defect \(ValueError in encode"):
        process.encode(["crash"])
    assert worker(process) == before


def test_what_is_wrong_with_the_model_comes_through_and_is_tried_anew(process: EmbeddingProcess) -> None:
    before = worker(process)
    with pytest.raises(ModelNotFoundError, match="no model here"):
        process.encode(["model"])
    assert worker(process) != before


def test_closing_ends_what_is_under_way(process: EmbeddingProcess, tmp_path: Path) -> None:
    raised: list[BaseException] = []

    def ask() -> None:
        try:
            process.encode(["hang"])
        except EmbedderClosedError as error:
            raised.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    deadline = time.monotonic() + 20
    while not (tmp_path / "hanging").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    process.close()
    asking.join(20)
    assert len(raised) == 1
    process.start()
    with pytest.raises(EmbedderClosedError):
        process.encode(["lamps"])


def test_a_child_without_work_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from multiprocessing import Pipe

    monkeypatch.setattr(child, "IDLE_SECONDS", 0.01)
    monkeypatch.setattr("os.nice", lambda _: 0)
    ours, theirs = Pipe()
    child.work(theirs, ModelFiles(tmp_path, "none"), "passages")
    assert not ours.poll()


def test_a_child_tells_each_who_asks_that_it_has_no_model(tmp_path: Path) -> None:
    from multiprocessing import Pipe

    ours, theirs = Pipe()
    working = threading.Thread(target=child.work, args=(theirs, ModelFiles(tmp_path, "none"), "queries"))
    working.start()
    for _ in range(2):
        ours.send(["lamps"])
        answer = ours.recv()
        assert isinstance(answer, ModelNotFoundError)
    ours.close()
    working.join(20)
    assert not working.is_alive()
