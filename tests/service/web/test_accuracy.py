import re
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from extractors import EXTRACTOR_VERSION
from service.evaluation.service import evaluation_of
from service.web.accuracy import FEW_LABELS, AccuracyPage, accuracy_page
from service.web.rendering import render
from tests.service.made_card import made_card

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def page() -> AccuracyPage:
    return accuracy_page(evaluation_of(made_card()))


def shown(page: AccuracyPage) -> str:
    html = bytes(render("accuracy.html", page).body).decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_figures_are_told_without_false_precision(page: AccuracyPage) -> None:
    decisions, targets = page.sets[0].kinds
    assert decisions.left_out is not None
    assert (decisions.left_out.precision, decisions.left_out.recall, decisions.left_out.f1) == ("93%", "88%", "90%")
    assert decisions.trained.precision == "99%"  # 0.9996 is not all
    assert targets.trained.precision == "–"  # none was given
    assert (decisions.labels, targets.labels) == ("1,500 labels", "33 labels")
    assert (decisions.few, targets.few) == (False, True)


def test_a_field_tells_how_often_it_agrees(page: AccuracyPage) -> None:
    (field,) = page.sets[0].kinds[0].fields
    assert (field.name, field.left_out, field.trained, field.values) == ("due date", "50%", "75%", "40 labels")
    (made_up,) = page.sets[1].kinds[0].fields
    assert made_up.left_out is None


def test_confidence_is_told_beside_what_was_right(page: AccuracyPage) -> None:
    (decisions,) = page.calibration
    assert (decisions.given, decisions.right, decisions.off_by) == ("89%", "92%", "3 points")
    assert [(each.given, each.right, each.mean, each.share) for each in decisions.bins] == [
        ("80%", "83% (25 of 30)", 80.0, 83.3),
        ("93%", "96% (53 of 55)", 93.2, 96.4),
    ]


def test_the_page_says_what_figures_rest_on_and_which_are_weak(page: AccuracyPage) -> None:
    text = shown(page)
    for words in (
        "Based on 12 papers with 345 pages, of 7 bodies.",
        "33 labels few labels",
        f"fewer than {FEW_LABELS} labels",
        "trained without any paper of its body",
        "Targets and recommendations are rare",
        "Version 0.0.1 of the reading, with components trained on 2,345 sentences and 678 facts",
        "data 0123456789ab )",
        f"Papers are read here by version {EXTRACTOR_VERSION}.",
    ):
        assert words in text, words


def test_figures_of_the_version_that_reads_need_no_warning(page: AccuracyPage) -> None:
    assert "Papers are read here by version" not in shown(replace(page, version=EXTRACTOR_VERSION))


def test_a_set_without_a_name_of_its_own_is_told_as_well() -> None:
    card = made_card()
    page = accuracy_page(evaluation_of(card.model_copy(update={"sets": {"ashcombe": card.sets["unseen"]}})))
    assert [papers.title for papers in page.sets] == ["ashcombe"]


@pytest.mark.parametrize("path", ["/", "/search", "/upload", "/documents", "/accuracy", "/nothing"])
def test_every_page_leads_to_the_figures(client: TestClient, path: str) -> None:
    html = client.get(path, headers=HTML).text
    assert 'href="/accuracy"' in html
    assert ('href="/accuracy" aria-current="page"' in html) is (path == "/accuracy")
