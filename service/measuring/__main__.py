"""`python -m service.measuring grow|graph|throughput …`: measure, and print the figures as JSON."""

import json
import logging
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from service import bootstrap, logs
from service.measuring import graphs, growing, throughput
from service.settings import Settings

app = typer.Typer(add_completion=False)
log = logging.getLogger("service.measuring")


@app.command()
def grow(passages: Annotated[int, typer.Option(min=1, help="Passages and facts to grow to.")]) -> None:
    """Fill the record in the data folder up to so many passages and facts."""
    settings = _settings()
    growth = growing.grow(settings, passages=passages, told=lambda count: log.info("%d passages", count))
    _print(asdict(growth))


@app.command()
def graph() -> None:
    """Build the graph of the index in the data folder, and hold what it finds against all vectors."""
    _print(asdict(graphs.build(_settings())))


@app.command(name="throughput")
def embed_and_index(pdfs: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Embed and index the passages of papers, in a folder of their own."""
    embedder = bootstrap.open_embedder(_settings())
    try:
        _print(asdict(throughput.measure(pdfs, embedder)))
    finally:
        embedder.close()


def _settings() -> Settings:
    settings = Settings()
    logs.configure(settings.log_level)
    return settings


def _print(figures: dict[str, object]) -> None:
    typer.echo(json.dumps(figures))


if __name__ == "__main__":
    app()
