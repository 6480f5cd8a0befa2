"""Papers on their way into a running service, over HTTP."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from corpus.running_service import RunningService

POLL_SECONDS = 0.1
READ_SECONDS = 3600
"""Longest wait for papers to be read."""

Told = Callable[[str], None]
"""Called with what is being done."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """The ids of a paper and of the job that reads it."""

    document: str
    job: str


def upload(client: httpx.Client, service: RunningService, name: str, content: bytes) -> Uploaded:
    """Hand a PDF in. Raises ServiceFailedError where the service refuses it."""
    answer = client.post("/v1/documents", files={"file": (name, content, "application/pdf")})
    if not answer.is_success:
        raise service.failure(f"the service refused {name}: {answer.status_code} {answer.text}")
    accepted = answer.json()
    return Uploaded(accepted["document"]["id"], accepted["job"]["id"])


def upload_all(client: httpx.Client, service: RunningService, papers: Sequence[Path]) -> list[Uploaded]:
    """Hand papers in one after the other. Raises ServiceFailedError."""
    return [upload(client, service, paper.name, paper.read_bytes()) for paper in papers]


def await_read(
    client: httpx.Client, service: RunningService, papers: Sequence[Uploaded], look: Callable[[], None] = lambda: None
) -> list[dict[str, Any]]:
    """The jobs of papers as the service tells them, once each is done; `look` is called between the looks at them.

    Raises ServiceFailedError where one failed, or was not done in time.
    """
    deadline = time.monotonic() + READ_SECONDS
    done: list[dict[str, Any]] = []
    while len(done) < len(papers):
        look()
        job = client.get(f"/v1/jobs/{papers[len(done)].job}").raise_for_status().json()
        if job["state"] == "failed":
            raise service.failure(f"the service failed to read the paper: {job['error']}")
        if job["state"] == "done":
            done.append(job)
            continue
        if time.monotonic() > deadline:
            raise service.failure(f"papers were not read within {READ_SECONDS} seconds")
        time.sleep(POLL_SECONDS)
    return done


def await_idle(client: httpx.Client, service: RunningService) -> None:
    """Return when no paper and no scanned page waits to be read. Raises ServiceFailedError."""
    deadline = time.monotonic() + READ_SECONDS
    while time.monotonic() < deadline:
        answer = client.get("/v1/search", params={"q": "report", "limit": 1}).raise_for_status().json()
        if not answer["coverage"]["papers_in_work"] and not answer["coverage"]["pages_waiting"]:
            return
        time.sleep(POLL_SECONDS)
    raise service.failure(f"papers were not read within {READ_SECONDS} seconds")
