"""How fast papers are read and found, and what memory that takes: `python -m corpus.benchmark`.

First the pages per second, start-up and peak memory of several readers over the same files, taking turns on one core;
then how fast records are found in pages that are read; then the memory of the processes that read a pack of 1,000
pages; then the seconds from upload to searchable of one pack through the real service, started for the purpose.
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import pypdfium2
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from corpus.answering import NoAnswerError
from corpus.memory import MEBIBYTE, Held, told_here
from corpus.pack_memory import PACK_PAGES, PackMemory, measure_pack
from corpus.readers import READERS, ReaderName, installed
from corpus.reading_speed import ReaderFailedError, ReaderSpeed, measure_readers
from corpus.record_speed import measure_records, read_labelled, speed_table
from corpus.running_service import ServiceFailedError
from corpus.service_speed import ServiceSpeed, measure_service
from corpus.sets import SAMPLES, shared_papers

FAILED, WRONG_USAGE = 1, 2
PACK = "scrutiny-pack-2025-01-29.pdf"
"""The real pack that the service is timed with where it is at hand: 117 pages."""
WRITTEN_CHARACTERS = 50
"""Least characters of a page's text layer for it to count as written rather than scanned."""
QUICK_EVERY = 8
"""A quick run reads one in so many of the papers."""
YARDSTICK: ReaderName = "pdfplumber"
"""The reader to whose speed the others are compared."""

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
ReadingOption = Annotated[bool, typer.Option(help="Measure the readers.")]
RecordsOption = Annotated[bool, typer.Option(help="Time the way from pages to records, beside a plain use of spaCy.")]
MemoryOption = Annotated[bool, typer.Option(help="Measure the memory that a long pack takes.")]
ServiceOption = Annotated[bool, typer.Option(help="Time a pack through the service.")]
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
    pack: PackOption = None,
    reading: ReadingOption = True,
    records: RecordsOption = True,
    memory: MemoryOption = True,
    service: ServiceOption = True,
    repeat: RepeatOption = 1,
    quick: QuickOption = False,
    only: OnlyOption = None,
    pack_pages: PackPagesOption = PACK_PAGES,
) -> None:
    """Measure how fast papers are read, what memory that takes, and how soon an uploaded pack is found."""
    try:
        papers = (pdfs or default_pdfs())[:: QUICK_EVERY if quick else 1] if reading or memory else []
        if reading:
            _measure_readers(papers, readers_named(only or ()), repeat)
        if records:
            _out.print(speed_table(measure_records(read_labelled())))
        if memory:
            _measure_memory(papers, pack_pages)
        if service:
            _measure_service(pack or default_pack())
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


def _measure_service(pack: Path) -> None:
    with _err.status(f"uploading {pack.name} to a fresh service"):
        speed = measure_service(pack)
    _out.print(_service_table(pack, speed))


def _service_table(pack: Path, speed: ServiceSpeed) -> Table:
    size = pack.stat().st_size / MEBIBYTE
    table = Table(title=f"{pack.name}, {size:.1f} MiB, through the service", title_justify="left", title_style="bold")
    table.add_column("step")
    table.add_column("seconds", justify="right")
    table.add_row("a fresh service answers", f"{speed.answers:.2f}")
    table.add_row("upload accepted", f"{speed.accepted:.2f}")
    table.add_row("read, from the upload", f"{speed.read:.2f}")
    table.add_row("searchable, from the upload", f"{speed.searchable:.2f}")
    table.caption = f"peak memory of the service and its processes: {_mebibytes(speed.peak_bytes)} MiB"
    return table


def _mebibytes(size: int | None) -> str:
    return f"{size / MEBIBYTE:.0f}" if size is not None else "unknown"


if __name__ == "__main__":
    app()
