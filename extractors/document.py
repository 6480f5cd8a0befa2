"""The text of a document, in which every character knows its page and its box.

The text is the pages' lines, verbatim, each ended by a line feed, the pages set apart by a form feed. Positions are
offsets into that text. Records quote it; search marks words in it; nothing else keeps text of its own.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from extractors.boxes import hull, rounded
from extractors.layout import Line, Page, Pages
from extractors.results import Box, Evidence

PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with its place: page number, and the half-open range of its characters in the document's text."""

    line: Line
    page: int
    start: int
    index: int

    @property
    def end(self) -> int:
        """The offset after the line's last character."""
        return self.start + len(self.line.text)

    @property
    def text(self) -> str:
        """The line's text."""
        return self.line.text


@dataclass(frozen=True)
class Document:
    """The pages of a paper joined to one text."""

    text: str
    lines: tuple[PlacedLine, ...]
    pages: tuple[Page, ...]
    outline: Pages

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def lines_between(self, start: int, end: int) -> Iterator[PlacedLine]:
        """The lines that share at least one character with `[start, end)`."""
        index = max(bisect_right(self._line_starts, start) - 1, 0)
        while index < len(self.lines) and self.lines[index].start < end:
            if self.lines[index].end > start:
                yield self.lines[index]
            index += 1

    def page_at(self, offset: int) -> int:
        """The number of the page that holds the character at `offset`."""
        index = max(bisect_right(self._line_starts, offset) - 1, 0)
        return self.lines[index].page

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box a line: the hull of the words that `[start, end)` touches."""
        found = []
        for placed in self.lines_between(start, end):
            low, high = start - placed.start, end - placed.start
            touched = [word.box for word in placed.line.words if word.start < high and word.end > low]
            if touched:
                found.append(rounded(hull(touched)))
        return tuple(found)

    def evidence(self, start: int, end: int, made_by: str) -> tuple[Evidence, ...]:
        """The evidence for `[start, end)`: one entry for each page; running heads and feet between are left out.

        Raises ValueError where the range holds no word.
        """
        entries: list[Evidence] = []
        run: list[PlacedLine] = []
        for placed in [*self.lines_between(start, end), None]:
            ends_run = placed is None or (run and placed.page != run[-1].page) or placed.line.furniture
            if ends_run and run:
                entries += self._entry(max(start, run[0].start), min(end, run[-1].end), run[0].page, made_by)
                run = []
            if placed is not None and not placed.line.furniture:
                run.append(placed)
        if not entries:
            raise ValueError(f"no words between offsets {start} and {end}: {self.text[start:end]!r}")
        return tuple(entries)

    def evidence_of(self, origins: Iterable[int], made_by: str) -> tuple[Evidence, ...]:
        """The evidence for a text by the offsets of its characters, as `Folded.origins` holds them.

        There is an entry for each run of neighbouring lines that hold it: what stands between the parts of a cell that
        runs over a page, or of a paragraph that goes on below a table or a footnote, is no evidence. Raises ValueError
        where there is no word.
        """
        stretches = self._stretches(origins)
        if not stretches:
            raise ValueError("no words in a text without characters")
        return tuple(entry for low, high in stretches for entry in self.evidence(low, high + 1, made_by))

    def _stretches(self, origins: Iterable[int]) -> list[tuple[int, int]]:
        """The first and the last of the offsets in each run of neighbouring lines, in the order of the text."""
        by_line: dict[int, tuple[int, int]] = {}
        for offset in origins:
            index = bisect_right(self._line_starts, offset) - 1
            low, high = by_line.get(index, (offset, offset))
            by_line[index] = min(low, offset), max(high, offset)
        stretches: list[tuple[int, int]] = []
        for index, (low, high) in sorted(by_line.items()):
            if index - 1 in by_line:
                stretches[-1] = stretches[-1][0], high
            else:
                stretches.append((low, high))
        return stretches

    def _entry(self, start: int, end: int, page: int, made_by: str) -> list[Evidence]:
        quote = self.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        boxes = self.boxes(start, start + len(quote))
        if not quote or not boxes:
            return []
        return [Evidence(page=page, start=start, end=start + len(quote), quote=quote, boxes=boxes, made_by=made_by)]


def compose(pages: Pages) -> Document:
    """Join the lines of all pages to one text."""
    chunks: list[str] = []
    lines: list[PlacedLine] = []
    offset = 0
    for page in pages.pages:
        if page.number > 1:
            chunks.append(PAGE_BREAK)
            offset += 1
        for line in page.lines:
            lines.append(PlacedLine(line, page.number, offset, len(lines)))
            chunks += [line.text, "\n"]
            offset += len(line.text) + 1
    return Document("".join(chunks), tuple(lines), pages.pages, pages)
