"""How fast papers are read, found and searched, and what memory that takes: `python -m corpus.benchmark`.

Part by part, of which `--part` chooses:
readers    pages per second, start-up and peak memory of several readers over the same files, taking turns on one core
records    how fast records are found in pages that are read
memory     the memory of the processes that read a pack of 1,000 pages
engines    passages embedded and indexed a second, and the milliseconds to embed a question
service    the seconds from upload to searchable of one pack, step by step
busy       searching while 100 papers are read
search     searching 100,000 passages, or as many as `--passages` says; `--million` for a million
The last three are measured through the real service, started for the purpose.
"""

import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import pypdfium2
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from corpus.answering import NoAnswerError
from corpus.busy_search import busy_table, measure_busy
from corpus.engines import measure_throughput, throughput_table
from corpus.memory import MEBIBYTE, Held, told_here
from corpus.pack_memory import PACK_PAGES, PackMemory, measure_pack
from corpus.readers import READERS, ReaderName, installed
from corpus.reading_speed import ReaderFailedError, ReaderSpeed, measure_readers
from corpus.record_speed import measure_records, read_labelled, speed_table
from corpus.running_service import ServiceFailedError
from corpus.search_speed import MILLION, index_table, latency_table, measure_search
from corpus.service_speed import measure_service, service_table
from corpus.sets import SAMPLES, shared_papers

FAILED, WRONG_USAGE = 1, 2
PACK = "scrutiny-pack-2025-01-29.pdf"
"""The real pack that the service is timed with where it is at hand: 117 pages."""
WRITTEN_CHARACTERS = 50
"""Least characters of a page's text layer for it to count as written rather than scanned."""
QUICK_EVERY = 8
"""A quick run reads one in so many of the papers."""
PASSAGES = 100_000
QUANTISATIONS = ("none", "scalar")
YARDSTICK: ReaderName = "pdfplumber"
"""The reader to whose speed the others are compared."""


class Part(StrEnum):
    """What is measured, in this order."""

    READERS = "readers"
    RECORDS = "records"
    MEMORY = "memory"
    ENGINES = "engines"
    SERVICE = "service"
    BUSY = "busy"
    SEARCH = "search"


WITHOUT_PAPERS = frozenset({Part.RECORDS, Part.SERVICE})
"""Parts with papers of their own."""

PRINTED_NAMES: dict[ReaderName, str] = {
    "pdfium": "PDFium text",
    "page_layer": "Minutebook pages",
    "minutebook": "Minutebook in full",
    "pdfplumber": "pdfplumber",
    "kreuzberg": "kreuzberg",
    "pymupdf4llm": "pymupdf4llm",
    "markitdown": "markitdown",
}

PdfsArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        exists=True, dir_okay=False, help="PDFs to read; else the born-digital real papers at hand, else the samples."
    ),
]
PackOption = Annotated[
    Path | None, typer.Option(exists=True, dir_okay=False, help="The PDF to upload; else a real pack, else a sample.")
]
PartsOption = Annotated[
    list[Part] | None, typer.Option("--part", help="Measure this part; may be given several times. Else all of them.")
]
PassagesOption = Annotated[int, typer.Option(min=1, help="Passages of the record that is searched.")]
MillionOption = Annotated[bool, typer.Option("--million", help="Search a million passages.")]
StoreOption = Annotated[
    Path | None,
    typer.Option(file_okay=False, help="Folder that keeps the searched records for the next run."),
]
RepeatOption = Annotated[int, typer.Option(min=1, help="Runs of the readers, of which the median is told.")]
QuickOption = Annotated[bool, typer.Option(help=f"Read one in {QUICK_EVERY} of the papers.")]
PackPagesOption = Annotated[int, typer.Option(min=1, help="Pages of the pack whose memory is measured.")]
OnlyOption = Annotated[
    list[str] | None, typer.Option(metavar="READER", help=f"Measure this reader: {', '.join(READERS)}.")
]

app = typer.Typer(add_completion=False)
_out = Console()
_err = Console(stderr=True)


@app.command()
def main(
    pdfs: PdfsArgument = None,
    parts: PartsOption = None,
    pack: PackOption = None,
    repeat: RepeatOption = 1,
    quick: QuickOption = False,
    only: OnlyOption = None,
    pack_pages: PackPagesOption = PACK_PAGES,
    passages: PassagesOption = PASSAGES,
    million: MillionOption = False,
    store: StoreOption = None,
) -> None:
    """Measure how fast papers are read and searched, what memory that takes, and how soon an uploaded pack is found."""
    chosen = {*(parts or Part)}
    try:
        papers = (pdfs or default_pdfs())[:: QUICK_EVERY if quick else 1] if chosen - WITHOUT_PAPERS else []
        if Part.READERS in chosen:
            _measure_readers(papers, readers_named(only or ()), repeat)
        if Part.RECORDS in chosen:
            _out.print(speed_table(measure_records(read_labelled())))
        if Part.MEMORY in chosen:
            _measure_memory(papers, pack_pages)
        if Part.ENGINES in chosen:
            _measure_engines(papers)
        if Part.SERVICE in chosen:
            _measure_service(pack or default_pack())
        if Part.BUSY in chosen:
            _measure_busy(papers)
        if Part.SEARCH in chosen:
            _measure_search(papers, MILLION if million else passages, store)
    except (FileNotFoundError, ValueError) as error:
        _err.print(str(error), style="red", soft_wrap=True, markup=False)
        raise typer.Exit(WRONG_USAGE) from error
    except (subprocess.CalledProcessError, NoAnswerError, ReaderFailedError, ServiceFailedError) as error:
        _err.print(str(error), style="red", soft_wrap=True, markup=False)
        raise typer.Exit(FAILED) from error


def default_pdfs() -> list[Path]:
    """The born-digital real papers, labelled or not, else the samples. Raises FileNotFoundError without either."""
    folder = shared_papers()
    real = [pdf for pdf in sorted([*folder.glob("*.pdf"), *folder.glob("unlabelled/*.pdf")]) if born_digital(pdf)]
    return real or _samples()


def default_pack() -> Path:
    """The real pack, else the largest sample. Raises FileNotFoundError where there are neither."""
    pack = shared_papers() / PACK
    return pack if pack.exists() else max(_samples(), key=lambda pdf: pdf.stat().st_size)


def _samples() -> list[Path]:
    samples = sorted(SAMPLES.glob("**/*.pdf"))
    if not samples:
        raise FileNotFoundError(f"no PDF in {SAMPLES} or {shared_papers()}: name some to read")
    return samples


def born_digital(pdf: Path) -> bool:
    """Whether most pages of a PDF have a text layer."""
    with pypdfium2.PdfDocument(pdf) as document:
        counts = [document[index].get_textpage().count_chars() for index in range(len(document))]
    written = [count for count in counts if count >= WRITTEN_CHARACTERS]
    return 2 * len(written) > len(counts)


def readers_named(names: Sequence[str]) -> list[ReaderName]:
    """The readers of these names that are installed, or all that are. Raises ValueError for a name of none."""
    for name in names:
        if name not in READERS:
            raise ValueError(f"there is no reader {name!r}: choose of {', '.join(READERS)}")
    asked = [name for name in READERS if not names or name in names]
    if missing := [name for name in asked if not installed(name)]:
        _err.print(f"not installed: {', '.join(missing)}; `make bench` installs them, or pip with minutebook[bench]")
    return [name for name in asked if installed(name)]


def _measure_readers(pdfs: Sequence[Path], names: Sequence[ReaderName], repeat: int) -> None:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=_err, transient=True) as progress:
        task = progress.add_task("reading", total=len(pdfs) * len(names) * repeat)

        def told(name: ReaderName) -> None:
            progress.update(task, advance=1, description=PRINTED_NAMES[name])

        speeds = measure_readers(names, pdfs, repeat=repeat, told=told)
    _out.print(_speed_table(speeds, len(pdfs), repeat))
    for speed in speeds:
        for fault in speed.runs[0].faults:
            _out.print(f"{speed.name} did not read {fault}", soft_wrap=True, markup=False)


def _speed_table(speeds: Sequence[ReaderSpeed], papers: int, repeat: int) -> Table:
    runs = f", median of {repeat} runs" if repeat > 1 else ""
    title = f"{papers} papers, {max(speed.runs[0].pages for speed in speeds)} pages, one core{runs}"
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("reader", no_wrap=True)
    for column in ("pages/s", "ratio", "start-up s", "peak MiB", "words"):
        table.add_column(column, justify="right", no_wrap=True)
    yardstick = next((speed for speed in speeds if speed.name == YARDSTICK), None)
    table.caption = f"ratio: to the pages/s of {YARDSTICK}, run by run" if yardstick else None
    for speed in speeds:
        ratio = f"{speed.times(yardstick):.2f}" if yardstick else ""
        figures = (f"{speed.pages_per_second:.1f}", ratio, f"{speed.startup_seconds:.1f}")
        table.add_row(PRINTED_NAMES[speed.name], *figures, _mebibytes(speed.peak_bytes), f"{speed.runs[0].words:,}")
    return table


def _measure_memory(pdfs: Sequence[Path], pages: int) -> None:
    if not told_here():
        _err.print("memory is not measured: this system has no /proc")
        return
    with _err.status("reading a long pack"), TemporaryDirectory(prefix="minutebook-bench-") as folder:
        memory = measure_pack(pdfs, Path(folder), pages=pages)
    _out.print(_memory_table(memory))


def _memory_table(memory: PackMemory) -> Table:
    title = f"a pack of {memory.pages:,} pages, one page process"
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("process")
    for column in ("MiB", "peak MiB"):
        table.add_column(column, justify="right")
    rows: tuple[tuple[str, Held], ...] = (
        (f"page process after {memory.early_page} pages", memory.worker_early),
        (f"page process after {memory.pages} pages", memory.worker_late),
        ("reading process before the pack", memory.reader_started),
        ("reading process with all pages", memory.reader_pages),
        ("reading process with all records", memory.reader_records),
    )
    for name, held in rows:
        table.add_row(name, _mebibytes(held.now), _mebibytes(held.peak))
    return table


def _measure_engines(papers: Sequence[Path]) -> None:
    with _err.status("embedding and indexing passages"):
        throughput = measure_throughput(papers)
    _out.print(throughput_table(throughput))


def _measure_service(pack: Path) -> None:
    with _err.status(f"uploading {pack.name} to a fresh service"):
        speed = measure_service(pack)
    _out.print(service_table(pack, speed, with_bar=pack.name == PACK))


def _measure_busy(papers: Sequence[Path]) -> None:
    with _err.status("starting a service") as status:
        speed = measure_busy(papers, told=status.update)
    _out.print(busy_table(speed))


def _measure_search(papers: Sequence[Path], passages: int, store: Path | None) -> None:
    quantisations = QUANTISATIONS[:1] if passages >= MILLION else QUANTISATIONS
    with ExitStack() as closing:
        folder = store or Path(closing.enter_context(TemporaryDirectory(prefix="minutebook-bench-")))
        status = closing.enter_context(_err.status("starting a service"))
        speed = measure_search(papers, folder, passages=passages, quantisations=quantisations, told=status.update)
    _out.print(latency_table(speed))
    _out.print(index_table(speed))


def _mebibytes(size: int | None) -> str:
    return f"{size / MEBIBYTE:.0f}" if size is not None else "unknown"


if __name__ == "__main__":
    app()
