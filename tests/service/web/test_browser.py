"""The way of a paper through a real browser: uploaded, followed, searched for, and seen with its words marked."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, Playwright, expect, sync_playwright

from corpus.running_service import RunningService, running_service
from corpus.sets import SAMPLES, shared_papers
from tests.service.made_papers import pdf

PACK = shared_papers() / "scrutiny-pack-2025-01-29.pdf"
REQUIRED = "MINUTEBOOK_REQUIRE_BROWSER"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
READING_MS = 60_000
PAPER = SAMPLES / "cabinet-minutes-2025-06-11.pdf"
QUESTION = "Where was money added for the repair of Weir Road bridge?"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser of this machine; without one the tests are left out, or fail where one is required."""
    with sync_playwright() as playwright:
        found = _launch(playwright)
        yield found
        found.close()


def _launch(playwright: Playwright) -> Browser:
    installed = next(filter(None, map(shutil.which, BROWSERS)), None)
    try:
        return playwright.chromium.launch(executable_path=installed, args=ARGUMENTS)
    except Error as error:
        if os.environ.get(REQUIRED) == "1":
            raise
        pytest.skip(f"no browser to look at the pages with ({REQUIRED}=1 makes this a failure): {error.message[:80]}")


@pytest.fixture(scope="module")
def service() -> Iterator[RunningService]:
    with running_service() as running:
        yield running


@pytest.fixture
def page(browser: Browser, service: RunningService) -> Iterator[Page]:
    """A window that fails the test where a page runs into an error or breaks its own security policy."""
    complaints: list[str] = []
    context = browser.new_context(base_url=service.address, viewport={"width": 1280, "height": 900})
    window = context.new_page()
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield window
    context.close()
    assert complaints == []


def test_a_paper_is_uploaded_followed_found_and_seen_with_its_words_marked(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Upload the first").click()
    page.get_by_label("PDF files").set_input_files(PAPER)
    expect(page.get_by_text("cabinet-minutes-2025-06-11.pdf (")).to_be_visible()
    page.get_by_role("button", name="Upload").click()

    expect(page.get_by_text("Accepted")).to_be_visible()
    expect(page.get_by_text("3 pages read.")).to_be_visible(timeout=READING_MS)  # put in by the event stream
    expect(page.locator(".fate-text")).to_have_count(3)
    page.get_by_role("heading", level=2).get_by_role("link").click()
    expect(page.get_by_role("heading", name="Decisions")).to_be_visible()

    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_label("Question or words").fill(QUESTION)
    page.get_by_role("button", name="Search").click()
    answer = page.locator(".answer").first
    expect(answer.locator("mark").first).to_be_visible()
    expect(answer).to_contain_text("Weir Road bridge")
    answer.get_by_role("link").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Page 2")
    _await_picture(page)
    assert _lie_on_the_picture(page, ".words rect") >= 4
    assert _lie_on_the_picture(page, ".passage rect") >= 1


def test_a_locked_paper_is_asked_for_its_password_in_place(page: Page, tmp_path: Path) -> None:
    locked, beside = tmp_path / "locked.pdf", tmp_path / "beside.pdf"
    locked.write_bytes(pdf("Locked in the browser", 2, password="pell-mell"))
    beside.write_bytes(pdf("Beside the locked one", 1))
    page.goto("/upload")
    page.get_by_label("PDF files").set_input_files([locked, beside])
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("heading", name="1 file needs its password")).to_be_visible()
    expect(page.get_by_text("1 page read.")).to_be_visible(timeout=READING_MS)  # the other file is read meanwhile
    asked = page.get_by_label("Password of locked.pdf")
    expect(asked).to_have_attribute("type", "password")
    expect(page.get_by_label("The file once more")).to_be_hidden()

    asked.fill("wrong")
    page.get_by_role("button", name="Open and read").click()
    expect(page.get_by_text("does not open this PDF")).to_be_visible()
    expect(asked).to_be_focused()
    expect(asked).to_have_value("")
    asked.press_sequentially("pell-mell")
    asked.press("Enter")
    expect(page.get_by_text("2 pages read.")).to_be_visible(timeout=READING_MS)
    expect(page.locator("[data-outcome]")).to_have_count(2)
    expect(page.locator("[data-unlock]")).to_have_count(0)


def test_without_scripts_a_locked_paper_is_chosen_again_with_its_password(
    browser: Browser, service: RunningService, tmp_path: Path
) -> None:
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(pdf("Locked without scripts", 1, password="pell-mell"))
    context = browser.new_context(base_url=service.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/upload")
    page.get_by_label("PDF files").set_input_files(locked)
    page.get_by_role("button", name="Upload").click()
    page.get_by_label("The file once more").set_input_files(locked)
    page.get_by_label("Password of locked.pdf").fill("pell-mell")
    page.get_by_role("button", name="Open and read").click()
    expect(page.get_by_text("Accepted")).to_be_visible()
    context.close()


@pytest.mark.skipif(not PACK.exists(), reason=f"no {PACK}; MINUTEBOOK_SHARED can name another folder")
def test_a_long_pack_is_followed_page_by_page_and_answers(page: Page) -> None:
    deadline = time.monotonic() + READING_MS / 1000
    page.goto("/upload")
    page.get_by_label("PDF files").set_input_files(PACK)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_text("Accepted")).to_be_visible()
    seen: set[str] = set()
    while page.locator("[data-events]").count():  # gone once the reading ended, well or not
        seen.update(page.locator("[data-done]").all_inner_texts())
        page.wait_for_timeout(50)
        assert time.monotonic() < deadline, f"not read within {READING_MS} ms: {seen}"
    assert len(seen) > 2, seen
    expect(page.locator(".fate-text")).to_have_count(117)

    page.goto("/search?q=who+was+appointed+Healthwatch+representative")
    answer = page.locator(".answer").first
    expect(answer.locator("mark", has_text="Healthwatch").first).to_be_visible()
    answer.get_by_role("link").first.click()
    _await_picture(page)
    assert _lie_on_the_picture(page, ".words rect") >= 2


def test_a_fact_and_its_boxes_light_up_together(page: Page) -> None:
    page.goto("/documents")
    page.locator("tr", has_text=PAPER.name).get_by_role("link").click()
    page.locator("#decision .fact-text a").nth(2).click()
    fact = page.locator(".fact:has(:target)")
    expect(fact).to_have_count(1)
    expect(fact).to_contain_text("RESOLVED")
    expect(fact).to_be_in_viewport()
    box, other = fact.locator("rect").first, page.locator(".fact:not(:has(:target)) rect").first
    assert _lie_on_the_picture(page, ".boxes rect") >= 2
    assert _opacity(box) > _opacity(other)
    before = _opacity(other)
    other.hover()
    page.wait_for_timeout(300)
    assert _opacity(other) > before
    assert _background(page, ".fact:hover") != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/documents")
    paper = page.locator(".table-papers a").first.get_attribute("href")
    for path in (
        "/",
        "/search?q=bridge+repair",
        "/upload",
        "/documents",
        "/accuracy",
        paper,
        f"{paper}/pages/1?q=cabinet",
    ):
        page.goto(str(path))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_pages_work_without_scripts(browser: Browser, service: RunningService) -> None:
    context = browser.new_context(base_url=service.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/upload")
    page.get_by_label("PDF files").set_input_files(PAPER)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_text("Already here")).to_be_visible()
    page.goto("/search?q=bridge+repair")
    page.locator(".answer").first.get_by_role("link").first.click()
    assert _lie_on_the_picture(page, ".words rect") >= 1
    context.close()


def test_a_search_is_narrowed_by_facets_and_widened_by_chips_without_scripts(
    browser: Browser, service: RunningService
) -> None:
    context = browser.new_context(base_url=service.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search")
    page.get_by_label("Question or words").fill(QUESTION)
    page.get_by_role("button", name="Search").click()
    every = page.locator(".answer").count()
    page.get_by_role("list", name="Kind of answer").get_by_role("link", name="Decisions").click()
    expect(page.locator(".answer.k-decision").first).to_be_visible()
    assert 0 < page.locator(".answer").count() == page.locator(".answer.k-decision").count() <= every

    page.get_by_label("Order").select_option("Newest first")
    page.get_by_role("button", name="Sort").click()
    expect(page.get_by_label("Order")).to_have_value("newest")
    expect(page.get_by_label("Question or words")).to_have_value(QUESTION)
    chips = page.get_by_role("list", name="What the search is narrowed by")
    chips.get_by_role("link", name="Remove: Kind of answer: Decisions").click()
    expect(chips).to_have_count(0)
    expect(page.get_by_label("Order")).to_have_value("newest")
    page.locator(".answer").first.get_by_role("link", name="More like this").click()
    expect(page.get_by_role("heading", name="More like this")).to_be_visible()
    context.close()


def _await_picture(page: Page) -> None:
    picture = page.locator(".sheet img")
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 0


def _lie_on_the_picture(page: Page, boxes: str) -> int:
    """How many of the boxes are seen, all of them on the picture of the page."""
    picture = page.locator(".sheet img").bounding_box()
    assert picture is not None
    seen = [place for box in page.locator(boxes).all() if (place := box.bounding_box())]
    for place in seen:
        assert place["width"] > 1
        assert place["height"] > 1
        assert picture["x"] - 1 <= place["x"] <= picture["x"] + picture["width"] - place["width"] + 1
        assert picture["y"] - 1 <= place["y"] <= picture["y"] + picture["height"] - place["height"] + 1
    return len(seen)


def _opacity(box: Locator) -> float:
    return float(box.evaluate("box => getComputedStyle(box).fillOpacity"))


def _background(page: Page, place: str) -> str:
    return str(page.locator(place).evaluate("fact => getComputedStyle(fact).backgroundColor"))
