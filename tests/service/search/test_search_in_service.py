"""Search in a whole service: what is uploaded is found, what is exempt is not."""

from fastapi.testclient import TestClient

from tests.service.made_papers import DECISION, SECRET, document_id, pdf
from tests.service.uploading import upload


def test_exempt_matter_is_not_found(client: TestClient) -> None:
    paper = pdf("Exempt searching", 3)
    assert upload(client, paper, "exempt-searching.pdf")["state"] == "done"
    for question in (SECRET, f"{DECISION} {SECRET}", '"settlement"'):
        asked = {"q": question, "document": document_id(paper)}
        texts = [result["text"] for result in client.get("/v1/search", params=asked).json()["data"]]
        assert not any("settlement" in text for text in texts)
    found = client.get("/v1/search", params={"q": DECISION, "document": document_id(paper)}).json()
    assert DECISION in [result["text"] for result in found["data"]]
    assert "settlement" not in str(found["facets"])


def test_what_was_read_is_found_with_its_place(client: TestClient) -> None:
    paper = pdf("Found by searching")
    upload(client, paper, "searching.pdf")
    parameters = {"q": DECISION, "kind": "decision", "document": document_id(paper)}
    answer = client.get("/v1/search", params=parameters).json()
    [result] = answer["data"]
    assert (result["text"], result["page"], result["filename"]) == (DECISION, 1, "searching.pdf")
    assert result["link"].startswith(f"/documents/{document_id(paper)}/pages/1?")
    text = client.get(f"/v1/documents/{document_id(paper)}/text").text
    assert text[result["start"] : result["end"]] == DECISION
    assert answer["coverage"]["papers_searched"] >= 1
