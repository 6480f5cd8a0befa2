"""Who meets: the body that the head of a part names.

A label settles it ("Meeting: Vale Forum"). Else every body of the head is weighed by where it stands: after "a meeting
of", in the title, on a short line, named more than once; those of a letterhead, of an office or of another meeting
lose. A name that says no more than "the Council" is looked for in full, and stands after its place where the page
prints that alone ("Town of Ashcombe / Council Meeting"). Where the head names no body, the first of these tells: a
general meeting, initials, a heading further down, the words of the title, the running text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.blocks import Block
from extractors.results import Part
from extractors.structure.bodies import BodyName, body_names, meeting_of, titled_body
from extractors.structure.cues import Cues
from extractors.structure.heads import before_people, columns_of, labelled
from nlp_models.naming import is_role, read_title

# It must read what stands before the name in "Minutes of the annual meeting of the ...", "summoned to attend a ...",
# "A hybrid meeting (in person and online) of the ...".
_LEADS_TO_BODY = re.compile(
    r"\b(?:meetings?|minutes?|agenda|notes?|record|summons|summoned)"
    r"(?:\s\([^)]{1,60}\))?(?:\s+(?!(?:held|on|at|in|which|was|is)\b)[a-z]+){1,7}\s+$",
    re.IGNORECASE,
)
# The words of a name that any place may have: "City Council", "the Parish Council".
_OF_ANY_PLACE = re.compile(
    r"(?:the\s)?(?:(?:city|town|parish|village|county|borough|community|district|municipal|full|regular|trust|school)\s)*"
    r"(?:council|board|committee|commission|authority)",
    re.IGNORECASE,
)
_TITLE_BLOCKS = 4  # blocks of a title that names who meets
_TELLING = 40  # blocks of a text without a head that name the body
_NAMING = 12  # blocks in which the body is named
_REPEATED = 1.5  # what a committee's name gains that a head prints twice
_LEAST_BESIDE_PLACE = 0.0  # what a body weighs at least that stands below the name of a town
_LONGEST_TITLE = 120  # characters of a line that names a body by itself
# All that the heads of some councils say of the body: "Ordinary Meeting of Council", "Special Council Meeting".
_MEETING_OF = re.compile(
    r"(?:\w+\s){1,2}(?:meeting\sof\s(?:the\s)?(?:council|board)|(?:council|board)\smeeting)", re.IGNORECASE
)
_INITIALS = re.compile(r"[A-Z]{3,6}")
_OF_ITS_PARENT = re.compile(r"(?:of|by)\s(?:the\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a meeting with the block that names it and the rule that found it; `sure` where a head names it."""

    name: str
    block: Block
    rule: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Candidate:
    weight: float
    name: BodyName
    block: Block


def who_meets(head: Sequence[Block], blocks: Sequence[Block], part: Part, cues: Cues) -> Body | None:
    """The body that meets, or None where nothing names one."""
    if part.kind == "decision_notice":
        for value in labelled(head, "taken_by", cues):
            return Body(_decision_taker(value.text), value.block, "label.taken_by")
    for value in labelled(head, "body", cues):
        named = body_names(value.text, cues)
        return Body(named[0].text if len(named) == 1 else value.text, value.block, "label.body")
    opening = [block for block in before_people(head[:_NAMING], cues) if not block.number]
    candidates = _candidates(opening, cues)
    best = max(candidates, key=lambda each: each.weight, default=None)
    placed = _placed(opening, cues) or _initials(opening, cues)
    if best and (placed is None or best.weight > _LEAST_BESIDE_PLACE):
        return _in_full(best, candidates, opening, blocks, cues)
    of_head = _of_general_meeting(opening, cues) or _acronym(head, cues) or placed
    return of_head or _named_elsewhere(blocks, cues) or _titled(opening, cues) or _told(blocks, cues)


def _decision_taker(text: str) -> str:
    """The office in "Councillor A Elm, Cabinet Member for Parks"; the whole text where it names none."""
    pieces = [piece.strip(" .") for piece in re.split(r",\s+|\s[–-]\s|[()]", text)]
    offices = [piece for piece in pieces if is_role(piece) and read_title(piece.split()) is None]
    return offices[-1] if offices else text


# --- the bodies of the head ------------------------------------------------------------------------------------------


def _candidates(head: Sequence[Block], cues: Cues) -> list[_Candidate]:
    found = list(_named(head, cues))
    often = Counter(_plain(each.name) for each in found if not each.name.bare and not each.name.whole)
    gains = [_REPEATED if often[_plain(each.name)] > 1 else 0.0 for each in found]
    return [_Candidate(each.weight + gain, each.name, each.block) for each, gain in zip(found, gains, strict=True)]


def _plain(name: BodyName) -> str:
    """The name without its initials, for comparison."""
    return re.sub(r"\s\([^)]*\)$", "", name.text).lower()


def _named(head: Sequence[Block], cues: Cues) -> Iterator[_Candidate]:
    for at, block in enumerate(head):
        for text in columns_of(block):
            for name in body_names(text, cues):
                yield _Candidate(_weight(name, text[: name.start], block, cues) - at * 0.1, name, block)


def _weight(name: BodyName, before: str, block: Block, cues: Cues) -> float:
    weight = 5.0 if _LEADS_TO_BODY.search(before) else 0.0
    elsewhere = cues.has(block.text, "meeting.other") or cues.has(before, "body.office")
    if elsewhere or (cues.has(block.text, "told.done") and not weight):
        weight -= 4.0
    if len(block.text) <= _LONGEST_TITLE:
        weight += 3.0 if block.is_heading else 2.0
    if name.bare or _OF_ITS_PARENT.fullmatch(before):
        weight -= 1.0
    return weight - (2.5 if name.whole and not name.bare else 0.0)


def _in_full(
    chosen: _Candidate, candidates: Sequence[_Candidate], head: Sequence[Block], blocks: Sequence[Block], cues: Cues
) -> Body:
    """The chosen name, or the one that says more where it says little."""
    name, block = chosen.name, chosen.block
    short = _OF_ANY_PLACE.fullmatch(name.text) is not None
    if name.bare or short or (name.whole and not block.is_heading):
        full = [each for each in candidates if _says_more(each.name.text, name.text)]
        full = full or [each for each in candidates if name.bare and not each.name.bare]
        if full:
            return Body(full[-1].name.text, full[-1].block, "body.word")
        if elsewhere := _named_in_full(blocks, name.text, cues):
            return elsewhere
    if name.bare and (of_place := _of_its_place(name, head, cues)):
        return of_place
    if name.bare and block in head[:_TITLE_BLOCKS] and (titled := titled_body(columns_of(block)[0], cues)):
        return Body(titled, block, "body.title", sure=False)
    if name.bare and block.is_heading and _MEETING_OF.fullmatch(block.text):
        return Body(block.text, block, "body.meeting", sure=False)
    return Body(name.text, block, "body.word")


def _says_more(name: str, short: str) -> bool:
    """Whether a name is the short one with its place, before or after it."""
    longer, shorter = name.lower(), re.sub(r"^the\s", "", short.lower())
    return longer.endswith(" " + shorter) or longer.startswith(shorter + " of ")


def _of_its_place(name: BodyName, head: Sequence[Block], cues: Cues) -> Body | None:
    """The bare name after the place in whose name it meets: "Town of Ashcombe", "Council"."""
    for block in head:
        if place := cues.group(block.text, "body.place", "name"):
            return Body(f"{place} {name.text}", block, "body.place", sure=False)
    return None


def _named_in_full(blocks: Sequence[Block], short: str, cues: Cues) -> Body | None:
    """The name most often given in full anywhere in the part, where the head says only "the Council"."""
    found = [(n, b) for b in blocks for n in body_names(b.text, cues) if _says_more(n.text, short)]
    counted = Counter(name.text.lower() for name, _ in found)
    usual, times = counted.most_common(1)[0] if counted else ("", 0)
    given = [(n, b) for n, b in found if n.text.lower() == usual and (times > 1 or b.is_heading)]
    return Body(given[0][0].text, given[0][1], "body.word") if given else None


# --- heads that name no body -----------------------------------------------------------------------------------------


def _of_general_meeting(head: Sequence[Block], cues: Cues) -> Body | None:
    for block in head:
        if name := meeting_of(block.text, cues):
            return Body(name.text, block, "body.general_meeting")
    return None


def _acronym(head: Sequence[Block], cues: Cues) -> Body | None:
    for block in head[:4]:
        name = cues.group(block.text, "body.acronym", "name")
        if name:
            return Body(name, block, "body.acronym")
    return None


def _initials(head: Sequence[Block], cues: Cues) -> Body | None:
    """The initials that are the whole first line of a title: "AVRC", "Monthly Meeting Minutes"."""
    first = head[0] if head and head[0].is_heading else None
    line = first.lines[0].text.strip() if first else ""
    if first and _INITIALS.fullmatch(line) and not cues.has(line, "body.not_name", "item.usual", "label"):
        return Body(line, first, "body.initials", sure=False)
    return None


def _placed(head: Sequence[Block], cues: Cues) -> Body | None:
    """The town or county in whose name a paper is headed: "Town of Ashcombe / Monthly Meeting"."""
    for block in head[:_TITLE_BLOCKS]:
        name = cues.group(block.text, "body.place", "name")
        if name and (block.is_heading or len(name) == len(block.text)):
            return Body(name, block, "body.place", sure=False)
    return None


def _named_elsewhere(blocks: Sequence[Block], cues: Cues) -> Body | None:
    """The first body that a heading further down names."""
    for block in blocks:
        if block.is_heading and not block.number:
            for name in body_names(block.text, cues):
                if not name.bare:
                    return Body(name.text, block, "body.word", sure=False)
    return None


def _titled(head: Sequence[Block], cues: Cues) -> Body | None:
    """Who meets by the first line of a title, where no word says that it is a body."""
    for block in head[:_TITLE_BLOCKS]:
        if (block.is_heading or cues.has(block.text, "paper.minutes", "paper.agenda")) and not block.cell:
            name = titled_body(columns_of(block)[0], cues)
            if name:
                return Body(name, block, "body.title", sure=False)
    return None


def _told(blocks: Sequence[Block], cues: Cues) -> Body | None:
    """The body that the running text names most often in full, where there is no head at all."""
    found = [(n, b) for b in blocks[:_TELLING] for n in body_names(b.text, cues) if not n.bare]
    counted = Counter(name.text.lower() for name, _ in found)
    usual = counted.most_common(1)[0][0] if counted else ""
    return next((Body(n.text, b, "body.told", sure=False) for n, b in found if n.text.lower() == usual), None)
