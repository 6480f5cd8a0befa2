"""A record of an executive decision, and planning minutes with their table of applications."""

from collections.abc import Sequence

from corpus.generator.calendar_words import plain_date
from corpus.generator.manner import Manner, abstentions, called, count
from corpus.generator.script import Block, Cell, Gap, Grid, Para, Run, cell, emphasised, para, printed, stating_all
from corpus.generator.story import Meeting
from corpus.generator.wording import Voice, frames
from corpus.generator.year_council import ExecutiveDecision, PlanningCase
from corpus.labels import (
    LabelledAgendaItem,
    LabelledAttendee,
    LabelledDecision,
    LabelledMeeting,
)
from extractors.results import Votes


def decision_notice(decision: ExecutiveDecision) -> tuple[Block, ...]:
    """The form of a decision taken by one member of Cabinet."""
    taker = decision.taker
    meeting = LabelledMeeting(body=decision.portfolio, kind="decision_notice", date=decision.taken.isoformat())
    item = LabelledAgendaItem(number=decision.reference, title=decision.title, meeting=0, certain=False)
    person = LabelledAttendee(
        name=taker.full, honorific=taker.title, role=decision.portfolio, status="present", meeting=0, certain=False
    )
    who = Para((Run(f"{taker.title} {taker.full}, {decision.portfolio}", facts=(meeting, person)),), "cell")
    rows = (
        (cell("Decision taken by", look="bold"), Cell((who,))),
        (cell("Decision number", look="bold"), Cell((para(decision.reference, "cell"),))),
        (cell("Date of decision", look="bold"), cell(plain_date(decision.taken))),
        (cell("Key decision", look="bold"), cell("No")),
        (cell("Subject", look="bold"), Cell((Para((Run(decision.title, facts=(item,)),), "cell"),))),
        (cell("Decision", look="bold"), Cell(_decision_paras(decision))),
        (cell("Reasons", look="bold"), Cell(tuple(para(text, "cell") for text in decision.reasons))),
        (cell("Options rejected", look="bold"), cell("To leave the present arrangements as they are.")),
        (cell("Report of", look="bold"), cell(decision.officer.post or decision.officer.full)),
        (cell("Call-in", look="bold"), cell("The decision may be called in within five working days of publication.")),
    )
    return (
        para("Ashcombe Borough Council", "letterhead"),
        para("RECORD OF EXECUTIVE DECISION", "subtitle"),
        Gap(4),
        Grid(rows, (24, 76)),
        Gap(12),
        para("Signed ......................................    Date ...................."),
    )


def _decision_paras(decision: ExecutiveDecision) -> tuple[Para, ...]:
    clauses = tuple(proposal.to for proposal in decision.proposals)
    last = len(clauses) - 1
    paras = (
        para(f"As {decision.portfolio} I have decided to:", "cell"),
        *(
            para(f"({place + 1}) {clause}{'.' if place == last else ';'}", "cell")
            for place, clause in enumerate(clauses)
        ),
    )
    label = LabelledDecision(text=printed(paras), kind="resolved", clauses=clauses, item=decision.reference, meeting=0)
    return stating_all(paras, label)


def applications_blocks(
    meeting: Meeting, cases: Sequence[PlanningCase], manner: Manner, voice: Voice, *, number: str, index: int
) -> tuple[Block, ...]:
    """The item on applications: one row a case, with the vote and the outcome in the last column."""
    title = "Applications for Planning Permission"
    label = LabelledAgendaItem(number=number, title=title, meeting=index)
    head = tuple(cell(words, look="bold") for words in ("Application", "Site and proposal", "Decision"))
    rows = [head, *(_case_row(case, manner, voice, number, index) for case in cases)]
    opening = f"The {meeting.body.noun} considered the reports of the Head of Planning and took the decisions below."
    return (
        Para((Run(title, "bold", (label,)),), "heading", f"{number}.", 1),
        para(opening),
        Grid(tuple(rows), (21, 37, 42), header=1),
    )


def _case_row(case: PlanningCase, manner: Manner, voice: Voice, number: str, index: int) -> tuple[Cell, ...]:
    site = (para(case.site, "cell", look="bold"), para(case.proposal, "cell"))
    frame = voice.draw(frames(case.result))
    text = voice.say(frame.text, condition=case.condition, reason=case.reason, until=plain_date(case.until))
    mover, seconder = called(case.moved.mover, manner), called(case.moved.seconder, manner)
    motion = f"Moved {mover}, seconded {seconder}."
    if case.vote:
        sides = f"{count(case.vote.for_, manner)} for, {count(case.vote.against, manner)} against"
        motion += f" Voting: {sides}, {abstentions(case.vote, manner)}."
    paras = (para(motion, "cell"), Para(emphasised(text), "cell"))
    vote = case.vote
    label = LabelledDecision(
        text=printed(paras), kind=frame.kind_of(None), item=number, meeting=index, mover=mover, seconder=seconder,
        votes=Votes(for_=vote.for_, against=vote.against, abstain=vote.abstain) if vote else None,
    )  # fmt: skip
    return cell(case.reference), Cell(site), Cell(stating_all(paras, label))
