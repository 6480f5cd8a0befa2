"""How long a paper takes from upload to searchable, through the real service over HTTP."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import httpx
import pypdfium2
from rich.table import Table

from corpus.bars import at_most
from corpus.memory import MEBIBYTE, tree_memory
from corpus.running_service import RunningService, running_service
from corpus.uploading import POLL_SECONDS, await_read, upload

FIND_SECONDS = 60
"""Longest wait for a pack that was read to be found."""
SEARCHABLE_SECONDS: Final = 15
"""Bar for the real pack of 117 pages."""
QUERY_WORDS = 8
STAGE = re.compile(r"job (?P<job>\w+): (?P<stage>\w+) took (?P<seconds>[\d.]+) s$", re.MULTILINE)
"""2026-11-22 13:47:22,919 INFO service.ingest.worker job 6f1d: extract took 5.31 s"""


@dataclass(frozen=True, slots=True)
class ServiceSpeed:
    """Seconds until a fresh service answers, takes the upload, has read it, and finds it.

    All but the first count from the upload. `waited` is the job's wait for its turn, `stages` are what each of its
    stages took. `peak_bytes` is the memory of the service with all processes that it starts; None where it cannot be
    measured.
    """

    answers: float
    accepted: float
    waited: float
    stages: Mapping[str, float]
    read: float
    searchable: float
    peak_bytes: int | None

    @property
    def between(self) -> float:
        """What passed besides: from stage to stage, and until the paper was looked for and found."""
        return self.searchable - self.accepted - self.waited - sum(self.stages.values())


def measure_service(pack: Path) -> ServiceSpeed:
    """Upload a PDF to a service of our own and search for it until it is found.

    Raises ServiceFailedError where the service does not start, refuses the paper, fails to read it or never finds it.
    """
    query = a_line_of(pack)
    with running_service() as service, httpx.Client(base_url=service.address, timeout=60) as client:
        try:
            return _measure(client, service, pack, query)
        except httpx.HTTPError as error:
            raise service.failure(f"the service broke off: {error}") from error


def _measure(client: httpx.Client, service: RunningService, pack: Path, query: str) -> ServiceSpeed:
    peak = _Peak(service.process.pid)
    started = time.perf_counter()
    paper = upload(client, service, pack.name, pack.read_bytes())
    accepted = time.perf_counter() - started
    (job,) = await_read(client, service, [paper], peak.look)
    read = time.perf_counter() - started
    _await_found(client, service, paper.document, query, peak)
    searchable = time.perf_counter() - started
    waited = (datetime.fromisoformat(job["started_at"]) - datetime.fromisoformat(job["created_at"])).total_seconds()
    stages = stage_seconds(service.log.read_text(errors="replace"), paper.job)
    return ServiceSpeed(service.answered_seconds, accepted, waited, stages, read, searchable, peak.bytes)


def stage_seconds(log: str, job: str) -> dict[str, float]:
    """What each stage of a job took, from the service's log; of one that was tried again the last try counts."""
    return {match["stage"]: float(match["seconds"]) for match in STAGE.finditer(log) if match["job"] == job}


def a_line_of(pdf: Path) -> str:
    """A few words that only this paper is likely to hold: from the longest line of its middle page."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [document[index].get_textpage().get_text_bounded() for index in range(len(document))]
    written = [page for page in pages if page.strip()]
    if not written:
        raise ValueError(f"{pdf} has no text to search for: name a born-digital PDF")
    longest = max(written[len(written) // 2].splitlines(), key=len)
    return " ".join(longest.split()[:QUERY_WORDS])


class _Peak:
    """The greatest memory that the service and its processes had together, of all the times it was looked at."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.bytes: int | None = None

    def look(self) -> None:
        now = tree_memory(self._pid)
        if now is not None:
            self.bytes = max(self.bytes or 0, now)


def _await_found(client: httpx.Client, service: RunningService, document: str, query: str, peak: _Peak) -> None:
    deadline = time.monotonic() + FIND_SECONDS
    while time.monotonic() < deadline:
        peak.look()
        answer = client.get("/v1/search", params={"q": query})
        if not answer.is_success:
            raise service.failure(f"the search for {query!r} failed: {answer.status_code} {answer.text}")
        if any(document in str(hit) for hit in answer.json()["data"]):
            return
        time.sleep(POLL_SECONDS)
    raise service.failure(f"a search for {query!r} did not find the paper within {FIND_SECONDS} seconds")


def service_table(pack: Path, speed: ServiceSpeed, *, with_bar: bool) -> Table:
    """The figures as a table for a terminal; the bar is for the real pack."""
    size = pack.stat().st_size / MEBIBYTE
    table = Table(title=f"{pack.name}, {size:.1f} MiB, through the service", title_justify="left", title_style="bold")
    table.add_column("step")
    table.add_column("seconds", justify="right")
    table.add_row("a fresh service answers", f"{speed.answers:.2f}", end_section=True)
    table.add_row("upload accepted", f"{speed.accepted:.2f}")
    table.add_row("waiting for its turn", f"{speed.waited:.2f}")
    for stage, seconds in speed.stages.items():
        table.add_row(stage, f"{seconds:.2f}")
    table.add_row("from step to step", f"{speed.between:.2f}", end_section=True)
    met = at_most(speed.searchable, SEARCHABLE_SECONDS, "s") if with_bar else ""
    table.add_row(f"searchable, from the upload {met}".rstrip(), f"{speed.searchable:.2f}")
    if speed.peak_bytes is not None:
        table.caption = f"peak memory of the service and its processes: {speed.peak_bytes / MEBIBYTE:.0f} MiB"
    return table
