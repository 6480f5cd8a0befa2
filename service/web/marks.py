"""Which places on a page to mark: the words of a question, a passage, the evidence of a fact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors import PageWords
from extractors.results import Box
from service.search.marking import Mark, Sought, marks_in

AROUND = 1.2
"""Points by which a mark reaches over its words on each side, so that no letter is cut."""
WORD_GAP = 1.0
"""Widest gap between two words of a line that a mark runs across, in heights of the line; wider ones part columns."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A place on a page, in points from the top left."""

    x: float
    y: float
    width: float
    height: float


def question_marks(words: PageWords, text: str, *, sought: Sought) -> tuple[Rect, ...]:
    """The words of the page that are sought."""
    found = marks_in(text[words.start : words.end], sought)
    return _rects(_boxes_in(words, [(words.start + start, words.start + end) for start, end in found]))


def passage_marks(words: PageWords, *, start: int, end: int) -> tuple[Rect, ...]:
    """The part on this page of a half-open range of the document's text, a strip a line."""
    return _rects(_joined(_boxes_in(words, [(start, end)])))


def evidence_marks(boxes: Iterable[Box]) -> tuple[Rect, ...]:
    """The boxes of a fact's evidence."""
    return _rects(boxes)


def _boxes_in(words: PageWords, ranges: Sequence[Mark]) -> list[Box]:
    return [
        box for start, end, box in words.words if any(start < range_end and first < end for first, range_end in ranges)
    ]


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """The boxes of words in reading order, with neighbours in a line made one."""
    strips = list(boxes[:1])
    for before, box in pairwise(boxes):
        if _is_next_in_line(before, box):
            x0, top, x1, bottom = strips[-1]
            strips[-1] = (min(x0, box[0]), min(top, box[1]), max(x1, box[2]), max(bottom, box[3]))
        else:
            strips.append(box)
    return strips


def _is_next_in_line(before: Box, box: Box) -> bool:
    height = min(before[3] - before[1], box[3] - box[1])
    shared = min(before[3], box[3]) - max(before[1], box[1])
    return shared > height / 2 and 0 <= box[0] - before[2] + height / 2 <= (WORD_GAP + 0.5) * height


def _rects(boxes: Iterable[Box]) -> tuple[Rect, ...]:
    return tuple(
        Rect(
            x=round(x0 - AROUND, 1),
            y=round(top - AROUND, 1),
            width=round(x1 - x0 + 2 * AROUND, 1),
            height=round(bottom - top + 2 * AROUND, 1),
        )
        for x0, top, x1, bottom in boxes
    )
