"""The lists of people under headings, and in tables: each person with the kind of list that names them.

A heading opens a list; the blocks after it belong to it as long as they are people, not sentences. In a table every
column keeps the heading that stands in it, or takes that of the label at the head of its row; a tick under a heading
speaks of the name in its row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.blocks import Block
from extractors.folding import Folded, join
from extractors.layout import CellRef
from extractors.records.attendance.entries import Entry
from extractors.records.attendance.lists import Listed, goes_on, heads_details, in_office, joined, people_in
from extractors.records.attendance.open_lists import OpenList, end_of_list, kind_within, list_under
from extractors.records.attendance.own_lines import alone_in, are_names, are_pairs, box_of, has_ticks
from extractors.records.attendance.readings import OFFICE_LABEL, Heading, Kind, ReadBlock
from extractors.records.attendance.rows import Rows
from extractors.records.attendance.sides import by_side, left_of
from extractors.structure import Structure
from nlp_models.naming import is_body, is_key_of, is_office, is_role

_LONGEST_SUBHEADING = 60  # characters
_HEAD_BLOCKS = 45  # blocks at the head of a part in which a group ("Members:") may open a list by itself
ROSTER = "attendance.roster"  # the rule of a list without a heading
_TICK = re.compile(r"[✓✔☑√●•xX]|y(?:es)?|p", re.IGNORECASE)
_CONTACT = re.compile(r"@|\bTel\b|\d{4}|https?:|\bcontact\b|\benquiries\b|\bagenda\b|\bitems?\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")


@dataclass(slots=True)
class _Place:
    """Where the walk stands: the part, the table, and the lists open by column; None is the running text.

    `details` are the columns of the table that only tell of people; `sides` the lists printed side by side, each with
    its left edge; `office` labels a row: the row and its words.
    """

    part: int = -1
    seen: int = 0
    rostered: bool = False
    office: tuple[tuple[int, int], str] | None = None
    table: tuple[int, int] | None = None
    lists: dict[int | None, OpenList] = field(default_factory=dict)
    details: set[int] = field(default_factory=set)
    sides: tuple[tuple[float, OpenList], ...] = ()


def find_listed(
    structure: Structure, blocks: Sequence[ReadBlock], registers: frozenset[tuple[int, int]] = frozenset()
) -> tuple[Entry, ...]:
    """The people of all lists, in reading order, but for the tables that are `registers` (page and index there)."""
    return tuple(_Walk(structure, blocks, registers).run())


class _Walk:
    """One pass over the blocks."""

    def __init__(
        self, structure: Structure, blocks: Sequence[ReadBlock], registers: frozenset[tuple[int, int]]
    ) -> None:
        self._text = structure.document.text
        self._registers = registers
        self._blocks = blocks
        self._rows = Rows(blocks, self._text)
        self._place = _Place()
        self._entries: list[Entry] = []
        self._ticks = has_ticks(self._text)
        self._at = 0  # the place of the block that is read

    def run(self) -> list[Entry]:
        for at, block in enumerate(self._blocks):
            if (block.block.page, block.block.cell.table if block.block.cell else -1) in self._registers:
                continue
            self._at = at
            self._enter(at, block)
            if self._marks_name(at, block):
                continue
            if block.headings and self._opens(at, block.headings[0], block) and not self._is_office_below(block):
                self._open_lists(at, block)
            else:
                self._go_on(at, block)
        return self._entries

    def _enter(self, at: int, block: ReadBlock) -> None:
        """Forget lists that cannot go on: of another part, another table, or above an item."""
        place, cell = self._place, block.block.cell
        if block.context.part != place.part:
            self._place = place = _Place(block.context.part)
        table = (block.block.page, cell.table) if cell else None
        if table != place.table:
            headed = [each for each in place.lists.values() if each.bare and not each.people]  # at a table's end
            kept = headed[-1] if headed else place.lists.get(None)
            place.lists = {None: kept} if kept else {}
            place.table, place.details = table, set()
        if block.context.opens_item and not (self._is_numbered_person(block) or self._parts_list(at, block)):
            place.sides = ()
            for column in (None, cell.column) if cell else list(place.lists):
                place.lists.pop(column, None)
        place.seen += 1

    def _is_numbered_person(self, block: ReadBlock) -> bool:
        """Whether what looks like an item is a line of a numbered list of people."""
        held = self._list_for(block.block.cell)
        if held is None or block.headings or block.told_as_prose(0, len(block.block.text)):
            return False
        people = people_in(block.block.folded, self._text)
        before = self._entries[-1].block if held.people else None
        numbered = before is not None and before.block.number is not None
        return len(people) == 1 and (people[0].person.honorific is not None or numbered)

    def _is_office_below(self, block: ReadBlock) -> bool:
        """Whether the word of an office alone ("Chair") is of the person on the line above, and heads nobody."""
        held = self._list_for(block.block.cell)
        plain = block.is_heading_only and not block.block.bold and not block.block.text.rstrip().endswith(":")
        return plain and held is not None and held.alone and is_office(block.block.text.split())

    def _parts_list(self, at: int, block: ReadBlock) -> bool:
        """Whether what looks like an item is the name of a group within a list: "Vale County Council", "Officers"."""
        if self._list_for(block.block.cell) is None or block.block.number is not None or at + 1 == len(self._blocks):
            return False
        group = bool(block.headings) and block.is_heading_only and block.headings[0].kind.is_group
        below = self._blocks[at + 1]
        names = (
            not below.headings and not below.told_as_prose(0, len(below.block.text)) and not below.context.opens_item
        )
        return (group or is_body(block.block.text)) and names and bool(people_in(below.block.folded, self._text))

    def _opens(self, at: int, heading: Heading, block: ReadBlock) -> bool:
        """Whether a heading opens a list here: a group only within attendance, or near the head of a paper."""
        if not heading.kind.is_group:
            return True
        office = heading.rule == OFFICE_LABEL
        if block.block.cell and office and not self._rows.names_beside(at, block.block.cell):
            return False
        if self._list_for(block.block.cell):
            return True
        near_head = self._place.seen <= _HEAD_BLOCKS and block.context.item is None
        return heading.start == 0 and (bool(self._place.lists) or near_head)

    def _open_lists(self, at: int, block: ReadBlock) -> None:
        """Open a list for every heading of the block and read what stands after it."""
        headings, cell = block.headings, block.block.cell
        self._place.sides, opened = (), []
        if headings[0].start > 0 and not _is_translated(block.block.text[: headings[0].start]):
            self._read(block, 0, headings[0].start)
        column = cell.column if cell else None
        for heading, after in zip(headings, [*headings[1:], None], strict=True):
            end = after.start if after else len(block.block.text)
            kind = kind_within(heading.kind, self._place.lists.get(column))
            self._place.lists[column] = list_under(heading, kind, block.block.text, bare=heading.body >= end)
            opened.append(self._place.lists[column])
            bare = heading.body >= end or heads_details(block.block.text[heading.body : end].strip())  # "Members  Role"
            if not self._read(block, heading.body, end) and not bare:
                del self._place.lists[column]
        if cell is None and len(headings) > 1 and self._are_side_by_side(block):
            lefts = (left_of(block.block, block.block.folded.origins[heading.start]) for heading in headings)
            self._place.sides = tuple(zip(lefts, opened, strict=True))
        if block.is_heading_only and cell and not self._is_agenda_title(at, cell):
            self._label_row(at, cell)

    def _are_side_by_side(self, block: ReadBlock) -> bool:
        """Whether all headings of a block stand on one line, a wide gap between each two and nobody named beside."""
        origins, headings = block.block.folded.origins, block.headings
        if len(block.block.lines) > 1 or headings[0].start > 0 or headings[-1].body < len(block.block.text):
            return False
        gaps = [self._text[origins[x.end - 1] : origins[y.start]] for x, y in pairwise(headings)]
        bare = all(x.body >= y.start for x, y in pairwise(headings))
        return bare and all("\t" in gap for gap in gaps)

    def _is_agenda_title(self, at: int, cell: CellRef) -> bool:
        """Whether a heading is the title of an item in a table of these: what stands beside it leads the item."""
        before = self._rows.before(at, cell)
        return bool(before) and all(_NUMBER.fullmatch(each.block.text) for each in before)

    def _label_row(self, at: int, cell: CellRef) -> None:
        """A heading alone in its cell is the label of its row where what stands beside it has no heading of its own."""
        label = replace(self._place.lists[cell.column], by_label=True)
        for beside in self._rows.after(at):
            other = beside.block.cell
            if other is None or (other.table, other.row) != (cell.table, cell.row):
                return
            open_list = self._place.lists.get(other.column)
            own_heading = bool(beside.headings) and beside.headings[0].start == 0
            if other.column > cell.column and not own_heading and (open_list is None or open_list.by_label):
                self._place.lists[other.column] = label

    def _list_for(self, cell: CellRef | None) -> OpenList | None:
        """The open list to which a block in that cell, or in the running text, belongs."""
        lists = self._place.lists
        if cell is None:
            return lists.get(None)
        if cell.column in lists:
            return lists[cell.column]
        beside = [x for c, x in lists.items() if c is not None and c < cell.column and x.by_label]
        return beside[-1] if beside else self._list_of_row(cell) or lists.get(None)

    def _begins_roster(self, at: int) -> bool:
        """Whether people with their offices stand here, a line each, at the head of a paper under no heading."""
        under_body = self._rows.under_body(at)
        near_head = self._place.seen <= _HEAD_BLOCKS and self._blocks[at].context.item is None
        if self._place.rostered or not (near_head or under_body):
            return False
        self._place.rostered = self._rows.people_alone(at, in_item=under_body)
        return self._place.rostered

    def _go_on(self, at: int, block: ReadBlock) -> None:
        """A block without a heading: people of the open list, a heading within it, or its end."""
        whole, cell = len(block.block.text), block.block.cell
        held = self._list_for(cell)
        if held is None and cell is None and self._begins_roster(at):
            self._place.lists[None] = held = OpenList(Kind.MEMBERS, ROSTER, bare=True)
        if held is None:
            if cell is not None:
                self._is_detail(block, cell)  # "Name | Role" above the first heading within a table
            beside = self._list_of_row(cell)
            if beside:
                self._add_detail(block, beside)
            return
        if cell is not None and is_office(block.block.text.split()) and self._rows.names_beside(at, cell):
            self._place.office = (cell.table, cell.row), block.block.text
            return
        if cell is not None and self._is_detail(block, cell):
            self._add_detail(block, held)
            return
        told = block.told_as_prose(0, whole)
        opens_told = told and held.kind in (Kind.PRESENT, Kind.ATTENDEES) and held.bare and not held.people
        if opens_told and self._read(block, 0, whole):  # "Mayor Ash and Members Elm and Oak. Member Fern was absent."
            self._close(block, held)
            return
        if told or block.reading.of("attendance.other"):
            held.awaits = told and held.kind is Kind.ATTENDEES and held.bare and not held.people
            if not held.awaits:
                self._close(block, held)
            return
        if held.awaits and not self._rows.people_alone(at, in_item=True):
            self._close(block, held)
            return
        held.awaits = False
        known = self._add_detail(block, held) or self._read_sides(block) or self._read(block, 0, whole)
        bullet = block.block.marker is not None and held.bare
        if not known and (held.rule == ROSTER or not (bullet or _may_be_subheading(block.block))):
            self._close(block, held)

    def _list_of_row(self, cell: CellRef | None) -> OpenList | None:
        """The list that named somebody in the row of a cell."""
        row = (cell.table, cell.row) if cell else None
        return next((each for each in self._place.lists.values() if row and each.row == row), None)

    def _is_detail(self, block: ReadBlock, cell: CellRef) -> bool:
        """Whether a cell is the head of a column that tells of people, or stands below it."""
        if heads_details(block.block.text):
            self._place.details.add(cell.column)
        return cell.column in self._place.details

    def _close(self, block: ReadBlock, held: OpenList) -> None:
        cell, lists = block.block.cell, self._place.lists
        gone = [column for column, each in lists.items() if each is held]
        if cell is not None:  # the label of another row ends what the label before it opened
            gone += [c for c, x in lists.items() if c is not None and c > cell.column and x.by_label]
        self._place.sides = ()
        for column in gone:
            lists.pop(column, None)

    def _add_detail(self, block: ReadBlock, held: OpenList) -> bool:
        """An office or a body in the cell beside a name, or an office alone on the line below it."""
        cell = block.block.cell
        if not held.alone or not self._entries:
            return False
        told = cell is not None and cell.column in self._place.details  # though it may look like a name: "Moor Rail"
        if not told and any(each.person.named for each in people_in(block.block.folded, self._text)):
            return False
        beside = cell is not None and held.row == (cell.table, cell.row)
        if beside and is_key_of(block.block.text, self._entries[-1].listed.person.name):
            self._entries[-1] = replace(self._entries[-1], listed=self._entries[-1].listed.keyed(block.block.text))
            return True
        below = cell is None and self._entries[-1].listed.person.role is None and is_role(block.block.text.rstrip(":"))
        below = below and not re.search(r"[\d:]", block.block.text)
        detailed = joined(self._entries[-1].listed, block.block.folded) if beside or below else None
        if detailed:
            self._entries[-1] = replace(self._entries[-1], listed=detailed)
            held.tail_entries[-1:] = self._entries[-1:]
        return detailed is not None

    def _marks_name(self, at: int, block: ReadBlock) -> bool:
        """A cell that says of the name in its row that it was there: "Apologies", or a tick under a heading."""
        cell = block.block.cell
        if cell is None:
            return False
        own = self._place.lists.get(cell.column)
        if block.is_heading_only and not block.headings[0].kind.is_group:
            if (own and own.kind is not Kind.ATTENDEES) or self._rows.heads_names(at, cell):
                return False
            kind, rule = block.headings[0].kind, block.headings[0].rule
        elif own and not own.by_label and _TICK.fullmatch(block.block.text):
            kind, rule = own.kind, own.rule
        else:
            return False
        named = next(
            (each for each in self._rows.before(at, cell) if len(people_in(each.block.folded, self._text)) == 1), None
        )
        if named is None:
            return False
        listed = people_in(named.block.folded, self._text)[0]
        if self._entries and self._entries[-1].block is named:
            listed = self._entries.pop().listed
        self._entries.append(Entry(listed, kind, rule, named.context, named))
        return True

    def _read(self, block: ReadBlock, start: int, end: int) -> bool:
        """Take the people of a stretch of a block into the list that is open there; whether there were any."""
        held = self._list_for(block.block.cell)
        if held is None or start >= end:
            return False
        if block.told_as_prose(start, end):
            end = end_of_list(block, start, end)
        return self._take(block, held, block.block.folded.cut(start, end), goes_on_above=start == 0)

    def _read_sides(self, block: ReadBlock) -> bool:
        """Take the people of a block into lists that are printed side by side."""
        sides = self._place.sides if block.block.cell is None else ()
        parts = list(by_side(block.block, [left for left, _ in sides])) if sides else []
        people = [self._take(block, sides[side][1], folded, goes_on_above=True) for side, folded in parts]
        return any(people)

    def _take(self, block: ReadBlock, held: OpenList, folded: Folded, *, goes_on_above: bool) -> bool:
        own_line = block.block.marker is not None and block.block.number is None  # a bullet
        if held.tail and goes_on_above and not own_line and goes_on(held.tail, folded):
            folded = join((held.tail, folded))
            taken = {id(entry) for entry in held.tail_entries}
            self._entries = [entry for entry in self._entries if id(entry) not in taken]
        box = box_of(block.block) if self._ticks and goes_on_above else None
        people = self._people_of(held, folded.cut(box[1], len(folded.text)) if box else folded, boxed=box is not None)
        kind = Kind.ABSENT if box and not box[0] else held.kind
        office = self._office_of(block, held)
        if people and office:
            people = (in_office(people[0], office), *people[1:])
        entries = [Entry(each, kind, held.rule, block.context, block, held.presence) for each in people]
        self._entries += entries
        cell = block.block.cell
        held.people += len(people)
        held.singly = held.singly and len(people) <= len(block.block.lines)
        held.tail, held.tail_entries = folded, entries
        held.row = (cell.table, cell.row) if cell else None
        held.alone = len(people) == 1
        return bool(people)

    def _people_of(self, held: OpenList, folded: Folded, *, boxed: bool) -> tuple[Listed, ...]:
        """The people of a stretch: one where a line is of one person, whatever stands after the name."""
        if boxed:
            return alone_in(folded, held.title)
        people = people_in(folded, self._text, title=held.title, one_a_line=held.people > 0 and held.singly)
        if self._blocks[self._at].block.marker is None:
            return people
        if len(people) == 2 and are_pairs(self._blocks, self._at, self._text):
            return alone_in(folded, held.title)
        if not people and held.bare and are_names(self._blocks, self._at):
            return alone_in(folded, held.title)
        return people

    def _office_of(self, block: ReadBlock, held: OpenList) -> str | None:
        """The office that labels the row of a block, or that heads the list of which it is the first."""
        cell, label = block.block.cell, self._place.office
        if cell and label and label[0] == (cell.table, cell.row):
            return label[1]
        return None if held.people else held.office


def _is_translated(before: str) -> bool:
    """Whether what stands before a heading is the heading in another language: "Yn bresennol / Present"."""
    return before.rstrip().endswith(("/", "|"))


def _may_be_subheading(block: Block) -> bool:
    """Whether a block without people can be a heading within a list: short, or heads counted ("two residents")."""
    return len(block.text) <= _LONGEST_SUBHEADING and not _CONTACT.search(block.text)
