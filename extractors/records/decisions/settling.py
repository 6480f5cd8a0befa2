"""Motions settled by the votes that follow them.

A motion and the vote on it often stand paragraphs apart ("Mr Ash proposed ...", "For (14) ...", "Amendment lost."), and
where it was carried the resolution repeats it. So a motion waits: lost, it becomes a refusal; carried, it lends mover,
seconder and votes to the resolution that follows under the same item, or else becomes a decision itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extractors.folding import Folded, join
from extractors.records.decisions.gathering import row_of
from extractors.records.decisions.parties import mover_of, seconder_of
from extractors.records.decisions.statements import Statement
from extractors.records.decisions.votes import votes_in
from extractors.records.runs import Run
from extractors.results import DecisionKind, Votes

_MOTION_TRUST = 0.8
_UNSETTLED_TRUST = 0.6  # moved, but nobody says how it went
_FEW_WORDS = 5  # a statement of so few words only tells how the vote went
_FEW_NAMES = 14  # words: a paragraph of so few only names the parties
_HAS_SUBJECT = re.compile(r"^(?:The|A|An|It|Mr|Mrs|Ms|Dr|Cllr|Councillor|Members|Council|Standing|Minutes|Unanimous)\b")
_LONGEST_WAIT = 12  # runs after a motion in which its vote is looked for
_VOTED = re.compile(
    r"\bput\b.{0,120}\bto the vote\b|\bvot(?:e|ing) (?:was|were|is) as follows\b|\bset out in paragraph\b"
    r"|\bcall for the question\b",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
_SUBSTANTIVE = re.compile(r"\bsubstantive\b", re.IGNORECASE)
_APPOINTS = re.compile(
    r"\b(?:elect(?:ed|ions?)?|appoint(?:ed|ment)?s?|reappointment|nominat\w+|representatives?|co-opt\w*)\b",
    re.IGNORECASE,
)
_APPROVES = re.compile(r"\b(?:approv\w+|accept\w*|adopt\w*|confirm\w*|ratif\w+|minutes)\b", re.IGNORECASE)
_SECONDED = re.compile(
    r"\bseconded\s(?:by|this|it|the (?:motion|proposal|nomination|amendment|resolution))\b", re.IGNORECASE
)
_MOVES = re.compile(r"\b(?:moved|motion)\b", re.IGNORECASE)
_NAMES = re.compile(r"^\(?(?:proposed|proposer|moved|seconded|seconder|motion by)\b", re.IGNORECASE)

_SAYS_WHAT = re.compile(r"\b(?:that|to)\s\w+\s\w", re.IGNORECASE)  # "to mend the gate", not "Resolved to pay"


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


def settle(story: Iterable[tuple[Run, tuple[Statement, ...]]]) -> tuple[Settled, ...]:
    """The decisions of the runs of one part, in reading order, each run with its statements."""
    settled: list[Settled] = []
    item, number = _Item(), None
    for run, statements in story:
        if run.context.item != number:
            item.let_go()
            settled += item.found
            item, number = _Item(), run.context.item
        if not statements:
            item.heard.append(run.whole.text)
        for statement in statements:
            item.hear(statement)
    item.let_go()
    return tuple(sorted([*settled, *item.found], key=lambda each: each.text.origins[0]))


@dataclass(slots=True)
class _Item:
    """The decisions of one item and its motions, while its statements are heard in order.

    `first` is the motion that amendments are moved to; `waiting` the one whose vote has not been told; `carried` the
    one that a resolution may yet repeat; `told` one moved and carried in one breath, which only a resolution right
    after it repeats; `heard` what was said since the last motion or vote.
    """

    found: list[Settled] = field(default_factory=list)
    first: Settled | None = None
    waiting: Settled | None = None
    carried: Settled | None = None
    told: Settled | None = None
    heard: list[str] = field(default_factory=list)

    def hear(self, statement: Statement) -> None:
        """Take the next statement in."""
        text = statement.whole.text
        formal = statement.cue is not None and statement.cue.formal
        if self.told and not (formal and _follows(statement.run, self.told.run)):
            self.found.append(self.told)
            self.told = None
        if formal:
            self._resolve(statement)
        elif self._tells_outcome(statement, text):
            self._settle_waiting(statement, text)
        elif self._names_parties(statement, text):
            self._name_parties(text)
        elif self.waiting and not self.waiting.seconder and statement.seconded and not statement.moved:
            self._second(self.waiting, statement)
        elif statement.carried and statement.moved and not statement.cue:
            self.told = _decided(statement)
        elif statement.cue or statement.carried is not None:
            self.found.append(_decided(statement))
        elif statement.moved or _SECONDED.search(text):
            self._move(self._motion(statement, text))

    def let_go(self) -> None:
        """End the wait: what was carried or seconded is decided, though no resolution repeats it."""
        if self.told:
            self.found.append(self.told)
        if self.carried:
            self.found.append(self.carried)
        elif self.waiting and self.waiting.seconder and not _is_amendment(self.waiting):
            votes = self.waiting.votes or votes_in(" ".join(self.heard[:_LONGEST_WAIT]))
            self.found.append(replace(self.waiting, votes=votes))
        self.carried = self.waiting = self.told = None

    def _motion(self, statement: Statement, text: str) -> Settled:
        motion = _settled(statement, _kind_of_motion(statement), _UNSETTLED_TRUST)
        if statement.before and _names_only(text):
            return replace(motion, text=join((statement.before[-1], motion.text)))
        return motion

    def _move(self, motion: Settled) -> None:
        if _is_amendment(motion):
            self.first = self.first or self.waiting
        else:
            self.let_go()
            self.first = motion
        self.waiting, self.heard = motion, []

    def _second(self, motion: Settled, statement: Statement) -> None:
        """Join a motion and the paragraph that seconds it."""
        told = _settled(statement, motion.kind, motion.trust)
        both = replace(
            motion,
            text=join((motion.text, told.text)),
            seconder=told.seconder,
            votes=told.votes,
            unanimous=told.unanimous,
        )
        if statement.carried is None:
            self.waiting = both
        else:
            self.waiting = None
            self.found.append(replace(both, kind="resolved" if statement.carried else "rejected", trust=_MOTION_TRUST))

    def _names_parties(self, statement: Statement, text: str) -> bool:
        same_row = bool(self.found) and row_of(self.found[-1].run) == row_of(statement.run)
        return _names_only(text) and same_row and self.waiting is None

    def _name_parties(self, text: str) -> None:
        """ "Proposed: A Ash" in a paragraph of its own belongs to the decision before it."""
        last = self.found[-1]
        self.found[-1] = replace(last, mover=last.mover or mover_of(text), seconder=last.seconder or seconder_of(text))

    def _tells_outcome(self, statement: Statement, text: str) -> bool:
        """Whether a statement says only how the vote on something before it went."""
        if statement.moved or (statement.clauses and not _VOTED.search(text)):
            return False
        alone = statement.carried is not None and not statement.cue and not statement.seconded and self.waiting
        return bool(alone) or len(text.split()) <= _FEW_WORDS or bool(_VOTED.search(text))

    def _settle_waiting(self, statement: Statement, text: str) -> None:
        if _VOTED.search(text) and statement.carried is None and not statement.cue:
            self.heard.append(text)
            return
        votes = votes_in(" ".join([*self.heard, text]))
        substantive = _SUBSTANTIVE.search(text) is not None and self.first is not None
        motion = self.first if substantive else self.waiting
        self.waiting, self.heard = None, []
        if motion is None:
            self._decide_before(statement)
            return
        told = replace(motion, votes=votes or motion.votes, unanimous=motion.unanimous or statement.unanimous)
        if statement.carried is False:
            self.found.append(replace(told, kind="rejected", text=_with_outcome(motion, statement)))
        elif _is_amendment(motion) and not substantive:
            self.found.append(replace(told, kind="resolved", text=_with_outcome(motion, statement)))
        else:
            self.carried = replace(told, kind="resolved" if statement.carried else "agreed", trust=_MOTION_TRUST)

    def _decide_before(self, statement: Statement) -> None:
        """ "Agreed." alone in a paragraph ends the one before it."""
        if statement.cue:
            self.found.append(_with_paragraph_before(statement, _decided(statement)))

    def _resolve(self, statement: Statement) -> None:
        """A formal resolution takes the parties and votes of the motion that it repeats."""
        own = _with_paragraph_before(statement, _decided(statement))
        motion = self.told or self.carried or self.waiting or self.first
        votes = votes_in(" ".join(self.heard)) if self.waiting else None
        self.told, self.carried, self.waiting, self.first, self.heard = None, None, None, None, []
        if motion is not None:
            own = replace(
                own,
                mover=own.mover or motion.mover,
                seconder=own.seconder or motion.seconder,
                votes=own.votes or motion.votes or votes,
                unanimous=own.unanimous or motion.unanimous,
            )
        self.found.append(own)


def _with_paragraph_before(statement: Statement, own: Settled) -> Settled:
    """A statement of a few words in a paragraph of its own, with the paragraph that it ends."""
    alone = statement.text.text == statement.run.lead.text and not statement.clauses
    text = statement.text.text
    elliptic = len(text.split()) <= _FEW_WORDS and not _HAS_SUBJECT.match(text) and not _SAYS_WHAT.search(text)
    if alone and statement.before and elliptic:
        return replace(own, text=join((statement.before[-1], own.text)))
    return own


def _follows(run: Run, before: Run) -> bool:
    """Whether a run is the next after another, or the same."""
    return run.blocks[0].index <= before.blocks[-1].index + 1


def _is_amendment(motion: Settled) -> bool:
    return _AMENDMENT.search(motion.run.lead.text) is not None


def _names_only(text: str) -> bool:
    return len(text.split()) <= _FEW_NAMES and _NAMES.match(text) is not None and not _SAYS_WHAT.search(text)


def _with_outcome(motion: Settled, statement: Statement) -> Folded:
    """The motion's text with the outcome where that is printed right after it."""
    near = statement.run.blocks[0].index == motion.run.blocks[-1].index + 1
    return join((motion.text, statement.text)) if near else motion.text


def _decided(statement: Statement) -> Settled:
    kind: DecisionKind = statement.cue.kind if statement.cue else _kind_of_motion(statement)
    if statement.moved and statement.seconded and kind == "endorsed":
        kind = "agreed"
    if statement.carried is not None and statement.moved:
        kind = "resolved"
    if statement.carried is False:
        kind = "rejected"
    return _settled(statement, kind, statement.cue.trust if statement.cue else _MOTION_TRUST)


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


def _kind_of_motion(statement: Statement) -> DecisionKind:
    """What kind a motion is that names no verb of its own: read from its words, then from the titles above it."""
    if statement.carried is not None:
        return "resolved"
    text = statement.whole.text
    for words in (text, " ".join(statement.run.context.headings)):
        if _APPOINTS.search(words):
            return "appointed"
        if _APPROVES.search(words):
            return "approved"
    return "resolved" if _MOVES.search(text) else "agreed"
