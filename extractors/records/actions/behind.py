"""What a line prints behind its task: whose it is, when it is due, how far it has come.

"Mend the gate – Clerk – 4 May – on track", "Mend the gate (PB)", "Mend the gate | Lead: Parks | Spring 2027". The line
is read from its end, piece by piece, as long as a piece says one of these three and nothing else.
"""

import re
from dataclasses import dataclass, replace

from extractors.folding import Folded
from extractors.records.actions.calendars import Calendar
from extractors.records.actions.due_cells import cell_due
from extractors.records.actions.owners import names_owner
from extractors.records.actions.states import closing_status, status_word
from extractors.records.actions.tasks import NO_DUE, Due, dues_in
from nlp_models import Reader

_SEPARATOR = re.compile(r"\s+[–—-]\s+|\s*\|\s*|\t+|;\s+|\s*(?=[(\[][^()\[\]]*[)\]]\W*$)")
_LABEL = re.compile(
    r"""^(?: (?P<owner> (?:action|lead|owner|responsible|responsibility|by\s+whom|who|assigned\s+to)(?:\s+officer)? )
          | (?P<due> due(?:\s+(?:date|by))?|deadline|target\s+date|by\s+when|timescale|when )
          | (?P<status> status|progress|rag ) ) \s*[:–-]\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_WEEK_OF = re.compile(r"^(?:w/?c|week\s+(?:commencing|beginning|ending))\s+", re.IGNORECASE)
# "Find a date (SL) Still waiting for the rota": what follows the owner is a comment.
_OWNER_WITHIN = re.compile(r"\s[(\[](?P<owner>[A-Z]{2,4}(?:\s*[/,&]\s*[A-Z]{2,4})*)[)\]](?=\s)")
_LONGEST_FIELD = 8  # words


@dataclass(frozen=True, slots=True)
class Behind:
    """A task's text and what stands behind it; `beside` are the words there."""

    task: Folded
    owner: str | None = None
    due: Due = NO_DUE
    status: str | None = None
    beside: tuple[Folded, ...] = ()

    @property
    def fields(self) -> int:
        """How many of the three are said."""
        return (self.owner is not None) + (self.due is not NO_DUE) + (self.status is not None)


def read_behind(reader: Reader, text: Folded, calendar: Calendar) -> Behind:
    """The task of a line without what is printed behind it."""
    found = Behind(text)
    while (at := _last_separator(found.task.text)) is not None:
        said = found.task.text[at.end() :].strip(" .()[]\t")
        known = _with_field(reader, found, said, calendar)
        if known is None:
            break
        piece = found.task.cut(at.end(), len(found.task.text))
        found = replace(known, task=found.task.cut(0, at.start()), beside=(piece, *found.beside))
    return _with_closing(reader, found)


def _last_separator(text: str) -> re.Match[str] | None:
    found = list(_SEPARATOR.finditer(text))
    return found[-1] if found and found[-1].start() else None


def _with_field(reader: Reader, found: Behind, said: str, calendar: Calendar) -> Behind | None:
    """What is known with a piece more; None where it says nothing, or what another piece has said."""
    label = _LABEL.match(said)
    words = said[label.end() :] if label else said
    kind = label.lastgroup if label else _kind(reader, words, calendar)
    if not words or len(words.split()) > _LONGEST_FIELD:
        return None
    if kind == "owner" and found.owner is None:
        return replace(found, owner=words)
    if kind == "due" and found.due is NO_DUE:
        return replace(found, due=cell_due(words, calendar))
    if kind == "status" and found.status is None:
        return replace(found, status=status_word(reader, words) or words)
    return None


def _kind(reader: Reader, said: str, calendar: Calendar) -> str | None:
    if status_word(reader, said):
        return "status"
    dated = _WEEK_OF.sub("", said)
    mentions = dues_in(dated, calendar)
    if mentions and mentions[0].start == 0 and mentions[-1].end >= len(dated):
        return "due"
    return "owner" if names_owner(reader, said) else None


def _with_closing(reader: Reader, found: Behind) -> Behind:
    """With the status that the task's last words say, and the owner in brackets before a comment."""
    text = found.task.text
    if found.status is None:
        end, status = closing_status(reader, text)
        if status:
            beside = (found.task.cut(end, len(text)), *found.beside)
            found = replace(found, task=found.task.cut(0, end), status=status, beside=beside)
    within = _OWNER_WITHIN.search(found.task.text) if found.owner is None else None
    if within:
        piece = found.task.cut(within.start("owner"), within.end("owner"))
        return replace(
            found, task=found.task.cut(0, within.start()), owner=within["owner"], beside=(piece, *found.beside)
        )
    return found
