"""Votes in tables, told as lines that `read_ballot` reads: "For: Ann Ash; Ben Dell".

Three shapes are known: a column for each side with names, counts or crosses below its head; a row for each side; a row
for each member with the vote in a column.
"""

import re
from collections.abc import Iterator, Sequence

_SIDE = re.compile(
    r"^(?:voted?\s|voting\s)?(?P<side>for|in favou?r|ayes?|yeas?|yes|against|noes|nays?|no|opposed"
    r"|abst(?:ain(?:ed|ing|s)?|entions?)"
    r"|absent|recused|not present)(?:\s(?:of\s)?(?:the\s)?(?:motion|amendment|proposal))?(?P<count>\s?\(\d+\))?\s?:?$",
    re.IGNORECASE,
)
_CROSS = re.compile(r"^(?:[xX✓✔√•●*1Yy]|yes|aye)$", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?\d{1,3}\)?$")
_TOTAL = re.compile(r"^(?:total|totals|result)s?\b", re.IGNORECASE)
_LEAST = 2  # sides of a vote, or members who vote


def vote_of_table(rows: Sequence[Sequence[str]]) -> str | None:
    """The lines of a ballot that the cells of a table make, row by row; None where the table holds none."""
    told = list(_by_columns(rows) or _by_rows(rows) or _by_members(rows))
    return "\n".join(told) or None


def _by_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    heads = {column: text for column, text in enumerate(rows[0]) if _SIDE.match(text)}
    if len(heads) < _LEAST or len(rows) < _LEAST:
        return []
    return [f"{text.rstrip(':')}: {'; '.join(_below(rows, column))}" for column, text in heads.items()]


def _below(rows: Sequence[Sequence[str]], column: int) -> Iterator[str]:
    for row in rows[1:]:
        cell = row[column]
        if _CROSS.match(cell) and row[0] and column and not _TOTAL.match(row[0]):
            yield row[0]
        elif cell and (not _NUMBER.match(cell) or len(rows) == _LEAST):
            yield cell


def _by_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    told = [row for row in rows if _SIDE.match(row[0]) and any(row[1:])]
    if len(told) < _LEAST:
        return []
    return [f"{row[0].rstrip(':')}: {' '.join(_counted_last(row[1:]))}" for row in told]


def _counted_last(cells: Sequence[str]) -> list[str]:
    """Names first, then their number in brackets."""
    numbers = [f"({cell.strip('()')})" for cell in cells if _NUMBER.match(cell)]
    return [*(cell for cell in cells if cell and not _NUMBER.match(cell)), *numbers]


def _by_members(rows: Sequence[Sequence[str]]) -> list[str]:
    for column in range(1, len(rows[0])):
        voices = [(row[0], row[column]) for row in rows if row[0] and _SIDE.match(row[column])]
        silent = [row for row in rows[1:] if row[column] and not _SIDE.match(row[column])]
        if len(voices) >= _LEAST and not silent and not any(_SIDE.match(name) for name, _ in voices):
            return ["Vote", *(f"{name}: {vote}" for name, vote in voices)]
    return []
