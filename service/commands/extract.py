"""`minutebook extract`: papers in, results out, with neither server nor database."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from extractors import ExtractionResult, PaperError
from extractors.errors import EmptyFileError, EncryptedPdfError
from service.commands.failures import Failure, err, out, report
from service.commands.passwords import asked
from service.commands.tables import print_result
from service.ingest.recognisable import RECOGNISABLE
from service.parsing.pool import ParserPool
from service.settings import Settings
from service.storage.artefacts import read_result
from service.storage.keys import ID_PREFIX

Format = Literal["json", "table"]
Outcome = ExtractionResult | Failure


def extract(
    papers: Sequence[Path], *, fmt: Format, folder: Path | None, password: str | None, settings: Settings
) -> int:
    """Read papers and print the one result, or write `folder`/NAME.json for each. The exit code.

    `password` opens those that need one; where it does not, one is asked for at the terminal.
    """
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    failed: dict[Path, Failure] = {}
    passwords: Mapping[Path, str] = dict.fromkeys(papers, password) if password else {}
    left = list(papers)
    while left:
        for paper, outcome in zip(left, _read(left, passwords, settings), strict=True):
            failed.pop(paper, None)
            if isinstance(outcome, Failure):
                failed[paper] = outcome
            elif folder:
                _write(outcome, folder / paper.stem, fmt)
            else:
                _print(outcome, fmt)
        passwords = asked([failed[paper] for paper in left if paper in failed])
        left = list(passwords)
    return report([failed[paper] for paper in papers if paper in failed])


def same_names(papers: Sequence[Path]) -> set[str]:
    """Names that several of the papers would write their results to."""
    stems = [paper.stem for paper in papers]
    return {stem for stem in stems if stems.count(stem) > 1}


def _read(papers: Sequence[Path], passwords: Mapping[Path, str], settings: Settings) -> Iterator[Outcome]:
    """The outcome of each paper, in order, as soon as it and those before it are read."""
    processes = min(len(papers), settings.processes)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"))
    with (
        TemporaryDirectory() as drafts,
        closing(
            ParserPool(
                processes=processes, stall_seconds=settings.parse_stall_seconds, options=settings.reading_options
            )
        ) as parser,
        Progress(*columns, console=err, transient=True) as progress,
        ThreadPoolExecutor(processes) as threads,
    ):

        def read(number_and_paper: tuple[int, Path]) -> Outcome:
            number, paper = number_and_paper
            drafted = _Draft(paper, passwords.get(paper), Path(drafts) / str(number))
            task = progress.add_task(paper.name, total=None)
            try:
                return drafted.read(parser, recognises=settings.recognises, progress=_counter(progress, task))
            except PaperError as error:
                return Failure(paper, error.code, str(error))
            finally:
                progress.remove_task(task)

        yield from threads.map(read, enumerate(papers))


def _counter(progress: Progress, task: TaskID) -> Callable[[int, int], None]:
    return lambda done, total: progress.update(task, completed=done, total=total)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A paper, what opens it, and a path for what is made of it."""

    paper: Path
    password: str | None
    path: Path

    def read(self, parser: ParserPool, *, recognises: bool, progress: Callable[[int, int], None]) -> ExtractionResult:
        """The paper's result; its scanned pages are recognised once the others are read. Raises a `PaperError`."""
        if not self.paper.stat().st_size:
            raise EmptyFileError("The file is empty. Export the paper as PDF again.")
        try:
            result = self._read(self.paper, None, parser.read, progress)
            source, identity = self.paper, None
        except EncryptedPdfError:
            if self.password is None:
                raise
            source, identity = self._unlocked(parser, self.password), _identity(self.paper)
            result = self._read(source, identity, parser.read, progress)
        if recognises and any(issue.code in RECOGNISABLE for issue in result.issues):
            result = self._read(source, identity, parser.recognise, progress)
        return result

    def _read(
        self,
        source: Path,
        identity: str | None,
        read: Callable[..., None],
        progress: Callable[[int, int], None],
    ) -> ExtractionResult:
        read(source, filename=self.paper.name, artefact=self.path, document_id=identity, progress=progress)
        return read_result(self.path)

    def _unlocked(self, parser: ParserPool, password: str) -> Path:
        unlocked = self.path.with_suffix(".pdf")
        parser.unlock(self.paper, password=password, unlocked=unlocked)
        return unlocked


def _identity(paper: Path) -> str:
    with paper.open("rb") as file:
        return ID_PREFIX + hashlib.file_digest(file, "sha256").hexdigest()


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
