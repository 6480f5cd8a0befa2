"""What only the embedded engine does: it keeps its points in a folder that one process owns."""

from pathlib import Path

import pytest

from service.index.errors import IndexInUseError, IndexMismatchError
from service.index.port import Point
from service.index.qdrant_edge import EdgeIndex

PAPER = "sha256:" + "c" * 64
POINT = Point(
    id="00000000-0000-0000-0000-000000000001",
    document_id=PAPER,
    kind="action",
    text="Ms Teal to ask the ferry company for its timetable.",
    headings=(),
    page=1,
    boxes=((1, ((1.0, 2.0, 3.0, 4.0),)),),
    start=0,
    end=20,
    body=None,
    date=None,
    title="Minutes",
    filename="minutes.pdf",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index = EdgeIndex(tmp_path / "index")
    index.ensure(3)
    index.replace_document(PAPER, [POINT], [(1.0, 0.0, 0.0)])
    index.close()
    return tmp_path / "index"


def test_points_outlive_closing(folder: Path) -> None:
    again = EdgeIndex(folder)
    again.ensure(3)
    assert [hit.point for hit in again.matching("ferries", limit=5)] == [POINT]
    assert [hit.point for hit in again.nearest((1.0, 0.0, 0.0), limit=5)] == [POINT]
    again.close()


def test_a_folder_is_open_once(folder: Path) -> None:
    owner, second = EdgeIndex(folder), EdgeIndex(folder)
    owner.ensure(3)
    with pytest.raises(IndexInUseError, match="another process"):
        second.ensure(3)
    owner.close()
    second.ensure(3)
    assert second.count() == 1
    second.close()


def test_another_dimension_is_refused_and_the_folder_stays_whole(folder: Path) -> None:
    with pytest.raises(IndexMismatchError, match="vectors of 5 numbers"):
        EdgeIndex(folder).ensure(5)
    again = EdgeIndex(folder)
    again.ensure(3)
    assert again.count() == 1
    again.close()


def test_a_folder_begun_but_empty_is_made_whole(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    index = EdgeIndex(tmp_path / "index")
    index.ensure(3)
    assert index.count() == 0
    index.close()
