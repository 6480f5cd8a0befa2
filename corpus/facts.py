"""The facts of a paper in the one form in which they are compared, from its labels or from an extraction result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from corpus.labels import Label, LabelledPaper
from extractors import ExtractionResult
from extractors.results import Record, Votes

RecordKind = Literal["meetings", "agenda_items", "attendees", "decisions", "actions", "targets", "recommendations"]
KINDS: tuple[RecordKind, ...] = get_args(RecordKind)
FieldValue = str | float | Votes | None

FIELDS: Mapping[RecordKind, tuple[str, ...]] = MappingProxyType(
    {
        "meetings": ("kind", "start", "venue", "page"),
        "agenda_items": ("purpose", "page"),
        "attendees": ("status", "role", "organisation", "page"),
        "decisions": ("kind", "item", "mover", "seconder", "votes", "page"),
        "actions": ("owner", "due_date", "status", "item", "page"),
        "targets": ("direction", "value", "unit", "baseline", "deadline_date", "page"),
        "recommendations": ("page",),
    }
)
"""The fields that are compared once two records are paired."""

_SUBJECTS: Mapping[RecordKind, str] = MappingProxyType(
    {
        "meetings": "body",
        "agenda_items": "title",
        "attendees": "name",
        "decisions": "text",
        "actions": "text",
        "targets": "text",
        "recommendations": "text",
    }
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One record of a paper, as far as it is compared.

    `subject` tells it apart: the body of a meeting, the title of an item, the name of an attendee, the text of the
    others. `date` is the ISO date of its meeting, `number` an item's number, `values` the fields of its kind. What an
    extraction found is always certain, with a confidence; labels may not be certain, and have none.
    """

    subject: str
    page: int = 1
    date: str | None = None
    number: str | None = None
    certain: bool = True
    confidence: float | None = None
    values: Mapping[str, FieldValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """All compared facts of one paper, in reading order."""

    by_kind: Mapping[RecordKind, tuple[Fact, ...]] = field(default_factory=dict)

    def of(self, kind: RecordKind) -> tuple[Fact, ...]:
        """The facts of one kind; none where the paper has none."""
        return self.by_kind.get(kind, ())

    def up_to(self, page: int) -> "PaperFacts":
        """The facts that begin on a page or before it: of long papers only the first pages may be labelled."""
        return PaperFacts(
            {kind: tuple(fact for fact in facts if fact.page <= page) for kind, facts in self.by_kind.items()}
        )


def facts_of(paper: LabelledPaper | ExtractionResult) -> PaperFacts:
    """The facts that a labeller or the extractors state of a paper; both name their fields alike."""
    return PaperFacts({kind: tuple(_fact(kind, record, paper) for record in getattr(paper, kind)) for kind in KINDS})


def _fact(kind: RecordKind, record: Label | Record, paper: LabelledPaper | ExtractionResult) -> Fact:
    return Fact(
        subject=getattr(record, _SUBJECTS[kind]),
        page=record.page,
        date=getattr(record, "date", None) or _meeting_date(getattr(record, "meeting", None), paper),
        number=getattr(record, "number", None),
        certain=getattr(record, "certain", True),
        confidence=getattr(record, "confidence", None),
        values={name: getattr(record, name) for name in FIELDS[kind]},
    )


def _meeting_date(meeting: int | None, paper: LabelledPaper | ExtractionResult) -> str | None:
    """The date of the meeting at an index of the paper's meetings; None where there is no such meeting."""
    if meeting is None or not 0 <= meeting < len(paper.meetings):
        return None
    return paper.meetings[meeting].date
