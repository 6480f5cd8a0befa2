"""What becomes of every page of many papers: `python -m corpus.fates FOLDER...`.

One row for each PDF: how many of its pages were read, recognised, left as pictures, empty or failed, and why, in the
words that an officer gets to see. A file that cannot be opened has the code of its error. It ends with 1 where a file
met a defect of ours rather than one of its own, and goes through the others all the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.console import Console
from rich.table import Table

from corpus.sets import SAMPLES
from extractors.errors import PaperError
from extractors.issues import issues_of
from extractors.options import OcrChoice, ReadingOptions
from extractors.reading import read_pages
from extractors.results import Issue, PageFate

DEFECT, WRONG_USAGE = 1, 2
FATES: tuple[PageFate, ...] = get_args(PageFate)
_PAGE = re.compile(r"\b[Pp]age \d[\d,]*\b")

PathsArgument = Annotated[list[Path] | None, typer.Argument(help="PDFs, or folders of them; else the sample papers.")]
MarkdownOption = Annotated[bool, typer.Option("--markdown", help="Print a table in Markdown.")]
OcrOption = Annotated[OcrChoice, typer.Option(help="Recognise the words of scanned pages with this engine.")]

app = typer.Typer(add_completion=False)
_out = Console()
_err = Console(stderr=True)


@dataclass(frozen=True, slots=True)
class FileFates:
    """What became of a PDF: its pages by fate, and remarks on those that were not read as they should be.

    `error` is the code of the error where the file could not be read at all; `defect` tells one that is our fault.
    """

    name: str
    fates: Mapping[PageFate, int]
    remarks: tuple[str, ...]
    error: str | None = None
    defect: bool = False

    @property
    def pages(self) -> int:
        """The number of pages."""
        return sum(self.fates.values())


@app.command()
def main(paths: PathsArgument = None, markdown: MarkdownOption = False, ocr: OcrOption = "off") -> None:
    """Tell what becomes of every page of many papers."""
    try:
        pdfs = pdfs_in(paths or [SAMPLES])
    except FileNotFoundError as error:
        _err.print(str(error), style="red", soft_wrap=True, markup=False)
        raise typer.Exit(WRONG_USAGE) from error
    rows = []
    for number, pdf in enumerate(pdfs, 1):
        with _err.status(f"reading {pdf.name} ({number} of {len(pdfs)})"):
            rows.append(fates_of(pdf, ReadingOptions(ocr=ocr)))
    if markdown:
        typer.echo("\n".join(in_markdown(rows)))
    else:
        _out.print(_table(rows))
    if any(row.defect for row in rows):
        raise typer.Exit(DEFECT)


def pdfs_in(paths: Iterable[Path]) -> list[Path]:
    """The PDFs named and those in the folders named, in order. Raises FileNotFoundError where there are none."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"{path} does not exist: name a PDF or a folder")
        inside = sorted(path.glob("*.pdf")) if path.is_dir() else [path]
        if not inside:
            raise FileNotFoundError(f"{path} has no PDF in it: name a folder of PDFs")
        found += inside
    return found


def fates_of(pdf: Path, options: ReadingOptions) -> FileFates:
    """Read one PDF and tell what became of its pages; never raises."""
    try:
        pages = read_pages(pdf.read_bytes(), options=options).pages
    except PaperError as error:
        return FileFates(pdf.name, {}, (str(error),), error.code)
    except Exception as error:  # a defect of one paper must not hide what becomes of the others
        return FileFates(pdf.name, {}, (f"{type(error).__name__}: {error}",), "defect", defect=True)
    defect = any(page.reason == "defect" for page in pages)
    return FileFates(pdf.name, Counter(page.fate for page in pages), tuple(_remarks(issues_of(pages))), None, defect)


def in_markdown(rows: Sequence[FileFates]) -> Iterator[str]:
    """The rows as a table in Markdown, line by line, with their sum at the end."""
    heads = ("file", "pages", *FATES, "what was found")
    yield _row(heads)
    yield _row(["---", *["---:"] * (len(FATES) + 1), "---"])
    for row in rows:
        yield _row([row.name, *_counts(row), "<br>".join(_told(row)).replace("|", "\\|")])
    yield _row([f"{len(rows)} files", *_sums(rows), ""])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(rows: Sequence[FileFates]) -> Table:
    table = Table(show_footer=True)
    table.add_column("file", f"{len(rows)} files", overflow="fold")
    for head, total in zip(("pages", *FATES), _sums(rows), strict=True):
        table.add_column(head, total, justify="right")
    table.add_column("what was found", ratio=1)
    for row in rows:
        style = "red" if row.error else None
        table.add_row(row.name, *_counts(row), "\n".join(_told(row)), style=style)
    return table


def _counts(row: FileFates) -> list[str]:
    return [str(row.pages or "")] + [str(row.fates.get(fate) or "") for fate in FATES]


def _sums(rows: Sequence[FileFates]) -> list[str]:
    totals = [sum(row.pages for row in rows)] + [sum(row.fates.get(fate, 0) for row in rows) for fate in FATES]
    return [str(total or "") for total in totals]


def _told(row: FileFates) -> list[str]:
    return [f"{row.error}: {row.remarks[0]}"] if row.error else list(row.remarks)


def _remarks(issues: Iterable[Issue]) -> Iterator[str]:
    """The messages, those that differ in the page alone as one."""
    pages: dict[str, list[int]] = {}
    for issue in issues:
        pages.setdefault(_PAGE.sub("page @", issue.message, count=1), []).append(issue.page or 0)
    for words, numbers in pages.items():
        told = words.replace("page @", f"{'page' if len(numbers) == 1 else 'each of pages'} {ranges(numbers)}")
        yield told[0].upper() + told[1:]


def ranges(numbers: Sequence[int]) -> str:
    """Page numbers in order as they are printed: `1, 3-5`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


if __name__ == "__main__":
    app()
