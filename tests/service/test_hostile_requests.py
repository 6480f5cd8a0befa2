"""Requests that nobody sends in good faith, and those that programs get wrong."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.requests import ClientDisconnect
from starlette.types import Message

from service.documents.upload import LONGEST_NAME
from service.pagination import encode_cursor
from tests.service.made_papers import document_id, pdf
from tests.service.uploading import await_no_drafts, upload

TAMPERED = [
    ("documents", encode_cursor(("yesterday", "sha256:0"))),
    ("documents", encode_cursor(("2026-13-45T00:00:00", "sha256:0"))),
    ("documents", encode_cursor(("2026-01-01T00:00:00", "nul\0nul"))),
    ("decisions", encode_cursor(("2026-01-01", "sha256:0", 10**30))),
    ("decisions", encode_cursor(("2026-01-01", "sha256:0", -1))),
    ("decisions", encode_cursor(("2026-01-01", "sha256:0"))),
    ("actions", "!!!"),
    ("targets", "AAAA"),
]


@pytest.mark.parametrize(("address", "cursor"), TAMPERED)
def test_a_tampered_cursor_is_refused(client: TestClient, address: str, cursor: str) -> None:
    response = client.get(f"/v1/{address}", params={"cursor": cursor})
    assert (response.status_code, response.json()["code"]) == (422, "cursor_invalid")


NO_DAYS = ["0", "86400", "2026", "2026-02-31", "2026-13-01", "0000-00-00", "٢٠٢٦-٠١-٠١", "2026-01-01T00:00:00"]


@pytest.mark.parametrize("day", NO_DAYS)
@pytest.mark.parametrize("address", ["/v1/search?q=bridge&date_from=", "/v1/decisions?date_to=", "/v1/actions?due_to="])
def test_a_day_that_there_is_not_is_refused(client: TestClient, address: str, day: str) -> None:
    response = client.get(address + day)
    assert (response.status_code, response.json()["code"]) == (422, "request_invalid")


@pytest.mark.parametrize("names", [("date_from", "date_to"), ("due_from", "due_to")])
def test_days_the_wrong_way_round_are_refused(client: TestClient, names: tuple[str, str]) -> None:
    response = client.get("/v1/actions", params={names[0]: "2026-02-01", names[1]: "2026-01-01"})
    assert (response.status_code, response.json()["errors"][0]["field"]) == (422, names[0])


@pytest.mark.parametrize("address", ["/v1/documents?title=a%00", "/v1/search?q=a%00", "/v1/jobs/a%00"])
def test_the_character_nul_is_refused(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 422
    assert "NUL" in response.json()["detail"]


@pytest.mark.parametrize("address", ["/healthz", "/v1/documents", "/v1/decisions", "/"])
def test_head_is_answered_like_get(client: TestClient, address: str) -> None:
    assert client.head(address).status_code == client.get(address).status_code == 200


ALLOWED = [("/v1/documents", "HEAD, GET, POST"), ("/v1/extract", "POST"), ("/v1/search", "HEAD, GET")]


@pytest.mark.parametrize(("address", "allowed"), ALLOWED)
@pytest.mark.parametrize("method", ["DELETE", "OPTIONS", "TRACE"])
def test_a_refused_method_names_all_that_are_taken(client: TestClient, method: str, address: str, allowed: str) -> None:
    response = client.request(method, address)
    assert (response.status_code, response.headers["allow"]) == (405, allowed)
    assert allowed in response.json()["detail"]


def test_an_address_that_there_is_not_is_named(client: TestClient) -> None:
    assert "/v1/nothing" in client.get("/v1/nothing").json()["detail"]


NAMES = [
    ("../../etc/minutes.pdf", "minutes.pdf"),
    ("C:\\papers\\minutes.pdf", "minutes.pdf"),
    ("said %22so%22.pdf", 'said "so".pdf'),
    ("two%0D%0Alines.pdf", "twolines.pdf"),
    ("..", "paper.pdf"),
    ("\u202efdp.pdf", "fdp.pdf"),
    ("x" * 400 + ".pdf", "x" * (LONGEST_NAME - 4) + ".pdf"),
]


@pytest.mark.parametrize(("sent", "kept"), NAMES, ids=[case[1][:20] for case in NAMES])
def test_a_file_keeps_only_a_plain_name(client: TestClient, sent: str, kept: str) -> None:
    content = pdf(f"Named {kept[:20]}", 1)
    response = client.post("/v1/documents", files={"file": (sent, content)})
    assert response.json()["document"]["filename"] == kept


def test_an_endless_boundary_is_refused(client: TestClient) -> None:
    kind = {"content-type": "multipart/form-data; boundary=" + "x" * 100_000}
    response = client.post("/v1/documents", content=b"x", headers=kind)
    assert (response.status_code, response.json()["code"]) == (422, "multipart_invalid")


def test_an_upload_that_breaks_off_leaves_nothing_and_is_no_defect(
    client: TestClient, data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def parts() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="half.pdf"\r\n\r\n%PDF-1.7 half'
        raise ClientDisconnect

    async def upload_half() -> None:
        left = parts()

        async def receive() -> Message:
            return {"type": "http.request", "body": next(left), "more_body": True}

        async def send(message: Message) -> None:
            raise AssertionError(message)

        kind = (b"content-type", b"multipart/form-data; boundary=b")
        scope = {"type": "http", "method": "POST", "path": "/v1/documents", "query_string": b"", "headers": [kind]}
        await client.app({**scope, "state": dict(client.app_state)}, receive, send)

    with caplog.at_level(logging.INFO):
        assert client.portal is not None
        client.portal.call(upload_half)
    assert "broken off" in caplog.text
    assert "met ClientDisconnect" not in caplog.text
    await_no_drafts(data_dir)


PAGELESS_TREE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def test_a_damaged_page_has_no_picture_and_says_so(client: TestClient) -> None:
    upload(client, PAGELESS_TREE, "tree.pdf")
    response = client.get(f"/v1/documents/{document_id(PAGELESS_TREE)}/pages/1/image")
    assert (response.status_code, response.json()["code"]) == (422, "paper_broken")
    assert "Page 1 is damaged" in response.json()["detail"]


def test_one_paper_sent_ten_times_at_once_is_one_document_with_one_job(client: TestClient) -> None:
    files: Any = [("file", (f"copy-{n}.pdf", pdf("Ten at once", 1))) for n in range(10)]
    outcomes = client.post("/v1/documents", files=files).json()["data"]
    assert [outcome["status"] for outcome in outcomes] == [201] + [200] * 9
    assert len({outcome["job"]["id"] for outcome in outcomes}) == 1
