"""Measurable levels that somebody sets out to reach or keep, out of sentences, bullets, cards and tables of measures.

Running text: `leads` tells what a heading or lead-in says of the lines under it, `cell_leads` the same for cells;
`levels` puts together each level of a `sentence`. Which amounts are levels: `amounts` (the forms, in their order;
shares and times), `counts` (numbers of things), `items` (lines of what is called targets), `named` (called a target, or
aimed at), `told` (mere figures), `changes` (by how much, and in which direction). What belongs to a level: `metrics`
(what is measured), `starts` (baselines), `deadlines`, `units`.

Tables and cards: `titles` and `columns` tell columns apart, `cells` reads one; `tables` has a measure in each row,
`across` one in each column or period, `cards` labels and values under the name of a measure. A table whose periods
lead to a planned level is read by `columns.trajectory_of`.

A level is one to reach unless the page tells the direction. The words are in `nlp_models/rules/targets.yaml`, the
amounts in `nlp_models.quantities`.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.targets.cards import find_cards
from extractors.records.targets.cell_leads import CellLead, cell_leads
from extractors.records.targets.cells import Row
from extractors.records.targets.deadlines import NO_DEADLINE
from extractors.records.targets.leads import NO_LEAD, Lead, is_clause, next_lead
from extractors.records.targets.levels import Level, find_levels
from extractors.records.targets.tables import find_rows
from extractors.results import Target
from extractors.structure import Context, Structure
from nlp_models import Reader

_LONGEST_BULLET = 45  # words: a longer list item or cell is quoted by the sentence
_LONGEST_LINE = 24  # words: a longer paragraph is no line of a list
_PLANS = frozenset({"plan", "strategy"})
_SETS_TARGETS = frozenset({"plan", "strategy", "report", "annual_report", "briefing", "other"})
_TITLED_TARGET = re.compile(r"\b(?:target|goals?)\b.*\d", re.IGNORECASE)
# The label of a line says that it is a target: "KR 2.1a", "KPI 4:", "Milestone 2 -".
_LABELLED = re.compile(
    r"(?:KR|KPI|PI|SM|key\s+result|key\s+performance\s+indicator|target|milestone|success\s+measure)\s?\d[\d.]*[a-z]?\b",
    re.IGNORECASE,
)
_LEADERS = "...."  # of a table of contents


def find_targets(structure: Structure, reader: Reader) -> tuple[Target, ...]:
    """The targets of a paper in reading order."""
    leads = _leads(structure, reader)
    cards = [*find_cards(led.block for led in leads if not led.block.cell)]
    found = [*_from_tables(structure, leads), *(_row_target(structure, row, 1) for _, row in cards if row)]
    covered = [(target.evidence[0].start, target.evidence[-1].end) for target in found]
    for target in _from_text(structure, reader, leads, {block.start for block, _ in cards}):
        start = target.evidence[0].start
        if not any(low <= start < high for low, high in covered):
            found.append(target)
    return tuple(sorted(found, key=lambda target: target.evidence[0].start))


@dataclass(frozen=True, slots=True)
class _Led:
    """A block with its context, the day of its meeting, its lead-in and the heading that it stands under."""

    block: Block
    context: Context
    today: date | None
    lead: Lead
    heading: Lead


def _leads(structure: Structure, reader: Reader) -> tuple[_Led, ...]:
    found: list[_Led] = []
    lead = heading = NO_LEAD
    for block, context in zip(structure.blocks, structure.contexts, strict=True):
        today = _day_of(structure, context)
        lead, heading = next_lead(lead, heading, block, reader, today)
        found.append(_Led(block, context, today, lead, heading))
    return tuple(found)


def _day_of(structure: Structure, context: Context) -> date | None:
    day = structure.meetings[context.meeting].date if context.meeting is not None else None
    return date.fromisoformat(day) if day else None


def _from_tables(structure: Structure, leads: Sequence[_Led]) -> Iterator[Target]:
    outside = [led for led in leads if not led.block.cell]
    starts = [led.block.start for led in outside]
    captions = _captions(leads)
    for grid in structure.grids:
        at = bisect_right(starts, grid.rows[0].start) - 1
        above = captions.get(grid.tables[0]) or (outside[at].lead if at >= 0 else NO_LEAD)
        today = _day_of(structure, structure.context_at(grid.rows[0].start))
        seen: dict[tuple[int, int], int] = {}
        for row in find_rows(grid, above, today):
            span = row.text.span(0, len(row.text.text))
            place = seen[span] = seen.get(span, 0) + 1
            yield _row_target(structure, row, place)


def _captions(leads: Sequence[_Led]) -> Mapping[tuple[int, int], Lead]:
    """The headings that stand alone in the first row of tables, by page and table."""
    first: dict[tuple[int, int], list[_Led]] = {}
    for led in leads:
        cell = led.block.cell
        if cell and cell.row == 0:
            first.setdefault((led.block.page, cell.table), []).append(led)
    return {place: row[0].lead for place, row in first.items() if len(row) == 1 and row[0].block.is_heading}


def _row_target(structure: Structure, row: Row, place: int) -> Target:
    start, end = row.text.span(0, len(row.text.text))
    evidence = structure.document.evidence_of(row.text.origins, f"rule:{row.rule}")
    return Target(
        id=_record_id(structure, start, end, place),
        confidence=0.85,
        evidence=evidence,
        page=evidence[0].page,
        text=row.text.text,
        metric=row.metric,
        direction=row.direction,
        value=row.amount.value,
        highest=row.amount.high,
        unit=row.unit,
        baseline=row.baseline,
        baseline_date=row.baseline_date,
        deadline=row.deadline.phrase,
        deadline_date=row.deadline.day,
        public=structure.context_at(start).public,
        period=row.period,
        actual=row.actual,
        rag=row.rag,
    )


def _record_id(structure: Structure, start: int, end: int, place: int) -> str:
    return structure.record_id("target", f"{start}-{end}" + (f":{place}" if place > 1 else ""))


def _from_text(
    structure: Structure, reader: Reader, leads: Sequence[_Led], carded: Collection[int]
) -> Iterator[Target]:
    cells = cell_leads(structure, reader)
    seen: Counter[tuple[int, int]] = Counter()
    for led in leads:
        block = led.block
        if _LEADERS in block.text or block.start in carded:
            continue
        if block.is_heading and (block.cell or not _TITLED_TARGET.search(block.text)):
            continue
        yield from _block_targets(structure, reader, led, cells.get(block.start), seen)


def _block_targets(
    structure: Structure, reader: Reader, led: _Led, cell: CellLead | None, seen: Counter[tuple[int, int]]
) -> Iterator[Target]:
    """The targets of a block; `cell` is what its table says of it, `seen` counts the targets of each place."""
    block, kind = led.block, structure.part_of(led.context).kind
    plan, labelled = kind in _PLANS, _LABELLED.match(block.text) is not None
    item = bool(block.marker or block.cell) or (led.lead.sets and is_clause(block))
    inside = item or (_is_line(block) and (labelled or (led.heading.sets and plan)))
    lead = cell.lead if cell else led.lead if inside else replace(led.heading, deadline=NO_DEADLINE)
    levels = find_levels(
        reader,
        block.text,
        today=led.today,
        strict=(kind not in _SETS_TARGETS and _is_of_meeting(structure, led.context)) or block.is_heading,
        lead=replace(lead, sets=True) if labelled else lead,
        listed=inside and (plan or labelled or lead.sets),
        plan=plan,
    )
    yield from _level_targets(structure, block, levels, cell.row if cell else None, seen)


def _is_of_meeting(structure: Structure, context: Context) -> bool:
    """Whether a block tells of a meeting that has a day: what names none may be a plan as well as minutes."""
    return context.meeting is not None and structure.meetings[context.meeting].date is not None


def _is_line(block: Block) -> bool:
    """Whether a paragraph is a line of a list without bullets."""
    return len(block.text.split()) <= _LONGEST_LINE and not block.text.endswith((".", ":"))


def _level_targets(
    structure: Structure, block: Block, levels: tuple[Level, ...], row: Folded | None, seen: Counter[tuple[int, int]]
) -> Iterator[Target]:
    whole = bool(block.marker or block.cell) and len(block.text.split()) <= _LONGEST_BULLET
    for level in levels:
        text = row or (block.folded if whole else block.folded.cut(level.start, level.end))
        start, end = text.span(0, len(text.text))
        seen[start, end] += 1
        evidence = structure.document.evidence_of(text.origins, f"rule:{level.rule}")
        yield Target(
            id=_record_id(structure, start, end, seen[start, end]),
            confidence=level.confidence,
            evidence=evidence,
            page=evidence[0].page,
            text=text.text,
            metric=level.metric,
            direction=level.direction,
            value=level.value,
            highest=level.highest,
            unit=level.unit,
            baseline=level.baseline.amount,
            baseline_date=level.baseline.date,
            deadline=level.deadline.phrase,
            deadline_date=level.deadline.day,
            public=structure.context_at(start).public,
        )
