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
from extractors.records.actions.behind import read_behind
from extractors.records.actions.calendars import Calendar, Calendars
from extractors.records.actions.doers import begins_with_deed, doing_of
from extractors.records.actions.due_cells import cell_due
from extractors.records.actions.notes import looks_ahead, note_task
from extractors.records.actions.owners import names_owner, opening_doer
from extractors.records.actions.sentences import SetTask, due_in, set_tasks
from extractors.records.actions.states import state_of
from extractors.records.actions.tasks import NO_DUE, Due, Task
from extractors.records.runs import Run, find_runs
from extractors.structure import Structure
from nlp_models import Reader, Span, TextReading

_LABELLED_ROWS = 4  # blocks under an action line that may say its due, its owner and its status
_SHORTEST_TASK = 2  # words
_SHORTEST_NOTE = 4  # words of a paragraph that is a task only by its tag
_MOST_UNDER_LABEL = 30  # blocks of a list under a label that stands alone
_LEADS_LIST = re.compile(r"(?:[:–—-]|\bto)$")
# It must read: JL – circulate the slides | Clerk: write to the owner
# | [Hazel] to order the benches | (PB/AR) paint the gate
_OWNER_BEFORE = re.compile(
    r"^(?:(?P<owner>[A-Z][^\[\]()–—:;]{0,60}?)(?::|\s[–—-])|[\[(](?P<within>[A-Z][^\[\]()]{0,40})\?*[\])]:?)\s+(?=\S)"
)
# It must read: Actions | Summary of actions agreed | Action log | Review of duties | To do | Follow-up | Next steps:
_HEADS_ACTIONS = re.compile(
    r"""^(?:\d+[.)]?\s+)? (?: (?:summary|list|record|schedule|review|register|updates?)\s+(?:of|on)\s+ )?
        (?: (?:the|all)\s+ )?
        (?: (?:agreed|key|new|further|resulting|outstanding|open)\s+ )?
        (?: action\s+(?:points?|items?|list|summary|log|register|tracker|table) | actions | next\s+steps | duties
          | to[\s-]?do(?:\s+list)? | tasks | assignments | follow[\s-]?ups?
          | jobs(?:\s+list)? | matters\s+for\s+action )
        (?: \s+(?:agreed|arising|required|from\s+(?:this|the|last)\s+meeting|summary|list|to\s+be\s+taken
          | items?|actions?|assigned|outstanding|carried\s+forward|and\s+next\s+steps) )* \s*:?$""",
    re.VERBOSE | re.IGNORECASE,
)


_FIELDS = ("due_label", "owner_label", "status_label")


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the label of a task, or the lines under it, say beside the task."""

    owner: str | None = None
    reference: str | None = None
    due: Due = NO_DUE
    status: str | None = None
    words: tuple[Folded, ...] = ()


def find_labelled(
    structure: Structure, reader: Reader, blocks: Sequence[Block], calendars: Calendars, known: AbstractSet[str]
) -> tuple[Task, ...]:
    """The labelled tasks of minutes in reading order; `known` are the initials of those who attended, in capitals."""
    return tuple(_tasks(structure, reader, blocks, calendars, known))


def is_label(reading: TextReading) -> bool:
    """Whether a text opens with a label, so that it is no sentence of the minutes."""
    return any(reading.of(f"action.{name}") for name in ("label", *_FIELDS))


def _tasks(
    structure: Structure, reader: Reader, blocks: Sequence[Block], calendars: Calendars, known: AbstractSet[str]
) -> Iterator[Task]:
    places = {block.index: place for place, block in enumerate(blocks)}
    above: _Above | None = None
    for run in find_runs(structure, blocks):
        calendar = calendars[run.context.meeting]
        first, last = places[run.blocks[0].index], places[run.blocks[-1].index]
        reading = reader.read(run.lead.text)
        labels = [span for span in reading.of("action.label") if reading.words(span).rstrip(" :-") not in known]
        if labels:
            label = max(labels, key=lambda span: span.end)
            yield from _line(reader, run, label, blocks[:first], blocks[last + 1 :], calendar)
            continue
        listed = any(_HEADS_ACTIONS.match(heading) for heading in run.context.headings[-2:])
        above = _name_above(reader, run, above) if listed else None
        for at, text in enumerate((run.lead, *run.clauses)):
            found = tuple(_tagged(reader, text, blocks[: first + at], calendar))
            found = found or tuple(_dashed(reader, text, known, calendar))
            yield from found
            if listed and not found and not run.blocks[0].is_heading and not text.text.endswith(":"):
                yield from _listed(reader, text, calendar, above.owner if above and above.run is not run else None)


@dataclass(frozen=True, slots=True)
class _Above:
    """Whose list follows: the name that stands on a line of its own, and its run."""

    owner: str
    run: Run
    heading: str


def _name_above(reader: Reader, run: Run, above: _Above | None) -> _Above | None:
    """Whose the tasks of a run are by the line above them, under a heading that says "Actions"."""
    heading = run.context.headings[-1] if run.context.headings else ""
    first = run.blocks[0]
    if first.marker is None and names_owner(reader, first.text.rstrip(" :")):
        return _Above(first.text.rstrip(" :"), run, heading)
    return above if above and above.heading == heading and first.marker else None


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
    named, reference, time = (reading.part(label, name) for name in ("owner", "reference", "due"))
    owner = reading.words(named).strip() if named else None
    return _Beside(
        owner=owner,
        due=Due(reading.words(time)) if time else NO_DUE,
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


def _listed(reader: Reader, text: Folded, calendar: Calendar, owner: str | None) -> Iterator[Task]:
    """The task of a list item under a heading that says "Actions": it begins with a verb or a doer, or has an owner.

    `owner` is the one whose name stands above the list.
    """
    owned = _before(reader, text.text) is not None
    behind = read_behind(reader, text, calendar)
    reading = reader.read(text.text)
    if any(reading.of(f"action.{name}") for name in _FIELDS):
        return  # "Owner: PB" is what is known of the task above it
    if owned or owner or begins_with_deed(reader, text.text) or behind.owner:
        yield from _stated(reader, text, _Beside(owner=owner), calendar, "action.listed")


def _stated(
    reader: Reader, text: Folded, beside: _Beside, calendar: Calendar, rule: str = "action.line_label"
) -> Iterator[Task]:
    """A labelled task, or the several that it names doers of."""
    behind = read_behind(reader, text, calendar)
    if len(text.text.split()) < _SHORTEST_TASK or _NOTHING.match(text.text) or state_of(behind.status) == "closed":
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
    owner = owner or opening_doer(reader, text.text) or _before(reader, text.text) or behind.owner
    if behind.fields:
        text = behind.task
        beside = replace(beside, status=beside.status or behind.status, words=(*beside.words, *behind.beside))
    due = due_in(text.text, calendar) if behind.due is NO_DUE else behind.due
    yield _task(text, rule, 0.95, beside, SetTask(text, rule, 0.95, owner, due))


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
    owner = (found["owner"] or found["within"]) if found else None
    return owner if owner and names_owner(reader, owner) else None


def _task(text: Folded, rule: str, confidence: float, beside: _Beside, task: SetTask) -> Task:
    return Task(
        (text,), "minutes", rule, confidence, beside.owner or task.owner,
        task.due if beside.due is NO_DUE else beside.due, beside.status, reference=beside.reference,
        beside=beside.words,
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
