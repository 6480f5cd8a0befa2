"""Targets out of tables of measures, whichever way they lie.

A measure is a row with a column of targets, or a column with a row of targets (`across.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from extractors.folding import join
from extractors.grids import Grid, GridRow
from extractors.records.targets.across import find_across
from extractors.records.targets.cells import Row, amount_in, direction_in, rag_in
from extractors.records.targets.columns import Columns, TargetColumn, columns_of, trajectory_of, years_of
from extractors.records.targets.deadlines import NO_DEADLINE, Deadline, deadline_of
from extractors.records.targets.leads import Lead
from extractors.records.targets.titles import date_in, is_due_title, is_target_title, may_be_plan
from extractors.records.targets.units import with_unit
from extractors.results import Direction
from nlp_models.quantities import Quantity

_FEWEST_LETTERS = 3  # of a measure's name


def find_rows(grid: Grid, lead: Lead, today: date | None) -> Iterator[Row]:
    """The targets of a table in reading order, none where it is no table of measures.

    `lead` is what the heading above the table says.
    """
    columns = _columns(grid.header, lead) if grid.header else None
    above, metric = grid.header or ("",) * grid.columns, lead.title
    for row in grid.rows:
        titled = _titled(above, row, lead)
        if titled:
            columns, above = titled, row.texts
        elif columns:
            metric = row.text(columns.metric) or metric
            yield from _row_targets(row, columns, metric or "", lead, today)
        elif len(row.filled) == 1:
            metric = row.filled[0].text
        elif is_target_title(row.texts[0]):
            yield from find_across(grid, row, replace(lead, title=metric))


def _columns(titles: Sequence[str], lead: Lead) -> Columns | None:
    return years_of(titles, lead.title) or trajectory_of(titles, lead) or columns_of(titles)


def due_column(titles: Sequence[str]) -> int | None:
    """The column of a table that says by when its rows are to be reached."""
    return next((i for i, title in enumerate(titles) if is_due_title(title.strip())), None)


def _titled(above: Sequence[str], row: GridRow, lead: Lead) -> Columns | None:
    """The columns that a row titles, with the titles above it: "2025/26" over "Target"."""
    if not any(map(is_target_title, (lead.title or "", *row.texts))) and not any(map(may_be_plan, row.texts)):
        return None
    own = years_of(row.texts, lead.title) or columns_of(row.texts)
    if own is None or any(amount_in(row.text(column.at)) for column in own.targets):
        return None
    both = [f"{over} {text}".strip() if text else over for over, text in zip(above, row.texts, strict=True)]
    return columns_of(both) or own


def _row_targets(row: GridRow, columns: Columns, metric: str, lead: Lead, today: date | None) -> Iterator[Row]:
    if sum(c.isalpha() for c in metric) < _FEWEST_LETTERS:
        return
    seen: set[tuple[float, str | None]] = set()
    for column in columns.targets:
        amount = _amount(row, columns, column, metric)
        if amount is None:
            continue
        deadline = _deadline(row, columns, column, lead, today)
        if (amount.value, deadline.day) not in seen:
            seen.add((amount.value, deadline.day))
            yield _row(row, columns, column, metric, amount, deadline)


def _amount(row: GridRow, columns: Columns, column: TargetColumn, metric: str) -> Quantity | None:
    """The amount of a target's cell with its unit; None where the column may hold money and the cell prints no unit."""
    printed = amount_in(row.text(column.at))
    if printed is None:
        return None
    amount = with_unit(printed, metric, row.text(columns.unit), column.title, columns.title(columns.metric))
    return amount if column.firm or amount.unit or amount.per else None


def _row(
    row: GridRow, columns: Columns, column: TargetColumn, metric: str, amount: Quantity, deadline: Deadline
) -> Row:
    actual = _actual(row, columns, column)
    baseline = row.text(columns.baseline) or None
    wished = row.text(columns.wished)
    return Row(
        text=join(cell.folded for cell in row.filled),
        metric=metric,
        amount=amount,
        direction=direction_in(row.text(column.at), amount, title=column.title, wished=wished, metric=metric)
        if not columns.stepwise
        else _way(amount, baseline),
        deadline=deadline,
        rule="target.row",
        baseline=baseline,
        baseline_date=date_in(columns.title(columns.baseline)) if baseline else None,
        actual=row.text(actual) or None,
        period=row.text(columns.period) or date_in(columns.title(actual)),
        rag=rag_in(row.text(columns.rag)),
    )


def _way(amount: Quantity, baseline: str | None) -> Direction:
    """The direction of a level that periods lead to: upwards or downwards from the first, or kept."""
    first = amount_in(baseline or "")
    if first is None:
        return "reach"
    if first.value == amount.value:
        return "maintain"
    return "at_least" if first.value < amount.value else "at_most"


def _deadline(row: GridRow, columns: Columns, column: TargetColumn, lead: Lead, today: date | None) -> Deadline:
    """By when: as the cell says, else the row's own column, else the column's title, else the heading."""
    for words in (row.text(column.at), row.text(columns.due)):
        deadline = deadline_of(words, today) if words else NO_DEADLINE
        if deadline.phrase:
            return deadline
    if column.deadline.day:
        return column.deadline
    return lead.deadline if lead.deadline.ahead else NO_DEADLINE


def _actual(row: GridRow, columns: Columns, column: TargetColumn) -> int | None:
    """The column of what was reached: the last one filled, before the next column of targets where each has its own."""
    nexts = [other.at for other in columns.targets if other.at > column.at]
    mine = [i for i in columns.actuals if column.at < i < (nexts[0] if nexts else len(columns.titles))]
    filled = [i for i in (mine if nexts and mine else columns.actuals) if any(map(str.isdigit, row.text(i)))]
    return filled[-1] if filled else None
