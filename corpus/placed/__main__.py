"""`python -m corpus.placed LABELS... -o FOLDER` writes labels by place from labels in words beside their PDFs."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corpus.placed.placing import place
from corpus.placed.reading import PaperText
from corpus.sets import LABELS_SUFFIX, PLACED_SUFFIX

app = typer.Typer(add_completion=False)
_out = Console()

LabelsArgument = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help=f"Files NAME{LABELS_SUFFIX}.")]
FolderOption = Annotated[Path, typer.Option("-o", "--output", file_okay=False, help="Where to write.")]


@app.command()
def main(labels: LabelsArgument, output: FolderOption) -> None:
    """Write each paper's labels by place, and tell the labels whose words do not stand on their page."""
    output.mkdir(parents=True, exist_ok=True)
    for path in labels:
        name = path.name.removesuffix(LABELS_SUFFIX)
        with PaperText(path.with_name(f"{name}.pdf").read_bytes()) as text:
            placed = place(json.loads(path.read_text(encoding="utf-8")), text)
        compact = json.dumps(placed.labels, ensure_ascii=False, separators=(",", ":"))
        (output / f"{name}{PLACED_SUFFIX}").write_text(compact + "\n", encoding="utf-8")
        for lost in placed.lost:
            _out.print(f"{name}: not found: {lost[:100]}", soft_wrap=True, markup=False)


if __name__ == "__main__":
    app()
