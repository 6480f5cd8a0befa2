import numpy as np
import pytest
from PIL import Image

from extractors.reading.ocr.ink import ink_of, is_blank, lie_of, long_runs
from extractors.reading.ocr.ruled import rulings_of_ink
from extractors.reading.ocr.upright import upright
from tests.extractors.pdfs import blank, lines, ruled_table, together
from tests.extractors.reading.ocr.pictures import DOTS_PER_INCH, POINTS_PER_INCH, SENTENCES, picture_of

SCALE = POINTS_PER_INCH / DOTS_PER_INCH
PAGE = lines(*SENTENCES * 5)


@pytest.mark.parametrize("tilt", [-7.0, -1.3, 0.0, 0.4, 3.2])
def test_skew_is_measured(tilt: float) -> None:
    lie = lie_of(picture_of(PAGE).rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255))
    assert not lie.sideways
    assert lie.skew == pytest.approx(-tilt, abs=0.15)


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270])
def test_sideways_text_is_told(turn: Image.Transpose) -> None:
    lie = lie_of(picture_of(PAGE).transpose(turn))
    assert lie.sideways
    assert lie.skew == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
@pytest.mark.parametrize("skew", [0.0, 5.0, -2.0])
def test_boxes_find_their_way_back_to_the_page_as_shown(turn: int, skew: float) -> None:
    shown = Image.new("L", (300, 400), 255)
    shown.paste(0, (80, 260, 100, 270))
    straight, placement = upright(shown, turn, skew, 1.0)
    rows, columns = np.nonzero(np.asarray(straight) < 128)
    middle = columns.mean() + 0.5, rows.mean() + 0.5
    box = placement.shown((middle[0] - 10, middle[1] - 5, middle[0] + 10, middle[1] + 5))
    assert ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) == pytest.approx((90, 265), abs=1.0)
    assert box[2] - box[0] == pytest.approx(10 if turn % 2 else 20, abs=0.1)


def test_a_straight_page_is_left_as_it_is() -> None:
    page = picture_of(PAGE)
    straight, placement = upright(page, 0, 0.05, SCALE)
    assert straight is page
    assert placement.skew == 0


@pytest.mark.parametrize(
    ("page", "is_empty"),
    [
        (picture_of(blank()), True),
        (Image.new("L", (1654, 2339), 180), True),
        (picture_of(lines("Ashcombe")), False),
    ],
    ids=["white", "grey", "a word"],
)
def test_blank_pages(page: Image.Image, is_empty: bool) -> None:
    assert is_blank(page) is is_empty


def test_grain_is_paper() -> None:
    grain = np.random.default_rng(1).normal(240, 8, (800, 600))
    assert is_blank(Image.fromarray(np.clip(grain, 0, 255).astype(np.uint8)))


def test_shading_is_paper_and_text_on_it_ink() -> None:
    page = Image.new("L", (200, 100), 255)
    page.paste(150, (50, 0, 200, 100))
    page.paste(20, (100, 40, 104, 60))
    ink = ink_of(page)
    assert ink[50, 102]
    assert not ink[50, 150]


def test_long_runs_may_have_small_breaks() -> None:
    row = np.ones((1, 100), np.bool_)
    row[0, 50] = False
    assert not long_runs(row, 60).any()
    assert long_runs(row, 60, unbroken=0.95).all()


def test_rulings_of_a_scanned_table() -> None:
    page = picture_of(together(ruled_table([["Ref", "Action"], ["1", "Order grit"]]), lines(*SENTENCES)))
    rulings, own = rulings_of_ink(ink_of(page), SCALE)
    level = sorted(ruling.top for ruling in rulings if ruling.horizontal)
    upended = sorted(ruling.x0 for ruling in rulings if not ruling.horizontal)
    assert level == pytest.approx([200, 224, 248], abs=0.8)
    assert upended == pytest.approx([72, 212, 352], abs=0.8)
    assert own.any()


def test_bold_text_and_black_boxes_are_no_rulings() -> None:
    page = picture_of(lines(*SENTENCES, font="Helvetica-Bold", size=14))
    page.paste(0, (300, 1200, 900, 1500))
    in_text = [ruling for ruling in rulings_of_ink(ink_of(page), SCALE)[0] if ruling.top < 400]
    assert in_text == []
