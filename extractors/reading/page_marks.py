"""Page numbers and item stamps: lines that are furniture by their words.

Words such as "Page 3 of 9" tell by themselves. A bare number tells only together with the numbers of other pages,
since a list's number or a figure may stand alone at a page's edge as well.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

Mark = Literal["stamp", "page_number", "number"]
"""What a line is by its words; a `number` may be a page's number or not."""

_LONGEST = 60  # characters
_REACH = 3  # pages: how far away the number that a page's number follows may stand
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

# It must read "Page 12", "Page 3 of 9", "3 of 9", "Page 7/20", "P a g e | 3", "3 | Page", "[Page 3]", "Page: 3 of 4".
_PAGE = re.compile(
    r"""^[-–—\s\[(|]*(?:
        (?:p\s?a\s?g\s?e|pg|p)\.?\s*(?:no\.?|number)?\s*[:|–-]?\s*\d{1,4}\s*(?:(?:of|/|-)\s*\d{1,4})?  # Page 3 of 9
      | (?:p\s?a\s?g\s?e)\s+[ivxl]{1,6}                       # Page iv
      | \d{1,4}\s*[|–-]\s*p\s?a\s?g\s?e                       # 3 | Page
      | \d{1,4}\s*(?:of|/)\s*\d{1,4}                          # 3 of 9
    )[-–—\s\])|.]*$""",
    re.VERBOSE | re.IGNORECASE,
)

# It must read "12", "- 12 -", "[12]", "iv".
_NUMBER = re.compile(r"^[-–—\s\[(|]*(\d{1,4}|[ivxl]{1,6})[-–—\s\])|]*$")

# It must read "Agenda Item 5", "Agenda Item No. 5a", "Minute Item 12", "Agenda Item: 7.1".
_STAMP = re.compile(
    r"^\s*(?:agenda|minute)\s+item\b\s*(?:no\.?|number)?\s*:?\s*(?!no\b)[\w.]{1,6}\s*$",
    re.IGNORECASE,
)


def mark_of(text: str) -> Mark | None:
    """What a line of furniture is by its words, its parts between tabs taken together; None where words do not tell."""
    if len(text) > _LONGEST:
        return None
    marks = {_mark(part) for part in text.split("\t") if part.strip()}
    if not marks or None in marks:
        return None
    return next(mark for mark in ("stamp", "page_number", "number") if mark in marks)


def follows(text: str, page: int, numbers: Mapping[int, Sequence[int]]) -> bool:
    """Whether a bare number counts pages: it is the page's own, or numbers near by go up with the pages.

    `numbers` holds the bare numbers at the edges of each page.
    """
    value = number_of(text)
    if value is None:
        return False
    near = (page + step for step in range(-_REACH, _REACH + 1) if step)
    return value == page or any(value + other - page in numbers.get(other, ()) for other in near)


def number_of(text: str) -> int | None:
    """The number that a bare page number shows, arabic or roman."""
    found = _NUMBER.match(text.strip().lower())
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _roman(found[1])


def _mark(text: str) -> Mark | None:
    if _STAMP.match(text):
        return "stamp"
    if _PAGE.match(text):
        return "page_number"
    return "number" if _NUMBER.match(text.lower()) else None


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
