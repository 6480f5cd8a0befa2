from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.service.made_papers import DECISION, SECRET, document_id, pdf
from tests.service.uploading import await_no_drafts


def test_a_small_paper_is_read_at_once_and_not_kept(client: TestClient) -> None:
    content = pdf("At once, not kept", 2)
    response = client.post("/v1/extract", files={"file": ("quick.pdf", content)})
    assert response.status_code == 200, response.text
    result = response.json()
    assert (result["document"]["id"], result["status"]) == (document_id(content), "complete")
    assert [decision["text"] for decision in result["decisions"]] == [DECISION]
    assert client.get(f"/v1/documents/{document_id(content)}").status_code == 404


def test_its_sender_sees_the_exempt_matter_of_a_paper(client: TestClient) -> None:
    response = client.post("/v1/extract", files={"file": ("exempt.pdf", pdf("Own exempt", 2))})
    assert SECRET in {decision["text"] for decision in response.json()["decisions"]}


@pytest.mark.parametrize(
    ("filename", "content", "status", "code"),
    [
        ("long.pdf", pdf("Long", 6), 422, "paper_too_many_pages"),
        ("letter.pdf", b"Dear clerk", 422, "paper_not_pdf"),
        ("locked.pdf", pdf("Locked", 1, password="thorne"), 422, "paper_encrypted"),
        ("dies.pdf", pdf("Dies", 1), 500, "paper_parser_died"),
    ],
)
def test_what_cannot_be_read_at_once_is_refused(
    client: TestClient, data_dir: Path, filename: str, content: bytes, status: int, code: str
) -> None:
    response = client.post("/v1/extract", files={"file": (filename, content)})
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert filename in response.json()["detail"] or code == "paper_parser_died"
    await_no_drafts(data_dir)


def test_one_file_a_request(client: TestClient) -> None:
    response = client.post("/v1/extract", files=[("file", ("a.pdf", pdf("A"))), ("file", ("b.pdf", pdf("B")))])
    assert (response.status_code, response.json()["code"]) == (422, "one_file_only")
