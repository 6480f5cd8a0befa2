from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.service.made_papers import ACTION, DECISION, SECRET, document_id, pdf
from tests.service.uploading import ended, upload


def test_a_paper_is_taken_in_read_and_handed_out(client: TestClient) -> None:
    content = pdf("Handed out", 3)
    job = upload(client, content, "handed-out.pdf")
    assert (job["state"], job["error"]) == ("done", None)
    assert job["progress"] == {"stage": "index", "pages_done": 3, "pages_total": 3}
    here = f"/v1/documents/{document_id(content)}"
    document = client.get(here).json()
    assert (document["status"], document["kind"], document["pages"]) == ("complete", "minutes", 3)
    assert [page["fate"] for page in document["page_fates"]] == ["text"] * 3
    assert client.get(f"{here}/file").content == content
    text = client.get(f"{here}/text").text
    result = client.get(f"{here}/result").json()
    evidence = result["decisions"][0]["evidence"][0]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"] == DECISION
    records = client.get(f"{here}/records").json()
    assert [action["text"] for action in records["actions"]] == [ACTION]
    image = client.get(f"{here}/pages/3/image")
    assert image.headers["content-type"] == "image/png"
    assert image.content.startswith(b"\x89PNG")
    assert client.get(f"{here}/pages/3/image").content == image.content


def test_the_same_bytes_are_the_same_document(client: TestClient) -> None:
    content = pdf("Twice", 1)
    first = client.post("/v1/documents", files={"file": ("twice.pdf", content)})
    second = client.post("/v1/documents", files={"file": ("other-name.pdf", content)})
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.headers["location"] == second.headers["location"] == f"/v1/documents/{document_id(content)}"
    assert first.json()["job"]["id"] == second.json()["job"]["id"]
    assert second.json()["document"]["filename"] == "twice.pdf"


def test_a_pdf_can_be_the_body_itself(client: TestClient) -> None:
    content = pdf("Body", 1)
    response = client.post("/v1/documents", content=content, headers={"content-type": "application/pdf"})
    assert response.status_code == 201
    assert response.json()["document"]["id"] == document_id(content)


BROKEN = b"%PDF-1.7\n" + b"nothing that follows makes sense " * 20

REFUSED: list[tuple[str, bytes, int, str]] = [
    ("empty.pdf", b"", 422, "paper_empty"),
    ("letter.pdf", b"Dear clerk, this is no PDF.", 422, "paper_not_pdf"),
    ("late-header.pdf", b" " * 1100 + pdf("Late", 1), 422, "paper_not_pdf"),
    ("broken.pdf", BROKEN, 422, "paper_broken"),
    ("locked.pdf", pdf("Locked", 1, password="thorne"), 422, "paper_encrypted"),
    ("large.pdf", pdf("Large", 1) + b" " * 1024 * 1024, 413, "paper_too_large"),
    ("long.pdf", pdf("Long", 41), 422, "paper_too_many_pages"),
]


@pytest.mark.parametrize(("filename", "content", "status", "code"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_reason(
    client: TestClient, filename: str, content: bytes, status: int, code: str
) -> None:
    response = client.post("/v1/documents", files={"file": (filename, content)})
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert filename in response.json()["detail"]
    assert client.get(f"/v1/documents/{document_id(content)}").status_code == 404


def test_a_bad_file_harms_no_other_of_its_batch(client: TestClient) -> None:
    good, other = pdf("Good", 1), pdf("Other good", 1)
    files: Any = [
        ("file", ("good.pdf", good)),
        ("file", ("bad.pdf", b"not a paper")),
        ("file", ("large.pdf", b"%PDF-" + b" " * 1024 * 1025)),
        ("file", ("other.pdf", other)),
        ("file", ("good-again.pdf", good)),
    ]
    response = client.post("/v1/documents", files=files)
    assert response.status_code == 207
    outcomes = response.json()["data"]
    assert [outcome["status"] for outcome in outcomes] == [201, 422, 413, 201, 200]
    assert [outcome["problem"] and outcome["problem"]["code"] for outcome in outcomes] == [
        None,
        "paper_not_pdf",
        "paper_too_large",
        None,
        None,
    ]
    assert {ended(client, outcomes[i]["job"]["id"])["state"] for i in (0, 3)} == {"done"}


def test_unknown_form_fields_and_media_types_are_refused(client: TestClient) -> None:
    field = client.post("/v1/documents", files={"paper": ("a.pdf", pdf())})
    assert (field.status_code, field.json()["code"]) == (422, "request_invalid")
    media = client.post("/v1/documents", json={"file": "a.pdf"})
    assert (media.status_code, media.json()["code"]) == (415, "media_type_unsupported")
    nothing = client.post(
        "/v1/documents", content=b"--b--\r\n", headers={"content-type": "multipart/form-data; boundary=b"}
    )
    assert (nothing.status_code, nothing.json()["code"]) == (422, "file_missing")
    torn = client.post("/v1/documents", content=b"--c", headers={"content-type": "multipart/form-data; boundary=b"})
    assert (torn.status_code, torn.json()["code"]) == (422, "multipart_invalid")


@pytest.mark.parametrize("path", ["", "/file", "/text", "/records", "/result", "/pages/1/image"])
def test_an_unknown_document_is_not_found(client: TestClient, path: str) -> None:
    response = client.get(f"/v1/documents/sha256:{'0' * 64}{path}")
    assert (response.status_code, response.json()["code"]) == (404, "document_not_found")


@pytest.mark.parametrize(("page", "status"), [("9", 404), ("0", 422), ("one", 422)])
def test_an_unknown_page_is_not_found(client: TestClient, page: str, status: int) -> None:
    content = pdf("Pages", 2)
    client.post("/v1/documents", files={"file": ("pages.pdf", content)})
    response = client.get(f"/v1/documents/{document_id(content)}/pages/{page}/image")
    assert response.status_code == status


def test_unknown_query_parameters_are_refused(client: TestClient) -> None:
    for path in ("/v1/documents?colour=red", f"/v1/documents/sha256:{'0' * 64}?verbose=1"):
        response = client.get(path)
        assert (response.status_code, response.json()["code"]) == (422, "request_invalid")


def test_papers_are_listed_newest_first_page_by_page(client: TestClient) -> None:
    contents = [pdf(f"Listed {number}", 1) for number in range(5)]
    for number, content in enumerate(contents):
        upload(client, content, f"listed-{number}.pdf")
    seen: list[str] = []
    address: str | None = "/v1/documents?limit=2&title=LISTED-"
    while address:
        answer = client.get(address).json()
        assert len(answer["data"]) <= 2
        seen += [document["filename"] for document in answer["data"]]
        address = answer["links"]["next"]
    assert seen == [f"listed-{number}.pdf" for number in (4, 3, 2, 1, 0)]


def test_a_cursor_that_is_none_is_refused(client: TestClient) -> None:
    for cursor in ("nonsense", "WzFd", "W10"):
        response = client.get("/v1/documents", params={"cursor": cursor})
        assert (response.status_code, response.json()["code"]) == (422, "cursor_invalid")


def test_papers_are_listed_by_how_their_reading_stands(client: TestClient) -> None:
    upload(client, pdf("Partial", 1), "partial.pdf")
    upload(client, pdf("Dies", 1), "dies-listed.pdf")
    for status, filename in (("partial", "partial.pdf"), ("failed", "dies-listed.pdf")):
        found = client.get("/v1/documents", params={"status": status}).json()["data"]
        assert [(document["filename"], document["status"]) for document in found] == [(filename, status)]


def test_exempt_matter_is_withheld(client: TestClient) -> None:
    content = pdf("Exempt", 3)
    upload(client, content, "exempt.pdf")
    here = f"/v1/documents/{document_id(content)}"
    for path in ("/text", "/result", "/records", ""):
        assert SECRET not in client.get(here + path).text
    text = client.get(f"{here}/text").text
    assert DECISION in text
    assert text.count("\f") == 2
    assert client.get(f"{here}/pages/1/image").status_code == 200
    assert client.get(f"{here}/pages/3/image").json()["code"] == "page_exempt"
    assert client.get(f"{here}/file").json()["code"] == "document_exempt"
    listed = client.get("/v1/decisions", params={"document": document_id(content)}).json()["data"]
    assert [decision["text"] for decision in listed] == [DECISION]
