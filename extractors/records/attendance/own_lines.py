"""Lists that give each person a line: with a box that is ticked or not, or with a body after a comma."""

import re
from collections.abc import Callable, Sequence

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.attendance.lists import Listed, people_in
from extractors.records.attendance.readings import ReadBlock
from nlp_models.naming import is_name
from nlp_models.people import Person, parse_person

_TICKED = re.compile(r"(?:\[\s?[xX✓✔]\s?\]|[☑☒✅✓✔])\s*(?=[A-Z])")
_UNTICKED = re.compile(r"(?:\[\s?\]|[☐□◻])\s*(?=[A-Z])")
_SOME_TICK = re.compile(rf"^[\s•▪●*-]*(?:{_TICKED.pattern})", re.MULTILINE)
_PAIR = re.compile(r"[^,;:]+,[^,;:]+")
_NEAR, _FEWEST = 20, 3  # bullets around one that show what all are like
_LONGEST_NAME = 3  # words
_INITIALS = 2  # letters by which a name may stand: "CJ"


def has_ticks(text: str) -> bool:
    """Whether a line of a paper begins with a ticked box, without which empty ones tell nothing."""
    return _SOME_TICK.search(text) is not None


def box_of(block: Block) -> tuple[bool, int] | None:
    """Whether the box before a name is ticked, and where the name begins; None for a line without a box."""
    ticked, empty = _TICKED.match(block.text), _UNTICKED.match(block.text)
    found = ticked or empty
    return (ticked is not None, found.end()) if found else None


def alone_in(folded: Folded, title: str | None = None) -> tuple[Listed, ...]:
    """The person to whom a whole line belongs, whatever follows the name: "Ann Ash, Moor Light"."""
    person = parse_person(folded.text, title=title)
    if person is None and len(folded.text) == _INITIALS:
        person = Person(folded.text, 0, _INITIALS, "person.printed")
    return (Listed(person, folded, folded.text),) if person and person.named else ()


def are_pairs(blocks: Sequence[ReadBlock], at: int, text: str) -> bool:
    """Whether the bullets around a place are a name and a body each; `text` is the document's.

    One body at least must be plainly none, or "Ann Ash, Bob Elm" would be two people.
    """
    pairs = _alike(blocks, at, _is_pair)
    return len(pairs) >= _FEWEST and any(len(people_in(each.block.folded, text)) == 1 for each in pairs)


def are_names(blocks: Sequence[ReadBlock], at: int) -> bool:
    """Whether the bullets around a place are names and nothing else, so that one word may be a given name."""
    return len(_alike(blocks, at, _is_bare_name)) >= _FEWEST


def _alike(blocks: Sequence[ReadBlock], at: int, is_so: Callable[[ReadBlock], bool]) -> Sequence[ReadBlock]:
    """The run of bullets around a place of which something is so, all of the run or nothing."""
    low, high = at, at + 1
    while low > max(0, at - _NEAR) and _is_bullet(blocks[low - 1]):
        low -= 1
    while high < min(len(blocks), at + _NEAR) and _is_bullet(blocks[high]):
        high += 1
    run = blocks[low:high]
    return run if all(map(is_so, run)) else ()


def _is_bullet(block: ReadBlock) -> bool:
    return block.block.marker is not None and block.block.number is None and not block.headings


def _is_pair(block: ReadBlock) -> bool:
    return _PAIR.fullmatch(block.block.text) is not None


def _is_bare_name(block: ReadBlock) -> bool:
    words = block.block.text.split()
    return len(words) <= _LONGEST_NAME and is_name(words, titled=len(block.block.text) == _INITIALS)
