import base64
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.search.service import Searcher
from tests.service.search.made_app import LATE, NAMES, SEARCHED, made_app
from tests.service.search.made_index import BINS, BRIDGE, CHASE, LAMPS, WEIGHTS, ListIndex, made_searcher, point


@pytest.fixture
def index() -> ListIndex:
    return ListIndex(SEARCHED)


@pytest.fixture
def client(index: ListIndex) -> Iterator[TestClient]:
    with serving(made_searcher(index)) as client:
        yield client


@pytest.fixture
def unsure_client(index: ListIndex) -> Iterator[TestClient]:
    """A client of a search that finds nothing close enough."""
    with serving(made_searcher(index, WEIGHTS.model_copy(update={"close_from": 1.0}))) as client:
        yield client


@contextmanager
def serving(searcher: Searcher) -> Iterator[TestClient]:
    with TestClient(made_app(searcher)) as served:
        yield served


def search(client: TestClient, **parameters: Any) -> dict[str, Any]:
    response = client.get("/v1/search", params=parameters)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def details(result: dict[str, Any], kind: str) -> list[str]:
    return [reason["detail"] for reason in result["why"] if reason["kind"] == kind]


def test_an_answer_names_its_place_and_marks_the_words(client: TestClient) -> None:
    found = search(client, q="rotten plank at Pell Lane")
    first = found["data"][0]
    assert found["match"] == "close"
    assert (first["id"], first["kind"], first["text"], first["record_id"]) == (BRIDGE.id, "passage", BRIDGE.text, None)
    assert (first["title"], first["filename"], first["page"]) == ("Minutes of the Council", "minutes.pdf", 1)
    assert (first["body"], first["date"]) == ("Ashcombe Council", "2026-03-02")
    assert (first["start"], first["end"], first["headings"]) == (BRIDGE.start, BRIDGE.end, ["Highways"])
    assert first["boxes"] == [{"page": 1, "boxes": [[72.0, 100.0, 400.0, 112.0]]}]
    marked = [first["text"][mark["start"] : mark["end"]] for mark in first["marks"]]
    assert marked == ["Pell", "Lane", "rotten", "planks"]
    assert first["sentence"] is None
    assert 0 < first["score"] <= 1


def test_an_answer_links_to_its_page_and_to_others_that_say_the_same(client: TestClient) -> None:
    first = search(client, q="Pell Lane & planks")["data"][0]
    marked = f"q=Pell+Lane+%26+planks&start={BRIDGE.start}&end={BRIDGE.end}"
    assert first["link"] == f"/documents/{BRIDGE.document_id}/pages/1?{marked}"
    assert [(place["filename"], place["page"]) for place in first["also"]] == [("pack.pdf", 6)]


def test_a_fact_carries_its_record(client: TestClient) -> None:
    first = search(client, q="price the lamps in Mill Road", kind="action")["data"][0]
    assert (first["kind"], first["record_id"], first["category"]) == ("action", LATE.record_id, "table")
    assert (first["owner"], first["state"], first["due_date"]) == ("Orla Fenn", "open", "2026-03-31")
    assert (first["people"], first["organisations"]) == (["Orla Fenn"], ["Vale Lighting Ltd"])
    assert first["paper_kind"] == "action_log"


def test_an_answer_says_why_it_was_found(client: TestClient) -> None:
    first = search(client, q='"Pell Lane" footbridge highways', kind="passage")["data"][0]
    assert details(first, "phrase") == ["“Pell Lane” word for word"]
    assert details(first, "words") == ["“footbridge” in the text", "“highways” in the heading"]
    assert details(first, "meaning") == ["close in meaning"]
    assert details(first, "filter") == ["kind passage"]
    other = search(client, q="crossing")["data"][0]
    assert (other["text"], other["marks"]) == (BRIDGE.text, [])
    assert other["sentence"] == {"start": 0, "end": len(BRIDGE.text)}
    assert [reason["kind"] for reason in other["why"]] == ["meaning"]


def test_no_sentence_is_pointed_to_that_is_far_in_meaning(client: TestClient) -> None:
    found = {one["text"]: one["sentence"] for one in search(client, q="crossing", limit=50)["data"]}
    assert found[BRIDGE.text] == {"start": 0, "end": len(BRIDGE.text)}
    assert found[CHASE.text] is None


def test_what_the_question_was_taken_for_is_told_and_can_be_left_out(client: TestClient) -> None:
    found = search(client, q="rotten footbirdge planks", limit=1)
    [step] = [one for one in found["interpretations"] if one["kind"] == "spelling"]
    assert (step["typed"], step["meant"]) == ("footbirdge", "footbridge")
    assert step["without"] == "/v1/search?q=rotten+footbirdge+planks&limit=1&leave_out=spelling"
    [mark, *_] = found["data"][0]["marks"]
    assert found["data"][0]["text"][mark["start"] : mark["end"]] == "footbridge"
    assert client.get(step["without"]).json()["interpretations"] == []


def test_a_body_that_is_named_is_a_reason(client: TestClient) -> None:
    first = search(client, q="Ashcombe and Vale contractor bins")["data"][0]
    assert first["text"] == BINS.text
    assert details(first, "named") == ["of Ashcombe and Vale, as named in the question"]


def test_what_matches_nothing_closely_is_marked_as_such(unsure_client: TestClient) -> None:
    found = search(unsure_client, q="rotten planks")
    assert (found["match"], found["data"][0]["text"]) == ("nearest", BRIDGE.text)


def test_nonsense_gets_nothing_but_other_questions_and_the_coverage(client: TestClient) -> None:
    found = search(client, q="qplanks zorbicx flimpish", leave_out="spelling", sort="newest")
    assert (found["match"], found["data"], found["found"]) == ("none", [], 0)
    assert found["pagination"]["next_cursor"] is None
    first = found["suggestions"][0]
    assert "planks" in first["question"]
    assert first["link"].startswith("/v1/search?leave_out=spelling&sort=newest&q=planks")
    assert found["coverage"] == {
        "papers_searched": 2,
        "papers_in_work": 1,
        "papers_failed": 3,
        "pages_without_text": 4,
        "pages_waiting": 2,
        "bodies": 2,
        "body_names": list(NAMES),
        "first_day": "2025-11-20",
        "last_day": "2026-03-02",
    }


@pytest.mark.parametrize(
    ("parameters", "allowed"),
    [
        ({"kind": ["passage"]}, {BRIDGE.text, LAMPS.text, BINS.text}),
        ({"kind": ["passage", "action"]}, {BRIDGE.text, LAMPS.text, BINS.text, CHASE.text, LATE.text}),
        ({"kind": ["decision"]}, set()),
        ({"body": "ASHCOMBE AND VALE"}, {BINS.text}),
        ({"body": ["Ashcombe and Vale", "Ashcombe  Council"], "kind": "action"}, {CHASE.text, LATE.text}),
        ({"date_from": "2026-01-01"}, {BRIDGE.text, LAMPS.text, CHASE.text, LATE.text}),
        ({"date_to": "2025-12-31"}, {BINS.text}),
        ({"year": "2025"}, {BINS.text}),
        ({"year": "2025", "date_to": "2025-11-19"}, set()),
        ({"document": BINS.document_id}, {BINS.text}),
        ({"paper_kind": "action_log"}, {LATE.text}),
        ({"category": ["table", "resolved"]}, {LATE.text}),
        ({"owner": "orla fenn"}, {LATE.text}),
        ({"state": "open"}, {LATE.text}),
        ({"state": "closed"}, set()),
        ({"overdue": "true"}, {LATE.text}),
        ({"person": "Orla Fenn"}, {LATE.text}),
        ({"organisation": "vale lighting ltd"}, {LATE.text}),
    ],
)
def test_filters(client: TestClient, parameters: dict[str, Any], allowed: set[str]) -> None:
    found = {result["text"] for result in search(client, q="contractor bins lamps bridge", **parameters)["data"]}
    assert found <= allowed
    assert bool(found) == bool(allowed)


def test_facets_count_the_answers_on_whichever_page(client: TestClient) -> None:
    first = search(client, q="contractor bins lamps bridge", limit=1)
    facets = first["facets"]
    assert facets["body"] == [{"value": "Ashcombe Council", "count": 4}, {"value": "Ashcombe and Vale", "count": 1}]
    assert facets["year"] == [{"value": "2026", "count": 4}, {"value": "2025", "count": 1}]
    assert facets["kind"] == [{"value": "passage", "count": 3}, {"value": "action", "count": 2}]
    assert facets["overdue"] == [{"value": "true", "count": 1}]
    assert facets["owner"] == facets["person"] == [{"value": "Orla Fenn", "count": 1}]
    assert client.get(first["links"]["next"]).json()["facets"] == facets


def follow(client: TestClient, page: dict[str, Any]) -> list[dict[str, Any]]:
    """The answers of a page and of all after it."""
    results = list(page["data"])
    while page["links"]["next"]:
        page = client.get(page["links"]["next"]).json()
        results += page["data"]
    return results


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_following_the_links_gives_every_answer_once(client: TestClient, sort: str) -> None:
    every = search(client, q="contractor lamp bins bridge", sort=sort)
    first = search(client, q="contractor lamp bins bridge", limit=2, sort=sort)
    followed = follow(client, first)
    assert every["found"] == first["found"] == len(every["data"]) > 2
    assert [(one["id"], one["also"]) for one in followed] == [(one["id"], one["also"]) for one in every["data"]]


def test_pages_stay_as_they_were_while_papers_come_and_go(client: TestClient, index: ListIndex) -> None:
    every = search(client, q="contractor lamp bins bridge")["data"]
    first = search(client, q="contractor lamp bins bridge", limit=2)
    newcomer = point(50, "Bins, lamps, bridge and contractor: all at once.", document_id="sha256:" + "d" * 64)
    index.points[newcomer.id] = newcomer
    gone = every[-1]["id"]
    del index.points[gone]
    assert [one["id"] for one in follow(client, first)] == [one["id"] for one in every if one["id"] != gone]


def test_a_later_page_says_how_closely_its_answers_match(unsure_client: TestClient) -> None:
    first = search(unsure_client, q="rotten planks contractor", limit=1)
    assert first["match"] == "nearest"
    assert unsure_client.get(first["links"]["next"]).json()["match"] == "nearest"


def test_a_cursor_is_taken_for_its_own_search_alone(client: TestClient) -> None:
    cursor = search(client, q="contractor lamp bins bridge", limit=1)["pagination"]["next_cursor"]
    raw = bytearray(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    raw[-1] ^= 1
    changed = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    asked = {"q": "contractor lamp bins bridge", "cursor": cursor}
    assert client.get("/v1/search", params={**asked, "limit": 2}).status_code == 200
    for wrong in ({"cursor": changed}, {"cursor": cursor[:-8]}, {"cursor": "é" * 9}, {"q": "lamp"}, {"kind": "action"}):
        response = client.get("/v1/search", params={**asked, **wrong})
        assert (response.status_code, response.json()["code"]) == (422, "cursor_invalid"), wrong


def test_more_like_an_answer(client: TestClient) -> None:
    found = client.get(f"/v1/search/like/{LATE.id}", params={"limit": 3}).json()
    assert found["to"]["page"] == 5
    assert LAMPS.text in [one["text"] for one in found["data"]][:2]
    assert LATE.text not in [one["text"] for one in found["data"]]
    assert found["data"][0]["why"] == [{"kind": "meaning", "detail": "close in meaning"}]
    only = client.get(f"/v1/search/like/{LATE.id}", params={"body": "Ashcombe and Vale"}).json()
    assert [one["text"] for one in only["data"]] == [BINS.text]


@pytest.mark.parametrize(("point_id", "status"), [(point(99, "").id, 404), ("one", 422)])
def test_what_is_gone_is_like_nothing(client: TestClient, point_id: str, status: int) -> None:
    response = client.get(f"/v1/search/like/{point_id}")
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


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
        ({"q": "bridge", "paper_kind": "napkin"}, "paper_kind"),
        ({"q": "bridge", "state": "lost"}, "state"),
        ({"q": "bridge", "leave_out": "words"}, "leave_out"),
        ({"q": "bridge", "overdue": "perhaps"}, "overdue"),
        ({"q": "bridge", "document": "minutes.pdf"}, "document"),
        ({"q": "bridge", "date_from": "March"}, "date_from"),
        ({"q": "bridge", "date_from": "2026-02-01", "date_to": "2026-01-01"}, "date_from"),
        ({"q": "bridge", "date_from": "2026-02-01", "year": "2025"}, "year"),
        ({"q": "bridge", "year": "25"}, "year"),
        ({"q": "bridge", "cursor": "nonsense"}, "cursor"),
        ({"q": "bridge", "sort": "date"}, "sort"),
        ({"q": "bridge", "order": "newest"}, "order"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(client: TestClient, parameters: dict[str, str], named: str) -> None:
    response = client.get("/v1/search", params=parameters)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert named in response.json()["detail"]
