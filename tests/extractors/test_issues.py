from typing import get_args

import pytest

from extractors.issues import issues_of, reason_of
from extractors.layout import Page
from extractors.results import IssueCode, PageFate, PageReason


def page(number: int, fate: PageFate, reason: PageReason | None = None, detail: str | None = None) -> Page:
    return Page(number, 595, 842, fate, reason=reason, detail=detail)


@pytest.mark.parametrize("fate", ["text", "ocr", "empty"])
def test_a_page_that_was_read_has_no_issue(fate: PageFate) -> None:
    assert issues_of([page(1, fate)]) == ()
    assert reason_of(page(1, fate)) is None


@pytest.mark.parametrize("reason", [reason for reason in get_args(PageReason) if reason != "paper_limit"])
def test_every_reason_is_told_with_a_way_out(reason: PageReason) -> None:
    (issue,) = issues_of([page(7, "failed", reason)])
    assert (issue.code, issue.page) == ("page_failed", 7)
    assert issue.message.startswith("Page 7 could not be read: ")
    assert issue.message.count(". ") == 1
    assert issue.message.endswith(".")


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (page(2, "scan_no_text"), "page_scan_no_text", "it is a picture without text"),
        (page(2, "scan_no_text", "too_slow"), "page_scan_no_text", "could not be recognised: that took longer"),
        (page(2, "failed"), "page_failed", "it is damaged"),
        (
            page(2, "text", "text_unreliable", "no word is one"),
            "page_text_unreliable",
            "no word is one",
        ),
        (page(2, "failed", "defect", "KeyError at tables.py:8"), "page_failed", "(KeyError at tables.py:8)"),
        (page(2, "failed", "damaged", "Failed to load page."), "page_failed", "it is damaged."),
    ],
)
def test_issues_say_what_was_found(given: Page, code: IssueCode, words: str) -> None:
    (issue,) = issues_of([given])
    assert issue.code == code
    assert words in issue.message


def test_pages_beyond_the_limit_of_the_paper_share_an_issue() -> None:
    found = issues_of([page(1, "failed", "crashed"), *(page(n, "failed", "paper_limit") for n in range(2, 2_002))])
    assert [(issue.code, issue.page) for issue in found] == [("page_failed", 1), ("page_limit_reached", 2)]
    assert "2,000 pages from page 2 on" in found[1].message
