"""What an agenda asks the body for, and who leads an item.

The purpose stands behind the title, on a line of its own below it, or in a column; who leads stands in a column, on a
line of its own, or in the first sentences of the minutes.
"""

import re
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.results import Purpose
from extractors.structure.cues import Cues
from nlp_models.naming import is_name, is_role, read_title

_PURPOSES: tuple[Purpose, ...] = ("decision", "approval", "assurance", "discussion", "noting", "information")
_CLAUSE = re.compile(r"\b(?:that|to|said|mentioned|which|who|had|was|were|is)\b")  # more than a name and an office
_AT_END = re.compile(r"\s*(?:\(|\s[–—-]\s)\s?(?P<who>[^()–—]{4,60}?)\s?\)?$")
_LONGEST_LINE = 50  # characters of a line that says nothing but the purpose


def purpose_of(text: str, cues: Cues) -> tuple[Purpose, int] | None:
    """The purpose that a title, a line or a cell states, and the offset of the words that state it."""
    shown = _without_pages(text, cues)
    for purpose in _PURPOSES:
        if span := cues.first(shown, f"purpose.{purpose}"):
            return purpose, span.start
    return None


def purpose_below(blocks: Sequence[Block], cues: Cues) -> Purpose | None:
    """The purpose stated by a short line of an item, by the first that does."""
    for block in blocks:
        if len(block.text) <= _LONGEST_LINE:
            found = purpose_of(block.text, cues)
            if found and found[1] == 0:
                return found[0]
    return None


def presenter_below(blocks: Sequence[Block], cues: Cues) -> str | None:
    """Who leads the item by a line that says so ("Presenter: Ann Elm")."""
    for block in blocks:
        label = cues.opens(block.text, "label.presenter")
        rest = block.text[label.end :].strip(" :–-)") if label else ""
        if rest and len(rest) <= 2 * _LONGEST_LINE:
            return rest
    return None


def presenter_at_end(title: str) -> tuple[str, int] | None:
    """Who leads the item by the end of its title ("Hedges (Cllr Elm)", "Report - A. Elm"), and where that begins."""
    found = _AT_END.search(title)
    if found is None:
        return None
    who = found["who"].strip()
    titled = read_title(who.split()) is not None
    named = is_name(who.split()) and re.match(r"[A-Z]\.?\s[A-Z]", who) is not None
    person, _, office = who.partition(", ")
    in_office = is_role(office) and is_name(person.split())  # "(Ann Elm, Treasurer)"
    return (who, found.start()) if titled or named or in_office else None


def presenter_told(texts: Sequence[str], cues: Cues) -> str | None:
    """Who opened the item by the first sentence that tells it ("Mr Elm introduced the report"), as printed."""
    for text in texts:
        who = cues.group(text, "item.presented", "who")
        if who and not _CLAUSE.search(who) and _names_somebody(who):
            return who
    return None


def _names_somebody(who: str) -> bool:
    """Whether the words before the verb begin with a person or an office."""
    first = re.sub(r"^The\s+", "", re.split(r",\s|\s+and\s+|\s+[-–]\s+|\s*\(", who, maxsplit=1)[0])
    words = first.split()
    named = is_name(words) and (len(words) > 1 or first.isupper())
    return bool(words) and (named or read_title(words) is not None or is_role(first))


def _without_pages(text: str, cues: Cues) -> str:
    pages = cues.first(text, "item.pages")
    return text[: pages.start].rstrip() if pages else text
