"""Which organisations that a paper's records know are named in a text: those that people came from or must act for."""

import re
from collections.abc import Iterable

from extractors.results import Attendee
from nlp_models.naming import is_body, is_honorific, is_role

_LETTERS = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*")  # "SBC", "MoJ", "ShEx"
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_FEWEST_LETTERS = 3  # two may be anybody's initials
_MOST_WORDS = 8  # more are a sentence


class Organisations:
    """The organisations of one paper. `abbreviations` are short forms that the paper explains."""

    def __init__(self, attendees: Iterable[Attendee], *, abbreviations: frozenset[str] = frozenset()) -> None:
        printed = {" ".join((attendee.organisation or "").split()) for attendee in attendees}
        self._known = sorted(name for name in printed if _is_organisation(name))
        self._abbreviations = {short for short in abbreviations if len(short) >= _FEWEST_LETTERS}
        self._patterns = {name: _pattern(name) for name in self._known}

    def named_in(self, text: str) -> tuple[str, ...]:
        """The names of those named in running text, by the alphabet."""
        return tuple(name for name in self._known if self._patterns[name].search(text))

    def of_field(self, *fields: str | None) -> tuple[str, ...]:
        """The organisations that fields name which may name people, offices and bodies."""
        return tuple(dict.fromkeys(name for field in fields if field for name in self._in_field(field)))

    def _in_field(self, field: str) -> tuple[str, ...]:
        found = self.named_in(field)
        if found:
            return found
        name = _ARTICLE.sub("", field.strip(" ."))
        one = name[:1].isupper() and "," not in name and not is_honorific(name.split()[0])
        return (name,) if name in self._abbreviations or (one and " " in name and _is_organisation(name)) else ()


def _is_organisation(name: str) -> bool:
    """Whether a printed organisation is one by its words: attendance gives places and offices there, too."""
    letters = bool(_LETTERS.fullmatch(name)) and len(name) >= _FEWEST_LETTERS
    return letters or (0 < name.count(" ") < _MOST_WORDS and is_body(name) and not is_role(name))


def _pattern(name: str) -> re.Pattern[str]:
    """Short forms as they are, names in any case."""
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.NOFLAG if _LETTERS.fullmatch(name) else re.IGNORECASE)
