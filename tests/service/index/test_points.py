import pytest

from service.index.points import points_of
from tests.service.index.made_analyses import (
    BOX,
    DOCUMENT,
    LONG,
    action,
    analysis,
    decision,
    evidence,
    meeting,
    part,
    passage,
    recommendation,
    target,
)

COUNCIL, BOARD = meeting("Ashcombe Council", "2026-03-02"), meeting("Ashcombe and Vale", "2026-01-15")


def test_a_passage_becomes_a_point() -> None:
    [point] = points_of(analysis(passages=[passage("Bridges need paint.", 5, page=3)], meetings=[COUNCIL]))
    assert (point.kind, point.text, point.headings) == ("passage", "Bridges need paint.", ("Highways", "Bridges"))
    assert (point.document_id, point.title, point.filename) == (DOCUMENT, "Roads report", "roads.pdf")
    assert (point.page, point.boxes, point.start, point.end) == (3, ((3, (BOX,)),), 5, 24)
    assert (point.body, point.date, point.record_id) == ("Ashcombe Council", "2026-03-02", None)
    assert point.embedding_text == "Bridges need paint."


def test_each_fact_becomes_a_point_of_its_kind_with_the_words_of_its_fields() -> None:
    points = points_of(
        analysis(
            passages=[passage(LONG, 0)],
            facts=[
                decision("Agreed.", 10),
                action("Ask the ferry company.", 30),
                target("Inspect nine in ten.", 60),
                recommendation("Note the report.", 90),
            ],
        )
    )
    found = {point.kind: point for point in points}
    assert list(found) == ["passage", "decision", "action", "target", "recommendation"]
    assert {kind: point.category for kind, point in found.items()} == {
        "passage": None,
        "decision": "agreed",
        "action": "table",
        "target": "at_least",
        "recommendation": None,
    }
    assert "Quill" in found["decision"].keyword_text
    assert "Fenn" in found["action"].keyword_text
    assert "inspected" in found["target"].keyword_text
    assert found["decision"].embedding_text == "Bridges\nAgreed."
    assert found["decision"].record_id == "d-10"


def test_ids_stay_the_same_and_differ_by_kind_and_place() -> None:
    made = analysis(passages=[passage(LONG, 0), passage(LONG, 800)], facts=[decision("Agreed.", 10)])
    ids = [point.id for point in points_of(made)]
    assert ids == [point.id for point in points_of(made)]
    assert len(set(ids)) == 3


def test_exempt_matter_yields_no_points() -> None:
    made = analysis(
        passages=[
            passage("Open words.", 0),
            passage("Closed words.", 20, public=False),
            passage("Words of a closed part, not marked themselves.", 40, part=1, page=2),
        ],
        facts=[
            decision("Open decision.", 5),
            decision("Closed decision.", 100, public=False),
            decision("Marked open in a closed passage.", 25),
            target("Marked open in a closed part.", 45, page=2),
        ],
        parts=[part(1, 1), part(2, 2, public=False)],
    )
    points = points_of(made)
    assert [point.text for point in points] == ["Open words.", "Open decision."]
    assert all(point.public for point in points)


def test_short_passages_are_not_joined_over_an_exempt_one() -> None:
    made = analysis(passages=[passage("Before.", 0), passage("Secret.", 10, public=False), passage("After.", 20)])
    assert [(point.text, point.start, point.end) for point in points_of(made)] == [
        ("Before.", 0, 7),
        ("After.", 20, 26),
    ]


@pytest.mark.parametrize(
    ("at", "page", "expected"),
    [
        (1, 1, "Ashcombe and Vale"),  # the fact's own meeting
        (None, 1, "Ashcombe Council"),  # that of its part
        (None, 2, None),  # one of two, and nothing tells which
    ],
)
def test_body_and_date_come_from_the_meeting(at: int | None, page: int, expected: str | None) -> None:
    fact = decision("Agreed.", 5, at=at, page=page)
    [point] = points_of(analysis(facts=[fact], meetings=[COUNCIL, BOARD], parts=[part(1, 1, at=0), part(2, 2)]))
    assert point.body == expected


def test_the_only_meeting_of_a_paper_holds_for_all_of_it() -> None:
    [point] = points_of(analysis(facts=[target("Nine in ten.", 5)], meetings=[COUNCIL]))
    assert (point.body, point.date) == ("Ashcombe Council", "2026-03-02")


def test_a_fact_over_two_pages_keeps_the_boxes_of_both() -> None:
    fact = decision("Agreed.", 5).model_copy(update={"evidence": (*evidence(5, 9, 1), *evidence(12, 15, 2))})
    [point] = points_of(analysis(facts=[fact]))
    assert (point.start, point.end, [page for page, _ in point.boxes]) == (5, 15, [1, 2])
