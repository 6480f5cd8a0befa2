"""What the words of minutes say of a motion: that it is offered, put to the vote, withdrawn, or a nomination."""

import re

from extractors.records.decisions.settled import Settled
from extractors.records.decisions.statements import Statement

_SHORT = 20  # words: a motion of so few may say only who moved it
_FEW_NAMES = 14  # words: a paragraph of so few only names the parties

VOTED = re.compile(
    r"\bput\b.{0,120}\bto the vote\b|\bvot(?:e|ing) (?:was|were|is) as follows\b|\bset out in paragraph\b"
    r"|\bcall for the question\b",
    re.IGNORECASE,
)
"""A motion is put to the vote, whatever comes of it."""

_DROPPED = re.compile(
    r"\b(?:was|were|being|been)\swithdrawn\b|\bwithdrew\b|\bno seconder\b|\bnot seconded\b"
    r"|\b(?:died|failed|fell|lost)\b.{0,20}\b(?:lack|want|absence)\b.{0,12}\bsecond",
    re.IGNORECASE,
)
OFFERED = re.compile(
    r"\bfollowing (?:motion|resolution|amendment)\b.{0,40}"
    r"\b(?:offered|moved|proposed|introduced|submitted|put)\b[^.]{0,80}:?$",
    re.IGNORECASE,
)
""" "The following motion was offered and seconded:" before a RESOLVED that is yet to be put to the vote."""

ADOPTS = re.compile(
    r"\b(?:resolved|agreed|decided)\b.{0,40}\b(?:in terms of|to adopt|to approve|to accept|adopted)\b.{0,20}\bmotion\b",
    re.IGNORECASE,
)
""" "The Committee resolved to adopt the motion": the motion over again."""

MOTION = re.compile(r"\b(?:substantive|original|motion|proposal|resolution|question)\b", re.IGNORECASE)
"""What an amendment is moved to."""

MOTION_WINS = re.compile(r"\bthe\smotion\s(?:was|is)\s(?:therefore\s|accordingly\s|duly\s)?carried\b", re.IGNORECASE)
""" "The motion had 3 votes and the amendment 2, and the motion was therefore carried."""

MOTION_STANDS = re.compile(r"\bamendment\b.{0,60}\bmotion\b.{0,30}\bcarried\b", re.IGNORECASE)
""" "As the amendment fell, the first motion is carried."""

SAYS_MOTION = re.compile(r"\b(?:motion|proposal|recommendation|resolution)s?\s(?:to|that|for)\b", re.IGNORECASE)
""" "The motion to grant permission": what was moved is told with the vote."""

SAYS_MOVED = re.compile(r"\b(?:moved|motion)\b", re.IGNORECASE)
""" "Ash makes a motion": where the vote is counted, the motion was carried or lost."""

TELLS_ADOPTION = re.compile(r"(?:DULY\s)?(?:PASSED|ADOPTED|APPROVED|CARRIED)\b.{0,60}\b(?:vote|day of|this)\b")
""" "ADOPTED by the following vote:" below the resolution itself."""

SAYS_WHAT = re.compile(r"\b(?:that|to)\s\w+\s\w", re.IGNORECASE)
""" "To mend the gate", not "Resolved to pay"."""

_SECONDED = re.compile(
    r"\bseconded\s(?:by|this|it|the (?:motion|proposal|nomination|amendment|resolution))\b", re.IGNORECASE
)
_NAMES = re.compile(r"^\(?(?:proposed|proposer|moved|seconded|seconder|motion by|m/s)\b", re.IGNORECASE)
_UNSAID = re.compile(
    r"(?:this|the\s(?:motion|proposal))\swas\sseconded\b|.{3,60}\b(?:proposed|moved|seconded)\s(?:the|this|his|her)\s"
    r"(?:motion|proposal)\b",
    re.IGNORECASE,
)
_NOMINATES = re.compile(r"\bnominated\b|\bbe (?:re-?)?(?:elected|appointed)\b", re.IGNORECASE)
_OFFICE = re.compile(r"(?P<office>[A-Z][\w’' -]{2,30})\s?[:–]\s")
_NAMED = re.compile(r"\b[A-Z][\w’'-]{2,}")
_TITLE_WORDS = (
    "Councillor Cllr Cllrs Mrs Miss The There Chair Chairman Vice Vice-Chair Vice-Chairman Mayor Deputy Council Board"
    " Clerk Committee Chairperson President Cathaoirleach Leas-Chathaoirleach Convener Treasurer Secretary Leader"
    " Members"
)
_TITLES = frozenset(_TITLE_WORDS.split())


def moves(statement: Statement) -> bool:
    """Whether a statement puts a motion that its paragraph does not go on to drop."""
    text = statement.whole.text
    if not (statement.moved or _SECONDED.search(text) or OFFERED.search(statement.text.text)):
        return False
    lead = statement.run.lead.text
    return not dropped(lead[lead.find(statement.text.text) + len(statement.text.text) :])


def dropped(text: str) -> bool:
    """Whether a text says that a motion was withdrawn, or that nobody seconded it."""
    return ("withdr" in text or "second" in text) and _DROPPED.search(text) is not None


def says_nothing(motion: Settled) -> bool:
    """Whether a motion's own words only say that it was moved and seconded: "The motion was seconded by Mr Ash"."""
    text = motion.text.text
    return len(text.split()) <= _SHORT and _UNSAID.match(text) is not None and not SAYS_WHAT.search(text)


def names_only(text: str) -> bool:
    """Whether a paragraph only names mover and seconder."""
    return len(text.split()) <= _FEW_NAMES and _NAMES.match(text) is not None and not SAYS_WHAT.search(text)


def completes(motion: Settled, statement: Statement, text: str) -> bool:
    """Whether a paragraph only says who seconded the motion above it, or who moved and seconded it."""
    if motion.seconder or not (statement.seconded or statement.moved):
        return False
    return not statement.moved or (motion.mover is None and names_only(text))


def nominates(motion: Settled) -> bool:
    """Whether a motion proposes somebody for an office."""
    return _NOMINATES.search(motion.text.text) is not None


def same_office(one: Settled, other: Settled) -> bool:
    """Whether two nominations are for one office, as far as the office is printed first ("Chair: Ann Ash")."""
    if not (nominates(one) and nominates(other)):
        return False
    offices = [_OFFICE.match(each.text.text) for each in (one, other)]
    return not (offices[0] and offices[1] and offices[0]["office"] != offices[1]["office"])


def names_nominee(text: str, nomination: Settled) -> bool:
    """Whether a text names somebody whom a nomination names too."""
    return any(name in nomination.text.text for name in _NAMED.findall(text) if name not in _TITLES)
