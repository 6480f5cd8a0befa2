"""Rows of action logs, trackers and the action tables of plans.

A table counts when its titles name a task column beside an owner, a due or a status column; the titles may stand in
any row, and hold for a table of as many columns that follows without titles of its own. In an action log a table
without titles counts when one column holds states ("New", "Carried forward"). A row that begins in the middle of a
sentence at the head of a page is the rest of the row before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from extractors.folding import Folded
from extractors.grids import Grid, GridRow
from extractors.records.actions.columns import Columns, columns_of
from extractors.records.actions.doers import Doing, doing_of
from extractors.records.actions.tasks import NO_DUE, Due, Task, day_of, dues_in, printed_due
from extractors.structure import Structure
from nlp_models import Reader
from nlp_models.dates import find_dates

_NUMBERED = re.compile(r"^(?:\(?\d{1,3}(?:\.\d{1,3})*[.):]?|\(?[a-z][.)]|[•▪●○◦*–-])\s+(?=\S)")
_LONGEST_STATUS = 5  # words
_LEAD = re.compile(r"(?:^|[\s(–-])lead(?:\s+officer)?s?\s*[:–-]?\s+(?P<owner>[A-Z][\w/&.' ]*)\)?\s*$", re.IGNORECASE)
# All actions for next meeting unless otherwise stated
_STANDING_DUE = re.compile(r"\ball\s+actions?\b.{0,20}?\b(?:for|by|due)\s+(?P<due>.+?)\s+unless\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A task's row with the rows that carry it on."""

    rows: tuple[GridRow, ...]
    columns: Columns

    def pieces(self, column: int | None) -> tuple[Folded, ...]:
        cells = [row.cells[column] for row in self.rows if column is not None and column < len(row.cells)]
        return tuple(cell.folded for cell in cells if cell)

    def text(self, column: int | None) -> str:
        return " ".join(piece.text for piece in self.pieces(column))


def find_logged(structure: Structure, reader: Reader) -> tuple[Task, ...]:
    """The tasks of all tables of tasks in reading order."""
    return tuple(task for entry in _entries(structure, reader) if (task := _task(structure, reader, entry)))


def _entries(structure: Structure, reader: Reader) -> Iterator[_Entry]:
    held: _Entry | None = None
    columns: Columns | None = None
    before: Grid | None = None
    for grid in structure.grids:
        columns = _opening_columns(structure, reader, grid, before, columns)
        opening = True  # whether the row is the first under a head of the table or of a page
        for row in grid.rows:
            opening = opening or bool(held and row.page != held.rows[-1].last_page)
            titles = columns_of([row.text(i) for i in range(grid.columns)])
            if titles:
                columns, opening = titles, True
                continue
            if columns and held and opening and _goes_on(held, row, columns):
                held = replace(held, rows=(*held.rows, row))
            elif columns and _states_task(row, columns):
                if held:
                    yield held
                held = _Entry((row,), columns)
            opening = False
        before = grid
    if held:
        yield held


def _opening_columns(
    structure: Structure, reader: Reader, grid: Grid, before: Grid | None, columns: Columns | None
) -> Columns | None:
    if grid.header:
        return columns_of(grid.header)
    follows = before and before.columns == grid.columns and grid.page - before.rows[-1].last_page <= 1
    if columns and follows:
        return columns
    part = structure.part_of(structure.context_at(grid.rows[0].start))
    return _columns_by_content(grid, reader) if part.kind == "action_log" else None


def _columns_by_content(grid: Grid, reader: Reader) -> Columns | None:
    """The columns of a table without titles in an action log: the longest holds tasks, one holds states."""
    texts = [[row.text(i) for row in grid.rows if row.text(i)] for i in range(grid.columns)]
    status = [i for i, cells in enumerate(texts) if cells and all(_status_word(reader, cell) for cell in cells)]
    if not status:
        return None
    length = [sum(len(cell) for cell in cells) for cells in texts]
    task = length.index(max(length))
    short = [i for i, cells in enumerate(texts) if cells and i not in (task, *status) and all(_names(c) for c in cells)]
    return Columns(task, short[0] if short else None, None, tuple(status))


def _names(text: str) -> bool:
    return len(text.split()) <= _LONGEST_STATUS and text[:1].isupper() and not any(c.isdigit() for c in text)


def _states_task(row: GridRow, columns: Columns) -> bool:
    """Whether a row holds a task and something beside it; a cell that stands alone heads a section."""
    return bool(row.text(columns.task)) and len(row.filled) > 1 and any(c.isalpha() for c in row.text(columns.task))


def _goes_on(held: _Entry, row: GridRow, columns: Columns) -> bool:
    last = held.rows[-1]
    if (
        row.page - last.last_page not in (0, 1)
        or columns.task != held.columns.task
        or len(row.cells) != len(last.cells)
    ):
        return False
    text, numbered = row.text(columns.task), _NUMBERED.match(held.text(columns.task))
    return not text or text[0].islower() or bool(numbered and not _NUMBERED.match(text))


def _task(structure: Structure, reader: Reader, entry: _Entry) -> Task | None:
    pieces = _without_number(entry.pieces(entry.columns.task))
    if not pieces:
        return None
    start = pieces[0].origins[0]
    today = day_of(structure, structure.context_at(start)) or _raised_on(entry)
    said = doing_of(reader, " ".join(piece.text for piece in pieces))
    owner, from_heading = _owner(structure, entry, said)
    due, standing = _due(structure, entry, pieces, today)
    derived = tuple(name for name, is_derived in (("owner", from_heading), ("due", standing)) if is_derived)
    return Task(
        pieces, "table", "action.log_row", 0.93 if entry.columns.owner is not None else 0.9,
        owner, due, _status(reader, entry), in_item=False, derived=derived,
    )  # fmt: skip


def _raised_on(entry: _Entry) -> date | None:
    """The day on which a task was set, where a cell of its row is a date and no more."""
    for column, cell in enumerate(entry.rows[0].cells):
        if cell is None or column in (entry.columns.task, entry.columns.due):
            continue
        for mention in find_dates(cell.text):
            if mention.precision == "day" and mention.end - mention.start == len(cell.text):
                return mention.first_day
    return None


def _without_number(pieces: tuple[Folded, ...]) -> tuple[Folded, ...]:
    if not pieces:
        return ()
    number = _NUMBERED.match(pieces[0].text)
    first = pieces[0].cut(number.end(), len(pieces[0].text)) if number else pieces[0]
    return (first, *pieces[1:])


def _owner(structure: Structure, entry: _Entry, said: Doing | None) -> tuple[str | None, bool]:
    """The owner, and whether it is told only by the heading above the table ("Bridges – Lead AB")."""
    printed = entry.text(entry.columns.owner)
    if any(c.isalpha() for c in printed):
        return printed, False
    if said:
        return said.doer, False
    context = structure.context_at(entry.rows[0].start)
    lead = _LEAD.search(_line_above(structure, entry.rows[0]) or (context.headings[-1] if context.headings else ""))
    return (lead["owner"].strip(), True) if lead else (None, False)


def _line_above(structure: Structure, row: GridRow) -> str:
    """The last line of running text above a row's table on its page."""
    above = [
        line.text
        for line in structure.document.lines
        if line.page == row.page and line.start < row.start and not line.line.cell and not line.line.furniture
    ]
    return above[-1] if above else ""


def _due(structure: Structure, entry: _Entry, pieces: tuple[Folded, ...], today: date | None) -> tuple[Due, bool]:
    """The due of a row, and whether it is the one that the log states for all rows."""
    printed = entry.text(entry.columns.due)
    if printed:
        return cell_due(printed, today), False
    if entry.columns.due is not None:
        return NO_DUE, False
    own = [mention for piece in pieces for mention in dues_in(piece.text, today) if mention.day]
    if own:
        return printed_due(" ".join(piece.text for piece in pieces), own[:1], today), False
    for block in structure.blocks:
        standing = _STANDING_DUE.search(block.text)
        if standing and structure.part_of(structure.contexts[block.index]).kind == "action_log":
            return Due(standing["due"]), True
    return NO_DUE, False


# "March Transparency Board" falls in March; "late January", "from May" and "ongoing" fix no day.
_NO_DAY = re.compile(r"\b(?:early|late|mid|from|commenced|started|since|on-?\s?going|for|duration)\b", re.IGNORECASE)

_OPEN_END = re.compile(r"\b(?:duration|commenced|started)\b", re.IGNORECASE)


def cell_due(text: str, today: date | None) -> Due:
    """The due of a due column's cell: its words as printed, and the day that its last date names."""
    mentions = dues_in(text, today)
    if mentions and mentions[-1].day and not _OPEN_END.search(text):
        return replace(printed_due(text, mentions[-1:], today), phrase=text)
    dates = find_dates(text, default_year=today.year if today else None)
    if len(dates) == 1 and dates[0].last_day and not _NO_DAY.search(text):
        return Due(text, dates[0].last_day.isoformat(), dates[0].derived)
    return Due(text)


def _status(reader: Reader, entry: _Entry) -> str | None:
    for column in entry.columns.status:
        text = entry.text(column)
        known = _status_word(reader, text)
        if known:
            return known
        if text and len(text.split()) <= _LONGEST_STATUS:
            return text
    return None


def _status_word(reader: Reader, text: str) -> str | None:
    """The words of state that a cell begins with."""
    if not text:
        return None
    reading = reader.read(text)
    known = [span for span in reading.of("action.status") if span.start == 0]
    return reading.words(max(known, key=lambda span: span.end)) if known else None
