from collections.abc import Iterator
from typing import cast

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.evaluation.service import evaluation_of, packaged_evaluation
from tests.service.made_card import HASH, made_card


@pytest.fixture
def made(client: TestClient) -> Iterator[TestClient]:
    """A service that publishes made-up figures."""
    app = cast("FastAPI", client.app)
    app.dependency_overrides[packaged_evaluation] = lambda: evaluation_of(made_card())
    yield client
    del app.dependency_overrides[packaged_evaluation]


def test_the_figures_are_published_with_what_they_rest_on(made: TestClient) -> None:
    published = made.get("/v1/evaluation").json()
    assert published["model"] == {"extractor_version": "0.0.1", "data_hash": HASH, "sentences": 2345, "facts": 678}
    unseen = published["sets"][0]
    assert (unseen["name"], unseen["papers"], unseen["pages"], unseen["bodies"]) == ("unseen", 12, 345, 7)
    decisions, targets = unseen["kinds"]
    assert (decisions["kind"], targets["kind"]) == ("decision", "target")
    assert decisions["body_left_out"] == {
        "support": 1500,
        "precision": 0.93,
        "recall": 0.88,
        "f1": 0.9043,
        "fields": [{"name": "due_date", "agreement": 0.5, "support": 40}],
    }
    assert targets["all_in_training"] == {"support": 33, "precision": None, "recall": 0.0, "f1": 0.0, "fields": []}


def test_the_hardest_papers_come_first_and_made_up_ones_leave_no_body_out(made: TestClient) -> None:
    sets = made.get("/v1/evaluation").json()["sets"]
    assert [papers["name"] for papers in sets] == ["unseen", "samples"]
    assert sets[1]["kinds"][0]["body_left_out"] is None


def test_a_field_without_labels_has_no_share(made: TestClient) -> None:
    fields = made.get("/v1/evaluation").json()["sets"][0]["kinds"][0]["all_in_training"]["fields"]
    assert [field["name"] for field in fields] == ["due_date"]


def test_confidence_is_published_with_its_bins(made: TestClient) -> None:
    (decisions,) = made.get("/v1/evaluation").json()["calibration"]  # no target was weighed
    assert (decisions["kind"], decisions["facts"], decisions["right"]) == ("decision", 85, 78)
    assert decisions["expected_calibration_error"] == 0.0333
    assert decisions["bins"][0] == {"low": 0.5, "high": 0.9, "mean_confidence": 0.8, "facts": 30, "right": 25}


@pytest.mark.parametrize("address", ["/v1/evaluation?set=unseen", "/v1/evaluation?x=%00"])
def test_unknown_parameters_are_refused(made: TestClient, address: str) -> None:
    response = made.get(address)
    assert (response.status_code, response.json()["code"]) == (422, "request_invalid")


def test_the_packaged_figures_can_be_published(client: TestClient) -> None:
    published = client.get("/v1/evaluation").json()
    assert {papers["name"] for papers in published["sets"]} >= {"samples"}
    for papers in published["sets"]:
        assert {kind["kind"] for kind in papers["kinds"]} >= {"meeting", "decision", "action"}
    for kind in published["calibration"]:
        assert sum(each["facts"] for each in kind["bins"]) == kind["facts"]
        assert sum(each["right"] for each in kind["bins"]) == kind["right"]
