"""The paper's actions."""

from collections.abc import Sequence

from extractors.results import Action, Attendee
from extractors.structure import Structure
from nlp_models import Reader


def find_actions(structure: Structure, reader: Reader, attendees: Sequence[Attendee]) -> tuple[Action, ...]:
    """The actions of a paper in reading order."""
    del structure, reader, attendees
    return ()
