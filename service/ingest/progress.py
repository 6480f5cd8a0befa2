"""Notes how many pages are read, but not oftener than anyone looks."""

import time

from service.jobs.repository import JobRepository
from service.storage.database import Database

NOTE_SECONDS = 0.3
"""A page takes about 10 ms to read, a note 2 ms."""


class PageCounter:
    """Called with pages done and pages in all while a paper is read."""

    def __init__(self, database: Database, job_id: str) -> None:
        self._database, self._job_id = database, job_id
        self._noted = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Note the count where the last note is old enough, and the last page always."""
        now = time.monotonic()
        if done < total and now - self._noted < NOTE_SECONDS:
            return
        self._noted = now
        with self._database.session() as session:
            JobRepository(session).count_pages(self._job_id, done=done, total=total)
