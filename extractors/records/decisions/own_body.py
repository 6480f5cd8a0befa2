"""Whether a decision is told of the body that meets and of its meeting, or of another body or day."""

import re
from dataclasses import dataclass

from nlp_models.dates import find_dates

_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "a"})
# Said of a body without making it another one: "the full Council", "all Board members present".
_PLAIN_WORDS = (
    "the all both this those these whole full present entire and of board committee sub-committee subcommittee council"
    " cabinet panel commission group forum meeting trustees governors governing body members councillors cllrs"
    " councilors directors authority executive assembly partnership association society commissioners trust leader"
    " everyone we partners remainder rest majority elected officers public new"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())
# What rules over others, and the bodies whose minutes tell of it as of somebody else.
_OTHERS = {
    "cabinet": frozenset(
        ("forum", "panel", "board", "committee", "sub-committee", "partnership", "council", "society")
    ),
    "council": frozenset(("forum", "panel", "board", "cabinet", "partnership", "association", "society", "trust")),
}
_NOUN = (
    r"(?:board|(?:sub-?)?committee|council|cabinet|panel|commission|forum|trust|assembly|authority|government"
    r"|department|"
    r"ministry|inspectorate|inspector|charity|company|club|association|police|court|group|county|district|borough|lpa)"
)
# "by the Finance Committee", "by ABC", "at the April committee", "in 2019".
_BY = re.compile(
    rf"\s+(?:\w+\s+)?by\s+(?P<agent>(?:the\s+)?(?:[\w&'’-]+\s+){{0,6}}?{_NOUN}\b|(?-i:[A-Z]{{3,8}})\b)", re.IGNORECASE
)
_AT = re.compile(
    r"\s+(?:at|by|in)\s+(?:the|a|an|its|their|our)\s+(?P<where>[^.;:]{0,60}?)\b(?:meeting|committee|session"
    r"|discussion)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\s+(?:in|on|during|since)\s+"
    r"(?:\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
# "On 4 May 2021 the Board approved", "was approved by the Board on 4 May 2021".
_OPENS_WITH_DAY = re.compile(
    r"(?:\w+\s)?(?:at\s(?:the|its|a|their)\s(?:[\w’'-]+\s){0,4}meeting\s(?:held\s)?)?(?:on|in|of)\s(?:the\s)?",
    re.IGNORECASE,
)
_ENDS_WITH_DAY = re.compile(r"\s(?:by\s[^.,;]{2,40}\s|for\s\w+\syears?\s)?(?:on|in)\s(?:the\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnBody:
    """The body that a paper's meeting is of, and the day on which it met; both may be unknown."""

    name: str | None
    met: str | None = None  # ISO 8601

    def acts(self, subject: str) -> bool:
        """Whether the subject of a sentence ("The Board", "ABC", "The Finance Committee") is this body."""
        last = subject.split(" and ")[-1]  # "the Leader and Cabinet"
        words = re.findall(r"[\w'’-]+", last)
        named = [word for word in words if word.lower() not in _PLAIN]
        if self.name is None:
            return True
        if not named:
            return self._may_be(words[-1].lower() if words else "")
        return all(word.lower() in self._words or self._is_short_form(word) for word in named)

    def is_agent_of(self, after_verb: str) -> bool:
        """Whether what follows a verb ("by the Finance Committee", "at the April committee") leaves the deed ours."""
        agent, where = _BY.match(after_verb), _AT.match(after_verb)
        if _DATED.match(after_verb):
            return False
        if agent:
            return self.acts(agent["agent"])
        return not (where and (where["where"].split() or "committee" in where.group().lower()))

    def did_earlier(self, sentence: str, verb_end: int) -> bool:
        """Whether a sentence dates what its verb tells before the meeting."""
        for day in find_dates(sentence):
            opens = _OPENS_WITH_DAY.fullmatch(sentence[: day.start])
            ends = day.start > verb_end and _ENDS_WITH_DAY.fullmatch(sentence[verb_end : day.start])
            if (opens or ends) and self.met and day.last_day and day.last_day.isoformat() < self.met:
                return True
        return False

    def _may_be(self, noun: str) -> bool:
        """Whether "Cabinet" or "Council" alone can be this body: not where its own name says that it is a forum."""
        return noun in self._words or not self._words & _OTHERS.get(noun, frozenset())

    def _is_short_form(self, word: str) -> bool:
        """Whether a word is the body's acronym."""
        return word.isupper() and len(word) > 2 and word in self._initials

    @property
    def _words(self) -> frozenset[str]:
        return frozenset(re.findall(r"[\w'’-]+", (self.name or "").lower()))

    @property
    def _initials(self) -> str:
        return "".join(word[0].upper() for word in re.findall(r"[\w'’-]+", self.name or "") if word not in _SMALL)
