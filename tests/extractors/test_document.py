import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Document
from tests.extractors.papers import L, document_of

WORDS = st.lists(st.text("abcdeé£–’XYZ019.,()", min_size=1, max_size=9), min_size=1, max_size=8).map(" ".join)
PAGES = st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=3)


@given(PAGES, st.data())
def test_any_range_is_quoted_verbatim_with_boxes_over_its_words(pages: list[list[str]], data: st.DataObject) -> None:
    document = document_of(*pages)
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    if not document.text[start:end].strip():
        with pytest.raises(ValueError, match="no words"):
            document.evidence(start, end, "rule:test")
        return
    for entry in document.evidence(start, end, "rule:test"):
        assert document.text[entry.start : entry.end] == entry.quote
        assert start <= entry.start < entry.end <= end
        assert document.page_at(entry.start) == document.page_at(entry.end - 1) == entry.page
        _assert_covered(document, entry.start, entry.end, entry.boxes)


def _assert_covered(document: Document, start: int, end: int, boxes: tuple[tuple[float, ...], ...]) -> None:
    for line in document.lines_between(start, end):
        for word in line.line.words:
            if line.start + word.start < end and line.start + word.end > start:
                x0, top, x1, bottom = word.box
                assert any(
                    b[0] <= x0 + 0.01 and b[1] <= top + 0.01 and b[2] >= x1 - 0.01 and b[3] >= bottom - 0.01
                    for b in boxes
                )


def test_evidence_over_a_page_break_has_an_entry_for_each_page_and_skips_furniture() -> None:
    document = document_of(
        ["That the scheme be approved", L("Page 1", furniture="running")],
        [L("ASHCOMBE COUNCIL", furniture="running"), "and be reviewed in June."],
    )
    start, end = document.text.index("the scheme"), document.text.index(" in June")
    quotes = [(entry.page, entry.quote) for entry in document.evidence(start, end, "rule:test")]
    assert quotes == [(1, "the scheme be approved"), (2, "and be reviewed")]


def test_a_stamp_in_the_middle_of_a_page_is_left_out_of_the_evidence() -> None:
    document = document_of(["That the scheme", L("Agenda Item 4", furniture="running"), "be approved."])
    quotes = [entry.quote for entry in document.evidence(0, len(document.text), "rule:test")]
    assert quotes == ["That the scheme", "be approved."]


def test_pages_are_set_apart_by_a_form_feed() -> None:
    assert document_of(["One"], ["Two"]).text == "One\n\fTwo\n"


@pytest.mark.parametrize(
    ("said", "quotes"),
    [
        ([0, 1], [(1, "The bridge\nwas mended")]),
        ([0, 2], [(1, "The bridge"), (1, "in June")]),
        ([0, 2, 3], [(1, "The bridge"), (1, "in June"), (2, "by the Board")]),
        ([3, 0], [(1, "The bridge"), (2, "by the Board")]),
        ([0, 1, 2, 3], [(1, "The bridge\nwas mended\nin June"), (2, "by the Board")]),
    ],
    ids=["neighbours", "something between", "and over a page", "out of order", "all"],
)
def test_the_evidence_of_a_text_has_an_entry_for_each_run_of_its_lines(
    said: list[int], quotes: list[tuple[int, str]]
) -> None:
    document = document_of(["The bridge", "was mended", "in June"], ["by the Board"])
    origins = [offset for at in said for offset in range(document.lines[at].start, document.lines[at].end)]
    evidence = document.evidence_of(origins, "rule:test")
    assert [(entry.page, entry.quote) for entry in evidence] == quotes
    assert all(document.text[entry.start : entry.end] == entry.quote for entry in evidence)


def test_the_evidence_of_a_text_begins_and_ends_with_it() -> None:
    document = document_of(["The bridge was", "mended in June"])
    start, end = document.text.index("bridge"), document.text.index(" in June")
    (entry,) = document.evidence_of(range(start, end), "rule:test")
    assert entry.quote == "bridge was\nmended"


def test_a_text_of_nothing_has_no_evidence() -> None:
    document = document_of(["The bridge was mended"])
    with pytest.raises(ValueError, match="no words"):
        document.evidence_of([], "rule:test")
