"""How far a task has come: the status as printed, what it means, and its colour where that is printed as a word."""

import re

from extractors.results import ActionState, Rag
from nlp_models import Reader

_LONGEST_STATUS = 6  # words
_LONGEST_LINE = 4  # words of a line that stands alone before the rest of its cell
_UNFINISHED = re.compile(
    r"""\b(?: not\s+(?:yet\s+)?(?:complete|completed|closed|done|started|due|achieved|met|implemented)
          | partly | partially | incomplete
          | part\s+(?:complete|implemented) | nearly | almost | outstanding | overdue | to\s+be\s+(?:closed|completed)
          | propos\w+\s+(?:to\s+close|for\s+closure|closure) )\b
      | ^(?:no|n|o)$""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED = re.compile(
    r"""\b(?: complete | completed | closed? | done | delivered | achieved | discharged | resolved | actioned
      | cancelled
          | superseded | withdrawn | rejected | implemented | finished | no\s+longer\s+required | removed )\b
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
_COLOUR_WORDS = frozenset(colour for _, colour, _ in _COLOURS)
_DASHES = frozenset("-–—:")  # "Amber – two of three agreed": behind these stands the reason for the colour


def printed_status(reader: Reader, text: str, first_line: str, *, own_column: bool) -> str | None:
    """The status that a cell prints: a short cell as it is, of a longer one the words of state that it begins with.

    The first line of a cell stands alone where the next one begins anew. In a column of progress notes (not
    `own_column`) a short cell counts only where it begins with words of state.
    """
    if not text:
        return None
    known = status_word(reader, text)
    if known and known.lower() in _COLOUR_WORDS and text[len(known) :].lstrip()[:1] in _DASHES:
        return known
    apart = text[len(first_line) :].lstrip()[:1].isupper()
    words = first_line if apart and len(first_line.split()) <= _LONGEST_LINE and known else text
    short = len(words.split()) <= _LONGEST_STATUS and not re.search(r"[.;]\s+\S", words)
    if short and (own_column or known):
        return words.rstrip(".")
    return known


# It must read the ends of: Mend the gate. Closed | Mend the gate - on hold | Mend the gate (complete)
_CLOSING = re.compile(
    r"""(?: (?<=[.;!?)\]])\s+ | \s+[–—-]\s+ | \s*[(\[] | (?P<label>(?:^|\s)status\s*[:–-]\s*) )
        (?= (?P<said> [^.;()\[\]]+ | [^;()\[\]]+\d ) [.)\]]*$ )""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_STATE = re.compile(r"(?:$|[\s,–(-]+(?:(?:on|in|by|at|from|as\s+of|was|since)\b|\d|(?-i:[A-Z])))", re.IGNORECASE)


def closing_status(reader: Reader, text: str) -> tuple[int, str | None]:
    """Where a task's text ends before the status that it closes with, and that status; its length and None without."""
    for closing in _CLOSING.finditer(text):
        said = closing["said"].strip()
        word = status_word(reader, said) if len(said.split()) <= _LONGEST_STATUS else None
        if closing["label"] and said and closing.start():
            return closing.start(), word or said
        if word and closing.start() and _AFTER_STATE.match(said, len(word)):
            return closing.start(), word
    return len(text), None


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
