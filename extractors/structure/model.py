"""The structure of a paper as values."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from extractors.blocks import Block
from extractors.document import Document
from extractors.grids import Grid
from extractors.results import AgendaItem, Meeting, PaperKind, Part
from extractors.structure.calendar import Calendar


def record_id(document_id: str, kind: str, place: str) -> str:
    """The id of a record, derived from its content alone: the paper, the kind and the place in the paper."""
    digest = hashlib.sha256(f"{document_id}|{kind}|{place}".encode()).hexdigest()
    return f"{kind}-{digest[:24]}"


@dataclass(frozen=True, slots=True)
class Context:
    """Where a block belongs: indexes into parts, meetings and items; the headings above it, outermost first.

    `item` is the item under which it stands; `opens_item` is true for the block that holds the item's title (its
    running text, if it has any, begins at `body` in the block's text).
    """

    part: int
    meeting: int | None
    item: int | None
    headings: tuple[str, ...]
    public: bool
    opens_item: bool = False
    body: int = 0


@dataclass(frozen=True)
class Structure:
    """A document with its blocks, tables, parts, meetings and items. `contexts[i]` belongs to `blocks[i]`."""

    document_id: str
    document: Document
    blocks: tuple[Block, ...]
    grids: tuple[Grid, ...]
    contexts: tuple[Context, ...]
    parts: tuple[Part, ...]
    meetings: tuple[Meeting, ...]
    items: tuple[AgendaItem, ...]
    kind: PaperKind
    title: str
    calendar: Calendar

    def context_at(self, offset: int) -> Context:
        """The context of the block that holds the character at `offset`, or of the block before it."""
        return self.contexts[self.index_at(offset)]

    def index_at(self, offset: int) -> int:
        """The index of the block that holds the character at `offset`, or of the block before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def part_of(self, context: Context) -> Part:
        """The part that a block belongs to."""
        return self.parts[context.part]

    def item_number(self, context: Context) -> str | None:
        """The printed number of the item under which a block stands."""
        return self.items[context.item].number if context.item is not None else None

    def record_id(self, kind: str, place: str) -> str:
        """The id of a record of this paper; `place` tells records of a kind apart ("120-180", "120-180:2")."""
        return record_id(self.document_id, kind, place)

    @cached_property
    def right_margins(self) -> dict[int, float]:
        """How far text reaches on each page that has any, in points."""
        rights: dict[int, float] = {}
        for block in self.blocks:
            for line in block.lines:
                rights[line.page] = max(rights.get(line.page, 0.0), line.line.box[2])
        return rights

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]
