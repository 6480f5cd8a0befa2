"""Running text out of printed lines, with the way back from every character to its place in the document.

Folded, in this order: words that are not part of what a line says (crossed out, hidden, marks of footnotes) are left
out; characters that print alike become one (ligatures, full-width forms, hyphens, spaces); runs of white space and line
ends become a space; a word that a hyphen breaks at a line's end is joined. The document's own text stays as printed.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from extractors.document import PlacedLine
from extractors.layout import Line, Word

_LONGEST_HALF = 40  # characters of a word before its hyphen
_SHORTEST_WORD = 3  # letters: shorter halves are told by `_PREFIX` alone
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_SOFT_HYPHEN = "\u00ad"
_CLOSING = frozenset(".,;:)!?")

# What is not kept as it is in "the  Board", "the\tBoard", "commu\u00adnity", "ten\u2011fold", "\ufb01nance", "\uff11".
_FOLDED = re.compile(
    rf"""
      (?P<space>\s\s+ | [^\S\ ])
    | (?P<nothing>[{_INVISIBLE}]+)
    | (?P<hyphen>[\u2010\u2011])
    | (?P<form>[\ufb00-\ufb06\uff01-\uff5e\uffe0-\uffe6])
    """,
    re.VERBOSE,
)
_BROKEN = re.compile(r"\w[-\u2010][^\S\n]*\n")
_WITHIN = re.compile(r"\u2010[^\S\n]*[^\s]")
_BREAK = "\x00"  # between the halves of a word that a line's end breaks: they are no words
_AROUND = ".,;:!?()[]{}“”‘’\"'*…–—"  # what may stand beside a word
_TAIL, _HEAD = (
    re.compile(r"(?:^|(?<=[\s(“\"'‘]))(?:[a-z]+-)*[a-z]+(?=-$)"),
    re.compile(r"[a-z]+(?![\w-])|[a-z]+(?=-(?:[a-z]|$))"),
)
# What compounds begin with, though it stands nowhere alone: it must not read "infor" or "com".
_PREFIX = re.compile(
    r"^(?:anti|bi|co|counter|cross|de|e|ex|half|inter|intra|macro|mid|micro|mini|multi|neo|non|post|pre|pro|quasi|re|self"
    r"|semi|socio|sub|tele|trans|tri|ultra|un|vice|well|x)$"
)
# How the second half of a broken word often begins and never a word: "-ment", "-tion", "-sibility".
_ENDING = re.compile(
    r"^(?:[bcdfglmnprstv]?(?:ments?|tions?|sions?|ings?|ities|ity|ally|ly|ness|ance|ances|ence|ences|able|ably|ible"
    r"|ations?|ers?|ed|ful|ive|ives|ively|ized?|ised?|ising|ary|aries|ory|ories|ical|ically|ial|ially|ual|ually|ates?"
    r"|ated|ating|ility|ilities|ology|graphic|cies|cy))$"
)


@dataclass(frozen=True, slots=True)
class Origins(Sequence[int]):
    """The offset of each character of a folded text in the document's, kept as runs of neighbouring characters.

    Character `starts[k] + n` of the text is at `offsets[k] + n` of the document, up to the next run.
    """

    starts: tuple[int, ...]
    offsets: tuple[int, ...]
    length: int

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> "Origins": ...
    def __getitem__(self, at: int | slice) -> "int | Origins":
        if isinstance(at, slice):
            start, end, step = at.indices(self.length)
            if step != 1:
                raise ValueError(f"origins are cut in steps of 1, not of {step}")
            return self._cut(start, max(start, end))
        if not -self.length <= at < self.length:
            raise IndexError(f"no character {at} in a text of {self.length}")
        at %= self.length
        run = bisect_right(self.starts, at) - 1
        return self.offsets[run] + at - self.starts[run]

    def __iter__(self) -> Iterator[int]:
        for start, end, offset in self.runs():
            yield from range(offset, offset + end - start)

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Each run: where it begins and ends in the text, and its offset in the document."""
        for at, (start, offset) in enumerate(zip(self.starts, self.offsets, strict=True), start=1):
            end = self.starts[at] if at < len(self.starts) else self.length
            yield start, end, offset

    def _cut(self, start: int, end: int) -> "Origins":
        if start == end:
            return _NOWHERE
        first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)
        begins = (0, *(each - start for each in self.starts[first + 1 : last]))
        offsets = (self.offsets[first] + start - self.starts[first], *self.offsets[first + 1 : last])
        return Origins(begins, offsets, end - start)


_NOWHERE = Origins((), (), 0)


@dataclass(frozen=True, slots=True)
class Folded:
    """Text with line breaks folded to spaces and words that are broken over lines joined.

    `origins[i]` is the offset in the document's text of the character that `text[i]` stands for. A folded space points
    at the character before it; the letters of a ligature point at the ligature.
    """

    text: str
    origins: Origins

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

    def index(self, offset: int) -> int:
        """How many of its characters stand before `offset` in the document's text."""
        return bisect_left(self.origins, offset)


def join(pieces: Iterable[Folded]) -> Folded:
    """One text of several, in the order of the document, with a space between each two."""
    held = [piece for piece in pieces if piece.text]
    if len(held) == 1:
        return held[0]
    writing = _Writing()
    for piece in held:
        if writing.length:
            writing.write(" ", writing.last_origin)
        for start, end, offset in piece.origins.runs():
            writing.write(piece.text[start:end], offset)
    return writing.folded()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lower-case words and compounds of a document, of which none is half of a word that a line's end breaks.

    `breaks` are the hyphens that it prints at the ends of lines alone: those were set by machine.
    """

    words: frozenset[str] = frozenset()
    breaks: str = ""


_NO_WORDS = Vocabulary()


def fold(pieces: Iterable[tuple[str, int]], vocabulary: Vocabulary = _NO_WORDS) -> Folded:
    """Fold lines, each with the offset of its first character in the document's text.

    A hyphen at a line's end goes where it breaks a word, and stays in a compound: `vocabulary` tells them apart.
    """
    writing = _Writing()
    for piece, offset in pieces:
        _break_line(writing, piece, vocabulary)
        _add(writing, piece, offset)
    return writing.folded()


def fold_lines(
    lines: Sequence[PlacedLine],
    vocabulary: Vocabulary = _NO_WORDS,
    *,
    skip: int = 0,
    ends: Sequence[int] | None = None,
) -> Folded:
    """Fold lines without what they do not say: words that are struck out or hidden, and marks of footnotes.

    `skip` characters of the first line are left out (its list marker), and what stands in each from its `ends` on.
    """
    writing = _Writing()
    for number, line in enumerate(lines):
        end = ends[number] if ends else len(line.text)
        begun = False
        for start, stop in _said(line.line, 0 if number else skip, end):
            piece = line.text[start:stop]
            if not begun:
                _break_line(writing, piece, vocabulary)
            elif piece.lstrip()[:1] in _CLOSING:
                piece, start = piece.lstrip(), stop - len(piece.lstrip())
                writing.strip()
            _add(writing, piece, line.start + start)
            begun = True
    return writing.folded()


def _said(line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges between two characters of a line without the words that it does not say."""
    for word in line.words:
        if (word.mark or word.struck or word.hidden) and start <= word.start < end:
            if line.text[start : word.start].strip():
                yield start, word.start
            start = word.end
    if line.text[start:end].strip():
        yield start, end


def is_said(word: Word) -> bool:
    """Whether a word is part of what its line says: not struck out, not hidden, no mark of a footnote."""
    return not (word.struck or word.hidden or word.mark)


def says_something(line: Line) -> bool:
    """Whether any word of a line is part of what it says."""
    return any(map(is_said, line.words)) and not line.text.isspace()


def words_of(text: str) -> Vocabulary:
    """The words of a document's text; none where no line ends with a hyphen, for then nobody will ask."""
    if not _BROKEN.search(text):
        return _NO_WORDS
    lines = text.lower().replace("\u2011", "-").replace("\u2010", "-").replace("-\n", _BREAK)
    words = frozenset(word.strip(_AROUND) for word in set(lines.split()))
    return Vocabulary(words, "" if _WITHIN.search(text) else "\u2010")


class _Writing:
    """A folded text being written: its pieces, and where each run of them begins."""

    __slots__ = ("last", "length", "offsets", "pieces", "starts")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.offsets: list[int] = []
        self.length = 0
        self.last = ""  # the last character of the line before, as printed

    @property
    def last_origin(self) -> int:
        return self.offsets[-1] + self.length - 1 - self.starts[-1]

    def write(self, piece: str, offset: int) -> None:
        """Write characters that stand side by side in the document from `offset` on."""
        if not self.starts or self.offsets[-1] + self.length - self.starts[-1] != offset:
            self.starts.append(self.length)
            self.offsets.append(offset)
        self.pieces.append(piece)
        self.length += len(piece)

    def space(self, offset: int) -> None:
        """Write a space, unless there is one or nothing before it."""
        if self.pieces and not self.pieces[-1].endswith(" "):
            self.write(" ", offset)

    def pop(self) -> None:
        """Take back the last character."""
        self.pieces[-1] = self.pieces[-1][:-1]
        if not self.pieces[-1]:
            self.pieces.pop()
        self.length -= 1
        if self.starts[-1] == self.length:
            self.starts.pop()
            self.offsets.pop()

    def strip(self) -> None:
        while self.pieces and self.pieces[-1].endswith(" "):
            self.pop()

    def end(self) -> str:
        """The last characters, as many as a word can have."""
        return "".join(self.pieces[-4:])[-_LONGEST_HALF:]

    def folded(self) -> Folded:
        self.strip()
        return Folded("".join(self.pieces), Origins(tuple(self.starts), tuple(self.offsets), self.length))


def _add(writing: _Writing, piece: str, offset: int) -> None:
    writing.last = piece.rstrip()[-1:]
    if piece.isascii() and piece.isprintable() and "  " not in piece:
        _plain(writing, piece, offset)
        return
    done = 0
    for found in _FOLDED.finditer(piece):
        _plain(writing, piece[done : found.start()], offset + done)
        done = found.end()
        if found["space"]:
            writing.space(offset + found.start())
        elif found["hyphen"]:
            writing.write("-", offset + found.start())
        elif found["form"]:
            for character in unicodedata.normalize("NFKC", found["form"]):
                writing.write(character, offset + found.start())
    _plain(writing, piece[done:], offset + done)


def _plain(writing: _Writing, piece: str, offset: int) -> None:
    """Write characters that need no folding, a space at their start apart."""
    if piece.startswith(" "):
        writing.space(offset)
        piece, offset = piece[1:], offset + 1
    if piece:
        writing.write(piece, offset)


def _break_line(writing: _Writing, after: str, vocabulary: Vocabulary) -> None:
    """Fold the line break before `after`: to a space, or to nothing within a word."""
    if not writing.pieces or writing.pieces[-1].endswith(" "):
        return
    if writing.last == _SOFT_HYPHEN and after[:1].isalpha():
        return
    before = writing.end()
    if not (len(before) > 1 and before[-1] == "-" and before[-2].isalnum() and after[:1].isalnum()):
        writing.write(" ", writing.last_origin)
    elif _breaks_word(before, after, vocabulary, by_machine=writing.last in vocabulary.breaks):
        writing.pop()


def _breaks_word(before: str, after: str, vocabulary: Vocabulary, *, by_machine: bool) -> bool:
    """Whether the hyphen at the end of `before` breaks a word rather than joining two."""
    tail, head = _TAIL.search(before.lower()), _HEAD.match(after.lower())
    if tail is None or head is None or not (after[0].islower() or before[-2].isupper()):
        return False
    first, second, words = tail.group(), head.group(), vocabulary.words
    compound = f"{first}-{second}" in words
    if compound and (_PREFIX.match(first) or first + second not in words):
        return False
    if first + second in words or by_machine:
        return True
    if "-" in first or _PREFIX.match(first) or len(first) < _SHORTEST_WORD:
        return False
    return bool(words) and second not in words and bool(_ENDING.match(second))
