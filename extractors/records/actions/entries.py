"""Entries of logs that are set as lines.

A task, and under it "Owner: ... | Due: ... | Status: ..." on one line or on lines of their own; or the task and
what is known of it on one line ("Minute 4.2 – Mend the gate – PB – 4 May – on track"). The latter counts where its
owner stands beside a due or a status, or where the paper or the heading above speaks of actions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.actions.behind import read_behind
from extractors.records.actions.calendars import Calendars
from extractors.records.actions.doers import begins_with_deed
from extractors.records.actions.due_cells import cell_due
from extractors.records.actions.states import rag_of
from extractors.records.actions.tasks import NO_DUE, Task
from extractors.structure import Structure
from nlp_models import Reader

_LABEL = re.compile(
    r"""(?:^|(?<=[\s|;,(])) (?:
        (?P<owner> (?:action\s+)?owner|lead(?:\s+officer)?|by\s+whom|responsible(?:\s+officer)?|assigned\s+to|who )
      | (?P<due> due(?:\s+(?:date|by))?|deadline|target\s+date|by\s+when|timescale|when )
      | (?P<status> status|progress ) | (?P<rag> b?rag(?:\s+rating)? )
    ) \s*:\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_LEAST_FIELDS = 2
_MOST_LINES = 4  # of fields under a task
_SHORTEST_TASK = 3  # words
_SET_OFF = re.compile(r"\s[–—-]\s|\s\|\s|\t|[)\]]\W*$")
OF_ACTIONS = re.compile(
    r"\bactions?\s+(?:arising|points?|items?|list|log|register|tracker|summary|agreed|outstanding)\b|^actions\b"
    r"|\b(?:register|list|log|schedule|summary)\s+of\s+(?:outstanding\s+|agreed\s+)?actions\b",
    re.IGNORECASE,
)
_NEXT_ENTRY = re.compile(r"(?<=\s)(?=(?:Minute|Item|Action|Ref\.?)\s\d+(?:\.\d+)*\s+[–—-]\s)")
# It must read: A12 | 4.1 | ABC 24/18 | AV/25/018 | Minute 4.2
_REFERENCE = re.compile(
    r"^(?:(?:Minute|Item|Action|Ref\.?)\s)?"
    r"(?P<reference>(?:[A-Z]{1,5}[ /-]?){0,3}\d+(?:[./-]\d+)*)[.:)]?\s+[–—-]?\s*(?=\S)"
)


def find_entries(structure: Structure, reader: Reader, calendars: Calendars) -> Iterator[Task]:
    """The tasks of all entries, in reading order for each of the two forms."""
    yield from _over_fields(structure, reader, calendars)
    yield from _with_fields(structure, reader, calendars)


def _with_fields(structure: Structure, reader: Reader, calendars: Calendars) -> Iterator[Task]:
    """The tasks of lines that print owner, due or status behind them."""
    for block in structure.blocks:
        if block.cell or block.note or block.is_heading or not _SET_OFF.search(block.text):
            continue
        context = structure.contexts[block.index]
        part = structure.part_of(context)
        calendar = replace(calendars[context.meeting], looks_ahead=part.kind != "action_log")
        listed = part.kind == "action_log" or any(
            OF_ACTIONS.search(words) for words in (part.title or "", *context.headings[-2:])
        )
        for text in _pieces(block.folded):
            numbered, reference = _task_text(reader, text, block.number)
            found = read_behind(reader, numbered, calendar)
            if (
                found.owner is None
                or found.fields < (1 if listed else _LEAST_FIELDS)
                or not (
                    begins_with_deed(reader, found.task.text)
                    or (listed and (reference or found.fields >= _LEAST_FIELDS) and _is_told(found.task.text))
                )
            ):
                continue
            yield Task(
                (found.task,), "minutes" if part.kind == "minutes" else "table" if listed else "text",
                "action.entry_line", 0.85, found.owner, found.due, found.status,
                in_item=part.kind == "minutes", reference=reference, beside=found.beside,
            )  # fmt: skip


def _is_told(text: str) -> bool:
    return len(text.split()) >= _SHORTEST_TASK and any(character.islower() for character in text)


def _pieces(text: Folded) -> Iterator[Folded]:
    """The entries of a block in which several run on ("Minute 4.2 – ... Minute 5 – ...")."""
    starts = [0, *(found.start() for found in _NEXT_ENTRY.finditer(text.text))]
    for start, end in zip(starts, [*starts[1:], len(text.text)], strict=True):
        yield text.cut(start, end)


def _over_fields(structure: Structure, reader: Reader, calendars: Calendars) -> Iterator[Task]:
    """The tasks that a line of fields stands under."""
    for before, block in zip(structure.blocks, structure.blocks[1:], strict=False):
        if block.cell or before.cell or not _LABEL.match(block.text) or _LABEL.match(before.text):
            continue
        fields = _fields_from(structure.blocks[block.index : block.index + _MOST_LINES])
        headed = any(OF_ACTIONS.search(words) for words in structure.contexts[block.index].headings[-1:])
        if len(fields) < (1 if headed else _LEAST_FIELDS) or (before.is_heading and OF_ACTIONS.search(before.text)):
            continue
        text, reference = _task_text(reader, before.folded, before.number)
        if not text.text:
            continue
        context = structure.contexts[block.index]
        calendar = calendars[context.meeting]
        logged = structure.part_of(context).kind == "action_log"
        yield Task(
            (text,), "table" if logged else "minutes", "action.entry", 0.9, fields.get("owner"),
            cell_due(fields["due"], calendar) if "due" in fields else NO_DUE, fields.get("status"),
            in_item=not logged, reference=reference, rag=rag_of(fields.get("rag", ""), letters=True),
        )  # fmt: skip


def _fields_from(blocks: Sequence[Block]) -> dict[str, str]:
    """What the fields on one line, or on lines of their own, say; `blocks` begin with the first of these lines."""
    said: dict[str, str] = {}
    for block in blocks:
        fields = {} if block.cell else _fields(block)
        if not fields or fields.keys() & said.keys():
            break
        said |= fields
    return said


def _fields(block: Block) -> dict[str, str]:
    """What a line of fields says, by the names of its fields; empty where the block does not begin with one."""
    if not _LABEL.match(block.text):
        return {}
    labels = list(_LABEL.finditer(block.text))
    ends = [*(label.start() for label in labels[1:]), len(block.text)]
    said = {
        label.lastgroup or "": block.text[label.end() : end].strip(" |;,\t.")
        for label, end in zip(labels, ends, strict=True)
    }
    return {name: words for name, words in said.items() if words}


def _task_text(reader: Reader, folded: Folded, number: str | None) -> tuple[Folded, str | None]:
    """The task of an entry without its number or label, and its number."""
    labels = reader.read(folded.text).of("action.label")
    if labels:
        folded = folded.cut(max(label.end for label in labels), len(folded.text))
    found = _REFERENCE.match(folded.text)
    if found:
        return folded.cut(found.end(), len(folded.text)), found["reference"]
    return folded, number
