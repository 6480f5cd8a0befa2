"""The people of a list: running text, a person a line, columns set with tabs, initials in a column of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.folding import Folded
from nlp_models.people import Person, parse_person, read_people

_KEY = re.compile(r"[A-Z][A-Za-z]{0,4}")
_GOES_ON = re.compile(r"(?:[,;:&(/–-]|\band|\bof|\bthe|\bfor)\s*$")
_CONTACT = re.compile(r"\b(?:Tel|Phone|Mob|Mobile|Telephone)\b|\d{5}|@")
_NOBODY = re.compile(r"^(?:none|nil|n/?a|no one|nobody|no apologies|not applicable|all)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A person with the half-open range of the document's characters that names and describes them, and that text."""

    person: Person
    start: int
    end: int
    text: str


def people_in(folded: Folded, text: str) -> tuple[Listed, ...]:
    """The people of a list; `text` is the document's, which tells tabs and line ends from spaces."""
    if not folded.text or _NOBODY.match(folded.text):
        return ()
    if folded.text.endswith(":"):
        return ()  # a heading of some other kind
    rows = [_parts(row, text, "\t") for row in _parts(folded, text, "\n")]
    if any(_CONTACT.search(part.text) for row in rows for part in row):
        return tuple(listed for row in rows if row for listed in _read_address(row[0]))
    if any(len(row) > 1 for row in rows) and not _runs_on(rows):
        return tuple(listed for row in rows for listed in _read_row(row))
    lines = [row[0] for row in rows if row] if all(len(row) == 1 for row in rows) else []
    by_line = [_read_piece(line) for line in lines]
    if len(lines) > 1 and all(len(people) == 1 for people in by_line) and not any(map(_is_open, lines[:-1])):
        return tuple(listed for people in by_line for listed in people)
    return tuple(listed for part in _cut_keys(folded) for listed in _read_piece(part))


def goes_on(before: Folded, after: Folded) -> bool:
    """Whether a list goes on in the next block: it ended with a comma, within a name, or with an office alone."""
    if _is_open(before):
        return True
    people = read_people(before.text)
    if len(people) > 1 and not people[-1].named:
        return True
    if "," not in before.text or not people:
        return False
    return not people[-1].named or bool(re.match(r"[\w'’-]+,\s", after.text))


def joined(listed: Listed, detail: Folded) -> Listed | None:
    """The person again with `detail`, the office or the body printed beside or below; None where it does not fit."""
    text = f"{listed.text} - {detail.text.lstrip('-–— ')}"
    read = parse_person(text)
    if read is None or read.name != listed.person.name:
        return None
    return Listed(read, listed.start, detail.origins[-1] + 1, text)


def _parts(folded: Folded, text: str, mark: str) -> list[Folded]:
    """The folded text cut where the page has `mark` between two words."""
    cuts = [0]
    for index, character in enumerate(folded.text):
        if character != " " or index + 1 >= len(folded.text):
            continue
        between = text[folded.origins[index - 1] + 1 : folded.origins[index + 1]]
        if mark in between:
            cuts.append(index)
    cuts.append(len(folded.text))
    parts = [folded.cut(low, high) for low, high in pairwise(cuts)]
    return [part for part in parts if part.text]


def _runs_on(rows: list[list[Folded]]) -> bool:
    """Whether the tabs are only wide gaps of a running list: what stands before them ends with a comma."""
    return any(_is_open(part) for row in rows for part in row[:-1] if not re.search(r"[-–:]$", part.text))


def _is_open(part: Folded) -> bool:
    return bool(_GOES_ON.search(part.text)) or part.text.count("(") > part.text.count(")")


def _read_row(row: list[Folded]) -> Iterator[Listed]:
    """A line of columns: names side by side, or a name with initials, office and body."""
    held: Listed | None = None
    for part in row:
        if held and is_key_of(part.text, held.person.name):
            continue
        people = [listed for piece in _cut_keys(part) for listed in _read_piece(piece)]
        named = any(listed.person.named for listed in people)
        detailed = joined(held, part) if held and not named else None
        if detailed:
            held = detailed
            continue
        if held:
            yield held
        yield from people[:-1]
        held = people[-1] if people else None
    if held:
        yield held


def is_key_of(text: str, name: str) -> bool:
    """Whether text is a person's initials: "RB", "MCa", "JTe"."""
    words = [word for word in re.split(r"[\s-]+", name) if word]
    if not _KEY.fullmatch(text) or len(words) < 2:
        return False
    capitals = [char for char in text if char.isupper()]
    initials = iter([char for word in words for char in word if char.isupper()])
    return len(capitals) > 1 and capitals[0] == words[0][0] and all(char in initials for char in capitals)


def _cut_keys(folded: Folded) -> Iterator[Folded]:
    """Cut a line after the initials that follow a name without brackets ("Rob Ash RA Ann Elm AE"), leaving them out."""
    low = 0
    for found in re.finditer(r"(?<=[\w)]) ([A-Z]{2,4}[a-z]{0,2})(?=$| [A-Z]|, )", folded.text):
        before = re.sub(r"\([^()]*\)", " ", folded.text[low : found.start()])
        name = re.split(r"[,;]", before)[-1].strip()
        if is_key_of(found[1], name) and 2 <= len(name.split()) <= 5:
            yield folded.cut(low, found.start())
            low = min(found.end() + 1, len(folded.text))
    if low < len(folded.text):
        yield folded.cut(low, len(folded.text))


def _read_address(line: Folded) -> tuple[Listed, ...]:
    """A person with an address and a telephone number: only the name before the first comma."""
    comma = re.search(r",|\t|\bTel", line.text)
    named = _read_piece(line.cut(0, comma.start() if comma else len(line.text)))
    return named[:1] if comma else ()


def _read_piece(folded: Folded) -> tuple[Listed, ...]:
    people = read_people(folded.text)
    if not people:
        alone = parse_person(folded.text)
        if alone is None or len(folded.text.split()) > 12 or (len(alone.name.split()) < 2 and not alone.honorific):
            return ()
        people = (replace(alone, start=0, end=len(folded.text)),)
    return tuple(
        Listed(person, *folded.span(person.start, person.end), folded.text[person.start : person.end])
        for person in people
    )
