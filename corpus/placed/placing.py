"""From labels in words to labels by place: words are looked up on their page and become the boxes they stand in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from corpus.placed.reading import PaperText
from corpus.placed.shape import AT, WORDS, Labels, Place

_NOT_WORD = re.compile(r"[^a-z0-9£%]")
_SHORTEST = 6  # letters: a stretch of fewer may stand anywhere
_LOST = 0.05  # of a text's letters, which the page prints otherwise
_ALIKE = 0.95
_INSET = 0.2  # of a line's height: boxes keep clear of the lines above and below
_LISTS = ("meetings", "agenda_items", "attendees", "decisions", "recommendations", "actions", "targets")
_NEEDED = frozenset({"text", "title", "name"})
_DROPPED = frozenset({"clauses", "metric", "unit_note", "note", "notes", "comment"})


_Rect = tuple[float, float, float, float]
"""Left, bottom, right, top, as PDFium counts: from the bottom left."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Labels by place, and the labels whose words were not found on their pages."""

    labels: Labels
    lost: tuple[str, ...]


def place(labels: Labels, text: PaperText) -> Placed:
    """The labels with boxes for words; a label whose own words are not found is left out and told."""
    lost: list[str] = []
    placed = {name: value for name, value in labels.items() if name in ("paper", "pages", "kind")}
    for kind in _LISTS:
        placed[kind] = []
        for label in labels.get(kind) or []:
            each, missing = _placed(label, text)
            if missing:
                lost.append(f"{kind} p{label.get('page')}: {missing}")
            else:
                placed[kind].append(each)
    return Placed(placed, tuple(lost))


def _placed(label: dict[str, Any], text: PaperText) -> tuple[dict[str, Any], str | None]:
    out: dict[str, Any] = {}
    for name, value in label.items():
        if name in _DROPPED:
            continue
        if name not in WORDS or not isinstance(value, str):
            out[name] = value
            continue
        places = find(value, int(label.get("page") or 1), text)
        if places is None and name in _NEEDED:
            return {}, value
        out[name] = {AT: places} if places else None
    if "metric" in label:
        out["metric"] = ""
    return out, None


def find(words: str, page: int, text: PaperText) -> list[Place] | None:
    """The boxes of words that begin on a page, None where they do not stand there.

    Words may be printed in several stretches, with others between them, and may run on to the next page.
    """
    wanted = _letters(words)
    pages = [_Letters(number, text) for number in (page, page + 1) if number <= text.pages]
    places: list[Place] = []
    rest, lost = wanted, 0
    while rest:
        length, found = max((_longest(rest, each) for each in pages), key=lambda pair: pair[0])
        if length < min(_SHORTEST, len(rest)):
            rest, lost = rest[1:], lost + 1
            continue
        places += found
        rest = rest[length:]
    if not wanted or lost > _LOST * len(wanted):
        return None
    return places if _alike(wanted, _letters(text.words_at(places))) else None


def _longest(wanted: str, page: "_Letters") -> tuple[int, list[Place]]:
    """How many letters from the start of `wanted` stand together on a page, and the boxes of the longest such run."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in page.text else (low, middle - 1)
    start = page.text.find(wanted[:low])
    return low, list(page.places(start, start + low)) if low else []


def _alike(wanted: str, read: str) -> bool:
    """Whether the words under the boxes are those looked for: where lines overlap, a letter or two may differ."""
    return SequenceMatcher(None, wanted, read, autojunk=False).ratio() >= _ALIKE


def _letters(words: str) -> str:
    return _NOT_WORD.sub("", words.lower())


class _Letters:
    """The letters and figures of a page run together, each knowing its character."""

    def __init__(self, page: int, text: PaperText) -> None:
        self._page = page
        self._text, self._height = text.page(page)
        printed = self._text.get_text_range()
        folded = [(index, _letters(character)) for index, character in enumerate(printed)]
        kept = [(index, letter) for index, letter in folded if letter]
        self.text = "".join(letter for _, letter in kept)
        self._of = [index for index, letter in kept for _ in letter]

    def places(self, start: int, end: int) -> Iterator[Place]:
        """One box for each stretch of a line, inset from the lines around it."""
        first, last = self._of[start], self._of[end - 1]
        number = self._text.count_rects(first, last - first + 1)
        for left, bottom, right, top in _stretches(self._text.get_rect(index) for index in range(number)):
            inset = (top - bottom) * _INSET
            top_edge, bottom_edge = self._height - top + inset, self._height - bottom - inset
            yield self._page, round(left - 0.2, 1), round(top_edge, 1), round(right + 0.2, 1), round(bottom_edge, 1)


def _stretches(rects: Iterable[_Rect]) -> Iterator[_Rect]:
    """Rectangles of a line that follow each other made one: some papers set every letter by itself."""
    held: _Rect | None = None
    for rect in rects:
        if held and _follows(held, rect):
            held = (held[0], min(held[1], rect[1]), max(held[2], rect[2]), max(held[3], rect[3]))
            continue
        if held:
            yield held
        held = rect
    if held:
        yield held


def _follows(held: _Rect, rect: _Rect) -> bool:
    height = min(held[3] - held[1], rect[3] - rect[1])
    overlap = min(held[3], rect[3]) - max(held[1], rect[1])
    return overlap > 0.3 * height and -height < rect[0] - held[2] < 2 * height
