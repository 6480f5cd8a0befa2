"""The rows of tables of tasks as they are read: as printed, or turned where the titles stand in the first column.

A turned table prints one task under another ("Action: ... / Owner: ... / Due: ..."), or one beside another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.blocks import Block
from extractors.grids import Grid, GridCell, GridRow
from extractors.records.actions.columns import columns_of


def upright(grid: Grid, blocks: Sequence[Block]) -> Grid:
    """The table with its titles above its columns; as it is where they stand there or it has none.

    `blocks` are those of the paper: what a turned table prints in its first row is no title.
    """
    rows = grid.rows
    if grid.columns < 2 or columns_of(grid.header) or columns_of(rows[0].texts):
        return grid
    titles = [*grid.header[:1], *(row.text(0) for row in rows)]
    groups = list(_groups(titles))
    if not columns_of([titles[at] for at in groups[0]]):
        return grid
    opening = _opening_row(grid, blocks) if grid.header else None
    rows = (opening, *rows) if opening else rows
    if len(rows) != len(titles):
        return grid
    header = tuple(titles[at] for at in groups[0])
    turned = tuple(
        _turned(rows, group, column, len(header))
        for group in groups
        for column in range(1, grid.columns)
        if any(rows[at].text(column) for at in group)
    )
    return replace(grid, header=header, rows=turned, columns=len(header)) if turned else grid


def _opening_row(grid: Grid, blocks: Sequence[Block]) -> GridRow | None:
    """The first row of a table that was taken for its titles."""
    page, table = grid.tables[0]
    cells: list[GridCell | None] = [None] * grid.columns
    for block in blocks:
        place = block.cell
        if place and (block.page, place.table, place.row) == (page, table, 0) and place.column < grid.columns:
            cell, before = GridCell(block.folded, block.lines), cells[place.column]
            cells[place.column] = before + cell if before else cell
    return GridRow(page, table, tuple(cells)) if cells[0] else None


def _groups(titles: Sequence[str]) -> Iterator[list[int]]:
    """The places of the titles of each task: where the first title comes again, the next task begins."""
    group: list[int] = []
    for at, title in enumerate(titles):
        if group and title == titles[0]:
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _turned(rows: Sequence[GridRow], group: Sequence[int], column: int, width: int) -> GridRow:
    cells: list[GridCell | None] = [rows[at].cells[column] for at in group][:width]
    return GridRow(rows[group[0]].page, rows[group[0]].table, (*cells, *[None] * (width - len(cells))))
