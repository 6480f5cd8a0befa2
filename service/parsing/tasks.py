"""The tasks of a reading process."""

from dataclasses import dataclass
from pathlib import Path

from extractors import analyse, page_image, probe
from service.parsing.messages import Task
from service.ports import Progress
from service.storage.artefacts import write_artefact


def read_paper(paper: Path, filename: str, artefact: Path, *, progress: Progress) -> None:
    """Read a paper and write what was found to `artefact`."""
    write_artefact(analyse(paper.read_bytes(), filename=filename, progress=progress), artefact)


def count_pages(paper: Path) -> int:
    """Open a paper and count its pages."""
    return probe(paper.read_bytes())


def draw_page(paper: Path, page: int, image: Path) -> None:
    """Write the picture of a page to `image`."""
    image.write_bytes(page_image(paper.read_bytes(), page))


@dataclass(frozen=True, slots=True)
class Tasks:
    """What reading processes are told to do."""

    read_paper: Task = read_paper
    count_pages: Task = count_pages
    draw_page: Task = draw_page
