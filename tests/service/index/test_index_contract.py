"""What every index engine must do: the same tests for the embedded one, the server's client, and a server."""

import threading
from dataclasses import replace
from datetime import date

import pytest

from service.embedding.port import PassageVectors
from service.index.errors import ExemptPointError, IndexClosedError, IndexMismatchError, VectorCountError
from service.index.port import EVERYTHING, Filter, Point, PointKind, Rebuildable
from service.index.qdrant_server import ServerIndex
from service.index.server_generations import IN_MEMORY
from tests.service.index.made_points import (
    ALL,
    BRIDGE,
    DIMENSION,
    EAST,
    EASTWARD,
    EDITION,
    HEDGES,
    LAMPS,
    LOCAL_MODE_WARNS,
    NORTH,
    NORTH_EAST,
    OTHER_PAPER,
    PAPER,
    UNDATED,
    UP,
    make_point,
    words,
)

pytestmark = LOCAL_MODE_WARNS


def test_meaning_finds_the_nearest_first_with_its_cosine(filled: Rebuildable) -> None:
    hits = filled.nearest(EASTWARD, limit=2)
    assert [hit.point.id for hit in hits] == [BRIDGE.id, HEDGES.id]
    assert [hit.score for hit in hits] == pytest.approx([1.0, 0.6])


def test_a_point_comes_back_as_it_was_put(filled: Rebuildable) -> None:
    found = {hit.point.id: hit.point for hit in filled.nearest(EASTWARD, limit=10)}
    assert found == {point.id: point for point in ALL}


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
        ("improvement", [UNDATED]),  # what an abbreviation stands for
        ("", []),
    ],
)
def test_words_find_points_that_hold_them(filled: Rebuildable, text: str, expected: list[Point]) -> None:
    hits = filled.matching(words(text), limit=10)
    assert {hit.point.id for hit in hits} == {point.id for point in expected}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.score > 0 for hit in hits)


def test_a_rare_word_counts_more_than_a_common_one(filled: Rebuildable) -> None:
    hits = filled.matching(words("hedges council"), limit=10)
    assert hits[0].point.id == HEDGES.id


FILTERS: list[tuple[Filter, set[Point]]] = [
    (EVERYTHING, set(ALL)),
    (Filter(bodies=("ashcombe  COUNCIL",)), {BRIDGE, LAMPS}),
    (Filter(bodies=("Ashcombe Council", "Ashcombe and Vale")), {BRIDGE, LAMPS, HEDGES}),
    (Filter(bodies=("nobody",)), set()),
    (Filter(kinds=("action",)), {LAMPS, HEDGES}),
    (Filter(kinds=("action", "target")), {LAMPS, HEDGES, UNDATED}),
    (Filter(paper_kinds=("minutes",)), {BRIDGE}),
    (Filter(categories=("table",)), {LAMPS}),
    (Filter(owners=("orla FENN",)), {LAMPS}),
    (Filter(states=("open", "unknown")), {LAMPS}),
    (Filter(people=("Orla  Fenn",)), {BRIDGE}),
    (Filter(organisations=("vale gardens trust",)), {HEDGES}),
    (Filter(document_ids=(OTHER_PAPER,)), {HEDGES, UNDATED}),
    (Filter(date_from=date(2024, 3, 5), date_to=date(2024, 3, 5)), {BRIDGE, LAMPS}),
    (Filter(date_from=date(2024, 3, 6)), {HEDGES}),
    (Filter(date_to=date(2024, 12, 31)), {BRIDGE, LAMPS}),
    (Filter(overdue_on=date(2024, 7, 1)), {LAMPS}),
    (Filter(overdue_on=date(2024, 6, 30)), set()),
    (Filter(bodies=("Ashcombe Council",), kinds=("passage",), date_from=date(2024, 1, 1)), {BRIDGE}),
]


@pytest.mark.parametrize(("within", "expected"), FILTERS)
def test_filters_hold_for_both_searches_and_counts(filled: Rebuildable, within: Filter, expected: set[Point]) -> None:
    ids = {point.id for point in expected}
    assert {hit.point.id for hit in filled.nearest(EASTWARD, within=within, limit=10)} == ids
    assert {hit.point.id for hit in filled.matching(words("footbridge lamps hedges"), within=within, limit=10)} == ids
    assert filled.count(within) == len(ids)


def test_a_word_of_less_weight_counts_less(filled: Rebuildable) -> None:
    hits = filled.matching({"hedg": 0.2, "lamp": 1.0}, limit=10)
    assert [hit.point.id for hit in hits] == [LAMPS.id, HEDGES.id]
    [lighter] = filled.matching({"hedg": 0.2}, limit=10)
    [full] = filled.matching({"hedg": 1.0}, limit=10)
    assert lighter.score == pytest.approx(0.2 * full.score)


def test_the_best_window_of_a_point_tells_how_close_it_is(filled: Rebuildable) -> None:
    of_two = PassageVectors(UP.whole, (UP.whole, NORTH_EAST.whole))
    filled.replace_document(PAPER, [BRIDGE, LAMPS], [of_two, NORTH], edition=EDITION)
    found = filled.closest(EASTWARD, among=[BRIDGE.id, LAMPS.id])
    assert found == pytest.approx({BRIDGE.id: 0.6, LAMPS.id: 0.0}, abs=1e-3)
    assert filled.closest(EASTWARD, among=[]) == {}


def test_points_are_told_by_their_ids_in_the_order_asked_for(filled: Rebuildable) -> None:
    gone = make_point(77, "Never put.").id
    assert filled.retrieve([UNDATED.id, gone, BRIDGE.id, "no id at all"]) == [UNDATED, BRIDGE]
    assert filled.retrieve([]) == []


def test_vectors_are_told_by_the_ids_of_their_points(filled: Rebuildable) -> None:
    found = filled.vectors([HEDGES.id, make_point(77, "Never put.").id, "no id at all"])
    assert {id_: tuple(vector) for id_, vector in found.items()} == {HEDGES.id: pytest.approx(NORTH_EAST.whole)}


def test_windows_are_told_in_their_order(index: Rebuildable) -> None:
    windows = (NORTH.whole, EAST.whole, UP.whole)
    index.replace_document(PAPER, [BRIDGE], [PassageVectors(EAST.whole, windows)], edition=EDITION)
    found = index.windows([BRIDGE.id, make_point(77, "Never put.").id, "no id at all"])
    assert {id_: [tuple(each) for each in vectors] for id_, vectors in found.items()} == {BRIDGE.id: list(windows)}


def test_windows_are_told_in_the_order_of_their_words(filled: Rebuildable) -> None:
    of_two = PassageVectors(UP.whole, (UP.whole, NORTH_EAST.whole))
    filled.replace_document(PAPER, [BRIDGE, LAMPS], [of_two, NORTH], edition=EDITION)
    found = filled.windows([BRIDGE.id, make_point(77, "Never put.").id, "no id at all"])
    assert list(found) == [BRIDGE.id]
    assert [tuple(window) for window in found[BRIDGE.id]] == [
        pytest.approx(window, abs=1e-3) for window in of_two.windows
    ]


def test_every_document_tells_its_edition_and_how_many_points_it_has(filled: Rebuildable) -> None:
    assert filled.documents() == {PAPER: (EDITION, 2), OTHER_PAPER: (EDITION, 2)}
    filled.replace_document(PAPER, [BRIDGE], [EAST], edition="reading|2")
    filled.delete_document(OTHER_PAPER)
    assert filled.documents() == {PAPER: ("reading|2", 1)}


def test_among_asks_the_named_points_only(filled: Rebuildable) -> None:
    assert [h.point.id for h in filled.nearest(EASTWARD, among=[LAMPS.id], limit=10)] == [LAMPS.id]
    assert [h.point.id for h in filled.matching(words("lamps footbridge"), among=[BRIDGE.id], limit=10)] == [BRIDGE.id]
    assert [h.point.id for h in filled.nearest(EASTWARD, among=["no id", LAMPS.id], limit=10)] == [LAMPS.id]
    assert filled.nearest(EASTWARD, among=[], limit=10) == []


def test_repeating_an_ingest_changes_nothing(filled: Rebuildable) -> None:
    before = filled.nearest(EASTWARD, limit=10)
    filled.replace_document(PAPER, [BRIDGE, LAMPS], [EAST, NORTH], edition=EDITION)
    assert filled.nearest(EASTWARD, limit=10) == before
    assert filled.count() == 4


def test_a_new_reading_replaces_the_points_of_its_document_alone(filled: Rebuildable) -> None:
    changed = replace(BRIDGE, text="The footbridge at Pell Lane stays open.")
    filled.replace_document(PAPER, [changed], [UP], edition=EDITION)
    assert {hit.point.id for hit in filled.nearest(EASTWARD, limit=10)} == {BRIDGE.id, HEDGES.id, UNDATED.id}
    assert [hit.point for hit in filled.matching(words("Pell stays"), limit=10)] == [changed]
    assert filled.matching(words("closed"), limit=10) == []
    assert filled.matching(words("lamps"), limit=10) == []


def test_a_reading_without_points_empties_its_document(filled: Rebuildable) -> None:
    filled.replace_document(PAPER, [], [], edition=EDITION)
    assert filled.count(Filter(document_ids=(PAPER,))) == 0
    assert filled.count() == 2


def test_deleting_a_document_leaves_the_others(filled: Rebuildable) -> None:
    filled.delete_document(PAPER)
    filled.delete_document(PAPER)
    assert {hit.point.id for hit in filled.nearest(EASTWARD, limit=10)} == {HEDGES.id, UNDATED.id}
    assert filled.matching(words("lamps"), limit=10) == []


@pytest.mark.parametrize("kind", ["passage", "decision"])
def test_exempt_points_are_refused_and_nothing_is_changed(filled: Rebuildable, kind: PointKind) -> None:
    secret = make_point(9, "The settlement is 1,200 pounds.", kind=kind, public=False)
    with pytest.raises(ExemptPointError, match="exempt") as refused:
        filled.replace_document(PAPER, [BRIDGE, secret], [EAST, UP], edition=EDITION)
    assert isinstance(refused.value, ValueError)
    assert "settlement" not in str(refused.value)
    assert filled.count(Filter(document_ids=(PAPER,))) == 2
    assert filled.matching(words("settlement"), limit=10) == []


def test_points_must_have_a_vector_each_and_belong_to_the_document(filled: Rebuildable) -> None:
    with pytest.raises(VectorCountError, match=r"2 points of sha256:a+ came with 1 vectors"):
        filled.replace_document(PAPER, [BRIDGE, LAMPS], [EAST], edition=EDITION)
    with pytest.raises(ValueError, match="belongs to"):
        filled.replace_document(PAPER, [HEDGES], [EAST], edition=EDITION)
    assert filled.count() == 4


def test_many_points_go_in(index: Rebuildable) -> None:
    points = [make_point(n, f"Item {n} about lamps.") for n in range(1, 301)]
    index.replace_document(PAPER, points, [EAST] * 300, edition=EDITION)
    assert index.count() == 300
    assert len(index.matching(words("lamps"), limit=250)) == 250


def test_ensure_again_keeps_the_points(filled: Rebuildable) -> None:
    filled.ensure(DIMENSION)
    assert filled.count() == 4


def test_nothing_works_once_closed(filled: Rebuildable) -> None:
    filled.flush()
    filled.close()
    filled.close()
    with pytest.raises(IndexClosedError, match="ensure"):
        filled.count()
    with pytest.raises(IndexClosedError):
        filled.nearest(EASTWARD, limit=1)


def test_threads_read_while_another_writes(filled: Rebuildable) -> None:
    seen: list[int] = []

    def read() -> None:
        seen.extend(len(filled.matching(words("footbridge"), limit=10)) for _ in range(20))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        filled.replace_document(PAPER, [BRIDGE, LAMPS], [EAST, NORTH], edition=EDITION)
    for reader in readers:
        reader.join()
    assert seen == [2] * 60


def test_server_refuses_vectors_of_another_length() -> None:
    index = ServerIndex(IN_MEMORY, collection="passages")
    index.ensure(DIMENSION)
    with pytest.raises(IndexMismatchError, match="vectors of 4 numbers, not 5"):
        index.ensure(5)
    index.close()
