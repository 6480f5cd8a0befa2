"""What a graph is to be built for, as it is told to the process that builds it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from service.index.tuning import Tuning


@dataclass(frozen=True, slots=True)
class GraphOrder:
    """A shard's folder, open nowhere, and how it is laid out."""

    folder: Path
    dimension: int
    tuning: Tuning

    def to_json(self) -> str:
        """As one argument of a command line."""
        return json.dumps({"folder": str(self.folder), "dimension": self.dimension, "tuning": asdict(self.tuning)})

    @classmethod
    def from_json(cls, text: str) -> "GraphOrder":
        """What `to_json` gave."""
        told = json.loads(text)
        return cls(Path(told["folder"]), told["dimension"], Tuning(**told["tuning"]))
