from collections.abc import Sequence

import numpy as np

from service.embedding.encoding import LOT, States, encoded


def counting(texts: Sequence[str]) -> list[States]:
    """Sees of a text how long it is, and has a piece a letter."""
    assert len(texts) <= LOT
    return [
        States(np.array([len(text), 1.0], dtype=np.float32), np.full((len(text), 2), len(text), dtype=np.float32))
        for text in texts
    ]


def test_vectors_come_in_the_order_of_the_texts() -> None:
    lengths = [(number * 37) % 90 + 1 for number in range(LOT * 2 + 5)]
    made = encoded(["x" * length for length in lengths], counting)
    assert np.allclose(made.whole[:, 0] / made.whole[:, 1], lengths, rtol=1e-3)
    assert made.counts.tolist() == [1 if length <= 48 else len(range(0, length - 16, 16)) for length in lengths]
    assert len(made.windows) == made.counts.sum()


def test_vectors_have_length_one() -> None:
    made = encoded(["a", "bb"], counting)
    assert np.allclose(np.linalg.norm(made.whole, axis=1), 1)
    assert np.allclose(np.linalg.norm(made.windows.astype(np.float32), axis=1), 1, atol=1e-3)
