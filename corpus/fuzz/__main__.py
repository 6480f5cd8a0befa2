"""`python -m corpus.fuzz [--count 3000] [--seed N] [--seconds-limit S] [PDF...]`; fails where anything is wrong."""

import os
import time
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus.fuzz.campaign import Campaign, Tally
from corpus.sets import SAMPLES, shared_papers

FAILED, WRONG_USAGE = 1, 2
KEPT = Path("out/fuzz")
HANDS = os.cpu_count() or 1
MOST_BYTES = 700_000
"""Of a paper taken by default: larger ones tell nothing more and take longer."""

PdfsArgument = Annotated[
    list[Path] | None,
    typer.Argument(exists=True, dir_okay=False, help="Papers to damage; else the samples and odd papers at hand."),
]
CountOption = Annotated[int, typer.Option(min=1, help="Damaged PDFs to read.")]
SeedOption = Annotated[int, typer.Option(help="Another seed, other damage.")]
SecondsOption = Annotated[float | None, typer.Option(min=1, help="Begin no more after so many seconds.")]
HandsOption = Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")]
KeptOption = Annotated[Path, typer.Option(help="Folder for the PDFs with which something is wrong.")]

app = typer.Typer(add_completion=False)
_out = Console()
_err = Console(stderr=True)


@app.command()
def main(
    pdfs: PdfsArgument = None,
    count: CountOption = 3_000,
    seed: SeedOption = 1,
    seconds_limit: SecondsOption = None,
    hands: HandsOption = HANDS,
    kept: KeptOption = KEPT,
) -> None:
    """Damage papers in many ways and read them: no hang, no crash, nothing lost in silence."""
    papers = pdfs or default_papers()
    if not papers:
        _err.print(f"no PDF in {SAMPLES}: name some to damage", style="red")
        raise typer.Exit(WRONG_USAGE)
    started = time.monotonic()
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=_err, transient=True) as progress:
        task = progress.add_task("damaged PDFs", total=count)

        def told(tally: Tally) -> None:
            progress.update(task, completed=tally.cases, description=f"damaged PDFs, {len(tally.found)} with findings")

        until = started + seconds_limit if seconds_limit else None
        tally = Campaign(papers, seed, kept).run(count, hands=hands, until=until, told=told)
    _tell(tally, time.monotonic() - started, kept)
    if tally.found:
        raise typer.Exit(FAILED)


def default_papers() -> list[Path]:
    """The samples, and the odd papers among the real ones where they are at hand; none too large."""
    found = [*sorted(SAMPLES.glob("**/*.pdf")), *sorted(shared_papers().glob("odd/*.pdf"))]
    return [pdf for pdf in found if pdf.stat().st_size <= MOST_BYTES]


def _tell(tally: Tally, seconds: float, kept: Path) -> None:
    for recipe in sorted(tally.found, key=lambda recipe: recipe.number):
        damages = ", ".join(recipe.damages)
        _out.print(f"{recipe.seed}-{recipe.number:05d} {recipe.paper} ({damages})", markup=False, style="bold")
        for finding in recipe.findings[:5]:
            _out.print(f"  {finding}", markup=False, soft_wrap=True)
    _out.print(f"{tally.cases:,} damaged PDFs in {seconds:.0f} s, {tally.cases / seconds:.1f} a second")
    _out.print(f"pages: {_counts(tally.pages)}", markup=False)
    _out.print(f"files refused: {_counts(tally.refused)}", markup=False)
    _out.print(f"longest reading: {tally.slowest:.1f} s")
    _out.print(f"with findings: {len(tally.found)}" + (f", kept in {kept}" if tally.found else ""))


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in counts.most_common()) or "none"


if __name__ == "__main__":
    app()
