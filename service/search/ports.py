"""What search asks of the rest of the service."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a search covered, in papers and pages: nothing found means little where much was not read.

    `body_names` are those of the bodies with most public meetings; days are ISO 8601.
    """

    papers_searched: int
    papers_in_work: int
    papers_failed: int
    pages_without_text: int
    pages_waiting: int = 0
    """Of those without text: scanned ones that recognition has yet to come to."""
    bodies: int = 0
    body_names: tuple[str, ...] = ()
    first_day: str | None = None
    last_day: str | None = None


class CoverageSource(Protocol):
    """Counts the papers here."""

    def coverage(self) -> Coverage:
        """The counts at this moment."""
        ...
