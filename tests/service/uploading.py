"""Uploading papers to a service under test, and waiting for them."""

import time
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

PATIENCE_SECONDS = 60


def upload(client: TestClient, content: bytes, filename: str) -> dict[str, Any]:
    """Upload a paper that is new and wait until its job has ended; the job."""
    response = client.post("/v1/documents", files={"file": (filename, content, "application/pdf")})
    assert response.status_code in (201, 202), response.text
    return ended(client, response.json()["job"]["id"])


def ended(client: TestClient, job_id: str) -> dict[str, Any]:
    """The job once it has ended."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        job: dict[str, Any] = client.get(f"/v1/jobs/{job_id}").json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.05)
    raise AssertionError(f"job {job_id} did not end within {PATIENCE_SECONDS} s: {job}")


def await_no_drafts(data_dir: Path) -> None:
    """Wait until nothing half-written is left, also of papers that others sent and that are still being read."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    drafts = data_dir / "papers" / "drafts"
    while left := sorted(drafts.iterdir()):
        assert time.monotonic() < deadline, f"drafts are left: {left}"
        time.sleep(0.05)
