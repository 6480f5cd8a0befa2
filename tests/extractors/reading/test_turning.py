from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout import Cell, CellRef, Line, Table, Word
from extractors.reading.rulings import Ruling
from extractors.reading.turning import Turn, main_turn
from extractors.reading.words import Piece, upright
from extractors.results import Box

WIDTH, HEIGHT = 595.0, 842.0
QUARTERS = st.integers(0, 3)
TURNS = QUARTERS.map(lambda quarters: Turn(quarters, WIDTH, HEIGHT))


def _ranges(most: float) -> st.SearchStrategy[tuple[float, float]]:
    """Two points in order along a side, in hundredths of a point as boxes are."""
    points = st.integers(0, int(most * 100))
    return st.tuples(points, points).map(lambda ends: (min(ends) / 100, max(ends) / 100))


BOXES: st.SearchStrategy[Box] = st.tuples(_ranges(WIDTH), _ranges(HEIGHT)).map(
    lambda sides: (sides[0][0], sides[1][0], sides[0][1], sides[1][1])
)


def _close(box: Box) -> object:
    return pytest.approx(box, abs=0.011)


@given(TURNS, BOXES)
def test_a_box_comes_back_to_where_it_was(turn: Turn, box: Box) -> None:
    assert turn.back(turn.box(box)) == box


@given(TURNS, BOXES)
def test_a_box_on_the_page_is_on_the_turned_page_with_its_sides_changed_over(turn: Turn, box: Box) -> None:
    x0, top, x1, bottom = turn.box(box)
    assert -0.001 <= x0 <= x1 <= turn.size[0] + 0.001
    assert -0.001 <= top <= bottom <= turn.size[1] + 0.001
    sides = (box[2] - box[0], box[3] - box[1])
    assert (x1 - x0, bottom - top) == pytest.approx(sides[::-1] if turn.quarters % 2 else sides)


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [(0, (10, 20, 60, 30)), (1, (20, 535, 30, 585)), (2, (535, 812, 585, 822)), (3, (812, 10, 822, 60))],
)
def test_the_upper_left_corner_goes_against_the_clock(quarters: int, expected: Box) -> None:
    assert Turn(quarters, WIDTH, HEIGHT).box((10, 20, 60, 30)) == expected


@given(TURNS, QUARTERS, BOXES)
def test_a_word_is_turned_with_its_page(turn: Turn, direction: int, box: Box) -> None:
    piece = Piece("weir", upright(box, direction), 11, True, False, direction)
    turned = turn.piece(piece)
    assert turned.turn == (direction - turn.quarters) % 4
    assert upright(turned.box, -turned.turn) == _close(turn.box(box))
    assert turned._replace(box=piece.box, turn=piece.turn) == piece


@given(TURNS, BOXES)
def test_words_of_the_pages_main_direction_run_from_left_to_right_once_turned(turn: Turn, box: Box) -> None:
    turned = turn.piece(Piece("weir", upright(box, turn.quarters), 11, False, False, turn.quarters))
    assert turned.turn == 0
    assert turn.back(turned.box) == _close(box)


@given(TURNS, BOXES, st.booleans())
def test_a_ruling_is_turned_with_its_page(turn: Turn, box: Box, side: bool) -> None:
    ruling = Ruling(*box, side=side)
    turned = turn.ruling(ruling)
    assert (turned.x0, turned.top, turned.x1, turned.bottom) == turn.box(box)
    assert turned.side == side
    if box[2] - box[0] != pytest.approx(box[3] - box[1]):
        assert (turned.horizontal == ruling.horizontal) == (turn.quarters % 2 == 0)


@given(TURNS, BOXES)
def test_lines_and_tables_come_back_with_all_that_they_hold(turn: Turn, box: Box) -> None:
    line = Line("weir", (Word(0, 4, box, bold=True),), box, 11, cell=CellRef(0, 0, 0))
    table = Table(box, 1, 1, (Cell(0, 0, box, header=True),))
    there = turn.box(box)
    moved = replace(line, words=(line.words[0]._replace(box=there),), box=there)
    assert turn.line_back(moved) == line
    assert turn.table_back(replace(table, box=there, cells=(replace(table.cells[0], box=there),))) == table


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], 0),
        ([("weir", 1)], 1),
        ([("weir", 1), ("a", 0), ("b", 0), ("c", 0)], 1),
        ([("weir", 2), ("bridge", 3), ("ford", 2)], 2),
    ],
    ids=["no words", "one", "by characters, not words", "the most of three"],
)
def test_the_direction_of_most_characters_is_that_of_the_page(words: list[tuple[str, int]], expected: int) -> None:
    assert main_turn([Piece(text, (0, 0, 9, 9), 11, False, False, turn) for text, turn in words]) == expected
