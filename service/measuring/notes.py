"""The vectors and bodies of a record's passages, noted beside it, to hold searches against."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from service.measuring.multiplying import Paper

VECTORS, NAMES = "vectors.npy", "passages.tsv"


@dataclass(frozen=True, slots=True)
class Noted:
    """The vectors of all passages (passages × dimension), their ids and bodies ("" for none)."""

    vectors: NDArray[np.float16]
    ids: Sequence[str]
    bodies: Sequence[str]


class Notes:
    """Writes vectors and bodies beside the record."""

    def __init__(self, folder: Path, *, passages: int, dimension: int) -> None:
        shape = (passages, dimension)
        self._vectors = np.lib.format.open_memmap(folder / VECTORS, mode="w+", dtype=np.float16, shape=shape)
        self._names = (folder / NAMES).open("w", encoding="utf-8")
        self.noted = 0

    def note(self, paper: Paper) -> None:
        """Note a paper's points."""
        self._vectors[self.noted : self.noted + len(paper.points)] = paper.vectors.wholes
        self._names.writelines(f"{point.id}\t{point.body or ''}\n" for point in paper.points)
        self.noted += len(paper.points)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._vectors.flush()
        self._names.close()


def noted_in(folder: Path) -> Noted:
    """What was noted in a folder. Raises FileNotFoundError."""
    with (folder / NAMES).open(encoding="utf-8") as names:
        rows = [line.rstrip("\n").split("\t") for line in names]
    return Noted(np.load(folder / VECTORS, mmap_mode="r"), [row[0] for row in rows], [row[1] for row in rows])
