"""Where one person of a run-on list ends and the next begins.

Commas, semicolons, colons, "and", "&" and sentence ends part a list, outside brackets. What is parted opens a new
person where a title or a name stands at its head; letters after a name, offices, bodies and notes stay with the person
before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp_models.folding import Folded, fold
from nlp_models.naming import (
    Title,
    is_body,
    is_name,
    is_office,
    is_post_nominals,
    is_role,
    plain,
    plural_title,
    read_title,
)
from nlp_models.sentences import sentence_starts
from nlp_models.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True)
class Piece:
    """One person's part of a list: characters `[start, end)`, and the title in force from earlier ("Cllr"), if any."""

    start: int
    end: int
    text: str
    title: str | None


@dataclass(frozen=True, slots=True)
class _Segment:
    start: int
    end: int
    text: str
    mark: str  # what parts it from the segment before: "", ",", ";", ":", "and", "."


_MARK = re.compile(
    r"""\s* [,;•●▪] \s* (?: (?P<and> and | AND | & ) \s+ )?
    | \s* :+ \s*
    | \s+ & \s*
    | \s+ (?: and | AND | plus | ac | agus | along \s with | together \s with ) \s+""",
    re.VERBOSE,
)
_BRACKETED = re.compile(r"\( (?: [^()] | \( [^()]* \) )* \) | \[ [^\[\]]* \]", re.VERBOSE)


def split_people(text: str, *, title: str | None = None) -> tuple[Piece, ...]:
    """The pieces of a list, in reading order. What stands before the first person is left out.

    `title` is the title in force at its beginning, empty where the list is of people whom none of them names.
    """
    folded = fold(text)
    pieces: list[Piece] = []
    for start, end, held in _holders(folded.text) or _people(folded.text, title):
        printed = folded.text[start:end]
        own = read_title(_head_words(printed))
        pieces.append(_piece(folded, text, start, end, None if own else held))
    return tuple(pieces)


def _held(title: Title) -> str:
    """What a plural title calls each of those after it: "Cllr", "County Councillor", "Board Member"."""
    honorific, role = title.honorific, title.role
    if role and honorific and role.endswith(honorific):
        return role
    return " ".join(part for part in (role, honorific) if part)


# Before a name in a list of councillors they say no more than that: "Councillors Ash, Mrs Elm and Oak".
_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "revd"})


def _in_force(own: Title | None, held: str | None, printed: str) -> str | None:
    """The title in force after a person: a courtesy within a list ("Mrs Elm") leaves that of the list."""
    if own is None:
        return held
    if own.plural:
        return _held(own)
    courtesy = own.role is None and own.honorific is not None and plain(own.honorific) in _COURTESIES
    collective = held is not None and plain(held) not in _COURTESIES
    return held if collective and courtesy and "(" not in printed else None


def _piece(folded: Folded, text: str, start: int, end: int, title: str | None) -> Piece:
    low, high = folded.back(start, end)
    return Piece(low, high, text[low:high], title)


_HOLDER = re.compile(r"(?P<office>[^()]+)\((?P<holder>[^()]+)\)[\s,;.]*(?:and\s)?")


def _holders(text: str) -> list[tuple[int, int, str | None]]:
    """The people of a list of offices, each with its holder in brackets: "Head of Parks (Mr Elm), Engineer (Ms Oak)".

    Empty where any bracket holds something else.
    """
    found: list[re.Match[str]] = []
    at = 0
    while at < len(text) and "(" in text[at:]:
        each = _HOLDER.match(text, at)
        if each is None or not names_holder(each["office"], each["holder"]):
            return []
        found.append(each)
        at = each.end()
    return [] if text[at:].strip(" .") else [piece for each in found for piece in _held_by(each)]


def _held_by(found: re.Match[str]) -> Iterator[tuple[int, int, str | None]]:
    """The office with its first holder, then any others in the bracket: "Planners (Mr Elm and Ms Oak)"."""
    low = found.start()
    for mark in re.finditer(r",\s|\sand\s|\s&\s|$", found["holder"]):
        high = found.start("holder") + mark.start()
        yield low, high + (1 if mark.end() == len(found["holder"]) and low == found.start() else 0), None
        low = found.start("holder") + mark.end()


def names_holder(office: str, holder: str) -> bool:
    """Whether an office is followed by the name of who holds it: "Head of Parks, Trees and Play" ("Mr J Elm")."""
    first = re.split(r",|\s-\s", office.strip(" ,"), maxsplit=1)[0].removesuffix("s")  # "Planners (Mr Elm and Ms Oak)"
    words = _head_words(re.split(r"\sand\s|\s&\s", holder, maxsplit=1)[0])
    named = bool(words) and (read_title(words) is not None or (len(words) > 1 and is_name(words)))
    title = read_title(first.split())
    person = is_name(first.split()) or (
        title is not None and (title.honorific or len(first.split()) - title.length > 1)
    )
    return named and is_role(first) and not person


# "ten guests", "2 members of the public", "Vacant": heads counted or a seat without a holder, nobody named.
_NOBODY = re.compile(
    r"""(?: \d+ | one | two | three | four | five | six | seven | eight | nine | ten | several | some ) \s [a-z]
      | (?: one \s )? (?i: vacant | vacanc (?: y | ies ) ) \b""",
    re.VERBOSE,
)


def _people(text: str, title: str | None) -> Iterator[tuple[int, int, str | None]]:
    """Ranges of the people, each with the title in force: a segment that opens one and those after it that do not."""
    segments = [part for segment in _segments(text) for part in _cut_inside(segment)]
    names_alone = _are_names_alone(segments)
    person: tuple[int, int, str | None] | None = None
    office: _Segment | None = None
    for index, segment in enumerate(segments):
        after = segments[index + 1] if index + 1 < len(segments) else None
        opens = names_alone or _opens_person(segment, listed=title is not None)
        opens = opens and not (person and _is_second_office(segments[index - 1], segment))
        opens = opens and (title != "" or _is_plainly_named(segment))
        labels = after is not None and after.mark == ":" and not _opens_person(segment, listed=False)
        if person and (opens or labels or segment.mark == "." or _NOBODY.match(segment.text)):
            yield person
            person = None
        if labels:
            collective = plural_title(segment.text)
            title = _held(collective) if collective else None
            office = segment if is_role(segment.text) and not collective else None
        elif opens:
            person = ((office or segment).start, segment.end, title)
            title = _in_force(read_title(_head_words(segment.text)), title, segment.text)
            office = None
        elif person:
            person = (person[0], segment.end, person[2])
    if person:
        yield person


def _are_names_alone(segments: list[_Segment]) -> bool:
    """Whether a list has given names or surnames alone: "Ann, Bob and Cat", "Ash, Mayor Oak, Elm"."""
    alone = [segment for segment in segments if len(segment.text.split()) == 1 and is_name([segment.text])]
    titled = [segment for segment in segments if read_title(_head_words(segment.text))]
    return len(alone) > 1 and len(alone) + len(titled) == len(segments)


_INITIALS = re.compile(r"\b(?:[A-Z][a-z]?\.){2,}\s?$")  # "Ll.M. Ash", no sentence's end; nor is 'Ann B. "Jo" Ash'


def _segments(text: str) -> list[_Segment]:
    brackets = [found.span() for found in _BRACKETED.finditer(text)]
    marks = [found for found in _MARK.finditer(text) if not _within(found.start(), brackets)]
    cuts = [(found.start(), found.end(), _kind(found)) for found in marks]
    starts = [start for start in sentence_starts(text)[1:] if not _within(start, brackets)]
    starts = [start for start in starts if text[start] != '"' and not _INITIALS.search(text, 0, start)]
    cuts += [(start - 1, start, ".") for start in starts]
    segments = []
    last, mark = 0, ""
    for start, end, next_mark in [*sorted(cuts), (len(text), len(text), "")]:
        segment = _trimmed(text, last, max(start, last), mark)
        if segment:
            segments.append(segment)
            mark = next_mark
        last = max(end, last)
    return segments


def _kind(found: re.Match[str]) -> str:
    sign = found.group().strip()[0]
    return "and" if found["and"] or sign.isalpha() or sign == "&" else sign


def _within(offset: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start < offset < end for start, end in ranges)


_TRAILING = frozenset(" -.]&*†‡")


def _trimmed(text: str, start: int, end: int, mark: str) -> _Segment | None:
    while start < end and (text[start] in " -.*" or text.startswith(("and ", "& "), start, end)):
        start += 1 if text[start] in " -.*" else text[start:end].index(" ")
    while start < end and text[end - 1] in _TRAILING and not (text[end - 1] == "]" and "[" in text[start:end]):
        end -= 1
    while text[start:end].endswith((" and", " &")):  # the list goes on elsewhere
        end = start + len(text[start:end].rsplit(maxsplit=1)[0])
    return _Segment(start, end, text[start:end], mark) if start < end else None


_HEAD_ENDS = re.compile(r"[(\[,] | \s-\s", re.VERBOSE)
_INSIDE_TITLES = frozenset({"for", "and", "the", "in"}) | VOCABULARY.name_particles


def _head_words(text: str) -> list[str]:
    """The words at the head of a piece, up to a bracket, a comma, a dash, letters of honour, or a lower-case word."""
    office, colon, rest = text.partition(":")
    head = rest if colon and is_role(office) else text
    words = _HEAD_ENDS.split(head.strip(), maxsplit=1)[0].split()
    for index, word in enumerate(words):
        lower = (
            index > 0 and word.islower() and (word not in _INSIDE_TITLES or words[index : index + 2] == ["in", "the"])
        )
        if (lower and not _is_office_before_name(words, index)) or (index > 1 and is_post_nominals([word])):
            return words[:index]
    return words


def _is_office_before_name(words: list[str], index: int) -> bool:
    """Whether a word in lower case is the end of a title: "Board members Ash"."""
    after = words[index + 1 : index + 2]
    return plain(words[index]) in VOCABULARY.role_words and bool(after) and after[0][0].isupper() and index < 3


def _opens_person(segment: _Segment, *, listed: bool) -> bool:
    words = _head_words(segment.text)
    while words and len(words) > 2 and is_post_nominals(words[-1:]):
        words = words[:-1]
    if not words or is_post_nominals(words):
        return False
    if read_title(words):
        return True
    if segment.mark != "." and (words[0].lower() == "the" or (segment.mark == "and" and len(words) == 1)):
        office = [word for word in words if word.lower() != "the"]
        if office and plain(office[-1]) in VOCABULARY.role_words and is_role(" ".join(office)):
            return True
    if is_body(" ".join(words)):
        return False
    if listed and (is_office(words) or _is_post(words)):
        return False
    return is_name(words, titled=listed) and (len(words) > 1 or listed or _has_key(segment.text))


def _is_plainly_named(segment: _Segment) -> bool:
    """Whether a name needs no title to be known for one: in a list without titles "Role" and "Chief Officer" do."""
    words = _head_words(segment.text)
    return read_title(words) is not None or is_name(words) or words[0].lower() == "the" or is_office(words)


def _is_second_office(before: _Segment, segment: _Segment) -> bool:
    """Whether "and Clerk" goes on an office: "Ann Ash, Deputy Treasurer and Clerk"."""
    single = segment.mark == "and" and is_office(segment.text.split()) and not _opens_person(before, listed=False)
    return single and is_role(before.text)


def _is_post(words: list[str]) -> bool:
    """Whether words name a post or a body though a list of names is open: "Town Planner", not "Head" or "J Head"."""
    things = VOCABULARY.role_words | VOCABULARY.organisation_words
    return len(words) > 1 and len(words[0].strip(".")) > 1 and any(plain(word) in things for word in words)


def _has_key(text: str) -> bool:
    """Whether a name alone has its initials with it: "Dora (D)", "Dora (DA) - Chair"."""
    return bool(re.fullmatch(r"([A-Z])\w+ \s \(\1[A-Z]{0,2}\) .*", text, re.VERBOSE))


# Offices that part a line by themselves: "P Moor Clerk J Corn".
_OFFICES_IN_LINE = frozenset({"chair", "chairman", "clerk", "secretary", "treasurer"})
_PLACES_IN_LINE = frozenset({"county", "district", "borough", "town", "parish", "city", "ward"})


def _cut_inside(segment: _Segment) -> Iterator[_Segment]:
    """Cut a segment where a second person begins without a mark: after a bracket, or at a title after a full name."""
    cut = _after_lead_in(segment)
    if cut is None:
        cut = _second_person(segment)
    if cut is None:
        yield segment
        return
    first, second, keep_first = cut
    if keep_first:
        yield first
    yield from _cut_inside(second)


# "Apologies were received from Mr Ash", "Public - Mr Dan Elm", "Present Ann Ash": the words before the first person.
_LEAD_IN = re.compile(
    r"""^ (?: .*? [a-z] \s (?: from | by | were | was | are | included | including ) \s (?= [A-Z] | the \s )
        | (?i: present | attendees | attending | invited | apologies | absent | in \s attendance | also \s present ) \s
        | [A-Z][\w\s]* \s - \s )""",
    re.VERBOSE,
)


def _after_lead_in(segment: _Segment) -> tuple[_Segment, _Segment, bool] | None:
    found = _LEAD_IN.match(segment.text)
    if not found:
        return None
    head = _head_words(segment.text[: found.end()].strip(" -"))
    if read_title(head) or is_name(head):
        return None
    rest = _part(segment, found.end(), len(segment.text))
    return (segment, rest, False) if _opens_person(rest, listed=True) else None


def _second_person(segment: _Segment) -> tuple[_Segment, _Segment, bool] | None:
    words = list(re.finditer(r"\([^()]*\)|\S+", segment.text))
    for index in range(1, len(words)):
        at = words[index].start()
        first, second = _part(segment, 0, at), _part(segment, at, len(segment.text))
        head = _head_words(second.text)
        if words[index].group().startswith("("):
            continue
        in_line = _opens_in_line(head)
        bracket_before = words[index - 1].group().startswith("(") and words[index].group() != "-"
        opens = bracket_before and (in_line or _opens_person(second, listed=False))
        if opens and _opens_person(first, listed=False):
            return first, second, True
        if in_line and is_name(_name_words(first.text), titled=True):
            return first, second, True
        if index == _TITLED_NAME and _are_two_names([word.group() for word in words]):
            return first, second, True
    return None


_TITLED_NAME = 3  # words of "Cllr Ann Ash"


def _are_two_names(words: list[str]) -> bool:
    """Whether a councillor's name runs into that of an official: "Cllr Ann Ash Bob Elm (Clerk)"."""
    if len(words) != _TITLED_NAME + 3 or plain(words[0]) not in {"cllr", "councillor"}:
        return False
    official = words[-1].startswith("(") and is_role(words[-1].strip("()"))
    return official and is_name(words[1:3]) and is_name(words[3:5])


def _opens_in_line(head: list[str]) -> bool:
    """Whether a title with a name heads these words; more people may follow the name."""
    first = plain(head[0]) if head else ""
    place = len(head) > 3 and plain(head[1]) in _PLACES_IN_LINE and plain(head[2]) in {"cllr", "councillor"}
    if not place and first not in VOCABULARY.honorifics and first not in _OFFICES_IN_LINE:
        return False
    return any(read_title(head[:length]) for length in range(2, 7))


def _name_words(text: str) -> list[str]:
    """The name of a first person in line, who must have two words or a title to be cut off."""
    words = text.split()
    title = read_title(words)
    name = words[title.length :] if title else words
    taken = VOCABULARY.honorifics | _OFFICES_IN_LINE | _PLACES_IN_LINE
    if any(plain(word) in taken for word in name):
        return []
    return name if title or (len(words) > 1 and is_name(words)) else []


def _part(segment: _Segment, start: int, end: int) -> _Segment:
    trimmed = _trimmed(segment.text, start, end, segment.mark)
    if trimmed is None:
        return _Segment(segment.start + start, segment.start + start, "", segment.mark)
    return _Segment(segment.start + trimmed.start, segment.start + trimmed.end, trimmed.text, segment.mark)
