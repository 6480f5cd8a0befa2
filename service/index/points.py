"""What of a paper goes into the index: its public passages, and each public fact as a point of its own kind."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from extractors.analysis import Analysis, Passage
from extractors.results import Action, Decision, Meeting, Part, Recommendation, Record, Target
from service.index.joining import join_small
from service.index.port import Point, PointKind

if TYPE_CHECKING:
    from service.index.knowledge import Fact, Knowledge

RecordT = TypeVar("RecordT", bound=Record)
POINTS = uuid.UUID("5b0f8d6e-6a4f-5d0c-9a55-2d8c54a7c1ee")
"""Namespace of the ids of points: same place in the same paper, same id."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a fact says beyond its text: a name for its sort, and what only its fields hold."""

    kind: PointKind
    category: str | None
    details: str
    owner: str | None = None
    status: str | None = None
    state: str | None = None
    due_date: str | None = None


def points_of(analysis: Analysis) -> list[Point]:
    """The points of a paper in reading order, passages first. Exempt matter is left out."""
    passages = [passage for passage in analysis.passages if _is_open(passage, analysis)]
    knowledge = _knowledge(analysis, passages)
    return [  # exempt passages are dropped after the joining, so that none is joined over
        *(
            _passage_point(passage, analysis, knowledge)
            for passage in join_small(analysis.passages)
            if _is_open(passage, analysis)
        ),
        *(_fact_point(fact, analysis, passages, knowledge) for fact in _open_facts(analysis)),
    ]


def _is_open(passage: Passage, analysis: Analysis) -> bool:
    """A passage must be public and so must be its part: one flag missed elsewhere lets nothing through here."""
    parts = analysis.result.parts
    return passage.public and (passage.part >= len(parts) or parts[passage.part].public)


def _open_facts(analysis: Analysis) -> list["Fact"]:
    result = analysis.result
    facts: tuple[Fact, ...] = (*result.decisions, *result.actions, *result.targets, *result.recommendations)
    return [fact for fact in _outside_exempt(facts, analysis) if fact.public]


def _outside_exempt(records: Iterable[RecordT], analysis: Analysis) -> list[RecordT]:
    """The records of which nothing stands in exempt matter."""
    closed = [(passage.start, passage.end) for passage in analysis.passages if not _is_open(passage, analysis)]
    return [
        record
        for record in records
        if not any(e.start < end and start < e.end for start, end in closed for e in record.evidence)
    ]


def _knowledge(analysis: Analysis, passages: Sequence[Passage]) -> "Knowledge":
    from service.index.knowledge import Knowledge  # brings the vocabulary, for which no start should wait

    items = _outside_exempt(analysis.result.agenda_items, analysis)
    return Knowledge(
        passages=passages,
        attendees=_outside_exempt(analysis.result.attendees, analysis),
        items=[item for item in items if item.public],
    )


def _passage_point(passage: Passage, analysis: Analysis, knowledge: "Knowledge") -> Point:
    document = analysis.result.document
    meeting = _meeting(analysis, passage.meeting, passage.page)
    known = knowledge.of_passage(passage)
    return Point(
        id=_point_id(document.id, "passage", f"{passage.start}-{passage.end}"),
        document_id=document.id,
        kind="passage",
        text=passage.text,
        headings=passage.headings,
        page=passage.page,
        boxes=passage.boxes,
        start=passage.start,
        end=passage.end,
        body=meeting.body if meeting else None,
        date=meeting.date if meeting else None,
        title=document.title,
        filename=document.filename,
        paper_kind=_paper_kind(analysis, passage, passage.page),
        people=known.people,
        organisations=known.organisations,
        expansions=known.expansions,
        substance=known.substance,
    )


def _fact_point(fact: "Fact", analysis: Analysis, passages: Iterable[Passage], knowledge: "Knowledge") -> Point:
    document = analysis.result.document
    meeting = _meeting(analysis, getattr(fact, "meeting", None), fact.page)
    wording = _wording(fact)
    start = min(e.start for e in fact.evidence)
    around = next((passage for passage in passages if passage.start <= start < passage.end), None)
    known = knowledge.of_fact(fact, around.headings if around else ())
    return Point(
        id=_point_id(document.id, wording.kind, fact.id),
        document_id=document.id,
        kind=wording.kind,
        text=fact.text,
        headings=around.headings if around else (),
        page=fact.page,
        boxes=tuple((e.page, e.boxes) for e in fact.evidence),
        start=start,
        end=max(e.end for e in fact.evidence),
        body=meeting.body if meeting else None,
        date=meeting.date if meeting else None,
        title=document.title,
        filename=document.filename,
        record_id=fact.id,
        category=wording.category,
        details=wording.details,
        paper_kind=_paper_kind(analysis, around, fact.page),
        owner=wording.owner,
        status=wording.status,
        state=wording.state,
        due_date=wording.due_date,
        people=known.people,
        organisations=known.organisations,
        expansions=known.expansions,
        substance=known.substance,
    )


def _wording(fact: "Fact") -> _Wording:
    match fact:
        case Decision():
            return _Wording("decision", fact.kind, _words(fact.mover, fact.seconder))
        case Action():
            return _Wording(
                "action",
                fact.source,
                _words(fact.owner, fact.assignee, fact.reference, fact.due, fact.status),
                owner=fact.assignee or fact.owner,
                status=fact.status,
                state=fact.state,
                due_date=fact.due_date,
            )
        case Target():
            return _Wording("target", fact.direction, _words(fact.metric, fact.deadline))
        case Recommendation():
            return _Wording("recommendation", None, "")


def _words(*fields: str | None) -> str:
    return " · ".join(field for field in fields if field)


def _meeting(analysis: Analysis, index: int | None, page: int) -> Meeting | None:
    """The meeting named, else that of the part on the page, else the only one of the paper."""
    meetings = analysis.result.meetings
    if index is None:
        index = next((part.meeting for part in _parts_on(analysis, page) if part.meeting is not None), None)
    if index is not None:
        return meetings[index]
    return meetings[0] if len(meetings) == 1 else None


def _parts_on(analysis: Analysis, page: int) -> list[Part]:
    return [part for part in analysis.result.parts if part.first_page <= page <= part.last_page]


def _paper_kind(analysis: Analysis, passage: Passage | None, page: int) -> str:
    """The kind of the part that a passage is of, else of the part on the page, else of the whole paper."""
    parts = analysis.result.parts
    if passage is not None and passage.part < len(parts):
        return parts[passage.part].kind
    return next((part.kind for part in _parts_on(analysis, page)), analysis.result.document.kind)


def _point_id(document_id: str, kind: PointKind, place: str) -> str:
    return str(uuid.uuid5(POINTS, f"{document_id}|{kind}|{place}"))
