"""Running text out of printed lines, with the way back from every character to its place in the document."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from extractors.document import PlacedLine

# Hyphens that can stand at the end of a line where a word is broken.
_HYPHENS = "-\u00ad\u2010"
_LONGEST_HALF = 40  # characters of a word before its hyphen


@dataclass(frozen=True, slots=True)
class Folded:
    """Text with line breaks folded to spaces and words that are broken over lines joined.

    `origins[i]` is the offset in the document's text of the character that `text[i]` stands for; a folded space
    points at the character before it.
    """

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range in the document's text that `text[start:end]` covers. Raises ValueError when empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"range {start} to {end} is not within a text of {len(self.text)} characters")
        return self.origins[start], self.origins[end - 1] + 1

    def cut(self, start: int, end: int) -> "Folded":
        """The part `[start, end)` with white space at its ends taken off."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        return Folded(self.text[start:end], self.origins[start:end])


def fold(pieces: Iterable[tuple[str, int]], vocabulary: Collection[str] = ()) -> Folded:
    """Fold pieces of lines, each with the offset of its first character in the document's text.

    A hyphen at a line's end goes where the whole word stands in `vocabulary` (lower-case words of the document);
    else it stays, as in a compound: board papers are rarely hyphenated by machine.
    """
    text: list[str] = []
    origins: list[int] = []
    for piece, offset in pieces:
        if text and text[-1] != " ":
            if not _broken(text, piece):
                text.append(" ")
                origins.append(origins[-1])
            elif _word_over("".join(text[-_LONGEST_HALF:]), piece) in vocabulary:
                text.pop()
                origins.pop()
        for index, character in enumerate(piece):
            if not character.isspace():
                text.append(character)
                origins.append(offset + index)
            elif text and text[-1] != " ":
                text.append(" ")
                origins.append(offset + index)
    while text and text[-1] == " ":
        text.pop()
        origins.pop()
    return Folded("".join(text), tuple(origins))


def fold_lines(lines: Iterable[PlacedLine], vocabulary: Collection[str] = (), *, skip: int = 0) -> Folded:
    """Fold whole lines; `skip` characters of the first are left out (its list marker)."""
    pieces = []
    for number, line in enumerate(lines):
        start = skip if number == 0 else 0
        pieces.append((line.text[start:], line.start + start))
    return fold(pieces, vocabulary)


def words_of(text: str) -> frozenset[str]:
    """The lower-case words of a text, without those that a hyphen parts."""
    return frozenset(re.findall(r"(?<![\w-])[a-z]{4,}(?![\w-])", text.lower()))


def _broken(text: list[str], after: str) -> bool:
    return len(text) >= 2 and text[-1] in _HYPHENS and text[-2].isalnum() and after[:1].isalnum()


def _word_over(before: str, after: str) -> str:
    """The word whose halves stand at the end of one line and the start of the next, without its hyphen."""
    tail = re.search(r"[a-z]+(?=.$)", before.lower())
    head = re.match(r"[a-z]+", after.lower())
    return (tail.group() if tail else "") + (head.group() if head else "")
