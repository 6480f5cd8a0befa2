"""What is furniture of a page and what is not."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import Page
from extractors.reading import read_pages
from extractors.reading.page_marks import follows, mark_of
from tests.extractors.pdfs import HEIGHT, Draw, lines, pdf_of, together, turned

_WORDS = ("alder", "birch", "cedar", "damson", "elder", "fir", "gorse", "hazel", "ivy", "juniper", "larch", "maple")


def _text(number: int, top: float = 130, count: int = 36) -> Draw:
    """A page of text that is like no other page's."""
    word = _WORDS[number % len(_WORDS)]
    return lines(*(f"{word} {row} was planted by the {word} group, as agreed" for row in range(count)), top=top)


def _pages(count: int, furniture: Callable[[int], Draw]) -> tuple[Page, ...]:
    drawn = [together(_text(number), furniture(number)) for number in range(1, count + 1)]
    return read_pages(pdf_of(*drawn)).pages


def _furniture(page: Page) -> list[str]:
    return [line.text for line in page.lines if line.furniture]


def test_heads_of_left_and_right_pages_differ() -> None:
    def head(number: int) -> Draw:
        text = "Ashcombe Town Council" if number % 2 else "Minutes of the Annual Meeting"
        return lines(text, left=72 if number % 2 else 350, top=40, size=9)

    for page in _pages(6, head):
        assert len(_furniture(page)) == 1


def test_heads_may_carry_dates_numbers_and_section_names_that_change() -> None:
    months = ("January", "February", "March", "April", "May")

    def head(number: int) -> Draw:
        return together(
            lines(f"Ashcombe Pensions Board, {number} {months[number - 1]} 2026", top=40, size=9),
            lines(f"Section {_WORDS[number]}", left=400, top=40, size=9),
            lines(f"Version {number}.0 of the Ashcombe plan", top=800, size=9),
        )

    for page in _pages(5, head):
        assert len(_furniture(page)) == 2


def test_a_part_of_a_long_pack_has_a_head_of_its_own() -> None:
    def head(number: int) -> Draw:
        return lines("Ashcombe Waste Strategy", top=40, size=8) if 10 <= number <= 13 else together()

    assert [page.number for page in _pages(30, head) if _furniture(page)] == [10, 11, 12, 13]


def test_a_foot_is_known_wherever_the_text_ends() -> None:
    def foot(number: int) -> Draw:
        return lines("Registered office: 1 Mill Lane, Ashcombe", top=760 + 12 * (number % 3), size=8)

    assert all(len(_furniture(page)) == 1 for page in _pages(4, foot))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Page 12", "page_number"),
        ("Page 3 of 9", "page_number"),
        ("3 of 9", "page_number"),
        ("Page 7/20", "page_number"),
        ("P a g e | 3", "page_number"),
        ("3 | Page", "page_number"),
        ("[Page 3]", "page_number"),
        ("pg. 4", "page_number"),
        ("Page: 3 of 4", "page_number"),
        ("Page iv", "page_number"),
        ("- 12 -", "number"),
        ("iv", "number"),
        ("Agenda Item 5", "stamp"),
        ("Agenda Item No. 5a", "stamp"),
        ("Minute Item 12", "stamp"),
        ("Agenda Item 5\tPage 3", "stamp"),
        ("Item 4", None),
        ("Page 3 was amended", None),
        ("Agenda items", None),
        ("Minutes\tPage 3", None),
        ("12 March", None),
        ("", None),
    ],
)
def test_page_numbers_and_stamps_are_known_by_their_words(text: str, mark: str | None) -> None:
    assert mark_of(text) == mark


@pytest.mark.parametrize(
    ("text", "page", "numbers", "counts"),
    [
        ("4", 4, {}, True),
        ("31", 4, {3: [30], 5: [32]}, True),
        ("iii", 5, {6: [4]}, True),
        ("2026", 4, {3: [12]}, False),
        ("12.", 4, {}, False),
        ("17", 4, {3: [17], 5: [17]}, False),
    ],
)
def test_a_bare_number_counts_pages_if_it_goes_up_with_them(
    text: str, page: int, numbers: dict[int, list[int]], counts: bool
) -> None:
    assert follows(text, page, numbers) is counts


@pytest.mark.parametrize("rotation", [0, 90, 270])
def test_stamps_in_the_margin_of_turned_pages(rotation: int) -> None:
    def stamped(canvas: Canvas) -> None:
        _text(1)(canvas)
        canvas.saveState()
        canvas.translate(30 if rotation == 90 else 565, HEIGHT / 2)
        canvas.rotate({0: 90, 90: 90, 270: 270}[rotation])
        canvas.drawString(0, 0, "Agenda Item 5")
        canvas.restoreState()

    page = read_pages(turned(pdf_of(stamped), rotation)).pages[0]
    assert [(line.text, line.furniture) for line in page.lines if line.furniture] == [("Agenda Item 5", "stamp")]


def test_the_title_of_two_notices_is_no_running_head() -> None:
    def notice(number: int) -> Draw:
        return together(
            lines("ASHCOMBE PARISH COUNCIL", top=72), lines(f"Notice of the meeting in room {number}", top=90)
        )

    assert all(not _furniture(page) for page in _pages(2, notice))


def test_a_marking_on_both_pages_of_a_paper_of_two_is_furniture() -> None:
    def marking(_: int) -> Draw:
        return together(lines("OFFICIAL", left=270, top=40), lines("OFFICIAL", left=270, top=800))

    assert all(_furniture(page) == ["OFFICIAL", "OFFICIAL"] for page in _pages(2, marking))


def test_the_head_of_a_table_without_lines_is_no_running_head() -> None:
    def page(number: int) -> Draw:
        rows = [f"{_WORDS[number]} hedge {row}" for row in range(30)]
        return together(
            lines("Item", *rows, left=72, top=80),
            lines("Owner", *(f"{_WORDS[number]} clerk" for _ in rows), left=350, top=80),
        )

    pages = read_pages(pdf_of(*(page(number) for number in range(1, 6)))).pages
    assert all(not _furniture(page) for page in pages)


@pytest.mark.parametrize(
    "last", ["There being no other business, the meeting closed.", "Signed ____________ Chair", "Pat Smith", "Granted."]
)
def test_the_last_lines_of_a_paper_are_not_furniture(last: str) -> None:
    pages = [together(_text(1, top=100, count=50)), together(_text(2, count=20), lines(last, top=800))]
    assert all(not _furniture(page) for page in read_pages(pdf_of(*pages)).pages)


def test_a_line_that_comes_back_within_the_text_is_not_furniture() -> None:
    def page(number: int) -> Draw:
        word = _WORDS[number]
        rows = [f"{word} {row} was heard by the {word} panel" for row in range(48)]
        if number in (2, 4, 6):
            rows[-1] = "Granted."
        return lines(*rows, top=110)

    pages = read_pages(pdf_of(*(page(number) for number in range(1, 8)))).pages
    assert all(not _furniture(page) for page in pages)


@pytest.mark.parametrize("angle", [0, 45])
def test_a_watermark_is_read_as_a_line_of_its_own(angle: int) -> None:
    def marked(canvas: Canvas) -> None:
        _text(1)(canvas)
        canvas.saveState()
        canvas.translate(120, HEIGHT - 420)
        canvas.rotate(angle)
        canvas.setFont("Helvetica-Bold", 90)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()

    page = read_pages(pdf_of(marked)).pages[0]
    assert [line.text for line in page.lines if line.furniture == "watermark"] == ["DRAFT"]
    assert [line.text for line in page.lines if not line.furniture] == [
        line.text for line in read_pages(pdf_of(_text(1))).pages[0].lines
    ]


def test_a_large_title_is_no_watermark() -> None:
    page = read_pages(pdf_of(together(lines("ASHCOMBE", top=90, size=60), _text(1)))).pages[0]
    assert not any(line.furniture for line in page.lines)


def test_a_running_head_set_as_a_title_is_text_on_the_first_page() -> None:
    def page(_: int) -> Draw:
        return lines("BOARD OF ASHCOMBE HARBOUR", top=40)

    first, *others = _pages(4, page)
    assert _furniture(first) == []
    assert all(_furniture(other) == ["BOARD OF ASHCOMBE HARBOUR"] for other in others)
