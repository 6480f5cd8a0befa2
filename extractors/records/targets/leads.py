"""What the heading or the lead-in above a list says of its items: by when, and whether they are targets or facts."""

import re
from dataclasses import dataclass, replace
from datetime import date

from extractors.blocks import Block
from extractors.records.targets.deadlines import NO_DEADLINE, Deadline, deadline_of
from nlp_models import Reader


@dataclass(frozen=True, slots=True)
class Lead:
    """A heading or lead-in: its words, its deadline, and whether it announces levels to reach or tells what is."""

    title: str | None = None
    deadline: Deadline = NO_DEADLINE
    sets: bool = False
    tells: bool = False


NO_LEAD = Lead()


def next_lead(above: Lead, heading: Lead, block: Block, reader: Reader, today: date | None) -> tuple[Lead, Lead]:
    """The lead of what follows a block, and the heading that it stands under.

    A lead-in ("By 2030 we will:") holds until running text that is none.
    """
    if block.is_heading and block.cell:
        return replace(lead_of(block.text, reader, today), tells=False), heading
    if _STATES_TARGET.match(block.text):
        return above, heading
    if block.is_heading:
        found = lead_of(block.text, reader, today)
        return found, found
    if block.text.endswith(":") or (not (block.marker or block.cell) and _is_label(block.text)):
        found = lead_of(block.text, reader, today)
        return replace(found, title=heading.title or found.title), heading
    return (above if block.marker or block.cell or is_clause(block) else heading), heading


# A bold line that is itself a target: "Target: 85%".
_STATES_TARGET = re.compile(r"(?:annual\s+|local\s+|national\s+|our\s+)?target\b.*\d", re.IGNORECASE)
_LONGEST_LABEL = 5  # words
_LONGEST_CLAUSE = 30  # words


def is_clause(block: Block) -> bool:
    """Whether a block can be an item without a bullet of the lead-in above it: "call handling within a minute;"."""
    return block.text[:1].islower() and len(block.text.split()) <= _LONGEST_CLAUSE


def _is_label(text: str) -> bool:
    return len(text.split()) <= _LONGEST_LABEL and text[-1:].isalpha()


def lead_of(text: str, reader: Reader, today: date | None) -> Lead:
    """What the words of a heading, a lead-in or a column's title say of what stands under them."""
    reading = reader.read(text)
    tells = bool(reading.of("target.lead.tells"))
    sets = bool(reading.of("target.lead.sets")) and not tells
    return Lead(text, deadline_of(text, today), sets, tells)
