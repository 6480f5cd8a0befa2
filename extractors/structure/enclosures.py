"""Where the enclosures of an agenda begin: by the bookmarks of a pack, and by the headings of appendices.

A bookmark such as "5 Budget report" leads to the paper of item 5 where the pack begins with an agenda. In the agenda
itself such bookmarks lead to the items, which stand on their pages under their numbers: these begin nothing.
"""

import re
from collections.abc import Mapping, Sequence

from extractors.blocks import Block
from extractors.layout import Bookmark

_OF_ITEM = re.compile(
    r"^(?:(?:agenda\s)?item\s)?(?P<number>\d{1,2}(?:\.\d{1,2})?[a-z]?)[.:)]?\s+(?P<title>[^\W\d_].*)$", re.IGNORECASE
)
_PAPER = re.compile(r"\b(?:minutes|report|appendix|annex|enclosure|supplementary)\b", re.IGNORECASE)
_APPENDIX = re.compile(
    r"^(?:appendix|annexe?|enclosure|enc\.?)\s(?:\d{1,2}|[A-Z]{1,2}|[ivxIVX]{1,4})\b(?!\s(?:to|of|is|and|sets|shows)\b)",
    re.IGNORECASE,
)
_LEVELS = 2  # levels of bookmarks, outermost first, that lead to papers
_LEAST_MARKS = 2  # such bookmarks in a pack
_LONGEST_APPENDIX = 140  # characters of the heading of an appendix
_ITEM_FIELD = re.compile(
    r"^\W*(?:agenda\s)?item(?:\s(?:no|number|ref(?:erence)?))?\W{0,3}\s*(?P<number>\d{1,2}(?:\.\d{1,2})?[a-z]?)\W*$",
    re.IGNORECASE,
)


def marked_pages(bookmarks: Sequence[Bookmark], blocks: Mapping[int, Sequence[Block]]) -> dict[int, str | None]:
    """The pages after the first on which a bookmark has a paper begin, with the item of it."""
    found: dict[int, str | None] = {}
    for mark in bookmarks:
        if mark.page is None or mark.page < 2 or mark.level >= _LEVELS or mark.page in found:
            continue
        item = _OF_ITEM.match(mark.title)
        if item and not _lists(blocks.get(mark.page, ()), item["number"], item["title"]):
            found[mark.page] = item["number"]
        elif not item and _PAPER.search(mark.title):
            found[mark.page] = None
    return found if len(found) >= _LEAST_MARKS else {}


def _lists(page: Sequence[Block], number: str, title: str) -> bool:
    """Whether an item stands on a page under its number, as in the agenda."""
    first = title.split()[0].lower()
    return any(block.number == number and block.text.lower().startswith(first) for block in page)


def appendix_of(head: Sequence[Block]) -> str | None:
    """The name of the appendix that a page begins with: "appendix 2"."""
    if not head or head[0].cell or len(head[0].text) > _LONGEST_APPENDIX:
        return None
    found = _APPENDIX.match(head[0].text)
    set_off = head[0].is_heading or (found is not None and found.end() == len(head[0].text))
    return found.group().lower() if found and set_off else None


def item_of(head: Sequence[Block]) -> str | None:
    """The number of the item that a report names at its head: "Agenda item: 7"."""
    for at, block in enumerate(head):
        text = block.text
        if re.fullmatch(r"(?i)\W*agenda\sitem(?:\s(?:no|number))?\W*", text) and at + 1 < len(head):
            text = f"{text} {head[at + 1].text}"
        if found := _ITEM_FIELD.match(text):
            return found["number"]
    return None
