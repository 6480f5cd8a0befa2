"""Whose turn it is to change the index as a whole: one process's of all that share a data folder."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service.storage.lock import FolderInUseError, FolderLock

LOCK = "indexing.lock"
LOOK_SECONDS = 1.0


@contextmanager
def turn(folder: Path, *, heed_stop: Callable[[], None]) -> Iterator[None]:
    """Wait for the turn, and keep it until the end. `heed_stop` may raise, to give up waiting."""
    lock = FolderLock(folder, LOCK)
    while True:
        heed_stop()
        try:
            lock.take()
            break
        except FolderInUseError:
            time.sleep(LOOK_SECONDS)
    try:
        yield
    finally:
        lock.release()
