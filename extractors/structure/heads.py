"""The head of an agenda or of minutes: the blocks before the business, and the values behind its labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.blocks import Block
from extractors.structure.cues import Cues

_LONGEST_HEAD = 22  # blocks of a part in which its meeting is named


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a label: the text, and the block that holds it."""

    text: str
    block: Block


def head_of(blocks: Sequence[Block]) -> list[Block]:
    """The blocks in which a part names its meeting."""
    return list(blocks[:_LONGEST_HEAD])


def before_people(head: Sequence[Block], cues: Cues) -> list[Block]:
    """The blocks of a head before the first list of people; those to whom a summons goes stand before it."""
    opening = [at for at, block in enumerate(head) if opens_people(block, cues)]
    if opening and not opens_people(head[opening[0]], cues, "attendance.heading.present"):
        calls = [at for at, block in enumerate(head) if not block.number and cues.has(block.text, "paper.summons")]
        opening = [at for at in opening if not calls or at > calls[0]]
    return list(head[: max(min(opening, default=len(head)), 1)])


def opens_people(block: Block, cues: Cues, kind: str = "attendance.heading") -> bool:
    """Whether a block opens a list of people: its label is set off, by a colon, a gap or the end of the line."""
    found = cues.opens(block.text, kind)
    if found is None:
        return kind == "attendance.heading" and _opens_group(block, cues)
    rest = block.text[found.end :].lstrip()
    return not rest or rest[0] in ":-–(" or rest[0].isupper() or _gap_after(block, found.end)


def _opens_group(block: Block, cues: Cues) -> bool:
    found = cues.opens(block.text, "attendance.group")
    return found is not None and (block.text[found.end :].lstrip()[:1] in {"", ":"} or _gap_after(block, found.end))


def _gap_after(block: Block, end: int) -> bool:
    """Whether the page leaves a wide gap after the first `end` characters of a block."""
    if end >= len(block.folded.origins):
        return False
    line = block.lines[0]
    return "\t" in line.text[: block.folded.origins[end] - line.start + 2][max(end - 2, 0) :]


def before_business(head: Sequence[Block], cues: Cues) -> int:
    """How many blocks of a head stand before the people and the first number."""
    opening = before_people(head, cues)
    return next((at for at, block in enumerate(opening) if block.number), len(opening))


def labelled(head: Sequence[Block], label: str, cues: Cues) -> Iterator[Value]:
    """The values after a label on the line ("Venue: Vale House"), or in the block after it or the cell beside it.

    Labels below the first number belong to an item.
    """
    for at, block in enumerate(head):
        if block.number:
            return
        found = cues.opens(block.text, f"label.{label}")
        if not found:
            continue
        rest = block.text[found.end :].lstrip(" :–-")
        if rest and not rest.endswith(":"):
            yield Value(rest, block)
        elif at + 1 < len(head) and _belongs(block, head[at + 1]):
            yield Value(columns_of(head[at + 1])[0] if rest else head[at + 1].text, head[at + 1])


def columns_of(block: Block) -> list[str]:
    """A block's text, or the columns of its lines where wide gaps part them: an address beside a telephone number."""
    if not any("\t" in line.text for line in block.lines):
        return [block.text]
    columns: dict[int, list[str]] = {}
    for line in block.lines:
        for at, (start, end) in enumerate(line.line.segments):
            columns.setdefault(at, []).append(line.text[start:end].strip())
    return [" ".join(texts) for _, texts in sorted(columns.items())]


def _belongs(label: Block, value: Block) -> bool:
    """Whether a block is the value of the label before it: in the same row, or both outside tables and no heading."""
    if label.cell is None or value.cell is None:
        return label.cell is value.cell and (label.bold or not value.is_heading)
    return (label.cell.table, label.cell.row) == (value.cell.table, value.cell.row)
