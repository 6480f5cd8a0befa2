"""Motions settled by the votes that follow them.

A motion and the vote on it often stand paragraphs apart ("Mr Ash proposed ...", "For (14) ...", "Amendment lost."), and
where it was carried the resolution repeats it. So a motion waits: lost, it becomes a refusal; carried, it lends mover,
seconder and votes to the resolution that follows under the same item, or else becomes a decision itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractors.folding import Folded
from extractors.records.decisions.parties import mover_of, seconder_of, votes_in
from extractors.records.decisions.statements import Statement
from extractors.records.runs import Run, join
from extractors.results import DecisionKind, Votes

_MOTION_TRUST = 0.8
_UNSETTLED_TRUST = 0.6  # moved, but nobody says how it went
_FEW_WORDS = 5  # a statement of so few words only tells how the vote went
_VOTED = re.compile(r"\bput\b.{0,120}\bto the vote\b|\bvot(?:e|ing) (?:was|were|is) as follows\b|\bset out in paragraph\b", re.I)
_AMENDMENT = re.compile(r"\bamendment\b", re.I)
_SUBSTANTIVE = re.compile(r"\bsubstantive\b", re.I)
_APPOINTS = re.compile(r"\b(?:elect(?:ed|ions?)?|appoint(?:ed|ment)?s?|reappointment|nominat\w+|representatives?|co-opt\w*)\b", re.I)
_APPROVES = re.compile(r"\b(?:approv\w+|accept\w*|adopt\w*|confirm\w*|ratif\w+|minutes)\b", re.I)
_SECONDED = re.compile(r"\bseconded\s(?:by|this|the|it)\b", re.I)
_MOVES = re.compile(r"\b(?:moved|motion)\b", re.I)
_LONGEST_WAIT = 12  # runs after a motion in which its vote is looked for


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision with all that is told of it. `text` holds the clauses too."""

    run: Run
    text: Folded
    clauses: tuple[str, ...]
    kind: DecisionKind
    mover: str | None
    seconder: str | None
    votes: Votes | None
    unanimous: bool
    trust: float
    rule: str


@dataclass(slots=True)
class _Item:
    """The motions of one item while its statements are read in order."""

    original: Settled | None = None
    waiting: Settled | None = None
    carried: Settled | None = None
    heard: list[str] = field(default_factory=list)


def settle(story: Iterable[tuple[Run, tuple[Statement, ...]]]) -> tuple[Settled, ...]:
    """The decisions of the runs of one part, in reading order, each run with its statements."""
    settled: list[Settled] = []
    item, number = _Item(), None
    for run, statements in story:
        if run.context.item != number:
            settled += _left_over(item)
            item, number = _Item(), run.context.item
        if not statements:
            item.heard.append(run.whole.text)
        for statement in statements:
            settled += _next(item, statement)
    settled += _left_over(item)
    return tuple(sorted(settled, key=lambda each: each.text.origins[0]))


def _next(item: _Item, statement: Statement) -> Iterator[Settled]:
    text = statement.whole.text
    if statement.cue and statement.cue.formal:
        yield _resolution(item, statement)
    elif _tells_outcome(statement, text):
        yield from _outcome(item, statement, text)
    elif statement.cue or statement.carried is not None:
        yield _decided(statement)
    elif statement.moved or _SECONDED.search(text):
        yield from _left_over(item, keep_original=True)
        item.waiting = _motion(statement)
        item.original = item.original or item.waiting
        item.heard = []


def _tells_outcome(statement: Statement, text: str) -> bool:
    """Whether a statement says only how the vote on something before it went."""
    if statement.moved or statement.clauses and not _VOTED.search(text):
        return False
    return len(text.split()) <= _FEW_WORDS or bool(_VOTED.search(text))


def _outcome(item: _Item, statement: Statement, text: str) -> Iterator[Settled]:
    votes = votes_in(" ".join([*item.heard, text]))
    if _VOTED.search(text) and statement.carried is None and not statement.cue:
        item.heard.append(text)
        return
    motion, item.waiting, item.heard = item.waiting, None, []
    substantive = _SUBSTANTIVE.search(text) is not None and item.original is not None
    if substantive and item.original is not None:
        motion = item.original
    if motion is None:
        if statement.cue and statement.before and len(text.split()) <= _FEW_WORDS:
            yield replace(_decided(statement), text=join((statement.before, statement.text)))
        return
    told = replace(motion, votes=votes or motion.votes, unanimous=motion.unanimous or statement.unanimous)
    if statement.carried is False:
        yield replace(told, kind="rejected", text=_with_outcome(motion, statement))
    elif _AMENDMENT.search(motion.run.lead.text) and not substantive:
        yield replace(told, kind="resolved", text=_with_outcome(motion, statement))
    else:
        kind: DecisionKind = "resolved" if statement.carried else "agreed"
        item.carried = replace(told, kind=kind)


def _with_outcome(motion: Settled, statement: Statement) -> Folded:
    """The motion's text with the outcome where that is printed right after it."""
    near = statement.run.blocks[0].index == motion.run.blocks[-1].index + 1
    return join((motion.text, statement.text)) if near else motion.text


def _resolution(item: _Item, statement: Statement) -> Settled:
    """A formal resolution with the parties and votes of the motion that it repeats."""
    own = _decided(statement)
    motion = item.carried or item.waiting
    votes = votes_in(" ".join(item.heard)) if item.waiting else None
    item.carried, item.waiting, item.heard = None, None, []
    if motion is None:
        return own
    return replace(
        own,
        mover=own.mover or motion.mover,
        seconder=own.seconder or motion.seconder,
        votes=own.votes or motion.votes or votes,
        unanimous=own.unanimous or motion.unanimous,
    )


def _decided(statement: Statement) -> Settled:
    text = statement.whole.text
    kind: DecisionKind = statement.cue.kind if statement.cue else _kind_of_motion(statement, text)
    if statement.carried is not None and statement.moved:
        kind = "resolved"
    if statement.carried is False:
        kind = "rejected"
    return _settled(statement, kind, statement.cue.trust if statement.cue else _MOTION_TRUST)


def _motion(statement: Statement) -> Settled:
    return _settled(statement, _kind_of_motion(statement, statement.whole.text), _UNSETTLED_TRUST)


def _settled(statement: Statement, kind: DecisionKind, trust: float) -> Settled:
    text = statement.whole.text
    parties = statement.moved or statement.seconded
    return Settled(
        run=statement.run,
        text=statement.whole,
        clauses=tuple(clause.text for clause in statement.clauses),
        kind=kind,
        mover=mover_of(text) if parties else None,
        seconder=seconder_of(text) if parties else None,
        votes=votes_in(text),
        unanimous=statement.unanimous,
        trust=trust,
        rule=statement.rule,
    )


def _kind_of_motion(statement: Statement, text: str) -> DecisionKind:
    """What kind a motion is that names no verb of its own: read from its words, then from the title above it."""
    if statement.carried is not None:
        return "resolved"
    title = " ".join(statement.run.context.headings[-1:])
    for words in (text, title):
        if _APPOINTS.search(words):
            return "appointed"
        if _APPROVES.search(words):
            return "approved"
    return "resolved" if _MOVES.search(text) else "agreed"


def _left_over(item: _Item, *, keep_original: bool = False) -> Iterator[Settled]:
    """Motions that no resolution repeats: carried ones, and those seconded of which no vote is told."""
    if item.carried:
        yield item.carried
    elif item.waiting and item.waiting.seconder and not _AMENDMENT.search(item.waiting.run.lead.text):
        votes = votes_in(" ".join(item.heard[:_LONGEST_WAIT]))
        yield replace(item.waiting, votes=item.waiting.votes or votes)
    item.carried = item.waiting = None
    if not keep_original:
        item.original = None
