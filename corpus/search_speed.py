"""How fast a large record is searched, over HTTP, and what memory and disk it takes.

The record is made of real papers, which the service reads first: their passages are repeated with vectors a little way
off, under other bodies and days, until there are enough. Its graph is built as the service builds it.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
from rich.table import Table

from corpus.asking import Latency, ask, bodies_told, questions, warm_up
from corpus.bars import at_least, at_most
from corpus.engines import Graph, Growth, build_graph, grow
from corpus.memory import MEBIBYTE, Held, held_by, told_here
from corpus.running_service import running_service
from corpus.uploading import Told, await_read, upload_all

GIBIBYTE = 1024 * MEBIBYTE
MILLION = 1_000_000
CLIENTS = (1, 16)
READING: Mapping[str, str] = {"MINUTEBOOK_OCR": "off"}
"""Scanned pages are left out: their recognition would go on while searches are timed."""
P95_BARS = {100_000: 60.0, MILLION: 150.0}
"""Milliseconds at one client, for records of up to so many passages."""
LEAST_RECALL = 0.98
DEPTHS = (10, 100)
GROWN = "grown.json"
"""Written when a record is full: one without it was stopped midway."""


@dataclass(frozen=True, slots=True)
class Run:
    """A record as it is searched with one quantisation; `memory` is the serving process's after the questions.

    `started` are the seconds until the service answers.
    """

    quantisation: str
    graph: Graph
    started: float
    latencies: Sequence[Latency]
    memory: Held | None


@dataclass(frozen=True, slots=True)
class SearchSpeed:
    """How a record of so many passages was filled and is searched."""

    growth: Growth
    runs: Sequence[Run]


def measure_search(
    papers: Sequence[Path], folder: Path, *, passages: int, quantisations: Sequence[str], told: Told
) -> SearchSpeed:
    """Fill a record in `folder`, unless a run before did, and search it.

    Raises ServiceFailedError, or CalledProcessError where an engine failed.
    """
    data = _grown(papers, folder, passages, told)
    growth = Growth.model_validate_json((data / GROWN).read_text())
    return SearchSpeed(growth, [_run(data, quantisation, told) for quantisation in quantisations])


def _grown(papers: Sequence[Path], folder: Path, passages: int, told: Told) -> Path:
    data = folder / str(passages)
    if not (data / GROWN).exists():
        read = _read(papers, folder / "read", told)
        shutil.rmtree(data, ignore_errors=True)
        told(f"making {passages:,} passages")
        shutil.copytree(read, data)
        growth = grow(data, passages)
        (data / GROWN).write_text(growth.model_dump_json())
    return data


def _read(papers: Sequence[Path], data: Path, told: Told) -> Path:
    if not data.exists():
        told(f"reading {len(papers)} papers")
        with running_service(data, READING) as service, httpx.Client(base_url=service.address, timeout=600) as client:
            await_read(client, service, upload_all(client, service, papers))
    return data


def _run(data: Path, quantisation: str, told: Told) -> Run:
    settings = {**READING, "MINUTEBOOK_INDEX_QUANTISATION": quantisation}
    graph = _graph(data, quantisation, settings, told)
    told("asking")
    with running_service(data, settings) as service:
        asked = questions(bodies_told(service))
        warm_up(service, asked)
        latencies = [ask(service, asked, clients=clients) for clients in CLIENTS]
        memory = held_by(service.process.pid) if told_here() else None
        return Run(quantisation, graph, service.answered_seconds, latencies, memory)


def _graph(data: Path, quantisation: str, settings: Mapping[str, str], told: Told) -> Graph:
    """The graph that the index has from the run before where that is of this quantisation, else a new one."""
    kept = data / f"graph-{quantisation}.json"
    if not kept.exists():
        told(f"building the graph, quantisation {quantisation}")
        graph = build_graph(data, settings)
        for other in data.glob("graph-*.json"):
            other.unlink()
        kept.write_text(graph.model_dump_json())
    return Graph.model_validate_json(kept.read_text())


def latency_table(speed: SearchSpeed) -> Table:
    """Latencies over HTTP as a table for a terminal."""
    title = f"search over HTTP in {speed.growth.passages:,} passages of {speed.growth.papers:,} papers"
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("quantisation")
    for column in ("clients", "questions", "p50 ms", "p95 ms", "answers/s", "errors"):
        table.add_column(column, justify="right")
    for run in speed.runs:
        for latency in run.latencies:
            times = (f"{latency.at(50):.0f}", f"{latency.at(95):.0f}", f"{latency.a_second:.1f}", str(latency.errors))
            count = len(latency.milliseconds) + latency.errors
            table.add_row(run.quantisation, str(latency.clients), str(count), *times)
    bars = [most for size, most in P95_BARS.items() if speed.growth.passages <= size]
    if bars:
        alone = max(run.latencies[0].at(95) for run in speed.runs)
        table.caption = f"p95 of one client: {at_most(alone, bars[0], 'ms')}"
    return table


def index_table(speed: SearchSpeed) -> Table:
    """What the index finds, and what it takes, as a table for a terminal."""
    growth = speed.growth
    rate = f"{growth.added / growth.put_seconds:,.0f} passages/s put" if growth.added else "no passage put"
    table = Table(title=f"the index of {growth.passages:,} passages: {rate}", title_justify="left", title_style="bold")
    table.add_column("quantisation")
    for run in speed.runs:
        table.add_column(run.quantisation, justify="right")
    table.add_column("bar")
    for depth in DEPTHS:
        worst = min(run.graph.recall[depth] for run in speed.runs)
        shares = [f"{run.graph.recall[depth]:.3f}" for run in speed.runs]
        table.add_row(f"recall of the nearest {depth}", *shares, at_least(worst, LEAST_RECALL))
    table.add_row("the same within one body", *(f"{run.graph.recall_in_body[max(DEPTHS)]:.3f}" for run in speed.runs))
    table.add_row("seconds to build the graph", *(f"{run.graph.seconds:.0f}" for run in speed.runs))
    table.add_row("seconds until the service answers", *(f"{run.started:.1f}" for run in speed.runs))
    table.add_row("disk, GiB", *(_gibibytes(run.graph.disk_bytes) for run in speed.runs))
    held = [run.memory for run in speed.runs if run.memory]
    table.add_row("memory of the service, GiB", *(_gibibytes(memory.now) for memory in held))
    table.add_row("  of it no pages of files", *(_gibibytes(memory.own) for memory in held))
    if growth.passages != MILLION:
        million = MILLION / growth.passages
        table.caption = f"a million passages take about {million:.3g} times this memory and disk, beside a fixed part"
    return table


def _gibibytes(size: int) -> str:
    return f"{size / GIBIBYTE:.2f}"
