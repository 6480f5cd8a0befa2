"""Who voted how, by the names that minutes print beside a vote, and how many that makes on each side.

Read are, in this order: lists after the name of a side ("AYES: Ash, Dell (2)"), voices after names ("Ash – aye"), and
sentences that tell how somebody voted ("Cllr Ash abstained"). A side whose printed count differs from its names keeps
the count alone: then the list was not read rightly. Who is absent or may not vote has no vote.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.records.decisions.voters import HONORIFIC, NAMES, VOTER, voters_in
from extractors.records.decisions.votes import votes_in
from extractors.results import NamedVote, Vote, Votes

# Spares most paragraphs the reading. In lower case: a search without regard to case takes three times as long.
_MAY_TELL = re.compile(
    r"\b(?:vot(?:e|ing)|ayes?|yeas?|nays?|noes|abst|against|oppos|dissent|favou?r|yes|no|for\s?[:(=–-]|for\sthe\s(?:motion|amendment)"
    r"|\d+\s?(?:-|–|to|/)\s?\d)"
)
# What a text has that calls a roll, rather than one that answers yes and no to anything.
_SPEAKS_OF_VOTE = re.compile(r"\b(?:roll|vot(?:e|es|ed|ing)|ayes?|nays?|yeas?|abst|passed|carried)", re.IGNORECASE)
_MAY_NAME = re.compile(r"\bvot(?:e|ed|ing)\b|abst|dissent|oppos|in favou?r|objection")
# A unanimous vote, or sides that go on from the ayes straight to who was away or to the outcome.
_NOBODY_AGAINST = re.compile(
    r"\bunanimous|\b(?:in favou?r:|ayes\b|\d\s(?:yes|ayes?)\b)"
    r"(?!.*\b(?:noes|nays?|against|opposed|not|lost|defeated|failed)\b)"
    r".*\b(?:absent|carried|passed|approved|adopted)\b",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)")  # the words of a motion tell no vote
_SUBJECT = (
    r"(?:\s(?:of\s)?(?:the\s)?(?:original\s|substantive\s|amended\s|main\s)?(?:motion|amendment|proposal|resolution"
    r"|recommendations?|application)(?:\sas\samended)?(?:\sby\s(?:the\s)?[A-Z][\w’' .-]{1,40}?)?)?"
)
_MEMBERS = r"(?:(?:those|there|members|councill?ors)\s)?(?:who\s)?(?:vot(?:ing|ed|es?)\s)?"
# It must read: AYES: | For (14) | Voting in favour – | Noes | Against the motion (2): | ABSTAIN | Absent: | Yes – 3
_SIDE = re.compile(
    rf"""(?:^|(?<=[\s(;.,|]))
      (?: (?P<amendment>{_MEMBERS}for\s(?:the\s)?amendment\b(?:\sby\s(?:the\s)?(?-i:[A-Z])[\w’'\ .-]{{1,40}}?)?)
        | (?P<for_>{_MEMBERS}(?:(?:in\s(?:favou?r|support)|for|ayes?|yeas?|affirmative)\b{_SUBJECT}|yes(?=\s?[:=–—-])))
        | (?P<against>{_MEMBERS}(?:(?:against|opposed|noes|nays?|negative|dissent(?:ing|ed)?)\b{_SUBJECT}
                                  |no(?=\s?[:=–—-])))
        | (?P<abstain>{_MEMBERS}(?:abstain(?:ed|ing|s)?|abstentions?)\b(?:\sfrom\svoting)?)
        | (?P<none>(?:absent|recused|excused|not\s(?:present|voting)|did\snot\svote|declined\sto\svote|no\svote
                     |(?:declared\s)?(?:conflict|declaration)s?\sof\sinterests?|present\snot\svoting)\b)
      )\s?(?:votes?\b)?\s?
      (?: (?P<count>[(\[]?\d{{1,3}}[)\]]?)\s?[:–—-]?(?=\s|$)
        | (?P<stop>:-?|[–—-](?=\s)|=|\.{{3,}}|\|)(?:\s?(?P<after>\d{{1,3}})\s?[:–—-](?=\s))?
        | (?=\n|$) | (?P<bracket>(?=\([A-Z])) | (?P<bare>(?=\s)) )""",
    re.IGNORECASE | re.VERBOSE,
)
_SURE = re.compile(
    r"(?:ayes|yeas|noes|nays?|against|abst|opposed|absent)", re.IGNORECASE
)  # words that name nothing else
_BARE = re.compile(
    rf"(?:AYES|YEAS|NAYS|NOES|Ayes|Yeas|Nays|Noes)\b|(?:FOR|AGAINST|For|Against|Abst\w+|ABST\w+)\s(?={HONORIFIC}\s)"
)
# Where the names of a side end: with its sentence, or where the outcome begins.
_LAST_NAME = re.compile(
    r"(?<=[^\W\d_]{3})(?<!Cllr)\.(?=\s|$)|(?<=[)\d])\.(?=\s|$)"
    r"|\b(?i:motion|carried|passed|resolved|total\svotes|whereupon|the\s(?:motion|mayor|chair\w*|amendment"
    r"|vote)\s(?:was|declared))\b"
    r"|\.{4,}|…+"
)
_COUNTED = re.compile(r"(?:^|(?:\b[Tt]otal\s?:?|[–—=:-])?\s?)[(\[]?(?P<n>\d{1,3})[)\]]?\s*[.,;]?\s*$")
_OPENING_COUNT = re.compile(r"\s*(?P<n>\d{1,3})(?:\s*\n|[\s.,;]+(?:This|The|That|Motion|Amendment|It|Result)\b)")
_NOBODY = re.compile(r"^\W*(?:none|nil|n/?a|no\s?one|nobody|zero|0)?\W*$", re.IGNORECASE)

_VOICES = {
    "for": "aye yea yes y for favour favor",
    "against": "nay no n against opposed",
    "abstain": "abstain abstained abstains abstention abstaining",
}
_VOICE_OF: dict[str, Vote] = {voice: side for side, voices in _VOICES.items() for voice in voices.split()}  # type: ignore[misc] # the keys are votes
# It must read: Ash – aye | Cllr B. Dell: No | Ash-yes | Orme, abstain | Dell (aye) | Chair Orme voted aye | Ash Y
_ROLL = re.compile(
    rf"(?P<name>{VOTER})(?:(?:\s?[–—:-]\s?|,\s|\s?\(|\s?\.{{2,}}\s?|\s?\|\s?)"
    r"(?P<voice>(?i:aye|yea|yes|nay|no|abstain(?:ed|s|ing)?|abstention|against|in\sfavou?r|for)\b|[YN]\b)"
    r"|\s(?:vot(?:ed|es)\s)?(?P<spoken>(?i:aye|yea|yes|nay)\b|[Nn]o(?=[.,;\n]|$)|[YN]\b))"
)
# It must read: Councillors Ash and Dell voted against | with Cllr Orme abstaining | Lea dissenting
_TOLD = re.compile(
    rf"(?P<names>{NAMES}),?\s(?:(?:also|had|then|who|each|having|recorded\sas)\s)*"
    r"(?P<voice>(?:vot(?:ed|ing)\s(?:for|in\s(?:favou?r|support)|against|AGAINST|no|yes|aye|nay)|in\sfavou?r(?!\sof)"
    r"|abstain(?:ed|ing)|dissent(?:ed|ing)|opposed)\b)"
)
# It must read: Cllr Lea asked that his vote against the decision be recorded | requested that her abstention be noted
_ASKED = re.compile(
    rf"(?P<names>{NAMES})\s(?:asked|requested|wished|asks|requests|wishes|wanted)\s(?:that\s|for\s"
    rf"|it\s(?:to\sbe\s)?(?:recorded|noted|minuted)\sthat\s|to\s(?:have|be)\s)?"
    r"(?:it\sbe\s(?:recorded|noted|minuted)\sthat\s)?(?:(?:his|her|their|the|he|she|they)\s)?"
    r"(?:names?\sbe\srecorded\sas\s(?:having\s)?|recorded\sas\s(?:having\s)?)?(?:had\s)?"
    r"(?P<voice>vot(?:e|es|ed|ing)\s(?:to\sbe\srecorded\s)?(?:for|in\sfavou?r|against)|abstentions?"
    r"|abstain(?:ed|ing)|(?:dissent|opposition|objection))\b"
)


@dataclass(frozen=True, slots=True)
class Ballot:
    """How a vote went; `votes` is None where nobody counts it and only some of those who voted are named.

    `counted` tells that a number was made by counting names.
    """

    votes: Votes | None = None
    named: tuple[NamedVote, ...] = ()
    counted: bool = False

    def __bool__(self) -> bool:
        """Whether anything is told."""
        return bool(self.votes or self.named)


NO_BALLOT = Ballot()


@lru_cache(maxsize=256)  # a statement is asked for its vote about five times in a row
def read_ballot(text: str) -> Ballot:
    """The ballot that a text tells, with line breaks between its paragraphs and cells."""
    if not _MAY_TELL.search(text.lower()):
        return NO_BALLOT
    text = _QUOTED.sub(" ", text)
    by_name = _by_name(text)
    whole = by_name.votes is not None and by_name.votes.for_ is not None and by_name.votes.against is not None
    printed = by_name.votes if whole and not by_name.counted else votes_in(text)
    votes = _completed(printed or by_name.votes, text)
    return Ballot(votes, by_name.named, counted=votes != printed)


def _completed(votes: Votes | None, text: str) -> Votes | None:
    """A count with nought for the sides that nobody took: of a unanimous vote, of one that counts both other sides."""
    if votes is None or votes.for_ is None:
        return votes
    against = 0 if votes.against is None and _NOBODY_AGAINST.search(text) else votes.against
    abstain = 0 if votes.abstain is None and against is not None else votes.abstain
    return Votes(for_=votes.for_, against=against, abstain=abstain)


def _by_name(text: str) -> Ballot:
    sides = tuple(_sides(text))
    if any(side.vote != "none" and (side.names or side.count is not None) for side in sides):
        return _of_sides(sides)
    roll = _roll(text)
    if roll:
        return Ballot(_count_of(roll), roll, counted=True)
    return Ballot(None, _told(text))


def tells_ballot(text: str) -> bool:
    """Whether a paragraph or a line is nothing but part of a ballot: a side with its names, or a name with its vote."""
    side = _SIDE.match(text)
    if side and (_opens_side(text, side)):
        return True
    if not _ROLL.match(text):
        return False
    voices = [each.group() for each in _ROLL.finditer(text)]
    return len(text) - sum(map(len, voices)) < 4 * len(voices)


@dataclass(frozen=True, slots=True)
class _Side:
    vote: str
    names: tuple[str, ...]
    count: int | None
    counted: bool


def _sides(text: str) -> Iterator[_Side]:
    """The sides of a vote, each with what stands between its own name and that of the next."""
    found = [each for each in _SIDE.finditer(text) if _opens_side(text, each)]
    divided = any(each["for_"] for each in found)
    for index, each in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        group = next(name for name in _GROUPS if each[name] is not None)
        vote = "for" if group == "amendment" and not divided else _GROUPS[group]
        yield _side(vote, each["count"] or each["after"], text[each.end() : end])


# In a division between a motion and an amendment, who votes for the amendment votes against the motion.
_GROUPS = {"amendment": "against", "for_": "for", "against": "against", "abstain": "abstain", "none": "none"}


def _opens_side(text: str, found: re.Match[str]) -> bool:
    """Whether the name of a side is set off: by a stop or a count, the end of its line, or capitals before names."""
    before = text[: found.start()].rstrip(" ")[-1:]
    if found["bracket"] is not None:
        return text[: found.start()].rstrip(" ")[-1:].isdigit()
    if found["bare"] is not None:
        return bool(_BARE.match(text, found.start()))
    if found["count"] is None and found["stop"] is None:
        return before in ("", "\n")
    return before in _STOPS or (found.group()[0].isupper() and bool(_SURE.match(found.group())))


_STOPS = frozenset(("", *"\n:;.,()–—-|0123456789"))


def _side(vote: str, count: str | None, rest: str) -> _Side:
    rest = rest.lstrip(" ")
    rest = rest[1 : rest.find(")")] if rest.startswith("(") and ")" in rest else rest
    last = _LAST_NAME.search(rest)
    held = rest[: last.start()] if last else rest
    printed = re.sub(r"\D", "", count) if count else ""
    counted = _COUNTED.search(held)
    listed = held[: counted.start()] if counted else held
    names = voters_in(listed)
    opening = _OPENING_COUNT.match(held)
    if not printed and opening:
        return _Side(vote, (), int(opening["n"]), counted=False)
    if not printed and counted and (names or _NOBODY.match(listed)):
        printed = counted["n"]
    if printed:
        return _Side(vote, names if len(names) == int(printed) else (), int(printed), counted=False)
    if names or (held.strip() and _NOBODY.match(held)):
        return _Side(vote, names, len(names), counted=True)
    return _Side(vote, (), None, counted=False)


def _of_sides(sides: Sequence[_Side]) -> Ballot:
    counts: dict[str, int] = {}
    counted = False
    named: list[NamedVote] = []
    for side in sides:
        if side.count is not None and side.vote not in counts:
            counts[side.vote] = side.count
            counted |= side.counted and side.vote != "none" and bool(side.names)
        named += [NamedVote(name=name, vote=_vote(side.vote)) for name in side.names if side.vote != "none"]
    votes = Votes(for_=counts.get("for"), against=counts.get("against"), abstain=counts.get("abstain"))
    return Ballot(votes if {"for", "against"} & counts.keys() else None, tuple(named), counted)


def _vote(side: str) -> Vote:
    return _VOICE_OF[side]


def _roll(text: str) -> tuple[NamedVote, ...]:
    """A roll call: two names or more, each with its voice."""
    if not _SPEAKS_OF_VOTE.search(text):
        return ()
    found = list(_ROLL.finditer(text))
    named = [
        NamedVote(name=voters[0], vote=_voice(each["voice"] or each["spoken"]))
        for each in found
        if (voters := voters_in(each["name"]))
    ]
    return _once(named) if len(named) > 1 else ()


def _told(text: str) -> tuple[NamedVote, ...]:
    if not _MAY_NAME.search(text):
        return ()
    found = sorted([*_TOLD.finditer(text), *_ASKED.finditer(text)], key=lambda each: each.start())
    return _once(
        [NamedVote(name=name, vote=_voice(each["voice"])) for each in found for name in voters_in(each["names"])]
    )


def _voice(printed: str) -> Vote:
    words = printed.lower().split()
    if words[0].startswith(("dissent", "oppos", "objection")):
        return "against"
    return next((_VOICE_OF[word] for word in reversed(words) if word in _VOICE_OF), "abstain")


def _once(named: Sequence[NamedVote]) -> tuple[NamedVote, ...]:
    """Each name once, with the vote that is told first."""
    return tuple(
        {each.name: each for each in reversed(named)}[name] for name in dict.fromkeys(each.name for each in named)
    )


def _count_of(named: Sequence[NamedVote]) -> Votes:
    votes = [each.vote for each in named]
    return Votes(for_=votes.count("for"), against=votes.count("against"), abstain=votes.count("abstain"))
