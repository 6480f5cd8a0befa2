"""`python -m corpus.training` trains what is trained in Minutebook: the sentence model and the weights of confidence.

Reads every labelled paper on this machine (the made-up samples always, real ones where they lie), leaves each body out
in turn to see how papers of strangers are read, trains on all, and writes the components with their card. The same
papers and the same code give the same files.
"""

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from corpus.evaluate import PRINT_WIDTH, PROCESSORS
from corpus.sets import SAMPLES, PaperSet, labelled_sets
from corpus.training.carding import card_of
from corpus.training.fitting import fit
from corpus.training.gathering import PaperExamples, gather
from corpus.training.left_out import LeftOut, leave_out
from corpus.training.saving import differences, save
from corpus.training.tables import print_card
from nlp_models.trained import FOLDER

STALE = 1
"""Exit code of `--check` where the packaged components are not those that these papers give."""

FolderOption = Annotated[Path, typer.Option("-o", "--output", file_okay=False, help="Where to write the components.")]
CheckOption = Annotated[
    bool, typer.Option("--check", help="Write nothing; say whether the folder holds what training gives now.")
]
JobsOption = Annotated[int, typer.Option(min=1, help="Processes that read papers.")]

app = typer.Typer(add_completion=False)
_out = Console(width=None if sys.stdout.isatty() else PRINT_WIDTH)
_err = Console(stderr=True)


@app.command()
def main(output: FolderOption = FOLDER, check: CheckOption = False, jobs: JobsOption = PROCESSORS) -> None:
    """Train on all labelled papers, and tell how well papers are read."""
    sets = labelled_sets()
    gathered = {papers.name: _gather(papers, jobs) for papers in sets}
    papers = [paper for examples in gathered.values() for paper in examples]
    card = card_of(sets, gathered, _leave_out(papers), trained := fit(papers))
    print_card(_out, card)
    if not check:
        save(trained, card, output)
        return
    stale = differences(trained, card, output)
    for difference in stale:
        _err.print(difference, style="red", soft_wrap=True, markup=False)
    if stale:
        _err.print("The packaged components are not those of these papers: run make train and commit what it writes.")
        raise typer.Exit(STALE)


def _gather(papers: PaperSet, jobs: int) -> Sequence[PaperExamples]:
    """The examples of a set in the order of its papers, read side by side."""
    made_up = papers.papers[0].pdf.is_relative_to(SAMPLES)
    read = partial(gather, made_up=made_up)
    with Progress(console=_err, transient=True) as progress:
        task = progress.add_task(f"reading {papers.name}", total=len(papers.papers))
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            gathered = []
            for examples in pool.map(read, papers.papers):
                gathered.append(examples)
                progress.advance(task)
    return gathered


def _leave_out(papers: Sequence[PaperExamples]) -> LeftOut:
    bodies = {paper.body for paper in papers}
    with Progress(console=_err, transient=True) as progress:
        task = progress.add_task("leaving bodies out", total=len(bodies) - 1)
        return leave_out(papers, lambda _: progress.advance(task))


if __name__ == "__main__":
    app()
