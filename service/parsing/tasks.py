"""The tasks of a reading process. What they need is loaded there alone: the serving process reads no papers."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from extractors.options import ReadingOptions
from service.parsing.messages import Task
from service.ports import Progress
from service.storage.artefacts import write_artefact

GIVING_WAY = 10
"""Steps of priority, of 19, by which recognition comes after everything else; its page processes inherit it."""


def load_reader() -> None:
    """Load the code that reads papers, before a process' first order."""
    sys.modules["torch"] = None  # type: ignore[assignment]  # else spaCy loads it, unused: 190 MB and a second
    from extractors.reading import warm

    warm()
    import extractors.extraction  # noqa: F401
    from nlp_models import load_reader as load_pipeline

    load_pipeline()


def load_recogniser() -> None:
    """Load the code that reads papers, into a process that gives way to those in which somebody waits for text."""
    os.nice(GIVING_WAY)
    load_reader()


def load_pages() -> None:
    """Load the code that opens papers and draws pages, before a process' first order."""
    from extractors.reading import warm

    warm()


def read_paper(
    paper: Path, filename: str, artefact: Path, document_id: str | None, options: ReadingOptions, *, progress: Progress
) -> None:
    """Read a paper and write what was found to `artefact`."""
    from extractors import analyse

    analysis = analyse(
        paper.read_bytes(), filename=filename, options=options, document_id=document_id, progress=progress
    )
    write_artefact(analysis, artefact)


def unlock_paper(paper: Path, password: str, unlocked: Path) -> None:
    """Write a copy of a paper that opens without its password to `unlocked`."""
    from extractors import unlocked as unlocked_copy

    unlocked.write_bytes(unlocked_copy(paper.read_bytes(), password))


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
    unlock_paper: Task = unlock_paper
    draw_page: Task = draw_page
    load_reader: Task = load_reader
    load_recogniser: Task = load_recogniser
    load_pages: Task = load_pages
