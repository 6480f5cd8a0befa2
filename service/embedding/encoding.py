"""From texts to their vectors and those of their windows, whatever runs the model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from service.embedding.windows import normalised, windows_of

Role = Literal["passages", "queries"]
"""What a model is asked for: some put different words before the one and the other."""

LOT = 64
"""Texts whose pieces' states are held at a time, 400 kB each at most."""


@dataclass(frozen=True, slots=True)
class States:
    """What a model makes of a text: its pooled vector (dimension), and the last state of each of its word pieces
    (pieces × dimension), without the marks that the model puts around a text, unless there is nothing else."""

    pooled: NDArray[np.float32]
    pieces: NDArray[np.float32]


Model = Callable[[Sequence[str]], Sequence[States]]
"""The states of each text; words past the model's longest text do not count."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Vectors of length 1: of each text (texts × dimension), and of its windows, `counts` of each, one after the other.

    Windows are 16-bit floats, as they are kept: half the space, and no other order of answers.
    """

    whole: NDArray[np.float32]
    windows: NDArray[np.float16]
    counts: NDArray[np.int32]


def encoded(texts: Sequence[str], model: Model) -> Encoded:
    """The vectors of at least one text. Texts of like length go through the model together: less padding."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    pooled: dict[int, NDArray[np.float32]] = {}
    windows: dict[int, NDArray[np.float16]] = {}
    for first in range(0, len(order), LOT):
        lot = order[first : first + LOT]
        for number, states in zip(lot, model([texts[number] for number in lot]), strict=True):
            pooled[number] = states.pooled
            windows[number] = windows_of(states.pieces).astype(np.float16)
    numbers = range(len(texts))
    return Encoded(
        whole=normalised(np.stack([pooled[number] for number in numbers])),
        windows=np.concatenate([windows[number] for number in numbers]),
        counts=np.array([len(windows[number]) for number in numbers], dtype=np.int32),
    )
