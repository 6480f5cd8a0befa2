"""Entries of logs that are set as lines: a task, and under it "Owner: ... | Due: ... | Status: ..." on one line."""

import re
from collections.abc import Iterator

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.actions.calendars import Calendars
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
# It must read: A12 | 4.1 | ABC 24/18 | AV/25/018
_REFERENCE = re.compile(r"^(?P<reference>(?:[A-Z]{1,5}[ /-]?)*\d+(?:[./-]\d+)*)[.:)]?\s+[–—-]?\s*(?=\S)")


def find_entries(structure: Structure, reader: Reader, calendars: Calendars) -> Iterator[Task]:
    """The tasks that a line of fields stands under, in reading order."""
    for before, block in zip(structure.blocks, structure.blocks[1:], strict=False):
        fields = _fields(block)
        if len(fields) < _LEAST_FIELDS or block.cell or before.cell or _LABEL.match(before.text):
            continue
        text, reference = _task_text(reader, before)
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


def _fields(block: Block) -> dict[str, str]:
    """What a line of fields says, by the names of its fields; empty where the block does not begin with one."""
    labels = list(_LABEL.finditer(block.text))
    if not labels or labels[0].start() > 0:
        return {}
    ends = [*(label.start() for label in labels[1:]), len(block.text)]
    said = {
        label.lastgroup or "": block.text[label.end() : end].strip(" |;,\t.")
        for label, end in zip(labels, ends, strict=True)
    }
    return {name: words for name, words in said.items() if words}


def _task_text(reader: Reader, block: Block) -> tuple[Folded, str | None]:
    """The task of an entry without its number or label, and its number."""
    folded = block.folded
    labels = reader.read(folded.text).of("action.label")
    if labels:
        folded = folded.cut(max(label.end for label in labels), len(folded.text))
    found = _REFERENCE.match(folded.text)
    if found:
        return folded.cut(found.end(), len(folded.text)), found["reference"]
    return folded, block.number
