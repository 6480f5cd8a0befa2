"""Items set as rows of a table: a number in one cell, the title beside it, who leads and what for in further columns.

A table is one of items where its header says so, or, without a header, where at least two rows begin with a number
and a title. Tables of people, of actions and of measures are none. Where a page holds a whole run of items in one row,
a number belongs to the block that stands level with it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.blocks import Block
from extractors.grids import Grid
from extractors.results import Purpose
from extractors.structure.counted import counted_blocks, title_of
from extractors.structure.cues import Cues
from extractors.structure.purposes import purpose_of
from extractors.structure.titles import (
    Title,
    first_sentence,
    never_a_title,
    run_in_title,
    title_goes_on,
    without_clocks,
)
from nlp_models.naming import is_name

_NUMBER = re.compile(
    r"^\(?(?P<number>\d{1,3}(?:\.\d{1,2})*|[A-Z]\d?|[A-Z]{1,6}\d{1,3}|[A-Z]{1,4}[/-]?\d{2,4}/\d{1,3})[.)]?\*?$"
)
_REFERENCE = re.compile(r"[A-Z]+\d")  # of a payment or a voucher, where no header says that the rows are items
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d|\bmins?\b|\bminutes\)", re.IGNORECASE)
_TICK = re.compile(r"^[xX✓✔√•yY\uf0fc]$|^yes$", re.IGNORECASE)
_PERSON = re.compile(
    r"^(?:(?:Cllr|Councillor|Dr|Mr|Mrs|Ms|Professor|Sir|Lord)\.?\s+)?[A-Z][\w’'-]*(?:[\s/,&]+(?:and\s+)?[A-Z][\w.’'-]*){0,5}$"
)
_CODES: Mapping[str, Purpose] = {"D": "decision", "N": "noting", "I": "information"}  # "A" may be approval or assurance
_LEAST_ROWS = 2
_LEAST_TITLES = 0.6  # share of the rows with sub-numbers that hold titles, without which they number paragraphs
_LEVEL = 4.0  # points: blocks whose first lines differ by less stand on one height
_LONGEST_TOPIC = 60  # characters of a plain line that titles a row without a number


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the header of a table says of its columns; empty where it has none."""

    known: bool = False
    other: bool = False
    item: int | None = None
    presenter: int | None = None
    purpose: int | None = None
    ticks: Mapping[int, Purpose] | None = None


def table_titles(blocks: Sequence[Block], grids: Sequence[Grid], cues: Cues, *, with_presenters: bool) -> list[Title]:
    """The titles of the rows of tables of items; presenters where the part is an agenda."""
    columns = _by_table(grids, cues)
    rows: dict[tuple[int, int, int], list[Block]] = defaultdict(list)
    for block in blocks:
        if block.cell:
            rows[block.page, block.cell.table, block.cell.row].append(block)
    found: list[Title] = []
    for (page, table, _), row in rows.items():
        says = columns.get((page, table), _Columns())
        if not says.other:
            found += _numbered(row, says, cues, with_presenters=with_presenters) or _topic(row, says, cues)
    counted: dict[int, int] = defaultdict(int)
    for title in found:
        counted[_column(title.block)] += 1
    kept = [title for title in found if counted[_column(title.block)] >= _LEAST_ROWS]
    kept = _mostly_titles(kept, rows)
    return without_clocks(kept) if with_presenters else kept


def _mostly_titles(found: Sequence[Title], rows: Mapping[tuple[int, int, int], Sequence[Block]]) -> list[Title]:
    """The titles without those whose number has the form of rows that mostly hold text (4.1, 4.2 below 4)."""
    numbered = Counter(number.count(".") for row in rows.values() if (number := _number_of(row[0])))
    titled = Counter((title.number or "").count(".") for title in found if title.number)
    rare = {depth for depth, count in titled.items() if depth and count < _LEAST_TITLES * numbered[depth]}
    return [title for title in found if not title.number or title.number.count(".") not in rare]


def header_blocks(blocks: Sequence[Block], grids: Sequence[Grid], other: Collection[tuple[int, int]]) -> frozenset[int]:
    """The indexes of the blocks that title the columns of tables, `other` tables apart.

    A row that begins with a number titles none.
    """
    numbered = {(b.page, b.cell.table, b.cell.row) for b in blocks if b.cell and _number_of(b)}
    first_rows = {
        grid.tables[0]: grid.rows[0].start
        for grid in grids
        if grid.header and grid.rows and grid.tables[0] not in other
    }
    return frozenset(
        block.index
        for block in blocks
        if block.cell and block.end <= first_rows.get((block.page, block.cell.table), -1)
        if (block.page, block.cell.table, block.cell.row) not in numbered
    )


def other_tables(grids: Sequence[Grid], cues: Cues) -> frozenset[tuple[int, int]]:
    """Page and index of the tables that hold people, actions or measures, and so no items."""
    return frozenset(place for place, says in _by_table(grids, cues).items() if says.other)


def _by_table(grids: Sequence[Grid], cues: Cues) -> dict[tuple[int, int], _Columns]:
    return {place: says for grid in grids for says in [_columns(grid, cues)] for place in grid.tables}


def _columns(grid: Grid, cues: Cues) -> _Columns:
    def first(label: str) -> int | None:
        return next((i for i, title in enumerate(grid.header) if cues.has(title, label)), None)

    titled = [i for i, title in enumerate(grid.header) if cues.has(title, "column.item")]
    people = sum(cues.has(title, "column.person") for title in grid.header)
    tasks = sum(cues.has(title, "column.task") for title in grid.header)
    ticks = {i: found[0] for i, title in enumerate(grid.header) if (found := purpose_of(title, cues))}
    return _Columns(
        known=bool(titled),
        other=(tasks > 0 and first("column.due") is not None and not _discusses(grid, titled))
        or (not titled and (people > 0 or tasks > 1))
        or people > 1
        or tasks > 2
        or _mostly_people(grid),
        item=titled[-1] if titled else None,
        presenter=first("column.presenter"),
        purpose=first("column.purpose"),
        ticks=ticks,
    )


def _discusses(grid: Grid, titled: Sequence[int]) -> bool:
    """Whether a column of items holds more than the numbers of minutes, unlike that of a table of tasks."""
    return any(not re.match(r"(?i)minutes?\b|items?(?:\sno\W?)?$", grid.header[at]) for at in titled)


def _mostly_people(grid: Grid) -> bool:
    """Whether most rows of a table without titles name a person first, or second after a number."""
    if grid.header or len(grid.rows) < _LEAST_ROWS:
        return False
    named = 0
    for row in grid.rows:
        first = next((cell.text for cell in row.filled if any(c.isalpha() for c in cell.text)), "")
        named += is_name(re.sub(r"\s*[(,].*$", "", first).split()) if first else False
    return named * 2 > len(grid.rows)


def _numbered(row: Sequence[Block], says: _Columns, cues: Cues, *, with_presenters: bool) -> list[Title]:
    """The titles of a row that begin with numbers in its first column."""
    numbers = [block for block in row if _column(block) == _column(row[0]) and _number_of(block)]
    if not says.known:
        numbers = [block for block in numbers if not _REFERENCE.match(block.text)]
    rest = [block for block in row if _column(block) > _column(row[0])]
    found: list[Title] = []
    for at, number in enumerate(numbers):
        beside = [b for b in rest if _top(b) > _top(number) - _LEVEL] if at or len(numbers) > 1 else rest
        title = next((b for b in beside if not _CLOCK.search(b.text) and any(c.isalpha() for c in b.text)), None)
        if title is None or not (end := run_in_title(title, cues) or first_sentence(title, cues, asks=False)):
            continue
        end = len(title.text) if with_presenters and title_goes_on(title.text, end) else end
        presenter = _presenter(row, title, says) if with_presenters else None
        purpose = _purpose(row, says, cues)
        found.append(Title(title, _number_of(number), end, "item.table", 0.9, presenter, purpose))
    return found


def _topic(row: Sequence[Block], says: _Columns, cues: Cues) -> list[Title]:
    """The title of a row without a number, where the header names a column of items: its first block there."""
    if not says.known or says.item is None:
        return []
    first = next((block for block in row if _column(block) == says.item), None)
    if first is None or first.marker or not (end := run_in_title(first, cues)):
        return []
    if coded := [each for each in counted_blocks([first]) if each.how == "code"]:
        titled = title_of(coded[0], cues, agenda=False)
        return [replace(titled, rule="item.topic")] if titled else []
    title = first.text[:end]
    emphatic = first.bold or first.capitals or first.title > 0
    short = len(title) <= _LONGEST_TOPIC and (end < len(first.text) or len(row) > 1)
    if never_a_title(title, cues) or not (emphatic or short):
        return []
    return [Title(first, None, end, "item.topic", 0.75)]


def _presenter(row: Sequence[Block], title: Block, says: _Columns) -> str | None:
    if says.presenter is not None:
        told = [block.text for block in row if _column(block) == says.presenter]
        return " ".join(told) or None
    right = [block for block in row if _column(block) > _column(title) and _PERSON.match(block.text)]
    return right[0].text if right else None


def _purpose(row: Sequence[Block], says: _Columns, cues: Cues) -> Purpose | None:
    if says.purpose is not None:
        told = " ".join(block.text for block in row if _column(block) == says.purpose)
        found = purpose_of(told, cues)
        return found[0] if found else _CODES.get(told.strip(" ()."))
    for block in row:
        if says.ticks and _column(block) in says.ticks and _TICK.match(block.text or (block.number or "")):
            return says.ticks[_column(block)]
    return None


def _column(block: Block) -> int:
    return block.cell.column if block.cell else -1


def _top(block: Block) -> float:
    return block.lines[0].line.box[1]


def _number_of(block: Block) -> str | None:
    text = block.marker.text if block.marker and not block.text else block.text
    found = _NUMBER.match(text)
    return found["number"] if found else None
