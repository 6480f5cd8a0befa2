"""The figures of the service's engines, each measured in a process of its own: `python -m service.measuring`."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel
from rich.table import Table

FigureT = TypeVar("FigureT", bound=BaseModel)


class Throughput(BaseModel):
    """Passages embedded and indexed a second, and milliseconds to embed a question."""

    passages: int
    words: int
    windows: int
    embedded_a_second: float
    indexed_a_second: float
    question_ms: float
    question_ms_p95: float


class Growth(BaseModel):
    """What a record was filled with: the passages of real papers, and those made of them."""

    passages: int
    papers: int
    real_passages: int
    added: int
    put_seconds: float


class Graph(BaseModel):
    """A graph that was built, and the share of the nearest 10 and 100 that searches through it find."""

    seconds: float
    disk_bytes: int
    recall: dict[int, float]
    recall_in_body: dict[int, float]


def measure_throughput(pdfs: Sequence[Path]) -> Throughput:
    """Embed and index the passages of papers. Raises CalledProcessError."""
    return _figures(Throughput, "throughput", *map(str, pdfs))


def grow(data: Path, passages: int) -> Growth:
    """Fill the record in a data folder with passages made of its own. Raises CalledProcessError."""
    return _figures(Growth, "grow", "--passages", str(passages), data=data)


def build_graph(data: Path, settings: Mapping[str, str]) -> Graph:
    """Build the graph of a record that was grown. Raises CalledProcessError."""
    return _figures(Graph, "graph", data=data, settings=settings)


def _figures(
    shape: type[FigureT], *arguments: str, data: Path | None = None, settings: Mapping[str, str] | None = None
) -> FigureT:
    environment = {**os.environ, "MINUTEBOOK_LOG_LEVEL": "warning", **(settings or {})}
    if data:
        environment["MINUTEBOOK_DATA_DIR"] = str(data)
    command = [sys.executable, "-m", "service.measuring", *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own code
    return shape.model_validate_json(done.stdout)


def throughput_table(speed: Throughput) -> Table:
    """The figures as a table for a terminal."""
    title = f"{speed.passages:,} passages and facts, {speed.words:,} words, {speed.windows:,} windows"
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("engine")
    table.add_column("figure", justify="right")
    table.add_row("passages embedded a second, with their windows", f"{speed.embedded_a_second:.1f}")
    table.add_row("passages indexed a second", f"{speed.indexed_a_second:,.0f}")
    table.add_row("question embedded, median ms", f"{speed.question_ms:.1f}")
    table.add_row("question embedded, p95 ms", f"{speed.question_ms_p95:.1f}")
    return table
