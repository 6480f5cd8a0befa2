"""Runs put together that tell of one decision: lines with the parties and the vote, and what stands under "Decision".

Many clerks print mover, seconder and vote each on a line of its own below the motion, or set the decision off with a
heading or in a column of a table. Both are undone here, so that statements are read from one text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from extractors.folding import join
from extractors.records.decisions.ballot_tables import vote_of_table
from extractors.records.decisions.strayed import without_initials
from extractors.records.runs import Run
from nlp_models import Reader

_LONGEST_LINE = 14  # words of a line that names parties or tells the vote
_TAIL = 80  # characters at the end of a paragraph in which it names a mover or leads on to the motion
_LONGEST_HEAD = 5  # runs from the mover's line to the motion below it
_LONGEST_QUOTATION = 30  # runs
_LONGEST_LABEL = 5  # words of a cell in the head row of a table
_PARTY = re.compile(
    r"^\(?(?:proposed|proposer|moved|mover|seconded|seconder|second|2nd|prop\.|sec\.|molta\sag|cuidithe\s(?:ag|le|ón)"
    r"|cynigiwyd\sgan|eiliwyd\sgan)"
    r"\s?(?:by\b|[:–-]|\((?=[A-Z])|(?<=\s(?:ag|le|ón))|(?<=gan)|(?=(?:Cllr|Councill?or|Crs?|Ald|Mrs?|Ms|Dr)\b)"
    r"|(?=(?-i:[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3})\s(?:[–-]|and|&)\s))"
    r"|^(?:[A-Z][a-z]+\s(?:resolution|motion|decision)\s)?(?:Cllrs?|Councill?ors?|Crs?|Commissioners?|Members?|Deputy\sMayor|Mayor)\s(?-i:[A-Z][\w’'-]+)\s?/\s?"
    r"(?:(?:Cllr|Councill?or|Cr|Commissioner|Member|Deputy\sMayor|Mayor)\s)?(?-i:[A-Z][\w’'-]+)$"
    r"|^motion\s[–-]\s(?-i:[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3})$",
    re.IGNORECASE,
)
# What stands between the parties and the motion where they are printed first: "And Resolved:", "Resolution No. 12/25".
# A paragraph that ends with the mover: "Members asked for more. Proposed by Cllr Ash;"
_ENDS_WITH_MOVER = re.compile(r"[.:]\s(?:Proposed|Moved|Molta)\s(?:by|ag):?\s[A-Z][^.:;]{2,40}[;,]?$")
_ENDS_WITH_LINK = re.compile(r"[;.,]\s[Aa]nd\s(?:[Rr]esolved|[Aa]greed|RESOLVED|AGREED)\s?[:–-]*$")
# "It was proposed by Cllr Ash and RESOLVED (by 4 votes to 2)" above "That permission be granted".
_ENDS_RESOLVED = re.compile(
    r"\b(?:RESOLVED|AGREED|[Rr]esolved)(?:\s(?:unanimously|UNANIMOUSLY))?(?:\s\([^()]{1,40}\))?\s?[:–-]*$"
)
_LINK = re.compile(
    r"^(?:and\s|agus\s)?(?:it\swas\s)?(?:(?:unanimously\s)?(?:resolved|agreed|ordered)|(?:an\s)?cinneadh"
    r"|resolution\s(?:no\.?\s?)?[\w/-]+)"
    r"(?:\sunanimously)?\s?[:.–-]*$",
    re.IGNORECASE,
)
_MOTION = re.compile(
    r"^[“\"'‘]?(?:THAT|That|To|TO|RESOLVED|Resolved|BE\sIT|WHEREAS|AND\s[A-Z]|And\s(?:resolved|Resolved|agreed"
    r"|Agreed)|(?i:be\sit\s(?:therefore\s)?resolved))\b"
)
_NAMES_FOLLOW = re.compile(
    r"\b(?:following|as follows)\b.*\b(?:agreed|elected|appointed|approved|voted in|co-?opted|nominated)\b[^.]{0,60}:$|"
    r"\b(?:agreed|elected|appointed|approved|voted in|co-?opted|nominated)\b[^.]{0,60}\bas follows\s?:$",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"^(?:the\s)?(?:(?:motion|resolution|proposal)\s)?(?:was\s)?"
    r"(?:carried|passed|lost|defeated|all in favour|vot(?:ed?|ing)\b)"
    r"|^(?:ayes?|yeas?|noes|nays?|absent|abstain\w*|in\sfavou?r|opposed|action|result|vote)\s?[:–-]|^moved\sto\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A run, and whether it stands under a heading, or in a column, that says it is the decision.

    `vote` is told by a run that is the whole of a table of votes: the lines of a ballot.
    """

    run: Run
    headed: bool
    vote: str | None = None


def gather(runs: Iterable[Run], reader: Reader) -> tuple[Gathered, ...]:
    """The runs of a part in order, with lines of parties joined to what they are about."""
    cleared = (replace(run, lead=without_initials(run.lead)) for run in runs)
    together = _with_names(list(_parties_first([_one_paragraph(run) for run in cleared])))
    return tuple(_with_votes(list(_headed(_with_parties(together), reader))))


def row_of(run: Run) -> tuple[int, int, int] | None:
    """The row of a table in which a run stands: page, table, row."""
    block = run.blocks[0]
    return (block.page, block.cell.table, block.cell.row) if block.cell else None


def heads_column(runs: Sequence[Run], index: int) -> bool:
    """Whether a cell is the head of a column: each cell of its row is a label, and a row follows."""
    row = row_of(runs[index])
    beside = [run for run in runs if row_of(run) == row]
    follows = runs[index + 1 :] and row is not None and (row_of(beside[-1]) or row)[2] == row[2]
    return len(beside) > 1 and bool(follows) and all(len(run.whole.text.split()) <= _LONGEST_LABEL for run in beside)


def _parties_first(runs: list[Run]) -> Iterator[Run]:
    """Lines of parties joined to the motion below them, where it opens with "That" or the like."""
    index = 0
    while index < len(runs):
        motion = _motion_of_parties(runs, index)
        last = _end_of_quotation(runs, motion) if motion > index else index
        group, quoted = runs[index : motion + 1], runs[motion + 1 : last + 1]
        if len(group) == 1:
            yield group[0]
        else:
            blocks = tuple(block for run in (*group, *quoted) for block in run.blocks)
            lead = join([*(run.whole for run in group[:-1]), group[-1].lead])
            yield Run(lead, (*group[-1].clauses, *(run.whole for run in quoted)), blocks, group[0].context)
        index = last + 1


def _end_of_quotation(runs: list[Run], first: int) -> int:
    """The index of the run in which the quotation ends that a motion opens; its own where that is not soon."""
    still_open = 0
    for at in range(first, min(first + _LONGEST_QUOTATION, len(runs))):
        text = runs[at].whole.text
        still_open += text.count("“") - text.count("”")
        if runs[at].context.item != runs[first].context.item:
            break
        if still_open <= 0:
            return at
    return first


def _motion_of_parties(runs: list[Run], index: int) -> int:
    """The index of the run that holds the motion of the parties that a run names; else its own."""
    text = runs[index].lead.text
    if text.endswith("."):
        return index
    named = _PARTY.match(text) is not None or (
        not runs[index].clauses and _ENDS_WITH_MOVER.search(text[-_TAIL:]) is not None
    )
    linked = _ENDS_WITH_LINK.search(text[-_TAIL:]) is not None
    named = named or linked or (not runs[index].clauses and _ENDS_RESOLVED.search(text[-_TAIL:]) is not None)
    for at in range(index + 1, min(index + _LONGEST_HEAD, len(runs)) if named else 0):
        run, text = runs[at], runs[at].lead.text
        if run.context.opens_item or run.context.item != runs[index].context.item:
            break
        if linked or _MOTION.match(text):
            return at
        if not (_PARTY.match(text) or _LINK.match(text)) or len(text.split()) > _LONGEST_LINE:
            break
        linked = _LINK.match(text) is not None
        if linked and run.clauses:
            return at
    return index


def _with_names(runs: list[Run]) -> Iterator[Run]:
    """ "The following were elected:" with the lines of names below it as its clauses."""
    index = 0
    while index < len(runs):
        run = runs[index]
        listed = not run.lead.text.endswith(":") or any(block.marker for block in run.blocks[1:])
        names = [] if listed or not _NAMES_FOLLOW.search(run.lead.text) else list(_name_lines(runs, index + 1))
        blocks = tuple(block for each in (run, *names) for block in each.blocks)
        yield replace(run, clauses=(*run.clauses, *(each.lead for each in names)), blocks=blocks) if names else run
        index += 1 + len(names)


def _name_lines(runs: list[Run], first: int) -> Iterator[Run]:
    """The lines that follow a lead-in, each of a few words from a capital on, with nothing that ends a sentence."""
    for run in runs[first:]:
        block, text = run.blocks[0], run.lead.text
        ends = run.context.item != runs[first - 1].context.item or run.context.opens_item or block.is_heading
        if (
            ends
            or run.clauses
            or block.cell != runs[first - 1].blocks[0].cell
            or not text[:1].isupper()
            or text.endswith((".", ":"))
        ):
            return
        if len(text.split()) > _LONGEST_LINE:
            return
        yield run


def _with_parties(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before is None or not _goes_on(before, run):
            joined.append(run)
            continue
        text = join((before.lead, run.lead))
        joined[-1] = replace(before, lead=text, blocks=(*before.blocks, *run.blocks))
    return joined


def _one_paragraph(run: Run) -> Run:
    """A run of which the clauses only name parties and tell the vote, or lead on to the motion, as one paragraph."""
    if run.clauses and all(any(form.match(each.text) for form in (_PARTY, _VOTE, _LINK)) for each in run.clauses):
        return replace(run, lead=run.whole, clauses=())
    if run.clauses and (_PARTY.match(run.lead.text) or _ENDS_WITH_MOVER.search(run.lead.text[-_TAIL:])):
        heads = list(takewhile(lambda clause: _PARTY.match(clause.text) or _LINK.match(clause.text), run.clauses))
        rest = run.clauses[len(heads) :]
        if rest and _MOTION.match(rest[0].text) and run.blocks[-1].marker is None:
            return replace(run, lead=join((run.lead, *heads, rest[0])), clauses=rest[1:])
    return run


def _goes_on(before: Run, run: Run) -> bool:
    """Whether a run is a line of parties, or of the vote after such a line, on what stands right above it."""
    last, first = before.blocks[-1], run.blocks[0]
    if run.clauses or before.clauses or run.context.opens_item or run.context.item != before.context.item:
        return False
    names = _PARTY.match(last.text) is not None or (
        _VOTE.match(last.text) is not None and any(_PARTY.match(block.text) for block in before.blocks)
    )
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
        elif column is not None and heads_column(runs, index):
            columns.add(column)
            yield Gathered(run, headed=False)
        else:
            last = _last_under(runs, index)
            yield Gathered(_under(runs[index : last + 1]), headed=last > index or bool(run.clauses))
        index = last + 1


def _is_heading(run: Run, reader: Reader) -> bool:
    return not run.context.opens_item and bool(reader.read(run.lead.text).of("decision.heading"))


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


def _with_votes(gathered: list[Gathered]) -> Iterator[Gathered]:
    """The runs of a table of votes as one."""
    for table, group in groupby(gathered, key=lambda each: _table_of(each.run)):
        cells = list(group)
        vote = vote_of_table(_rows(cells)) if table else None
        if vote is None:
            yield from cells
            continue
        runs = [each.run for each in cells]
        blocks = tuple(block for run in runs for block in run.blocks)
        yield Gathered(Run(join(run.whole for run in runs), (), blocks, runs[0].context), headed=False, vote=vote)


def _table_of(run: Run) -> tuple[int, int] | None:
    row = row_of(run)
    return row[:2] if row else None


def _rows(cells: list[Gathered]) -> list[list[str]]:
    """The texts of a table's cells, row by row; what stands on lines of its own in a cell is parted by semicolons."""
    texts: dict[tuple[int, int], list[str]] = defaultdict(list)
    for run in (each.run for each in cells):
        for block in run.blocks:
            if block.cell:
                texts[block.cell.row, block.cell.column].append(block.text)
    rows, columns = ({at[axis] for at in texts} for axis in (0, 1))
    return [["; ".join(texts.get((row, column), ())) for column in range(max(columns) + 1)] for row in sorted(rows)]
