"""`python -m corpus.training` trains what is trained in Minutebook: the sentence model and the weights of confidence.

Reads every labelled paper on this machine (the made-up samples always, real ones where they lie), leaves each body out
in turn to see how papers of strangers are read, trains on all, and writes the components with their card. The same
papers and the same code give the same files.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from corpus.evaluate import PRINT_WIDTH
from corpus.sets import labelled_sets
from corpus.training.carding import card_of
from corpus.training.fitting import fit
from corpus.training.gathering import PaperExamples
from corpus.training.left_out import LeftOut, leave_out
from corpus.training.reading import PROCESSORS, gather_sets
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
    gathered = gather_sets(sets, jobs)
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


def _leave_out(papers: Sequence[PaperExamples]) -> LeftOut:
    with Progress(console=_err, transient=True) as progress:
        task = progress.add_task("leaving bodies out", total=None)

        def told(done: int, groups: int) -> None:
            progress.update(task, completed=done, total=groups)

        return leave_out(papers, told)


if __name__ == "__main__":
    app()
