"""How an index is laid out for its size."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Quantisation = Literal["none", "scalar", "binary"]


@dataclass(frozen=True, slots=True)
class Tuning:
    """What the settings say about an index; the defaults suit some hundred thousand points on one machine.

    `graph_points`: the embedded index builds its graph when so many points lack one, 0 for never; a server goes by its
    own rule. `quantisation`: of the vectors that a graph walks; what it finds is weighed by the originals. `on_disk`:
    the originals are read from disk as needed. `shards` and `replicas` are a server's alone, None for its own choice;
    like `quantisation` and `on_disk`, a server takes them when a collection is made.
    """

    graph_points: int = 50_000
    quantisation: Quantisation = "none"
    on_disk: bool = False
    shards: int | None = None
    replicas: int | None = None


UNTUNED = Tuning()

ASKING_EF, FILTERED_EF = 256, 512
"""Candidates that a walk through a graph keeps, without a filter and with one, whose answers lie further apart: with
these, recall of the 100 nearest is at least 0.98 of exact search."""
OVERSAMPLING: Final[Mapping[Quantisation, float]] = {"none": 1.0, "scalar": 1.5, "binary": 12.0}
"""How many times as many are found by quantised vectors as are then weighed by the originals, for the same recall."""
