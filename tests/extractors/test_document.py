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
