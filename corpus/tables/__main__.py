"""How well tables are read, cell by cell: `python -m corpus.tables`."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from corpus.sets import shared_papers
from corpus.tables.measure import TableScore, falls, floors_of, score_set, table_sets, totals, write_floors

FELL = 1

OnlyOption = Annotated[str, typer.Option(help="Only papers whose names contain this.")]
PlumberOption = Annotated[bool, typer.Option(help="Measure pdfplumber's own tables instead.")]
EachOption = Annotated[bool, typer.Option(help="Print a line for every table.")]
WriteOption = Annotated[bool, typer.Option("--write", help="Commit the figures as the new baseline.")]

app = typer.Typer(add_completion=False)
_out = Console()


@app.command()
def main(
    only: OnlyOption = "", plumber: PlumberOption = False, each: EachOption = False, write: WriteOption = False
) -> None:
    """Score the tables of the labelled pages; fails where a figure fell below the baseline."""
    if not shared_papers().is_dir():
        _out.print(f"no real papers in {shared_papers()}: the samples alone are measured", markup=False)
    told: list[str] = []
    for tables in table_sets():
        scores = score_set(tables, only=only, plumber=plumber)
        if each:
            _out.print(_lines(scores))
        _out.print(_summary(tables.name, scores))
        if write:
            write_floors({tables.name: floors_of(scores)})
        elif not only and not plumber:
            told += falls(tables.name, floors_of(scores))
    for fall in told:
        _out.print(fall, style="red")
    if told:
        raise typer.Exit(FELL)


def _summary(name: str, scores: list[TableScore]) -> Table:
    table = Table("kind", "tables", "found", "false", "cells", "precision", "recall", "titles agree", title=name)
    for kind, tally in totals(scores).items():
        false = tally.found - tally.matched
        titles = tally.headed / tally.right if tally.right else 1.0
        shares = (f"{share:.3f}" for share in (tally.precision, tally.recall, titles))
        table.add_row(kind, str(tally.tables), str(tally.matched), str(false), str(tally.cells), *shares)
    return table


def _lines(scores: list[TableScore]) -> Table:
    table = Table("paper", "page", "kind", "found", "cells", "read", "right", "titles agree")
    for score in scores:
        tally = score.tally
        if score.kind or tally.found:
            counts = (tally.matched, tally.cells, tally.read, tally.right, tally.headed)
            found, *rest = (str(count) for count in counts)
            table.add_row(score.paper, str(score.page), score.kind or "false", found, *rest)
    return table


if __name__ == "__main__":
    app()
