"""From the characters of made-up pages to words with their look."""

from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import Line, Page
from extractors.reading.page import read_page
from tests.extractors.pdfs import HEIGHT, Draw, lines, pdf_of, picture, ruled_table, together, turned


def _page(*draws: Draw) -> Page:
    return _read(pdf_of(together(*draws)))


def _read(pdf: bytes) -> Page:
    document = pypdfium2.PdfDocument(pdf)
    page = read_page(document, 1)
    document.close()
    assert page.unplaced == 0
    return page


def _texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def _flagged(page: Page, flag: Callable[[Line, int], bool]) -> list[str]:
    return [
        line.text[word.start : word.end]
        for line in page.lines
        for index, word in enumerate(line.words)
        if flag(line, index)
    ]


def _set(draw: Callable[[Canvas], None]) -> Draw:
    return draw


def _with_mark(mark: str, *, rise: float = 4, size: float = 6, rest: str = " was met.") -> Draw:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, HEIGHT - 100)
        text.setFont("Helvetica", 11)
        text.textOut("The target")
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(mark)
        text.setFont("Helvetica", 11)
        text.setRise(0)
        text.textOut(rest)
        canvas.drawText(text)

    return draw


@pytest.mark.parametrize("mark", ["3", "14", "*", "†"])
def test_a_raised_sign_is_a_mark_and_no_part_of_the_word(mark: str) -> None:
    if mark == "†":
        mark = "\u2020"
    page = _page(_with_mark(mark))
    assert _texts(page) == [f"The target{mark} was met."]
    assert _flagged(page, lambda line, i: line.words[i].mark) == [mark]
    assert page.lines[0].text[page.lines[0].words[1].start : page.lines[0].words[1].end] == "target"


def test_a_comma_after_a_mark_stays_with_the_text() -> None:
    assert _texts(_page(_with_mark("2", rest=", as set, was met."))) == ["The target2, as set, was met."]


@pytest.mark.parametrize(
    ("mark", "rise", "size"),
    [("th", 4, 6), ("3", -3, 6), ("3", 0, 11)],
    ids=["letters", "lowered", "plain"],
)
def test_what_is_no_mark(mark: str, rise: float, size: float) -> None:
    page = _page(_with_mark(mark, rise=rise, size=size))
    assert _flagged(page, lambda line, i: line.words[i].mark) == []


def _square() -> Draw:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, HEIGHT - 100)
        for size, rise, part in ((11, 0, "40 m"), (6, 4, "2"), (11, 0, " of turf")):
            text.setFont("Helvetica", size)
            text.setRise(rise)
            text.textOut(part)
        canvas.drawText(text)

    return draw


def test_an_exponent_is_no_mark() -> None:
    page = _page(_square())
    assert _texts(page) == ["40 m2 of turf"]
    assert _flagged(page, lambda line, i: line.words[i].mark) == []


def _ruled(text: str, *, rise: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, HEIGHT - 100, "Pay the clerk")
        width = canvas.stringWidth(text, "Helvetica", 11)
        left = 72 + canvas.stringWidth("Pay ", "Helvetica", 11)
        canvas.line(left, HEIGHT - 100 + rise, left + width, HEIGHT - 100 + rise)

    return draw


def test_a_word_with_a_line_through_it_is_struck_out() -> None:
    page = _page(_ruled("the clerk", rise=3))
    assert _flagged(page, lambda line, i: line.words[i].struck) == ["the", "clerk"]


@pytest.mark.parametrize("rise", [-2, 10], ids=["underlined", "under a rule"])
def test_a_line_beside_a_word_strikes_nothing(rise: float) -> None:
    page = _page(_ruled("the clerk", rise=rise))
    assert _flagged(page, lambda line, i: line.words[i].struck) == []


def test_rules_of_tables_strike_nothing() -> None:
    page = _page(ruled_table([["Ward", "Homes"], ["Elm", "120"], ["Mill", "85"]]))
    assert _flagged(page, lambda line, i: line.words[i].struck) == []


def _invisible(text: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        words = canvas.beginText(72, HEIGHT - 140)
        words.setFont("Helvetica", 11)
        words.setTextRenderMode(3)
        words.textOut(text)
        canvas.drawText(words)

    return draw


def test_text_without_ink_is_hidden() -> None:
    page = _page(lines("Seen by all"), _invisible("Seen by none"))
    assert _texts(page) == ["Seen by all", "Seen by none"]
    assert _flagged(page, lambda line, i: line.words[i].hidden) == ["Seen", "by", "none"]


def test_text_without_ink_over_a_scan_is_what_the_scan_says() -> None:
    recognised = [_invisible(f"The panel agreed to keep the lamps of ward {ward} lit at night.") for ward in range(9)]
    page = _page(picture(), *recognised)
    assert page.fate == "text"
    assert _flagged(page, lambda line, i: line.words[i].hidden) == []


def _clipped(text: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        frame = canvas.beginPath()
        frame.rect(72, HEIGHT - 110, 100, 20)
        canvas.clipPath(frame, stroke=0, fill=0)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, HEIGHT - 100, text)
        canvas.restoreState()

    return draw


def test_text_outside_its_frame_is_not_on_the_page() -> None:
    assert _texts(_page(_clipped("A cell whose text is far too long"), lines("Below", top=300))) == [
        "A cell whose text is f",
        "Below",
    ]


def test_a_frame_off_the_text_hides_nothing_where_most_of_the_page_would_go() -> None:
    def draw(canvas: Canvas) -> None:
        frame = canvas.beginPath()
        frame.rect(300, 0, 10, 10)
        canvas.clipPath(frame, stroke=0, fill=0)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, HEIGHT - 100, "All the text there is")

    assert _texts(_page(draw)) == ["All the text there is"]


@pytest.mark.parametrize("aside", [0.3, 1.0], ids=["hardly", "a little"])
def test_a_text_printed_twice_is_read_once(aside: float) -> None:
    page = _page(lines("Minutes of Ashcombe Council"), lines("Minutes of Ashcombe Council", left=72 + aside))
    assert _texts(page) == ["Minutes of Ashcombe Council"]
    assert page.characters == len("MinutesofAshcombeCouncil")


def test_letters_set_close_are_no_double() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, HEIGHT - 100)
        text.setFont("Helvetica", 11)
        text.setCharSpace(-1.3)
        text.textOut("The valley hall")
        canvas.drawText(text)

    assert "".join(_texts(_page(draw))).replace(" ", "") == "Thevalleyhall"


def test_signs_of_wingdings_are_bullets_and_ticks() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 11)
        canvas.drawString(72, HEIGHT - 100, "l")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(90, HEIGHT - 100, "Open the gate")

    text = _texts(_page(draw))[0]
    assert text.endswith("Open the gate")
    assert not text[0].isalnum()


def _watermarked(word: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 90)
        canvas.drawString(0, 0, word)
        canvas.restoreState()

    return draw


def test_a_watermark_across_the_page_is_one_word_apart_from_the_text() -> None:
    page = _page(lines(*[f"Line {n} of the report on the paths of the park" for n in range(30)]), _watermarked("DRAFT"))
    assert _texts(page)[:2] == [
        "Line 0 of the report on the paths of the park",
        "Line 1 of the report on the paths of the park",
    ]
    assert [(line.text, line.furniture) for line in page.lines if line.furniture] == [("DRAFT", "watermark")]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_set_sideways_is_read_like_an_upright_one(degrees: int) -> None:
    drawn = together(
        lines("The board met.", "It agreed.", left=150, top=300),
        ruled_table([["Ward", "Homes"], ["Elm", "120"], ["Mill", "85"]], left=150, top=400),
    )
    upright = _page(drawn)

    def set_sideways(canvas: Canvas) -> None:
        canvas.translate(300, 421)
        canvas.rotate(degrees)
        canvas.translate(-300, -421)
        drawn(canvas)

    sideways = _page(set_sideways)
    assert _texts(sideways) == _texts(upright)
    assert [line.cell for line in sideways.lines] == [line.cell for line in upright.lines]
    (cells,), (expected,) = sideways.tables, upright.tables
    assert (cells.rows, cells.columns) == (expected.rows, expected.columns)
    for line in sideways.lines:
        x0, top, x1, bottom = line.box
        assert 0 <= x0 < x1 <= sideways.width
        assert 0 <= top < bottom <= sideways.height
        if line.cell:
            box = next(c.box for c in cells.cells if (c.row, c.column) == (line.cell.row, line.cell.column))
            assert box[0] <= (x0 + x1) / 2 <= box[2]
            assert box[1] <= (top + bottom) / 2 <= box[3]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_of_sideways_text_keeps_its_order(rotation: int) -> None:
    pdf = turned(pdf_of(lines("The board met.", "It agreed.", "It rose.")), rotation)
    assert _texts(_read(pdf)) == ["The board met.", "It agreed.", "It rose."]


def test_a_line_that_runs_off_the_page_is_whole_and_its_boxes_end_with_the_page() -> None:
    page = _page(lines("In sight"), lines("Costs of the hall", left=540, top=300))
    assert _texts(page) == ["In sight", "Costs of the hall"]
    assert all(0 <= box[0] <= box[2] <= page.width for line in page.lines for box in (line.box, line.words[-1].box))


def test_text_off_the_page_is_not_on_it() -> None:
    assert _texts(_page(lines("In sight of all who read it"), lines("Off", left=700))) == [
        "In sight of all who read it"
    ]


def test_a_page_printed_from_the_end_of_each_line_reads_forwards() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 11)
        for row, text in enumerate(["The gate is open.", "The path is not."]):
            for at in range(len(text) - 1, -1, -1):
                canvas.drawString(72 + at * 6.6, HEIGHT - 100 - row * 14, text[at])

    assert _texts(_page(draw)) == ["The gate is open.", "The path is not."]


def test_slanted_type_is_no_slanted_line() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText()
        text.setFont("Helvetica", 11)
        text.setTextTransform(1, 0, 0.33, 1, 72, HEIGHT - 100)
        text.textOut("Page 1 of 4 of the list")
        canvas.drawText(text)

    assert _texts(_page(draw, lines("Below", top=200))) == ["Page 1 of 4 of the list", "Below"]
