"""Registers of attendance: tables with names down the side and marks under dates, or under "Attendance" alone.

Only the column of the meeting's own date speaks; a register without it tells of other meetings, and of nobody here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from extractors.folding import join
from extractors.grids import Grid, GridRow
from extractors.records.attendance.entries import Entry
from extractors.records.attendance.lists import Listed, heads_details, joined, people_in
from extractors.records.attendance.readings import MEETING_PARTS, Kind
from extractors.structure import Context, Structure
from nlp_models.dates import DateMention, find_dates
from nlp_models.presence import read_presence

_FEWEST_DATES, _FEWEST_PEOPLE = 2, 2
_LONGEST_CELL, _LONGEST_MARK = 90, 20  # characters
_LONGEST_TITLE = 30  # characters of a title that is a date
_MARKED = 0.6  # share of the rows with a mark, of those that name somebody
_STATUS = re.compile(r"(?:in )?attend(?:ance|ed)|present|status|attendance status|p ?/ ?a(?: ?/ ?\w+)?", re.IGNORECASE)
_OTHER_STATUS = re.compile(r"apolog\w+|absent|excused|absence|(?:not|did not) .*", re.IGNORECASE)
_THERE = re.compile(
    r"p|pres|late|remote|virtual|online|in person|present(?: (?:from|until|via|by|online|remotely) .*)?|y|yes|attended"
    r"|in attendance|[✓✔☑√●•/]|1",
    re.IGNORECASE,
)
_CROSS = re.compile(r"[x✗✘☒]|n|no|0|abs|absent|dna|did not attend|nil", re.IGNORECASE)
_EXCUSED = re.compile(
    r"a|ap|apo|apol|apols|apologies(?: \w+)?|apology|e|ex|exc|excused|sent apologies|apologies sent|r", re.IGNORECASE
)
_KEY_ABSENT = re.compile(r"\b[Aa]\s*[=:–-]\s*(?:did not|not (?:in|present)|[Aa]bsent|ABSENT)")
_ARRIVED = re.compile(r"(?:time )?(?:arrived|joined|arrival)(?: time| at)?", re.IGNORECASE)
_RULE = "attendance.register"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a register and the person whom it names."""

    row: GridRow
    listed: Listed

    def mark(self, column: int) -> str:
        """What stands under a date, without the marks around it."""
        return self.row.text(column).strip(" .()*")


@dataclass(frozen=True, slots=True)
class Registers:
    """The people of all registers, and the tables that are registers: their page and index there."""

    people: tuple[Entry, ...]
    tables: frozenset[tuple[int, int]]


def find_registers(structure: Structure) -> Registers:
    """The registers among the tables of the parts that are of a meeting."""
    people: list[Entry] = []
    tables: set[tuple[int, int]] = set()
    for grid in structure.grids:
        context = structure.context_at(grid.rows[0].start) if grid.rows else None
        if context is None or structure.part_of(context).kind not in MEETING_PARTS or not _may_be_register(grid):
            continue
        rows = _people_of(grid, structure.document.text)
        day = _day_of(structure, context)
        columns = _columns(grid, rows, day)
        if not columns:
            continue
        tables.update(grid.tables)
        own = _own_column(columns, day)
        if own is not None:
            people += _read(structure, rows, own, _titles(grid, rows[0].row), context)
    return Registers(tuple(people), frozenset(tables))


def _may_be_register(grid: Grid) -> bool:
    """Whether most cells are as short as names and marks; other tables are not read for people."""
    cells = [cell for row in grid.rows for cell in row.filled]
    short = sum(len(cell.text) <= _LONGEST_CELL for cell in cells)
    marks = sum(len(cell.text) <= _LONGEST_MARK for cell in cells)
    return short == len(cells) and marks >= len(grid.rows) * _MARKED


def _people_of(grid: Grid, text: str) -> list[_Row]:
    """The rows that name one person, in the first cell that holds more than a number."""
    found = []
    for row in grid.rows:
        cell = next((cell for cell in row.filled[:2] if not cell.text.strip(" .").isdigit()), None)
        people = people_in(cell.folded, text) if cell else ()
        if len(people) == 1 and people[0].person.named:
            found.append(_Row(row, people[0]))
    return found


def _columns(grid: Grid, rows: list[_Row], day: date | None) -> Mapping[int, DateMention | None]:
    """The columns of marks, each with its date: of two dates at least, or one that tells the status alone.

    None where the table is no register.
    """
    if len(rows) < _FEWEST_PEOPLE:
        return {}
    titles = _titles(grid, rows[0].row)
    dates = {at: _date_in(title, day) for at, title in titles.items()}
    dated = {at: found for at, found in dates.items() if found}
    if sum(_are_marks(rows, at) for at in dated) >= _FEWEST_DATES:
        return dated
    status = [at for at, title in titles.items() if _STATUS.fullmatch(title.strip(" :()?")) and _are_marks(rows, at)]
    others = any(_OTHER_STATUS.fullmatch(title.strip(" :()?")) for title in titles.values())
    return {status[0]: None} if len(status) == 1 and not others else {}


def _titles(grid: Grid, first: GridRow) -> dict[int, str]:
    """The titles of the columns: the header's, or those of the row above the first that names somebody."""
    if any(grid.header):
        return dict(enumerate(grid.header))
    at = next((index for index, row in enumerate(grid.rows) if row == first), 0)
    return dict(enumerate(grid.rows[at - 1].texts)) if at else {}


def _date_in(title: str, day: date | None) -> DateMention | None:
    """The date that a title is, with the year of the meeting where it has none."""
    found = find_dates(title, default_year=day.year if day else None) if len(title) <= _LONGEST_TITLE else ()
    return found[0] if len(found) == 1 else None


def _are_marks(rows: list[_Row], column: int) -> bool:
    filled = [mark for row in rows if (mark := row.mark(column))]
    known = all(_THERE.fullmatch(mark) or _CROSS.fullmatch(mark) or _EXCUSED.fullmatch(mark) for mark in filled)
    return known and len(filled) >= _MARKED * len(rows)


def _day_of(structure: Structure, context: Context) -> date | None:
    printed = structure.meetings[context.meeting].date if context.meeting is not None else None
    return date.fromisoformat(printed) if printed else None


def _own_column(columns: Mapping[int, DateMention | None], day: date | None) -> int | None:
    """The column of the meeting's own day, or the only one where that has no date."""
    if list(columns.values()) == [None]:
        return next(iter(columns))
    own = [at for at, found in columns.items() if found and day and _covers(found, day)]
    return own[0] if len(own) == 1 else None


def _covers(found: DateMention, day: date) -> bool:
    return found.first_day is not None and found.last_day is not None and found.first_day <= day <= found.last_day


def _read(
    structure: Structure, rows: list[_Row], column: int, titles: Mapping[int, str], context: Context
) -> Iterator[Entry]:
    marks = {row.mark(column) for row in rows}
    crossed_is_absent = any(_THERE.fullmatch(mark) for mark in marks)
    absent_is_a = _KEY_ABSENT.search(structure.document.text) is not None
    for row in rows:
        mark, cell = row.mark(column), row.row.cells[column]
        if cell is None:
            continue  # no mark: the page does not say
        if mark.lower() == "in attendance":
            kind = Kind.IN_ATTENDANCE
        elif _THERE.fullmatch(mark):
            kind = Kind.PRESENT
        elif _CROSS.fullmatch(mark):
            kind = Kind.ABSENT if crossed_is_absent else Kind.PRESENT
        else:
            kind = Kind.ABSENT if absent_is_a and mark.lower() == "a" else Kind.APOLOGIES
        listed = _with_details(row, titles)
        listed = replace(listed, folded=join((listed.folded, cell.folded)))
        marked = read_presence(mark)
        presence = replace(marked, joined=marked.joined or _arrival(row, titles))
        yield Entry(listed, kind, _RULE, context, presence=presence)


def _with_details(row: _Row, titles: Mapping[int, str]) -> Listed:
    """The person with what the columns "Role" and "Organisation" say."""
    listed = row.listed
    for at, title in titles.items():
        cell = row.row.cells[at] if at < len(row.row.cells) else None
        if cell and heads_details(title):
            listed = joined(listed, cell.folded) or listed
    return listed


def _arrival(row: _Row, titles: Mapping[int, str]) -> str | None:
    return next((row.row.text(at) or None for at, title in titles.items() if _ARRIVED.fullmatch(title.strip())), None)
