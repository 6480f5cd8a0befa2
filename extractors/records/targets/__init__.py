"""Measurable levels that somebody sets out to reach or keep, out of sentences, bullets and tables of measures."""

from collections.abc import Iterator
from datetime import date

from extractors.blocks import Block
from extractors.records.targets.deadlines import NO_DEADLINE, Deadline, deadline_of
from extractors.records.targets.levels import Level, find_levels
from extractors.records.targets.tables import Row, find_rows
from extractors.results import Target
from extractors.structure import Context, Structure
from nlp_models import Reader

_LONGEST_BULLET = 45  # words: a longer list item or cell is quoted by the sentence
_PLANS = frozenset({"plan", "strategy"})
_SETS_TARGETS = frozenset({"plan", "strategy", "report", "annual_report", "briefing", "other"})


def find_targets(structure: Structure, reader: Reader) -> tuple[Target, ...]:
    """The targets of a paper in reading order."""
    found = [*_from_tables(structure)]
    covered = [(target.evidence[0].start, target.evidence[-1].end) for target in found]
    for target in _from_text(structure, reader):
        start = target.evidence[0].start
        if not any(low <= start < high for low, high in covered):
            found.append(target)
    return tuple(sorted(found, key=lambda target: target.evidence[0].start))


def _from_tables(structure: Structure) -> Iterator[Target]:
    for grid in structure.grids:
        context = structure.context_at(grid.rows[0].start)
        for row in find_rows(grid, _day_of(structure, context)):
            yield _row_target(structure, row)


def _row_target(structure: Structure, row: Row) -> Target:
    start, end = row.text.span(0, len(row.text.text))
    evidence = structure.document.evidence_of(row.text.origins, "rule:target.row")
    return Target(
        id=structure.record_id("target", f"{start}-{end}"),
        confidence=0.85,
        evidence=evidence,
        page=evidence[0].page,
        text=row.text.text,
        metric=row.metric,
        direction=row.direction,
        value=row.amount.value,
        unit=row.amount.unit,
        baseline=row.baseline,
        deadline=row.deadline.phrase,
        deadline_date=row.deadline.day,
        public=structure.context_at(start).public,
    )


def _from_text(structure: Structure, reader: Reader) -> Iterator[Target]:
    heading = NO_DEADLINE
    for block, context in zip(structure.blocks, structure.contexts, strict=True):
        today = _day_of(structure, context)
        if block.is_heading or block.text.endswith(":"):
            heading = deadline_of(block.text, today)
        kind = structure.part_of(context).kind
        if block.is_heading or (not any(c.isdigit() for c in block.text) and "elimin" not in block.text.lower()):
            continue
        levels = find_levels(
            reader,
            block.text,
            today=today,
            strict=kind not in _SETS_TARGETS,
            due=_surrounding(block, heading),
            listed=kind in _PLANS and bool(block.marker or block.cell),
        )
        yield from _level_targets(structure, block, levels)


def _surrounding(block: Block, heading: Deadline) -> Deadline:
    """The deadline of the heading above a list item or a cell; running text has none but its own."""
    return heading if block.marker or block.cell else NO_DEADLINE


def _day_of(structure: Structure, context: Context) -> date | None:
    day = structure.meetings[context.meeting].date if context.meeting is not None else None
    return date.fromisoformat(day) if day else None


def _level_targets(structure: Structure, block: Block, levels: tuple[Level, ...]) -> Iterator[Target]:
    seen: dict[tuple[int, int], int] = {}
    whole = bool(block.marker or block.cell) and len(block.text.split()) <= _LONGEST_BULLET
    for level in levels:
        low, high = (0, len(block.text)) if whole else (level.start, level.end)
        start, end = block.folded.span(low, high)
        place = seen[(start, end)] = seen.get((start, end), 0) + 1
        evidence = structure.document.evidence_of(block.folded.origins[low:high], f"rule:{level.rule}")
        yield Target(
            id=structure.record_id("target", f"{start}-{end}" + (f":{place}" if place > 1 else "")),
            confidence=level.confidence,
            evidence=evidence,
            page=evidence[0].page,
            text=block.text[low:high],
            metric=level.metric,
            direction=level.direction,
            value=level.value,
            unit=level.unit,
            baseline=level.baseline,
            deadline=level.deadline.phrase,
            deadline_date=level.deadline.day,
            public=structure.context_at(start).public,
        )
