"""What plans and strategies commit their authors to: a doer, a promise and a date in one sentence.

A list counts too where its lead-in names actions and a date ("Key actions for 2027:").
"""

import re
from collections.abc import Iterator
from datetime import date

from extractors.folding import Folded
from extractors.records.actions.doers import doings, is_somebody
from extractors.records.actions.tasks import Due, Task, day_of, dues_in, printed_due
from extractors.records.runs import Run, find_runs
from extractors.structure import Structure
from nlp_models import Reader, Span, TextReading

_PLAN_KINDS = frozenset({"plan", "strategy", "report", "annual_report", "briefing", "other"})
_DATED = frozenset({"due.by", "due.on", "due.within", "due.period", "due.season", "due.from"})
_SHORTLY_BEFORE = 25  # characters
_LISTS_ACTIONS = re.compile(
    r"\b(?:key|following|priority|our)\s+(?:key\s+)?(?:actions?|commitments?|deliverables?)\b.*:$", re.IGNORECASE
)


def find_committed(structure: Structure, reader: Reader) -> tuple[Task, ...]:
    """The dated commitments of plans, strategies and reports in reading order."""
    plans = [
        block
        for block, context in zip(structure.blocks, structure.contexts, strict=True)
        if structure.part_of(context).kind in _PLAN_KINDS and not block.is_heading
    ]
    return tuple(task for run in find_runs(structure, plans) for task in _of_run(structure, reader, run))


def _of_run(structure: Structure, reader: Reader, run: Run) -> Iterator[Task]:
    today = day_of(structure, run.context)
    if run.clauses and _LISTS_ACTIONS.search(run.lead.text):
        yield from _listed(reader, run, today)
        return
    for text in (run.lead, *run.clauses):
        reading = reader.read(text.text)
        for rule, owner, start in _promises(reading):
            sentence = next(each for each in reversed(reading.sentences) if each.start <= start)
            due = _due(reading.words(sentence), start - sentence.start, today)
            if due and not reading.words(sentence).endswith(":"):
                yield _commitment(text, sentence, rule, owner, due)


def _promises(reading: TextReading) -> Iterator[tuple[str, str, int]]:
    """Rule, doer and place of everything promised in a text."""
    for cue in reading.of("action.commitment"):
        owner = reading.part(cue, "owner")
        if owner:
            yield cue.rule, reading.words(owner), cue.start
    for doing in doings(reading):
        if doing.cue == "will":
            yield "action.cue_will", doing.doer, doing.start
    for passive in reading.of("action.by_doer"):
        owner = reading.part(passive, "owner")
        if owner and is_somebody(reading.words(owner)):
            yield passive.rule, reading.words(owner), passive.start


def _commitment(text: Folded, sentence: Span, rule: str, owner: str, due: Due) -> Task:
    return Task((text.cut(sentence.start, sentence.end),), "text", rule, 0.7, owner, due)


def _listed(reader: Reader, run: Run, today: date | None) -> Iterator[Task]:
    dues = [mention for mention in dues_in(run.lead.text, today) if mention.day]
    if not dues:
        return
    due = printed_due(run.lead.text, dues[:1], today)
    doer = next(iter(reader.read(run.lead.text).of("action.doer")), None)
    owner = run.lead.text[doer.start : doer.end] if doer and doer.start == 0 else None
    for clause in run.clauses:
        yield Task((clause,), "text", "action.commitment_list", 0.7, owner, due)


def _due(text: str, promise: int, today: date | None) -> Due | None:
    """The due of a promise at `promise`: a date after it, or shortly before it ("During 2027 we will ...")."""
    ahead = [
        mention
        for mention in dues_in(text, today)
        if mention.rule in _DATED
        and (mention.day is None or today is None or mention.day >= today)
        and mention.end > promise - _SHORTLY_BEFORE
    ]
    return printed_due(text, ahead[:1], today) if ahead else None
