import hashlib
from typing import Any

import pytest

from extractors.results import (
    Action,
    AgendaItem,
    Attendee,
    Decision,
    Evidence,
    Meeting,
    NamedVote,
    Recommendation,
    Target,
    Votes,
)
from service.records.schemas import DocumentRecords, DocumentReference
from service.web.facts import FactView, fact_groups

DOCUMENT = DocumentReference(id="sha256:" + hashlib.sha256(b"paper").hexdigest(), filename="a.pdf", title="Minutes")
HERE = {"item": None, "meeting": None}


def shared(*, derived: tuple[str, ...] = (), page: int = 2) -> dict[str, Any]:
    boxes = ((72.0, 72.0, 200.0, 84.0),)
    evidence = Evidence(page=page, start=0, end=4, quote="made", boxes=boxes, made_by="rule:made.up")
    return {"id": "fact-1", "confidence": 0.9, "derived": derived, "evidence": (evidence,), "page": page}


def decision(text: str, clauses: tuple[str, ...] = (), **fields: Any) -> Decision:
    given = {"kind": "resolved", "mover": None, "seconder": None, "votes": None, "unanimous": None} | HERE | fields
    return Decision(text=text, clauses=clauses, **given, **shared())


def meeting(body: str, date: str) -> Meeting:
    return Meeting(body=body, kind="minutes", date=date, start=None, end=None, venue=None, **shared())


def records(**kinds: Any) -> DocumentRecords:
    names = ("meetings", "agenda_items", "attendees", "decisions", "recommendations", "actions", "targets")
    return DocumentRecords(document=DOCUMENT, **{name: tuple(kinds.get(name, ())) for name in names})


def only(**kinds: Any) -> FactView:
    (group,) = fact_groups(records(**kinds))
    (fact,) = group.facts
    return fact


def test_a_fact_leads_to_its_boxes_on_its_page() -> None:
    fact = only(decisions=[decision("Resolved: mend it.")])
    assert fact.link == f"/documents/{DOCUMENT.id}/pages/2#fact-1"
    assert (fact.kind_word, fact.category, fact.confidence) == ("Decision", "resolved", "likely, 90%")


@pytest.mark.parametrize(
    ("text", "clauses", "shown", "listed"),
    [
        ("Resolved to: mend it; and paint it.", ("mend it;", "and paint it."), "Resolved to:", 2),
        ("Resolved to: mend it; and close.", ("mend it;",), "Resolved to: mend it; and close.", 0),
        ("Resolved as follows.", ("mend it;", "paint it."), "Resolved as follows.", 2),
        ("Resolved: mend it.", (), "Resolved: mend it.", 0),
    ],
)
def test_clauses_are_told_once(text: str, clauses: tuple[str, ...], shown: str, listed: int) -> None:
    fact = only(decisions=[decision(text, clauses)])
    assert (fact.text, len(fact.clauses)) == (shown, listed)


def test_votes_are_counted_side_by_side() -> None:
    fact = only(decisions=[decision("Resolved.", votes=Votes(for_=7, against=0), unanimous=False)])
    assert [(one.label, one.value) for one in fact.details] == [("Votes", "7 for, 0 against"), ("Unanimous", "no")]


def test_what_was_worked_out_is_told() -> None:
    action = Action(
        text="Ask for a price",
        owner="Mrs L Pell",
        due="by the next meeting",
        due_date="2026-04-01",
        status=None,
        source="table",
        **HERE,
        **shared(derived=("due_date",)),
    )
    assert [(one.label, one.value, one.worked_out) for one in only(actions=[action]).details] == [
        ("Owner", "Mrs L Pell", False),
        ("Due", "by the next meeting", False),
        ("Due date", "1 April 2026", True),
    ]


def test_named_votes_are_told_side_by_side() -> None:
    named = [
        NamedVote(name="L Pell", vote="for"),
        NamedVote(name="O Marsh", vote="abstain"),
        NamedVote(name="A Thorne", vote="for"),
    ]
    fact = only(decisions=[decision("Resolved.", named_votes=tuple(named))])
    assert [(one.label, one.value) for one in fact.details] == [
        ("Voted for", "L Pell, A Thorne"),
        ("Abstained", "O Marsh"),
    ]


def test_a_decision_on_an_amendment_says_so() -> None:
    lost = decision("That the sum be halved.", kind="rejected", amendment=True)
    assert only(decisions=[lost]).category == "amendment, rejected"


LOGGED = {"text": "Ask for a price", "due": None, "source": "table"} | HERE


def test_an_action_tells_what_its_log_says_and_what_follows() -> None:
    said = {"owner": "LP", "assignee": "Lena Pell", "reference": "26/07", "status": "B/F", "rag": "amber"}
    action = Action(**LOGGED, **said, due_date=None, state="carried_forward", **shared(derived=("assignee", "state")))
    assert [(one.label, one.value, one.worked_out) for one in only(actions=[action]).details] == [
        ("Reference", "26/07", False),
        ("Owner", "LP", False),
        ("Owner's name", "Lena Pell", True),
        ("Status", "B/F", False),
        ("State", "carried forward", True),
        ("RAG status", "amber", False),
    ]


def test_what_is_printed_is_not_told_again() -> None:
    said = {"owner": None, "status": "Closed: in hand", "due": "on 1 April 2026"}
    action = Action(**LOGGED | said, due_date="2026-04-01", state="closed", **shared(derived=("due_date", "state")))
    assert [one.label for one in only(actions=[action]).details] == ["Due", "Status"]


def test_an_attendee_tells_how_they_took_part() -> None:
    given = {"name": "L Pell", "honorific": None, "role": "Clerk", "organisation": None, "status": "present"}
    part = {"initials": "LP", "substitute_for": "Mrs O Marsh", "remote": True, "joined": "item 4", "left": "8.15pm"}
    fact = only(attendees=[Attendee(**given, **part, meeting=None, **shared())])
    assert [one.in_line for one in fact.details] == [
        "Clerk",
        "initials LP",
        "in place of Mrs O Marsh",
        "took part by video or telephone",
        "joined item 4",
        "left 8.15pm",
    ]


def test_a_target_tells_how_far_it_is_reached() -> None:
    level = {"metric": "Visits", "direction": "reach", "value": 1200, "highest": 1500, "unit": "visits"}
    reached = {"baseline": "900", "baseline_date": "2023/24", "actual": "1,100", "period": "Q2", "rag": "red"}
    target = Target(text="Visits", **level, **reached, deadline=None, deadline_date=None, **shared())
    assert [(one.label, one.value) for one in only(targets=[target]).details] == [
        ("Level", "reach 1,200 to 1,500 visits"),
        ("Baseline", "900"),
        ("Baseline measured", "2023/24"),
        ("Level reached", "1,100"),
        ("Level reached in", "Q2"),
        ("RAG status", "red"),
    ]


@pytest.mark.parametrize(
    ("direction", "value", "unit", "level"),
    [
        ("at_least", 95, "%", "at least 95%"),
        ("reduce", 1250000, "pounds", "reduce 1,250,000 pounds"),
        ("reach", 2.5, None, "reach 2.5"),
        ("maintain", None, None, "maintain"),
    ],
)
def test_a_target_tells_its_level(direction: Any, value: float | None, unit: str | None, level: str) -> None:
    fields = {"metric": "Mend bridges", "baseline": None, "deadline": None, "deadline_date": None}
    target = Target(text="Mend bridges", direction=direction, value=value, unit=unit, **fields, **shared())
    assert [(one.label, one.value) for one in only(targets=[target]).details] == [("Level", level)]


def test_an_exempt_item_is_called_so() -> None:
    item = AgendaItem(
        number="7",
        title="Clerk's contract",
        purpose=None,
        presenter=None,
        public=False,
        exempt_paragraphs=(1, 3),
        meeting=None,
        **shared(),
    )
    fact = only(agenda_items=[item])
    assert fact.text == "7 Clerk's contract"
    assert fact.details[0].value == "exempt under Schedule 12A, paragraph 1 and 3"


def test_facts_are_grouped_by_kind_and_by_meeting() -> None:
    people = [
        Attendee(name=name, honorific="Mrs", role=None, organisation=None, status="present", meeting=index, **shared())
        for name, index in (("L Pell", 0), ("A Thorne", 1), ("O Marsh", 0))
    ]
    meetings = [meeting("Ashcombe Council", "2026-03-02"), meeting("Ashcombe Council", "2026-01-05")]
    groups = fact_groups(
        records(
            meetings=meetings, attendees=people, recommendations=[Recommendation(text="That it be noted", **shared())]
        )
    )
    assert [group.kind for group in groups] == ["recommendation", "attendee", "meeting"]
    assert [(name, [fact.text for fact in facts]) for name, facts in groups[1].by_meeting] == [
        ("Ashcombe Council, 2 March 2026", ["Mrs L Pell", "Mrs O Marsh"]),
        ("Ashcombe Council, 5 January 2026", ["Mrs A Thorne"]),
    ]
