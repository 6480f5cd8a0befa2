"""Which sentence of an answer is nearest to a question, where its words do not show it."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from service.embedding.port import Vector
from service.embedding.windows import stretch_of
from service.index.port import Point

LONGEST = 300
"""Characters of the longest sentence that is pointed to whole: of a table read as one, the window is."""

Stretch = tuple[int, int]
"""Half-open range of characters in a point's text."""

# After a full stop and the like before a capital, a figure or a bracket; at the end of a line.
_SENTENCE_END = re.compile(r"(?<=[.!?;:]) \s+ (?=[A-Z0-9“\"'(\[•]) | \n+", re.VERBOSE)


def sentence_nearest(point: Point, question: Vector, windows: Sequence[Vector]) -> Stretch:
    """The sentence that most of the point's best window lies in; all of its text where it has one window.

    Of a sentence that is very long, the words of the window.
    """
    if len(windows) < 2:
        return 0, len(point.text)
    best = int(np.argmax(np.asarray(windows) @ np.asarray(question)))
    before = len(point.embedding_text) - len(point.text)
    start, end = (share * len(point.embedding_text) - before for share in stretch_of(best, of=len(windows)))
    first, last = max(
        _sentences(point.text),
        key=lambda sentence: min(end, sentence[1]) - max(start, sentence[0]),
        default=(0, len(point.text)),
    )
    if last - first <= LONGEST:
        return first, last
    return _whole_words(point.text, max(first, int(start)), min(last, int(end)))


def _whole_words(text: str, start: int, end: int) -> Stretch:
    """A stretch with the words whole that it begins and ends in."""
    before, after = max(text.rfind(" ", 0, start + 1), text.rfind("\n", 0, start + 1)), re.search(r"\s|$", text[end:])
    return before + 1, end + (after.start() if after else 0)


def _sentences(text: str) -> Iterator[Stretch]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.start() > start:
            yield start, end.start()
        start = end.end()
    if start < len(text):
        yield start, len(text)
