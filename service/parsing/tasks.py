"""The tasks of a reading process. What they need is loaded there alone: the serving process reads no papers."""

import sys
from dataclasses import dataclass
from pathlib import Path

from service.parsing.messages import Task
from service.ports import Progress
from service.storage.artefacts import write_artefact


def load_reader() -> None:
    """Load the code that reads papers, before a process' first order."""
    sys.modules["torch"] = None  # type: ignore[assignment]  # else spaCy loads it, unused: 190 MB and a second
    import extractors.extraction  # noqa: F401
    from nlp_models import load_reader as load_pipeline

    load_pipeline()


def load_pages() -> None:
    """Load the code that opens papers and draws pages, before a process' first order."""
    import extractors.reading  # noqa: F401


def read_paper(paper: Path, filename: str, artefact: Path, *, progress: Progress) -> None:
    """Read a paper and write what was found to `artefact`."""
    from extractors import analyse

    write_artefact(analyse(paper.read_bytes(), filename=filename, progress=progress), artefact)


def count_pages(paper: Path) -> int:
    """Open a paper and count its pages."""
    from extractors import probe

    return probe(paper.read_bytes())


def draw_page(paper: Path, page: int, image: Path) -> None:
    """Write the picture of a page to `image`."""
    from extractors import page_image

    image.write_bytes(page_image(paper.read_bytes(), page))


@dataclass(frozen=True, slots=True)
class Tasks:
    """What reading processes are told to do, and what they load beforehand."""

    read_paper: Task = read_paper
    count_pages: Task = count_pages
    draw_page: Task = draw_page
    load_reader: Task = load_reader
    load_pages: Task = load_pages
