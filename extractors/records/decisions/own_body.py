"""Whether a decision is told of the body that meets, or of another one."""

import re
from dataclasses import dataclass

_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "a"})
# Said of a body without making it another one: "the full Council", "All Board members".
_PLAIN = frozenset({"the", "all", "both", "this", "full", "whole", "those", "board", "committee", "council", "and"})
_BODY_NOUN = (
    r"(?:Board|Committee|Sub-?Committee|Council|Cabinet|Panel|Commission|Forum|Trust|Assembly|Authority|Government|"
    r"Department|Ministry|Inspector(?:ate)?|Secretary of State|Charity|Company|Club|Association|Police|Court|AGM)"
)
_BY = re.compile(rf"\s+by\s+(?:the\s+)?(?P<agent>(?:[A-Z][\w&'’-]*\s+(?:(?:of|and|for|the)\s+)*){{0,6}}?{_BODY_NOUN}|[A-Z]{{3,8}})\b")
_AT = re.compile(r"\s+(?:at|by|in)\s+(?:the|a|an|its|their|our)\s+(?P<where>[^.;:]{0,60}?)\b(?:meeting|committee|session|discussion)\b", re.I)


@dataclass(frozen=True, slots=True)
class OwnBody:
    """The body that a paper's meeting is of; its name may be unknown."""

    name: str | None

    def acts(self, subject: str) -> bool:
        """Whether the subject of a sentence ("The Board", "ABC", "The Finance Committee") is this body."""
        last = subject.split(" and ")[-1]  # "the Leader and Cabinet"
        named = [word for word in re.findall(r"[\w'’-]+", last) if word.lower() not in _PLAIN]
        if not named or self.name is None:
            return True
        if len(named) == 1 and re.fullmatch(r"[A-Z]{3,8}", named[0]) and not named[0].title() == named[0]:
            return named[0] in self._initials or named[0].lower() in self._words
        return all(word.lower() in self._words or not word[0].isupper() for word in named[:-1])

    def is_agent_of(self, after_verb: str) -> bool:
        """Whether what follows a verb ("... by the Finance Committee", "... at the April committee") leaves it ours."""
        agent, where = _BY.match(after_verb), _AT.match(after_verb)
        if agent and not self.acts(agent["agent"]):
            return False
        modifiers = where["where"].split() if where else []
        return not (where and (modifiers or "committee" in where.group().lower()))

    @property
    def _words(self) -> frozenset[str]:
        return frozenset(re.findall(r"[\w'’-]+", (self.name or "").lower()))

    @property
    def _initials(self) -> str:
        return "".join(word[0].upper() for word in re.findall(r"[\w'’-]+", self.name or "") if word not in _SMALL)
