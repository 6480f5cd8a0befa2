"""Recommendations of made-up reports: one record for each list of asks."""

import pytest

from extractors.records.recommendations import find_recommendations
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import HEAD, structure_of

REPORT = (
    L("Report to the Ashcombe and Vale Health Board", bold=True),
    L("Report of the Director of Harbours", above=1),
    L("Summary", bold=True, above=1),
)


def asks(*content: L, head: tuple[L, ...] = REPORT) -> list[str]:
    return [each.text for each in find_recommendations(structure_of(*content, head=head), load_reader())]


def line(text: str, left: float = 72) -> L:
    return L(text, left=left, above=1)


def heading(text: str) -> L:
    return L(text, bold=True, above=1)


def test_a_list_is_one_ask_with_its_clauses() -> None:
    assert asks(
        line("Members are asked to:"),
        line("• note the report; and", 100),
        line("• agree the new fares.", 100),
        heading("Background"),
        line("The ferry is old."),
    ) == ["Members are asked to: note the report; and agree the new fares."]


def test_what_stands_under_the_heading_ends_with_the_next_heading() -> None:
    assert asks(
        heading("Recommendations:"),
        line("The Board is asked to:"),
        line("AGREE the plan for the slipway; and"),
        line("DELEGATE its upkeep to the Harbour Master."),
        heading("Introduction"),
        line("To agree on a plan takes time."),
    ) == ["The Board is asked to: AGREE the plan for the slipway; and DELEGATE its upkeep to the Harbour Master."]


def test_each_list_is_a_record_of_its_own() -> None:
    found = asks(
        heading("Recommendation"),
        line("The Board is asked to note the report."),
        heading("Background"),
        line("The ferry is old."),
        heading("Recommendation"),
        line("The Board is asked to note the report."),
    )
    assert found == ["The Board is asked to note the report."] * 2


@pytest.mark.parametrize(
    ("paragraph", "ask"),
    [
        ("Recommendation: The Board is asked to note the report.", "The Board is asked to note the report."),
        ("Recommendation: That the lease be renewed.", "That the lease be renewed."),
        (
            "The ferry is old. It is therefore recommended that it be sold.",
            "It is therefore recommended that it be sold.",
        ),
        (
            "The Health Board is invited to approve the plan. It is long.",
            "The Health Board is invited to approve the plan.",
        ),
        (
            "Officers recommend that the Committee approve the lease.",
            "Officers recommend that the Committee approve the lease.",
        ),
    ],
)
def test_run_in_ask(paragraph: str, ask: str) -> None:
    assert asks(line(paragraph)) == [ask]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Residents are asked to fill in a form.",
        "Recommendations of the working party were read out.",
        "The review recommended that a bell be bought.",
        "Councils are asked to send their plans by May.",
    ],
)
def test_asks_of_others_are_none(paragraph: str) -> None:
    assert asks(line(paragraph)) == []


def test_minutes_hold_what_another_body_recommends() -> None:
    advice = "It is recommended by the Ferry Committee that the Parish Council buy a boat."
    assert asks(line(advice), heading("Fares"), line("The Council is asked to note them."), head=HEAD) == [advice]


def test_minutes_hold_no_recommendations() -> None:
    assert asks(line("The Council is asked to note the report."), head=HEAD) == []


def test_evidence_names_its_rule() -> None:
    structure = structure_of(line("Members are asked to note the report."), head=REPORT)
    (found,) = find_recommendations(structure, load_reader())
    assert [each.made_by for each in found.evidence] == ["rule:recommendation.ask"]
    assert found.evidence[0].quote == "Members are asked to note the report."


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("Recommendation(s): Cabinet is asked to lease the pier.", "Cabinet is asked to lease the pier."),
        ("RECOMMENDED: That the fees be agreed.", "That the fees be agreed."),
        ("Staff Recommendation: Adopt the plan.", "Adopt the plan."),
        ("Recommended Action: Approve the lease.", "Approve the lease."),
        ("Officer recommendation: that permission be granted.", "that permission be granted."),
        ("Ask of the Board: To note the report.", "To note the report."),
    ],
)
def test_ask_after_a_run_in_title(paragraph: str, text: str) -> None:
    assert asks(line(paragraph)) == [text]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The Board of Directors is asked to discuss the report.",
        "The Trust Board is asked to take assurance from the report.",
        "Members are requested to go on with the ferry.",
        "The Council is recommended to approve the plan.",
        "It is recommended by the Ferry Committee that the Board buy a boat.",
        "The Finance Committee recommends that the Board approve the code.",
        "Staff recommends that the City Council adopt the plan.",
    ],
)
def test_sentence_that_asks(paragraph: str) -> None:
    assert asks(line(paragraph)) == [paragraph]


@pytest.mark.parametrize(
    "paragraph", ["The auditors recommended that the Council keep a list.", "Local people are asked to fill in a form."]
)
def test_what_only_sounds_like_an_ask(paragraph: str) -> None:
    assert asks(line(paragraph)) == []


def test_a_list_that_hangs_on_the_heading_is_the_ask() -> None:
    assert asks(
        heading("RECOMMENDATIONS:"),
        line("(a) That the fees be agreed.", 100),
        line("(b) That the list be noted.", 100),
    ) == ["That the fees be agreed. That the list be noted."]
