"""How a point is laid down in an engine: one schema for all engines, so that an index can move between them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal

from service.embedding.port import Vector
from service.index.errors import ExemptPointError, VectorCountError
from service.index.port import Point

SCHEMA_VERSION = 1
DENSE: Final = "dense"
KEYWORDS: Final = "keywords"

DOCUMENT: Final = "document_id"
BODY: Final = "body_key"
DAY: Final = "day"
KIND: Final = "kind"
INDEXED_FIELDS: Final[Mapping[str, Literal["keyword", "integer"]]] = {
    DOCUMENT: "keyword",
    BODY: "keyword",
    KIND: "keyword",
    DAY: "integer",
}


def index_name(model: str) -> str:
    """The name of the collection or folder for vectors of a model: vectors of two models never mix."""
    tame = "".join(c if c.isalnum() or c in ".-" else "-" for c in model)
    return f"minutebook-v{SCHEMA_VERSION}-{tame}"


def body_key(body: str) -> str:
    """A body's name without regard to case and spacing, as papers print it now this way, now that."""
    return " ".join(body.casefold().split())


def day_number(day: date) -> int:
    """A day as a number that sorts as days do: 2024-10-09 is 20241009."""
    return day.year * 10_000 + day.month * 100 + day.day


def check_points(document_id: str, points: Sequence[Point], vectors: Sequence[Vector]) -> None:
    """Raise ExemptPointError for a point that is not public, ValueErrors for points that do not belong together."""
    if len(points) != len(vectors):
        raise VectorCountError(f"{len(points)} points of {document_id} came with {len(vectors)} vectors")
    for point in points:
        if not point.public:
            raise ExemptPointError(f"{point.kind} {point.id} is exempt: keep it out of the index")
        if point.document_id != document_id:
            raise ValueError(f"{point.kind} {point.id} belongs to {point.document_id}, not to {document_id}")


def payload_of(point: Point) -> dict[str, Any]:
    """What an engine keeps of a point besides its vectors."""
    return {
        DOCUMENT: point.document_id,
        KIND: point.kind,
        BODY: body_key(point.body) if point.body else None,
        DAY: day_number(date.fromisoformat(point.date)) if point.date else None,
        "text": point.text,
        "headings": list(point.headings),
        "page": point.page,
        "boxes": [[page, [list(box) for box in boxes]] for page, boxes in point.boxes],
        "start": point.start,
        "end": point.end,
        "body": point.body,
        "date": point.date,
        "title": point.title,
        "filename": point.filename,
        "record_id": point.record_id,
        "category": point.category,
        "details": point.details,
    }


def point_of(point_id: str, payload: Mapping[str, Any]) -> Point:
    """The point that was laid down."""
    return Point(
        id=point_id,
        document_id=payload[DOCUMENT],
        kind=payload[KIND],
        text=payload["text"],
        headings=tuple(payload["headings"]),
        page=payload["page"],
        boxes=tuple((page, tuple((b[0], b[1], b[2], b[3]) for b in boxes)) for page, boxes in payload["boxes"]),
        start=payload["start"],
        end=payload["end"],
        body=payload["body"],
        date=payload["date"],
        title=payload["title"],
        filename=payload["filename"],
        record_id=payload["record_id"],
        category=payload["category"],
        details=payload["details"],
    )
