"""Tables of tasks: a board's action log, an NHS tracker, the delivery plan of a strategy."""

from collections.abc import Mapping, Sequence
from datetime import date

from corpus.generator.calendar_words import due_in_table, plain_date, slashed_date
from corpus.generator.script import Block, Cell, Gap, Grid, Para, Run, cell, fact_cell, para
from corpus.generator.story import Body, LogEntry
from corpus.generator.wording import Voice, sentence_case, sentences
from corpus.labels import LabelledAction, LabelledMeeting

RAG_FILL: Mapping[str, str] = {"Green": "#a9d18e", "Amber": "#ffd966", "Red": "#ff8b8b", "Blue": "#9dc3e6"}
STATE_RAG = {"done": "Blue", "open": "Green", "late": "Red", "new": "Amber"}


def board_log(body: Body, day: date, entries: Sequence[LogEntry]) -> tuple[Block, ...]:
    """Reference, date raised, action, owner's name, due date, status and an update."""
    heads = ("Ref", "Meeting date", "Action", "Owner", "Due", "Status", "Update")
    rows = [
        (
            cell(entry.reference), cell(slashed_date(entry.raised)), _task_cell(entry, entry.task.owner.full),
            cell(entry.task.owner.full), cell(_due(entry)), cell(entry.status), cell(entry.comment),
        )
        for entry in entries
    ]  # fmt: skip
    label = LabelledMeeting(body=body.name, kind="action_log", date=day.isoformat())
    return (
        Para((Run(f"{body.name} – Action Log", facts=(label,)),), "letterhead"),
        para(f"Position at {plain_date(day)}. Completed actions are kept on the log for one year."),
        Grid((_head(heads), *rows), (8, 11, 31, 14, 12, 12, 20), header=1),
    )


def health_log(body: Body, day: date, entries: Sequence[LogEntry]) -> tuple[Block, ...]:
    """Open and closed actions in tables of their own, with a coloured RAG column and the owner's initials."""
    open_ones = [entry for entry in entries if entry.state != "done"]
    closed = [entry for entry in entries if entry.state == "done"]
    label = LabelledMeeting(body=body.name, kind="action_log", date=day.isoformat())
    key = ", ".join(f"{e.initials} – {e.post}" for e in dict.fromkeys(entry.task.owner for entry in entries))
    return (
        para(body.letterhead, "letterhead"),
        Para((Run(f"{body.name} action log, {plain_date(day)}", facts=(label,)),), "subtitle"),
        para("Open actions", "heading"),
        _tracker(open_ones),
        para("Actions closed since the last meeting", "heading"),
        _tracker(closed),
        para(f"Key to initials: {key}.", "small"),
    )


def _tracker(entries: Sequence[LogEntry]) -> Grid:
    heads = ("Ref", "Action", "Lead", "Timescale", "RAG", "Status and comment")
    rows = []
    for entry in entries:
        rag, owner = STATE_RAG[entry.state], entry.task.owner.initials
        progress = Cell((para(entry.status, "cell"), para(entry.comment, "cell")))
        rows.append((
            cell(entry.reference), _task_cell(entry, owner), cell(owner), cell(_due(entry)),
            cell(rag, fill=RAG_FILL[rag]), progress,
        ))  # fmt: skip
    return Grid((_head(heads), *rows), (13, 38, 8, 15, 9, 27), header=1)


def _head(words: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(cell(word, "cell head") for word in words)


def _due(entry: LogEntry) -> str:
    return entry.task.due.words if entry.task.due else ""


def _task_cell(entry: LogEntry, owner: str) -> Cell:
    text = sentence_case(entry.task.doing)
    due = entry.task.due
    label = LabelledAction(
        text=text, owner=owner, due=due.words if due else None, due_date=due.day if due else None,
        status=entry.status, source="table",
    )  # fmt: skip
    return fact_cell(text, label)


def delivery_plan(voice: Voice, title: str, start: date) -> tuple[Block, ...]:
    """The rows of a plan under the priorities of the strategy: action, lead, by when, measure, RAG."""
    rows = list(sentences("commitments", "plan_rows"))
    voice.random.shuffle(rows)
    heads = ("No", "What we will do", "Lead", "By when", "How we will know", "RAG")
    blocks: list[Block] = [para(title, "letterhead"), para("Delivery plan, first year", "subtitle")]
    for place, priority in enumerate(sentences("strategy", "priorities")):
        mine = rows[place * 4 : place * 4 + 4]
        grid = [_plan_row(voice, f"{place + 1}.{number}", text, start) for number, text in enumerate(mine, 1)]
        table = Grid((_head(heads), *grid), (6, 38, 18, 13, 17, 8), header=1)
        blocks += [para(f"Priority {place + 1}: {priority}", "heading"), table, Gap(4)]
    return tuple(blocks)


def _plan_row(voice: Voice, number: str, text: str, start: date) -> tuple[Cell, ...]:
    team = voice.draw(sentences("commitments", "teams"))
    measure = voice.draw(sentences("commitments", "measures"))
    due = due_in_table(voice, start)
    rag = voice.draw(("Green", "Amber", "Green", "Red"))
    label = LabelledAction(text=text, owner=team, due=due.words, due_date=due.day, status=rag, source="table")
    by, status = cell(due.words), cell(rag, fill=RAG_FILL[rag])
    return cell(number), fact_cell(text, label), cell(team), by, cell(measure), status
