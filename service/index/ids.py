"""The ids of points, which engines take in one form only."""

from collections.abc import Iterable
from uuid import UUID


def possible_ids(ids: Iterable[str]) -> list[str]:
    """Those that can be ids of points; an engine refuses a whole question for one that cannot."""
    return [id_ for id_ in ids if _is_uuid(id_)]


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
