"""Sentences grouped to statements: what was proposed, who seconded it, how it went are one decision."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractors.folding import Folded, join
from extractors.records.decisions.marks import Cue, Marks
from extractors.records.runs import Run

_ALL_CLOSING = re.compile(r"\b(?:all|both)\s(?:approved|agreed)\s?\.?$", re.IGNORECASE)
_LABEL = re.compile(r"(?:Motion|MOTION):\s")  # set before a motion, also within what reads like its sentence
_VOTE_REACH = 2  # sentences from a motion to the vote on it
_LONGEST_ENTRY = 25  # words of a line in a list of payments


@dataclass(frozen=True, slots=True)
class Statement:
    """A decision, a motion that waits for its vote, or a vote alone, with its verbatim text.

    `carried` is None where no vote is told. `rule` is the rule that made it; `before` holds the
    paragraphs before its own under the same item.
    """

    run: Run
    text: Folded
    clauses: tuple[Folded, ...]
    cue: Cue | None
    moved: bool
    seconded: bool
    carried: bool | None
    unanimous: bool
    rule: str
    before: tuple[Folded, ...]

    @property
    def whole(self) -> Folded:
        """The statement with its clauses."""
        return join((self.text, *self.clauses))


def statements_in(run: Run, marks: Sequence[Marks], before: tuple[Folded, ...]) -> tuple[Statement, ...]:
    """The statements of a run's lead paragraph; the last takes the clauses where the lead-in runs into them."""
    groups = [_backward(group, marks, taken) for group, taken in _groups(marks, run.lead.text)]
    statements = [_statement(run, marks, first, last, before) for first, last in groups]
    return tuple(_with_list(each, before) if _ALL_CLOSING.search(each.text.text) else each for each in statements)


def _groups(marks: Sequence[Marks], text: str) -> Iterator[tuple[tuple[int, int], int]]:
    """Ranges of sentences (first, last inclusive), each with the sentence before which nothing is free."""
    open_at: int | None = None
    last = taken = 0
    for index, mark in enumerate(marks):
        if not (mark.cue or mark.motion or mark.second or mark.outcome or (mark.tally and open_at is not None)):
            continue
        if open_at is not None and _quoting(text[marks[open_at].start : mark.start]):
            last = index
            continue
        reach = _VOTE_REACH if mark.outcome or mark.tally else 1
        if open_at is not None and index - last <= reach and _continues(marks, open_at, last, mark):
            last = index
            continue
        if mark.tally and not (mark.cue or mark.motion or mark.outcome):
            continue
        if open_at is not None:
            yield (open_at, last), taken
            taken = last + 1
        open_at = last = index
    if open_at is not None:
        yield (open_at, last), taken


def _quoting(said: str) -> bool:
    """Whether a quotation is open: what stands in it is the motion's own words."""
    return said.count("“") > said.count("”")


def _continues(marks: Sequence[Marks], first: int, last: int, mark: Marks) -> bool:
    """Whether a sentence tells more of the decision before it."""
    group = marks[first : last + 1]
    if mark.tally:
        return True
    if any(each.outcome for each in group):
        return False
    waits = any(each.motion for each in group)
    if mark.cue and _names_only(mark) and not (waits or mark.cue.formal):
        return True  # "The accounts were accepted. Prop. Cllr Ash, 2nd Cllr Dell, all agreed."
    if mark.cue:
        return waits and not mark.cue.formal and (mark.backward or mark.unanimous)
    seconded = any(each.second for each in group)
    if mark.motion:
        return not seconded and (_names_only(mark) or (not waits and mark.second is not None))
    return mark.outcome or not seconded


def _with_list(statement: Statement, before: tuple[Folded, ...]) -> Statement:
    """ "All approved" ends a list of payments or the like, each in a sentence or a paragraph of its own."""
    lead = statement.run.lead
    end = lead.origins.index(statement.text.origins[-1]) + 1
    lines = list(takewhile(lambda line: len(line.text.split()) <= _LONGEST_ENTRY, reversed(before)))
    return replace(statement, text=join([*reversed(lines), lead.cut(0, end)]))


def _backward(group: tuple[int, int], marks: Sequence[Marks], taken: int) -> tuple[int, int]:
    """The group with the sentence before it, where it speaks of "this proposal" or is too short to say anything."""
    first, last = group
    opening = marks[first]
    only_names = opening.cue is None and (opening.second or opening.outcome or _names_only(opening))
    stands_alone = opening.cue is not None and opening.cue.formal and not opening.short
    if first > taken and not stands_alone and (opening.backward or only_names):
        return first - 1, last
    return group


def _names_only(mark: Marks) -> bool:
    """ "Proposed by Cllr Ash" says who, not what."""
    return mark.motion is not None and mark.motion.rule == "decision.motion_by" and mark.motion.start - mark.start <= 1


def _statement(run: Run, marks: Sequence[Marks], first: int, last: int, before: tuple[Folded, ...]) -> Statement:
    group = marks[first : last + 1]
    formal_opens = first == 0 and group[0].cue is not None and group[0].cue.formal and not group[0].short
    said = run.lead.text[group[0].start : group[-1].end]
    takes_rest = formal_opens or last == len(marks) - 1 or _quoting(said)
    labelled = group[0].motion is not None and bool(_LABEL.match(run.lead.text, group[0].motion.start))
    start = group[0].motion.start if group[0].motion and labelled else group[0].start
    cue = next((mark.cue for mark in group if mark.cue), None)
    parties = next((mark.motion or mark.second for mark in group if mark.motion or mark.second), None)
    return Statement(
        run=run,
        text=run.lead.cut(start, (marks[-1] if takes_rest else group[-1]).end),
        clauses=run.clauses if takes_rest else (),
        cue=cue,
        moved=any(mark.motion for mark in group),
        seconded=any(mark.second for mark in group),
        carried=_carried(group),
        unanimous=any(mark.unanimous for mark in group),
        rule=cue.rule if cue else parties.rule if parties else "decision.carried",
        before=before,
    )


def _carried(group: Sequence[Marks]) -> bool | None:
    if any(mark.lost for mark in group):
        return False
    return True if any(mark.carried for mark in group) else None
