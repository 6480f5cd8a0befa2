import json
from dataclasses import replace

import pytest

from service.index.payloads import (
    DAY,
    DUE,
    EDITION,
    INDEXED_FIELDS,
    ORGANISATIONS,
    OWNER,
    PEOPLE,
    document_and_edition,
    edition_value,
    index_name,
    payload_of,
    point_of,
)
from service.index.port import Point
from tests.service.index.made_analyses import BOX, DOCUMENT

BARE = Point(
    id="00000000-0000-0000-0000-000000000001",
    document_id=DOCUMENT,
    kind="passage",
    text="Bridges need paint.",
    headings=(),
    page=2,
    boxes=(),
    start=0,
    end=19,
    body=None,
    date=None,
    title="Roads report",
    filename="roads.pdf",
)
FULL = replace(
    BARE,
    kind="action",
    headings=("Highways", "Bridges"),
    boxes=((2, (BOX, BOX)), (3, (BOX,))),
    body="Ashcombe  Council",
    date="2026-03-02",
    record_id="a-1",
    category="table",
    details="B Fenn · end of May",
    paper_kind="action_log",
    owner="B  Fenn",
    status="On hold",
    state="open",
    due_date="2026-05-31",
    people=("B Fenn", "Orla QUILL"),
    organisations=("Vale Trust",),
    expansions="Vale Bridges Fund",
    substance=0.45,
)


@pytest.mark.parametrize("point", [BARE, FULL])
def test_a_point_outlives_the_engine(point: Point) -> None:
    kept = json.loads(json.dumps(payload_of(point, edition="7")))
    assert point_of(point.id, kept) == point


def test_a_payload_holds_the_keys_of_every_filter() -> None:
    payload = payload_of(FULL, edition="7")
    assert set(INDEXED_FIELDS) <= set(payload)
    assert (payload[DAY], payload[DUE], payload[OWNER]) == (20260302, 20260531, "b fenn")
    assert (payload[PEOPLE], payload[ORGANISATIONS]) == (["b fenn", "orla quill"], ["vale trust"])


def test_nothing_is_kept_of_fields_without_a_value() -> None:
    assert None not in payload_of(BARE, edition="7").values()
    assert OWNER not in payload_of(BARE, edition="7")


def test_a_count_of_editions_tells_document_and_edition() -> None:
    value = payload_of(BARE, edition="reading-3|model")[EDITION]
    assert value == edition_value(DOCUMENT, "reading-3|model")
    assert document_and_edition(value) == (DOCUMENT, "reading-3|model")


def test_vectors_of_two_models_or_schemas_never_share_a_name() -> None:
    assert index_name("a/b c") == "minutebook-v2-a-b-c"
    assert index_name("x") != index_name("y")
