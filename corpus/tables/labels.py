"""Tables labelled by hand: where on a page their columns and rows are parted, and which cells are merged."""

from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from extractors.results import Box

LABELS = Path(__file__).parent / "labels.yaml"
"""The labels of tables of real papers, which lie outside the repository."""

SAMPLE_LABELS = Path(__file__).parent / "sample_labels.yaml"
"""The labels of tables of the made-up samples."""

TableKind = Literal["ruled", "half_ruled", "borderless"]
"""Every cell framed; rules on some sides only; none but those that underline figures."""

Steps = Annotated[tuple[float, ...], Field(min_length=2)]


class LabelledTable(BaseModel):
    """A table of one page of a paper. `columns` and `rows` are the borders in points from the page's top left corner.

    `merged` holds row, column, row span and column span of merged cells; `headers` is the number of header rows, None
    where the table has titles elsewhere too. A table that `goes_on` is the rest of the labelled one before; `cut_row`
    tells that its first row is the rest of that one's last.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    paper: str
    page: int = Field(ge=1)
    kind: TableKind
    columns: Steps
    rows: Steps
    headers: int | None = None
    merged: tuple[tuple[int, int, int, int], ...] = ()
    goes_on: bool = False
    cut_row: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for steps in (self.columns, self.rows):
            if any(b <= a for a, b in pairwise(steps)):
                raise ValueError(f"borders of {self.paper}, page {self.page}, do not rise: {steps}")
        for row, column, down, across in self.merged:
            if row + down >= len(self.rows) or column + across >= len(self.columns):
                raise ValueError(f"merged cell {row},{column} of {self.paper}, page {self.page}, leaves its table")
        return self

    @property
    def box(self) -> Box:
        """The table's outline in points."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def cells(self) -> tuple[tuple[int, int, Box], ...]:
        """Row, column and box of every cell; merged cells stand for all that they cover."""
        spans = {(row, column): (down, across) for row, column, down, across in self.merged}
        covered = {
            (row + i, column + j)
            for (row, column), (down, across) in spans.items()
            for i in range(down)
            for j in range(across)
            if i or j
        }
        found = []
        for row in range(len(self.rows) - 1):
            for column in range(len(self.columns) - 1):
                if (row, column) not in covered:
                    down, across = spans.get((row, column), (1, 1))
                    x1, bottom = self.columns[column + across], self.rows[row + down]
                    found.append((row, column, (self.columns[column], self.rows[row], x1, bottom)))
        return tuple(found)


def load_labels(path: Path) -> tuple[LabelledTable, ...]:
    """The labelled tables of a file in its order. Raises `pydantic.ValidationError` where one is malformed."""
    return TypeAdapter(tuple[LabelledTable, ...]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
