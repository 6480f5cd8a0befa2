"""Which authority a labelled paper is of, so that all papers of one can be left out together."""

from functools import cache
from pathlib import Path
from typing import Final

import yaml
from pydantic import TypeAdapter

from corpus.sets import SAMPLES

MADE_UP: Final = "made-up"
"""The body of the sample papers, which is in every training."""
_FILE = Path(__file__).parent / "bodies.yaml"
_BODIES = TypeAdapter(dict[str, list[str]])


def body_of(paper: str, *, of_set: str) -> str:
    """The authority of a paper by its file name without suffix; an unknown one is a body of its own."""
    if of_set == SAMPLES.name:
        return MADE_UP
    fitting = [(len(start), body) for start, body in _beginnings().items() if paper.startswith(start)]
    return max(fitting)[1] if fitting else paper


@cache
def _beginnings() -> dict[str, str]:
    bodies = _BODIES.validate_python(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    return {start: body for body, starts in bodies.items() for start in starts}
