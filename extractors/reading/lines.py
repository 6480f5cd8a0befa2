"""Words joined to lines: words on one height, a tab where the page leaves a wide gap."""

from collections import Counter
from collections.abc import Sequence

from extractors.layout import CellRef, Line, Word
from extractors.reading.words import Piece, upright
from extractors.results import Box

_SAME_LINE = 0.45  # least share of the lower word's height that two words of a line have in common
_TAB = 1.9  # of the font size: justified text stays below, columns of lists stand above
_MOSTLY = 0.9  # share of its characters that makes a line bold: a run-in title does not
_TAB_AFTER_COMMA = 4.5


def lines_of(pieces: Sequence[Piece], cell: CellRef | None = None) -> list[Line]:
    """Lines from top to bottom; text that runs in another direction than most comes last."""
    turns = Counter(piece.turn for piece in pieces)
    lines: list[Line] = []
    for turn, _ in turns.most_common():
        rows = rows_of([piece for piece in pieces if piece.turn == turn])
        lines += [line_of(row, cell) for row in rows]
    return lines


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Words grouped by height, from top to bottom, each group from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.box[1] + p.box[3], p.box[0])):
        row = next((r for r in reversed(rows[-3:]) if _level(r, piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    for row in rows:
        row.sort(key=lambda p: p.box[0])
    return rows


def line_of(row: Sequence[Piece], cell: CellRef | None = None) -> Line:
    """One line of words in their order."""
    text, words = "", []
    for before, piece in zip([None, *row[:-1]], row, strict=True):
        if before is not None:
            text += "\t" if _is_tab(before, piece) else " "
        words.append(_word(piece, len(text)))
        text += piece.text
    weight = Counter[float]()
    for piece in row:
        weight[piece.size] += len(piece.text)
    length = sum(len(piece.text) for piece in row)
    return Line(
        text=text,
        words=tuple(words),
        box=_hull([word.box for word in words]),
        size=weight.most_common(1)[0][0],
        bold=sum(len(p.text) for p in row if p.bold) >= _MOSTLY * length,
        italic=sum(len(p.text) for p in row if p.italic) >= _MOSTLY * length,
        cell=cell,
    )


def _word(piece: Piece, start: int) -> Word:
    return Word(
        start=start,
        end=start + len(piece.text),
        box=_rounded(upright(piece.box, -piece.turn)),
        bold=piece.bold,
        struck=piece.struck,
        hidden=piece.hidden,
        mark=piece.mark,
        confidence=piece.confidence,
    )


def _is_tab(before: Piece, after: Piece) -> bool:
    """Whether the gap is meant; justified lists have theirs after commas ("Mr A Brown,      Mrs C Dean")."""
    widest = _TAB_AFTER_COMMA if before.text.endswith(",") else _TAB
    return after.box[0] - before.box[2] > widest * max(after.size, before.size)


def _level(row: Sequence[Piece], piece: Piece) -> bool:
    """Whether the piece stands on the row's height, judged by the row's widest word."""
    widest = max(row, key=lambda p: p.box[2] - p.box[0])
    top, bottom = max(widest.box[1], piece.box[1]), min(widest.box[3], piece.box[3])
    lower = min(widest.box[3] - widest.box[1], piece.box[3] - piece.box[1])
    return bottom - top > _SAME_LINE * lower


def _hull(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _rounded(box: Box) -> Box:
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
