"""Entries of a PDF's outline (its bookmarks) found on the pages that they lead to."""

import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.layout import Bookmark

_OTHER = re.compile(r"[\W_]+")
_LONGEST = 300  # characters of a title
_SHORTEST = 4  # letters and figures of a title
_MOST_BLOCKS = 3  # over which a title may run


def outlined(blocks: Sequence[Block], bookmarks: Sequence[Bookmark]) -> dict[int, int]:
    """The outline's level (0 outermost) of each block that begins one of its titles, by the block's index."""
    by_page: dict[int, list[tuple[str, Block]]] = defaultdict(list)
    wanted = {bookmark.page for bookmark in bookmarks}
    for block in blocks:
        if block.page in wanted and not block.note and len(block.text) <= _LONGEST:
            by_page[block.page].append((_key(f"{block.marker.text if block.marker else ''} {block.text}"), block))
    found: dict[int, int] = {}
    for bookmark in bookmarks:
        title = _key(bookmark.title)
        if len(title) < _SHORTEST or bookmark.page is None:
            continue
        index = _begins(title, by_page[bookmark.page], found)
        if index is not None:
            found[index] = bookmark.level
    return found


def _begins(title: str, page: Sequence[tuple[str, Block]], taken: dict[int, int]) -> int | None:
    """The first block of a page with which a title begins; a title may run over a few blocks, or lack their number."""
    for at, (key, block) in enumerate(page):
        if block.index in taken or not key:
            continue
        joined = "".join(each for each, _ in page[at : at + _MOST_BLOCKS])
        plain = _key(block.text)
        if title in (key, plain) or (
            len(key) >= _SHORTEST and title.startswith((key, plain)) and joined.startswith(title)
        ):
            return block.index
    return None


def _key(text: str) -> str:
    """The letters and figures of a title, as far as titles are compared."""
    return _OTHER.sub("", text[:_LONGEST].casefold())
