"""What could not be read on a page, in the words of the officer who is to do something about it."""

from collections.abc import Iterator, Sequence

from extractors.layout import Page
from extractors.results import Issue, PageReason

_WHAT: dict[PageReason, str] = {
    "damaged": "it is damaged",
    "too_slow": "that took longer than allowed",
    "out_of_memory": "that took more memory than allowed",
    "crashed": "it brought the reading program down",
    "too_large": "it holds more than is read of one page",
    "defect": "it met a defect of Minutebook",
    "paper_limit": "reading the paper took longer, or gave more, than allowed",
    "text_unreliable": "its text layer is garbled",
    "no_text": "it is a picture without text",
    "no_engine": "the program that recognises words is not installed",
}
_WAY_OUT: dict[PageReason, str] = {
    "damaged": "Check it in a viewer and export it again.",
    "too_slow": "Print that page to a new PDF and upload that.",
    "out_of_memory": "Print that page to a new PDF and upload that.",
    "crashed": "Print that page to a new PDF and upload that.",
    "too_large": "Split it over several pages.",
    "defect": "Please report it with these words.",
    "paper_limit": "Split the paper.",
    "text_unreliable": "Export the paper again from the program that it was written with.",
    "no_text": "Upload a copy with a text layer to have it read.",
    "no_engine": "Ask who runs Minutebook to install it, and have the paper read again.",
}


def reason_of(page: Page) -> PageReason | None:
    """Why a page was not read, or not as it should be; None where nothing is the matter."""
    match page.fate:
        case "scan_no_text":
            return page.reason or "no_text"
        case "failed":
            return page.reason or "damaged"
        case _:
            return page.reason


def issues_of(pages: Sequence[Page]) -> tuple[Issue, ...]:
    """The issues of all pages; pages beyond the limit of the paper share one."""
    beyond = [page.number for page in pages if page.reason == "paper_limit" and page.fate == "failed"]
    shared = set(beyond)
    found = [issue for page in pages if page.number not in shared for issue in _issues(page)]
    if beyond:
        message = (
            f"{len(beyond):,} pages from page {beyond[0]:,} on were not read: {_WHAT['paper_limit']}. "
            f"{_WAY_OUT['paper_limit']}"
        )
        found.append(Issue(code="page_limit_reached", page=beyond[0], message=message))
    return tuple(found)


def _issues(page: Page) -> Iterator[Issue]:
    reason = reason_of(page)
    if reason is None:
        return
    words = f"{_what(page, reason)}. {_WAY_OUT[reason]}"
    match page.fate:
        case "scan_no_text" if reason == "no_text":
            yield Issue(
                code="page_scan_no_text", page=page.number, message=f"Page {page.number} cannot be read: {words}"
            )
        case "scan_no_text":
            message = f"The words of page {page.number}, a picture, could not be recognised: {words}"
            yield Issue(code="page_scan_no_text", page=page.number, message=message)
        case "failed":
            yield Issue(code="page_failed", page=page.number, message=f"Page {page.number} could not be read: {words}")
        case _:
            message = f"Page {page.number} may be read wrongly: {words}"
            yield Issue(code="page_text_unreliable", page=page.number, message=message)


def _what(page: Page, reason: PageReason) -> str:
    """What the matter is, with what was found where that tells an officer more."""
    if page.detail and reason == "text_unreliable":
        return page.detail
    if page.detail and reason == "defect":
        return f"{_WHAT[reason]} ({page.detail})"
    return _WHAT[reason]
