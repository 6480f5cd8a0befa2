"""What the endpoints of search are given."""

from datetime import date
from typing import Annotated

from fastapi import Depends

from service.routing import WithServices
from service.search.ports import CoverageSource
from service.search.service import Searcher


def searcher_of(services: WithServices) -> Searcher:
    """The searcher over the service's index and embedding model."""
    return Searcher(services.index, services.embedder, services.knowledge.current)


def coverage_source_of(services: WithServices) -> CoverageSource:
    """Counts of the papers in the service's database."""
    return services.coverage


def today() -> date:
    """The day that "overdue" is counted from."""
    return date.today()


WithSearcher = Annotated[Searcher, Depends(searcher_of)]
WithCoverage = Annotated[CoverageSource, Depends(coverage_source_of)]
WithToday = Annotated[date, Depends(today)]
