"""What a search covers while the index is behind the papers."""

from dataclasses import replace

from service.indexing.keeper import Keeper
from service.search.ports import Coverage, CoverageSource


class IndexCoverage:
    """Counts the papers that wait for the index as in work, whatever the readings say."""

    def __init__(self, readings: CoverageSource, keeper: Keeper) -> None:
        self._readings, self._keeper = readings, keeper

    def coverage(self) -> Coverage:
        """The counts at this moment."""
        read = self._readings.coverage()
        waiting = min(self._keeper.standing.waiting, read.papers_searched)
        return replace(
            read, papers_searched=read.papers_searched - waiting, papers_in_work=read.papers_in_work + waiting
        )
