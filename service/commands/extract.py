"""`minutebook extract`: papers in, results out, with neither server nor database."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from extractors import ExtractionResult, PaperError
from extractors.errors import EmptyFileError
from service.commands.failures import Failure, err, out, report
from service.commands.tables import print_result
from service.parsing.pool import ParserPool
from service.settings import Settings
from service.storage.artefacts import read_result

Format = Literal["json", "table"]
Outcome = ExtractionResult | Failure


def extract(papers: Sequence[Path], *, fmt: Format, folder: Path | None, settings: Settings) -> int:
    """Read papers and print the one result, or write `folder`/NAME.json for each. The exit code."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    failures: list[Failure] = []
    for paper, outcome in zip(papers, _read(papers, settings), strict=True):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        elif folder:
            _write(outcome, folder / paper.stem, fmt)
        else:
            _print(outcome, fmt)
    return report(failures)


def same_names(papers: Sequence[Path]) -> set[str]:
    """Names that several of the papers would write their results to."""
    stems = [paper.stem for paper in papers]
    return {stem for stem in stems if stems.count(stem) > 1}


def _read(papers: Sequence[Path], settings: Settings) -> Iterator[Outcome]:
    """The outcome of each paper, in order, as soon as it and those before it are read."""
    processes = min(len(papers), settings.processes)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"))
    with (
        TemporaryDirectory() as drafts,
        closing(ParserPool(processes=processes, stall_seconds=settings.parse_stall_seconds)) as parser,
        Progress(*columns, console=err, transient=True) as progress,
        ThreadPoolExecutor(processes) as threads,
    ):

        def read(number_and_paper: tuple[int, Path]) -> Outcome:
            number, paper = number_and_paper
            return _read_one(parser, paper, Path(drafts) / str(number), progress)

        yield from threads.map(read, enumerate(papers))


def _read_one(parser: ParserPool, paper: Path, artefact: Path, progress: Progress) -> Outcome:
    task = progress.add_task(paper.name, total=None)

    def count(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total)

    try:
        if not paper.stat().st_size:
            raise EmptyFileError("The file is empty. Export the paper as PDF again.")
        parser.read(paper, filename=paper.name, artefact=artefact, progress=count)
        return read_result(artefact)
    except PaperError as error:
        return Failure(paper, error.code, str(error))
    finally:
        progress.remove_task(task)


def _print(result: ExtractionResult, fmt: Format) -> None:
    if fmt == "json":
        out.out(result.model_dump_json(indent=2), highlight=False)
    else:
        print_result(result, out)


def _write(result: ExtractionResult, stem: Path, fmt: Format) -> None:
    if fmt == "json":
        stem.with_name(stem.name + ".json").write_text(result.model_dump_json(indent=2) + "\n")
        return
    with stem.with_name(stem.name + ".txt").open("w") as file:
        print_result(result, Console(file=file, width=160))
