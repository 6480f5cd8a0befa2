"""Runs put together that tell of one decision: lines with the parties and the vote, and what stands under "Decision".

Many clerks print mover, seconder and vote each on a line of its own below the motion, or set the decision off with a
heading or in a column of a table. Both are undone here, so that statements are read from one text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractors.folding import join
from extractors.records.runs import Run
from nlp_models import Reader

_LONGEST_LINE = 14  # words of a line that names parties or tells the vote
_LONGEST_LABEL = 5  # words of a cell in the head row of a table
_PARTY = re.compile(
    r"^\(?(?:proposed|proposer|moved|mover|seconded|seconder|prop\.|sec\.)\s?(?:by\b|[:–-]|(?=(?:Cllr|Councillor|Mrs?|Ms|Dr)\b))",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"^(?:the\s)?(?:(?:motion|resolution|proposal)\s)?(?:was\s)?(?:carried|passed|lost|all in favour|vot(?:ed?|ing)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A run, and whether it stands under a heading, or in a column, that says it is the decision."""

    run: Run
    headed: bool


def gather(runs: Iterable[Run], reader: Reader) -> tuple[Gathered, ...]:
    """The runs of a part in order, with lines of parties joined to what they are about."""
    return tuple(_headed(_with_parties(runs), reader))


def row_of(run: Run) -> tuple[int, int, int] | None:
    """The row of a table in which a run stands: page, table, row."""
    block = run.blocks[0]
    return (block.page, block.cell.table, block.cell.row) if block.cell else None


def _with_parties(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in map(_one_paragraph, runs):
        before = joined[-1] if joined else None
        if before is None or not _goes_on(before, run):
            joined.append(run)
            continue
        text = join((before.lead, run.lead))
        joined[-1] = replace(before, lead=text, blocks=(*before.blocks, *run.blocks))
    return joined


def _one_paragraph(run: Run) -> Run:
    """A run of which the clauses only name parties and tell the vote, as one paragraph."""
    if run.clauses and all(_PARTY.match(each.text) or _VOTE.match(each.text) for each in run.clauses):
        return replace(run, lead=run.whole, clauses=())
    return run


def _goes_on(before: Run, run: Run) -> bool:
    """Whether a run is a line of parties, or of the vote after such a line, on what stands right above it."""
    last, first = before.blocks[-1], run.blocks[0]
    if run.clauses or before.clauses or run.context.opens_item or run.context.item != before.context.item:
        return False
    names = _PARTY.match(last.text) is not None
    if last.cell != first.cell or (last.is_heading and not names) or len(run.lead.text.split()) > _LONGEST_LINE:
        return False
    return _PARTY.match(run.lead.text) is not None or (names and _VOTE.match(run.lead.text) is not None)


def _headed(runs: list[Run], reader: Reader) -> Iterator[Gathered]:
    columns: set[tuple[int, int]] = set()
    index = 0
    while index < len(runs):
        run, cell = runs[index], runs[index].blocks[0].cell
        column = (cell.table, cell.column) if cell else None
        last = index
        if not _is_heading(run, reader):
            yield Gathered(run, headed=column in columns and not run.context.opens_item)
        elif column is not None and _heads_column(runs, index):
            columns.add(column)
            yield Gathered(run, headed=False)
        else:
            last = _last_under(runs, index)
            yield Gathered(_under(runs[index : last + 1]), headed=last > index or bool(run.clauses))
        index = last + 1


def _is_heading(run: Run, reader: Reader) -> bool:
    return not run.context.opens_item and bool(reader.read(run.lead.text).of("decision.heading"))


def _heads_column(runs: list[Run], index: int) -> bool:
    """Whether a cell is the head of a column: each cell of its row is a label, and a row follows."""
    row = row_of(runs[index])
    beside = [run for run in runs if row_of(run) == row]
    follows = runs[index + 1 :] and row is not None and (row_of(beside[-1]) or row)[2] == row[2]
    return len(beside) > 1 and bool(follows) and all(len(run.whole.text.split()) <= _LONGEST_LABEL for run in beside)


def _last_under(runs: list[Run], heading: int) -> int:
    """The last run under a heading: the paragraph below it or the list; the heading where it has its own clauses."""
    last = heading
    for index in range(heading + 1, len(runs) if not runs[heading].clauses else 0):
        run, first = runs[index], runs[index].blocks[0]
        if run.context.opens_item or first.is_heading or run.context.item != runs[heading].context.item:
            break
        if row_of(run) != row_of(runs[heading]) or (index > heading + 1 and first.marker is None):
            break
        last = index
        if first.marker is None:
            break
    return last


def _under(runs: list[Run]) -> Run:
    """A heading's own run, or one of the runs under it, of which the heading itself is no part."""
    heading, *below = runs
    if not below or below[0].clauses:
        return below[0] if below else heading
    first, *others = below
    return replace(first, clauses=tuple(run.whole for run in others), blocks=tuple(b for r in below for b in r.blocks))
