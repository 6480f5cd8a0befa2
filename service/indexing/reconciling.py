"""Brings the index into agreement with the store, paper by paper, while it is searched and papers come in."""

import logging
from collections.abc import Callable, Iterable

from service.indexing.agreement import Disagreement
from service.indexing.errors import NotMadeError
from service.indexing.holdings import Holdings, Stamp, put
from service.indexing.making import Maker

log = logging.getLogger(__name__)

FLUSHED_EVERY = 50
"""Papers after which the index is written to disk: at most so many are indexed once more after a power cut."""


def reconcile(
    disagreements: Iterable[Disagreement], holdings: Holdings, maker: Maker, *, done: Callable[[Disagreement], None]
) -> None:
    """Put each right from the store; `done` is called with each that is. Of some nothing can be made: they stay.

    Raises what keeps any paper from being put right: IndexingErrors, ModelErrors, ReadingStoppedError.
    """
    for number, disagreement in enumerate(disagreements, 1):
        maker.heed_stop()
        mended = _mend(disagreement.document_id, holdings, maker)
        if number % FLUSHED_EVERY == 0:
            holdings.index.flush()
        if mended:
            done(disagreement)
    holdings.index.flush()


def _mend(document_id: str, holdings: Holdings, maker: Maker) -> bool:
    """Index a paper's reading, then the one that took its place meanwhile, if any: its points must not be lost."""
    put_last: Stamp | None = None
    while (reading := holdings.reading(document_id)) and (stamp := holdings.stamp(reading)) != put_last:
        try:
            put(maker.make(reading), database=holdings.database, into=holdings.index)
        except NotMadeError as error:
            log.warning("left as it is in the index: %s", error)
            return False
        put_last = stamp
    if reading is None:
        holdings.index.delete_document(document_id)
    return True
