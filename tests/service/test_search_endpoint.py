from fastapi.testclient import TestClient

from tests.service.made_papers import SECRET, document_id, pdf
from tests.service.uploading import upload


def test_what_was_taken_in_is_found_by_its_words_but_nothing_exempt(client: TestClient) -> None:
    content = pdf("Searched", 3)
    upload(client, content, "exempt-searched.pdf")
    found = client.get("/v1/search", params={"q": "bridge at Ashcombe mended", "document": document_id(content)})
    assert found.status_code == 200, found.text
    assert "decision" in {answer["kind"] for answer in found.json()["data"]}
    assert found.json()["coverage"]["papers_searched"] >= 1
    exempt = client.get("/v1/search", params={"q": SECRET, "document": document_id(content)})
    assert SECRET not in {answer["text"] for answer in exempt.json()["data"]}
