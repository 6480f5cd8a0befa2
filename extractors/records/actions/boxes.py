"""Tasks of lists with a box before each: "[ ] (PB) Mend the gate", "[x] Hazel to ring the owner", "☐ Order benches".

A box alone says little, since forms and agendas have them too: its line counts where it carries a label ("TODO:"),
names a doer or begins with a verb of doing, in a paper that speaks of actions also where it only names an owner.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.actions.calendars import Calendar, Calendars
from extractors.records.actions.doers import begins_with_deed, doing_of
from extractors.records.actions.entries import OF_ACTIONS
from extractors.records.actions.owners import names_owner, opening_doer
from extractors.records.actions.sentences import due_in
from extractors.records.actions.tasks import Task
from extractors.structure import Structure
from nlp_models import Reader

_BOX = re.compile(r"^(?:\(\s?\)\s*)?\[\s?[xX✓✔]?\s?\]\s+(?=\S)")
_BOX_MARKERS = frozenset("☐☑☒")
# Not of forms, plans and reports, whose boxes are to be ticked by the reader.
_PARTS = frozenset({"minutes", "agenda", "action_log", "other"})
_FEWEST = 2  # boxes of a part
_SHORTEST_TASK = 2  # words
_OWNER = re.compile(r"^[(\[](?P<owner>[\w@][\w@/&,. -]{0,40}?)\?*[)\]]:?\s+(?=\S)")
# People of some bodies go by names in small letters: "(rowanb) write to the owner".
_HANDLE = re.compile(r"@?(?!optional\b|draft\b|done\b|new\b|tb[acd]\b|all\b)[a-z][\w-]{2,}")


def find_boxed(structure: Structure, reader: Reader, calendars: Calendars) -> Iterator[Task]:
    """The tasks of all lists of boxes in reading order."""
    boxed = [(block, text) for block in structure.blocks if (text := _without_box(block)) is not None]
    boxes = Counter(structure.contexts[block.index].part for block, _ in boxed)
    for block, text in boxed:
        context = structure.contexts[block.index]
        part = structure.part_of(context)
        if part.kind in _PARTS and boxes[context.part] >= _FEWEST:
            listed = part.kind == "action_log" or OF_ACTIONS.search(part.title or "")
            task = _boxed(reader, text, calendars[context.meeting], owned=bool(listed))
            if task:
                yield replace(task, source="minutes") if part.kind == "minutes" else task


def _without_box(block: Block) -> Folded | None:
    """What stands behind the box of a list item, None where it has none."""
    if block.cell or block.note:
        return None
    found = _BOX.match(block.text)
    if found:
        return block.folded.cut(found.end(), len(block.text))
    return block.folded if block.marker and block.marker.text in _BOX_MARKERS else None


def _boxed(reader: Reader, text: Folded, calendar: Calendar, *, owned: bool) -> Task | None:
    """The task of a line behind a box; `owned` says that an owner before it is enough."""
    named = _OWNER.match(text.text)
    owner = named["owner"] if named and _is_owner(reader, named["owner"]) else None
    task = text.cut(named.end(), len(text.text)) if named and owner else text
    labels = reader.read(task.text).of("action.label")
    if labels:
        task = task.cut(max(label.end for label in labels), len(task.text))
    doing = doing_of(reader, task.text)
    doer = doing.doer if doing else opening_doer(reader, task.text)
    if not ((owner and owned) or labels or doer or begins_with_deed(reader, task.text)):
        return None
    sentences = reader.read(task.text).sentences
    first = task.cut(sentences[0].start, sentences[0].end) if sentences else task
    if len(first.text.split()) < _SHORTEST_TASK:
        return None
    beside = (text.cut(named.start("owner"), named.end("owner")),) if named and owner else ()
    due = due_in(task.text, calendar)
    return Task((first,), "table", "action.boxed", 0.8, owner or doer, due, in_item=False, beside=beside)


def _is_owner(reader: Reader, words: str) -> bool:
    return names_owner(reader, words) or bool(_HANDLE.fullmatch(words))
