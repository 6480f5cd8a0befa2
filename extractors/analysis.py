"""What one reading of a paper gives: the result for the outside, and what the service keeps for search and display."""

from dataclasses import dataclass

from extractors.results import Box, ExtractionResult


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of running text or a table row, fit to be searched: about 120 words, never across a heading.

    `text` has line breaks folded and hyphens at line ends joined; `start` and `end` are its range in the document's
    text; `boxes` pairs each page it touches with the boxes on it, in points. `public` is False for exempt matter.
    """

    text: str
    headings: tuple[str, ...]
    start: int
    end: int
    boxes: tuple[tuple[int, tuple[Box, ...]], ...]
    public: bool
    part: int
    meeting: int | None

    @property
    def page(self) -> int:
        """The page on which it starts."""
        return self.boxes[0][0]


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page for marking: each with its half-open range in the document's text and its box."""

    number: int
    start: int
    end: int
    words: tuple[tuple[int, int, Box], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """An extraction result with the document's text, its passages and the places of its words."""

    result: ExtractionResult
    text: str
    passages: tuple[Passage, ...]
    words: tuple[PageWords, ...]
