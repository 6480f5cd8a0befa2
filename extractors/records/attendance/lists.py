"""The people of a list: running text, a person a line, columns set with tabs, initials in a column of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.folding import Folded, join
from nlp_models.inverted_names import read_inverted
from nlp_models.naming import is_key_of
from nlp_models.people import Person, parse_person, read_people

_GOES_ON = re.compile(r"(?:[,;:&(/–-]|\band|\bof|\bthe|\bfor)\s*$")
_CONTACT = re.compile(r"\b(?:Tel|Phone|Mob|Mobile|Telephone)\b|\d{5}|\w@\w")
_LABELLED = re.compile(r"[A-Z][\w&'’() -]{2,40}:")
_BARE_KEY = re.compile(r"(?<=[\w)]) ([A-Z]{2,4}[a-z]{0,2})(?=$| [A-Z]|, )")
_FEWEST_LINES = 2  # lines that can show that each of them names one person
_NOBODY = re.compile(r"^(?:none|nil|n/?a|no one|nobody|no apologies|not applicable|all)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A person and the words that name and describe them, with the way back to the document.

    `text` is what the person was read from: the words with the marks that part them.
    """

    person: Person
    folded: Folded
    text: str

    @property
    def start(self) -> int:
        """The offset of their first character in the document's text."""
        return self.folded.origins[0]

    @property
    def end(self) -> int:
        """The offset after their last character."""
        return self.folded.origins[-1] + 1

    def keyed(self, key: str) -> "Listed":
        """The person with the initials that the paper gives them: "AB", "(AB)"."""
        return replace(self, person=replace(self.person, initials_key=key.strip("()[] ")))


def people_in(folded: Folded, text: str, *, title: str | None = None, one_a_line: bool = False) -> tuple[Listed, ...]:
    """The people of a list; `text` is the document's, which tells tabs and line ends from spaces.

    `title` is the one that the list's heading gives them ("Councillors"), empty where surnames may stand alone.
    `one_a_line` tells that each line of the list so far named one person.
    """
    if not folded.text or _NOBODY.match(folded.text):
        return ()
    if folded.text.endswith(":"):
        return ()  # a heading of some other kind
    lines = _parts(folded, text, "\n")
    entries = lines if len(lines) > 1 else _entries(folded)
    inverted = read_inverted([entry.text for entry in entries]) if not title else ()
    if inverted:
        return tuple(Listed(person, entry, entry.text) for person, entry in zip(inverted, entries, strict=True))
    rows = [_parts(row, text, "\t") for row in lines]
    if any(_CONTACT.search(part.text) for row in rows for part in row):
        return tuple(listed for row in rows if row for listed in _read_address(row[0]))
    if any(len(row) > 1 for row in rows) and not _runs_on(rows):
        return tuple(listed for row in rows for listed in _read_row(row, title))
    if all(len(row) == 1 for row in rows):
        by_line = _one_a_line([row[0] for row in rows], title, known=one_a_line)
        if by_line:
            return by_line
    return tuple(listed for stretch in _stretches(lines) for listed in _read_keyed(stretch, title))


def _one_a_line(lines: list[Folded], title: str | None, *, known: bool) -> tuple[Listed, ...]:
    """The people of lines that name one person each; none where a list runs on over its lines.

    A line may go on after an office with a body that looks like a name: "Ann Ash, Regional Manager, Moor Rail".
    """
    if (len(lines) < _FEWEST_LINES and not known) or any(map(_is_open, lines[:-1])):
        return ()
    people = [tuple(_read_piece(line, title)) for line in lines]
    if all(len(each) == 1 for each in people):
        return tuple(listed for each in people for listed in each)
    if not all(each and _is_one(line, each) for line, each in zip(lines, people, strict=True)):
        return ()
    whole = [parse_person(line.text, title=title) for line in lines]
    return tuple(Listed(person, line, line.text) for person, line in zip(whole, lines, strict=True) if person)


def _is_one(line: Folded, people: tuple[Listed, ...]) -> bool:
    """Whether a line of several names can be of the first alone: an office, then names without title or office."""
    first, *others = people
    if not line.text.startswith(first.folded.text[:1]) or first.start != line.origins[0]:
        return False
    plain = all(not each.person.honorific and not each.person.role for each in others)
    return not others or (first.person.role is not None and plain)


def _stretches(lines: list[Folded]) -> Iterator[Folded]:
    """Lines joined to running text, cut where one begins with a label of its own ("Labour: Councillor Oak")."""
    held: list[Folded] = []
    for line in lines:
        if held and _LABELLED.match(line.text) and not _is_open(held[-1]):
            yield join(held)
            held = []
        held.append(line)
    if held:
        yield join(held)


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


_DETAIL = re.compile(
    r"(?:job |member )?(?:organi[sz]ation|representing|representative of|role|title|position|post|designation|capacity"
    r"|body|company|initials?|ward|party|agency|department|employer)s?(?: ?/ ?\w+)?:?",
    re.IGNORECASE,
)


def heads_details(title: str) -> bool:
    """Whether a title heads a column that tells of the people named in another: "Role", "Organisation"."""
    return bool(_DETAIL.fullmatch(title))


def in_office(listed: Listed, office: str) -> Listed:
    """The person with the office by which the list is headed ("Chair:"), where none is printed beside the name."""
    if listed.person.role:
        return listed
    return replace(listed, person=replace(listed.person, role=office, rule="person.headed"))


def joined(listed: Listed, detail: Folded) -> Listed | None:
    """The person again with `detail`, the office or the body printed beside or below; None where it does not fit."""
    held = listed.person
    text = f"{listed.text} - {detail.text.lstrip('-–— ')}"
    read = parse_person(text)
    if read is None or read.name != held.name:
        return None
    person = replace(
        read, honorific=held.honorific, initials_key=held.initials_key or read.initials_key, rule=held.rule
    )
    return Listed(person, join((listed.folded, detail)), text)


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


def _entries(folded: Folded) -> list[Folded]:
    """What semicolons part."""
    cuts = [-1, *(found.start() for found in re.finditer(";", folded.text)), len(folded.text)]
    entries = [folded.cut(low + 1, high) for low, high in pairwise(cuts)]
    return [entry for entry in entries if entry.text]


def _runs_on(rows: list[list[Folded]]) -> bool:
    """Whether the tabs are only wide gaps of a running list: what stands before them ends with a comma."""
    return any(_is_open(part) for row in rows for part in row[:-1] if not re.search(r"[-–:]$", part.text))


def _is_open(part: Folded) -> bool:
    return bool(_GOES_ON.search(part.text)) or part.text.count("(") > part.text.count(")")


def _read_row(row: list[Folded], title: str | None) -> Iterator[Listed]:
    """A line of columns: names side by side, or a name with initials, office and body."""
    held: Listed | None = None
    for part in row:
        if held and is_key_of(part.text, held.person.name):
            held = held.keyed(part.text)
            continue
        people = list(_read_keyed(part, title))
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


def _read_keyed(folded: Folded, title: str | None) -> Iterator[Listed]:
    """The people of running text in which initials may follow a name without brackets ("Rob Ash RA Ann Elm AE")."""
    low = 0
    for found in _BARE_KEY.finditer(folded.text):
        before = re.sub(r"\([^()]*\)", " ", folded.text[low : found.start()])
        name = re.split(r"[,;]", before)[-1].strip()
        if is_key_of(found[1], name) and 2 <= len(name.split()) <= 5:
            *people, keyed = _read_piece(folded.cut(low, found.start()), title) or (None,)
            yield from (listed for listed in people if listed)
            if keyed:
                yield keyed.keyed(found[1])
            low = min(found.end() + 1, len(folded.text))
    if low < len(folded.text):
        yield from _read_piece(folded.cut(low, len(folded.text)), title)


def _read_address(line: Folded) -> tuple[Listed, ...]:
    """A person with an address and a telephone number: only the name before the first comma."""
    comma = re.search(r",|\t|\bTel", line.text)
    named = _read_piece(line.cut(0, comma.start() if comma else len(line.text)), None)
    return named[:1] if comma else ()


def _read_piece(folded: Folded, title: str | None) -> tuple[Listed, ...]:
    people = read_people(folded.text, title=title)
    if not people:
        alone = parse_person(folded.text, title=title)
        if alone is None or len(folded.text.split()) > 12 or (len(alone.name.split()) < 2 and not alone.honorific):
            return ()
        people = (replace(alone, start=0, end=len(folded.text)),)
    return tuple(
        Listed(person, folded.cut(person.start, person.end), folded.text[person.start : person.end])
        for person in people
    )
