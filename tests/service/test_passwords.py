"""Papers that open with a password only: read with it, kept without it."""

import logging
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.documents.upload import LONGEST_PASSWORD
from service.storage.keys import paper_key, unlocked_key
from service.storage.papers import FolderPapers
from tests.service.made_papers import DECISION, document_id, pdf
from tests.service.uploading import await_no_drafts, ended

PASSWORD = "pell-mell"


def send(client: TestClient, content: bytes, password: str | None, address: str = "/v1/documents") -> Any:
    fields = {} if password is None else {"password": password}
    return client.post(address, files={"file": ("locked.pdf", content, "application/pdf")}, data=fields)


def kept(data_dir: Path, content: bytes) -> list[str]:
    papers = FolderPapers(data_dir / "papers")
    keys = (paper_key(document_id(content)), unlocked_key(document_id(content)))
    return [key.name for key in keys if papers.find(key)]


@pytest.mark.parametrize("address", ["/v1/documents", "/v1/extract"])
@pytest.mark.parametrize(
    ("password", "code"), [(None, "paper_encrypted"), ("", "paper_encrypted"), ("wrong", "paper_password_wrong")]
)
def test_without_its_password_a_paper_is_refused_and_nothing_of_it_kept(
    client: TestClient, data_dir: Path, address: str, password: str | None, code: str
) -> None:
    content = pdf("Refused", 1, password=PASSWORD)
    response = send(client, content, password, address)
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert response.json()["detail"].startswith("locked.pdf: The ")
    assert kept(data_dir, content) == []
    await_no_drafts(data_dir)


def test_a_paper_is_read_with_its_password_and_kept_as_it_came(client: TestClient, data_dir: Path) -> None:
    content = pdf("Opened", 2, password=PASSWORD)
    response = send(client, content, PASSWORD)
    assert (response.status_code, response.json()["document"]["id"]) == (201, document_id(content))
    assert ended(client, response.json()["job"]["id"])["state"] == "done"
    here = f"/v1/documents/{document_id(content)}"
    assert client.get(f"{here}/file").content == content
    assert client.get(f"{here}/pages/2/image").headers["content-type"] == "image/png"
    assert DECISION in client.get(f"{here}/text").text
    found = client.get("/v1/decisions", params={"document": document_id(content)}).json()["data"]
    assert [decision["document"]["id"] for decision in found] == [document_id(content)]
    assert kept(data_dir, content) == ["paper.pdf", "unlocked.pdf"]
    await_no_drafts(data_dir)
    assert send(client, content, None).status_code == 200


def test_the_password_is_neither_kept_nor_logged_nor_told(
    client: TestClient, data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    content = pdf("Silent", 1, password=PASSWORD)
    with caplog.at_level(logging.DEBUG):
        answers = [send(client, content, word).text for word in (f"{PASSWORD}-not", PASSWORD)]
    assert PASSWORD not in caplog.text + "".join(answers)
    await_no_drafts(data_dir)
    files = [path for path in data_dir.rglob("*") if path.is_file()]
    assert len(files) > 3
    assert [path for path in files if PASSWORD.encode() in path.read_bytes()] == []


def test_a_small_paper_is_read_at_once_under_the_id_of_its_bytes(client: TestClient, data_dir: Path) -> None:
    content = pdf("At once", 1, password=PASSWORD)
    result = send(client, content, PASSWORD, "/v1/extract").json()
    assert (result["document"]["id"], result["decisions"][0]["text"]) == (document_id(content), DECISION)
    assert kept(data_dir, content) == []


def test_one_password_stands_for_all_files_that_need_one(client: TestClient) -> None:
    files: Any = [
        ("file", ("a.pdf", pdf("Locked a", 1, password=PASSWORD))),
        ("file", ("b.pdf", pdf("Open b", 1))),
        ("file", ("c.pdf", pdf("Locked c", 1, password="other"))),
    ]
    outcomes = client.post("/v1/documents", files=files, data={"password": PASSWORD}).json()["data"]
    assert [outcome["status"] for outcome in outcomes] == [201, 201, 422]
    assert outcomes[2]["problem"]["code"] == "paper_password_wrong"


@pytest.mark.parametrize("password", [b"x" * (LONGEST_PASSWORD + 1), b"\xff\xfe"])
def test_what_is_no_password_is_refused(client: TestClient, data_dir: Path, password: bytes) -> None:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\n'
        b'--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n' + password + b"\r\n--b--\r\n"
    )
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    response = client.post("/v1/documents", content=body, headers=headers)
    assert (response.status_code, response.json()["code"]) == (422, "request_invalid")
    assert "'password'" in response.json()["detail"]
    await_no_drafts(data_dir)
