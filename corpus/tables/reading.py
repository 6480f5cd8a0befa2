"""What is read of a labelled page: the words of the labelled cells, our tables, and those of pdfplumber."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

from corpus.tables.labels import LabelledTable
from extractors.layout import Page
from extractors.reading.opening import opened
from extractors.reading.page import read_page
from extractors.results import Box

_LEADERS = re.compile(r"\.{4,}")
_LEVEL = 3.0  # points: words whose tops differ by less stand on one line


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell that holds text: its place among the rows and columns that do, and its text without white space."""

    row: int
    column: int
    text: str
    header: bool = False


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as read or as labelled."""

    box: Box
    cells: tuple[ReadCell, ...]


def our_tables(pdf: Path, numbers: Iterable[int]) -> dict[int, list[ReadTable]]:
    """The tables that the product reads on some pages (counted from 1)."""
    with opened(pdf.read_bytes()) as document:
        return {number: list(_of_page(read_page(document, number))) for number in numbers}


def _of_page(page: Page) -> Iterator[ReadTable]:
    texts: dict[tuple[int, int, int], list[str]] = defaultdict(list)
    for line in page.lines:
        if line.cell:
            texts[line.cell.table, line.cell.row, line.cell.column].append(line.text)
    for index, table in enumerate(page.tables):
        found = [
            (cell.row, cell.column, bare(" ".join(texts[index, cell.row, cell.column])), cell.header)
            for cell in table.cells
        ]
        yield ReadTable(table.box, ranked(found))


def labelled_tables(page: Any, labels: Sequence[LabelledTable]) -> list[ReadTable]:
    """The labelled tables of a pdfplumber page with the words whose middles lie in their cells."""
    words = page.extract_words()
    tables = []
    for label in labels:
        headers = label.headers or 0
        found = [(row, column, _text_in(words, box), row < headers) for row, column, box in label.cells()]
        tables.append(ReadTable(label.box, ranked(found)))
    return tables


def plumber_tables(page: Any) -> list[ReadTable]:
    """The tables that pdfplumber itself finds on a page, by its own settings."""
    words = page.extract_words()
    tables = []
    for table in page.find_tables():
        found = [
            (row, column, _text_in(words, box), False)
            for row, each in enumerate(table.rows)
            for column, box in enumerate(each.cells)
            if box
        ]
        tables.append(ReadTable(table.bbox, ranked(found)))
    return tables


def ranked(cells: Iterable[tuple[int, int, str, bool]]) -> tuple[ReadCell, ...]:
    """The cells with text, their rows and columns counted among those that hold any."""
    filled = [cell for cell in cells if cell[2]]
    rows = {row: rank for rank, row in enumerate(sorted({cell[0] for cell in filled}))}
    columns = {column: rank for rank, column in enumerate(sorted({cell[1] for cell in filled}))}
    return tuple(ReadCell(rows[row], columns[column], text, header) for row, column, text, header in filled)


def bare(text: str) -> str:
    """A text for comparison: compatible characters made one, white space and dots that lead the eye left out."""
    return _LEADERS.sub("", "".join(unicodedata.normalize("NFKC", text).split()))


def _text_in(words: Sequence[dict[str, Any]], box: Box) -> str:
    inside = [word for word in words if _holds(box, word)]
    lines: list[list[dict[str, Any]]] = []
    for word in sorted(inside, key=lambda w: w["top"]):
        if lines and word["top"] - lines[-1][0]["top"] < _LEVEL:
            lines[-1].append(word)
        else:
            lines.append([word])
    return bare(" ".join(word["text"] for line in lines for word in sorted(line, key=lambda w: w["x0"])))


def _holds(box: Box, word: dict[str, Any]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def open_plumber(pdf: Path) -> Any:
    """The paper as pdfplumber opens it; a context manager."""
    return pdfplumber.open(pdf)
