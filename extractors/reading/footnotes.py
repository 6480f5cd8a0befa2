"""Footnotes: lines in small type at the foot of a page or of one of its columns, each with a mark before it.

Inferred from a line that begins with a raised mark, or with a figure or an asterisk in type smaller than the page's
text, with nothing but more such lines below it down to the foot. Notes below a table in the middle of a page stay
where they are.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout import Line, Page

_UPPER = 0.4  # of the page's height: notes stand below
_SMALLER = 0.93  # of the size of the page's text
_RAISED = 0.8  # of the height of the words that a mark stands before
_FURTHEST = 2.0  # of the font size: the space between two lines of notes

_FIRST = frozenset("0123456789[*†‡§¹²³⁴⁵⁶⁷⁸⁹")
_SIGN = re.compile(r"\[?\d{1,2}\]?|[*†‡§]{1,3}")

# It must read "3 See the report", "* not voting", "[2] As above", "4 www..."; neither "3. Apologies" nor "2 of each".
_MARKED = re.compile(
    r"""(?:\[\d{1,2}\] | [*†‡§]{1,3} | [¹²³⁴⁵⁶⁷⁸⁹]+)[ ]*(?=[^\W\d_]|["'“‘(])  # signs that are marks of notes
      | \d{1,2}[ ]*(?=[A-Z]|["'“‘(]|http|www)                                # figures, which number lists as well
    """,
    re.VERBOSE,
)


def notes_last(page: Page) -> Page:
    """The page with its footnotes marked and moved behind the rest of its text."""
    size = _page_size(page)
    at = 0
    notes: set[int] = set()
    while at < len(page.lines):
        if not _begins_note(page.lines[at], page, size):
            at += 1
            continue
        end = _end(page.lines, at)
        if not _anything_below(page.lines, at, end):
            notes |= set(range(at, end))
        at = end
    if not notes:
        return page
    marked = tuple(replace(page.lines[i], note=True) for i in sorted(notes))
    text = [line for i, line in enumerate(page.lines) if i not in notes]
    behind = len(text)
    while behind and text[behind - 1].furniture:
        behind -= 1
    return replace(page, lines=(*text[:behind], *marked, *text[behind:]))


def _page_size(page: Page) -> float:
    """The size of most of the page's text."""
    sizes: Counter[float] = Counter()
    for line in page.lines:
        if not line.furniture:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _begins_note(line: Line, page: Page, size: float) -> bool:
    if line.text[:1] not in _FIRST or line.furniture or line.cell is not None or line.box[1] < page.height * _UPPER:
        return False
    return _begins_raised(line) or (line.size <= _SMALLER * size and _MARKED.match(line.text) is not None)


def _begins_raised(line: Line) -> bool:
    """Whether a line begins with a mark that is smaller than its words."""
    if line.words[0].mark or len(line.words) == 1:
        return line.words[0].mark
    mark, word = (w.box[3] - w.box[1] for w in line.words[:2])
    return mark < _RAISED * word and _SIGN.fullmatch(line.text[: line.words[0].end]) is not None


def _end(lines: Sequence[Line], start: int) -> int:
    """The index after the last line of the notes that begin at `start`."""
    end = start + 1
    while end < len(lines) and _follows(lines[end - 1], lines[end], lines[start]):
        end += 1
    return end


def _follows(before: Line, line: Line, first: Line) -> bool:
    space = line.box[1] - before.box[3]
    close = -first.size < space < _FURTHEST * first.size
    return close and not line.furniture and line.cell is None and line.size <= first.size + 0.5


def _anything_below(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether text of the page stands below the notes in their column."""
    foot = max(line.box[3] for line in lines[start:end])
    left, right = min(line.box[0] for line in lines[start:end]), max(line.box[2] for line in lines[start:end])
    return any(
        not line.furniture and line.box[1] >= foot - 1 and line.box[0] < right and line.box[2] > left
        for i, line in enumerate(lines)
        if not start <= i < end
    )
