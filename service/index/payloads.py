"""How a point is laid down in an engine: one schema for all engines, so that an index can move between them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, cast

from extractors.results import Box
from service.embedding.port import PassageVectors
from service.index.errors import ExemptPointError, VectorCountError
from service.index.port import Point

SCHEMA_VERSION = 2
DENSE: Final = "dense"
WINDOWS: Final = "windows"
KEYWORDS: Final = "keywords"

DOCUMENT: Final = "document_id"
EDITION: Final = "document_edition"
"""Document and edition in one value (`edition_value`): a count of its values tells both, for every document."""
BODY: Final = "body_key"
DAY: Final = "day"
KIND: Final = "kind"
PAPER_KIND: Final = "paper_kind"
CATEGORY: Final = "category"
OWNER: Final = "owner_key"
STATE: Final = "state"
DUE: Final = "due"
PEOPLE: Final = "people_keys"
ORGANISATIONS: Final = "organisation_keys"
INDEXED_FIELDS: Final[Mapping[str, Literal["keyword", "integer"]]] = {
    DOCUMENT: "keyword",
    EDITION: "keyword",
    BODY: "keyword",
    DAY: "integer",
    KIND: "keyword",
    PAPER_KIND: "keyword",
    CATEGORY: "keyword",
    OWNER: "keyword",
    STATE: "keyword",
    DUE: "integer",
    PEOPLE: "keyword",
    ORGANISATIONS: "keyword",
}
"""The fields that filters ask for. An engine keeps an index of each in memory: no field more than that."""


def index_name(model: str) -> str:
    """The name of the collection or folder for vectors of a model: vectors of two models never mix."""
    tame = "".join(c if c.isalnum() or c in ".-" else "-" for c in model)
    return f"minutebook-v{SCHEMA_VERSION}-{tame}"


def name_key(name: str) -> str:
    """A name without regard to case and spacing, as papers print it now this way, now that."""
    return " ".join(name.casefold().split())


def day_number(day: date) -> int:
    """A day as a number that sorts as days do: 2024-10-09 is 20241009."""
    return day.year * 10_000 + day.month * 100 + day.day


def edition_value(document_id: str, edition: str) -> str:
    """The value of `EDITION`."""
    return f"{document_id}|{edition}"


def document_and_edition(value: str) -> tuple[str, str]:
    """What a value of `EDITION` was made of."""
    document_id, _, edition = value.partition("|")
    return document_id, edition


def documents_in(counts: Iterable[tuple[str, int]]) -> dict[str, tuple[str, int]]:
    """Edition and number of points of each document, from how many points have which value of `EDITION`.

    Where a replacement was stopped midway, the points are of several editions, and all of them are named.
    """
    editions: dict[str, list[str]] = {}
    points: Counter[str] = Counter()
    for value, count in sorted((value, count) for value, count in counts if count):
        document_id, edition = document_and_edition(value)
        editions.setdefault(document_id, []).append(edition)
        points[document_id] += count
    return {document_id: (" and ".join(named), points[document_id]) for document_id, named in editions.items()}


def check_points(document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors]) -> None:
    """Raise ExemptPointError for a point that is not public, ValueErrors for points that do not belong together."""
    if len(points) != len(vectors):
        raise VectorCountError(f"{len(points)} points of {document_id} came with {len(vectors)} vectors")
    for point in points:
        if not point.public:
            raise ExemptPointError(f"{point.kind} {point.id} is exempt: keep it out of the index")
        if point.document_id != document_id:
            raise ValueError(f"{point.kind} {point.id} belongs to {point.document_id}, not to {document_id}")


def payload_of(point: Point, *, edition: str) -> dict[str, Any]:
    """What an engine keeps of a point besides its vectors; fields without a value are left out."""
    every = {
        DOCUMENT: point.document_id,
        EDITION: edition_value(point.document_id, edition),
        **_keys_of(point),
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
        "details": point.details,
        "owner": point.owner,
        "status": point.status,
        "due_date": point.due_date,
        "people": list(point.people),
        "organisations": list(point.organisations),
        "expansions": point.expansions,
        "substance": point.substance,
    }
    return {field: value for field, value in every.items() if value not in (None, [], "")}


def point_of(point_id: str, payload: Mapping[str, Any]) -> Point:
    """The point that was laid down."""
    return Point(
        id=point_id,
        document_id=payload[DOCUMENT],
        kind=payload[KIND],
        text=payload.get("text", ""),
        headings=tuple(payload.get("headings", ())),
        page=payload["page"],
        boxes=tuple(
            (page, cast("tuple[Box, ...]", tuple(map(tuple, boxes)))) for page, boxes in payload.get("boxes", ())
        ),
        start=payload["start"],
        end=payload["end"],
        body=payload.get("body"),
        date=payload.get("date"),
        title=payload.get("title", ""),
        filename=payload.get("filename", ""),
        record_id=payload.get("record_id"),
        category=payload.get(CATEGORY),
        details=payload.get("details", ""),
        paper_kind=payload.get(PAPER_KIND),
        owner=payload.get("owner"),
        status=payload.get("status"),
        state=payload.get(STATE),
        due_date=payload.get("due_date"),
        people=tuple(payload.get("people", ())),
        organisations=tuple(payload.get("organisations", ())),
        expansions=payload.get("expansions", ""),
        substance=payload["substance"],
    )


def _keys_of(point: Point) -> dict[str, Any]:
    """What filters ask for; names as keys, days as numbers."""
    return {
        BODY: name_key(point.body) if point.body else None,
        DAY: _number(point.date),
        KIND: point.kind,
        PAPER_KIND: point.paper_kind,
        CATEGORY: point.category,
        OWNER: name_key(point.owner) if point.owner else None,
        STATE: point.state,
        DUE: _number(point.due_date),
        PEOPLE: list(map(name_key, point.people)),
        ORGANISATIONS: list(map(name_key, point.organisations)),
    }


def _number(iso: str | None) -> int | None:
    return day_number(date.fromisoformat(iso)) if iso else None
