import pytest

from extractors.reading.rulings import Ruling
from extractors.reading.strikes import with_strikes
from extractors.reading.words import Piece

WORDS = [
    Piece("pay", (100, 200, 120, 210), 10, False, False, 0),
    Piece("the", (124, 200, 140, 210), 10, False, False, 0),
    Piece("clerk", (144, 200, 170, 210), 10, False, False, 0),
]


def _struck(*rulings: Ruling) -> list[str]:
    return [piece.text for piece in with_strikes(WORDS, rulings) if piece.struck]


def _level(x0: float, x1: float, y: float, *, side: bool = False) -> Ruling:
    return Ruling(x0, y, x1, y, side)


@pytest.mark.parametrize(
    ("ruling", "expected"),
    [
        (_level(124, 170, 205.5), ["the", "clerk"]),
        (_level(100, 170, 207), ["pay", "the", "clerk"]),
        (_level(100, 170, 209), []),
        (_level(100, 170, 203), []),
        (_level(100, 134, 205.5), ["pay", "the"]),
        (_level(100, 132, 205.5), ["pay"]),
        (_level(62, 120, 205.5), ["pay"]),
        (_level(58, 120, 205.5), []),
        (_level(144, 212, 205.5), []),
        (_level(100, 170, 205.5, side=True), []),
        (Ruling(110, 190, 110, 220), []),
    ],
    ids=[
        "through two words", "low", "underlined", "high", "through most of a word", "through half of a word",
        "a little longer than its word", "from the margin", "into the margin", "the side of an area", "upright",
    ],
)  # fmt: skip
def test_which_words_a_ruling_strikes_out(ruling: Ruling, expected: list[str]) -> None:
    assert _struck(ruling) == expected


def test_words_struck_one_by_one() -> None:
    assert _struck(_level(100, 120, 205.5), _level(144, 170, 205.5)) == ["pay", "clerk"]


def test_a_drawing_of_thousands_of_lines_strikes_nothing() -> None:
    assert _struck(*[_level(100, 170, 205.5)] * 2_001) == []
