"""What every index engine must do: the same tests for the embedded one and the server's client."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from service.index.errors import ExemptPointError, IndexClosedError, IndexMismatchError, VectorCountError
from service.index.port import Filter, Index, Point, PointKind
from service.index.qdrant_edge import EdgeIndex
from service.index.qdrant_server import IN_MEMORY, ServerIndex

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect in the local Qdrant:UserWarning")
DIMENSION = 4
EAST, NORTH, NORTH_EAST, UP = (1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.6, 0.8, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0)
PAPER, OTHER_PAPER = "sha256:" + "a" * 64, "sha256:" + "b" * 64


def make_point(number: int, text: str, **changes: object) -> Point:
    point = Point(
        id=f"00000000-0000-0000-0000-{number:012}",
        document_id=PAPER,
        kind="passage",
        text=text,
        headings=("Highways",),
        page=2,
        boxes=((2, ((10.0, 20.0, 30.5, 40.0),)),),
        start=10,
        end=90,
        body="Ashcombe Council",
        date="2024-03-05",
        title="Agenda of the Council",
        filename="council.pdf",
    )
    return replace(point, **changes)  # type: ignore[arg-type]


BRIDGE = make_point(1, "The footbridge at Pell Lane is to be closed.")
LAMPS = make_point(
    2, "Street lamps were repaired.", kind="decision", record_id="d-1", category="agreed", details="Orla"
)
HEDGES = make_point(
    3, "Hedges shall be cut.", document_id=OTHER_PAPER, body="Ashcombe and Vale", date="2025-01-10", headings=()
)
UNDATED = make_point(4, "A strategy for footbridges.", document_id=OTHER_PAPER, body=None, date=None, kind="target")


def make_edge(folder: Path) -> Index:
    return EdgeIndex(folder / "index")


def make_server(folder: Path) -> Index:  # noqa: ARG001
    return ServerIndex(IN_MEMORY, collection="passages")


@pytest.fixture(params=[make_edge, make_server], ids=["edge", "server"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    make: Callable[[Path], Index] = request.param
    made = make(tmp_path)
    made.ensure(DIMENSION)
    yield made
    made.close()


@pytest.fixture
def filled(index: Index) -> Index:
    index.replace_document(PAPER, [BRIDGE, LAMPS], [EAST, NORTH])
    index.replace_document(OTHER_PAPER, [HEDGES, UNDATED], [NORTH_EAST, UP])
    return index


def test_meaning_finds_the_nearest_first_with_its_cosine(filled: Index) -> None:
    hits = filled.nearest(EAST, limit=2)
    assert [hit.point.id for hit in hits] == [BRIDGE.id, HEDGES.id]
    assert [hit.score for hit in hits] == pytest.approx([1.0, 0.6])


def test_a_point_comes_back_as_it_was_put(filled: Index) -> None:
    found = {hit.point.id: hit.point for hit in filled.nearest(EAST, limit=10)}
    assert found == {point.id: point for point in (BRIDGE, LAMPS, HEDGES, UNDATED)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("repairing a lamp", [LAMPS]),  # stems
        ("FOOTBRIDGES", [BRIDGE, UNDATED]),  # case
        ("Orla", [LAMPS]),  # a word of a fact's fields
        ("highways", [BRIDGE, LAMPS, UNDATED]),  # the heading
        ("January 2025", [HEDGES]),  # the date in words
        ("Vale", [HEDGES]),  # the body
        ("zeppelin", []),
        ("what is the", []),  # stop words only
        ("", []),
    ],
)
def test_words_find_points_that_hold_them(filled: Index, text: str, expected: list[Point]) -> None:
    hits = filled.matching(text, limit=10)
    assert {hit.point.id for hit in hits} == {point.id for point in expected}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.score > 0 for hit in hits)


def test_a_rare_word_counts_more_than_a_common_one(filled: Index) -> None:
    hits = filled.matching("hedges council", limit=10)
    assert hits[0].point.id == HEDGES.id


FILTERS: list[tuple[Filter, set[Point]]] = [
    (Filter(), {BRIDGE, LAMPS, HEDGES, UNDATED}),
    (Filter(body="ashcombe  COUNCIL"), {BRIDGE, LAMPS}),
    (Filter(kinds=("decision",)), {LAMPS}),
    (Filter(kinds=("decision", "target")), {LAMPS, UNDATED}),
    (Filter(document_id=OTHER_PAPER), {HEDGES, UNDATED}),
    (Filter(date_from=date(2024, 3, 5), date_to=date(2024, 3, 5)), {BRIDGE, LAMPS}),
    (Filter(date_from=date(2024, 3, 6)), {HEDGES}),
    (Filter(date_to=date(2024, 12, 31)), {BRIDGE, LAMPS}),
    (Filter(body="Ashcombe Council", kinds=("passage",), date_from=date(2024, 1, 1)), {BRIDGE}),
    (Filter(body="nobody"), set()),
]


@pytest.mark.parametrize(("within", "expected"), FILTERS)
def test_filters_hold_for_both_searches_and_counts(filled: Index, within: Filter, expected: set[Point]) -> None:
    ids = {point.id for point in expected}
    assert {hit.point.id for hit in filled.nearest(EAST, within=within, limit=10)} == ids
    assert {hit.point.id for hit in filled.matching("footbridge lamps hedges", within=within, limit=10)} == ids
    assert filled.count(within) == len(ids)


def test_among_asks_the_named_points_only(filled: Index) -> None:
    assert [h.point.id for h in filled.nearest(EAST, among=[LAMPS.id], limit=10)] == [LAMPS.id]
    assert [h.point.id for h in filled.matching("lamps footbridge", among=[BRIDGE.id], limit=10)] == [BRIDGE.id]
    assert filled.nearest(EAST, among=[], limit=10) == []


def test_repeating_an_ingest_changes_nothing(filled: Index) -> None:
    before = filled.nearest(EAST, limit=10)
    filled.replace_document(PAPER, [BRIDGE, LAMPS], [EAST, NORTH])
    assert filled.nearest(EAST, limit=10) == before
    assert filled.count() == 4


def test_a_new_reading_replaces_the_points_of_its_document_alone(filled: Index) -> None:
    changed = replace(BRIDGE, text="The footbridge at Pell Lane stays open.")
    filled.replace_document(PAPER, [changed], [UP])
    assert {hit.point.id for hit in filled.nearest(EAST, limit=10)} == {BRIDGE.id, HEDGES.id, UNDATED.id}
    assert [hit.point for hit in filled.matching("Pell stays", limit=10)] == [changed]
    assert filled.matching("closed", limit=10) == []
    assert filled.matching("lamps", limit=10) == []


def test_a_reading_without_points_empties_its_document(filled: Index) -> None:
    filled.replace_document(PAPER, [], [])
    assert filled.count(Filter(document_id=PAPER)) == 0
    assert filled.count() == 2


def test_deleting_a_document_leaves_the_others(filled: Index) -> None:
    filled.delete_document(PAPER)
    filled.delete_document(PAPER)
    assert {hit.point.id for hit in filled.nearest(EAST, limit=10)} == {HEDGES.id, UNDATED.id}
    assert filled.matching("lamps", limit=10) == []


@pytest.mark.parametrize("kind", ["passage", "decision"])
def test_exempt_points_are_refused_and_nothing_is_changed(filled: Index, kind: PointKind) -> None:
    secret = make_point(9, "The settlement is 1,200 pounds.", kind=kind, public=False)
    with pytest.raises(ExemptPointError, match="exempt") as refused:
        filled.replace_document(PAPER, [BRIDGE, secret], [EAST, UP])
    assert isinstance(refused.value, ValueError)
    assert "settlement" not in str(refused.value)
    assert filled.count(Filter(document_id=PAPER)) == 2
    assert filled.matching("settlement", limit=10) == []


def test_points_must_have_a_vector_each_and_belong_to_the_document(filled: Index) -> None:
    with pytest.raises(VectorCountError, match=r"2 points of sha256:a+ came with 1 vectors"):
        filled.replace_document(PAPER, [BRIDGE, LAMPS], [EAST])
    with pytest.raises(ValueError, match="belongs to"):
        filled.replace_document(PAPER, [HEDGES], [EAST])
    assert filled.count() == 4


def test_many_points_go_in(index: Index) -> None:
    points = [make_point(n, f"Item {n} about lamps.") for n in range(1, 301)]
    index.replace_document(PAPER, points, [EAST] * 300)
    assert index.count() == 300
    assert len(index.matching("lamps", limit=250)) == 250


def test_ensure_again_keeps_the_points(filled: Index) -> None:
    filled.ensure(DIMENSION)
    assert filled.count() == 4


def test_nothing_works_once_closed(filled: Index) -> None:
    filled.flush()
    filled.close()
    filled.close()
    with pytest.raises(IndexClosedError, match="ensure"):
        filled.count()
    with pytest.raises(IndexClosedError):
        filled.nearest(EAST, limit=1)


def test_threads_read_while_another_writes(filled: Index) -> None:
    seen: list[int] = []

    def read() -> None:
        seen.extend(len(filled.matching("footbridge", limit=10)) for _ in range(20))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        filled.replace_document(PAPER, [BRIDGE, LAMPS], [EAST, NORTH])
    for reader in readers:
        reader.join()
    assert seen == [2] * 60


def test_server_refuses_vectors_of_another_length() -> None:
    index = ServerIndex(IN_MEMORY, collection="passages")
    index.ensure(DIMENSION)
    with pytest.raises(IndexMismatchError, match="vectors of 4 numbers, not 5"):
        index.ensure(5)
    index.close()
