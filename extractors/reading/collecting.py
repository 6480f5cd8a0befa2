"""Garbage collection while pages are read.

A page is thousands of small values without cycles: looking for cycles at Python's usual pace takes a tenth of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS_BETWEEN_COLLECTIONS = 20_000


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Look for cycles once in so many objects as long as the block runs."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
