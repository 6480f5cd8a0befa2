import pytest
from fastapi.testclient import TestClient

from tests.service.made_papers import ACTION, BODY, DECISION, TARGET, document_id, pdf
from tests.service.uploading import upload


@pytest.fixture(scope="module")
def paper(client: TestClient) -> str:
    content = pdf("Records", 2)
    upload(client, content, "records.pdf")
    return document_id(content)


LISTS = [
    ("decisions", "text", DECISION),
    ("actions", "text", ACTION),
    ("targets", "text", TARGET),
    ("attendees", "name", "A Thorne"),
    ("meetings", "body", BODY),
]


@pytest.mark.parametrize(("records", "field", "value"), LISTS)
def test_records_are_listed_with_their_paper_and_evidence(
    client: TestClient, paper: str, records: str, field: str, value: str
) -> None:
    answer = client.get(f"/v1/{records}", params={"document": paper}).json()
    assert [record[field] for record in answer["data"]] == [value]
    record = answer["data"][0]
    assert record["document"] == {"id": paper, "filename": "records.pdf", "title": f"{BODY} minutes"}
    assert record["evidence"][0]["boxes"]
    assert record["date"] == (None if records == "targets" else "2026-03-02")
    assert answer["pagination"] == {"limit": 50, "next_cursor": None}


FILTERS = [
    ("decisions", "body=ASHCOMBE bridges committee", 1),
    ("decisions", "body=Ashcombe", 0),
    ("decisions", "date_from=2026-03-02&date_to=2026-03-02", 1),
    ("decisions", "date_from=2026-03-03", 0),
    ("decisions", "date_to=2026-03-01", 0),
    ("decisions", "kind=resolved&item=3", 1),
    ("decisions", "kind=noted", 0),
    ("decisions", "item=4", 0),
    ("decisions", "amendment=false", 1),
    ("decisions", "amendment=true", 0),
    ("actions", "status=open&owner=thorne&source=minutes", 1),
    ("actions", "state=open&rag=amber", 1),
    ("actions", "state=closed", 0),
    ("actions", "rag=red", 0),
    ("actions", "owner=%25", 0),
    ("actions", "due_from=2026-04-01&due_to=2026-04-01", 1),
    ("actions", "due_from=2026-04-02", 0),
    ("attendees", "status=present&name=thorne", 1),
    ("attendees", "status=apologies", 0),
    ("targets", "direction=reach&due_to=2027-03-31", 1),
    ("targets", "rag=red", 1),
    ("targets", "rag=green", 0),
    ("targets", "date_to=2099-01-01", 0),
    ("meetings", "kind=minutes", 1),
    ("meetings", "kind=agenda", 0),
]


@pytest.mark.parametrize(("records", "query", "count"), FILTERS)
def test_filters_choose_records(client: TestClient, paper: str, records: str, query: str, count: int) -> None:
    answer = client.get(f"/v1/{records}?{query}&document={paper}")
    assert len(answer.json()["data"]) == count, answer.text


REFUSED = [
    "decisions?kind=shouted",
    "decisions?owner=Thorne",
    "decisions?amendment=perhaps",
    "actions?state=finished",
    "actions?rag=purple",
    "attendees?state=open",
    "actions?due_from=soon",
    "meetings?limit=0",
    "targets?x=1",
]


@pytest.mark.parametrize("address", REFUSED)
def test_unknown_filters_and_values_are_refused(client: TestClient, address: str) -> None:
    response = client.get(f"/v1/{address}")
    assert (response.status_code, response.json()["code"]) == (422, "request_invalid")
    assert response.json()["errors"]


def test_a_list_is_walked_page_by_page_without_gap_or_double(client: TestClient) -> None:
    whole = client.get("/v1/decisions?limit=200").json()["data"]
    seen = []
    address: str | None = "/v1/decisions?limit=1"
    while address:
        answer = client.get(address).json()
        seen += answer["data"]
        address = answer["links"]["next"]
    assert seen == whole
    assert len({(record["document"]["id"], record["id"]) for record in seen}) == len(seen)
