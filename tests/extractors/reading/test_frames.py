import io

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.frames import Frame, frame_of
from extractors.results import Box
from tests.extractors.pdfs import blank, pdf_of

LEFT, BOTTOM, RIGHT, TOP = 20.0, 30.0, 420.0, 630.0
FRAMES = st.integers(0, 3).map(lambda quarters: Frame(LEFT, BOTTOM, RIGHT, TOP, quarters))
POINTS = st.floats(-1000, 1000, width=32)
BOXES = st.lists(st.tuples(POINTS, POINTS, POINTS, POINTS), max_size=5)


@given(FRAMES, BOXES)
def test_many_boxes_are_placed_like_each_of_them(frame: Frame, boxes: list[Box]) -> None:
    placed = frame.place_boxes(np.array(boxes, dtype=np.float64).reshape(-1, 4))
    assert [tuple(box) for box in placed.tolist()] == [frame.place_box(*box) for box in boxes]


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [(0, (0, 590, 5, 600)), (1, (0, 0, 10, 5)), (2, (395, 0, 400, 10)), (3, (590, 395, 600, 400))],
)
def test_the_lower_left_corner_goes_with_the_clock(quarters: int, expected: Box) -> None:
    frame = Frame(LEFT, BOTTOM, RIGHT, TOP, quarters)
    assert frame.place_box(LEFT, BOTTOM, LEFT + 5, BOTTOM + 10) == expected


@given(FRAMES)
def test_the_frame_itself_fills_the_page_as_shown(frame: Frame) -> None:
    assert frame.place_box(LEFT, BOTTOM, RIGHT, TOP) == (0, 0, *frame.size)
    assert frame.size == ((600, 400) if frame.quarter_turns % 2 else (400, 600))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_what_is_visible_is_the_crop_box_within_the_media_box(rotation: int) -> None:
    document = pypdfium2.PdfDocument(pdf_of(blank()))
    document[0].set_mediabox(0, 0, 300, 400)
    document[0].set_cropbox(50, 60, 900, 350)
    document[0].set_rotation(rotation)
    out = io.BytesIO()
    document.save(out)
    assert frame_of(pypdfium2.PdfDocument(out.getvalue())[0]) == Frame(50, 60, 300, 350, rotation // 90)
