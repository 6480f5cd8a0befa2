"""Decisions of made-up minutes: the forms in which clerks record what a body did, and what only sounds like it."""

from dataclasses import dataclass, replace

import pytest

from extractors.records.decisions import find_decisions
from extractors.records.decisions.own_body import OwnBody
from extractors.records.decisions.parties import mover_of, seconder_of
from extractors.records.decisions.votes import votes_in
from extractors.results import Decision, Votes
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import HEAD, Rows, structure_of

NOTICE = (
    L("Ashcombe Borough Council", bold=True),
    L("RECORD OF DECISION", bold=True, above=1),
    L("Date: 4 March 2025", above=1),
)


def decisions(*content: L | str | Rows, head: tuple[L, ...] = HEAD) -> tuple[Decision, ...]:
    return find_decisions(structure_of(*content, head=head), load_reader())


def only(*content: L | str | Rows) -> Decision:
    found = decisions(*content)
    assert len(found) == 1, [each.text for each in found]
    return found[0]


def line(text: str, left: float = 72) -> L:
    return L(text, left=left, above=1)


@dataclass(frozen=True)
class Form:
    """A paragraph of minutes, the kind of its decision and, where that is not the whole paragraph, its text."""

    paragraph: str
    kind: str
    text: str | None = None


FORMS = [
    Form("RESOLVED – That the ferry be painted green.", "resolved"),
    Form("RESOLVED unanimously: That the Mayor be thanked.", "resolved"),
    Form("It was RESOLVED that Mrs Ash be appointed to the Trust.", "resolved"),
    Form("After a long debate it was resolved to sell the barn.", "resolved"),
    Form("It was decided to leave the gate as it is.", "resolved"),
    Form("The Council DECIDED to close the slipway.", "resolved"),
    Form("The Council agreed to lend the bell.", "agreed"),
    Form("AGREED: To write to the owner of the mill.", "agreed"),
    Form("The costs were discussed and it was agreed that two quotes be sought.", "agreed"),
    Form("There was unanimous agreement that the pump be mended.", "agreed"),
    Form("The accounts were reviewed and approved.", "approved"),
    Form("The minutes were taken as read, approved and signed.", "approved"),
    Form("The Council reviewed and adopted the code of conduct.", "approved"),
    Form("New sign at the Bell Inn – approved.", "approved"),
    Form("The Council endorsed the harbour strategy.", "endorsed"),
    Form("The Council noted the report of the Harbour Master.", "noted"),
    Form("The report was received and noted.", "noted"),
    Form("Mrs Ash was duly elected Chair.", "appointed"),
    Form("Mr Dell was co-opted on to the Council.", "appointed"),
    Form("Consideration of the lease was deferred to the May meeting.", "deferred"),
    Form("The tree survey was referred to the Footpaths Group.", "referred"),
    Form("The offer was refused.", "rejected"),
    Form(
        "The kiln needs a roof. The Council agreed to pay for it. The Clerk will ring the builder.",
        "agreed",
        "The Council agreed to pay for it.",
    ),
    Form(
        "Cllr Ash suggested that the pond be fenced. All members agreed to this proposal. It is deep.",
        "agreed",
        "Cllr Ash suggested that the pond be fenced. All members agreed to this proposal.",
    ),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.paragraph[:40])
def test_form_of_a_decision(form: Form) -> None:
    found = only(line(form.paragraph))
    assert (found.kind, found.text) == (form.kind, form.text or form.paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Members noted that few boats had come.",
        "It was noted that the Clerk was unwell.",
        "Mr Dell agreed to write to the landlord.",
        "The Clerk reported that the grant was approved.",
        "The District Council approved the application.",
        "The plan was adopted by the Vale District Council.",
        "The Finance Committee agreed to raise the fee.",
        "The Harbour Trust has agreed to pay for the roof.",
        "The lease had been approved by the trustees.",
        "It was not agreed that the gate should be moved.",
        "If approved, the works would start in June.",
        "Work starts once the licence is granted.",
        "At its last meeting the Council agreed to fund two wardens.",
        "It was agreed at the Harbour Committee meeting to mend the buoy.",
        "The dispute was resolved in May.",
        "The Council received the report of the Clerk.",
        "Cllr Ash proposed a walk along the river.",
        "A second visit was made to the barn.",
    ],
)
def test_what_only_sounds_like_a_decision(paragraph: str) -> None:
    assert decisions(line(paragraph)) == ()


@pytest.mark.parametrize("kind", ["agenda", "report", "plan", "action_log", "other"])
def test_only_minutes_and_notices_decide(kind: str) -> None:
    structure = structure_of(line("RESOLVED – That the ferry be painted green."))
    parts = tuple(part.model_copy(update={"kind": kind}) for part in structure.parts)
    assert find_decisions(replace(structure, parts=parts), load_reader()) == ()


def test_clauses_are_joined_to_their_statement() -> None:
    found = only(
        line("RESOLVED that the Council:"),
        line("(a) buys two benches;", 100),
        line("(b) thanks Mrs Orme; and", 100),
        line("(c) mends the pump.", 100),
        line("The Chair closed the meeting."),
    )
    assert found.clauses == ("buys two benches;", "thanks Mrs Orme; and", "mends the pump.")
    assert found.text == "RESOLVED that the Council: buys two benches; thanks Mrs Orme; and mends the pump."


def test_clauses_within_a_paragraph_are_told_apart() -> None:
    found = only(line("RESOLVED – That (a) the barn be sold; and (b) the price be £9."))
    assert found.clauses == ("the barn be sold; and", "the price be £9.")


def test_clauses_of_a_list_that_decides_nothing_are_read_alone() -> None:
    found = only(
        line("The following points were made:"),
        line("• The wall is old.", 100),
        line("• It was agreed to paint it.", 100),
    )
    assert found.text == "It was agreed to paint it."


def test_proposer_and_seconder_in_the_next_sentence_belong_to_the_decision() -> None:
    found = only(line("The minutes were approved. Proposed by Cllr Ash and seconded by Cllr Dell."))
    assert (found.kind, found.mover, found.seconder) == ("approved", "Cllr Ash", "Cllr Dell")
    assert found.text.endswith("Cllr Dell.")


def test_motion_seconded_and_passed_in_three_sentences_is_one_decision() -> None:
    found = only(
        line("Member Ash moved to accept the budget. Member Dell seconded. The motion passed 4-1."),
    )
    assert (found.kind, found.mover, found.seconder) == ("resolved", "Member Ash", "Member Dell")
    assert found.votes == Votes(for_=4, against=1, abstain=0)


def test_lost_motion_is_rejected_with_the_votes_told_below() -> None:
    found = only(
        line("Mr Ash proposed, and Mrs Dell seconded the motion that"),
        line("“This Council resolves to sell the ferry.”", 100),
        line("The Chair put the motion to the vote and the voting was as follows:"),
        line("For (2)"),
        line("Against (5)"),
        line("Abstain (1)"),
        line("Motion lost."),
    )
    assert (found.kind, found.mover, found.seconder) == ("rejected", "Mr Ash", "Mrs Dell")
    assert found.votes == Votes(for_=2, against=5, abstain=1)
    assert found.text.endswith("to sell the ferry.”")


def test_resolution_takes_parties_of_the_carried_motion_that_it_repeats() -> None:
    found = only(
        line("Mr Ash proposed, and Mrs Dell seconded the motion that the ferry be kept."),
        line("Motion carried."),
        line("RESOLVED that the ferry be kept."),
    )
    assert (found.kind, found.mover, found.seconder) == ("resolved", "Mr Ash", "Mrs Dell")
    assert found.text == "RESOLVED that the ferry be kept."


def test_carried_motion_that_no_resolution_repeats_is_a_decision() -> None:
    found = only(
        line("Mr Ash proposed, and Mrs Dell seconded the motion that the ferry be kept."),
        line("Agreed unanimously."),
    )
    assert (found.kind, found.unanimous, found.mover) == ("agreed", True, "Mr Ash")


def test_substantive_motion_keeps_its_first_mover() -> None:
    found = decisions(
        line("Mr Ash proposed, and Mrs Dell seconded the motion that the ferry be kept."),
        line("Ms Orme proposed, and Mr Lea seconded the following amendment: that the ferry be sold."),
        line("Amendment lost."),
        line("Substantive motion carried."),
        line("RESOLVED that the ferry be kept."),
    )
    assert [(each.kind, each.mover) for each in found] == [("rejected", "Ms Orme"), ("resolved", "Mr Ash")]


def test_all_approved_closes_a_list_of_payments() -> None:
    found = only(line("Ash Mowing £30.00"), line("Dell Paints £12.50 – all approved."))
    assert found.text.endswith("Ash Mowing £30.00 Dell Paints £12.50 – all approved.")


def test_a_disposition_in_capitals_decides_the_item_above_it() -> None:
    found = only(line("Ash Tea Rooms has applied for a licence to sell cider."), L("GRANTED", bold=True, above=1))
    assert found.kind == "approved"
    assert "Ash Tea Rooms" in found.text


def test_a_notice_holds_what_stands_under_its_heading() -> None:
    found = decisions(
        L("Decision:", bold=True, above=1),
        line("As Cabinet Member for Harbours I agree to:"),
        line("APPROVE the new crane."),
        line("DELEGATE the purchase to the Harbour Master."),
        L("Reason for decision:", bold=True, above=1),
        line("The Council agreed to replace the old one."),
        head=NOTICE,
    )
    assert [each.kind for each in found] == ["agreed"]
    assert found[0].clauses == ("APPROVE the new crane.", "DELEGATE the purchase to the Harbour Master.")


def test_evidence_quotes_the_statement_and_names_its_rule() -> None:
    structure = structure_of(line("The wall is old. It was agreed to paint it."))
    (found,) = find_decisions(structure, load_reader())
    (evidence,) = found.evidence
    assert structure.document.text[evidence.start : evidence.end] == evidence.quote == "It was agreed to paint it."
    assert evidence.made_by == "rule:decision.impersonal"


def test_ids_are_unique_and_stable() -> None:
    content = [line("RESOLVED that the ferry be kept."), line("RESOLVED that the barn be sold.")]
    once, again = decisions(*content), decisions(*content)
    assert once == again
    assert len({each.id for each in once}) == 2


@pytest.mark.parametrize(
    ("text", "mover", "seconder"),
    [
        ("Proposed by AB and seconded by CD.", "AB", "CD"),
        ("Proposed Cllr Ash, seconded Cllr Dell.", "Cllr Ash", "Cllr Dell"),
        ("On the motion of Ann Ash, seconded by Ben Dell, it was agreed", "Ann Ash", "Ben Dell"),
        ("the Leader proposed and Mr Dell, Deputy Leader, Finance, seconded the motion", "the Leader", "Mr Dell"),
        ("Ann Ash having moved and Ben Dell having seconded the report", "Ann Ash", "Ben Dell"),
        ("Motion and second (Ash and Dell).", "Ash", "Dell"),
        ("Accepted as a true record by AB, seconded by CD", "AB", "CD"),
        ("It was proposed that the wall be painted.", None, None),
        ("Member Ash so moved; Vice President Dell seconded the motion", "Member Ash", "Vice President Dell"),
    ],
)
def test_parties(text: str, mover: str | None, seconder: str | None) -> None:
    assert (mover_of(text), seconder_of(text)) == (mover, seconder)


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("The motion passed 4-0.", (4, 0, 0)),
        ("passed by a 3-1-1 roll call vote", (3, 1, 1)),
        ("the motion passed 5-0 with Member Ash abstaining", (5, 0, 1)),
        ("carried by 7 votes to 2", (7, 2, 0)),
        ("For: 12 Against: 3 Abstain: 1", (12, 3, 1)),
        ("with 8 voting for, 4 against and two abstentions", (8, 4, 2)),
        ("carried by unanimous voice vote – 5", (5, None, None)),
    ],
)
def test_votes(text: str, votes: tuple[int, int | None, int | None]) -> None:
    assert votes_in(text) == Votes(for_=votes[0], against=votes[1], abstain=votes[2])


@pytest.mark.parametrize(
    "text",
    [
        "The crane cost £12 for 3 days from 4 to 7 May.",
        "RESOLVED that pages 4-7 of the plan be adopted.",
        "The Council approved application 24/0101 for Mill House.",
    ],
)
def test_figures_that_are_no_vote(text: str) -> None:
    assert votes_in(text) is None


@pytest.mark.parametrize(
    ("subject", "ours"),
    [
        ("The Council", True),
        ("All members present", True),
        ("APC", True),
        ("the Chair and Council", True),
        ("The Finance Committee", False),
        ("VDC", False),
    ],
)
def test_own_body(subject: str, ours: bool) -> None:
    assert OwnBody("Ashcombe Parish Council").acts(subject) is ours


HEADING = L("Harbour", bold=True, above=1)


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("IT WAS RESOLVED THAT the ferry be painted green.", "resolved"),
        ("The Sub-Committee RESOLVED TO GRANT a licence for the Bell Inn, Ashcombe.", "resolved"),
        ("It was resolved nem con that the barn be let.", "resolved"),
        ("Proposed by Cllr Ash, seconded by Cllr Dell and resolved that the wall be mended.", "resolved"),
        ("The Council, having heard the Clerk, agreed:- to wait until May.", "agreed"),
        ("The Council were in agreement with this change of rota.", "agreed"),
        ("Minutes unanimously adopted.", "approved"),
        ("Unanimous adoption of the minutes of the spring meeting.", "approved"),
        ("Request for help with the pier lamps -- granted", "approved"),
        ("Hire of the hall for May £ 40.00 resolved to pay", "resolved"),
        ("Standing Orders - Resolved to sign", "resolved"),
        ("These wardens were voted in by the membership.", "appointed"),
        ("The Council noted the progress of the new slipway.", "noted"),
    ],
)
def test_forms_of_other_bodies(paragraph: str, kind: str) -> None:
    found = only(line(paragraph))
    assert (found.kind, found.text) == (kind, paragraph)


@pytest.mark.parametrize("paragraph", ["Members agreed with Mr Ash.", "Members noted the plan was late."])
def test_assent_to_a_speaker_or_a_fact_noted_is_no_decision(paragraph: str) -> None:
    assert decisions(line(paragraph)) == ()


@pytest.mark.parametrize("label", ["Decision", "Agreed Outcome", "Resolved", "Council decision:"])
def test_what_stands_under_a_heading_that_says_so_is_the_decision(label: str) -> None:
    found = only(HEADING, L(label, bold=True, above=1), line("To sign the lease of the slipway."))
    assert found.text.endswith("To sign the lease of the slipway.")


def test_reasons_under_a_heading_of_their_own_are_no_part_of_the_decision() -> None:
    found = only(
        HEADING,
        L("Decision", bold=True, above=1),
        line("That the lease of the slipway be signed."),
        L("Reasons for the decision", bold=True, above=1),
        line("The slipway is needed in May."),
    )
    assert found.text == "That the lease of the slipway be signed."


def test_every_row_of_a_column_of_decisions_is_one() -> None:
    found = decisions(
        Rows(
            [
                ["Application", "Proposal", "Decision"],
                ["24/0101", "New barn at the Bell Inn", "Approved subject to conditions"],
                ["24/0102", "Porch at Mill House", "Refused"],
                ["24/0103", "Loft at Pier Row", "No objection"],
            ]
        )
    )
    assert [each.kind for each in found] == ["approved", "rejected", "agreed"]
    assert found[2].text == "Loft at Pier Row No objection"


def test_parties_in_a_row_belong_to_the_decision_of_that_row() -> None:
    found = decisions(
        Rows(
            [
                ["Site", "Decision"],
                ["Barn", "Moved Cllr Ash, seconded Cllr Dell. Voting: 4 for, 2 against.\nGRANTED as set out."],
                ["Porch", "Moved Cllr Orme, seconded Cllr Ash. Voting: 5 for, 1 against.\nREFUSED as too high."],
            ]
        )
    )
    assert [(each.mover, each.seconder) for each in found] == [("Cllr Ash", "Cllr Dell"), ("Cllr Orme", "Cllr Ash")]
    assert [each.votes and each.votes.for_ for each in found] == [4, 5]


def test_parties_and_vote_on_lines_of_their_own_belong_to_the_motion_above() -> None:
    found = only(
        line("There being no questions, motion that the accounts of the pier be accepted:"),
        line("Proposed: Ann Ash (Bell Inn)"),
        line("Seconded: Bob Dell (Mill House)"),
        line("Carried unanimously."),
    )
    assert (found.mover, found.seconder, found.unanimous) == ("Ann Ash", "Bob Dell", True)
    assert found.text.startswith("There being no questions, motion that the accounts")


def test_carried_motion_and_the_resolution_right_after_it_are_one_decision() -> None:
    found = only(
        line("Cllr Ash moved and Cllr Dell seconded the budget, which was carried by 14 votes to 2."),
        line("RESOLVED: That the budget of the harbour be approved."),
    )
    assert (found.mover, found.seconder, found.kind) == ("Cllr Ash", "Cllr Dell", "resolved")
    assert found.votes == Votes(for_=14, against=2, abstain=0)


def test_sole_nominee_elected_is_one_decision_with_the_nomination() -> None:
    found = only(
        line(
            "Cllr Ash nominated Cllr Orme as Warden; Cllr Dell seconded. There being no other nomination, Cllr Orme was"
            " duly elected."
        )
    )
    assert (found.kind, found.mover, found.seconder) == ("appointed", "Cllr Ash", "Cllr Dell")


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("By five votes to two with one abstention it was resolved to sell the barn.", (5, 2, 1)),
        ("Members resolved, by a vote of six to three, to sell the barn.", (6, 3, None)),
        ("12 voted for the Motion and 8 for the Amendment.", (12, 8, None)),
        ("Voting: Nine for, two against and no abstentions.", (9, 2, 0)),
    ],
)
def test_votes_in_words(text: str, votes: tuple[int, int, int | None]) -> None:
    assert votes_in(text) == Votes(for_=votes[0], against=votes[1], abstain=votes[2])


@pytest.mark.parametrize(
    "paragraph",
    [
        "On 3 June 2021, the Council approved the first lease of the slipway.",
        "The first lease was approved by the Council on 3 June 2021.",
        "THE CLERK ASKED WHAT FOLLOWS IF THE PLANS ARE APPROVED.",
    ],
)
def test_what_was_done_on_an_earlier_day_or_is_supposed_is_no_decision(paragraph: str) -> None:
    assert decisions(line(paragraph)) == ()


def test_minutes_of_an_earlier_day_are_approved_at_this_meeting() -> None:
    assert only(line("The minutes of the meeting held on 3 February 2025 were approved.")).kind == "approved"


def test_day_of_the_meeting_itself_is_no_earlier_day() -> None:
    assert only(line("On 4 March 2025 the Council approved the lease of the slipway.")).kind == "approved"
