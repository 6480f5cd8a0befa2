"""The paper's attendance."""

from extractors.results import Attendee
from extractors.structure import Structure
from nlp_models import Reader


def find_attendance(structure: Structure, reader: Reader) -> tuple[Attendee, ...]:
    """The attendance of a paper in reading order."""
    del structure, reader
    return ()
