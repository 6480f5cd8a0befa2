import math
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.reading.calls import address_of
from extractors.reading.clipping import clip_of
from extractors.reading.opening import opened
from extractors.results import Box
from tests.extractors.pdfs import pdf_of

Shape = Sequence[tuple[float, float]]


def _frame(left: float, bottom: float, right: float, top: float) -> Shape:
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def _round(corners: int) -> Shape:
    steps = [2 * math.pi * at / corners for at in range(corners)]
    return [(100 + 50 * math.cos(step), 100 + 50 * math.sin(step)) for step in steps]


def _clip(*shapes: Shape) -> Box | None:
    """The frame of a text that is set within these shapes."""

    def draw(canvas: Canvas) -> None:
        for first, *others in shapes:
            path = canvas.beginPath()
            path.moveTo(*first)
            for corner in others:
                path.lineTo(*corner)
            path.close()
            canvas.clipPath(path, stroke=0, fill=0)
        canvas.drawString(60, 60, "The weir")

    with opened(pdf_of(draw)) as document:
        (text,) = document[0].get_objects()
        return clip_of(address_of(text.raw))


@pytest.mark.parametrize(
    ("shapes", "expected"),
    [
        ([], None),
        ([_frame(50, 40, 80, 90)], (50, 40, 80, 90)),
        ([_frame(50, 40, 200, 90), _frame(70, 0, 300, 80)], (70, 40, 200, 80)),
        ([_round(4)], (50, 50, 150, 150)),
        ([_round(100)], None),
        ([_frame(50, 40, 200, 90), _round(100)], None),
    ],
    ids=["none", "a frame", "two frames", "a lozenge", "a drawing", "a frame and a drawing"],
)
def test_a_text_shows_within_the_frames_that_are_simple(shapes: list[Shape], expected: Box | None) -> None:
    found = _clip(*shapes)
    assert found == (expected if expected is None else pytest.approx(expected, abs=0.01))
