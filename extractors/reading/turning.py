"""Pages whose text runs sideways or upside down, turned so that most of it runs from left to right, and back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.boxes import rounded
from extractors.layout import Line, Table
from extractors.reading.rulings import Ruling
from extractors.reading.words import Piece, upright
from extractors.results import Box


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of a page of `width` by `height` points by so many quarters against the clock."""

    quarters: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page once turned."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def box(self, box: Box) -> Box:
        """A box of the page on the turned page."""
        x0, top, x1, bottom = upright(box, self.quarters)
        dx, dy = self._shift()
        return x0 + dx, top + dy, x1 + dx, bottom + dy

    def back(self, box: Box) -> Box:
        """A box of the turned page on the page."""
        dx, dy = self._shift()
        return rounded(upright((box[0] - dx, box[1] - dy, box[2] - dx, box[3] - dy), -self.quarters))

    def piece(self, piece: Piece) -> Piece:
        """A word of the page on the turned page."""
        turn = (piece.turn - self.quarters) % 4
        return piece._replace(box=rounded(upright(self.box(upright(piece.box, -piece.turn)), turn)), turn=turn)

    def ruling(self, ruling: Ruling) -> Ruling:
        """A ruling of the page on the turned page."""
        x0, top, x1, bottom = self.box((ruling.x0, ruling.top, ruling.x1, ruling.bottom))
        return replace(ruling, x0=x0, top=top, x1=x1, bottom=bottom)

    def line_back(self, line: Line) -> Line:
        """A line of the turned page on the page."""
        words = tuple(word._replace(box=self.back(word.box)) for word in line.words)
        return replace(line, words=words, box=self.back(line.box))

    def table_back(self, table: Table) -> Table:
        """A table of the turned page on the page."""
        cells = tuple(replace(cell, box=self.back(cell.box)) for cell in table.cells)
        return replace(table, box=self.back(table.box), cells=cells)

    def _shift(self) -> tuple[float, float]:
        match self.quarters % 4:
            case 1:
                return 0.0, self.width
            case 2:
                return self.width, self.height
            case 3:
                return self.height, 0.0
            case _:
                return 0.0, 0.0


def main_turn(pieces: Sequence[Piece]) -> int:
    """The direction of most characters, in quarter turns clockwise."""
    turns = {piece.turn for piece in pieces}
    if len(turns) < 2:
        return next(iter(turns), 0)
    counts = Counter[int]()
    for piece in pieces:
        counts[piece.turn] += len(piece.text)
    return counts.most_common(1)[0][0]
