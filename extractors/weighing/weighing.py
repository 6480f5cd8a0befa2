"""From records as rules found them to records with calibrated confidence."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar

from extractors.records import Records
from extractors.results import Record
from extractors.structure import Structure
from extractors.weighing.features import Case, RecordName, case_of
from extractors.weighing.sentences import Sentences
from nlp_models import Reader
from nlp_models.trained import Trained

FLOOR: Final[Mapping[RecordName, float]] = {
    "decision": 0.5,
    "recommendation": 0.5,
    "action": 0.5,
    "target": 0.5,
}
"""Below this a record does more harm than good. Meetings and items stay, for other records point at them. So do
attendees: those trusted least, of meetings whose day is in doubt, were found to be right all the same."""
_DIGITS = 3

_Kind = TypeVar("_Kind", bound=Record)


def weigh(structure: Structure, records: Records, reader: Reader, trained: Trained) -> tuple[Structure, Records]:
    """The meetings, items and records of a paper, each with its calibrated confidence.

    Records below the `FLOOR` of their kind are left out; order and everything else stay.
    """
    sentences = Sentences(structure, reader)

    def weighed(found: tuple[_Kind, ...]) -> tuple[_Kind, ...]:
        return _weighed(structure, sentences, found, trained)

    return (
        replace(structure, meetings=weighed(structure.meetings), items=weighed(structure.items)),
        Records(
            attendees=weighed(records.attendees),
            decisions=weighed(records.decisions),
            recommendations=weighed(records.recommendations),
            actions=weighed(records.actions),
            targets=weighed(records.targets),
        ),
    )


def _weighed(
    structure: Structure, sentences: Sentences, found: tuple[_Kind, ...], trained: Trained
) -> tuple[_Kind, ...]:
    cases = [case_of(structure, sentences, record) for record in found]
    shares = [confidence(case, trained) for case in cases]
    return tuple(
        record.model_copy(update={"confidence": share})
        for record, case, share in zip(found, cases, shares, strict=True)
        if share >= FLOOR.get(case.name, 0.0)
    )


def confidence(case: Case, trained: Trained) -> float:
    """How likely a record with the traits of `case` is right, 0 to 1."""
    return round(trained.confidence[case.name].probability(case.features(trained.sentences)), _DIGITS)
