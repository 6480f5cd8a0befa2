import numpy as np
import pytest

from service.embedding.windows import normalised, windows_of


@pytest.mark.parametrize(
    ("pieces", "windows"), [(1, 1), (32, 1), (48, 1), (49, 3), (64, 3), (65, 4), (80, 4), (254, 15)]
)
def test_windows_by_pieces(pieces: int, windows: int) -> None:
    assert windows_of(np.ones((pieces, 2), dtype=np.float32)).shape == (windows, 2)


def test_a_window_is_the_mean_of_its_pieces_and_no_other() -> None:
    pieces = np.zeros((64, 2), dtype=np.float32)
    pieces[:16, 0] = 1
    pieces[16:, 1] = 1
    first, second, third = windows_of(pieces)
    assert first == pytest.approx([0.5**0.5, 0.5**0.5])
    assert second == pytest.approx([0, 1])
    assert third == pytest.approx([0, 1])


def test_every_piece_is_in_a_window() -> None:
    for count in range(1, 200):
        for piece in (0, count // 2, count - 1):
            pieces = np.zeros((count, 1), dtype=np.float32)
            pieces[piece] = 1
            assert windows_of(pieces).any()


def test_nothing_stays_nothing() -> None:
    assert np.array_equal(normalised(np.zeros((1, 3), dtype=np.float32)), np.zeros((1, 3)))
