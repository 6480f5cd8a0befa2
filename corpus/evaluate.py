"""How well papers are read: `python -m corpus.evaluate` scores the extractors against every labelled paper.

Reads the papers, pairs what was found with the labels, tells precision, recall and F1 of each kind of record and the
agreement of their fields, shows gains and losses by paper and whether confidence keeps its word, and fails where a
figure fell below the committed baseline or a quote does not stand where its evidence says. All bodies are in the
training of what is scored here; `python -m corpus.training` tells the figures with each body left out.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from corpus import report
from corpus.baseline import BASELINE, Baseline, Fall, changes, falls, load_baseline, write_baseline
from corpus.evaluation import SetReport, evaluate
from corpus.facts import KINDS, RecordKind
from corpus.labels import LabelsUnreadableError
from corpus.readings import Reader, read_pdf, saved_results
from corpus.sets import SAMPLES, SHARED_VARIABLE, PaperSet, labelled_sets, paper_set

FELL, WRONG_USAGE = 1, 2
"""Exit codes: a figure fell, a quote is wrong or a paper was not read; the options or the labels make no sense."""

PapersOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--papers",
        exists=True,
        file_okay=False,
        help="A folder of NAME.pdf with NAME.gold.json, instead of the real papers beside the checkout "
        f"(or in the folder that {SHARED_VARIABLE} names). May be given again.",
    ),
]
SamplesOption = Annotated[bool, typer.Option(help="Score the made-up sample papers too.")]
OnlyOption = Annotated[str, typer.Option(metavar="NAME", help="Only papers whose name contains this.")]
PredictionsOption = Annotated[
    Path | None,
    typer.Option(exists=True, file_okay=False, help="Score the results NAME.json in this folder; read no PDF."),
]
ErrorsOption = Annotated[
    str | None, typer.Option(metavar="KIND", help=f"Only list what went wrong with one kind: {', '.join(KINDS)}.")
]
ByPaperOption = Annotated[bool, typer.Option("--by-paper", help="Show the F1 of every paper too.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the figures as JSON instead of tables.")]
WriteOption = Annotated[
    bool, typer.Option("--write-baseline", help="Make these figures the ones that later runs are held against.")
]
BaselineOption = Annotated[Path, typer.Option(dir_okay=False, help="The file of figures to hold these against.")]
JobsOption = Annotated[int, typer.Option(min=1, help="Processes that read papers.")]

PROCESSORS = os.cpu_count() or 1
PRINT_WIDTH = 170
"""Columns where the output is no terminal: room for the table by paper."""

app = typer.Typer(add_completion=False)
_out = Console(width=None if sys.stdout.isatty() else PRINT_WIDTH)
_err = Console(stderr=True)


@app.command()
def main(
    papers: PapersOption = None,
    samples: SamplesOption = True,
    only: OnlyOption = "",
    predictions: PredictionsOption = None,
    errors: ErrorsOption = None,
    by_paper: ByPaperOption = False,
    as_json: JsonOption = False,
    write: WriteOption = False,
    baseline: BaselineOption = BASELINE,
    jobs: JobsOption = PROCESSORS,
) -> None:
    """Score what is read in the labelled papers.

    Exits with 1 where a figure fell below the baseline, a quote does not stand where it says, or a paper failed.
    """
    kind = _kind(errors)
    if write and (only or predictions):
        raise typer.BadParameter("a baseline is of all papers, read now: leave out --only and --predictions")
    reader = saved_results(predictions) if predictions else read_pdf
    try:
        reports = [_evaluate(chosen, reader, jobs) for chosen in _sets(papers, samples=samples, only=only)]
    except (LabelsUnreadableError, FileNotFoundError) as error:
        _err.print(str(error), style="red", soft_wrap=True, markup=False)
        raise typer.Exit(WRONG_USAGE) from error
    for done in reports:
        report.print_failures(_err, done.failures)
    if kind:
        for done in reports:
            report.print_errors(_out, kind, done.scores)
        return
    before = load_baseline(baseline)
    if as_json:
        typer.echo(json.dumps({done.name: _as_json(done) for done in reports}, indent=1))
    else:
        _show(reports, before, by_paper=by_paper, whole=not only)
    good = _write(reports, baseline) if write else bool(only) or _holds(reports, before)
    if not good or not all(done.sound for done in reports):
        raise typer.Exit(FELL)


def _kind(errors: str | None) -> RecordKind | None:
    kind = next((kind for kind in KINDS if kind == errors), None)
    if errors and not kind:
        raise typer.BadParameter(f"{errors!r} is no kind of record: use one of {', '.join(KINDS)}")
    return kind


def _sets(papers: list[Path] | None, *, samples: bool, only: str) -> list[PaperSet]:
    sets = [chosen for folder in papers or () if (chosen := paper_set(folder, only=only)).papers]
    if not papers:
        sets = labelled_sets(only=only, samples=samples)
    elif samples:
        sets += [chosen for chosen in (paper_set(SAMPLES, only=only),) if chosen.papers]
    if not sets:
        raise typer.BadParameter(f"no labelled paper{f' like {only!r}' if only else ''} in {papers or 'any folder'}")
    return sets


def _evaluate(papers: PaperSet, reader: Reader, jobs: int) -> SetReport:
    with Progress(console=_err, transient=True) as progress:
        task = progress.add_task(papers.name, total=len(papers.papers))
        return evaluate(papers, reader, jobs=jobs, on_paper=lambda _: progress.advance(task))


def _show(reports: Sequence[SetReport], baseline: Baseline, *, by_paper: bool, whole: bool) -> None:
    """Print the tables; the totals of a part of the papers are not set against those of all."""
    for done in reports:
        before = baseline.sets.get(done.name)
        report.print_figures(_out, done, before if whole else None)
        if by_paper:
            report.print_papers(_out, done.name, done.scores)
        if before:
            report.print_changes(_out, done.name, changes(before, done.figures))
        report.print_evidence(_out, done.name, done.evidence)
    report.print_reliability(_out, [score for done in reports for score in done.scores.values()])


def _as_json(done: SetReport) -> dict[str, object]:
    evidence = {"quotes": done.evidence.checked, "faults": len(done.evidence.faults), "share": done.evidence.share}
    return {**done.figures.model_dump(mode="json"), "evidence": evidence, "failures": dict(done.failures)}


def _write(reports: Sequence[SetReport], baseline: Path) -> bool:
    """Write the baseline, unless a paper was not read: its figures would be those of an empty paper."""
    failures = sum(len(done.failures) for done in reports)
    if failures:
        _err.print(f"baseline not written: {failures} papers were not read", style="red", soft_wrap=True)
        return False
    write_baseline({done.name: done.figures for done in reports}, baseline)
    return True


def _holds(reports: Sequence[SetReport], baseline: Baseline) -> bool:
    """Whether no figure fell; a set without a baseline is said, not failed."""
    fallen: list[Fall] = []
    for done in reports:
        if done.name not in baseline.sets:
            _err.print(f"{done.name}: no baseline to hold it against; --write-baseline makes one", soft_wrap=True)
            continue
        of_set = falls(baseline.sets[done.name], done.figures)
        report.print_falls(_err, done.name, of_set)
        fallen += of_set
    return not fallen


if __name__ == "__main__":
    app()
