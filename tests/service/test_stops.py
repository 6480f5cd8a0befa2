"""What a stop of the service, soft or hard, leaves of a paper that was being read: all of it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.service.made_papers import DECISION, document_id, pdf

ROOT = Path(__file__).parent.parent.parent
PATIENCE_SECONDS = 60

Process = subprocess.Popen[bytes]
PAGES = 30
"""Of a slow paper: three seconds to read."""


@contextmanager
def serving(data_dir: Path, *manner: str) -> Iterator[tuple[httpx.Client, Process]]:
    """A service process on a free port, killed at the end if it still runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.service.made_service", str(data_dir), str(port), *manner]
    with (data_dir / "log.txt").open("ab") as log:
        process = subprocess.Popen(command, stderr=log, stdout=log, cwd=ROOT)
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_SECONDS) as client:
                until(lambda: answers(client))
                yield client, process
        finally:
            process.kill()
            process.wait(10)


def answers(client: httpx.Client) -> bool:
    try:
        return client.get("/healthz").status_code == 200
    except httpx.TransportError:
        return False


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.05)


def job_of(client: httpx.Client, job_id: str) -> dict[str, Any]:
    job: dict[str, Any] = client.get(f"/v1/jobs/{job_id}").raise_for_status().json()
    return job


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM], ids=["kill", "terminate"])
def test_a_paper_under_way_is_read_once_after_the_next_start(tmp_path: Path, stop: signal.Signals) -> None:
    content, waiting = pdf("Stopped", PAGES), pdf("Waiting", 1)
    with serving(tmp_path) as (client, process):
        job_id = client.post("/v1/documents", files={"file": ("slow.pdf", content)}).json()["job"]["id"]
        until(lambda: job_of(client, job_id)["progress"]["pages_done"] > 3)
        later = client.post("/v1/documents", files={"file": ("waiting.pdf", waiting)}).json()["job"]["id"]
        assert job_of(client, job_id)["state"] == "running"
        process.send_signal(stop)
        process.wait(30)
    with serving(tmp_path) as (client, _):
        until(lambda: job_of(client, job_id)["state"] == "done")
        until(lambda: job_of(client, later)["state"] == "done")
        assert client.get("/v1/documents").json()["pagination"]["next_cursor"] is None
        identities = {document["id"] for document in client.get("/v1/documents").json()["data"]}
        assert identities == {document_id(content), document_id(waiting)}
        decisions = client.get("/v1/decisions", params={"document": document_id(content)}).json()["data"]
        assert [decision["text"] for decision in decisions] == [DECISION]
        assert client.get("/readyz").json()["checks"]["index"] == "ok"
    assert not list((tmp_path / "papers" / "drafts").iterdir())


def test_a_paper_taken_in_before_its_job_was_handed_in_is_read_after_the_next_start(tmp_path: Path) -> None:
    content = pdf("Orphaned", 1)
    with serving(tmp_path, "dies") as (client, process):
        with pytest.raises(httpx.TransportError):
            client.post("/v1/documents", files={"file": ("orphaned.pdf", content)})
        process.wait(30)
    with serving(tmp_path) as (client, _):
        job_id = client.get(f"/v1/documents/{document_id(content)}").raise_for_status().json()["job_id"]
        until(lambda: job_of(client, job_id)["state"] == "done")


def test_a_second_service_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with serving(tmp_path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            other = str(free.getsockname()[1])
        second = subprocess.run(
            [sys.executable, "-c", "from service.cli import app; app(['serve'])"],
            env=os.environ | {"MINUTEBOOK_DATA_DIR": str(tmp_path), "MINUTEBOOK_PORT": other},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
        )
    assert second.returncode == 1
    assert "already works in" in second.stderr
    assert "Traceback" not in second.stderr
