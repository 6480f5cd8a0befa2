"""What memory the reading of a long pack takes: of a page process, and of the process that holds what was read.

A pack of 1,000 pages is joined from papers. Its pages are read by one page process, which is looked at after 200 pages
and after the last: what it takes on between these it keeps for no use. The reading runs in a process of its own, in
which nothing else was done: `python -m corpus.pack_memory PACK`.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import cycle
from pathlib import Path

import pypdfium2
from pydantic import BaseModel

from corpus.memory import Held, held_by, started_by

PACK_PAGES = 1_000
EARLY_PAGE = 200
"""Pages after which a page process has met all kinds of pages and should grow no more."""


class PackMemory(BaseModel):
    """Memory held after `early_page` pages of a pack and after all `pages`, and by the reader with the records found.

    `worker` is the page process, `reader` the process that gathers the pages and finds the records.
    """

    pages: int
    early_page: int
    worker_early: Held
    worker_late: Held
    reader_started: Held
    reader_pages: Held
    reader_records: Held


def measure_pack(pdfs: Sequence[Path], folder: Path, *, pages: int = PACK_PAGES) -> PackMemory:
    """Join the PDFs over and over to a pack in `folder` and read it in a process of its own.

    Raises CalledProcessError where that fails.
    """
    pack = folder / "pack.pdf"
    join(pdfs, pack, pages=pages)
    command = [sys.executable, "-m", "corpus.pack_memory", str(pack)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603  our own interpreter and code
    return PackMemory.model_validate_json(done.stdout)


def join(pdfs: Sequence[Path], pack: Path, *, pages: int) -> None:
    """Write a PDF of so many pages: those of the PDFs in their order, and again from the first."""
    with pypdfium2.PdfDocument.new() as joined:
        for pdf in cycle(pdfs):
            with pypdfium2.PdfDocument(pdf) as document:
                joined.import_pages(document, list(range(min(len(document), pages - len(joined)))))
            if len(joined) >= pages:
                break
        joined.save(pack)


def read_pack(pack: Path) -> PackMemory:
    """Read a pack by one page process, in this process. Raises OSError where the system does not tell of memory."""
    from extractors import analyse
    from extractors.options import ReadingOptions
    from nlp_models import load_reader

    load_reader()
    started = held_by(os.getpid())
    looks: dict[int, tuple[Held, Held]] = {}

    def progress(done: int, total: int) -> None:
        if done in (EARLY_PAGE, total):
            looks[done] = _worker(), held_by(os.getpid())

    read = analyse(pack.read_bytes(), filename=pack.name, options=ReadingOptions(processes=1), progress=progress)
    pages = len(read.result.pages)
    early = min(EARLY_PAGE, pages)
    return PackMemory(
        pages=pages,
        early_page=early,
        worker_early=looks[early][0],
        worker_late=looks[pages][0],
        reader_started=started,
        reader_pages=looks[pages][1],
        reader_records=held_by(os.getpid()),
    )


def _worker() -> Held:
    """The page process: the largest of the processes that this one started."""
    found = []
    for pid in started_by(os.getpid()):
        with suppress(OSError):  # it ended
            found.append(held_by(pid))
    return max(found, key=lambda held: held.now)


if __name__ == "__main__":
    sys.stdout.write(read_pack(Path(sys.argv[1])).model_dump_json())
