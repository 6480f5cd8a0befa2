"""What only the embedded engine does: it keeps its points in a folder that one process owns."""

from pathlib import Path

import pytest

from service.index import edge_successor
from service.index.edge_shard import Shard
from service.index.errors import IndexInUseError, IndexMismatchError
from service.index.qdrant_edge import EdgeIndex
from tests.service.index.made_points import BRIDGE, DIMENSION, EAST, EASTWARD, EDITION, LAMPS, NORTH, PAPER, words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index = EdgeIndex(tmp_path / "index")
    index.ensure(DIMENSION)
    index.replace_document(PAPER, [BRIDGE, LAMPS], [EAST, NORTH], edition=EDITION)
    index.close()
    return tmp_path / "index"


def test_points_outlive_closing(folder: Path) -> None:
    again = EdgeIndex(folder)
    again.ensure(DIMENSION)
    assert [hit.point for hit in again.matching(words("footbridges"), limit=5)] == [BRIDGE]
    assert [hit.point for hit in again.nearest(EASTWARD, limit=1)] == [BRIDGE]
    assert again.closest(EASTWARD, among=[BRIDGE.id]) == {BRIDGE.id: pytest.approx(1.0)}
    again.close()


def test_a_folder_is_open_once(folder: Path) -> None:
    owner, second = EdgeIndex(folder), EdgeIndex(folder)
    owner.ensure(DIMENSION)
    with pytest.raises(IndexInUseError, match="another process"):
        second.ensure(DIMENSION)
    owner.close()
    second.ensure(DIMENSION)
    assert second.count() == 2
    second.close()


def test_another_dimension_is_refused_and_the_folder_stays_whole(folder: Path) -> None:
    with pytest.raises(IndexMismatchError, match="vectors of 5 numbers"):
        EdgeIndex(folder).ensure(5)
    again = EdgeIndex(folder)
    again.ensure(DIMENSION)
    assert again.count() == 2
    again.close()


def test_a_folder_begun_but_empty_is_made_whole(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    index = EdgeIndex(tmp_path / "index")
    index.ensure(DIMENSION)
    assert index.count() == 0
    index.close()


def test_what_a_process_left_that_ended_midway_is_swept_away(folder: Path) -> None:
    half = folder / "g000002"
    half.mkdir()
    (half / "segment").write_text("half a copy")
    index = EdgeIndex(folder)
    index.ensure(DIMENSION)
    assert not half.exists()
    assert index.count() == 2
    index.close()


def test_a_shard_of_the_layout_before_generations_is_left_alone(folder: Path) -> None:
    (folder / "current").unlink()
    (folder / "g000001").rename(folder.parent / "shard")
    (folder.parent / "shard").rename(folder / "segments")
    index = EdgeIndex(folder)
    index.ensure(DIMENSION)
    assert index.count() == 0
    index.close()
    assert (folder / "segments").exists()


def test_a_successor_is_flushed_while_it_is_filled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge_successor, "FLUSHED_POINTS", 2)
    index = EdgeIndex(folder)
    index.ensure(DIMENSION)
    successor = index.begin_successor()
    with monkeypatch.context() as watched:
        flushed: list[Shard] = []
        watched.setattr(Shard, "flush", lambda shard: flushed.append(shard))
        successor.replace_document(PAPER, [BRIDGE], [EAST], edition=EDITION)
        assert not flushed
        successor.replace_document(PAPER, [BRIDGE, LAMPS], [EAST, NORTH], edition=EDITION)
        assert len(flushed) == 1
    successor.abandon()
    index.close()
