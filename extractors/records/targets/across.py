"""Targets of a row of targets: of the measures that head its columns, or of one measure over several periods."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.folding import join
from extractors.grids import Grid, GridRow
from extractors.records.targets.cells import Row, amount_in, direction_in
from extractors.records.targets.deadlines import NO_DEADLINE, deadline_of
from extractors.records.targets.leads import Lead
from extractors.records.targets.titles import is_actual_title, is_period, is_year
from extractors.records.targets.units import with_unit
from nlp_models.quantities import Quantity

_FEWEST_LETTERS = 3  # of a measure's name
# "Target for homes built"
_TARGET_FOR = re.compile(r"targets?\s+(?:for|:|-)\s*(?P<metric>.{4,})", re.IGNORECASE)


def find_across(grid: Grid, row: GridRow, lead: Lead) -> Iterator[Row]:
    """The targets of a row that is titled so; `lead` is what the heading above the table says."""
    if grid.columns == len(("label", "value")) and not any(grid.header):
        yield from _of_card(grid, row, lead)
        return
    titles = grid.header or grid.rows[0].texts
    amounts = [(i, amount) for i in range(1, grid.columns) if (amount := amount_in(row.text(i)))]
    if row.texts == titles or not amounts:
        return
    if all(is_period(titles[i]) for i, _ in amounts):
        yield from _over_periods(grid, row, titles, amounts, lead)
        return
    for at, amount in amounts:
        if sum(c.isalpha() for c in titles[at]) >= _FEWEST_LETTERS:
            yield _of_column(grid, row, titles[at], at, amount, lead)


def _of_card(grid: Grid, row: GridRow, lead: Lead) -> Iterator[Row]:
    """The target of a card: labels and values of one measure, which `lead` names."""
    printed = amount_in(row.text(1))
    if printed is None or not lead.title:
        return
    amount = with_unit(printed, lead.title, row.texts[0])
    rest = grid.rows[grid.rows.index(row) :]
    card = takewhile(lambda each: len(each.filled) > 1, rest)
    reached = next((each for each in card if is_actual_title(each.texts[0]) and not is_year(each.texts[0])), None)
    yield Row(
        text=join(cell.folded for cell in row.filled),
        metric=lead.title,
        amount=amount,
        direction=direction_in(row.text(1), amount, title=row.texts[0], metric=lead.title),
        deadline=deadline_of(row.texts[0], None),
        rule="target.card",
        actual=reached.text(1) if reached else None,
        period=reached.texts[0] if reached and is_period(reached.texts[0]) else None,
    )


def _over_periods(
    grid: Grid, row: GridRow, titles: Sequence[str], amounts: Sequence[tuple[int, Quantity]], lead: Lead
) -> Iterator[Row]:
    """One target where it is the same in every period, else one for each period."""
    label = _TARGET_FOR.match(row.texts[0])
    metric = label["metric"] if label else titles[0] if len(titles[0].split()) > 1 else lead.title
    if not metric:
        return
    level = len({amount.value for _, amount in amounts}) == 1
    for at, printed in amounts[:1] if level else amounts:
        reached = _reached(grid, [i for i, _ in amounts] if level else [at])
        amount = with_unit(printed, metric, row.texts[0])
        yield Row(
            text=join(cell.folded for cell in row.filled),
            metric=metric,
            amount=amount,
            direction=direction_in(row.text(at), amount, title=row.texts[0], metric=metric),
            deadline=NO_DEADLINE if level else deadline_of(titles[at], None),
            rule="target.across",
            actual=reached[1] if reached else None,
            period=titles[reached[0]] if reached else None,
        )


def _of_column(grid: Grid, row: GridRow, metric: str, at: int, printed: Quantity, lead: Lead) -> Row:
    """The target of the measure that heads a column, with what another row says was reached."""
    amount = with_unit(printed, metric, row.texts[0])
    reached = _reached(grid, [at])
    own = deadline_of(row.texts[0], None)
    above = lead.deadline if lead.deadline.ahead else NO_DEADLINE
    return Row(
        text=join(cell.folded for cell in (row.cells[0], row.cells[at]) if cell),
        metric=metric,
        amount=amount,
        direction=direction_in(row.text(at), amount, title=row.texts[0], metric=metric),
        deadline=own if own.phrase else above,
        rule="target.across",
        actual=reached[1] if reached else None,
    )


def _reached(grid: Grid, columns: Sequence[int]) -> tuple[int, str] | None:
    """The last column of some with what was reached there, and its words."""
    for row in grid.rows:
        if is_actual_title(row.texts[0]):
            filled = [(i, row.text(i)) for i in columns if any(map(str.isdigit, row.text(i)))]
            return filled[-1] if filled else None
    return None
