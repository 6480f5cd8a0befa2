from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from service import problems
from service.index.qdrant_edge import EdgeIndex
from service.routing import refuse_unknown_parameters
from service.search.dependencies import coverage_source_of, searcher_of
from service.search.endpoints import router
from service.search.ports import Coverage
from service.search.service import Searcher
from tests.service.search.made_index import BINS, BRIDGE, CHASE, LAMPS, POINTS, FewMeanings


class FixedCoverage:
    def coverage(self) -> Coverage:
        return Coverage(papers_searched=2, papers_in_work=1, papers_failed=3, pages_without_text=4, pages_waiting=2)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    index, embedder = EdgeIndex(tmp_path_factory.mktemp("search") / "index"), FewMeanings()
    index.ensure(embedder.dimension)
    for document_id in {one.document_id for one in POINTS}:
        points = [one for one in POINTS if one.document_id == document_id]
        index.replace_document(document_id, points, embedder.embed_passages([one.embedding_text for one in points]))
    app = FastAPI()
    problems.install(app)
    app.include_router(router, dependencies=[Depends(refuse_unknown_parameters)])
    app.dependency_overrides[searcher_of] = lambda: Searcher(index, embedder)
    app.dependency_overrides[coverage_source_of] = FixedCoverage
    with TestClient(app) as served:
        yield served
    index.close()


def search(client: TestClient, **parameters: Any) -> dict[str, Any]:
    response = client.get("/v1/search", params=parameters)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def test_an_answer_names_its_place_and_marks_the_words(client: TestClient) -> None:
    first = search(client, q="rotten plank at Pell Lane")["data"][0]
    assert (first["kind"], first["text"], first["record_id"]) == ("passage", BRIDGE.text, None)
    assert (first["document_id"], first["title"], first["filename"]) == (
        BRIDGE.document_id,
        "Minutes of the Council",
        "minutes.pdf",
    )
    assert (first["body"], first["date"], first["page"]) == ("Ashcombe Council", "2026-03-02", 1)
    assert (first["start"], first["end"], first["headings"]) == (BRIDGE.start, BRIDGE.end, ["Highways"])
    assert first["boxes"] == [{"page": 1, "boxes": [[72.0, 100.0, 400.0, 112.0]]}]
    marked = [first["text"][mark["start"] : mark["end"]] for mark in first["marks"]]
    assert marked == ["Pell", "Lane", "rotten", "planks"]
    assert 0 < first["score"] <= 1


def test_an_answer_links_to_its_page(client: TestClient) -> None:
    first = search(client, q="Pell Lane & planks")["data"][0]
    assert first["link"] == (
        f"/documents/{BRIDGE.document_id}/pages/1?q=Pell+Lane+%26+planks&start={BRIDGE.start}&end={BRIDGE.end}"
    )


def test_a_fact_carries_its_record(client: TestClient) -> None:
    first = search(client, q="chase contractor date", kind="action")["data"][0]
    assert (first["kind"], first["record_id"], first["category"]) == ("action", CHASE.record_id, "minutes")


def test_nonsense_gets_nothing_and_the_coverage(client: TestClient) -> None:
    found = search(client, q="zorbic flimp quandary")
    assert found["data"] == []
    assert found["pagination"]["next_cursor"] is None
    assert found["coverage"] == {
        "papers_searched": 2,
        "papers_in_work": 1,
        "papers_failed": 3,
        "pages_without_text": 4,
        "pages_waiting": 2,
    }


@pytest.mark.parametrize(
    ("parameters", "allowed"),
    [
        ({"kind": ["passage"]}, {BRIDGE.text, LAMPS.text, BINS.text}),
        ({"kind": ["passage", "action"]}, {BRIDGE.text, LAMPS.text, BINS.text, CHASE.text}),
        ({"kind": ["decision"]}, set()),
        ({"body": "ASHCOMBE AND VALE"}, {BINS.text}),
        ({"date_from": "2026-01-01"}, {BRIDGE.text, LAMPS.text, CHASE.text}),
        ({"date_to": "2025-12-31"}, {BINS.text}),
        ({"document": BINS.document_id}, {BINS.text}),
    ],
)
def test_filters(client: TestClient, parameters: dict[str, Any], allowed: set[str]) -> None:
    found = {result["text"] for result in search(client, q="contractor bins lamps bridge", **parameters)["data"]}
    assert found <= allowed
    assert bool(found) == bool(allowed)


def test_following_the_links_gives_every_answer_once(client: TestClient) -> None:
    question = "contractor lamp bins bridge"
    every = [result["text"] for result in search(client, q=question)["data"]]
    page = search(client, q=question, limit=1)
    followed = [result["text"] for result in page["data"]]
    while page["links"]["next"]:
        page = client.get(page["links"]["next"]).json()
        followed += [result["text"] for result in page["data"]]
    assert len(every) > 2
    assert followed == every


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({}, "q"),
        ({"q": ""}, "q"),
        ({"q": "   "}, "q"),
        ({"q": "x" * 501}, "q"),
        ({"q": "bridge", "limit": "51"}, "limit"),
        ({"q": "bridge", "limit": "0"}, "limit"),
        ({"q": "bridge", "kind": "rumour"}, "kind"),
        ({"q": "bridge", "document": "minutes.pdf"}, "document"),
        ({"q": "bridge", "date_from": "March"}, "date_from"),
        ({"q": "bridge", "date_from": "2026-02-01", "date_to": "2026-01-01"}, "date_from"),
        ({"q": "bridge", "cursor": "nonsense"}, "cursor"),
        ({"q": "bridge", "sort": "date"}, "sort"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(client: TestClient, parameters: dict[str, str], named: str) -> None:
    response = client.get("/v1/search", params=parameters)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert named in response.json()["detail"]
