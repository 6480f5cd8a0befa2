"""The paper's decisions."""

from extractors.results import Decision
from extractors.structure import Structure
from nlp_models import Reader


def find_decisions(structure: Structure, reader: Reader) -> tuple[Decision, ...]:
    """The decisions of a paper in reading order."""
    del structure, reader
    return ()
