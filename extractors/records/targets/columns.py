"""Which columns of a table of measures hold the measure, its targets, what was reached, and what tells of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.records.targets import titles as of
from extractors.records.targets.deadlines import Deadline, deadline_of
from extractors.records.targets.leads import Lead


@dataclass(frozen=True, slots=True)
class TargetColumn:
    """A column of targets: its place and title, and by when its title says that they are to be reached.

    `firm` is false where the title could head sums of money just as well ("Plan").
    """

    at: int
    title: str
    deadline: Deadline
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns of a table of measures; `titles` are those of all columns.

    `metric` is None where the measure's name stands above the table; `stepwise` says that periods lead from the first
    to the last, which is the target.
    """

    titles: tuple[str, ...]
    metric: int | None
    targets: tuple[TargetColumn, ...]
    actuals: tuple[int, ...]
    baseline: int | None
    due: int | None
    rag: int | None
    period: int | None
    wished: int | None
    unit: int | None
    stepwise: bool = False

    def title(self, column: int | None) -> str:
        """The title of a column, empty for none."""
        return self.titles[column] if column is not None else ""


def columns_of(printed: Sequence[str]) -> Columns | None:
    """The columns of a table by their titles, None where it is no table of measures."""
    titles = tuple(title.strip() for title in printed)
    if sum(map(bool, titles)) < len(("measure", "target")):
        return None
    targets = tuple(_targets(titles))
    if not targets or _is_other_table(titles):
        return None
    metric = _metric(titles, {column.at for column in targets})
    if metric is None and not any(map(of.is_actual_title, titles)):
        return None
    return _with_roles(titles, metric, targets)


_FEWEST_YEARS = 2


def years_of(printed: Sequence[str], above: str | None) -> Columns | None:
    """The columns of a table whose heading calls its years' levels targets: "Targets | 2025/26 | 2026/27"."""
    titles = tuple(title.strip() for title in printed)
    headings = (titles[0], above or "")
    if not any(map(of.is_target_title, headings)) or _is_other_table(titles):
        return None
    years = [i for i, title in enumerate(titles) if i and of.is_period(title) and of.is_year(title)]
    if len(years) < _FEWEST_YEARS or len(years) != len(titles) - 1:
        return None
    targets = tuple(TargetColumn(i, titles[i], deadline_of(titles[i], None)) for i in years)
    return Columns(titles, 0, targets, (), None, None, None, None, None, None)


_FEWEST_PERIODS = 3


def trajectory_of(printed: Sequence[str], lead: Lead) -> Columns | None:
    """The columns of a table whose heading announces levels to reach, period by period: the last is the target.

    The first period is what it starts from: "Measure | 2024/25 | Q1 | Q2 | March 2026 plan".
    """
    titles = tuple(title.strip() for title in printed)
    periods = range(1, len(titles))
    if len(periods) < _FEWEST_PERIODS or not all(of.is_step(titles[i]) for i in periods) or _is_other_table(titles):
        return None
    if not of.PLANNED.search(titles[-1]) and not (lead.sets and of.METRIC.search(titles[0])):
        return None
    last = TargetColumn(periods[-1], titles[-1], deadline_of(titles[-1], None))
    return Columns(titles, 0, (last,), (), 1, None, None, None, None, None, stepwise=True)


def _is_other_table(titles: tuple[str, ...]) -> bool:
    """Whether the titles are those of a register of risks, or of sums of money."""
    whole = " ".join(titles)
    money = of.FINANCE.search(whole) and not any(of.METRIC.search(title) for title in titles)
    return bool(of.RISK.search(whole) or money)


def _targets(titles: tuple[str, ...]) -> list[TargetColumn]:
    found = [TargetColumn(i, t, deadline_of(t, None)) for i, t in enumerate(titles) if of.is_target_title(t)]
    if any(of.NAMED.search(column.title) and not of.BARE.fullmatch(column.title) for column in found):
        return [column for column in found if not of.BARE.fullmatch(column.title)]
    if not found and any(map(of.is_actual_title, titles)) and "£" not in "".join(titles):
        return [TargetColumn(i, t, deadline_of(t, None), firm=False) for i, t in enumerate(titles) if of.PLAN.search(t)]
    return found


def _metric(titles: tuple[str, ...], targets: set[int]) -> int | None:
    """The column of measures: the one that is called so, else the first, where that is no target's."""
    first = min(targets)
    before = [i for i in range(first) if i not in targets]
    measured = [i for i in before if of.MEASURE.search(titles[i]) or of.BARE.fullmatch(titles[i])]
    if measured:
        return measured[-1]
    named = [i for i in range(len(titles)) if i not in targets and of.METRIC.search(titles[i])]
    wordy = [i for i in named if i < first and not of.REFERENCE.search(titles[i])]
    if wordy or named:
        return (wordy or named)[0]
    return 0 if first > 0 else None


def _with_roles(titles: tuple[str, ...], metric: int | None, targets: tuple[TargetColumn, ...]) -> Columns:
    taken = {column.at for column in targets} | ({metric} if metric is not None else set())

    def take(pattern: re.Pattern[str]) -> int | None:
        at = next((i for i, title in enumerate(titles) if i not in taken and pattern.search(title)), None)
        if at is not None:
            taken.add(at)
        return at

    baseline, due, rag, period, wished, unit = map(take, (of.BASELINE, of.DUE, of.RAG, of.PERIOD, of.WISHED, of.UNIT))
    actuals = tuple(i for i, title in enumerate(titles) if i not in taken and of.is_actual_title(title))
    if baseline is None:
        baseline, actuals = _earlier(titles, targets[0], actuals)
    return Columns(titles, metric, targets, actuals, baseline, due, rag, period, wished, unit)


def _earlier(
    titles: tuple[str, ...], target: TargetColumn, actuals: tuple[int, ...]
) -> tuple[int | None, tuple[int, ...]]:
    """The column of what was reached that a target starts from, and the others.

    It is the latest year before the target where later periods follow; before a target with a deadline, what is now.
    """
    dated = target.deadline.day is not None
    years = [i for i in actuals if i < target.at and (of.LAST_YEAR.search(titles[i]) or of.is_year(titles[i]))]
    now = [i for i in actuals if dated and re.match(r"current\b", titles[i], re.IGNORECASE)]
    earlier = years if len(years) < len(actuals) or dated else []
    if not earlier and not now:
        return None, actuals
    return (earlier or now)[-1], tuple(i for i in actuals if i not in (earlier or now))
