"""Motions settled by the votes that follow them.

A motion and the vote on it often stand paragraphs apart ("Mr Ash proposed ...", "For (14) ...", "Amendment lost."), and
where it was carried the resolution repeats it. So a motion waits: lost, it becomes a refusal; carried, it lends mover,
seconder and votes to the resolution that follows under the same item, or else becomes a decision itself. A vote that is
printed below a decision ("AYES: Ash, Dell") belongs to that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractors.folding import Folded, join
from extractors.records.decisions.ballots import Ballot, read_ballot, tells_ballot
from extractors.records.decisions.gathering import row_of
from extractors.records.decisions.leaning import speaks_of_before, with_paragraph_before
from extractors.records.decisions.motions import (
    ADOPTS,
    MOTION,
    MOTION_STANDS,
    MOTION_WINS,
    OFFERED,
    SAYS_MOTION,
    SAYS_MOVED,
    TELLS_ADOPTION,
    VOTED,
    completes,
    dropped,
    moves,
    names_nominee,
    names_only,
    nominates,
    same_office,
    says_nothing,
)
from extractors.records.decisions.parties import mover_of, seconder_of
from extractors.records.decisions.settled import (
    MOTION_TRUST,
    Settled,
    Told,
    decided,
    is_amendment,
    kind_of_motion,
    settled,
)
from extractors.records.decisions.statements import Statement
from extractors.records.runs import Run

_UNSETTLED_TRUST = 0.6  # moved, but nobody says how it went
_FEW_WORDS = 5  # a statement of so few words only tells how the vote went
_SHORT_OUTCOME = 15  # words of a sentence that tells the vote on the motion after its amendments
_LONGEST_WAIT = 12  # runs after a motion in which its vote is looked for
_LONGEST_RECORD = 8  # runs after a decision in which the vote on it goes on
_RECORD_BEGINS = 3  # runs after a decision within which that begins
_LABEL = 4  # words of a line that names a side of the vote, above its names
_SHORT_NOTE = 40  # words of a paragraph that names who voted how


def settle(story: Iterable[Told]) -> tuple[Settled, ...]:
    """The decisions of the runs of one part, in reading order."""
    found: list[Settled] = []
    item, number = _Item(), None
    for told in story:
        if told.run.context.item != number:
            item.let_go()
            found += item.found
            item, number = _Item(), told.run.context.item
        if not told.statements:
            item.listen(told)
        for statement in told.statements:
            item.hear(statement)
    item.let_go()
    return tuple(sorted([*found, *item.found], key=lambda each: each.text.origins[0]))


@dataclass(frozen=True, slots=True)
class _Heard:
    """A paragraph or a table between the statements: its words as a ballot has them, and where they are printed."""

    text: str
    printed: Folded

    @property
    def votes(self) -> bool:
        """Whether it tells how members voted, and little else."""
        if any(tells_ballot(line) for line in self.text.splitlines()):
            return True
        return len(self.text.split()) <= _SHORT_NOTE and bool(read_ballot(self.text).named)


@dataclass(slots=True)
class _Item:
    """The decisions of one item and its motions, while its statements are heard in order.

    `first` is the motion that amendments are moved to; `waiting` the one whose vote has not been told; `carried` the
    one that a resolution may yet repeat; `told` one moved and carried in one breath, which only a resolution right
    after it repeats; `heard` what was said since the last motion or vote; `nominees` who was nominated.
    """

    found: list[Settled] = field(default_factory=list)
    first: Settled | None = None
    waiting: Settled | None = None
    carried: Settled | None = None
    told: Settled | None = None
    heard: list[_Heard] = field(default_factory=list)
    nominees: list[Settled] = field(default_factory=list)

    def hear(self, statement: Statement) -> None:
        """Take the next statement in."""
        text = statement.whole.text
        formal = statement.cue is not None and statement.cue.formal
        if self.told and not (formal and _follows(statement.run, self.told.run)):
            self._find(self.told)
            self.told = None
        if formal or (self.first and not self.carried and ADOPTS.search(text)):
            self._hear_resolution(statement)
        elif dropped(text):
            self.waiting = None
        elif not self._hear_of_earlier(statement, text):
            self._hear_anew(statement, text)

    def _hear_resolution(self, statement: Statement) -> None:
        if self.carried and ADOPTS.search(statement.whole.text):
            self._find(self.carried)
            self.carried = None
        elif self.found and TELLS_ADOPTION.match(statement.text.text) and _follows(statement.run, self.found[-1].run):
            self.heard.append(_Heard(statement.whole.text, statement.whole))
        elif self.heard and OFFERED.search(self.heard[-1].text):
            self._move(decided(statement))
        else:
            self._resolve(statement)

    def _hear_of_earlier(self, statement: Statement, text: str) -> bool:
        """Take in what tells more of a motion or a decision before it, if that is what a statement does."""
        if self.carried and ADOPTS.search(text):
            self._find(self.carried)
            self.carried = None
        elif self.carried and statement.carried and not (statement.moved or statement.cue):
            self.carried = replace(self.carried, unanimous=self.carried.unanimous or statement.unanimous)
        elif self._tells_outcome(statement, text):
            self._settle_waiting(statement, text)
        elif self._names_parties(statement, text):
            self._name_parties(statement, text)
        elif self.waiting and completes(self.waiting, statement, text):
            self._second(self.waiting, statement)
        else:
            return False
        return True

    def _hear_anew(self, statement: Statement, text: str) -> None:
        appoints = statement.cue is not None and statement.cue.kind == "appointed"
        if statement.carried and statement.moved and not statement.cue:
            self.told, self.heard = decided(statement), []
        elif self.nominees and appoints and not statement.moved:
            self._elect(statement, text)
        elif statement.cue or statement.carried is not None:
            own = decided(statement)
            self._find(with_paragraph_before(statement, own) if speaks_of_before(text) else own)
        elif moves(statement):
            self._move(self._motion(statement, text))

    def listen(self, told: Told) -> None:
        """Take in a run that states nothing: it may tell the vote on what stands above it."""
        text = told.vote or "\n".join(each.text for each in (told.run.lead, *told.run.clauses))
        if dropped(text):
            self.waiting = None
        self.heard.append(_Heard(text, told.run.whole))
        if self.waiting is None and len(self.heard) <= _LONGEST_RECORD:
            self._record_vote()

    def let_go(self) -> None:
        """End the wait: what was carried or seconded is decided, though no resolution repeats it."""
        if self.told:
            self._find(self.told)
        if self.carried:
            self._find(self.carried)
        elif self.waiting and not self._put_in_vain(self.waiting):
            motion = self._with_vote(self.waiting)
            outcome = _outcome(motion.ballot)
            if outcome is False:
                self._find(replace(motion, kind="rejected"))
            elif outcome and motion.kind != "appointed" and SAYS_MOVED.search(motion.text.text):
                self._find(replace(motion, kind="resolved"))
            elif outcome or motion.rule == "decision.formal" or (motion.seconder and not says_nothing(motion)):
                self._find(motion)
        self.carried = self.waiting = self.told = None

    def _put_in_vain(self, motion: Settled) -> bool:
        """Whether no vote is told on an amendment, or on one of several who were nominated for an office."""
        rivals = motion in self.nominees and any(
            each is not motion and same_office(each, motion) for each in self.nominees
        )
        return rivals or is_amendment(motion.run.lead.text)

    def _elect(self, statement: Statement, text: str) -> None:
        """The nomination of who is then elected, with the words that say so."""
        own = decided(statement)
        chosen = next((each for each in self.nominees if names_nominee(text, each)), None)
        if chosen is None or not _follows_soon(statement.run, chosen.run):
            self._find(own)
        else:
            self._find(
                replace(chosen, kind="appointed", trust=own.trust, rule=own.rule, text=join((chosen.text, own.text)))
            )
        self.nominees, self.waiting, self.first = [], None, None

    def _find(self, decision: Settled) -> None:
        self.found.append(decision)
        self.heard = []

    def _motion(self, statement: Statement, text: str) -> Settled:
        motion = settled(statement, kind_of_motion(statement), _UNSETTLED_TRUST)
        if statement.before and names_only(text):
            return replace(motion, text=join((statement.before[-1], motion.text)))
        return motion

    def _move(self, motion: Settled) -> None:
        if is_amendment(motion.run.lead.text):
            self.first = self.first or self.waiting
        else:
            if self.waiting and self.nominees and same_office(self.waiting, motion):
                self.waiting = None
            self.let_go()
            self.first = motion
        if nominates(motion):
            self.nominees.append(motion)
        self.waiting, self.heard = motion, []

    def _second(self, motion: Settled, statement: Statement) -> None:
        """Join a motion and the paragraph that seconds it."""
        told = settled(statement, motion.kind, motion.trust)
        both = replace(
            motion,
            text=join((motion.text, told.text)),
            mover=motion.mover or told.mover,
            seconder=told.seconder,
            ballot=told.ballot,
            unanimous=told.unanimous,
        )
        self.waiting = None
        if statement.carried is not None:
            self._find(replace(both, kind="resolved" if statement.carried else "rejected", trust=MOTION_TRUST))
        elif statement.cue:
            self._find(replace(both, kind=statement.cue.kind, trust=MOTION_TRUST))
        else:
            self.waiting = both

    def _names_parties(self, statement: Statement, text: str) -> bool:
        same_row = bool(self.found) and row_of(self.found[-1].run) == row_of(statement.run)
        return names_only(text) and same_row and self.waiting is None

    def _name_parties(self, statement: Statement, text: str) -> None:
        """ "Proposed: A Ash" in a paragraph of its own belongs to the decision before it."""
        last = self.found[-1]
        mover, seconder = last.mover or mover_of(text), last.seconder or seconder_of(text)
        self.found[-1] = replace(last, mover=mover, seconder=seconder, proof=(*last.proof, statement.whole))

    def _tells_outcome(self, statement: Statement, text: str) -> bool:
        """Whether a statement says only how the vote on something before it went."""
        if statement.moved or (statement.clauses and not VOTED.search(text)):
            return False
        if statement.seconded and statement.carried is None and not statement.cue:
            return False
        awaited = self.waiting or (self.first and MOTION.search(text) and len(text.split()) <= _SHORT_OUTCOME)
        alone = statement.carried is not None and not statement.cue and not statement.seconded and awaited
        return bool(alone) or len(text.split()) <= _FEW_WORDS or bool(VOTED.search(text))

    def _settle_waiting(self, statement: Statement, text: str) -> None:
        self.heard.append(_Heard(text, statement.whole))
        if VOTED.search(text) and statement.carried is None and not statement.cue:
            return
        substantive = self._is_of_first(text)
        motion = self.first if substantive else self.waiting
        if motion is None:
            self.heard.pop()
            self._decide_before(statement, text)
            return
        told = replace(self._with_vote(motion), unanimous=motion.unanimous or statement.unanimous)
        self.first = None if motion is self.first else self.first
        self.waiting, self.heard = None, []
        if statement.carried is False:
            self._find(replace(told, kind="rejected", text=_with_outcome(motion, statement)))
            if self.first and MOTION_STANDS.search(text):
                self.carried, self.first = replace(self.first, kind="resolved", trust=MOTION_TRUST), None
        elif motion.amendment and not substantive:
            self._find(replace(told, kind="resolved", text=_with_outcome(motion, statement)))
        else:
            self.carried = replace(told, kind="resolved" if statement.carried else "agreed", trust=MOTION_TRUST)

    def _is_of_first(self, text: str) -> bool:
        """Whether the vote is on the motion to which amendments were moved."""
        if self.first is None or not MOTION.search(text) or (self.waiting and not self.waiting.amendment):
            return False
        return "substantive" in text.lower() or "amendment" not in text.lower() or bool(MOTION_WINS.search(text))

    def _decide_before(self, statement: Statement, text: str) -> None:
        """ "Agreed." alone in a paragraph ends the one before it."""
        if statement.cue or (statement.carried is not None and SAYS_MOTION.search(text)):
            self._find(with_paragraph_before(statement, decided(statement)))

    def _resolve(self, statement: Statement) -> None:
        """A formal resolution takes the parties and votes of the motion that it repeats."""
        own = with_paragraph_before(statement, decided(statement))
        if own.mover and self.found and _is_advice(self.found[-1]):
            self.found.pop()
        motion = self.told or self.carried or self.waiting or self.first
        if self.first and ADOPTS.search(own.text.text):
            motion = self._with_vote(self.first)
        if motion is not None and motion is self.waiting:
            motion = self._with_vote(motion)
        self.told, self.carried, self.waiting, self.first = None, None, None, None
        self._find(_repeating(own, motion) if motion else own)

    def _with_vote(self, motion: Settled) -> Settled:
        """A motion with the vote that was told since."""
        heard = self.heard[:_LONGEST_WAIT]
        ballot = _added(motion.ballot, read_ballot("\n".join(each.text for each in heard)))
        return _proved(motion, ballot, heard)

    def _record_vote(self) -> None:
        """A vote printed below the decision that it was on."""
        telling = _telling(self.heard)
        last = self.told or self.carried or (self.found[-1] if self.found else None)
        if last is None or not telling or self.heard.index(telling[0]) >= _RECORD_BEGINS:
            return
        if last.ballot.named and telling[0].printed.origins[0] not in {each.origins[0] for each in last.proof}:
            return  # its names are recorded already: these are of another vote
        ballot = _added(last.ballot, read_ballot("\n".join(each.text for each in telling)))
        recorded = _proved(last, ballot, telling)
        if self.told:
            self.told = recorded
        elif self.carried:
            self.carried = recorded
        else:
            self.found[-1] = recorded


def _is_advice(last: Settled) -> bool:
    """Whether "RECOMMENDED that ..." in minutes is what officers advised, as a motion below it shows."""
    return last.mover is None and last.text.text.startswith("RECOMMENDED")


def _follows_soon(run: Run, before: Run) -> bool:
    return run.blocks[0].index <= before.blocks[-1].index + _LONGEST_WAIT


def _repeating(own: Settled, motion: Settled) -> Settled:
    """A resolution with the parties and the vote of the motion that it repeats."""
    ballot = _added(own.ballot, motion.ballot)
    whole = replace(
        own,
        mover=own.mover or motion.mover,
        seconder=own.seconder or motion.seconder,
        ballot=ballot,
        unanimous=own.unanimous or motion.unanimous,
    )
    lent = (whole.mover, whole.seconder) != (own.mover, own.seconder) or ballot != own.ballot
    return replace(whole, proof=(motion.text, *motion.proof)) if lent else whole


def _added(own: Ballot, told: Ballot) -> Ballot:
    """A ballot with what another tells of the same vote."""
    kept = own if (own.votes and (not own.counted or own.votes.against is not None)) or not told.votes else told
    known = {each.name for each in own.named}
    return replace(kept, named=(*own.named, *(each for each in told.named if each.name not in known)))


def _proved(motion: Settled, ballot: Ballot, heard: Sequence[_Heard]) -> Settled:
    if ballot == motion.ballot:
        return motion
    return replace(motion, ballot=ballot, proof=tuple(each.printed for each in _telling(heard)))


def _telling(heard: Sequence[_Heard]) -> Sequence[_Heard]:
    """What of all that was heard tells the vote: from the first side or name of it to the names of the last."""
    votes = [at for at, each in enumerate(heard) if each.votes or read_ballot(each.text)]
    if not votes:
        return ()
    names_follow = len(heard[votes[-1]].text.split()) <= _LABEL
    return heard[votes[0] : votes[-1] + (2 if names_follow else 1)]


def _outcome(ballot: Ballot) -> bool | None:
    """Whether a vote was won, as its count tells."""
    votes = ballot.votes
    if votes is None or votes.for_ is None or votes.against is None or votes.for_ == votes.against:
        return None
    return votes.for_ > votes.against


def _follows(run: Run, before: Run) -> bool:
    """Whether a run is the next after another, or the same."""
    return run.blocks[0].index <= before.blocks[-1].index + 1


def _with_outcome(motion: Settled, statement: Statement) -> Folded:
    """The motion's text with the outcome where that is printed right after it."""
    near = statement.run.blocks[0].index == motion.run.blocks[-1].index + 1
    return join((motion.text, statement.text)) if near else motion.text
