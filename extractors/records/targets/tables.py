"""Rows of tables of measures: a target column beside the measure, perhaps with a baseline and a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.folding import Folded, join
from extractors.grids import Grid, GridRow
from extractors.records.targets.deadlines import Deadline, deadline_of
from extractors.results import Direction
from nlp_models.quantities import Quantity, find_quantities

# It must read: Target | Annual target | 2026/27 target | Target (March 2027) | Upper limit | Target 2027.
_TARGET = re.compile(
    r"""^(?: (?: \d{4}(?: [/-]\d{2,4} )?\s+ )?
             (?: (?:annual|year[\s-]end|current|agreed|proposed)\s+ )?
             (?: targets?|goals?|standard|threshold )
             (?: \s+(?: level|value|%|for\s+ )?.{0,14} )?
           | (?: upper|lower )\s+limit
           | target\s+\d.* )$""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_TARGET = re.compile(r"\b(?:date|group|audience|completion|rag|status|met|achieved)\b", re.IGNORECASE)
_METRIC = re.compile(
    r"\b(?:measures?|indicators?|kpis?|metrics?|pis?|description|performance|objectives?|outcomes?|title|standard|name)\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(r"^(?:baseline|starting\s+point)\b", re.IGNORECASE)
_DUE = re.compile(r"^(?:target\s+date|deadline|by\s+when|timescale|date)\b", re.IGNORECASE)
_LOW_IS_GOOD = re.compile(
    r"""\b(?: waits?|waiting|absence|sickness|complaints|vacanc\w+|turnover|arrears|falls|deaths|delays?|overdue
          | emissions|crime|incidents|errors|re-?offending|void|(?:re-?)?admissions|days\s+(?:lost|to)|time\s+taken
          | limit )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# It must read: 95% | >= 95% | at least 40 | £1.5m | 30 working days | 12 per 1,000 | 5 or fewer.
_AMOUNT_CELL = re.compile(
    r"""^[\s<>≤≥=£~+-]*
        (?: (?: at\s+least|no\s+more\s+than|under|over|below|above|(?:less|more)\s+than
              | min(?:imum)?|max(?:imum)? )\s+ )?
        £?\d[\d,.]*\s*
        (?: %|[kmb]n?|per\b.*|(?: working\s+ )?[a-z]+ )?\.?
        (?: \s+(?:or|and)\s+\w+ )?$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A measure's row: its whole text, and what its cells say."""

    text: Folded
    metric: str
    amount: Quantity
    direction: Direction
    baseline: str | None
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class _Columns:
    metric: int
    target: int
    title: str
    baseline: int | None
    due: int | None


def find_rows(grid: Grid, today: date | None) -> Iterator[Row]:
    """The rows of a table of measures that set a target, in reading order; none where the table is another."""
    columns = None if not grid.header else _columns(grid.header)
    for row in grid.rows:
        titles = _columns([row.text(i) for i in range(grid.columns)])
        if titles:
            columns = titles
        elif columns:
            found = _row(row, columns, today)
            if found:
                yield found


def _columns(titles: tuple[str, ...] | list[str]) -> _Columns | None:
    target = _find(titles, _TARGET)
    metric = _find(titles, _METRIC, but=target)
    if target is None or _NOT_TARGET.search(titles[target]):
        return None
    if metric is None:
        metric = 0 if target > 0 else None
    if metric is None or len(titles) < 2:
        return None
    return _Columns(metric, target, titles[target], _find(titles, _BASELINE), _find(titles, _DUE))


def _find(titles: tuple[str, ...] | list[str], pattern: re.Pattern[str], but: int | None = None) -> int | None:
    return next((i for i, title in enumerate(titles) if i != but and pattern.search(title.strip())), None)


def _row(row: GridRow, columns: _Columns, today: date | None) -> Row | None:
    metric, printed = row.text(columns.metric), row.text(columns.target)
    if not any(c.isalpha() for c in metric) or not _AMOUNT_CELL.match(printed):
        return None
    amounts = find_quantities(printed) or _bare_amount(printed)
    if not amounts:
        return None
    due = row.text(columns.due)
    deadline = deadline_of(due, today) if due else deadline_of(columns.title, None)
    text = join(cell.folded for cell in row.filled)
    direction = _direction(metric, printed, amounts[0])
    return Row(text, metric, amounts[0], direction, row.text(columns.baseline) or None, deadline)


def _bare_amount(printed: str) -> tuple[Quantity, ...]:
    found = re.search(r"\d[\d,]*(?:\.\d+)?", printed)
    return (
        (Quantity(found.start(), found.end(), "quantity.number", float(found.group().replace(",", ""))),)
        if found
        else ()
    )


def _direction(metric: str, printed: str, amount: Quantity) -> Direction:
    if amount.comparison in {"at_least", "more_than"} or re.search(r"[>≥]|\bmin", printed):
        return "at_least"
    if amount.comparison in {"at_most", "less_than"} or re.search(r"[<≤]|\bmax", printed):
        return "at_most"
    return "at_most" if _LOW_IS_GOOD.search(metric) else "reach"
