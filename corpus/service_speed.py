"""How long a paper takes from upload to searchable, through the real service over HTTP."""

import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import pypdfium2

from corpus.memory import tree_memory
from corpus.running_service import RunningService, running_service

READ_SECONDS = 900
"""Longest wait for a pack to be read and found."""
POLL_SECONDS = 0.1
QUERY_WORDS = 8


@dataclass(frozen=True, slots=True)
class ServiceSpeed:
    """Seconds until a fresh service answers, takes the upload, has read it, and finds it.

    All but the first count from the upload. `peak_bytes` is the memory of the service with all processes that it
    starts; None where it cannot be measured.
    """

    answers: float
    accepted: float
    read: float
    searchable: float
    peak_bytes: int | None


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
    document, job = _upload(client, service, pack)
    accepted = time.perf_counter() - started
    _await_read(client, service, job, peak)
    read = time.perf_counter() - started
    _await_found(client, service, document, query, peak)
    searchable = time.perf_counter() - started
    return ServiceSpeed(service.answered_seconds, accepted, read, searchable, peak.bytes)


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


def _upload(client: httpx.Client, service: RunningService, pack: Path) -> tuple[str, str]:
    """The ids of the document and of its job."""
    with pack.open("rb") as pdf:
        answer = client.post("/v1/documents", files={"file": (pack.name, pdf, "application/pdf")})
    if not answer.is_success:
        raise service.failure(f"the service refused {pack.name}: {answer.status_code} {answer.text}")
    accepted = answer.json()
    return accepted["document"]["id"], accepted["job"]["id"]


def _await_read(client: httpx.Client, service: RunningService, job: str, peak: _Peak) -> None:
    deadline = time.monotonic() + READ_SECONDS
    while time.monotonic() < deadline:
        peak.look()
        answer = client.get(f"/v1/jobs/{job}").raise_for_status().json()
        if answer["state"] == "done":
            return
        if answer["state"] == "failed":
            raise service.failure(f"the service failed to read the paper: {answer['error']}")
        time.sleep(POLL_SECONDS)
    raise service.failure(f"the paper was not read within {READ_SECONDS} seconds")


def _await_found(client: httpx.Client, service: RunningService, document: str, query: str, peak: _Peak) -> None:
    deadline = time.monotonic() + READ_SECONDS
    while time.monotonic() < deadline:
        peak.look()
        answer = client.get("/v1/search", params={"q": query})
        if not answer.is_success:
            raise service.failure(f"the search for {query!r} failed: {answer.status_code} {answer.text}")
        if any(document in str(hit) for hit in answer.json()["data"]):
            return
        time.sleep(POLL_SECONDS)
    raise service.failure(f"a search for {query!r} did not find the paper within {READ_SECONDS} seconds")
