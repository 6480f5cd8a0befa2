"""Meetings that share a page: an annual meeting and the ordinary one after it, agendas printed one below the other.

Another meeting begins at a heading that names an agenda or minutes, or a kind of meeting with its day, where items came
before it, and where the numbers begin anew or the people present are listed below it.
"""

import re
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.structure.bodies import body_names
from extractors.structure.cues import Cues
from extractors.structure.kinds import lists_people_present
from nlp_models.dates import find_dates

_LEAST_ITEMS = 3  # numbers before another meeting, without which the heading is the first one's own
_HEAD = 8  # blocks below the heading in which people are listed or the numbers begin
_LONGEST = 200  # characters of the heading


def meetings_within(blocks: Sequence[Block], cues: Cues) -> list[int]:
    """The places in a part's blocks at which another meeting begins, in order."""
    found: list[int] = []
    numbered = 0
    for at, block in enumerate(blocks):
        if block.number:
            numbered += 1
        elif (
            numbered >= _LEAST_ITEMS and _names_meeting(block, cues) and _begins(blocks[at + 1 : at + 1 + _HEAD], cues)
        ):
            found.append(_letterhead(blocks, at, cues))
            numbered = 0
    return found


def _letterhead(blocks: Sequence[Block], at: int, cues: Cues) -> int:
    """The place of the first of the headings right above that name a body."""
    first = at
    while first > 0 and blocks[first - 1].is_heading and not blocks[first - 1].number:
        if blocks[first - 1].page != blocks[at].page or not body_names(blocks[first - 1].text, cues):
            break
        first -= 1
    return first


def _names_meeting(block: Block, cues: Cues) -> bool:
    if not (block.bold or block.capitals) or len(block.text) > _LONGEST or block.cell:
        return False
    if cues.has(block.text, "paper.agenda") or cues.has(block.text, "body.general_meeting"):
        return not cues.has(block.text, "meeting.other")
    dated = any(mention.precision == "day" for mention in find_dates(block.text))
    return dated and cues.has(block.text, "paper.minutes") and cues.has(block.text, "meeting.held")


def _begins(below: Sequence[Block], cues: Cues) -> bool:
    """Whether what follows a heading is the head of a meeting: people present, or numbers from 1 on."""
    first = next((block.number for block in below if block.number), None)
    return lists_people_present(below, cues) or (first is not None and re.fullmatch(r"\(?0?1\)?", first) is not None)
