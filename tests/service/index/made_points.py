"""Points, vectors and words made for tests of the index."""

from dataclasses import replace

import pytest

from service.embedding.port import PassageVectors, Vector
from service.index.keywords import stem_set
from service.index.port import Point, Words

LOCAL_MODE_WARNS = pytest.mark.filterwarnings(
    "ignore:Payload indexes have no effect in the local Qdrant:UserWarning",
    "ignore:Local mode performs exact:UserWarning",
)
"""Qdrant's client says so where it stands in for a server."""

DIMENSION = 4
PAPER, OTHER_PAPER = "sha256:" + "a" * 64, "sha256:" + "b" * 64
EDITION = "reading-1"


def whole(*vector: float) -> PassageVectors:
    """A passage of one window."""
    return PassageVectors(vector, (vector,))


EAST, NORTH, NORTH_EAST, UP = whole(1, 0, 0, 0), whole(0, 1, 0, 0), whole(0.6, 0.8, 0, 0), whole(0, 0, 1, 0)
EASTWARD: Vector = (1.0, 0.0, 0.0, 0.0)


def words(text: str) -> Words:
    """A question of so many words, all asked for alike."""
    return dict.fromkeys(stem_set(text), 1.0)


def make_point(number: int, text: str, **changes: object) -> Point:
    """A passage of a council's paper."""
    point = Point(
        id=f"00000000-0000-0000-0000-{number:012}",
        document_id=PAPER,
        kind="passage",
        text=text,
        headings=("Highways",),
        page=2,
        boxes=((2, ((10.0, 20.0, 30.5, 40.0),)),),
        start=10,
        end=90,
        body="Ashcombe Council",
        date="2024-03-05",
        title="Agenda of the Council",
        filename="council.pdf",
    )
    return replace(point, **changes)  # type: ignore[arg-type]


BRIDGE = make_point(1, "The footbridge at Pell Lane is to be closed.", paper_kind="minutes", people=("Orla Fenn",))
LAMPS = make_point(
    2,
    "Street lamps were repaired.",
    kind="action",
    record_id="a-1",
    category="table",
    details="Orla",
    owner="Orla Fenn",
    status="In hand",
    state="open",
    due_date="2024-06-30",
    substance=0.5,
)
HEDGES = make_point(
    3,
    "Hedges shall be cut.",
    kind="action",
    category="minuted",
    state="closed",
    due_date="2024-06-01",
    document_id=OTHER_PAPER,
    body="Ashcombe and Vale",
    date="2025-01-10",
    headings=(),
    organisations=("Vale Gardens Trust",),
)
UNDATED = make_point(
    4,
    "A strategy for footbridges.",
    document_id=OTHER_PAPER,
    body=None,
    date=None,
    kind="target",
    expansions="Rights of way improvement plan",
)
ALL = (BRIDGE, LAMPS, HEDGES, UNDATED)
