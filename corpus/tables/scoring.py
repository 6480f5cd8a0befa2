"""How many labelled tables are found, and how many of their cells are read right."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.tables.reading import ReadCell, ReadTable
from extractors.results import Box

_SAME_TABLE = 0.5  # of the area that two tables cover together: what they share at least


@dataclass(frozen=True, slots=True)
class TableTally:
    """Counts of tables and of cells that hold text: labelled, found, and right.

    A cell is right where its text and its row and column in the same table are. `headed` counts the right cells whose
    standing as a title agrees.
    """

    tables: int = 0
    found: int = 0
    matched: int = 0
    cells: int = 0
    read: int = 0
    right: int = 0
    headed: int = 0

    def __add__(self, other: "TableTally") -> "TableTally":
        """The counts of both."""
        return TableTally(
            self.tables + other.tables,
            self.found + other.found,
            self.matched + other.matched,
            self.cells + other.cells,
            self.read + other.read,
            self.right + other.right,
            self.headed + other.headed,
        )

    @property
    def precision(self) -> float:
        """The share of the cells read that are right; 1 where none is read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """The share of the labelled cells that are read right; 1 where none is labelled."""
        return self.right / self.cells if self.cells else 1.0

    @property
    def table_precision(self) -> float:
        """The share of the tables found that are labelled."""
        return self.matched / self.found if self.found else 1.0

    @property
    def table_recall(self) -> float:
        """The share of the labelled tables that are found."""
        return self.matched / self.tables if self.tables else 1.0


def score_page(labelled: Sequence[ReadTable], found: Sequence[ReadTable]) -> tuple[list[TableTally], TableTally]:
    """A tally for each labelled table, and one of the tables found that are none."""
    pairs = _pairs(labelled, found)
    tallies = []
    for index, table in enumerate(labelled):
        other = pairs.get(index)
        tallies.append(_score(table, found[other]) if other is not None else TableTally(1, cells=len(table.cells)))
    false = [table for index, table in enumerate(found) if index not in pairs.values()]
    return tallies, TableTally(found=len(false), read=sum(len(table.cells) for table in false))


def _score(label: ReadTable, found: ReadTable) -> TableTally:
    expected, read = Counter(map(_key, label.cells)), Counter(map(_key, found.cells))
    right = sum((expected & read).values())
    headers = Counter((*_key(cell), cell.header) for cell in label.cells)
    headed = sum((headers & Counter((*_key(cell), cell.header) for cell in found.cells)).values())
    return TableTally(1, 1, 1, len(label.cells), len(found.cells), right, headed)


def _key(cell: ReadCell) -> tuple[int, int, str]:
    return cell.row, cell.column, cell.text


def _pairs(labelled: Sequence[ReadTable], found: Sequence[ReadTable]) -> dict[int, int]:
    """Each labelled table's index with that of the table found that covers it best."""
    shares = [
        (_shared(label.box, table.box), i, j)
        for i, label in enumerate(labelled)
        for j, table in enumerate(found)
        if _shared(label.box, table.box) >= _SAME_TABLE
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(shares, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _shared(a: Box, b: Box) -> float:
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    both = _area(a) + _area(b) - width * height
    return width * height / both if both else 0.0


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
