import time
from typing import Any

import pytest
from fastapi.testclient import TestClient


def test_the_service_tells_that_it_lives_and_can_work(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    deadline = time.monotonic() + 10
    while client.get("/readyz").status_code != 200 and time.monotonic() < deadline:
        time.sleep(0.05)
    checks = client.get("/readyz").json()
    assert checks == {"status": "ready", "checks": {"database": "ok", "index": "ok", "embedding_model": "ok"}}


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/v1/nothing", 404, "not_found"), ("DELETE", "/v1/documents", 405, "method_not_allowed")],
)
def test_every_error_is_a_problem(client: TestClient, method: str, path: str, status: int, code: str) -> None:
    response = client.request(method, path)
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.json()["status"], response.json()["code"]) == (status, code)


def operations(client: TestClient) -> list[tuple[str, dict[str, Any]]]:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    return [
        (f"{method} {path}", operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_operation_is_documented(client: TestClient) -> None:
    for name, operation in operations(client):
        assert operation.get("summary"), name
        assert operation.get("description"), name
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), f"{name}: {parameter['name']}"
        if "/v1/" in name:
            assert "application/problem+json" in operation["responses"]["422"]["content"], name


def test_every_json_answer_and_problem_is_documented_with_an_example(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert schemas["Problem"]["example"]
    assert "HTTPValidationError" not in schemas
    for name, operation in operations(client):
        if "/v1/" not in name:
            continue
        for status, response in operation["responses"].items():
            content = response.get("content", {}).get("application/json")
            if content and status.startswith("2"):
                assert content.get("example"), f"{name}: {status}"
