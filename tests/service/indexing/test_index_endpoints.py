"""`/v1/index` of a running service, and what it does by itself."""

import time
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from service.index.errors import IndexUnreachableError
from service.routing import Services
from tests.service.made_papers import document_id, pdf
from tests.service.uploading import upload

PATIENCE_SECONDS = 60


@pytest.fixture
def services(client: TestClient) -> Services:
    found: Services = client.app_state["services"]
    return found


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.05)


def finished(client: TestClient, address: str) -> dict[str, object]:
    until(lambda: client.get(address).json()["state"] in ("done", "failed"))
    rebuild: dict[str, object] = client.get(address).json()
    return rebuild


def test_a_paper_that_the_index_lacks_is_told_and_put_back(client: TestClient, services: Services) -> None:
    content = pdf("Told by the index", 1)
    upload(client, content, "told.pdf")
    until(lambda: client.get("/v1/index").json()["agrees"])
    services.index.delete_document(document_id(content))
    index = client.get("/v1/index").json()
    assert (index["agrees"], index["disagreements_total"]) == (False, 1)
    [told] = index["disagreements"]
    assert (told["document_id"], told["filename"], told["problem"]) == (document_id(content), "told.pdf", "missing")
    services.keeper.wake()
    until(lambda: client.get("/v1/index").json()["agrees"])
    assert document_id(content) in services.index.documents()


def test_a_rebuild_is_asked_for_followed_and_done_while_papers_are_found(
    client: TestClient, services: Services
) -> None:
    content = pdf("Found during a rebuild", 1)
    upload(client, content, "during.pdf")
    found = services.index.documents()
    asked = client.post("/v1/index/rebuilds")
    assert (asked.status_code, asked.json()["state"]) == (202, "queued")
    address = asked.headers["location"]
    assert address == f"/v1/index/rebuilds/{asked.json()['id']}"
    late = pdf("Uploaded during a rebuild", 1)
    upload(client, late, "late.pdf")
    done = finished(client, address)
    assert (done["state"], done["papers_failed"], done["error"]) == ("done", 0, None)
    assert done["papers_done"] == done["papers_total"]
    assert services.index.documents().keys() >= {*found, document_id(late)}
    index = client.get("/v1/index").json()
    assert index["rebuild"] == done
    assert index["agrees"]
    assert index["points"] == services.index.count()
    assert (index["engine"], index["name"]) == ("embedded", "minutebook-v2-hashed-words")


def test_asking_while_one_waits_gives_that_one(client: TestClient) -> None:
    first = client.post("/v1/index/rebuilds").json()
    second = client.post("/v1/index/rebuilds").json()
    assert second["id"] == first["id"] or client.get(f"/v1/index/rebuilds/{first['id']}").json()["state"] == "done"
    assert finished(client, f"/v1/index/rebuilds/{second['id']}")["state"] == "done"


def test_a_rebuild_that_nobody_asked_for_is_not_found(client: TestClient) -> None:
    response = client.get("/v1/index/rebuilds/none")
    assert (response.status_code, response.json()["code"]) == (404, "rebuild_not_found")


@pytest.mark.parametrize(("method", "address"), [("GET", "/v1/index"), ("POST", "/v1/index/rebuilds")])
def test_parameters_are_refused(client: TestClient, method: str, address: str) -> None:
    response = client.request(method, address, params={"all": "yes"})
    assert (response.status_code, response.json()["code"]) == (422, "request_invalid")


def test_an_engine_that_does_not_answer_is_a_problem(
    client: TestClient, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable() -> None:
        raise IndexUnreachableError("the made-up server does not answer")

    with monkeypatch.context() as patch:
        patch.setattr(services.index, "documents", unreachable)
        response = client.get("/v1/index")
    assert (response.status_code, response.json()["code"]) == (503, "index_unavailable")
    assert "made-up server" in response.json()["detail"]


def test_readiness_tells_how_far_the_index_is_and_is_ready_meanwhile(
    client: TestClient, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    from service.indexing.keeper import Standing

    until(lambda: client.get("/readyz").status_code == 200)
    with monkeypatch.context() as patch:
        patch.setattr(services.keeper, "standing", Standing(120, 400))
        catching_up = client.get("/readyz")
        patch.setattr(services.keeper, "standing", Standing(120, 400, "no room"))
        stuck = client.get("/readyz")
    assert (catching_up.status_code, catching_up.json()["checks"]["index"]) == (200, "120 of 400 papers")
    assert (stuck.status_code, stuck.json()["checks"]["index"]) == (503, "120 of 400 papers: no room")
