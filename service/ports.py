"""What the service asks of the engines behind it. Each port has adapters that pass one contract test."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from service.storage.keys import FileKey
from service.storage.models import JobKind

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


class Papers(Protocol):
    """Keeps papers and what was made of them, as files that are whole or absent, also after a power cut."""

    def draft(self) -> Path:
        """The path of a new file to write to, not yet kept."""
        ...

    def keep(self, draft: Path, key: FileKey) -> Path:
        """Keep a written draft under its key, durably; one kept before under that key is replaced."""
        ...

    def find(self, key: FileKey) -> Path | None:
        """The file kept under a key, to read from; None where there is none."""
        ...

    def discard(self, draft: Path) -> None:
        """Drop a draft; nothing happens where it was kept or dropped before."""
        ...


class Parser(Protocol):
    """Reads papers outside the serving process. Raises `PaperError` where a paper cannot be read.

    `document_id` is the paper's id where its bytes are not those that were uploaded: a copy unlocked for reading.
    """

    def read(
        self,
        paper: Path,
        *,
        filename: str,
        artefact: Path,
        document_id: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Read a paper and write what was found to `artefact` (see `service.storage.artefacts`).

        Pages that are pictures are passed over: they take seconds each.
        """
        ...

    def recognise(
        self,
        paper: Path,
        *,
        filename: str,
        artefact: Path,
        document_id: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Read a paper as `read` does, and its scanned pages too. Never takes a place from what `read` reads."""
        ...

    def count_pages(self, paper: Path) -> int:
        """Open a paper and count its pages: quick, and refuses what cannot be read at all."""
        ...

    def unlock(self, paper: Path, *, password: str, unlocked: Path) -> None:
        """Write a copy of a paper that opens without its password to `unlocked`."""
        ...

    def draw_page(self, paper: Path, page: int, image: Path) -> None:
        """Write page number `page` as a PNG to `image`. Raises ValueError where there is no such page."""
        ...

    def close(self) -> None:
        """Stop all reading."""
        ...


class Jobs(Protocol):
    """Works off the readings of papers; one handed in is worked off even if the process dies."""

    def submit(self, job_id: str, kind: JobKind = "read") -> None:
        """Hand in a job; handing it in again changes nothing."""
        ...
