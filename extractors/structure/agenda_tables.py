"""Items set as rows of a table: a number in one cell, the title in another, who leads in a third."""

import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.structure.titles import Title, run_in_title

_NUMBER = re.compile(r"^\(?(?P<number>\d{1,3}(?:\.\d{1,2})*|[A-Z]\d?)[.)]?$")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d|\bmins?\b|\bminutes\)", re.IGNORECASE)
_PERSON = re.compile(
    r"^(?:(?:Cllr|Councillor|Dr|Mr|Mrs|Ms|Professor|Sir|Lord)\.?\s+)?[A-Z][\w’'-]*(?:[\s/,&]+(?:and\s+)?[A-Z][\w.’'-]*){0,5}$"
)
_LEAST_ROWS = 2


def table_titles(blocks: Sequence[Block], *, with_presenters: bool) -> list[Title]:
    """The titles of rows that begin with a number, where a table has at least two of them in one column."""
    rows: dict[tuple[int, int, int], list[Block]] = defaultdict(list)
    for block in blocks:
        if block.cell:
            rows[block.page, block.cell.table, block.cell.row].append(block)
    found = [title for row in rows.values() if (title := _title_of(row, with_presenters=with_presenters))]
    columns: dict[int, int] = defaultdict(int)
    for title in found:
        columns[title.block.cell.column if title.block.cell else -1] += 1
    return [t for t in found if t.block.cell and columns[t.block.cell.column] >= _LEAST_ROWS]


def _title_of(row: Sequence[Block], *, with_presenters: bool) -> Title | None:
    number = _number_of(row[0])
    if number is None:
        return None
    first_column = row[0].cell.column if row[0].cell else 0
    rest = [block for block in row[1:] if block.cell and block.cell.column > first_column]
    title = next((b for b in rest if not _CLOCK.search(b.text) and any(c.isalpha() for c in b.text)), None)
    if title is None or not (end := run_in_title(title)):
        return None
    leads = [b for b in rest if b.cell and title.cell and b.cell.column > title.cell.column and _PERSON.match(b.text)]
    presenter = leads[0].text if leads and with_presenters else None
    return Title(title, number, end, "item.table", 0.9, presenter)


def _number_of(block: Block) -> str | None:
    text = block.marker.text if block.marker and not block.text else block.text
    found = _NUMBER.match(text)
    return found["number"] if found else None
