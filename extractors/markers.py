"""List markers: bullets, clause letters and the numbers of items and paragraphs at the start of a line."""

import re
from dataclasses import dataclass

from extractors.layout import Line

_WIDE = 0.55  # of the font size: a number set off by this gap is a marker even without a full stop

# It must read: • Text | (a) text | iv) text | a. text | 1. Text | 22/11 Text | 21.01.05 Text | 2431: Text |
# 2025-26 (38) Text | 4-A. TEXT | 5 →gap Text. It must not read "2018 was a good year", "14.30 – 15.00 Tea".
_MARKER = re.compile(
    r"""^\s*(?:
        (?P<bullet>[•‣▪▫●○◦■□➢►▶✓✔·\uf0b7\uf0a7\uf0d8\uf0fc]|[-–—*o»](?=[\s\t]))
      | (?P<closed>\((?:[a-z]{1,2}|[ivxl]{1,5}|\d{1,3})\):?)                           # (a) (iv) (12)
      | (?P<half>(?:[a-zA-Z]|[ivxl]{1,5}|\d{1,3})\))                                   # a) iv) 3)
      | (?P<session>\d{4}-\d{2,4}\s?\(\d{1,3}\)[.:]?)                                  # 2025-26 (38)
      | (?P<letter>(?:[a-z]|[A-Z]|[ivx]{1,5})[.](?=[\s\t]))                            # a. i.
      | (?P<item>\d{1,2}-?[A-Z](?:-[ivx]+)?[.](?=[\s\t]))                                          # 4-A. 4-A-ii.
      | (?P<number>\d{1,4}(?:[./]\d{1,3}){0,3}(?P<stop>[.:)]?)(?=[\s\t]|$|(?<=[.:])[A-Z]))  # 1. 22/11 1.2.3 2431:
    )[\s\t]*""",
    re.VERBOSE,
)
_CLOCK = re.compile(r"\s*(?:[01]?\d|2[0-3])[.:][0-5]\d\s*(?:[-–]|to\b|[ap]\.?m)", re.IGNORECASE)
_DAY = re.compile(r"\s*\d{1,2}(?:/\d{1,2}/(?:20)?\d\d\b|\.\d{1,2}\.(?:20)?\d\d\b(?!\s*[A-Z]))")


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: as printed without closing stop or colon, and the length of what it takes off the line.

    `stop` is false for bare numbers, which stand apart by a gap alone.
    """

    text: str
    length: int
    bullet: bool = False
    stop: bool = True


def marker_of(line: Line) -> Marker | None:
    """The marker at the start of a line; None where the line begins with a word."""
    found = _MARKER.match(line.text)
    if not found or _CLOCK.match(line.text) or _DAY.match(line.text):
        return None
    if found["number"] and not _is_item_number(line, found):
        return None
    printed = found.group().strip()
    if found["bullet"]:
        return Marker(printed, found.end(), bullet=True)
    return Marker(printed.rstrip(".:"), found.end(), stop=found["number"] is None or bool(found["stop"]))


def _is_item_number(line: Line, found: re.Match[str]) -> bool:
    """Whether a number at the start of a line counts something, rather than being part of the sentence."""
    number = found["number"].rstrip(".:")
    if found.end() >= len(line.text):
        return bool(found["stop"])
    if found["stop"] or "/" in number or number.count(".") >= 1:
        return not re.match(r"(?:%|per cent|million|p\b)", line.text[found.end() :])
    return _gap_after_first_word(line) >= _WIDE * line.size and len(number) <= 4


def _gap_after_first_word(line: Line) -> float:
    return line.words[1].box[0] - line.words[0].box[2] if len(line.words) > 1 else 0.0
