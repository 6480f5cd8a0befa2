import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.service.made_papers import SECRET, document_id, mended, pdf
from tests.service.uploading import ended, upload


def test_a_job_is_followed_to_its_end(client: TestClient) -> None:
    response = client.post("/v1/documents", files={"file": ("slow.pdf", pdf("Followed", 8))})
    job_id = response.json()["job"]["id"]
    with client.stream("GET", f"/v1/jobs/{job_id}/events") as stream:
        lines = [line for line in stream.iter_lines() if line]
    names = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
    news = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    assert stream.headers["content-type"].startswith("text/event-stream")
    assert names[-1] == "done"
    assert names == [entry["state"] for entry in news]
    counts = [entry["progress"]["pages_done"] for entry in news]
    assert counts == sorted(counts)
    assert any(0 < count < 8 for count in counts)


def test_an_ended_job_is_told_once(client: TestClient) -> None:
    job = upload(client, pdf("Told once", 1), "told.pdf")
    events = client.get(f"/v1/jobs/{job['id']}/events").text
    assert events.count("event: done") == 1


@pytest.mark.parametrize("path", ["", "/events"])
def test_an_unknown_job_is_not_found(client: TestClient, path: str) -> None:
    response = client.get(f"/v1/jobs/unknown{path}")
    assert (response.status_code, response.json()["code"]) == (404, "job_not_found")


@pytest.mark.parametrize(
    ("filename", "code"),
    [("dies.pdf", "paper_parser_died"), ("stuck.pdf", "paper_parser_stuck"), ("defect.pdf", "paper_parser_defect")],
)
def test_a_paper_that_brings_its_process_down_fails_alone(
    client: TestClient, caplog: pytest.LogCaptureFixture, filename: str, code: str
) -> None:
    job = upload(client, pdf(filename, 1), filename)
    assert (job["state"], job["error"]["code"]) == ("failed", code)
    assert SECRET not in json.dumps(job) + caplog.text
    assert code in caplog.text
    assert upload(client, pdf(f"After {filename}", 1), "after.pdf")["state"] == "done"


def test_a_failed_paper_is_read_again_when_uploaded_again(client: TestClient, data_dir: Path) -> None:
    content = pdf("Again", 1)
    first = upload(client, content, "dies-once.pdf")
    assert first["state"] == "failed"
    with mended(data_dir):
        response = client.post("/v1/documents", files={"file": ("dies-once.pdf", content)})
        second = ended(client, response.json()["job"]["id"])
    assert response.status_code == 202
    assert (second["state"], second["id"] != first["id"]) == ("done", True)
    assert client.get(f"/v1/documents/{document_id(content)}").json()["status"] == "complete"


def test_the_same_paper_uploaded_at_once_is_read_once(client: TestClient) -> None:
    content = pdf("At once", 1)

    def send(number: int) -> tuple[int, str]:
        response = client.post("/v1/documents", files={"file": (f"{number}.pdf", content)})
        return response.status_code, response.json()["job"]["id"]

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(send, range(6)))
    assert sorted(status for status, _ in answers) == [200] * 5 + [201]
    assert len({job for _, job in answers}) == 1
