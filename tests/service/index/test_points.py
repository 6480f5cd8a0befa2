import pytest

from service.index.points import points_of
from tests.service.index.made_analyses import (
    BOX,
    DOCUMENT,
    LONG,
    action,
    analysis,
    attendee,
    decision,
    evidence,
    item,
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


def test_an_action_brings_its_fields() -> None:
    given = action("Ask the ferry company.", 5).model_copy(
        update={"owner": "BF", "assignee": "B Fenn", "due_date": "2026-05-31", "state": "open"}
    )
    [point] = points_of(analysis(facts=[given], attendees=[attendee("B Fenn", initials="BF")]))
    assert (point.owner, point.status, point.state, point.due_date) == ("B Fenn", "open", "open", "2026-05-31")
    assert point.people == ("B Fenn",)


def test_people_come_from_fields_and_text_of_a_fact() -> None:
    fact = decision("Agreed that Mr Fenn ask Vale Ferry Trust.", 5)
    [point] = points_of(
        analysis(facts=[fact], attendees=[attendee("B Fenn", honorific="Mr", organisation="Vale Ferry Trust")])
    )
    assert (point.people, point.organisations) == (("Orla Quill", "B Fenn"), ("Vale Ferry Trust",))


def test_a_point_is_of_the_kind_of_its_part() -> None:
    minutes = part(1, 1).model_copy(update={"kind": "minutes"})
    made = analysis(
        passages=[passage(LONG, 0, part=0), passage(LONG, 800, part=1, page=2), passage(LONG, 1600, part=2, page=3)],
        facts=[decision("Agreed.", 10), target("Nine in ten.", 9000, page=1), target("One in ten.", 9900, page=7)],
        parts=[minutes, part(2, 2).model_copy(update={"kind": "plan"})],
    )
    kinds = [point.paper_kind for point in points_of(made)]
    assert kinds == ["minutes", "plan", "report", "minutes", "minutes", "report"]


def test_points_get_the_other_form_of_the_paper_s_abbreviations() -> None:
    fund = f"The Vale Bridges Fund (VBF) is new. {LONG}"
    made = analysis(passages=[passage(fund, 0), passage(f"The VBF paid. {LONG}", 900)], facts=[decision("Use VBF.", 5)])
    assert [point.expansions for point in points_of(made)] == ["", "Vale Bridges Fund", "Vale Bridges Fund"]
    assert "Bridges Fund" in points_of(made)[1].keyword_text


def test_set_phrases_weigh_little() -> None:
    made = analysis(facts=[decision("RESOLVED that the report be noted.", 5), decision("Mend the bridge.", 50)])
    assert [point.substance for point in points_of(made)] == [0.2, 1.0]


def test_what_is_exempt_tells_nothing_of_the_rest() -> None:
    made = analysis(
        passages=[
            passage(f"Mr Fenn, Ms Dell, Ida Roe and the VBF. {LONG}", 0),
            passage("The Vale Bridges Fund (VBF) is secret. Present: Bela Fenn", 900, public=False),
        ],
        attendees=[attendee("Bela Fenn", start=950), attendee("Gil Dell", honorific="Ms", start=10)],
        items=[item("Ida Roe", start=940), item("Ida Roe", start=20, public=False)],
    )
    [point] = points_of(made)
    assert (point.people, point.expansions) == (("Gil Dell",), "")
