"""How fast papers are read and found: `python -m corpus.benchmark`.

First the pages per second and peak memory of bare PDFium text, of our reading, and of pdfplumber's words and tables
over the same files, each in a process of its own; then the seconds from upload to searchable of one pack through the
real service, started for the purpose.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import pypdfium2
import typer
from rich.console import Console
from rich.table import Table

from corpus.readers import READERS, ReaderName, ReaderSpeed
from corpus.running_service import ServiceFailedError
from corpus.service_speed import ServiceSpeed, measure_service
from corpus.sets import SAMPLES, shared_papers

FAILED, WRONG_USAGE = 1, 2
MEBIBYTE = 1024 * 1024
PACK = "scrutiny-pack-2025-01-29.pdf"
"""The real pack that the service is timed with where it is at hand: 117 pages."""
WRITTEN_CHARACTERS = 50
"""Least characters of a page's text layer for it to count as written rather than scanned."""

PRINTED_NAMES: dict[ReaderName, str] = {
    "pdfium": "PDFium, bare text",
    "minutebook": "Minutebook, all of it",
    "pdfplumber": "pdfplumber, words and tables",
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
ServiceOption = Annotated[bool, typer.Option(help="Time a pack through the service.")]

app = typer.Typer(add_completion=False)
_out = Console()
_err = Console(stderr=True)


@app.command()
def main(
    pdfs: PdfsArgument = None, pack: PackOption = None, reading: ReadingOption = True, service: ServiceOption = True
) -> None:
    """Measure how fast papers are read, and how soon an uploaded pack is found."""
    try:
        if reading:
            _measure_readers(pdfs or default_pdfs())
        if service:
            _measure_service(pack or default_pack())
    except (FileNotFoundError, ValueError) as error:
        _err.print(str(error), style="red", soft_wrap=True, markup=False)
        raise typer.Exit(WRONG_USAGE) from error
    except (subprocess.CalledProcessError, ServiceFailedError) as error:
        _err.print(str(error), style="red", soft_wrap=True, markup=False)
        raise typer.Exit(FAILED) from error


def default_pdfs() -> list[Path]:
    """The born-digital real papers, else the samples. Raises FileNotFoundError where there are neither."""
    real = [pdf for pdf in sorted(shared_papers().glob("*.pdf")) if born_digital(pdf)]
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


def measure_reader(name: ReaderName, pdfs: Sequence[Path]) -> ReaderSpeed:
    """Run one reader over the PDFs in a process of its own. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "corpus.readers", name, *(str(pdf.resolve()) for pdf in pdfs)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603  our own interpreter and code
    return ReaderSpeed.model_validate_json(done.stdout)


def _measure_readers(pdfs: Sequence[Path]) -> None:
    table = Table(title=f"{len(pdfs)} papers, one process each", title_justify="left", title_style="bold")
    table.add_column("reader", no_wrap=True)
    for column in ("pages", "seconds", "pages/s", "start-up s", "peak MiB"):
        table.add_column(column, justify="right")
    for name in READERS:
        with _err.status(f"reading {len(pdfs)} papers: {PRINTED_NAMES[name]}"):
            speed = measure_reader(name, pdfs)
        times = (f"{speed.seconds:.1f}", f"{speed.pages_per_second:.1f}", f"{speed.startup_seconds:.1f}")
        table.add_row(PRINTED_NAMES[name], str(speed.pages), *times, _mebibytes(speed.peak_bytes))
    _out.print(table)


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
