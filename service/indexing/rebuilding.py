"""Makes the index anew from the store, beside the one that is searched."""

import logging
from collections.abc import Mapping

from service.index.port import Successor
from service.indexing.errors import NotMadeError
from service.indexing.holdings import Holdings, Stamp, put
from service.indexing.making import Maker
from service.indexing.repository import KeptReading
from service.ports import Progress

log = logging.getLogger(__name__)


def rebuild(holdings: Holdings, maker: Maker, progress: Progress) -> frozenset[str]:
    """Fill a new index and switch to it. The ids of the papers of which nothing could be made: they stay as they were.

    Raises IndexingErrors, ModelErrors and ReadingStoppedError: the index that is searched is as it was then.
    """
    successor = holdings.index.begin_successor()
    try:
        not_made = _fill(successor, holdings, maker, progress)
        successor.switch()
    except BaseException:
        successor.abandon()
        raise
    holdings.index.flush()
    return not_made


def _fill(successor: Successor, holdings: Holdings, maker: Maker, progress: Progress) -> frozenset[str]:
    """Papers that come, or are read again, meanwhile are put as well, until none is left."""
    stamps: dict[str, Stamp | None] = {}
    not_made: set[str] = set()
    while left := _left(holdings, stamps):
        total = len(stamps.keys() | {reading.document_id for reading, _ in left})
        for reading, stamp in left:
            progress(len(stamps), total)
            not_made.discard(reading.document_id)
            try:
                put(maker.make(reading), database=holdings.database, into=successor)
            except NotMadeError as error:
                log.warning("stays in the index as it was: %s", error)
                successor.carry_over(reading.document_id)
                not_made.add(reading.document_id)
            stamps[reading.document_id] = stamp
        progress(len(stamps), total)
    return frozenset(not_made)


def _left(holdings: Holdings, stamps: Mapping[str, Stamp | None]) -> list[tuple[KeptReading, Stamp | None]]:
    """The readings that were not put yet, with their stamps; those that are lost count as put once they were tried."""
    stamped = ((reading, holdings.stamp(reading)) for reading in holdings.readings())
    return [
        (reading, stamp)
        for reading, stamp in stamped
        if reading.document_id not in stamps or stamps[reading.document_id] != stamp
    ]
