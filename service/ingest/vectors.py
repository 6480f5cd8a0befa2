"""A paper's vectors as a file: 32-bit floats, one vector after the other."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from service.embedding.port import Vector


def write_vectors(path: Path, vectors: Sequence[Vector]) -> None:
    """Write vectors of equal length."""
    np.asarray(vectors, dtype="<f4").tofile(path)


def read_vectors(path: Path, *, dimension: int) -> list[Vector]:
    """The vectors of a file."""
    return list(np.fromfile(path, dtype="<f4").reshape(-1, dimension).tolist())
