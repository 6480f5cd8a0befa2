"""Tables of figures that nothing frames: labels on the left, columns of figures beside them.

Taken for a table is a run of rows in which at least one column holds figures that stand in line, under titles of their
own or beside other such columns. What is none: running text in columns, lists of people, agendas with times or pages,
contents, blocks for signatures, telephone numbers. A doubt leaves the text as it is: a false table tears sentences
apart, a missed one keeps its rows as lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.reading.edges import Edge
from extractors.reading.lines import rows_of
from extractors.reading.words import Piece

_GAP = 1.0  # of the font size: a wider gap parts the cells of a row; words of justified text stand closer
_ROOM = 3.2  # of the font size: a wider gap between rows ends a table
_MOST_BETWEEN = 3  # rows without figures that stand between rows with figures: headings of sections, long labels
_GUTTER = 2.0  # points between columns at least
_LEAST_ROWS = 3
_LEAST_IN_COLUMN = 2  # rows that have something in a column
_LEAST_ALONE = 4  # rows of a table with one column of figures
_FIGURES = 0.7  # share of a column's cells that are figures
_IN_LINE = 4.0  # points by which the ends of figures in a column differ: brackets and signs stick out
_MOSTLY = 0.7
_LAST_OF_FIGURES = frozenset("0123456789%)*†kmnpKMN")
_LONGEST_LABEL = 9.0  # words on average
_LONGEST_CELL = 4.0  # words on average, of the other columns

# It must read: 1,234 | £35.00 | (475,000) | -0.01 | 12.5% | £3.2m | ~100 | 45* ; not 01622 694000, 12/05/2024, 3.2.1.
FIGURE = re.compile(
    r"""^[~<>≤≥]?[-–−+(]*[£$€]?[-–−(]?
        (?!0\d{4})\d{1,3}(?:,?\d{3})*(?:\.\d+)?
        (?:%|k|m|bn|p|pp)?\)?[*†%]?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A word that is a figure."""
_EMPTY = re.compile(r"^(?:[-–—:*.]|n/?a|nil|tbc)$", re.IGNORECASE)
_CURRENCY = re.compile(r"^[£$€]$")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?$")
_TIME = re.compile(r"^(?:[1-9]|1\d|2[0-3])[.:][0-5][05]$")
_TELLING = re.compile(r"[£$€%]|\.\d|\d,\d{3}|^\(|^[-–−]\d")
_PAGE = re.compile(r"^\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one row without a wide gap between them; `reach` is what a rule under a title tells it to stand for."""

    words: tuple[Piece, ...]
    reach: tuple[float, float] | None = None

    @property
    def x0(self) -> float:
        """Its left side in points."""
        return self.reach[0] if self.reach else self.words[0].box[0]

    @property
    def x1(self) -> float:
        """Its right side in points."""
        return self.reach[1] if self.reach else self.words[-1].box[2]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

    @property
    def figure(self) -> bool:
        """Whether it is a figure, or several."""
        texts = [word.text for word in self.words if not _CURRENCY.match(word.text)]
        return bool(texts) and all(map(FIGURE.match, texts))

    @property
    def empty(self) -> bool:
        """Whether it is a sign that stands for no figure."""
        return bool(_EMPTY.match(self.words[-1].text)) and len(self.words) <= 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page: its spans from left to right."""

    spans: tuple[Span, ...]
    top: float
    bottom: float
    size: float

    @property
    def states(self) -> bool:
        """Whether it has a figure beside something else; years alone, and numbers that count on, are titles."""
        rest = [span.text for span in self.spans[1:] if span.figure]
        if not rest or all(_YEAR.match(span.text) for span in self.spans if span.figure):
            return False
        return len(rest) < _LEAST_ROWS or not all(_PAGE.match(text) for text in rest) or not _counts_on(rest)


@dataclass(frozen=True, slots=True)
class Layout:
    """A table as found: its rows, each the lines that stand in it, and the ranges of its columns in points.

    The first `headers` rows hold titles.
    """

    rows: tuple[tuple[Row, ...], ...]
    columns: tuple[tuple[float, float], ...]
    headers: int


def layouts_of(pieces: Sequence[Piece], rules: Sequence[Edge]) -> list[Layout]:
    """The tables of figures among the words of a page, from top to bottom; level `rules` tell rows of titles apart."""
    figures = [piece for piece in pieces if piece.text[-1] in _LAST_OF_FIGURES and FIGURE.match(piece.text)]
    if not _any_in_line(figures):
        return []
    rows = [_row(words) for words in rows_of(pieces)]
    return [layout for run in _runs(rows) if (layout := _layout(rows, run, rules))]


def _any_in_line(figures: Sequence[Piece]) -> bool:
    """Whether three figures of a page stand one under the other."""
    lows, highs = sorted(f.box[0] for f in figures), sorted(f.box[2] for f in figures)
    return any(c - a <= _IN_LINE for ends in (lows, highs) for a, c in zip(ends, ends[2:], strict=False))


def _counts_on(texts: Sequence[str]) -> bool:
    return all(int(b) - int(a) == 1 for a, b in pairwise(texts))


def _row(words: Sequence[Piece]) -> Row:
    spans: list[list[Piece]] = [[words[0]]]
    for before, word in pairwise(words):
        wide = word.box[0] - before.box[2] > _GAP * max(before.size, word.size)
        if _CURRENCY.match(word.text) or (wide and not _CURRENCY.match(before.text)):
            spans.append([])
        spans[-1].append(word)
    top, bottom = min(w.box[1] for w in words), max(w.box[3] for w in words)
    return Row(tuple(Span(tuple(span)) for span in spans), top, bottom, words[0].size)


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Ranges of rows from one with figures to another, with few and near rows between."""
    start = last = None
    for index, row in enumerate(rows):
        if start is not None and last is not None and (index - last > _MOST_BETWEEN + 1 or _apart(rows, index)):
            yield start, last + 1
            start = last = None
        if row.states:
            start, last = index if start is None else start, index
    if start is not None and last is not None:
        yield start, last + 1


def _apart(rows: Sequence[Row], index: int) -> bool:
    return index > 0 and rows[index].top - rows[index - 1].bottom > _ROOM * rows[index].size


def _layout(rows: Sequence[Row], run: tuple[int, int], rules: Sequence[Edge]) -> Layout | None:
    """The table of a run of rows with its titles, None where it is none."""
    start, end = run
    body = rows[start:end]
    stating = [row for row in body if row.states]
    if len(stating) < _LEAST_ROWS:
        return None
    columns = _columns(stating)
    stray = [column for column in columns if sum(any(_in(row, column)) for row in stating) < _LEAST_IN_COLUMN]
    if stray:  # a row of running text with a number in it, above or below
        return _layout(rows, _without_end(rows, run, stray), rules)
    figures = [column for column in columns[1:] if _of_figures([c for r in stating for c in _in(r, column)])]
    if not figures or not _is_tabular(body, stating, columns, figures):
        return None
    titles = list(_titles(rows[_first_title(rows, start, columns) : start], columns, rules))
    if len(figures) == 1 and (not titles or len(stating) < _LEAST_ALONE):
        return None
    headers = sum(1 for row in titles if not _is_label(row[0], columns))
    return Layout((*titles, *_joined(body)), columns, headers)


def _without_end(rows: Sequence[Row], run: tuple[int, int], stray: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The run without its first or last row with figures: the one that alone fills more of the stray columns."""
    stating = [index for index in range(*run) if rows[index].states]
    first, last = (sum(any(_in(rows[index], column)) for column in stray) for index in (stating[0], stating[-1]))
    return (run[0], stating[-2] + 1) if last >= first else (stating[1], run[1])


def _columns(rows: Iterable[Row]) -> tuple[tuple[float, float], ...]:
    """The ranges in which the spans of rows stand one under the other."""
    columns: list[tuple[float, float]] = []
    for low, high in sorted((span.x0, span.x1) for row in rows for span in row.spans):
        if columns and low < columns[-1][1] + _GUTTER:
            columns[-1] = columns[-1][0], max(columns[-1][1], high)
        else:
            columns.append((low, high))
    return tuple(columns)


def _in(row: Row, column: tuple[float, float]) -> Iterator[Span]:
    return (span for span in row.spans if span.x0 < column[1] and span.x1 > column[0])


def _of_figures(cells: Sequence[Span]) -> bool:
    """Whether a column holds figures that stand in line, and neither times nor years nor pages."""
    figures = [cell for cell in cells if cell.figure]
    if len(figures) < _LEAST_ROWS or sum(cell.figure or cell.empty for cell in cells) < _FIGURES * len(cells):
        return False
    texts = [cell.text for cell in figures]
    if all(map(_TIME.match, texts)) or all(map(_YEAR.match, texts)):
        return False
    lefts, rights = sorted(cell.x0 for cell in figures), sorted(cell.x1 for cell in figures)
    middles = sorted((cell.x0 + cell.x1) / 2 for cell in figures)
    return any(_in_line(ends) for ends in (rights, lefts, middles))


def _in_line(ends: Sequence[float]) -> bool:
    middle = ends[len(ends) // 2]
    return sum(abs(end - middle) <= _IN_LINE for end in ends) >= _MOSTLY * len(ends)


def _is_tabular(
    body: Sequence[Row],
    stating: Sequence[Row],
    columns: Sequence[tuple[float, float]],
    figures: Sequence[tuple[float, float]],
) -> bool:
    """Whether rows with figures are a table's: short cells, and figures that are more than numbers of pages."""
    if len(stating) * 2 < len(body):
        return False
    for place, column in enumerate(columns):
        cells = [span for row in stating for span in _in(row, column)]
        longest = _LONGEST_CELL if place else _LONGEST_LABEL
        if sum(len(cell.words) for cell in cells) > longest * len(cells):
            return False
    texts = [[cell.text for row in stating for cell in _in(row, c) if cell.figure] for c in figures]
    if any(map(_TELLING.search, (text for column in texts for text in column))):
        return True
    return len(figures) > 1 and not all(map(counts_up, texts))


def counts_up(texts: Sequence[str]) -> bool:
    """Whether texts are small whole numbers that only rise: the pages of a contents list."""
    return bool(texts) and all(map(_PAGE.match, texts)) and all(int(a) <= int(b) for a, b in pairwise(texts))


def _first_title(rows: Sequence[Row], start: int, columns: Sequence[tuple[float, float]]) -> int:
    """The index of the first row of titles above a table's figures."""
    first = start
    for index in range(start - 1, -1, -1):
        row, below = rows[index], rows[index + 1]
        if below.top - row.bottom > _ROOM * row.size or start - index > _MOST_BETWEEN + 2:
            break
        if _is_label(row, columns):
            continue
        if not _heads(row, columns):
            break
        first = index
    return first


def _is_label(row: Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a row stands in the column of labels alone: a section's heading."""
    return row.spans[-1].x1 < columns[1][0]


def _heads(row: Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether every span of a row stands over columns, and not one alone over all."""
    inside = row.spans[0].x0 > columns[0][0] - row.size and row.spans[-1].x1 < columns[-1][1] + row.size
    over = [sum(span.x0 < high and span.x1 > low for low, high in columns) for span in row.spans]
    alone = len(over) == 1 and over[0] != 1
    return inside and all(over) and not alone and len(row.spans) <= len(columns) and over[0] < len(columns)


def _titles(
    rows: Sequence[Row], columns: Sequence[tuple[float, float]], rules: Sequence[Edge]
) -> Iterator[tuple[Row, ...]]:
    """Rows of titles: lines over the same columns are one row, unless a rule parts them or a title spans columns."""
    run: list[Row] = []
    for index, row in enumerate(rows):
        below = rows[index + 1].bottom if index + 1 < len(rows) else row.bottom
        parting = [rule for rule in rules if (row.top + row.bottom) / 2 < rule.at < below - row.size / 2]
        reaching = replace(row, spans=tuple(_reaching(span, row, parting) for span in row.spans))
        spanning = any(sum(span.x0 < high and span.x1 > low for low, high in columns) > 1 for span in reaching.spans)
        if run and (spanning or _is_label(row, columns) or _is_label(run[-1], columns)):
            yield tuple(run)
            run = []
        run.append(reaching)
        if spanning or parting:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _reaching(span: Span, row: Row, rules: Sequence[Edge]) -> Span:
    """The span with the reach of the rule under it, where it stands over that rule alone."""
    for rule in rules:
        over = [other for other in row.spans if other.x0 < rule.high and other.x1 > rule.low]
        if over == [span] and rule.low < span.x0 and span.x1 < rule.high:
            return replace(span, reach=(rule.low + _GUTTER, rule.high - _GUTTER))
    return span


def _joined(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """The rows of a table's body: a label on two lines, its second in lower case, is one."""
    run: list[Row] = []
    for row in rows:
        goes_on = row.spans[0].text[:1].islower() and run and (not run[-1].states or not row.states)
        if run and not goes_on:
            yield tuple(run)
            run = []
        run.append(row)
    yield tuple(run)
