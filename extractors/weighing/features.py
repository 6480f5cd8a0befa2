"""What tells whether a record is right: the rule that made it, what it states and lacks, and where it stands."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

from extractors.results import Action, AgendaItem, Attendee, Decision, Meeting, Recommendation, Record, Target
from extractors.structure import Structure
from extractors.weighing.sentences import Sentences
from nlp_models.sentence_model import Clues, SentenceKind, SentenceModel

RecordName = Literal["meeting", "agenda_item", "attendee", "decision", "recommendation", "action", "target"]
RECORD_NAMES: Final[tuple[RecordName, ...]] = get_args(RecordName)
RECORD_CLASSES: Final[Mapping[type[Record], RecordName]] = {
    Meeting: "meeting",
    AgendaItem: "agenda_item",
    Attendee: "attendee",
    Decision: "decision",
    Recommendation: "recommendation",
    Action: "action",
    Target: "target",
}
PRIOR, SCORE = "prior", "sentence"
"""The features that are no yes or no: the log odds that the rule and the words give."""
_SCORED: Final[Mapping[RecordName, SentenceKind]] = {"decision": "decision", "action": "action", "target": "target"}
_SHARED = frozenset(Record.model_fields)
_NAMED: Final = ("status", "kind", "source", "direction", "purpose")
"""Fields of a few fixed values, each of which is a feature; an action's printed status is none of them."""
_SUREST = 0.98
_BRIEF, _LONG = 5, 60  # words


@dataclass(frozen=True, slots=True)
class Case:
    """A record as the weighing sees it: named traits, and the clues of its sentences where its kind is scored."""

    name: RecordName
    traits: Mapping[str, float]
    sentences: tuple[Clues, ...] = ()

    def features(self, model: SentenceModel) -> Mapping[str, float]:
        """The traits and the score of the best of the sentences."""
        kind = _SCORED.get(self.name)
        if kind is None or not self.sentences:
            return self.traits
        return {**self.traits, SCORE: max(model.scores(clues)[kind] for clues in self.sentences)}


def case_of(structure: Structure, sentences: Sentences, record: Record) -> Case:
    """One record of a paper as a case to be weighed."""
    name = RECORD_CLASSES[type(record)]
    traits = dict.fromkeys(_traits(structure, record), 1.0)
    traits[PRIOR] = _log_odds(record.confidence)
    traits |= _of_meeting(structure, record)
    if name not in _SCORED:
        return Case(name, traits)
    scored = (each.clues for entry in record.evidence for each in sentences.between(entry.start, entry.end))
    return Case(name, traits, tuple(scored))


def _traits(structure: Structure, record: Record) -> Iterator[str]:
    index = structure.index_at(record.evidence[0].start)
    block, context = structure.blocks[index], structure.contexts[index]
    yield from {f"made by {entry.made_by}" for entry in record.evidence}
    yield f"part {structure.part_of(context).kind}"
    yield from (
        trait
        for trait, holds in (
            ("listed", block.marker is not None),
            ("in table", block.cell is not None),
            ("recognised", block.lines[0].line.words[0].confidence is not None),
            ("derived", bool(record.derived)),
            ("no heading", not context.headings),
        )
        if holds
    )
    for field in _optional(type(record)):
        if getattr(record, field):
            yield f"has {field}"
    for field in _NAMED:
        value = getattr(record, field, None)
        if value and not (field == "status" and isinstance(record, Action)):
            yield f"{field} {value}"
    words = sum(len(entry.quote.split()) for entry in record.evidence)
    if words < _BRIEF or words > _LONG:
        yield "brief" if words < _BRIEF else "long"


def _of_meeting(structure: Structure, record: Record) -> dict[str, float]:
    """How sure the meeting is that a record belongs to: an attendee of a meeting on the wrong day is wrong too."""
    index = getattr(record, "meeting", None)
    if index is None:
        return {}
    meeting = structure.meetings[index]
    return {"meeting": _log_odds(meeting.confidence), "meeting undated": float(meeting.date is None)}


@cache
def _optional(of: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record that may be empty."""
    return tuple(
        name
        for name, field in of.model_fields.items()
        if name not in _SHARED and name not in ("public", "exempt_paragraphs") and "None" in str(field.annotation)
    )


def _log_odds(share: float) -> float:
    kept = min(max(share, 1 - _SUREST), _SUREST)
    return math.log(kept / (1 - kept))
