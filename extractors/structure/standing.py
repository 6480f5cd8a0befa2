"""Whether minutes are a draft or confirmed, where they say so.

They say it in their title or running heads ("DRAFT", "Unconfirmed minutes"), in a note at the head ("subject to
approval at the next meeting"), or at the end, where they are signed and dated. What they tell of the minutes of an
earlier meeting says nothing of their own standing; a line that nobody has signed says nothing either.
"""

import re
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.results import PartStanding
from extractors.structure.cues import Cues
from nlp_models.dates import find_dates

_HEAD_BLOCKS = 10
_CLOSING_BLOCKS = 8
_LONGEST = 220  # characters of a note on the standing of minutes
_SIGNED_OVER = 3  # blocks over which a signature runs: the name, the office, the day


def standing_of(blocks: Sequence[Block], furniture: Sequence[str], cues: Cues) -> PartStanding | None:
    """The standing that minutes print of themselves; `furniture` are the running heads and feet of their first page."""
    head = [b.text for b in blocks[:_HEAD_BLOCKS] if not b.number and len(b.text) <= _LONGEST]
    closing = [b for b in blocks[-_CLOSING_BLOCKS:] if len(b.text) <= _LONGEST]
    said = [*head, *furniture]
    if _signed(closing, cues) or any(cues.has(text, "standing.confirmed") for text in said):
        return "confirmed"
    if any(
        cues.has(text, "standing.confirmed_on") and find_dates(text) for text in (*said, *(b.text for b in closing))
    ):
        return "confirmed"
    notes = [*said, *(b.text for b in closing if not b.number)]
    draft = any(cues.has(text, "standing.draft") for text in said) or any(
        cues.has(t, "standing.subject") for t in notes
    )
    return "draft" if draft else None


def _signed(closing: Sequence[Block], cues: Cues) -> bool:
    """Whether the lines of a signature hold a name or a hand's trace, and a day."""
    for at, block in enumerate(closing):
        if cues.opens(block.text, "standing.signature") is None:
            continue
        text = " ".join(each.text for each in closing[at : at + _SIGNED_OVER])
        if any(mention.precision == "day" for mention in find_dates(text)) and not _BLANK.search(text):
            return True
    return False


_BLANK = re.compile(r"(?:[._…]\s?){6,}")  # the dots on which nobody has signed
