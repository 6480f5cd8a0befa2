"""Measurable levels that somebody sets out to reach or keep, out of sentences, bullets and tables of measures."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.blocks import Block
from extractors.records.targets.columns import columns_of
from extractors.records.targets.deadlines import NO_DEADLINE, deadline_of
from extractors.records.targets.leads import NO_LEAD, Lead, lead_of, next_lead
from extractors.records.targets.levels import Level, find_levels
from extractors.records.targets.rows import Row
from extractors.records.targets.tables import due_column, find_rows
from extractors.results import Target
from extractors.structure import Context, Structure
from nlp_models import Reader

_LONGEST_BULLET = 45  # words: a longer list item or cell is quoted by the sentence
_PLANS = frozenset({"plan", "strategy"})
_SETS_TARGETS = frozenset({"plan", "strategy", "report", "annual_report", "briefing", "other"})
_TITLED_TARGET = re.compile(r"\b(?:target|goals?)\b.*\d", re.IGNORECASE)
_LEADERS = "...."  # of a table of contents


def find_targets(structure: Structure, reader: Reader) -> tuple[Target, ...]:
    """The targets of a paper in reading order."""
    leads = _leads(structure, reader)
    found = [*_from_tables(structure, leads)]
    covered = [(target.evidence[0].start, target.evidence[-1].end) for target in found]
    for target in _from_text(structure, reader, leads):
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


def _from_text(structure: Structure, reader: Reader, leads: Sequence[_Led]) -> Iterator[Target]:
    cells = _cell_leads(structure, reader)
    for led in leads:
        block = led.block
        if _LEADERS in block.text:
            continue
        if block.is_heading and (block.cell or not _TITLED_TARGET.search(block.text)):
            continue
        kind = structure.part_of(led.context).kind
        inside = bool(block.marker or block.cell)
        lead = cells.get(block.start) or (led.lead if inside else replace(led.heading, deadline=NO_DEADLINE))
        levels = find_levels(
            reader,
            block.text,
            today=led.today,
            strict=kind not in _SETS_TARGETS or block.is_heading,
            lead=lead,
            listed=inside and (kind in _PLANS or lead.sets),
            plan=kind in _PLANS,
        )
        yield from _level_targets(structure, block, levels)


def _cell_leads(structure: Structure, reader: Reader) -> Mapping[int, Lead]:
    """What rows and column titles say of the cells of tables, by the offset at which a cell starts."""
    found: dict[int, Lead] = {}
    for grid in structure.grids:
        if not any(grid.header):
            continue
        due, columns = due_column(grid.header), columns_of(grid.header)
        titled = [lead_of(title, reader, None) for title in grid.header]
        targets = {column.at for column in columns.targets} if columns else set()
        for row in grid.rows:
            deadline = deadline_of(row.text(due), None)
            for at, cell in enumerate(row.cells):
                if cell:
                    own = replace(titled[at], deadline=deadline) if deadline.phrase else titled[at]
                    if columns:
                        title = row.text(columns.metric)
                        own = replace(own, title=title, sets=at in targets, tells=at not in targets)
                    found[cell.start] = own
    return found


def _level_targets(structure: Structure, block: Block, levels: tuple[Level, ...]) -> Iterator[Target]:
    seen: dict[tuple[int, int], int] = {}
    whole = bool(block.marker or block.cell) and len(block.text.split()) <= _LONGEST_BULLET
    for level in levels:
        low, high = (0, len(block.text)) if whole else (level.start, level.end)
        start, end = block.folded.span(low, high)
        place = seen[start, end] = seen.get((start, end), 0) + 1
        evidence = structure.document.evidence_of(block.folded.origins[low:high], f"rule:{level.rule}")
        yield Target(
            id=_record_id(structure, start, end, place),
            confidence=level.confidence,
            evidence=evidence,
            page=evidence[0].page,
            text=block.text[low:high],
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
