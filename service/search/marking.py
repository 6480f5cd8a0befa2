"""Where a text holds the words of a question, for highlighting."""

from service.index.keywords import stem_set, stems_of

Mark = tuple[int, int]
"""Half-open range of characters in the text that was searched."""


def marks_in(text: str, *, question: str) -> tuple[Mark, ...]:
    """The ranges of the words that share a stem with a word of the question, in order."""
    asked = stem_set(question)
    return tuple((at.start, at.end) for at in stems_of(text) if at.stem in asked)
