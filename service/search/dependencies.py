"""What the endpoints of search are given."""

from typing import Annotated

from fastapi import Depends

from service.routing import WithServices
from service.search.ports import CoverageSource
from service.search.repository import DatabaseCoverage
from service.search.service import Searcher


def searcher_of(services: WithServices) -> Searcher:
    """The searcher over the service's index and embedding model."""
    return Searcher(services.index, services.embedder)


def coverage_source_of(services: WithServices) -> CoverageSource:
    """Counts of the papers in the service's database."""
    return DatabaseCoverage(services.database)


WithSearcher = Annotated[Searcher, Depends(searcher_of)]
WithCoverage = Annotated[CoverageSource, Depends(coverage_source_of)]
