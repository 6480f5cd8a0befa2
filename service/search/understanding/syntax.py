"""The signs of a question: "a phrase" that must stand word for word, and -word for what must not be there."""

import re
from dataclasses import dataclass

# “village hall” or "village hall"; a mark without its fellow is none.
_QUOTED = re.compile(r'“([^“”"]*)[”"] | "([^“”"]*)["”]', re.VERBOSE)

# " -parking", "-parking at", also -"car park"; not "co-operative", "5 - 7", "2018 -19" or "- next".
_LEFT_OUT = re.compile(
    r"""(?<! \S ) [-−] (?: “(?P<curly>[^“”"]+)[”"] | "(?P<plain>[^“”"]+)["”] | (?P<word>[^\W\d_][\w'’-]*) )""",
    re.VERBOSE,
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question without its signs. `text` keeps the words of the phrases and lacks those of `without`."""

    text: str
    phrases: tuple[str, ...]
    without: tuple[str, ...]


def parse(text: str) -> Parsed:
    """Read the signs of a question."""
    without = tuple(_named_part(match) for match in _LEFT_OUT.finditer(text))
    asked = _LEFT_OUT.sub(" ", text)
    phrases = (_tidy(match[1] or match[2] or "") for match in _QUOTED.finditer(asked))
    return Parsed(
        text=_tidy(_QUOTED.sub(lambda match: f" {match[1] or match[2] or ''} ", asked)),
        phrases=tuple(phrase for phrase in phrases if phrase),
        without=without,
    )


def _named_part(match: re.Match[str]) -> str:
    return _tidy(match["curly"] or match["plain"] or match["word"])


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
