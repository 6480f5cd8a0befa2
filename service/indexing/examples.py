"""Examples of answers about the index, for the OpenAPI document."""

from service import examples
from service.indexing.schemas import DisagreementView, IndexView, RebuildView

REBUILD = RebuildView(
    id="0d4e6a1c9b7f4c52a8e3f1d2c3b4a596",
    state="running",
    papers_done=120,
    papers_total=400,
    papers_failed=0,
    error=None,
    created_at=examples.TAKEN_IN,
    started_at=examples.TAKEN_IN,
    finished_at=None,
)
INDEX = IndexView(
    engine="embedded",
    name="minutebook-v2-all-MiniLM-L6-v2",
    place="5f2b9c0e7d31",
    points=16_240,
    papers=400,
    agrees=False,
    disagreements=[
        DisagreementView(
            document_id=examples.DOCUMENT_ID,
            filename=examples.FILENAME,
            problem="count_differs",
            detail="has 12 points in the index, not 14",
        )
    ],
    disagreements_total=1,
    papers_waiting=1,
    rebuild=REBUILD,
)
