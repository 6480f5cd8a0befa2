"""From the blocks of minutes and decision notices to decision records."""

import re
from collections.abc import Iterator

from extractors.blocks import Block
from extractors.folding import Folded, join
from extractors.records.decisions.gathering import gather
from extractors.records.decisions.marks import Cue, cue_of, kind_of, read_marks
from extractors.records.decisions.own_body import OwnBody
from extractors.records.decisions.settling import Settled, settle
from extractors.records.decisions.statements import Statement, statements_in
from extractors.records.runs import Run, find_runs
from extractors.results import Decision, DecisionKind
from extractors.structure import Structure
from nlp_models import Reader

_INLINE_CLAUSE = re.compile(r"(?:(?<=\s)|^)\(?(?P<mark>[a-z]|[ivx]{1,4}|\d{1,2})\)\s")
_SAYS_LITTLE = 3  # words: fewer than these under "Decision" decide nothing
_DISPOSITION = re.compile(r"^[A-Z][A-Z ,&–-]{4,40}\.?$")


def find_decisions(structure: Structure, reader: Reader) -> tuple[Decision, ...]:
    """The decisions of a paper in reading order; agendas, reports and rule books hold none."""
    found: list[Decision] = []
    for index, part in enumerate(structure.parts):
        mine = [block for block in structure.blocks if structure.contexts[block.index].part == index]
        if part.kind == "minutes":
            found += _records(structure, settle(_story(structure, reader, mine)))
        elif part.kind == "decision_notice":
            found += _records(structure, _notice(structure, reader, mine))
    return tuple(found)


def _story(structure: Structure, reader: Reader, blocks: list[Block]) -> Iterator[tuple[Run, tuple[Statement, ...]]]:
    """The runs of a part in order, each with its statements; clauses that no statement takes are runs of their own."""
    item: list[Run] = []
    for gathered in gather(find_runs(structure, blocks), reader):
        run = gathered.run
        if item and (run.context.item != item[0].context.item or run.context.opens_item):
            item = []
        disposed = _disposition(run, item, reader)
        if disposed:
            yield run, (disposed,)
            item = []
            continue
        pieces = [run]
        statements = _read(structure, reader, run, tuple(each.whole for each in item))
        if gathered.headed and not statements:
            statements = _under_heading(reader, run, tuple(each.whole for each in item))
        if run.clauses and not (statements and statements[-1].clauses):
            pieces = [Run(text, (), run.blocks, run.context) for text in (run.lead, *run.clauses)]
        yield pieces[0], statements
        for clause in pieces[1:]:
            yield clause, _read(structure, reader, clause, ())
        item.append(run)


def _read(structure: Structure, reader: Reader, run: Run, before: tuple[Folded, ...]) -> tuple[Statement, ...]:
    meeting = structure.meetings[run.context.meeting] if run.context.meeting is not None else None
    body = OwnBody(meeting.body, meeting.date) if meeting else OwnBody(None)
    return statements_in(run, read_marks(reader.read(run.lead.text), body), before)


def _under_heading(reader: Reader, run: Run, before: tuple[Folded, ...]) -> tuple[Statement, ...]:
    """What stands under "Decision" or in such a column, where no form of words tells that it decides."""
    reading = reader.read(run.whole.text)
    verb = next(iter(reading.starting("decision.verb")), None)
    in_table = run.blocks[0].cell is not None
    if not (verb or reading.of("decision.infinitive")) and (in_table or len(run.lead.text.split()) < _SAYS_LITTLE):
        return ()
    cue = Cue(kind_of(verb) if verb else "resolved", 0, 0, "decision.outcome_heading", "decision.heading")
    return (Statement(run, run.lead, run.clauses, cue, False, False, None, False, cue.rule, before),)


def _disposition(run: Run, item: list[Run], reader: Reader) -> Statement | None:
    """An application that ends with GRANTED, DENIED or the like on a line of its own."""
    if run.clauses or not item or not _DISPOSITION.match(run.lead.text):
        return None
    reading = reader.read(run.lead.text)
    cue = next((cue_of(reading, span) for span in reading.of("decision.disposition")), None)
    if cue is None:
        return None
    text = join([*(each.whole for each in item), run.lead])
    return Statement(run, text, (), cue, False, False, None, False, cue.rule, ())


def _notice(structure: Structure, reader: Reader, blocks: list[Block]) -> tuple[Settled, ...]:
    """The text under the heading "Decision" of a record of decision, up to the next heading."""
    runs = find_runs(structure, blocks)
    heads = [index for index, run in enumerate(runs) if reader.read(run.lead.text).of("decision.notice")]
    if not heads:
        return settle(_story(structure, reader, blocks))
    section: list[Run] = []
    for run in runs[heads[0] + 1 :]:
        if run.blocks[0].is_heading:
            break
        section.append(run)
    if not section:
        return ()
    text = join(run.whole for run in section)
    reading = reader.read(text.text)
    verb = next(iter(reading.starting("decision.verb")), None)
    kind: DecisionKind = kind_of(verb) if verb else "resolved"
    clauses = tuple(clause.text for run in section for clause in run.clauses)
    return (Settled(section[0], text, clauses, kind, None, None, None, False, 0.9, "decision.notice_heading"),)


def _records(structure: Structure, decisions: tuple[Settled, ...]) -> Iterator[Decision]:
    seen: dict[str, int] = {}
    for decision in decisions:
        start, end = decision.text.span(0, len(decision.text.text))
        place = f"{start}-{end}"
        seen[place] = seen.get(place, 0) + 1
        evidence = structure.document.evidence_of(decision.text.origins, f"rule:{decision.rule}")
        context = decision.run.context
        yield Decision(
            id=structure.record_id("decision", place if seen[place] == 1 else f"{place}:{seen[place]}"),
            confidence=decision.trust,
            evidence=evidence,
            page=evidence[0].page,
            text=decision.text.text,
            kind=decision.kind,
            clauses=decision.clauses or _inline_clauses(decision.text.text),
            item=structure.item_number(context),
            mover=decision.mover,
            seconder=decision.seconder,
            votes=decision.votes,
            unanimous=decision.unanimous or None,
            public=context.public,
            meeting=context.meeting,
        )


def _inline_clauses(text: str) -> tuple[str, ...]:
    """The clauses of a statement printed in one paragraph: "(a) ...; (b) ..." in order from the first."""
    marks = list(_INLINE_CLAUSE.finditer(text))
    for first in ("a", "i", "1"):
        series = [found for found in marks if found["mark"].isdigit() == first.isdigit()]
        if len(series) >= 2 and series[0]["mark"] == first:
            ends = [*(found.start() for found in series[1:]), len(text)]
            return tuple(text[found.end() : end].strip() for found, end in zip(series, ends, strict=True))
    return ()
