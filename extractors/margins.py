"""Initials in the right margin of running text: who acts on what stands beside them ("AB", "CD/EF", "All").

They are told by where they stand: beyond the right edge of all that the page's lines say, in one column over the paper,
with a wide gap before them or none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.document import PlacedLine

_INITIALS = re.compile(r"(?:^|(?<=[\s\t]))(?:[A-Z]{2,4}[a-z]?|ALL|All)(?:\s?[/,&+]\s?(?:[A-Z]{2,4}[a-z]?|ALL|All))*$")
_LONGEST = 12  # characters of the last word
_LEAST_WORDS = 4  # of a line that tells how far running text reaches
_LEAST_LINES = 4  # such lines on a page
_LEAST_NOTES = 2  # notes in one column of a paper
_SAME_COLUMN = 14.0  # points between the left edges of notes of one column
_SLACK = 1.0  # points by which a note may begin before the edge of the text


@dataclass(frozen=True, slots=True)
class MarginNote:
    """Initials beside a line: as printed, and their half-open range in the document's text."""

    text: str
    start: int
    end: int


def margin_notes(lines: Iterable[PlacedLine]) -> Mapping[int, MarginNote]:
    """The initials in the margins of a paper, by the index of the line that they stand beside."""
    by_page: dict[int, list[PlacedLine]] = defaultdict(list)
    for line in lines:
        if line.line.cell is None and not line.line.note:
            by_page[line.page].append(line)
    found = [each for page in by_page.values() for each in _beside(page)]
    lefts = [left for left, _, _ in found]
    return {
        index: note
        for left, index, note in found
        if sum(abs(left - other) <= _SAME_COLUMN for other in lefts) >= _LEAST_NOTES
    }


def _beside(page: Sequence[PlacedLine]) -> list[tuple[float, int, MarginNote]]:
    """The left edge, the line and the words of each note of a page."""
    notes: list[tuple[float, int, MarginNote]] = []
    rights: list[float] = []
    for line in page:
        at = _initials(line)
        words = line.line.words
        said = [word for word in words if at is None or word.start < at]
        if len(said) >= _LEAST_WORDS:
            rights.append(said[-1].box[2])
        if at is not None and said:
            left = next(word.box[0] for word in words if word.start >= at)
            text = line.text[at:].strip()
            notes.append((left, line.index, MarginNote(text, line.start + at, line.start + at + len(text))))
    if len(rights) < _LEAST_LINES:
        return []
    edge = max(rights) - _SLACK
    return [note for note in notes if note[0] >= edge]


def _initials(line: PlacedLine) -> int | None:
    """Where initials at the end of a line begin; None where it ends otherwise."""
    last = line.line.words[-1]
    if not line.text[last.start : last.start + 1].isupper() or last.end - last.start > _LONGEST:
        return None
    found = _INITIALS.search(line.text)
    return found.start() if found and found.start() > 0 else None
