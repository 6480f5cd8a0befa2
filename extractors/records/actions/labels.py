"""Tasks that a label marks as such in minutes.

A label opens a line ("Action 3: Ash to ring the owner", "AP2 – ..."), or is a tag behind its task ("(Action: JS)",
"... ACTION: Clerk"). A line or bracket that holds only an owner is a tag of the paragraph before it. Under a label or
a heading that says only "Actions", every list item is a task.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.actions.calendars import Calendar, Calendars
from extractors.records.actions.doers import doing_of
from extractors.records.actions.due_cells import cell_due
from extractors.records.actions.notes import looks_ahead, note_task
from extractors.records.actions.owners import names_owner, opening_doer
from extractors.records.actions.sentences import SetTask, due_in, set_tasks
from extractors.records.actions.tasks import NO_DUE, Due, Task
from extractors.records.runs import Run, find_runs
from extractors.structure import Structure
from nlp_models import Reader, Span, TextReading

_LABELLED_ROWS = 4  # blocks under an action line that may say its due, its owner and its status
_SHORTEST_TASK = 2  # words
_SHORTEST_NOTE = 4  # words of a paragraph that is a task only by its tag
_MOST_UNDER_LABEL = 30  # blocks of a list under a label that stands alone
_LEADS_LIST = re.compile(r"(?:[:–—-]|\bto)$")
# It must read: Circulate the slides (JL) | Circulate the slides – Clerk
_OWNER_BEHIND = re.compile(r"(?:\s[–—-]\s+|\s*[\[(]|\t)(?P<owner>[A-Z][^\[\]()–—:;]{0,60}?)[\])]?[.;]?$")
# It must read: JL – circulate the slides | Clerk: write to the owner
_OWNER_BEFORE = re.compile(r"^(?P<owner>[A-Z][^\[\]()–—:;]{0,60}?)(?::|\s[–—-])\s+(?=\S)")
_HEADS_ACTIONS = re.compile(
    r"""^(?:\d+[.)]?\s+)? (?: (?:summary|list|record|schedule)\s+of\s+ )?
        (?: (?:agreed|key|new|further|resulting)\s+ )?
        (?: action\s+(?:points?|items?|list|summary) | actions | next\s+steps )
        (?: \s+(?:agreed|arising|required|from\s+(?:this|the)\s+meeting|summary|list|to\s+be\s+taken) )* \s*:?$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the label of a task, or the lines under it, say beside the task."""

    owner: str | None = None
    reference: str | None = None
    due: Due = NO_DUE
    status: str | None = None


def find_labelled(
    structure: Structure, reader: Reader, blocks: Sequence[Block], calendars: Calendars, known: AbstractSet[str]
) -> tuple[Task, ...]:
    """The labelled tasks of minutes in reading order; `known` are the initials of those who attended, in capitals."""
    return tuple(_tasks(structure, reader, blocks, calendars, known))


def is_label(reading: TextReading) -> bool:
    """Whether a text opens with a label, so that it is no sentence of the minutes."""
    return bool(reading.of("action.label") or reading.of("action.due_label"))


def _tasks(
    structure: Structure, reader: Reader, blocks: Sequence[Block], calendars: Calendars, known: AbstractSet[str]
) -> Iterator[Task]:
    places = {block.index: place for place, block in enumerate(blocks)}
    for run in find_runs(structure, blocks):
        calendar = calendars[run.context.meeting]
        first, last = places[run.blocks[0].index], places[run.blocks[-1].index]
        labels = reader.read(run.lead.text).of("action.label")
        if labels:
            label = max(labels, key=lambda span: span.end)
            yield from _line(reader, run, label, blocks[:first], blocks[last + 1 :], calendar)
            continue
        listed = any(_HEADS_ACTIONS.match(heading) for heading in run.context.headings[-2:])
        for at, text in enumerate((run.lead, *run.clauses)):
            found = tuple(_tagged(reader, text, blocks[: first + at], calendar))
            found = found or tuple(_dashed(reader, text, known, calendar))
            yield from found
            if listed and not found and not run.blocks[0].is_heading and not text.text.endswith(":"):
                yield from _listed(reader, text, calendar)


def _line(
    reader: Reader, run: Run, label: Span, above: Sequence[Block], below: Sequence[Block], calendar: Calendar
) -> Iterator[Task]:
    """The tasks of a line that begins with a label, of the list that hangs on it or of the paragraph that it marks."""
    reading = reader.read(run.lead.text)
    bracketed = run.lead.text.startswith(("[", "("))
    rest = run.lead.cut(label.end, len(run.lead.text.rstrip("]).")) if bracketed else len(run.lead.text))
    beside = _said_below(reader, _said_by(reading, label), below[:_LABELLED_ROWS], calendar)
    if beside.owner and not names_owner(reader, beside.owner):
        return  # "Action complete: the lamp is mended"
    if names_owner(reader, rest.text):
        beside = replace(beside, owner=rest.text.rstrip("."))
        yield from _marked(reader, above, beside, calendar)
    elif not rest.text and not run.clauses:
        yield from (
            _marked(reader, above, beside, calendar) if beside.owner else _under(reader, run, below, beside, calendar)
        )
    else:
        if rest.text and not (run.clauses and _LEADS_LIST.search(rest.text)):
            yield from _stated(reader, rest, beside, calendar)
        lead = doing_of(reader, rest.text + " circulate") if rest.text.endswith("to") else None
        owner = beside.owner or (lead.doer if lead else None) or _name_before(reader, rest.text.rstrip(" :–—-to"))
        for clause in run.clauses:
            yield from _stated(reader, clause, replace(beside, owner=owner), calendar)


def _name_before(reader: Reader, text: str) -> str | None:
    return text if names_owner(reader, text) else None


def _said_by(reading: TextReading, label: Span) -> _Beside:
    named, reference = reading.part(label, "owner"), reading.part(label, "reference")
    owner = reading.words(named).strip() if named else None
    return _Beside(
        owner=owner,
        reference=reading.words(reference).removeprefix("AP") if reference else None,
    )


def _under(reader: Reader, run: Run, below: Sequence[Block], beside: _Beside, calendar: Calendar) -> Iterator[Task]:
    """The list under a label that stands alone on its line."""
    last = run.blocks[-1]
    for number, block in enumerate(below[:_MOST_UNDER_LABEL]):
        if block.is_heading or block.cell != last.cell or (number and not block.marker):
            return
        yield from _stated(reader, block.folded, beside, calendar)
        if not block.marker:
            return


def _marked(reader: Reader, above: Sequence[Block], beside: _Beside, calendar: Calendar) -> Iterator[Task]:
    """The task of the paragraph before a line that says only who is to act."""
    if not above or above[-1].is_heading or reader.read(above[-1].text).of("action.label"):
        return
    task = _last_task(reader, above[-1].folded, calendar)
    if task:
        yield _task(task.text, "action.tag", 0.9, beside, task)


def _tagged(reader: Reader, text: Folded, above: Sequence[Block], calendar: Calendar) -> Iterator[Task]:
    """The tasks of a paragraph that are followed by a tag: "... be shared. (Action: JS)"."""
    reading = reader.read(text.text)
    low = 0
    for tag in reading.of("action.tag"):
        beside = _said_by(reading, tag)
        owner = beside.owner.rstrip(". ") if beside.owner else None
        if tag.start < low or not ((owner and names_owner(reader, owner)) or beside.reference):
            continue
        beside = replace(beside, owner=owner)
        piece = text.cut(low, tag.start)
        task = _last_task(reader, piece, calendar) if piece.text else None
        if task:
            yield _task(task.text, "action.tag", 0.9, beside, task)
        elif not piece.text:
            yield from _marked(reader, above, beside, calendar)
        low = tag.end


def _dashed(reader: Reader, text: Folded, known: AbstractSet[str], calendar: Calendar) -> Iterator[Task]:
    """The task of a note that ends in the initials of somebody there ("Draft to be ready in May – TL")."""
    reading = reader.read(text.text)
    for tag in reading.of("action.dashed"):
        beside = _said_by(reading, tag)
        ahead = beside.owner and set(re.findall(r"[A-Z]{2,}", beside.owner)) <= known
        note = note_task(reader, text.cut(0, tag.start)) if ahead and looks_ahead(text.text) else None
        if note:
            task = SetTask(note, tag.rule, 0.8, None, due_in(note.text, calendar))
            yield _task(note, tag.rule, 0.8, beside, task)


def _last_task(reader: Reader, paragraph: Folded, calendar: Calendar) -> SetTask | None:
    """The task that a tag behind a paragraph means: the last that it sets, else its last sentence."""
    found = set_tasks(reader, paragraph, calendar)
    if found:
        return found[-1]
    sentences = reader.read(paragraph.text).sentences
    text = paragraph.cut(sentences[-1].start, sentences[-1].end) if sentences else paragraph
    if len(text.text.split()) < _SHORTEST_NOTE:
        text = paragraph
    fits = len(text.text.split()) >= _SHORTEST_NOTE and not _NOTHING.match(text.text)
    return SetTask(text, "action.tag", 0.8, None, due_in(text.text, calendar)) if fits else None


def _listed(reader: Reader, text: Folded, calendar: Calendar) -> Iterator[Task]:
    """The task of a list item under a heading that says "Actions": it begins with a verb or a doer."""
    reading = reader.read(text.text)
    before = _OWNER_BEFORE.match(text.text)
    owned = bool(before and names_owner(reader, before["owner"]))
    if owned or any(span.start == 0 for span in reading.of("action.verb")) or _behind(reader, text.text):
        yield from _stated(reader, text, _Beside(), calendar, "action.listed")


def _stated(
    reader: Reader, text: Folded, beside: _Beside, calendar: Calendar, rule: str = "action.line_label"
) -> Iterator[Task]:
    """A labelled task, or the several that it names doers of."""
    if len(text.text.split()) < _SHORTEST_TASK or _NOTHING.match(text.text):
        return
    several = _numbered(reader, text, calendar)
    for each in several:
        yield _task(each.text, rule, 0.9, beside, each)
    if several:
        return
    found = set_tasks(reader, text, calendar)
    if _DECIDED.match(text.text):
        yield from (_task(each.text, rule, each.confidence, beside, each) for each in found)
        return
    said = doing_of(reader, text.text)
    owner = (found[0].owner if found else None) or (said.doer if said else None)
    owner = owner or opening_doer(reader, text.text) or _before(reader, text.text) or _behind(reader, text.text)
    yield _task(text, rule, 0.95, beside, SetTask(text, rule, 0.95, owner, due_in(text.text, calendar)))


# It must read: (i) Clerk to order benches; (ii) Cllr Rowe to meet the owner
_LETTERED = re.compile(r"(?:^|(?<=\s))(?:\((?:[ivx]+|[a-h]|\d)\)|(?:[ivx]+|[a-h]|\d)[.)])\s+")


def _numbered(reader: Reader, text: Folded, calendar: Calendar) -> tuple[SetTask, ...]:
    """The tasks of a list that is printed as running text."""
    marks = list(_LETTERED.finditer(text.text))
    if len(marks) < 2:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text.text)]
    pieces = [text.cut(mark.end(), end) for mark, end in zip(marks, ends, strict=False)]
    return tuple(task for piece in pieces for task in set_tasks(reader, piece, calendar)[:1])


# What some papers print behind "ACTION:" is what was decided: "Motion to approve carried", "Council received the note".
_DECIDED = re.compile(
    r"""^(?: (?:the\s+|up)?(?:on\s+)?(?:a\s+)?motions?\b | m/s\b | moved\b | it\s+was\s+(?:moved|noted)\b
      | ayes\b | vote
          | (?: approved|adopted|received|carried|passed|accepted|denied|granted|tabled|seconded|resolved|confirmed
              | unanimous(?:ly)?|discussion|resolution|ordinance|report\s+(?:noted|received) )\b
          | (?:the\s+)?(?:[A-Z]\w+\s+)?(?:council|board|committee|commission|members?|trustees)\s+
              (?:unanimously\s+)?(?!asked|requested|directed|instructed|agreed|wanted)[a-z]+ed\b )""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTHING = re.compile(r"^(?:none|nil|no\s+(?:further\s+)?actions?|n/?a|noted)\b", re.IGNORECASE)


def _before(reader: Reader, text: str) -> str | None:
    found = _OWNER_BEFORE.match(text)
    return found["owner"] if found and names_owner(reader, found["owner"]) else None


def _behind(reader: Reader, text: str) -> str | None:
    found = _OWNER_BEHIND.search(text)
    return found["owner"] if found and names_owner(reader, found["owner"]) else None


def _task(text: Folded, rule: str, confidence: float, beside: _Beside, task: SetTask) -> Task:
    return Task(
        (text,), "minutes", rule, confidence, beside.owner or task.owner,
        task.due if beside.due is NO_DUE else beside.due, beside.status, reference=beside.reference,
    )  # fmt: skip


def _said_below(reader: Reader, beside: _Beside, blocks: Sequence[Block], calendar: Calendar) -> _Beside:
    """With what the lines "Due: ...", "Owner: ..." and "Status: ..." under an action line say."""
    for block in blocks:
        reading = reader.read(block.text)
        if labels := reading.of("action.due_label"):
            beside = replace(beside, due=cell_due(block.text[labels[0].end :].strip(" ."), calendar))
        elif labels := reading.of("action.owner_label"):
            beside = replace(beside, owner=block.text[labels[0].end :].strip(" ."))
        elif labels := reading.of("action.status_label"):
            beside = replace(beside, status=block.text[labels[0].end :].strip(" ."))
        else:
            break
    return beside
