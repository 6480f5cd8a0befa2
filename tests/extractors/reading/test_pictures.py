import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.reading.frames import frame_of
from extractors.reading.opening import opened
from extractors.reading.pictures import covered_by_pictures
from tests.extractors.pdfs import Draw, blank, lines, pdf_of, picture, ruled_table, together, turned

WIDTH, HEIGHT = A4


def _covered(pdf: bytes) -> float:
    with opened(pdf) as document:
        return covered_by_pictures(document[0], frame_of(document[0]))


def _at(x: float, y: float, width: float, height: float) -> Draw:
    """A picture, its place and size in parts of the page."""

    def draw(canvas: Canvas) -> None:
        seen = ImageReader(Image.new("L", (20, 20), 120))
        canvas.drawImage(seen, x * WIDTH, y * HEIGHT, width * WIDTH, height * HEIGHT)

    return draw


def _in_forms(drawn: Draw, deep: int) -> Draw:
    """The drawing in a form, in a form, and so on."""

    def draw(canvas: Canvas) -> None:
        for level in range(deep):
            canvas.beginForm(f"form{level}", upperx=WIDTH, uppery=HEIGHT)
            (drawn if level == 0 else lambda canvas, inner=level - 1: canvas.doForm(f"form{inner}"))(canvas)
            canvas.endForm()
        canvas.doForm(f"form{deep - 1}")

    return draw


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (blank(), 0),
        (together(lines("The board met."), ruled_table([["Ward", "Homes"], ["Elm", "120"]])), 0),
        (picture(), 1),
        (_at(0.25, 0.25, 0.5, 0.5), 0.25),
        (_at(0.5, 0.5, 1, 1), 0.25),
        (_at(1.2, 0, 0.5, 1), 0),
        (together(_at(0, 0, 1, 0.3), _at(0, 0.5, 1, 0.3)), 0.6),
        (together(picture(), picture()), 1),
        (together(_at(0, 0, 0.5, 1), lines("Under a logo")), 0.5),
    ],
    ids=["blank", "text", "scan", "inside", "over the edge", "off the page", "two", "one on another", "beside text"],
)
def test_the_share_of_the_page_under_pictures(drawn: Draw, expected: float) -> None:
    assert _covered(pdf_of(drawn)) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_shown_turned_is_covered_alike(rotation: int) -> None:
    assert _covered(turned(pdf_of(_at(0, 0, 0.5, 0.4)), rotation)) == pytest.approx(0.2, abs=0.001)


@pytest.mark.parametrize(("deep", "expected"), [(1, 1), (3, 1), (4, 0)])
def test_pictures_are_looked_for_in_forms_within_forms(deep: int, expected: float) -> None:
    assert _covered(pdf_of(_in_forms(picture(), deep))) == pytest.approx(expected, abs=0.001)


def test_a_form_without_a_picture_covers_nothing() -> None:
    assert _covered(pdf_of(_in_forms(lines("A stamp"), 1))) == 0
