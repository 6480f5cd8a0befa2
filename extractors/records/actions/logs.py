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
from extractors.records.actions.calendars import Calendar, Calendars
from extractors.records.actions.columns import Columns, columns_of
from extractors.records.actions.doers import doing_of
from extractors.records.actions.due_cells import cell_due
from extractors.records.actions.entry_rows import upright
from extractors.records.actions.narrow import unbroken
from extractors.records.actions.owners import opening_doer
from extractors.records.actions.states import closing_status, printed_status, rag_of, status_word
from extractors.records.actions.tasks import NO_DUE, Due, Task, dues_in, printed_due
from extractors.results import Rag
from extractors.structure import Structure
from nlp_models import Reader
from nlp_models.dates import find_dates

_NUMBERED = re.compile(r"^(?:\(?\d{1,3}(?:\.\d{1,3})*[.):]?|\(?[a-z][.)]|[•▪●○◦*–-])\s+(?=\S)")
_LONGEST_NAME = 5  # words
# What stands under "Owner" or "Lead" by chance in a table of measures.
_MEASURED = re.compile(
    r"(?:%|£\w*|days?|weeks?|months?|hours?|minutes|number|no\.?|nos?\.?|count|ratio|rate|score|percent(?:age)?"
    r"|per\s+[\w ]+|[\d.,%£]+)",
    re.IGNORECASE,
)
_LONGEST_REFERENCE = 20  # characters
_LEAD = re.compile(r"(?:^|[\s(–-])lead(?:\s+officer)?s?\s*[:–-]?\s+(?P<owner>[A-Z][\w/&.' ]*)\)?\s*$", re.IGNORECASE)
# All actions by the spring review unless a date is shown
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
        text = " ".join(piece.text for piece in self.pieces(column))
        return text if column == self.columns.task else unbroken(text)


def find_logged(structure: Structure, reader: Reader, calendars: Calendars) -> tuple[Task, ...]:
    """The tasks of all tables of tasks in reading order."""
    return tuple(task for entry in _entries(structure, reader) if (task := _task(structure, reader, entry, calendars)))


def _entries(structure: Structure, reader: Reader) -> Iterator[_Entry]:
    held: _Entry | None = None
    columns: Columns | None = None
    before: Grid | None = None
    for grid in (upright(each, structure.blocks) for each in structure.grids):
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
    status = [i for i, cells in enumerate(texts) if cells and all(status_word(reader, cell) for cell in cells)]
    if not status:
        return None
    length = [sum(len(cell) for cell in cells) for cells in texts]
    task = length.index(max(length))
    short = [i for i, cells in enumerate(texts) if cells and i not in (task, *status) and all(_names(c) for c in cells)]
    return Columns(task, short[0] if short else None, None, tuple(status), stated=tuple(status))


def _names(text: str) -> bool:
    return len(text.split()) <= _LONGEST_NAME and text[:1].isupper() and not any(c.isdigit() for c in text)


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


def _task(structure: Structure, reader: Reader, entry: _Entry, calendars: Calendars) -> Task | None:
    pieces, closing = _without_status(reader, _without_number(entry.pieces(entry.columns.task)))
    if not pieces or _MEASURED.fullmatch(entry.text(entry.columns.owner)):
        return None
    start = pieces[0].origins[0]
    calendar = _calendar(calendars[structure.context_at(start).meeting], entry)
    words = " ".join(piece.text for piece in pieces)
    doing = doing_of(reader, words)
    said = doing.doer if doing else opening_doer(reader, words)
    owner, from_heading = _owner(structure, entry, said, calendar)
    due, standing = _due(structure, entry, pieces, calendar)
    derived = tuple(name for name, is_derived in (("owner", from_heading), ("due", standing)) if is_derived)
    return Task(
        pieces, "table", "action.log_row", 0.93 if entry.columns.owner is not None else 0.9,
        owner, due, _status(reader, entry) or closing, in_item=False, derived=derived,
        reference=_reference(entry), rag=_rag(entry), beside=_cells_beside(entry),
    )  # fmt: skip


def _without_status(reader: Reader, pieces: tuple[Folded, ...]) -> tuple[tuple[Folded, ...], str | None]:
    """A task's text without the status that its own cell closes with, and that status."""
    if not pieces:
        return (), None
    end, status = closing_status(reader, pieces[-1].text)
    return (*pieces[:-1], pieces[-1].cut(0, end)) if status else pieces, status


def _cells_beside(entry: _Entry) -> tuple[Folded, ...]:
    """The cells of a row that say more of its task, in the order of the columns."""
    columns = entry.columns
    said = {columns.reference, columns.owner, columns.due, columns.revised, columns.rag, *columns.status}
    beside = said - {columns.task, None}
    return tuple(piece for column in sorted(beside, key=lambda at: at or 0) for piece in entry.pieces(column))


def _calendar(calendar: Calendar, entry: _Entry) -> Calendar:
    return replace(calendar, today=calendar.today or _raised_on(entry), looks_ahead=not calendar.today)


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


def _owner(structure: Structure, entry: _Entry, said: str | None, calendar: Calendar) -> tuple[str | None, bool]:
    """The owner, and whether it is told only by the heading above the table ("Bridges – Lead AB")."""
    printed = entry.text(entry.columns.owner)
    if entry.columns.owner is not None and entry.columns.owner == entry.columns.due:
        printed = _without_due(printed, calendar)
    if any(c.isalpha() for c in printed):
        return printed, False
    if said:
        return said, False
    context = structure.context_at(entry.rows[0].start)
    lead = _LEAD.search(_line_above(structure, entry.rows[0]) or (context.headings[-1] if context.headings else ""))
    return (lead["owner"].strip(), True) if lead else (None, False)


def _without_due(text: str, calendar: Calendar) -> str:
    """What a cell that names both an owner and a due prints before the due."""
    mentions = dues_in(text, calendar)
    return text[: mentions[0].start].rstrip(" ,;/–-") if mentions else text


def _line_above(structure: Structure, row: GridRow) -> str:
    """The last line of running text above a row's table on its page."""
    above = [
        line.text
        for line in structure.document.lines
        if line.page == row.page and line.start < row.start and not line.line.cell and not line.line.furniture
    ]
    return above[-1] if above else ""


def _due(structure: Structure, entry: _Entry, pieces: tuple[Folded, ...], calendar: Calendar) -> tuple[Due, bool]:
    """The due of a row, and whether it is the one that the log states for all rows."""
    revised = entry.text(entry.columns.revised)
    printed = revised if any(c.isalnum() for c in revised) else entry.text(entry.columns.due)
    if printed and entry.columns.owner == entry.columns.due:
        mentions = dues_in(printed, calendar)
        return (printed_due(printed, mentions[-1:], calendar) if mentions else NO_DUE), False
    if printed:
        return cell_due(printed, calendar), False
    if entry.columns.due is not None:
        return NO_DUE, False
    own = [mention for piece in pieces for mention in dues_in(piece.text, calendar) if mention.day]
    if own:
        return printed_due(" ".join(piece.text for piece in pieces), own[:1], calendar), False
    for block in structure.blocks:
        standing = _STANDING_DUE.search(block.text)
        if standing and structure.part_of(structure.contexts[block.index]).kind == "action_log":
            return Due(standing["due"]), True
    return NO_DUE, False


def _status(reader: Reader, entry: _Entry) -> str | None:
    """The status that a row prints: in its own column, else that which the notes on its progress begin with."""
    columns = entry.columns
    for column in columns.status:
        cell = entry.rows[0].cells[column] if column < len(entry.rows[0].cells) else None
        line = " ".join(cell.lines[0].text.split()) if cell else ""
        found = printed_status(reader, entry.text(column), line, own_column=column in columns.stated)
        if found:
            return found
    return None


def _rag(entry: _Entry) -> Rag | None:
    """The colour that a row prints in a RAG column, or instead of a status."""
    columns = entry.columns
    found = (rag_of(entry.text(column), letters=column == columns.rag) for column in (columns.rag, *columns.stated))
    return next((rag for rag in found if rag), None)


def _reference(entry: _Entry) -> str | None:
    """The number of a row in its log."""
    printed = entry.text(entry.columns.reference).rstrip(".")
    return printed if printed and len(printed) <= _LONGEST_REFERENCE and any(c.isdigit() for c in printed) else None
