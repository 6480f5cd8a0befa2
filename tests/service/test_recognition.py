"""Scanned pages: recognised after the paper can be found by its other pages, and holding up no other paper."""

import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.documents.fates import Recognition, page_counts, page_views
from service.storage.models import IssueRow, JobRow, PageRow
from tests.service.made_papers import DECISION, SCANNED_DECISION, document_id, mended, pdf
from tests.service.test_stops import job_of, serving, until
from tests.service.uploading import ended, upload

SMUDGED = "could not be read: it is smudged. Scan it again."


def detail(client: TestClient, content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/v1/documents/{document_id(content)}").json()
    return found


def decisions(client: Any, content: bytes) -> list[str]:
    listed = client.get("/v1/decisions", params={"document": document_id(content)}).json()["data"]
    return [decision["text"] for decision in listed]


def found(client: Any, content: bytes) -> set[str]:
    """The texts by which the paper is found."""
    parameters = {"q": "RESOLVED bridge lamp", "document": document_id(content)}
    return {result["text"] for result in client.get("/v1/search", params=parameters).json()["data"]}


def test_a_paper_is_found_by_its_text_before_its_scanned_pages_are_recognised(client: TestClient) -> None:
    content = pdf("Scanned in part", 25)
    read = upload(client, content, "scanned-slow.pdf")
    before = detail(client, content)
    assert (read["state"], read["kind"], before["status"]) == ("done", "read", "recognising")
    assert (before["page_counts"]["text"], before["page_counts"]["waiting"]) == (1, 24)
    assert {page["waiting"] for page in before["page_fates"][1:]} == {True}
    assert "being recognised" in before["page_fates"][1]["reason"]
    assert "being recognised" in before["issues"][0]["message"]
    assert DECISION in found(client, content)
    coverage = client.get("/v1/search", params={"q": "bridge"}).json()["coverage"]
    assert coverage["pages_waiting"] == 24
    assert coverage["pages_without_text"] >= 24

    beside = upload(client, pdf("Beside a scan", 1), "beside.pdf")
    assert beside["state"] == "done"
    assert detail(client, content)["status"] == "recognising"

    job = client.get(f"/v1/jobs/{before['recognition_job_id']}").json()
    assert (job["kind"], job["progress"]["pages_total"]) == ("recognise", 24)
    while client.get(f"/v1/jobs/{job['id']}").json()["state"] in ("queued", "running"):
        assert DECISION in found(client, content)  # at every moment
        time.sleep(0.05)

    after = detail(client, content)
    assert (after["status"], after["issues"]) == ("complete", [])
    assert (after["page_counts"]["recognised"], after["page_counts"]["waiting"]) == (24, 0)
    assert "check names and figures" in after["page_fates"][1]["reason"]
    assert decisions(client, content) == [DECISION, SCANNED_DECISION]
    assert {DECISION, SCANNED_DECISION} <= found(client, content)
    assert SCANNED_DECISION in client.get(f"/v1/documents/{document_id(content)}/text").text


def test_a_paper_without_scanned_pages_is_not_recognised(client: TestClient) -> None:
    content = pdf("No scan", 2)
    upload(client, content, "plain.pdf")
    assert (detail(client, content)["recognition_job_id"], detail(client, content)["status"]) == (None, "complete")


def test_where_recognition_fails_the_rest_stays_and_another_upload_tries_again(
    client: TestClient, data_dir: Path
) -> None:
    content = pdf("Dies in recognition", 2)
    upload(client, content, "scanned-dies.pdf")
    job = ended(client, str(detail(client, content)["recognition_job_id"]))
    after = detail(client, content)
    assert (job["state"], after["status"], after["page_counts"]["scanned"]) == ("failed", "partial", 1)
    assert job["error"]["message"] in after["page_fates"][1]["reason"]
    assert decisions(client, content) == [DECISION]
    with mended(data_dir):
        again = client.post("/v1/documents", files={"file": ("scanned-dies.pdf", content)})
        ended(client, again.json()["document"]["recognition_job_id"])
    assert again.status_code == 202
    assert decisions(client, content) == [DECISION, SCANNED_DECISION]


@pytest.mark.parametrize(
    ("fate", "on", "state", "told"),
    [
        ("scan_no_text", False, None, "MINUTEBOOK_OCR"),
        ("scan_no_text", True, "queued", "being recognised"),
        ("scan_no_text", True, "failed", "the engine is missing"),
        ("scan_no_text", True, "done", "Could not be read: it is smudged"),
        ("failed", True, "queued", "Could not be read: it is smudged"),
        ("ocr", True, "done", "check names and figures"),
    ],
)
def test_a_page_without_sound_text_says_why_and_what_to_do(fate: str, on: bool, state: str | None, told: str) -> None:
    page = PageRow(document_id="d", number=7, fate=fate, width=595.0, height=842.0, public=True)
    issue = IssueRow(document_id="d", position=0, code="page_failed", page=7, message=f"Page 7 {SMUDGED}")
    job = JobRow(id="j", state=state, error_message="The engine is missing: the engine is missing.") if state else None
    [seen] = page_views([page], [issue], recognition=Recognition(on=on, job=job))
    assert told in (seen.reason or "")
    assert seen.waiting == (fate == "scan_no_text" and state == "queued")


@pytest.mark.parametrize(("confidence", "told"), [(0.95, "check names"), (0.5, "check every word")])
def test_the_mean_confidence_of_recognised_pages_is_told(confidence: float, told: str) -> None:
    rows = [
        PageRow(document_id="d", number=1, fate="text", width=595.0, height=842.0, public=True),
        PageRow(document_id="d", number=2, fate="ocr", width=595.0, height=842.0, public=True, confidence=confidence),
    ]
    pages = page_views(rows, [], recognition=Recognition(on=True, job=None))
    assert page_counts(pages).confidence == confidence
    assert (pages[0].reason, told in (pages[1].reason or "")) == (None, True)


def test_a_recognition_that_was_killed_goes_on_at_the_next_start(tmp_path: Path) -> None:
    content = pdf("Killed", 20)
    with serving(tmp_path) as (client, process):
        read = client.post("/v1/documents", files={"file": ("scanned-slow.pdf", content)}).json()["job"]["id"]
        until(lambda: job_of(client, read)["state"] == "done")
        job_id = client.get(f"/v1/documents/{document_id(content)}").json()["recognition_job_id"]
        until(lambda: job_of(client, job_id)["progress"]["pages_done"] > 3)
        process.kill()
        process.wait(30)
    with serving(tmp_path) as (client, _):
        assert DECISION in decisions(client, content)
        until(lambda: job_of(client, job_id)["state"] == "done")
        assert decisions(client, content) == [DECISION, SCANNED_DECISION]
