"""What of a paper goes into the index: its public passages, and each public fact as a point of its own kind."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.analysis import Analysis, Passage
from extractors.results import Action, Decision, Meeting, Part, Recommendation, Target
from service.index.joining import join_small
from service.index.port import Point, PointKind

POINTS = uuid.UUID("5b0f8d6e-6a4f-5d0c-9a55-2d8c54a7c1ee")
"""Namespace of the ids of points: same place in the same paper, same id."""

Fact = Decision | Action | Target | Recommendation


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a fact says beyond its text: a name for its sort, and words that only its fields hold."""

    kind: PointKind
    category: str | None
    details: str


def points_of(analysis: Analysis) -> list[Point]:
    """The points of a paper in reading order, passages first. Exempt matter is left out."""
    passages = [passage for passage in analysis.passages if _is_open(passage, analysis)]
    return [  # exempt passages are dropped after the joining, so that none is joined over
        *(
            _passage_point(passage, analysis)
            for passage in join_small(analysis.passages)
            if _is_open(passage, analysis)
        ),
        *(_fact_point(fact, analysis, passages) for fact in _open_facts(analysis)),
    ]


def _is_open(passage: Passage, analysis: Analysis) -> bool:
    """A passage must be public and so must be its part: one flag missed elsewhere lets nothing through here."""
    parts = analysis.result.parts
    return passage.public and (passage.part >= len(parts) or parts[passage.part].public)


def _open_facts(analysis: Analysis) -> Iterator[Fact]:
    result = analysis.result
    closed = [(passage.start, passage.end) for passage in analysis.passages if not _is_open(passage, analysis)]
    every: Iterable[Fact] = (*result.decisions, *result.actions, *result.targets, *result.recommendations)
    for fact in every:
        ranges = [(e.start, e.end) for e in fact.evidence]
        if fact.public and not any(a < end and start < b for start, end in closed for a, b in ranges):
            yield fact


def _passage_point(passage: Passage, analysis: Analysis) -> Point:
    document = analysis.result.document
    meeting = _meeting(analysis, passage.meeting, passage.page)
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
    )


def _fact_point(fact: Fact, analysis: Analysis, passages: Iterable[Passage]) -> Point:
    document = analysis.result.document
    meeting = _meeting(analysis, getattr(fact, "meeting", None), fact.page)
    wording = _wording(fact)
    start = min(e.start for e in fact.evidence)
    around = next((passage for passage in passages if passage.start <= start < passage.end), None)
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
    )


def _wording(fact: Fact) -> _Wording:
    match fact:
        case Decision():
            return _Wording("decision", fact.kind, _words(fact.mover, fact.seconder))
        case Action():
            return _Wording(
                "action", fact.source, _words(fact.owner, fact.assignee, fact.reference, fact.due, fact.status)
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


def _point_id(document_id: str, kind: PointKind, place: str) -> str:
    return str(uuid.uuid5(POINTS, f"{document_id}|{kind}|{place}"))
