from dataclasses import replace

from service.index.port import Point
from service.search.crowding import thin_out
from service.search.ranking import Ranked
from service.search.retrieval import Candidate
from tests.service.search.made_index import BINS, BRIDGE, CHASE, LAMPS, point


def ranked(one: Point, score: float) -> Ranked:
    return Ranked(Candidate(one, score, score, 0.0), score)


def ids(*given: Ranked, wanted: int = 10) -> list[str]:
    return [result.point.id for result in thin_out(given, wanted=wanted)]


def test_an_equally_good_fact_stands_for_the_passage_that_holds_it() -> None:
    assert ids(ranked(LAMPS, 0.80), ranked(CHASE, 0.80), ranked(BINS, 0.5)) == [CHASE.id, BINS.id]


def test_a_worse_fact_leaves_the_passage_in_place() -> None:
    assert ids(ranked(LAMPS, 0.80), ranked(CHASE, 0.79)) == [LAMPS.id, CHASE.id]


def test_a_fact_of_another_place_or_paper_covers_nothing() -> None:
    elsewhere = replace(CHASE, start=9000, end=9010)
    other_paper = replace(CHASE, document_id=BINS.document_id)
    assert ids(ranked(LAMPS, 0.8), ranked(elsewhere, 0.8)) == [LAMPS.id, elsewhere.id]
    assert ids(ranked(LAMPS, 0.8), ranked(other_paper, 0.8)) == [LAMPS.id, other_paper.id]


def test_alike_passages_are_one_answer_that_names_the_other_places() -> None:
    again = replace(
        BRIDGE, id=point(7, "").id, document_id=BINS.document_id, text=BRIDGE.text.replace(" have been", "")
    )
    [first, second] = thin_out([ranked(BRIDGE, 0.9), ranked(BINS, 0.8), ranked(again, 0.7)], wanted=10)
    assert (first.point, first.also) == (BRIDGE, (again,))
    assert (second.point, second.also) == (BINS, ())


def test_facts_of_two_kinds_in_the_same_words_are_two_answers() -> None:
    decided = replace(CHASE, id=point(8, "").id, kind="decision", record_id="decision-1")
    assert ids(ranked(CHASE, 0.8), ranked(decided, 0.8)) == [CHASE.id, decided.id]


def test_no_more_than_wanted() -> None:
    assert ids(ranked(BRIDGE, 0.9), ranked(LAMPS, 0.8), ranked(BINS, 0.7), wanted=2) == [BRIDGE.id, LAMPS.id]
    assert ids(wanted=2) == []
