"""Graphs are built by a process of their own, on a copy, while the index is asked and changed."""

import logging
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from service.embedding.port import PassageVectors
from service.index import graph_building
from service.index.graph_building import GraphProcess, GraphWatch
from service.index.graph_order import GraphOrder
from service.index.port import Filter, Point
from service.index.qdrant_edge import EdgeIndex
from service.index.tuning import Quantisation, Tuning
from tests.service.index.made_points import make_point, words

DIMENSION = 16
POINTS = 400
PAPERS = 8
NEVER = Tuning(graph_points=0)
WAITING, FAILING = "tests.service.index.made_waiting_child", "tests.service.index.made_failing_child"
SOON_SECONDS = 60.0


def paper(number: int) -> str:
    return f"sha256:{number:064}"


def direction(seed: int) -> PassageVectors:
    chance = random.Random(seed)
    vector = [chance.gauss(0, 1) for _ in range(DIMENSION)]
    length = sum(x * x for x in vector) ** 0.5
    unit = tuple(x / length for x in vector)
    return PassageVectors(unit, (unit,))


def points_of(number: int) -> list[Point]:
    first = number * POINTS // PAPERS
    return [
        make_point(n + 1, f"Lamp {n} on street {n % 7}.", document_id=paper(number), body=f"Body {n % 4}")
        for n in range(first, first + POINTS // PAPERS)
    ]


def fill(index: EdgeIndex) -> None:
    index.ensure(DIMENSION)
    for number in range(PAPERS):
        points = points_of(number)
        index.replace_document(paper(number), points, [direction(int(p.id[-12:])) for p in points], edition="one")


def wait_for(what: Callable[[], object]) -> None:
    end = time.monotonic() + SOON_SECONDS
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[EdgeIndex]:
    made = EdgeIndex(tmp_path / "index", NEVER)
    fill(made)
    yield made
    made.close()


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def test_answers_are_the_same_with_a_graph(index: EdgeIndex, tmp_path: Path) -> None:
    questions = [direction(1000 + n).whole for n in range(10)]
    filters = (Filter(), Filter(bodies=("Body 2",)), Filter(document_ids=(paper(3),)))
    before = [index.nearest(question, within=within, limit=10) for question in questions for within in filters]
    assert index.points_without_graph() == POINTS
    assert index.build_graph()
    assert index.points_without_graph() == 0
    after = [index.nearest(question, within=within, limit=10) for question in questions for within in filters]
    assert [[hit.point for hit in hits] for hits in after] == [[hit.point for hit in hits] for hits in before]
    assert len(index.matching(words("street"), limit=POINTS)) == POINTS
    assert generations(tmp_path / "index") == ["g000002"]


@pytest.mark.parametrize("quantisation", ["scalar", "binary"])
def test_scores_are_those_of_the_originals_where_vectors_are_quantised(
    tmp_path: Path, quantisation: Quantisation
) -> None:
    index = EdgeIndex(tmp_path / "index", replace(NEVER, quantisation=quantisation, on_disk=True))
    fill(index)
    asked = direction(77)
    [before] = index.nearest(asked.whole, limit=1)
    assert index.build_graph()
    [after] = index.nearest(asked.whole, limit=1)
    assert after.point == before.point
    assert after.score == pytest.approx(before.score, abs=1e-5)
    index.close()


def test_points_are_found_that_came_and_went_after_a_graph(index: EdgeIndex, tmp_path: Path) -> None:
    index.build_graph()
    new = make_point(9001, "A ferry.", document_id=paper(99))
    index.replace_document(paper(99), [new], [direction(9001)], edition="two")
    index.delete_document(paper(0))
    assert index.points_without_graph() == 1
    index.close()
    again = EdgeIndex(tmp_path / "index", NEVER)
    again.ensure(DIMENSION)
    assert again.points_without_graph() == 1
    assert again.nearest(direction(9001).whole, limit=1)[0].point == new
    assert again.count() == POINTS - POINTS // PAPERS + 1
    assert again.build_graph()
    assert again.points_without_graph() == 0
    assert again.nearest(direction(9001).whole, limit=1)[0].point == new
    again.close()


def test_questions_and_changes_go_on_while_a_graph_is_built(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    index = EdgeIndex(folder, NEVER, graphs=GraphProcess(WAITING))
    fill(index)
    building = threading.Thread(target=index.build_graph)
    building.start()
    wait_for(lambda: len(generations(folder)) == 2)
    new = make_point(9001, "A ferry.", document_id=paper(99))
    index.replace_document(paper(99), [new], [direction(9001)], edition="two")
    index.replace_document(
        paper(1), [replace(new, id=points_of(1)[0].id, document_id=paper(1))], [direction(5)], edition="two"
    )
    index.delete_document(paper(0))
    assert index.nearest(direction(9001).whole, limit=1)[0].point == new
    expected = index.documents()
    (folder / "go").touch()
    building.join(SOON_SECONDS)
    assert generations(folder) == ["g000002"]
    assert index.documents() == expected
    assert index.nearest(direction(9001).whole, limit=1)[0].point == new
    assert {hit.point.document_id for hit in index.matching(words("ferry"), limit=10)} == {paper(99), paper(1)}
    index.close()


def test_an_index_goes_on_without_a_graph_where_its_process_is_killed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    graphs = GraphProcess(WAITING)
    index = EdgeIndex(tmp_path / "index", NEVER, graphs=graphs)
    fill(index)
    built: list[bool] = []
    building = threading.Thread(target=lambda: built.append(index.build_graph()))
    building.start()
    wait_for(lambda: graphs.pid)
    assert graphs.pid is not None
    os.kill(graphs.pid, signal.SIGKILL)
    building.join(SOON_SECONDS)
    assert built == [False]
    assert "for want of memory" in caplog.text
    assert generations(tmp_path / "index") == ["g000001"]
    assert index.count() == POINTS
    assert index.points_without_graph() == POINTS
    index.begin_successor().abandon()  # nothing is under way any more
    index.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent ended")
def test_nobody_builds_on_for_a_process_that_was_killed(tmp_path: Path) -> None:
    """It would wait for `go` for ever."""
    order = GraphOrder(tmp_path / "index" / "g000002", DIMENSION, NEVER)
    program = f"from service.index.graph_building import GraphProcess; GraphProcess({WAITING!r}).build({order!r})"
    order.folder.parent.mkdir()
    imports = "from pathlib import PosixPath; from service.index.graph_order import GraphOrder; "
    tuning = "from service.index.tuning import Tuning; "
    parent = subprocess.Popen([sys.executable, "-c", imports + tuning + program])
    child = order.folder.parent / "pid"
    wait_for(child.exists)
    parent.kill()
    parent.wait()
    wait_for(lambda: not Path("/proc", child.read_text(), "exe").exists())


def test_why_a_graph_could_not_be_built_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    index = EdgeIndex(tmp_path / "index", NEVER, graphs=GraphProcess(FAILING))
    index.ensure(DIMENSION)
    assert not index.build_graph()
    assert "MemoryError: no room for a graph" in caplog.text
    index.close()


def test_a_graph_is_built_by_itself_when_it_is_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_building, "CHECK_SECONDS", 0.05)
    monkeypatch.setattr(graph_building, "QUIET_SECONDS", 0.2)
    index = EdgeIndex(tmp_path / "index", Tuning(graph_points=POINTS - 1))
    fill(index)
    wait_for(lambda: index.points_without_graph() == 0)
    index.close()


def test_closing_gives_a_graph_under_way_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_building, "CHECK_SECONDS", 0.05)
    monkeypatch.setattr(graph_building, "QUIET_SECONDS", 0.0)
    graphs = GraphProcess(WAITING)
    index = EdgeIndex(tmp_path / "index", Tuning(graph_points=10), graphs=graphs)
    fill(index)
    wait_for(lambda: graphs.pid)
    index.close()
    assert graphs.pid is None
    assert generations(tmp_path / "index") == ["g000001"]


def test_a_large_successor_takes_over_with_its_graph(tmp_path: Path) -> None:
    index = EdgeIndex(tmp_path / "index", Tuning(graph_points=POINTS - 1))
    index.ensure(DIMENSION)
    successor = index.begin_successor()
    for number in range(PAPERS):
        points = points_of(number)
        successor.replace_document(paper(number), points, [direction(n) for n in range(len(points))], edition="two")
    successor.switch()
    assert index.points_without_graph() == 0
    assert index.count() == POINTS
    assert len(generations(tmp_path / "index")) == 1
    index.close()


@pytest.mark.parametrize(
    ("lacking", "quiet", "built"), [(10, True, False), (11, True, True), (11, False, False), (31, False, True)]
)
def test_a_graph_is_due_with_points_enough_and_quiet_or_far_too_many(
    lacking: int, quiet: bool, built: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph_building, "CHECK_SECONDS", 0.01)
    monkeypatch.setattr(graph_building, "QUIET_SECONDS", 0.0 if quiet else 3600.0)
    asked, began = threading.Event(), threading.Event()

    def count() -> int:
        if watched.wait(0):
            asked.set()
        watched.set()
        return lacking

    def build() -> bool:
        began.set()
        return False

    watched = threading.Event()
    watch = GraphWatch(due_at=10, lacking=count, build=build)
    watch.written()
    watch.start()
    assert asked.wait(SOON_SECONDS)
    watch.stop()
    assert began.is_set() is built


def test_a_graph_that_failed_is_not_tried_again_at_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(graph_building, "CHECK_SECONDS", 0.01)
    tried: list[int] = []

    def build() -> bool:
        tried.append(1)
        raise OSError("no space left")

    def count() -> int:
        asked.append(1)
        return 5

    asked: list[int] = []
    watch = GraphWatch(due_at=0, lacking=count, build=build)
    with caplog.at_level(logging.ERROR):
        watch.start()
        wait_for(lambda: len(asked) > 3)
        watch.stop()
    assert tried == [1]
    assert "no space left" in caplog.text
