"""Structure in, records out: one module a kind, each with one public verb; `find_records` runs them all."""

from dataclasses import dataclass

from extractors.records.actions import find_actions
from extractors.records.attendance import find_attendance
from extractors.records.decisions import find_decisions
from extractors.records.recommendations import find_recommendations
from extractors.records.targets import find_targets
from extractors.results import Action, Attendee, Decision, Recommendation, Target
from extractors.structure import Structure
from nlp_models import load_reader


@dataclass(frozen=True, slots=True)
class Records:
    """The facts of a paper, each kind in reading order."""

    attendees: tuple[Attendee, ...]
    decisions: tuple[Decision, ...]
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    targets: tuple[Target, ...]


def find_records(structure: Structure) -> Records:
    """All records of a paper."""
    reader = load_reader()
    attendees = find_attendance(structure, reader)
    return Records(
        attendees=attendees,
        decisions=find_decisions(structure, reader),
        recommendations=find_recommendations(structure, reader),
        actions=find_actions(structure, reader, attendees),
        targets=find_targets(structure, reader),
    )
