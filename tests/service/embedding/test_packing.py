import numpy as np

from service.embedding.packing import unpacked


def test_each_passage_gets_its_own_windows() -> None:
    whole = np.array([[1, 2], [3, 4], [5, 6]], dtype=np.float32)
    windows = np.arange(8, dtype=np.float16).reshape(4, 2)
    first, second, third = unpacked(whole, windows, np.array([2, 1, 1], dtype=np.int32))
    assert [list(passage.whole) for passage in (first, second, third)] == whole.tolist()
    assert [list(window) for window in first.windows] == [[0, 1], [2, 3]]
    assert [list(window) for window in (*second.windows, *third.windows)] == [[4, 5], [6, 7]]


def test_no_passages() -> None:
    none = np.zeros((0, 2))
    assert unpacked(none.astype(np.float32), none.astype(np.float16), np.zeros(0, dtype=np.int32)) == []
