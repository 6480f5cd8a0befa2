"""How an index is made anew while it is asked and changed: the same tests for every engine."""

from dataclasses import replace

import pytest

from service.index.errors import ExemptPointError, SuccessionError
from service.index.port import Rebuildable
from tests.service.index.made_points import (
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
NEWER = "reading-2"


def test_a_successor_is_not_asked_before_it_is_switched_to(filled: Rebuildable) -> None:
    successor = filled.begin_successor()
    successor.replace_document(PAPER, [replace(BRIDGE, text="A ferry.")], [UP], edition=NEWER)
    assert filled.matching(words("ferry"), limit=10) == []
    assert filled.documents() == {PAPER: (EDITION, 2), OTHER_PAPER: (EDITION, 2)}
    successor.switch()
    [hit] = filled.matching(words("ferry"), limit=10)
    assert hit.point.text == "A ferry."
    assert filled.documents() == {PAPER: (NEWER, 1)}


def test_an_index_is_changed_as_before_after_a_switch(filled: Rebuildable) -> None:
    filled.begin_successor().switch()
    assert filled.count() == 0
    filled.replace_document(PAPER, [BRIDGE], [EAST], edition=EDITION)
    filled.flush()
    filled.ensure(DIMENSION)
    assert [hit.point for hit in filled.nearest(EASTWARD, limit=10)] == [BRIDGE]


def test_what_was_changed_meanwhile_is_carried_over(filled: Rebuildable) -> None:
    third = "sha256:" + "c" * 64
    new = make_point(5, "A new ferry.", document_id=third)
    changed = replace(BRIDGE, text="The footbridge stays open.")
    successor = filled.begin_successor()
    successor.replace_document(PAPER, [BRIDGE, LAMPS], [EAST, NORTH], edition=NEWER)
    successor.replace_document(OTHER_PAPER, [HEDGES, UNDATED], [NORTH_EAST, UP], edition=NEWER)
    filled.replace_document(PAPER, [changed], [NORTH], edition="reading-3")
    filled.replace_document(third, [new], [EAST], edition="reading-3")
    filled.delete_document(OTHER_PAPER)
    successor.switch()
    assert filled.documents() == {PAPER: ("reading-3", 1), third: ("reading-3", 1)}
    assert [hit.point for hit in filled.nearest(EASTWARD, limit=10)] == [new, changed]
    assert [hit.point for hit in filled.matching(words("stays ferry"), limit=10)] == [new, changed]
    assert filled.closest(EASTWARD, among=[new.id]) == {new.id: pytest.approx(1.0)}


def test_more_documents_than_are_carried_at_a_time(filled: Rebuildable) -> None:
    papers = {"sha256:" + f"{n:064}": make_point(100 + n, f"Lamp {n}.") for n in range(30)}
    successor = filled.begin_successor()
    for paper, point in papers.items():
        filled.replace_document(paper, [replace(point, document_id=paper)], [EAST], edition=EDITION)
    successor.switch()
    assert filled.documents() == dict.fromkeys(papers, (EDITION, 1))


def test_a_document_can_be_had_as_it_is(filled: Rebuildable) -> None:
    successor = filled.begin_successor()
    successor.carry_over(OTHER_PAPER)
    successor.carry_over("sha256:" + "d" * 64)
    successor.switch()
    assert filled.documents() == {OTHER_PAPER: (EDITION, 2)}
    assert filled.retrieve([HEDGES.id]) == [HEDGES]


def test_an_abandoned_successor_leaves_everything_as_it_was(filled: Rebuildable) -> None:
    successor = filled.begin_successor()
    successor.replace_document(PAPER, [BRIDGE], [UP], edition=NEWER)
    successor.abandon()
    successor.abandon()
    assert filled.documents() == {PAPER: (EDITION, 2), OTHER_PAPER: (EDITION, 2)}
    filled.begin_successor().switch()
    assert filled.count() == 0


def test_one_successor_at_a_time_and_each_once(filled: Rebuildable) -> None:
    successor = filled.begin_successor()
    with pytest.raises(SuccessionError, match="wait"):
        filled.begin_successor()
    successor.switch()
    for again in (successor.switch, lambda: successor.replace_document(PAPER, [], [], edition=NEWER)):
        with pytest.raises(SuccessionError, match="begin another"):
            again()
    successor.abandon()
    filled.begin_successor().abandon()


def test_exempt_points_are_refused_by_a_successor_too(filled: Rebuildable) -> None:
    successor = filled.begin_successor()
    with pytest.raises(ExemptPointError, match="exempt"):
        successor.replace_document(PAPER, [replace(BRIDGE, public=False)], [EAST], edition=NEWER)
    successor.switch()
    assert filled.count() == 0
