from collections.abc import Callable

import pytest
from reportlab.lib.colors import grey
from reportlab.pdfgen.canvas import Canvas

from extractors.reading.frames import frame_of
from extractors.reading.opening import opened
from extractors.reading.rulings import Ruling, rulings_of
from tests.extractors.pdfs import HEIGHT, lines, pdf_of, turned


def _rulings(*draws: Callable[[Canvas], None], rotation: int = 0) -> list[Ruling]:
    with opened(turned(pdf_of(*draws), rotation)) as document:
        return rulings_of(document[0], frame_of(document[0]))


def _line(x0: float, top: float, x1: float, bottom: float) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)


def _bar(x: float, top: float, width: float, height: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(grey)
        canvas.rect(x, HEIGHT - top - height, width, height, stroke=0, fill=1)

    return draw


def _box(ruling: Ruling) -> tuple[int, int, int, int]:
    return round(ruling.x0), round(ruling.top), round(ruling.x1), round(ruling.bottom)


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (_line(72, 100, 300, 100), [(72, 100, 300, 100)]),
        (_bar(72, 100, 200, 1.2), [(72, 101, 272, 101)]),
        (_bar(72, 100, 6, 0.8), [(72, 100, 78, 100)]),  # what strikes out "is"
        (_bar(72, 100, 1, 50), [(72, 100, 72, 150)]),
        (_bar(72, 100, 200, 30), [(72, 100, 272, 100), (72, 130, 272, 130), (72, 100, 72, 130), (272, 100, 272, 130)]),
        (_line(72, 100, 300, 180), []),
        (lambda canvas: canvas.circle(200, 400, 80), []),
        (_line(2000, 100, 2100, 100), []),
        (lines("No lines, only words."), []),
    ],
    ids=["line", "thin bar", "short bar", "upright bar", "area", "slanted", "circle", "off the page", "words"],
)
def test_lines_and_sides_are_rulings(draw: Callable[[Canvas], None], expected: list[tuple[int, int, int, int]]) -> None:
    assert [_box(ruling) for ruling in _rulings(draw)] == expected


def test_sides_of_areas_are_told_from_lines() -> None:
    assert {ruling.side for ruling in _rulings(_bar(72, 100, 200, 30))} == {True}
    assert {ruling.side for ruling in _rulings(_bar(72, 100, 200, 1))} == {False}


def test_rulings_stand_on_the_page_as_it_is_shown() -> None:
    (ruling,) = _rulings(_line(72, 100, 300, 100), rotation=90)
    assert not ruling.horizontal
    assert ruling.bottom - ruling.top == pytest.approx(228, abs=0.5)


def test_rulings_in_forms_are_placed_by_the_forms_matrix() -> None:
    def form(canvas: Canvas) -> None:
        canvas.beginForm("rule")
        canvas.line(0, 0, 100, 0)
        canvas.endForm()
        canvas.translate(72, HEIGHT - 200)
        canvas.doForm("rule")

    assert [_box(ruling) for ruling in _rulings(form)] == [(72, 200, 172, 200)]


def test_the_shade_behind_a_paragraph_in_a_shaded_cell_frames_nothing() -> None:
    def shaded(canvas: Canvas) -> None:
        _bar(72, 100, 200, 30)(canvas)
        _bar(77, 108, 190, 14)(canvas)

    assert {_box(ruling)[1] for ruling in _rulings(shaded)} == {100, 130}


def test_charts_and_endless_paths_are_left_unread() -> None:
    def chart(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(0, 0)
        for i in range(60_000):
            path.lineTo(i / 100, (i * 7919) % 500)
        canvas.drawPath(path)
        _line(72, 100, 300, 100)(canvas)

    assert [_box(ruling) for ruling in _rulings(chart)] == [(72, 100, 300, 100)]
