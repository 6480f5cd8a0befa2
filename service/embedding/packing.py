"""Passages' vectors from rows of arrays."""

from array import array

import numpy as np
from numpy.typing import NDArray

from service.embedding.port import PassageVectors, Vector


def unpacked(
    whole: NDArray[np.float32], windows: NDArray[np.float16], counts: NDArray[np.int32]
) -> list[PassageVectors]:
    """The vectors of each passage, of which `whole` has a row, and `windows` so many as `counts` tells.

    Each vector is an array of 32-bit floats: a list takes eight times the memory, gigabytes for a paper of 5000 pages.
    """
    ends = np.cumsum(counts)
    vectors, of_windows = _rows(whole), _rows(windows)
    return [
        PassageVectors(vector, tuple(of_windows[end - count : end]))
        for vector, count, end in zip(vectors, counts, ends, strict=True)
    ]


def _rows(vectors: NDArray[np.float32] | NDArray[np.float16]) -> list[Vector]:
    return [array("f", row.tobytes()) for row in vectors.astype(np.float32, copy=False)]
