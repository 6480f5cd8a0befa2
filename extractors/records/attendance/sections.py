"""The lists of people under headings, and in tables: each person with the status that the heading gives.

A heading opens a list; the blocks after it belong to it as long as they are people, not sentences. In a table every
column keeps the heading that stands in it, or takes that of the label at the head of its row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.attendance.lists import Listed, joined, people_in
from extractors.records.attendance.mentions import Mention
from extractors.records.attendance.readings import Heading, Kind, ReadBlock
from extractors.results import AttendanceStatus
from extractors.structure import Structure
from nlp_models import Reader

_LONGEST_SUBHEADING = 60  # characters
_HEAD_BLOCKS = 45  # blocks at the head of a part in which a group ("Members:") may open a list by itself
_CONFIDENT, _FAIR, _UNNAMED = 0.94, 0.8, 0.5


@dataclass(slots=True)
class _List:
    """An open list: its kind, the rule of its heading, and what it has given so far."""

    kind: Kind
    rule: str
    by_label: bool = False
    row: tuple[int, int] | None = None
    people: int = 0
    held: tuple[int, Folded] | None = None


@dataclass(slots=True)
class _Walk:
    """Where the walk over the blocks stands: lists open by column; None is the running text."""

    part: int = -1
    seen: int = 0
    table: tuple[int, int] | None = None
    lists: dict[int | None, _List] = field(default_factory=dict)


def find_listed(structure: Structure, blocks: Sequence[ReadBlock], reader: Reader) -> tuple[Mention, ...]:
    """The people of all lists, in reading order."""
    return tuple(_Finder(structure, blocks, reader).run())


class _Finder:
    """Walks the blocks once; the state is a `_Walk`."""

    def __init__(self, structure: Structure, blocks: Sequence[ReadBlock], reader: Reader) -> None:
        self._structure = structure
        self._blocks = blocks
        self._reader = reader
        self._walk = _Walk()
        self._found: list[Mention] = []

    def run(self) -> list[Mention]:
        for at, block in enumerate(self._blocks):
            self._enter(block)
            if block.headings and self._opens(block.headings[0], block):
                self._open_lists(at, block)
            else:
                self._go_on(block)
            self._walk.seen += 1
        return self._found

    def _enter(self, block: ReadBlock) -> None:
        """Forget lists that cannot go on: of another part, another table, or above an item."""
        walk, cell = self._walk, block.block.cell
        if block.context.part != walk.part:
            walk.part, walk.seen, walk.table, walk.lists = block.context.part, 0, None, {}
        table = (block.block.page, cell.table) if cell else None
        if table != walk.table:
            kept = walk.lists.get(None)
            walk.lists = {None: kept} if kept else {}
            walk.table = table
        if block.context.opens_item:
            walk.lists = {} if cell is None else {c: x for c, x in walk.lists.items() if c not in (None, cell.column)}

    def _opens(self, heading: Heading, block: ReadBlock) -> bool:
        """Whether a heading opens a list here: a group only within attendance, or near the head of a paper."""
        if not heading.kind.is_group:
            return True
        if heading.start > 0 and self._list_for(block) is None:
            return False
        agenda_or_open = bool(self._walk.lists) or self._walk.seen < _HEAD_BLOCKS
        return agenda_or_open and (block.context.item is None or bool(self._walk.lists))

    def _open_lists(self, at: int, block: ReadBlock) -> None:
        """Open a list for every heading of the block and read what stands after it."""
        headings = block.headings
        if headings[0].start > 0 and self._list_for(block):
            self._read(block, 0, headings[0].start)
        column = block.block.cell.column if block.block.cell else None
        for heading, after in zip(headings, [*headings[1:], None], strict=True):
            kind = self._kind(heading, self._walk.lists.get(column))
            self._walk.lists[column] = _List(kind, heading.rule)
            self._read(block, heading.body, after.start if after else len(block.block.text), first=True)
        if block.is_heading_only and block.block.cell:
            self._label_row(at, block)

    def _kind(self, heading: Heading, before: _List | None) -> Kind:
        """What a heading means here: "Officers" right under "Apologies" are officers with apologies."""
        if heading.kind.is_group and before and before.people == 0 and before.kind in (Kind.APOLOGIES, Kind.ABSENT):
            return before.kind
        if heading.kind is Kind.MEMBERS and before and before.people == 0 and before.kind is Kind.IN_ATTENDANCE:
            return before.kind
        return heading.kind

    def _label_row(self, at: int, label: ReadBlock) -> None:
        """A heading alone in its cell is the label of its row where people stand beside it without a heading of theirs."""
        cell = label.block.cell
        for beside in self._blocks[at + 1 : at + 40]:
            other = beside.block.cell
            if cell is None or other is None or (other.table, other.row) != (cell.table, cell.row):
                return
            open_list = self._walk.lists.get(other.column)
            if other.column <= cell.column or (beside.headings and beside.headings[0].start == 0):
                continue
            if open_list is None or open_list.by_label:
                own = self._walk.lists[cell.column]
                self._walk.lists[other.column] = replace(own, by_label=True, people=0)

    def _list_for(self, block: ReadBlock) -> _List | None:
        """The open list to which a block belongs."""
        cell = block.block.cell
        if cell is None:
            return self._walk.lists.get(None)
        if cell.column in self._walk.lists:
            return self._walk.lists[cell.column]
        beside = [x for c, x in self._walk.lists.items() if c is not None and c < cell.column and x.by_label]
        return beside[-1] if beside else self._walk.lists.get(None)

    def _go_on(self, block: ReadBlock) -> None:
        """A block without a heading: people of the open list, a heading within it, or its end."""
        held = self._list_for(block)
        if held is None:
            return
        if block.context.opens_item or block.told_as_prose(0, len(block.block.text)):
            self._close(block, held)
            return
        if self._add_detail(block, held):
            return
        if not self._read(block, 0, len(block.block.text)) and not _may_be_subheading(block.block):
            self._close(block, held)

    def _close(self, block: ReadBlock, held: _List) -> None:
        cell = block.block.cell
        gone = [column for column, each in self._walk.lists.items() if each is held]
        if cell is not None:  # the label of another row ends what the label before it opened
            gone += [c for c, x in self._walk.lists.items() if c is not None and c > cell.column and x.by_label]
        for column in gone:
            self._walk.lists.pop(column, None)

    def _add_detail(self, block: ReadBlock, held: _List) -> bool:
        """An office or a body in the cell beside a name."""
        cell = block.block.cell
        if cell is None or held.held is None or held.row != (cell.table, cell.row):
            return False
        index, name = held.held
        found = self._found[index]
        if people_in(block.block.folded, self._structure.document.text):
            return False
        detailed = joined(Listed(found.person, found.start, found.end), block.block.folded, name)
        if detailed:
            self._found[index] = replace(found, person=detailed.person, end=detailed.end)
        return detailed is not None

    def _read(self, block: ReadBlock, start: int, end: int, *, first: bool = False) -> bool:
        """Take the people of a stretch of a block into the list that is open there; whether there were any."""
        held = self._list_for(block)
        folded = block.block.folded.cut(start, end)
        if held is None or not folded.text:
            return first
        if block.told_as_prose(start, end):
            folded = block.block.folded.cut(start, _end_of_list(block, start, end))
        people = people_in(folded, self._structure.document.text)
        for listed in people:
            self._found.append(self._mention(block, held, listed))
        if people:
            cell = block.block.cell
            held.people += len(people)
            held.row = (cell.table, cell.row) if cell else None
            held.held = (len(self._found) - 1, folded) if len(people) == 1 else None
        return bool(people)

    def _mention(self, block: ReadBlock, held: _List, listed: Listed) -> Mention:
        person = listed.person
        status, guessed = self._status(block, held, listed)
        confidence = _CONFIDENT if not guessed else _FAIR
        if not person.named:
            confidence = _UNNAMED
        return Mention(person, status, listed.start, listed.end, block.context, held.rule, confidence, guessed=guessed)

    def _status(self, block: ReadBlock, held: _List, listed: Listed) -> tuple[AttendanceStatus, bool]:
        """The status and whether it is a guess from the person's office or note."""
        person = listed.person
        noted = re.search(r"\b(apolog|absent)", person.note or "", re.I)
        if noted:
            return ("apologies" if noted[1].lower() == "apolog" else "absent"), False
        agenda = self._structure.parts[block.context.part].kind == "agenda"
        match held.kind:
            case Kind.APOLOGIES:
                return "apologies", False
            case Kind.ABSENT:
                return "absent", False
            case Kind.IN_ATTENDANCE | Kind.OTHERS:
                return "in_attendance", False
            case Kind.PRESENT | Kind.MEMBERS:
                if self._is_official(person.role, person.honorific):
                    return "in_attendance", True
                return ("member" if agenda else "present"), False

    def _is_official(self, role: str | None, honorific: str | None) -> bool:
        if honorific in {"PC", "PCSO", "CSO", "Sgt", "Sergeant", "Inspector", "Insp"}:
            return True
        return role is not None and bool(self._reader.read(role).of("attendance.official"))


def _end_of_list(block: ReadBlock, start: int, end: int) -> int:
    """Where a list ends in a block that goes on in sentences: before the first of these, or before "who"."""
    for sentence in block.reading.sentences:
        if sentence.end <= start or sentence.start >= end:
            continue
        low = max(sentence.start, start)
        if block.told_as_prose(low, sentence.end):
            relative = re.search(r",?\s(?:who|which|whose)\b", block.block.text[low : sentence.end])
            return low + relative.start() if relative else low
    return end


def _may_be_subheading(block: Block) -> bool:
    """Whether a block without people can be a heading within a list: short, or heads counted ("two residents")."""
    if re.search(r"@|\bTel\b|\d{4}|https?:|\bcontact\b|\benquiries\b|\bagenda\b|\bitems?\b", block.text, re.I):
        return False
    return len(block.text) <= _LONGEST_SUBHEADING
