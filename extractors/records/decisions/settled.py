"""A decision with all that is told of it, made from a statement."""

import re
from dataclasses import dataclass

from extractors.folding import Folded
from extractors.records.decisions.ballots import NO_BALLOT, Ballot, read_ballot
from extractors.records.decisions.parties import mover_of, parties_of, seconder_of
from extractors.records.decisions.statements import Statement
from extractors.records.runs import Run
from extractors.results import DecisionKind

MOTION_TRUST = 0.8
"""How often a motion of which the outcome is told is a decision."""

_APPOINTS = re.compile(
    r"\b(?:elect(?:ed|ions?)?|appoint(?:ed|ment)?s?|reappointment|nominat\w+|representatives?|co-opt\w*)\b",
    re.IGNORECASE,
)
_NOMINATES = re.compile(r"\b(?:nominated|be (?:re-?)?(?:elected|appointed))\b", re.IGNORECASE)
_APPROVES = re.compile(r"\b(?:approv\w+|accept\w*|adopt\w*|confirm\w*|ratif\w+|minutes)\b", re.IGNORECASE)
_MOVES = re.compile(r"\b(?:moved|motion)\b", re.IGNORECASE)
_CHANGES_A_PAPER = re.compile(r"\b(?:subject to|without|with)\b[^.:;]{0,30}\bamendments?\b", re.IGNORECASE)
_AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A run with its statements; `vote` is what a table of votes tells, in the words of a ballot."""

    run: Run
    statements: tuple[Statement, ...]
    vote: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision with all that is told of it. `text` holds the clauses too; `proof` the vote that is printed apart."""

    run: Run
    text: Folded
    clauses: tuple[str, ...]
    kind: DecisionKind
    trust: float
    rule: str
    mover: str | None = None
    seconder: str | None = None
    ballot: Ballot = NO_BALLOT
    unanimous: bool = False
    amendment: bool = False
    proof: tuple[Folded, ...] = ()


def is_amendment(text: str) -> bool:
    """Whether what is put to the vote is an amendment, rather than a paper that is taken "subject to an amendment"."""
    return _AMENDMENT.search(_CHANGES_A_PAPER.sub("", text)) is not None


def decided(statement: Statement) -> Settled:
    """The decision that a statement tells by itself."""
    kind: DecisionKind = statement.cue.kind if statement.cue else kind_of_motion(statement)
    if statement.moved and statement.seconded and kind == "endorsed":
        kind = "agreed"
    if statement.carried is False:
        kind = "rejected"
    return settled(statement, kind, statement.cue.trust if statement.cue else MOTION_TRUST)


def settled(statement: Statement, kind: DecisionKind, trust: float) -> Settled:
    """A decision of a kind with the parties and the vote that its statement names."""
    text = statement.whole.text
    parties = statement.moved or statement.seconded or any(parties_of(text))
    return Settled(
        run=statement.run,
        text=statement.whole,
        clauses=tuple(clause.text for clause in statement.clauses),
        kind=kind,
        mover=mover_of(text) if parties else None,
        seconder=seconder_of(text) if parties else None,
        ballot=read_ballot(text),
        amendment=(statement.moved or statement.carried is not None) and is_amendment(statement.text.text),
        unanimous=statement.unanimous,
        trust=trust,
        rule=statement.rule,
    )


def kind_of_motion(statement: Statement) -> DecisionKind:
    """What kind a motion is that names no verb of its own: read from its words, then from the titles above it."""
    text = statement.whole.text
    if statement.carried is not None:
        return "appointed" if _NOMINATES.search(text) else "resolved"
    if "“That" in text:
        return "resolved"
    for words in (text, " ".join(statement.run.context.headings)):
        if _APPOINTS.search(words):
            return "appointed"
        if _APPROVES.search(words):
            return "approved"
    return "resolved" if _MOVES.search(text) else "agreed"
