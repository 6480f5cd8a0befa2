"""The figures of all labelled tables, by kind, held against the committed ones."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from corpus.sets import SAMPLES, shared_papers
from corpus.tables.labels import LABELS, SAMPLE_LABELS, LabelledTable, TableKind, load_labels
from corpus.tables.reading import labelled_tables, open_plumber, our_tables, plumber_tables
from corpus.tables.scoring import TableTally, score_page

BASELINE = Path(__file__).parent / "baseline.json"
TOLERANCE = 0.005
DIGITS = 4

Kind = TableKind | None
"""A kind of table; None stands for tables found on labelled pages where none is."""


@dataclass(frozen=True, slots=True)
class TableSet:
    """Labelled tables with the folder of their papers."""

    name: str
    folder: Path
    labels: tuple[LabelledTable, ...]


@dataclass(frozen=True, slots=True)
class TableScore:
    """The tally of one labelled table, or of the tables found on a page that are none."""

    paper: str
    page: int
    kind: Kind
    tally: TableTally


class KindFloor(BaseModel):
    """What share of cells and of tables is read right, as committed; shares from 0 to 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    precision: float
    recall: float
    tables: float


Floors = dict[str, dict[str, KindFloor]]
"""Figures by set and by kind; the kind `all` counts the false tables too."""


def table_sets() -> tuple[TableSet, ...]:
    """The tables of the samples, and those of the real papers where these are at hand."""
    sets = [TableSet("samples", SAMPLES, load_labels(SAMPLE_LABELS))]
    if shared_papers().is_dir():
        sets.append(TableSet("shared", shared_papers(), load_labels(LABELS)))
    return tuple(sets)


def score_set(tables: TableSet, *, only: str = "", plumber: bool = False) -> list[TableScore]:
    """The scores of a set's tables in papers whose names contain `only`; with `plumber`, those of pdfplumber."""
    scores: list[TableScore] = []
    chosen = sorted((label for label in tables.labels if only in label.paper), key=lambda x: (x.paper, x.page))
    for paper, labels in groupby(chosen, key=lambda label: label.paper):
        scores += _score_paper(tables.folder / f"{paper}.pdf", paper, list(labels), plumber=plumber)
    return scores


def _score_paper(pdf: Path, paper: str, labels: Sequence[LabelledTable], *, plumber: bool) -> Iterator[TableScore]:
    by_page: dict[int, list[LabelledTable]] = defaultdict(list)
    for label in labels:
        by_page[label.page].append(label)
    ours = {} if plumber else our_tables(pdf, by_page)
    with open_plumber(pdf) as opened:
        for number, on_page in by_page.items():
            page = opened.pages[number - 1]
            found = plumber_tables(page) if plumber else ours[number]
            tallies, false = score_page(labelled_tables(page, on_page), found)
            for label, tally in zip(on_page, tallies, strict=True):
                yield TableScore(paper, number, label.kind, tally)
            yield TableScore(paper, number, None, false)


def totals(scores: Sequence[TableScore]) -> dict[str, TableTally]:
    """Tallies by kind, and over all, false tables counted."""
    by_kind: dict[str, TableTally] = defaultdict(TableTally)
    for score in scores:
        if score.kind:
            by_kind[score.kind] += score.tally
        by_kind["all"] += score.tally
    return {kind: by_kind[kind] for kind in ("ruled", "half_ruled", "borderless", "all") if kind in by_kind}


def floors_of(scores: Sequence[TableScore]) -> dict[str, KindFloor]:
    """The figures to commit."""
    return {
        kind: KindFloor(
            precision=round(tally.precision, DIGITS),
            recall=round(tally.recall, DIGITS),
            tables=round(tally.table_precision if kind == "all" else tally.table_recall, DIGITS),
        )
        for kind, tally in totals(scores).items()
    }


def load_floors() -> Floors:
    """The committed figures."""
    return TypeAdapter(Floors).validate_json(BASELINE.read_bytes()) if BASELINE.exists() else {}


def write_floors(floors: Floors) -> None:
    """Commit figures; those of sets that were not run are kept."""
    kept = {**load_floors(), **floors}
    BASELINE.write_bytes(TypeAdapter(Floors).dump_json(kept, indent=1) + b"\n")


def falls(name: str, now: dict[str, KindFloor]) -> list[str]:
    """What fell by more than the tolerance, in words."""
    told = []
    for kind, floor in load_floors().get(name, {}).items():
        for figure in ("precision", "recall", "tables"):
            was, is_now = getattr(floor, figure), getattr(now.get(kind), figure, 0.0)
            if was - is_now > TOLERANCE:
                told.append(f"{name}: {figure} of {kind} tables fell from {was:.3f} to {is_now:.3f}")
    return told
