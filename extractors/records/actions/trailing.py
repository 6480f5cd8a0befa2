"""Tasks of minutes whose owner stands at the end of the paragraph, behind its last full stop or on its last line.

"... The drawing would be shown to the mill. Clerk", "Order the seats before half term PB". Where somebody is named
there the paragraph sets a task; a name counts where it is an office, a titled person or somebody who attended.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.actions.calendars import Calendar, Calendars
from extractors.records.actions.doer_words import PERSON
from extractors.records.actions.doers import begins_with_deed
from extractors.records.actions.notes import note_task
from extractors.records.actions.owners import names_owner
from extractors.records.actions.sentences import due_in, set_tasks
from extractors.records.actions.tasks import Task
from extractors.structure import Structure
from nlp_models import Reader

_BEHIND_STOP = re.compile(  # words are taken whole (++): all ways to cut them up would be tried otherwise
    r"(?<=[.?!])(?<!\b[A-Z]\.)(?<!Cllr\.)(?<!Cllrs\.)(?<!Mrs\.)(?<!M[rs]\.)(?<!Dr\.)\s+"
    r"(?P<owner>(?:(?:Cllrs?|Mrs?|Ms|Dr)\.\s|[A-Z]\.\s|[^.;:()?!\s]++\s?/?\s?){1,8}?)\.?$"
)
_BEHIND_LINE = re.compile(r"\s(?P<owner>[A-Z]{2,3}(?:\s?[/,&]\s?[A-Z]{2,3})*)$")
_TITLED = re.compile(
    r"\b(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Rev|Clerk|Chair(?:man|woman)?|Secretary|Treasurer|RFO)\b"
)
_ATTENDS = re.compile(
    r"(?:also\s+|staff\s+|members\s+)?(?:present|in\s+attendance|apologies|absent|attendees)\b", re.IGNORECASE
)
_LONGEST = 8  # words of an owner
_ACTS = re.compile(r"\b(?:will|would|to|agreed|asked|should|is|was|has|had|are|were)\b")


def find_trailed(
    structure: Structure, reader: Reader, blocks: Sequence[Block], calendars: Calendars, initials: AbstractSet[str]
) -> Iterator[Task]:
    """The tasks of paragraphs that end in their owner; `initials` are those of the attendees, in capitals."""
    for block in blocks:
        if block.cell or block.is_heading or block.note or _ATTENDS.match(block.text):
            continue
        found = _owner_behind(reader, block.text, initials)
        if found is None:
            continue
        text, owner = block.folded.cut(0, found.start()), block.folded.cut(found.start("owner"), len(block.text))
        calendar = calendars[structure.contexts[block.index].meeting]
        yield from _owned(reader, text, owner, calendar)


def _owner_behind(reader: Reader, text: str, initials: AbstractSet[str]) -> re.Match[str] | None:
    found = _BEHIND_STOP.search(text[-80:]) and _BEHIND_STOP.search(text, max(0, len(text) - 80))
    if found:
        owner = found["owner"].strip(" .")
        known = _TITLED.search(owner) or PERSON.search(owner) or _letters(owner) <= initials
        named = known and not _ACTS.search(owner) and len(owner.split()) <= _LONGEST
        return found if named and names_owner(reader, owner) else None
    found = _BEHIND_LINE.search(text)
    bare = found and _letters(found["owner"]) <= initials and begins_with_deed(reader, text)
    return found if bare else None


def _letters(owner: str) -> frozenset[str]:
    """The initials of an owner; the owner himself where he is not printed as initials."""
    words = re.split(r"[\s/,&]+", owner)
    return frozenset(words) if all(word.isupper() for word in words) else frozenset({owner})


def _owned(reader: Reader, text: Folded, owner: Folded, calendar: Calendar) -> Iterator[Task]:
    found = set_tasks(reader, text, calendar)
    for each in found[-1:]:
        yield Task((each.text,), "minutes", "action.trailing", 0.8, owner.text.rstrip("."), each.due, beside=(owner,))
    note = None if found else note_task(reader, text)
    if note:
        due = due_in(note.text, calendar)
        yield Task((note,), "minutes", "action.trailing", 0.65, owner.text.rstrip("."), due, beside=(owner,))
