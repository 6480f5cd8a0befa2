"""How far a task has come: the status as printed, what it means, and its colour where that is printed as a word."""

import re

from extractors.results import ActionState, Rag
from nlp_models import Reader

_LONGEST_STATUS = 6  # words
_LONGEST_LINE = 4  # words of a line that stands alone before the rest of its cell
_UNFINISHED = re.compile(
    r"""\b(?: not\s+(?:yet\s+)?(?:complete|completed|closed|done|started|due|achieved|met) | partly | partially
      | incomplete
          | part\s+complete | nearly | almost | outstanding | overdue | to\s+be\s+(?:closed|completed)
          | propos\w+\s+(?:to\s+close|for\s+closure|closure) )\b
      | ^(?:no|n|o)$""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED = re.compile(
    r"""\b(?: complete | completed | closed? | done | delivered | achieved | discharged | resolved | actioned
      | cancelled
          | superseded | withdrawn | implemented | finished | no\s+longer\s+required | removed )\b
      | ^(?:yes|y|c|[✓✔])$""",
    re.VERBOSE | re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:(?:carried|rolled)\s+(?:forward|over)|c/?fwd?|c/f|brought\s+forward|b/f|deferred|postponed)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"""\b(?: open | on-?\s?going | in\s+(?:progress|hand|train|development) | under\s?way | pending | new
      | started | live
          | commenced | delayed | on\s+(?:track|target|course|hold|schedule) | off\s+track | at\s+risk | paused | active
          | in\s+place | progressing | awaiting | awaited | continuing | behind | slipped | due | planned | scheduled
            | to\s+follow )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# The first that a status holds tells what it means: what is not complete is open, though it says "complete".
_STATES: tuple[tuple[ActionState, re.Pattern[str]], ...] = (
    ("open", _UNFINISHED),
    ("closed", _CLOSED),
    ("carried_forward", _CARRIED),
    ("open", _OPEN),
)
_COLOURS: tuple[tuple[Rag, str, str], ...] = (
    ("red", "red", "r"),
    ("amber", "amber", "a"),
    ("amber", "yellow", "y"),
    ("green", "green", "g"),
    ("blue", "blue", "b"),
)


def printed_status(reader: Reader, text: str, first_line: str, *, own_column: bool) -> str | None:
    """The status that a cell prints: a short cell as it is, of a longer one the words of state that it begins with.

    The first line of a cell stands alone where the next one begins anew. In a column of progress notes (not
    `own_column`) a short cell counts only where it begins with words of state.
    """
    if not text:
        return None
    known = status_word(reader, text)
    apart = text[len(first_line) :].lstrip()[:1].isupper()
    words = first_line if apart and len(first_line.split()) <= _LONGEST_LINE and known else text
    short = len(words.split()) <= _LONGEST_STATUS and not re.search(r"[.;]\s+\S", words)
    if short and (own_column or known):
        return words.rstrip(".")
    return known


def status_word(reader: Reader, text: str) -> str | None:
    """The words of state that a cell begins with."""
    reading = reader.read(text)
    known = [span for span in reading.of("action.status") if span.start == 0]
    return reading.words(max(known, key=lambda span: span.end)) if known else None


def state_of(status: str | None) -> ActionState | None:
    """What a printed status means, None where its words do not say."""
    return next((state for state, words in _STATES if status and words.search(status.strip())), None)


def rag_of(text: str, *, letters: bool) -> Rag | None:
    """The colour that a cell prints as a word or, where `letters` may stand for it, as a letter."""
    words = re.findall(r"[a-z]+", text.lower())
    found = {rag for rag, colour, _ in _COLOURS if colour in words}
    if not found and letters and len(words) == 1:
        found = {rag for rag, _, letter in _COLOURS if letter == words[0]}
    return found.pop() if len(found) == 1 else None
