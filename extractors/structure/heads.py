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
    """The blocks of a head before the first list of people."""
    found: list[Block] = []
    for block in head:
        if cues.opens(block.text, "attendance.heading") or cues.opens(block.text, "attendance.group"):
            break
        found.append(block)
    return found or list(head[:1])


def labelled(head: Sequence[Block], label: str, cues: Cues) -> Iterator[Value]:
    """The values after a label on the line ("Venue: Vale House"), or in the block after it or the cell beside it."""
    for at, block in enumerate(head):
        found = cues.opens(block.text, f"label.{label}")
        if not found:
            continue
        rest = block.text[found.end :].lstrip(" :–-")
        if rest:
            yield Value(rest, block)
        elif at + 1 < len(head) and _belongs(block, head[at + 1]):
            yield Value(head[at + 1].text, head[at + 1])


def _belongs(label: Block, value: Block) -> bool:
    """Whether a block is the value of the label before it: in the same row, or both outside tables."""
    if label.cell is None or value.cell is None:
        return label.cell is value.cell
    return (label.cell.table, label.cell.row) == (value.cell.table, value.cell.row)
