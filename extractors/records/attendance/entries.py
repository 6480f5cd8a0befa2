"""A person in a list, with what the list says of those in it."""

from dataclasses import dataclass

from extractors.records.attendance.lists import Listed
from extractors.records.attendance.readings import Kind, ReadBlock
from extractors.structure import Context
from nlp_models.presence import NOTHING_NOTED, Presence


@dataclass(frozen=True, slots=True)
class Entry:
    """A person in a list: the kind and the rule of its heading, and the block that holds the name, if a single one.

    `presence` is what the heading or the table says of how they took part.
    """

    listed: Listed
    kind: Kind
    rule: str
    context: Context
    block: ReadBlock | None = None
    presence: Presence = NOTHING_NOTED
