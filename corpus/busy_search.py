"""How searching fares while papers are read: one client's latency before and during, through the real service."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

import httpx
from rich.table import Table

from corpus.asking import ANSWER_SECONDS, Latency, ask, questions, warm_up
from corpus.bars import at_most
from corpus.running_service import RunningService, running_service
from corpus.uploading import Told, Uploaded, await_idle, await_read, upload

HELD = 20
"""Papers that are read before."""
COMING = 100
MOST_TIMES = 3.0
"""Of the idle p95, while papers are read."""


@dataclass(frozen=True, slots=True)
class BusySearch:
    """Latencies while nothing else is done, and while `papers` are read, which took `seconds` from the first upload."""

    idle: Latency
    busy: Latency
    papers: int
    seconds: float

    @property
    def ratio(self) -> float:
        """The busy p95 in idle ones."""
        return self.busy.at(95) / self.idle.at(95)


def measure_busy(papers: Sequence[Path], *, held: int = HELD, coming: int = COMING, told: Told) -> BusySearch:
    """Search a service of our own that holds some papers, then hand others in and go on until they are read.

    Where there are too few papers some come again, told apart by a comment at their end. Raises ServiceFailedError.
    """
    contents = list(islice(_contents(papers), held + coming))
    with running_service() as service, httpx.Client(base_url=service.address, timeout=ANSWER_SECONDS) as client:
        try:
            told(f"reading {held} papers")
            first = [upload(client, service, name, content) for name, content in contents[:held]]
            await_read(client, service, first)
            await_idle(client, service)
            asked = questions()
            warm_up(service, asked)
            told("asking while nothing is read")
            idle = ask(service, asked)
            told(f"asking while {coming} papers are read")
            busy = _ask_while_reading(client, service, contents[held:])
        except httpx.HTTPError as error:
            raise service.failure(f"the service broke off: {error}") from error
    return BusySearch(idle, busy, coming, busy.seconds)


def _ask_while_reading(client: httpx.Client, service: RunningService, contents: Sequence[tuple[str, bytes]]) -> Latency:
    """Raises ServiceFailedError, and whatever else kept the papers from being read."""
    ended = threading.Event()
    failed: list[Exception] = []

    def read() -> None:
        try:
            papers: list[Uploaded] = [upload(client, service, name, content) for name, content in contents]
            await_read(client, service, papers)
        except Exception as error:
            failed.append(error)
        finally:
            ended.set()

    reading = threading.Thread(target=read)
    reading.start()
    latency = ask(service, questions(), until=ended.is_set)
    reading.join()
    if failed:
        raise failed[0]
    return latency


def _contents(papers: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of papers without end, no two the same."""
    for time in count():
        mark = f"\n% {time}\n".encode() if time else b""
        for paper in papers:
            yield paper.name, paper.read_bytes() + mark


def busy_table(speed: BusySearch) -> Table:
    """The figures as a table for a terminal."""
    title = f"search by one client while {speed.papers} papers are read, in {speed.seconds:.0f} s"
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("")
    for column in ("questions", "p50 ms", "p95 ms", "errors"):
        table.add_column(column, justify="right")
    for name, latency in (("idle", speed.idle), ("while papers are read", speed.busy)):
        count = len(latency.milliseconds) + latency.errors
        times = (f"{latency.at(50):.0f}", f"{latency.at(95):.0f}")
        table.add_row(name, str(count), *times, str(latency.errors))
    times = (f"{speed.busy.at(50) / speed.idle.at(50):.1f}", f"{speed.ratio:.1f}")
    table.add_row("ratio", "", *times, "")
    slower, errors = at_most(speed.ratio, MOST_TIMES, "times the idle p95"), at_most(speed.busy.errors, 0, "errors")
    table.caption = f"{slower}; {errors}"
    return table
