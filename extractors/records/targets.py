"""The paper's targets."""

from extractors.results import Target
from extractors.structure import Structure
from nlp_models import Reader


def find_targets(structure: Structure, reader: Reader) -> tuple[Target, ...]:
    """The targets of a paper in reading order."""
    del structure, reader
    return ()
