from collections.abc import Callable, Sequence
from typing import Literal

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import Bookmark, CellRef, Imprint, Page
from extractors.options import OcrEngine, ReadingOptions
from extractors.reading import page_image, probe, read_pages
from extractors.reading.local import LocalPaper
from tests.extractors.pdfs import HEIGHT, blank, lines, pdf_of, picture, ruled_table, together, turned


def _page(pdf: bytes) -> Page:
    return read_pages(pdf).pages[0]


def _texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_lines_come_from_top_to_bottom_with_their_boxes() -> None:
    page = _page(pdf_of(lines("The Panel met at noon.", "It rose at one.", top=100)))
    assert _texts(page) == ["The Panel met at noon.", "It rose at one."]
    x0, top, x1, bottom = page.lines[0].box
    assert 70 < x0 < 74
    assert 85 < top < bottom < 108
    assert x1 < 220


def test_every_word_has_the_range_of_its_characters() -> None:
    line = _page(pdf_of(lines("Ward budgets, 2026"))).lines[0]
    assert [line.text[word.start : word.end] for word in line.words] == ["Ward", "budgets,", "2026"]


def test_a_wide_gap_is_a_tab() -> None:
    page = _page(pdf_of(together(lines("Present"), lines("Apologies", left=320))))
    assert _texts(page) == ["Present\tApologies"]
    assert [page.lines[0].text[a:b] for a, b in page.lines[0].segments] == ["Present", "Apologies"]


def test_weight_and_size_are_known() -> None:
    bold = _page(pdf_of(lines("Forward plan", font="Helvetica-Bold", size=16))).lines[0]
    plain = _page(pdf_of(lines("Forward plan", size=10))).lines[0]
    assert (bold.bold, bold.size) == (True, 16)
    assert (plain.bold, plain.size) == (False, 10)


def test_characters_printed_twice_for_weight_count_once() -> None:
    page = _page(pdf_of(together(lines("Minutes"), lines("Minutes", left=72.3))))
    assert "Minutes" in page.lines[0].text
    assert "MMinutes" not in page.lines[0].text
    assert len("".join(_texts(page))) <= len("Minutes Minutes")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_text_of_rotated_pages_is_read_with_boxes_on_the_page_as_shown(rotation: int) -> None:
    page = _page(turned(pdf_of(lines("Bus shelters on Mill Lane", "were repaired in May.")), rotation))
    assert " ".join(_texts(page)) == "Bus shelters on Mill Lane were repaired in May."
    assert (page.width < page.height) == (rotation in (0, 180))
    for line in page.lines:
        assert 0 <= line.box[0] < line.box[2] <= page.width
        assert 0 <= line.box[1] < line.box[3] <= page.height


def test_text_that_runs_up_the_page_is_read_as_words() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(200, -60, "Sideways heading")

    assert "Sideways heading" in _texts(_page(pdf_of(sideways)))


def test_a_ruled_table_is_read_cell_by_cell() -> None:
    rows = [("Action", "Owner"), ("Cut the hedge", "JS"), ("Paint the gate", "AB")]
    page = _page(pdf_of(together(lines("Before", top=150), ruled_table(rows), lines("After", top=400))))
    assert [(table.rows, table.columns) for table in page.tables] == [(3, 2)]
    assert _texts(page) == ["Before", "Action", "Owner", "Cut the hedge", "JS", "Paint the gate", "AB", "After"]
    places = {line.text: (line.cell.row, line.cell.column) for line in page.lines if line.cell}
    assert places["JS"] == (1, 1)
    assert places["Paint the gate"] == (2, 0)


def test_a_frame_round_text_is_no_table() -> None:
    def framed(canvas: Canvas) -> None:
        canvas.rect(60, HEIGHT - 200, 300, 100)
        lines("Please note the new start time.", top=140)(canvas)

    assert _page(pdf_of(framed)).tables == ()


def test_a_last_row_without_its_lower_line_is_a_row() -> None:
    def cut_by_the_page(canvas: Canvas) -> None:
        ruled_table([("Action", "Owner"), ("Cut the hedge", "JS")], top=200)(canvas)
        for x in (72, 212, 352):
            canvas.line(x, HEIGHT - 248, x, HEIGHT - 290)
        lines("Paint the gate", left=76, top=264, size=10)(canvas)
        lines("AB", left=216, top=264, size=10)(canvas)

    page = _page(pdf_of(cut_by_the_page))
    assert [(table.rows, table.columns) for table in page.tables] == [(3, 2)]
    assert next(line.cell for line in page.lines if line.text == "AB") == CellRef(0, 2, 1)


def test_boxes_one_above_the_other_are_no_table() -> None:
    assert _page(pdf_of(ruled_table([("Please note the time.",), ("And the place.",)]))).tables == ()


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = [f"left column line {n} goes on to its edge" for n in range(12)]
    right = [f"right column line {n} goes on to its edge" for n in range(12)]
    page = _page(pdf_of(together(lines(*left, left=50), lines(*right, left=310))))
    assert _texts(page) == left + right


@pytest.mark.parametrize(
    ("draw", "fate"), [(lines("Some words here"), "text"), (blank(), "empty"), (picture(), "scan_no_text")]
)
def test_every_page_has_a_fate(draw: object, fate: Literal["text", "empty", "scan_no_text"]) -> None:
    assert _page(pdf_of(draw)).fate == fate  # type: ignore[arg-type]


def test_running_heads_and_page_numbers_are_set_apart_not_deleted() -> None:
    def page(number: int) -> object:
        return together(
            lines("ASHCOMBE BOROUGH COUNCIL", top=40),
            lines(f"Item {number} was debated at length.", top=300),
            lines(f"Page {number}", top=800),
        )

    pages = read_pages(pdf_of(*(page(n) for n in range(1, 5)))).pages  # type: ignore[arg-type]
    for read in pages[1:]:
        furniture = [line.text for line in read.lines if line.furniture]
        assert furniture == ["ASHCOMBE BOROUGH COUNCIL", f"Page {read.number}"]
        assert [line.text for line in read.lines if not line.furniture] == [
            f"Item {read.number} was debated at length."
        ]


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    read_pages(pdf_of(lines("One"), lines("Two")), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_probe_counts_pages() -> None:
    assert probe(pdf_of(lines("One"), lines("Two"))) == 2


def test_page_images_are_png_and_pages_beyond_the_end_are_refused() -> None:
    pdf = pdf_of(lines("One"))
    assert page_image(pdf, 1, scale=0.5).startswith(b"\x89PNG")
    with pytest.raises(ValueError, match="pages 1 to 1"):
        page_image(pdf, 2)


class _DamagedPaper(LocalPaper):
    """A paper whose pages are gone once its bookmarks were looked up, as PDFium has it with some damaged files."""

    gone = False

    def outline(self) -> Imprint:
        self.gone = True
        return super().outline()

    def read(self, numbers: Sequence[int], told: Callable[[Page], None]) -> dict[int, Page]:
        return super().read([] if self.gone else numbers, told)


def test_bookmarks_are_looked_up_after_all_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def bookmarked(canvas: Canvas) -> None:
        canvas.bookmarkPage("hall")
        canvas.addOutlineEntry("The hall", "hall")
        lines("The hall was let.")(canvas)

    monkeypatch.setattr("extractors.reading.local.LocalPaper", _DamagedPaper)
    read = read_pages(pdf_of(bookmarked, lines("It was paid.")), options=ReadingOptions(isolated=False))
    assert [_texts(page) for page in read.pages] == [["The hall was let."], ["It was paid."]]
    assert read.bookmarks == (Bookmark("The hall", 0, 1),)


class _IllegibleScans(LocalPaper):
    """A paper in whose pictures no word can be made out."""

    def recognise(self, numbers: Sequence[int], engine: OcrEngine, told: Callable[[Page], None]) -> dict[int, Page]:
        assert engine == "rapidocr"
        pages = {number: Page(number, 595, 842, "scan_no_text", reason="no_text") for number in numbers}
        for page in pages.values():
            told(page)
        return pages


def test_text_in_doubt_is_kept_where_recognition_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.reading.local.LocalPaper", _IllegibleScans)
    stamped = together(picture(), lines("Agenda Item 7"))
    (page,) = read_pages(pdf_of(stamped), options=ReadingOptions(isolated=False, ocr="rapidocr")).pages
    assert (page.fate, page.reason) == ("text", "text_unreliable")
    assert _texts(page) == ["Agenda Item 7"]
