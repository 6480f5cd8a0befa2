"""Words joined to lines: words on one height, a tab where the page leaves a wide gap."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.boxes import hull
from extractors.layout import CellRef, Line, Word
from extractors.reading.words import Piece, upright

_SAME_LINE = 0.45  # least share of the lower word's height that two words of a line have in common
_TAB = 1.9  # of the font size: justified text stays below, columns of lists stand above
_MOSTLY = 0.9  # share of its characters that makes a line bold: a run-in title does not
_TAB_AFTER_COMMA = 4.5
_WATERMARK = 24.0  # points: slanted text from this size is a watermark; labels of charts are smaller
_ROWS_AT_ONCE = 3  # rows that words in the order of their middles can belong to


def lines_of(pieces: Sequence[Piece], cell: CellRef | None = None) -> list[Line]:
    """Lines from top to bottom; text that runs in another direction than most comes last."""
    turns = Counter(piece.turn for piece in pieces)
    lines: list[Line] = []
    for turn, _ in turns.most_common():
        rows = rows_of([piece for piece in pieces if piece.turn == turn])
        lines += [line_of(row, cell) for row in rows]
    return lines


def slanted_lines(pieces: Sequence[Piece]) -> list[Line]:
    """A line for each run of words that runs across the page at a slant; large ones are watermarks."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and runs[-1][-1].size == piece.size and piece.size >= _WATERMARK:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [replace(line_of(run), furniture="watermark" if run[0].size >= _WATERMARK else None) for run in runs]


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Words grouped by height, from top to bottom, each group from left to right."""
    rows: list[_Row] = []
    for piece in sorted(pieces, key=_place):
        x0, top, x1, bottom = piece.box
        height, width = bottom - top, x1 - x0
        for row in rows[: -_ROWS_AT_ONCE - 1 : -1]:
            # comparisons, for min and max take three times as long, and this runs for every word
            shared = (row.bottom if row.bottom < bottom else bottom) - (row.top if row.top > top else top)  # noqa: FURB136
            lower = row.height if row.height < height else height  # noqa: FURB136
            if shared > _SAME_LINE * lower:
                row.pieces.append(piece)
                break
        else:
            row = _Row()
            row.pieces.append(piece)
            rows.append(row)
        if width > row.width:
            row.width, row.height, row.top, row.bottom = width, height, top, bottom
    for row in rows:
        row.pieces.sort(key=_left)
    return [row.pieces for row in rows]


def _place(piece: Piece) -> tuple[float, float]:
    box = piece.box
    return box[1] + box[3], box[0]


def _left(piece: Piece) -> float:
    return piece.box[0]


class _Row:
    """Words on one height: top, bottom and height are those of the widest of them."""

    __slots__ = ("bottom", "height", "pieces", "top", "width")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.width = -1.0
        self.height = self.top = self.bottom = 0.0


def line_of(row: Sequence[Piece], cell: CellRef | None = None) -> Line:
    """One line of words in their order."""
    parts: list[str] = []
    words: list[Word] = []
    at = length = bold = italic = 0
    sizes: dict[float, int] = {}
    before: Piece | None = None
    for piece in row:
        text, box, size, is_bold, is_italic, turn, struck, hidden, mark, confidence, glued, _ = piece
        if before is not None and not glued:
            parts.append("\t" if _is_tab(before, piece) else " ")
            at += 1
        count = len(text)
        parts.append(text)
        box = upright(box, -turn) if turn else box
        words.append(Word(at, at + count, box, is_bold, struck, hidden, mark, confidence))
        at += count
        length += count
        bold += count * is_bold
        italic += count * is_italic
        sizes[size] = sizes.get(size, 0) + count
        before = piece
    return Line(
        text="".join(parts),
        words=tuple(words),
        box=hull([word.box for word in words]),
        size=max(sizes, key=sizes.__getitem__) if len(sizes) > 1 else row[0].size,
        bold=bold >= _MOSTLY * length,
        italic=italic >= _MOSTLY * length,
        cell=cell,
    )


def _is_tab(before: Piece, after: Piece) -> bool:
    """Whether the gap is meant; justified lists have theirs after commas ("Mr A Brown,      Mrs C Dean")."""
    widest = _TAB_AFTER_COMMA if before.text.endswith(",") else _TAB
    return after.box[0] - before.box[2] > widest * max(after.size, before.size)
