"""The endpoints of search over an index made for tests."""

from datetime import date

from fastapi import Depends, FastAPI

from service import problems
from service.routing import refuse_unknown_parameters
from service.search.dependencies import coverage_source_of, searcher_of, today
from service.search.endpoints import router
from service.search.ports import Coverage
from service.search.service import Searcher
from tests.service.search.made_index import BRIDGE, POINTS, point

TODAY = date(2026, 4, 1)
LATE = point(
    5,
    "Orla Fenn to price the lamps in Mill Road.",
    kind="action",
    page=5,
    record_id="action-2",
    category="table",
    owner="Orla Fenn",
    state="open",
    due_date="2026-03-31",
    people=("Orla Fenn",),
    organisations=("Vale Lighting Ltd",),
    paper_kind="action_log",
)
AGAIN = point(6, BRIDGE.text, page=6, document_id="sha256:" + "c" * 64, filename="pack.pdf")
SEARCHED = (*POINTS, LATE, AGAIN)
NAMES = ("Ashcombe Council", "Ashcombe and Vale")


class FixedCoverage:
    """A source that always counts the same."""

    def coverage(self) -> Coverage:
        return Coverage(2, 1, 3, 4, 2, bodies=2, body_names=NAMES, first_day="2025-11-20", last_day="2026-03-02")


def made_app(searcher: Searcher) -> FastAPI:
    """An app that searches as of `TODAY`."""
    app = FastAPI()
    problems.install(app)
    app.include_router(router, dependencies=[Depends(refuse_unknown_parameters)])
    app.add_api_route("/healthz", lambda: {"status": "ok"})
    app.dependency_overrides[searcher_of] = lambda: searcher
    app.dependency_overrides[coverage_source_of] = FixedCoverage
    app.dependency_overrides[today] = lambda: TODAY
    return app
