"""Tasks of minutes whose owners stand in the action column of a table.

The column is the table's last one under the title "Action". A cell that itself states a task is the task. Beside an
owner, the task is what the row's text says at his height on his page: the paragraph there or, where that only tells
what is done, the one next to it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf

from extractors.blocks import Block
from extractors.document import PlacedLine
from extractors.folding import Folded, join
from extractors.grids import Grid, GridRow
from extractors.records.actions.calendars import Calendar, Calendars
from extractors.records.actions.columns import columns_of
from extractors.records.actions.doers import doing_of
from extractors.records.actions.due_cells import cell_due
from extractors.records.actions.notes import note_task
from extractors.records.actions.owners import names_owner
from extractors.records.actions.sentences import due_in, set_tasks
from extractors.records.actions.tasks import NO_DUE, Due, Task, dues_in
from extractors.structure import Structure
from nlp_models import Reader
from nlp_models.dates import find_dates

_TITLE = re.compile(r"^actions?(?:\s+(?:by|points?|required|owner|lead|on))?\s*:?$|^by\s+whom\s*:?$", re.IGNORECASE)
# It must read: HV | LB/NW | ALL | Ben Oakley & KC | Richard/Mandy | Secretary | Head of Parks
_OWNERS = re.compile(
    r"^(?:[A-Z][\w'’.-]*|&|/|and|of|the|,|workmen|all)(?:[\s/,&]+(?:[A-Z][\w'’.-]*|&|/|and|of|the|workmen|all))*\.?$"
)
_MOST_OWNER_WORDS = 8
_NEAR = 2.5  # lines: the farthest paragraph that an owner may mean where the one beside him only tells


def find_in_cells(
    structure: Structure, reader: Reader, blocks: Sequence[Block], calendars: Calendars
) -> Iterator[Task]:
    """The tasks of the action columns of tables in reading order; `blocks` are those of minutes."""
    starts = {block.start for block in blocks}
    open_until: int | None = None  # the last page to which a column's title holds
    for grid in structure.grids:
        column = _column(grid) if any(row.start in starts for row in grid.rows) else None
        goes_on = open_until is not None and open_until + 1 >= grid.page
        if column is None and goes_on and not grid.header and grid.columns > 1:
            column = grid.columns - 1
        if column is None or columns_of(grid.header):
            continue
        open_until = grid.rows[-1].last_page
        for row in grid.rows:
            yield from _row_tasks(structure, reader, blocks, row, column, calendars)


def _column(grid: Grid) -> int | None:
    titles = [grid.header, *([row.text(i) for i in range(grid.columns)] for row in grid.rows)]
    for texts in titles:
        filled = [i for i, text in enumerate(texts) if text]
        if filled and filled[-1] > 0 and _TITLE.match(texts[filled[-1]]):
            return filled[-1]
    return None


def _row_tasks(
    structure: Structure, reader: Reader, blocks: Sequence[Block], row: GridRow, column: int, calendars: Calendars
) -> Iterator[Task]:
    inside = [
        block
        for block in blocks
        if block.cell and row.page <= block.page <= row.last_page and row.start <= block.start < row.end
    ]
    entries = [block for block in inside if block.cell and block.cell.column == column and not _TITLE.match(block.text)]
    text = [block for block in inside if block.cell and block.cell.column < column and len(block.text) > 2]
    owners = [entry for entry in entries if _is_owner(entry.text) and not _date_alone(entry.text)]
    for entry in entries:
        calendar = calendars[structure.contexts[entry.index].meeting]
        named, due = _owner_and_due(reader, entry.text, calendar)
        if named:
            others = [owner for owner in owners if owner is not entry]
            for task in _owned(reader, _beside(text, entry, others), named, calendar):
                yield replace(task, due=due)
        elif entry in owners:
            others = [owner for owner in owners if owner is not entry]
            due = _due_below(entries, entry, calendar)
            for task in _owned(reader, _beside(text, entry, others), entry.text, calendar):
                yield task if due is NO_DUE else replace(task, due=due)
        elif said := doing_of(reader, entry.text):
            due = _first_due(reader, entry.folded, calendar)
            yield Task((entry.folded,), "minutes", "action.margin_task", 0.85, said.doer, due)


def _date_alone(text: str) -> bool:
    return any(date.start == 0 and date.end >= len(text.rstrip(" .")) for date in find_dates(text))


def _is_owner(text: str) -> bool:
    return len(text.split()) <= _MOST_OWNER_WORDS and bool(_OWNERS.match(text))


def _owner_and_due(reader: Reader, text: str, calendar: Calendar) -> tuple[str | None, Due]:
    """The owner and the due of a cell that holds both ("PB by 31 May")."""
    mentions = dues_in(text, calendar)
    owner = text[: mentions[0].start].rstrip(" ,;–-") if mentions and mentions[-1].end >= len(text.rstrip(" .")) else ""
    if not owner or not names_owner(reader, owner):
        return None, NO_DUE
    return owner, cell_due(text[mentions[0].start :], calendar)


def _due_below(entries: Sequence[Block], entry: Block, calendar: Calendar) -> Due:
    """The due that stands alone under an owner in his cell ("PB", and below "November 2027")."""
    below = entries[entries.index(entry) + 1 :][:1]
    mentions = dues_in(below[0].text, calendar) if below else ()
    alone = mentions and mentions[0].start == 0 and mentions[-1].end >= len(below[0].text.rstrip(" ."))
    return cell_due(below[0].text, calendar) if alone else NO_DUE


def _first_due(reader: Reader, text: Folded, calendar: Calendar) -> Due:
    found = set_tasks(reader, text, calendar)
    return found[0].due if found else NO_DUE


def _beside(text: Sequence[Block], entry: Block, others: Sequence[Block]) -> Iterator[Folded]:
    """The paragraphs that an owner may mean, the nearest first: all of a row at whose head its one owner stands.

    A paragraph with another owner at its own height is his. A heading is joined to the paragraph under it.
    """
    on_page = [index for index, block in enumerate(text) if block.page <= entry.page <= block.last_page]
    heads_row = not others and bool(on_page) and _lines_away(text[on_page[0]].lines[:1], entry) == 0
    away = sorted((_lines_away(text[index].lines, entry), index) for index in on_page)
    for place, (lines, index) in enumerate(away):
        if (
            place == 0
            or heads_row
            or (lines <= _NEAR and all(_lines_away(text[index].lines, other) for other in others))
        ):
            yield _with_text_under(text, index)


def _with_text_under(text: Sequence[Block], index: int) -> Folded:
    block = text[index]
    if block.is_heading and index + 1 < len(text) and not text[index + 1].is_heading:
        return join((block.folded, text[index + 1].folded))
    return block.folded


def _lines_away(lines: Sequence[PlacedLine], entry: Block) -> float:
    """How many lines' heights an owner is away from lines on his page; 0 within them."""
    boxes = [line.line.box for line in lines if line.page == entry.page]
    if not boxes:
        return inf
    own = entry.lines[0].line.box
    middle = (own[1] + own[3]) / 2
    return max(boxes[0][1] - middle, middle - boxes[-1][3], 0.0) / max(own[3] - own[1], 1.0)


def _owned(reader: Reader, beside: Iterable[Folded], owner: str, calendar: Calendar) -> Iterator[Task]:
    """The tasks of an owner: what the nearest paragraph sets, else what the nearest notes that does more than tell."""
    near = list(beside)
    near = [each for each in near if set_tasks(reader, each, calendar)] or near
    for paragraph in near:
        found = set_tasks(reader, paragraph, calendar)
        for each in found:
            yield Task((each.text,), "minutes", "action.margin", 0.8, owner, each.due)
        note = None if found else note_task(reader, paragraph)
        if note:
            yield Task((note,), "minutes", "action.margin", 0.65, owner, due_in(note.text, calendar))
        if found or note:
            return
