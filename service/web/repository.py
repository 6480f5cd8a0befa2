"""What the pages count and list beyond the API."""

from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.storage.models import RecordRow


class OverviewRepository:
    """Counts public records, names bodies, and finds the meetings that papers are about."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def counts(self) -> Mapping[str, int]:
        """How many public records of each kind there are; kinds without any are absent."""
        rows = self._session.execute(
            select(RecordRow.kind, func.count()).where(RecordRow.public).group_by(RecordRow.kind)
        )
        return {kind: count for kind, count in rows}  # noqa: C416

    def bodies(self) -> list[str]:
        """The bodies that met, as printed, in order of the alphabet."""
        rows = self._session.scalars(
            select(RecordRow.body).where(RecordRow.kind == "meeting", RecordRow.body.is_not(None)).distinct()
        )
        return sorted((body for body in rows if body), key=str.casefold)

    def first_meetings(self, document_ids: Collection[str]) -> Mapping[str, RecordRow]:
        """The first meeting that each of these papers tells of, by paper; absent where it tells of none."""
        rows = self._session.scalars(
            select(RecordRow).where(
                RecordRow.kind == "meeting", RecordRow.position == 0, RecordRow.document_id.in_(document_ids)
            )
        )
        return {row.document_id: row for row in rows}
