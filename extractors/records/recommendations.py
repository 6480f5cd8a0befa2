"""The paper's recommendations."""

from extractors.results import Recommendation
from extractors.structure import Structure
from nlp_models import Reader


def find_recommendations(structure: Structure, reader: Reader) -> tuple[Recommendation, ...]:
    """The recommendations of a paper in reading order."""
    del structure, reader
    return ()
