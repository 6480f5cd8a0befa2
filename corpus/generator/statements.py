"""Statements of minutes: paragraphs that put an outcome or a task on record, each with the label of what it states."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from corpus.generator.manner import Manner, abstentions, called, count
from corpus.generator.script import Para, Run, emphasised, para, printed, stating_all
from corpus.generator.story import (
    Adopted,
    AgreedByReference,
    AmendmentLost,
    Body,
    ItemDeferred,
    ItemReferred,
    MinutesConfirmed,
    Moved,
    OfficeFilled,
    Outcome,
    Person,
    Proposal,
    PublicExcluded,
    ReportNoted,
    Task,
    Vote,
)
from corpus.generator.wording import Frame, Voice, frames, listed, sentence_case, sentences
from corpus.labels import LabelledAction, LabelledDecision
from extractors.results import Votes

PREFIX = re.compile(r"\s*(?:\([A-Z]+\): )?")  # what stands between "ACTION" and the task: " ", " (JS): "


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said in minutes; `side` is what the action column prints beside it."""

    paras: tuple[Para, ...]
    sort: Literal["talk", "decision", "task"]
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: index of the meeting, number of the item, and whether the public may read it."""

    meeting: int
    item: str | None
    public: bool = True


@dataclass(frozen=True, slots=True)
class Recorder:
    """What a statement needs to know of the body whose minutes it stands in."""

    body: Body
    manner: Manner
    voice: Voice
    place: Place


def talk(text: str) -> Statement:
    """A paragraph that labels nothing."""
    return Statement((para(text),), "talk")


def outcome_statement(recorder: Recorder, outcome: Outcome, *, lead: Person | None = None) -> Statement:
    """The statement that puts `outcome` on record; `lead` is whose report it was."""
    match outcome:
        case Adopted():
            return _adopted(recorder, outcome)
        case AmendmentLost():
            return _amendment(recorder, outcome)
        case ReportNoted():
            return _simple(recorder, "noted_report")
        case MinutesConfirmed():
            return _simple(recorder, "confirmed", date=recorder.manner.dates(outcome.held))
        case PublicExcluded():
            return _simple(recorder, "excluded", paragraph=str(outcome.paragraph))
        case ItemDeferred():
            return _simple(recorder, "deferred", until=recorder.manner.dates(outcome.until))
        case ItemReferred():
            return _simple(recorder, "referred", committee=outcome.committee, number=str(outcome.number))
        case AgreedByReference():
            post = lead.post if lead and lead.post else "officer"
            return _simple(recorder, "by_reference", numbers=outcome.numbers, lead=post)
        case OfficeFilled():
            person = called(outcome.person, recorder.manner)
            return _simple(recorder, "appointed", moved=outcome.moved, person=person, office=outcome.office)
        case _ as never:
            assert_never(never)


def motion_moved(recorder: Recorder, moved: Moved, proposals: Sequence[Proposal]) -> Statement:
    """A motion as it was moved, before anything was decided."""
    names = _mover_names(recorder.manner, moved)
    lead = recorder.voice.say("{mover} moved, and {seconder} seconded, the following motion:", **names)
    words = tuple(para(f"“That {proposal.that}.”", level=1) for proposal in proposals)
    return Statement((para(sentence_case(lead)), *words), "talk")


def task_statement(recorder: Recorder, task: Task, *, group: str | None = None) -> Statement:
    """The statement that puts a task on record, by the body's manner or by another group of frames."""
    manner, voice = recorder.manner, recorder.voice
    owner = called(task.owner, manner)
    due = f" {task.due.words}" if task.due else ""
    names = {
        "owner": owner, "Owner": sentence_case(owner), "name": task.owner.full, "initials": task.owner.initials,
        "task": task.doing, "due": due,
    }  # fmt: skip
    template = voice.draw(sentences("actions", group or manner.tasks))
    text = voice.say(template, **names)
    printed_owner = next(name for name in ("owner", "Owner", "name", "initials") if f"{{{name}}}" in template)
    shown = task.owner.initials if manner.owner_column else names[printed_owner]
    lead, words = _split_prefix(text)
    label = LabelledAction(
        text=words, owner=shown, due=task.due.words if task.due else None,
        due_date=task.due.day if task.due else None, source="minutes", item=recorder.place.item,
        public=recorder.place.public,
    )  # fmt: skip
    facts = (label, *_agreed_too(recorder, words, group))
    paragraph = Para((*lead, Run(words, facts=facts)))
    return Statement((paragraph,), "task", task.owner.initials if manner.owner_column else None)


def _agreed_too(recorder: Recorder, words: str, group: str | None) -> tuple[LabelledDecision, ...]:
    """ "It was agreed that the Clerk would …" may be read as a decision as well."""
    if group != "agreed_that":
        return ()
    place = recorder.place
    return (
        LabelledDecision(
            text=words, kind="agreed", item=place.item, meeting=place.meeting, public=place.public, certain=False
        ),
    )


def _split_prefix(text: str) -> tuple[tuple[Run, ...], str]:
    """`**ACTION:** The Clerk to …` as the runs of the prefix and the words of the task."""
    *lead, last = emphasised(text)
    if not lead:
        return (), text
    gap = PREFIX.match(last.text)
    end = gap.end() if gap else 0
    return (*lead, Run(last.text[:end])), last.text[end:]


def _adopted(recorder: Recorder, outcome: Adopted) -> Statement:
    frame = _frame_for(recorder, outcome)
    names = _mover_names(recorder.manner, outcome.moved) | _vote_names(recorder.manner, outcome.vote)
    if len(outcome.proposals) == 1:
        proposal = outcome.proposals[0]
        paras: tuple[Para, ...] = (_sentence(recorder, frame, names | _proposal_names(proposal)),)
        clauses: tuple[str, ...] = ()
        verb = proposal.verb
    else:
        paras, clauses = _listed_clauses(recorder, frame, names, outcome.proposals)
        verb = None
    if outcome.vote and outcome.vote.roll:
        paras = (*paras, *_roll(outcome.vote, recorder.manner))
    return _decision(recorder, paras, frame, verb=verb, clauses=clauses, moved=outcome.moved, vote=outcome.vote)


def _frame_for(recorder: Recorder, outcome: Adopted) -> Frame:
    """A frame that prints what the story knows of mover, vote and unanimity, and no more."""
    pools = ([frame for frame in frames(group) if _fits(frame, outcome)] for group in recorder.manner.adopts)
    pool = next(filter(None, pools), None)
    if pool is None:
        raise ValueError(f"no frame of {recorder.manner.adopts} fits {outcome}: add one to decisions.yaml")
    return recorder.voice.draw(pool)


def _fits(frame: Frame, outcome: Adopted) -> bool:
    one_verb = len(outcome.proposals) == 1 and outcome.proposals[0].verb is not None
    return (
        frame.unanimous == outcome.unanimous
        and ("{mover}" in frame.text) == (outcome.moved is not None)
        and ("{for}" in frame.text) == (outcome.vote is not None)
        and (frame.kind is not None or one_verb)
    )


def _proposal_names(proposal: Proposal) -> dict[str, str]:
    thing = proposal.object or ""
    return {
        "that": proposal.that, "to": proposal.to, "past": proposal.past or "", "PAST": (proposal.past or "").upper(),
        "object": thing,
    }  # fmt: skip


def _sentence(recorder: Recorder, frame: Frame, names: dict[str, str]) -> Para:
    names = {"body": recorder.body.noun, "chair": recorder.body.chair} | names
    text = sentence_case(recorder.voice.say(frame.text, **names))
    return Para(emphasised(text))


def _listed_clauses(
    recorder: Recorder, frame: Frame, names: dict[str, str], proposals: Sequence[Proposal]
) -> tuple[tuple[Para, ...], tuple[str, ...]]:
    form = "that" if "{that}" in frame.text else "to"
    before, after = frame.text.split(f"{{{form}}}")
    lead = _sentence(recorder, Frame(kind=frame.kind, text=before.rstrip() + ":"), names)
    clauses = tuple(proposal.that if form == "that" else proposal.to for proposal in proposals)
    last = len(clauses) - 1
    paras = tuple(
        para(clause + ("." if place == last else "; and" if place == last - 1 else ";"), mark=mark, level=1)
        for place, (clause, mark) in enumerate(zip(clauses, recorder.manner.marks, strict=False))
    )
    tail = after.lstrip(".) ").strip()
    if tail:
        paras = (*paras, _sentence(recorder, Frame(kind=frame.kind, text=tail), names))
    return (lead, *paras), clauses


def _roll(vote: Vote, manner: Manner) -> tuple[Para, ...]:
    """The names of a recorded vote, one paragraph a side."""
    assert vote.roll is not None
    sides = zip(("For", "Against", "Abstained"), vote.roll, strict=True)
    return tuple(
        Para((Run(f"{side} ({len(people)}): ", "bold"), Run(_roll_names(people, manner))), level=1)
        for side, people in sides
    )


def _roll_names(people: Sequence[Person], manner: Manner) -> str:
    if not people:
        return "None."
    if len(people) == 1:
        return called(people[0], manner) + "."
    return "Councillors " + listed([person.surname for person in people]) + "."


def _amendment(recorder: Recorder, outcome: AmendmentLost) -> Statement:
    names = _mover_names(recorder.manner, outcome.moved)
    first = recorder.voice.say("{mover} moved, and {seconder} seconded, the following amendment:", **names)
    frame = recorder.voice.draw(frames("lost"))
    last = _sentence(recorder, frame, _vote_names(recorder.manner, outcome.vote))
    paras: tuple[Para, ...] = (para(sentence_case(first)), para(f"“{outcome.words}”", level=1), last)
    if outcome.vote.roll:
        paras = (*paras, *_roll(outcome.vote, recorder.manner))
    return _decision(recorder, paras, frame, moved=outcome.moved, vote=outcome.vote, has_mover=True)


def _simple(recorder: Recorder, group: str, *, moved: Moved | None = None, **names: str) -> Statement:
    frame = recorder.voice.draw(frames(group, recorder.manner.register))
    paragraph = _sentence(recorder, frame, names | _mover_names(recorder.manner, moved))
    return _decision(recorder, (paragraph,), frame, moved=moved)


def _decision(
    recorder: Recorder, paras: tuple[Para, ...], frame: Frame, *, verb: str | None = None,
    clauses: tuple[str, ...] = (), moved: Moved | None = None, vote: Vote | None = None, has_mover: bool = False,
) -> Statement:  # fmt: skip
    shown = moved if moved and (has_mover or "{mover}" in frame.text) else None
    place, manner = recorder.place, recorder.manner
    label = LabelledDecision(
        text=printed(paras), kind=frame.kind_of(verb), clauses=clauses, item=place.item, meeting=place.meeting,
        mover=called(shown.mover, manner) if shown else None,
        seconder=called(shown.seconder, manner) if shown else None,
        votes=Votes(for_=vote.for_, against=vote.against, abstain=vote.abstain) if vote else None,
        unanimous=True if frame.unanimous else None, public=place.public,
    )  # fmt: skip
    return Statement(stating_all(paras, label), "decision")


def _mover_names(manner: Manner, moved: Moved | None) -> dict[str, str]:
    return {"mover": called(moved.mover, manner), "seconder": called(moved.seconder, manner)} if moved else {}


def _vote_names(manner: Manner, vote: Vote | None) -> dict[str, str]:
    if vote is None:
        return {}
    return {
        "for": count(vote.for_, manner), "against": count(vote.against, manner), "abstain": abstentions(vote, manner)
    }  # fmt: skip
