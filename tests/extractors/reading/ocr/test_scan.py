import numpy as np
import pypdfium2
import pytest
from PIL import Image

from extractors.layout import Page
from extractors.reading.ocr import engine, read_scan
from tests.extractors.pdfs import blank, lines, ruled_table, together
from tests.extractors.reading.ocr.pictures import SENTENCES, picture_of, scan_of

ROTATE = {0: None, 1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}


def read(picture: Image.Image) -> Page:
    document = pypdfium2.PdfDocument(scan_of(picture))
    page = read_scan(document[0], 1, engine("rapidocr"))
    document.close()
    return page


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_page_is_read_whichever_way_it_was_fed(turn: int) -> None:
    shown = picture_of(lines(*SENTENCES))
    method = ROTATE[turn]
    shown = shown if method is None else shown.transpose(method)
    page = read(shown)
    assert page.fate == "ocr"
    assert [line.text for line in page.lines] == list(SENTENCES)
    assert (page.width > page.height) is bool(turn % 2)
    x0, top, x1, bottom = page.lines[0].words[0].box
    middle = (x0 + x1) / 2 / page.width, (top + bottom) / 2 / page.height
    near, across = 97 / 595, 96 / 842  # where "MINUTES" stands on the upright page
    expected = {0: (near, across), 1: (1 - across, near), 2: (1 - near, 1 - across), 3: (across, 1 - near)}
    assert middle == pytest.approx(expected[turn], abs=0.02)


def test_words_tell_their_confidence_and_lines_their_size_and_weight() -> None:
    page = read(
        picture_of(
            together(
                lines("Declarations of Interest", font="Helvetica-Bold", size=16),
                lines(*SENTENCES, top=140),
                lines(*SENTENCES, top=240),
            )
        )
    )
    title, first = page.lines[0], page.lines[1]
    assert title.size == pytest.approx(16, abs=1.5)
    assert first.size == pytest.approx(11, abs=1.0)
    assert title.bold
    assert not first.bold
    assert all(word.confidence is not None and word.confidence > 0.8 for line in page.lines for word in line.words)


def test_a_tilted_page_is_laid_out_straight_and_its_boxes_are_tilted_back() -> None:
    straight = picture_of(lines(*SENTENCES))
    page = read(straight.rotate(2.0, Image.Resampling.BICUBIC, fillcolor=255))
    assert [line.text for line in page.lines] == list(SENTENCES)
    words = page.lines[2].words
    assert words[0].box[1] - words[-1].box[1] == pytest.approx(12, abs=2)  # two degrees over the line's 350 points


def test_a_scanned_table_is_a_table() -> None:
    rows = [["Reference", "Action", "Owner"], ["HB01", "Order the grit", "Beddoes"], ["HB02", "Mend bench", "Naylor"]]
    page = read(picture_of(together(lines(*SENTENCES), ruled_table(rows))))
    (table,) = page.tables
    assert (table.rows, table.columns) == (3, 3)
    cells = {(line.cell.row, line.cell.column): line.text for line in page.lines if line.cell}
    assert cells == {(r, c): text for r, row in enumerate(rows) for c, text in enumerate(row)}


def test_a_blank_page_is_empty() -> None:
    page = read(picture_of(blank()))
    assert (page.fate, page.lines) == ("empty", ())


def test_a_picture_without_text_is_a_scan_without_text() -> None:
    blots = np.random.default_rng(3).integers(0, 255, (12, 9), dtype=np.uint8)
    page = read(Image.fromarray(blots).resize((1654, 2339), Image.Resampling.BICUBIC))
    assert (page.fate, page.reason, page.lines) == ("scan_no_text", "no_text", ())
