"""Rows of figures that stand in one ruled row: told by figures level with one another in the columns beside the labels.

Accounts are often set so, with rules above and below the totals alone. A row is parted where at least two columns hold
nothing but figures, as many each, at the same heights; labels go to the figures that they stand nearest to.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.layout import Cell
from extractors.reading.borderless import FIGURE
from extractors.reading.lines import rows_of
from extractors.reading.words import Piece

_LEVEL = 3.0  # points by which figures of one row differ in height
_LEAST_COLUMNS = 2
_LEAST_FIGURES = 2

Words = tuple[Piece, ...]
FilledCell = tuple[Cell, Words]


def part_rows(cells: Sequence[FilledCell]) -> list[FilledCell]:
    """The cells of a ruled table, by rows and columns, with rows of several levels of figures parted."""
    by_row: dict[int, list[FilledCell]] = defaultdict(list)
    for cell, words in cells:
        by_row[cell.row].append((cell, words))
    heights = {row: found for row, inside in by_row.items() if (found := _heights(inside))}
    if not heights:
        return list(cells)
    parted: list[FilledCell] = []
    for row, inside in by_row.items():
        shift = sum(len(levels) - 1 for at, levels in heights.items() if at < row)
        for cell, words in inside:
            if row in heights:
                parted += _parts(replace(cell, row=row + shift), words, heights[row])
            else:
                within = (len(levels) - 1 for at, levels in heights.items() if row <= at < row + cell.row_span)
                parted.append((replace(cell, row=row + shift, row_span=cell.row_span + sum(within)), words))
    return sorted(parted, key=lambda each: (each[0].row, each[0].column))


def _heights(cells: Sequence[FilledCell]) -> list[float] | None:
    """The heights at which the figures of a row stand, None where it is one row."""
    labels = [words for cell, words in cells if cell.column == 0 and words]
    columns = [_middles(words) for cell, words in cells if cell.column and words]
    if any(cell.row_span > 1 or cell.column_span > 1 for cell, _ in cells) or not labels:
        return None
    first = columns[0] if columns else []
    if len(columns) < _LEAST_COLUMNS or len(first) < _LEAST_FIGURES or len(rows_of(labels[0])) < len(first):
        return None
    level = all(
        len(column) == len(first) and all(abs(a - b) <= _LEVEL for a, b in zip(first, column, strict=True))
        for column in columns
    )
    return first if level else None


def _middles(words: Words) -> list[float]:
    """The heights of the lines of a cell that holds figures alone; none of another."""
    if not all(FIGURE.match(word.text) for word in words):
        return []
    return [(line[0].box[1] + line[0].box[3]) / 2 for line in rows_of(words)]


def _parts(cell: Cell, words: Words, heights: Sequence[float]) -> list[FilledCell]:
    x0, top, x1, bottom = cell.box
    borders = [top, *(round((a + b) / 2, 2) for a, b in pairwise(heights)), bottom]
    mine: list[list[Piece]] = [[] for _ in heights]
    for word in words:
        middle = (word.box[1] + word.box[3]) / 2
        mine[min(range(len(heights)), key=lambda i: abs(heights[i] - middle))].append(word)
    return [
        (replace(cell, row=cell.row + i, box=(x0, borders[i], x1, borders[i + 1])), tuple(mine[i]))
        for i in range(len(heights))
    ]
