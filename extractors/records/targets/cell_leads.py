"""What rows and column titles say of the cells of tables that are read as running text: whether they set levels."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.folding import Folded, join
from extractors.grids import Grid, GridRow
from extractors.records.targets.columns import Columns, columns_of
from extractors.records.targets.deadlines import deadline_of
from extractors.records.targets.leads import Lead, lead_of
from extractors.records.targets.tables import due_column
from extractors.structure import Structure
from nlp_models import Reader

# "Action", "Key activities", "What we will do": the tasks that other columns of a plan measure.
_TASK = re.compile(
    r"""^(?:(?:key|priority|planned|specific)\s+)?
        (?:actions?|tasks?|activit(?:y|ies)|initiatives?|projects?|steps?|commitments?)\b
      | ^what\s+(?:will\s+we|we\s+will|we.ll)\s+do""",
    re.VERBOSE | re.IGNORECASE,
)
# "Output", "KPI", "Measure of success", "Expected outcome": by what a task is measured.
_MEASURE = re.compile(
    r"""^(?: (?:key|success|performance|expected|intended|planned|desired|progress|monitoring|target)\s+ )*
        (?: outputs?|kpis?|measures?|metrics?|indicators?|outcomes?|milestones?|results?|success|deliverables?
          | targets? )
        (?: \s*(?:/|and|&|\(s\)) .{0,30}
          | \s+(?:of\s+success|criteria|looks\s+like|indicators?|measures?|targets?) )? $""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CellLead:
    """What is said of a cell; `row` is the text of its row where the cell says too little by itself."""

    lead: Lead
    row: Folded | None = None


def cell_leads(structure: Structure, reader: Reader) -> Mapping[int, CellLead]:
    """What is said of the cells of all tables with titles, by the offset at which a cell starts."""
    found: dict[int, CellLead] = {}
    for grid in structure.grids:
        if any(grid.header):
            found |= _of_grid(grid, reader)
    return found


def _of_grid(grid: Grid, reader: Reader) -> dict[int, CellLead]:
    due, columns = due_column(grid.header), columns_of(grid.header)
    titled = [lead_of(title, reader, None) for title in grid.header]
    measured = set() if columns else _measured(grid.header, titled)
    return {
        cell.start: _of_cell(row, at, titled[at], due, columns, measured)
        for row in grid.rows
        for at, cell in enumerate(row.cells)
        if cell
    }


def _measured(titles: tuple[str, ...], leads: Sequence[Lead]) -> set[int]:
    """The columns of a plan that say by what its tasks, or its aims, are measured."""
    tasks = any(_TASK.search(title.strip()) for title in titles)
    measures = (at for at, title in enumerate(titles) if at and _MEASURE.match(title.strip()))
    return {at for at in measures if tasks or leads[at].sets}


def _of_cell(
    row: GridRow, at: int, titled: Lead, due: int | None, columns: Columns | None, measured: set[int]
) -> CellLead:
    deadline = deadline_of(row.text(due), None)
    lead = replace(titled, deadline=deadline) if deadline.phrase else titled
    if at in measured:
        return CellLead(replace(lead, sets=True, tells=False), join(cell.folded for cell in row.filled))
    if columns:
        targets = {column.at for column in columns.targets}
        lead = replace(lead, title=row.text(columns.metric), sets=at in targets, tells=at not in targets)
    return CellLead(lead)
