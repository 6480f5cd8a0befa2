"""Titles told by bullets: the outermost entries of the list under "Agenda and notes", as technical boards keep them."""

import re
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.structure.cues import Cues
from extractors.structure.titles import Title, in_words_of_a_title, never_a_title, run_in_title

_LEAST_TITLES = 0.6  # share of the list's entries that look like titles
_LEAST_LIST = 2  # entries that make a list of items
_EDGE = 6.0  # points within which entries of one level begin
_LONGEST = 110  # characters of an entry that is a title
_LINK = re.compile(r":?\s\(?https?:")
_SPEAKS = re.compile(r"[A-Z][\w/]*:\s")  # "Ann: the gate is mended", which a speaker says
_CHECKED = re.compile(r"\[[ xX]?\]\s*")


def bulleted_titles(blocks: Sequence[Block], cues: Cues) -> list[Title]:
    """The outermost bullets below a heading that announces the business and says no more than that."""
    opening = next((at for at, block in enumerate(blocks) if _opens(block, cues)), None)
    if opening is None:
        return []
    below: list[Block] = []
    for block in blocks[opening + 1 :]:
        if block.is_heading and not block.marker:
            break
        below.append(block)
    bullets = [block for block in below if block.marker and block.marker.bullet]
    edge = min((block.left for block in bullets), default=0.0)
    if any(block.left < edge - _EDGE for block in below):
        return []
    outer = [block for block in bullets if block.left <= edge + _EDGE]
    found = [title for block in outer if (title := _title(block, cues))]
    return found if len(found) >= max(_LEAST_LIST, _LEAST_TITLES * len(outer)) else []


def _opens(block: Block, cues: Cues) -> bool:
    set_off = block.is_heading or block.text.endswith(":")
    return set_off and not block.number and cues.has(block.text, "item.opens_list")


def _title(block: Block, cues: Cues) -> Title | None:
    checked = _CHECKED.match(block.text)
    start = checked.end() if checked else 0
    link = _LINK.search(block.text, start)
    whole = link.start() if link else len(block.text)
    text = block.text[start:whole]
    plain = len(text) <= _LONGEST and text[:1].isupper() and in_words_of_a_title(text)
    plain = plain and not cues.has(text, "item.sentence", "told.done")
    end = whole if plain else run_in_title(block, cues)
    speaks = _SPEAKS.match(block.text, start) and not link
    if end <= start or speaks or never_a_title(block.text[start:end], cues):
        return None
    return Title(block, None, end, "item.bulleted", 0.6, start=start)
