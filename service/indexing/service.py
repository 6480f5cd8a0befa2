"""Tells how the index stands, and has it rebuilt."""

from collections.abc import Iterator
from contextlib import contextmanager

from service.index.errors import IndexingError
from service.index.payloads import index_name
from service.indexing.agreement import Disagreement, compare
from service.indexing.places import engine_of, place_of
from service.indexing.repository import RebuildRepository
from service.indexing.schemas import DisagreementView, IndexView, RebuildView
from service.problems import ProblemError, not_found
from service.routing import Services
from service.storage.models import RebuildRow

MOST_TOLD = 100
"""Disagreements told one by one."""


def look(services: Services) -> IndexView:
    """How the index stands. Raises the problem `index_unavailable`."""
    with _reached():
        comparison = compare(services.keeper.holdings)
        points = services.index.count()
    with services.database.session() as session:
        latest = RebuildRepository(session).latest()
    return IndexView(
        engine=engine_of(services.settings),
        name=index_name(services.embedder.name),
        place=place_of(services.settings),
        points=points,
        papers=comparison.papers,
        agrees=not comparison.disagreements,
        disagreements=[_disagreement_view(one) for one in comparison.disagreements[:MOST_TOLD]],
        disagreements_total=len(comparison.disagreements),
        papers_waiting=services.keeper.standing.waiting,
        rebuild=_rebuild_view(latest) if latest else None,
    )


def ask_rebuild(services: Services) -> RebuildView:
    """A rebuild that survives stops of the service; the one that waits or is under way where there is one."""
    with services.database.session() as session:
        view = _rebuild_view(RebuildRepository(session).ask())
    services.keeper.wake()
    return view


def find_rebuild(services: Services, rebuild_id: str) -> RebuildView:
    """The rebuild with this id. Raises the problem `rebuild_not_found`."""
    with services.database.session() as session:
        row = RebuildRepository(session).find(rebuild_id)
        if row is None:
            raise not_found("rebuild", rebuild_id)
        return _rebuild_view(row)


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except IndexingError as error:
        raise ProblemError(503, "index_unavailable", "Index unavailable", f"{error}. Try again later.") from error


def _disagreement_view(disagreement: Disagreement) -> DisagreementView:
    return DisagreementView(
        document_id=disagreement.document_id,
        filename=disagreement.reading.filename if disagreement.reading else None,
        problem=disagreement.problem,
        detail=disagreement.detail,
    )


def _rebuild_view(row: RebuildRow) -> RebuildView:
    return RebuildView.model_validate(
        {
            "id": row.id,
            "state": row.state,
            "papers_done": row.papers_done,
            "papers_total": row.papers_total,
            "papers_failed": row.papers_failed,
            "error": row.error_message,
            "created_at": row.created_at,
            "started_at": row.started_at,
            "finished_at": row.finished_at,
        }
    )
